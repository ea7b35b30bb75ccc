"""Periodic duties through their service: into the agenda by themselves, reported per year."""

from datetime import date

import pytest

from app.domain.agendas import ItemFate, ItemOrigin
from app.domain.duties import SUGGESTED, DutyState, PeriodicDutyDraft
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period

DUTY = PeriodicDutyDraft(
    "Kiểm điểm Nghị quyết Trung ương 4", "NQTW4", "Bí thư", (6, 12), date(2026, 1, 1)
)


def a_meeting_of(services, month: int) -> int:
    day = date(2026, month, 3)
    meeting_id = services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, month), day, planned_minutes=90)
    )
    services.agendas.open(meeting_id)
    return meeting_id


def duty_items(services, meeting_id):
    return [i for i in services.meetings.file(meeting_id).agenda if i.duty_id]


def test_a_duty_enters_the_agenda_of_its_month_by_itself(services, members):
    duty_id = services.duties.add(DUTY)
    assert duty_items(services, a_meeting_of(services, 5)) == []
    (item,) = duty_items(services, a_meeting_of(services, 6))
    assert (item.duty_id, item.title, item.origin) == (duty_id, DUTY.title, ItemOrigin.CARRIED)


def test_a_year_says_what_was_done_at_which_meeting(services, members, clock):
    services.duties.add(DUTY)
    clock.set(8, 0, date(2026, 6, 1))
    meeting_id = a_meeting_of(services, 6)
    assert services.duties.lines(2026)[0].state is DutyState.ON_AGENDA
    (item,) = duty_items(services, meeting_id)
    clock.set(14, 0, date(2026, 6, 3))
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    services.agendas.set_fate(item.id, ItemFate.DONE)
    line = services.duties.lines(2026)[0]
    assert (line.state, line.item.meeting_id, line.item.item_id) == (
        DutyState.DONE,
        meeting_id,
        item.id,
    )
    assert line.item.label == "Thường kỳ tháng 6/2026"


def test_a_missed_duty_is_a_finding_of_the_year_and_comes_with_the_next_agenda(services, members):
    services.duties.add(DUTY)
    found = [f for f in services.findings.of_year(2026) if f.code == "S07"]
    assert [f.message for f in found] == ["Tháng 6 chưa làm việc định kỳ: NQTW4."]
    (item,) = duty_items(services, a_meeting_of(services, 11))
    assert item.carried_lines[0].endswith("tháng 6 chưa làm")


def test_suggestions_are_offered_and_nothing_is_on_by_itself(services):
    assert services.duties.list() == ()
    assert services.duties.suggested() == SUGGESTED
    services.duties.add(SUGGESTED[0])
    assert services.duties.suggested() == SUGGESTED[1:]


def test_a_duty_is_changed_switched_and_removed_and_each_can_be_undone(services):
    duty_id = services.duties.add(DUTY)
    services.duties.switch(duty_id, enabled=False)
    assert services.duties.lines(2026) == ()
    services.history.undo()
    assert len(services.duties.lines(2026)) == 2
    services.duties.save(duty_id, PeriodicDutyDraft("Khác", months=(9, 3, 9)))
    assert services.duties.list()[0].months == (3, 9)
    services.duties.remove(duty_id)
    assert services.duties.list() == ()


def test_a_duty_a_meeting_dealt_with_cannot_be_removed(services, members):
    duty_id = services.duties.add(DUTY)
    a_meeting_of(services, 6)
    with pytest.raises(Refused, match="Hãy tắt đi"):
        services.duties.remove(duty_id)


def test_a_duty_without_words_is_refused_and_a_lost_one_is_said(services):
    with pytest.raises(ValidationError, match="Chưa ghi nội dung"):
        services.duties.add(PeriodicDutyDraft("", months=(6,)))
    with pytest.raises(NotFound, match="không còn"):
        services.duties.switch(99, enabled=True)
