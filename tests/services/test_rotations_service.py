"""Turns to report through the service: skips with a reason, an item put off is no report."""

from datetime import date

import pytest

from app.domain.agendas import ItemFate, ItemKind
from app.domain.errors import Refused
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period


def a_meeting(services, month: int) -> int:
    day = date(2026, month, 3)
    return services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, month), day, planned_minutes=90)
    )


def study_of(services, meeting_id: int):
    agenda = services.meetings.file(meeting_id).agenda
    return next(item for item in agenda if item.kind is ItemKind.STUDY)


def hold(services, month: int, fate: ItemFate = ItemFate.DONE) -> int:
    """Hold a meeting at which the member in turn reported, or not."""
    meeting_id = a_meeting(services, month)
    services.agendas.open(meeting_id)
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    services.agendas.set_fate(study_of(services, meeting_id).id, fate, "hết giờ")
    return meeting_id


def first(services) -> int:
    return services.rotations.rotation().lines[0].turn.member_id


def test_who_reported_goes_to_the_end_and_the_view_says_when(services, members):
    reporter = first(services)
    meeting_id = hold(services, 9)
    rotation = services.rotations.rotation()
    last = rotation.lines[-1]
    assert last.turn.member_id == reporter == study_of(services, meeting_id).presenter_id
    assert [report.label for report in last.reports] == ["T9/2026"]


def test_a_report_put_off_keeps_the_turn(services, members):
    reporter = first(services)
    hold(services, 9, ItemFate.POSTPONED)
    assert first(services) == reporter


def test_a_skip_with_a_reason_lets_the_next_one_report_and_is_undone(services, members):
    a_meeting(services, 12)
    skipped = first(services)
    services.rotations.skip(skipped, "đi học")
    rotation = services.rotations.rotation()
    assert (rotation.key, rotation.lines[-1].skip_reason) == ("2026-12", "đi học")
    meeting_id = services.meetings.id_of("2026-12")
    services.agendas.open(meeting_id)
    assert study_of(services, meeting_id).presenter_id == rotation.lines[0].turn.member_id
    services.history.undo()
    services.history.undo()
    assert first(services) == skipped


def test_a_skip_is_for_one_meeting_only_and_can_be_given_back(services, members):
    a_meeting(services, 11)
    skipped = first(services)
    services.rotations.skip(skipped, "đi học")
    services.rotations.unskip(skipped)
    assert first(services) == skipped
    services.rotations.skip(skipped, "nghỉ ốm")
    hold_now = services.meetings.id_of("2026-11")
    services.agendas.open(hold_now)
    services.meetings.set_stage(hold_now, MeetingStage.IN_SESSION)
    assert first(services) == skipped


def test_a_skip_without_a_reason_is_refused(services, members):
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        services.rotations.skip(first(services), " ")


def test_the_turn_goes_onto_the_next_agenda_which_opens_by_that(services, members):
    meeting_id = a_meeting(services, 12)
    due = first(services)
    assert services.rotations.put_on_agenda() == meeting_id
    assert study_of(services, meeting_id).presenter_id == due
    assert services.rotations.rotation().is_on_agenda
    services.history.undo()
    assert services.meetings.file(meeting_id).agenda == ()


def test_after_a_skip_the_agenda_names_the_next_one_instead(services, members):
    meeting_id = a_meeting(services, 12)
    skipped = first(services)
    services.rotations.put_on_agenda()
    services.rotations.skip(skipped, "đi học")
    assert not services.rotations.rotation().is_on_agenda
    services.rotations.put_on_agenda()
    item, rotation = study_of(services, meeting_id), services.rotations.rotation()
    assert item.presenter_id == rotation.lines[0].id != skipped
    assert len(item.carried_lines) == 1


def test_an_agenda_whose_item_was_taken_off_gets_it_back_before_the_closing(services, members):
    meeting_id = a_meeting(services, 12)
    services.agendas.open(meeting_id)
    services.agendas.remove(study_of(services, meeting_id).id)
    services.rotations.put_on_agenda()
    kinds = [item.kind for item in services.meetings.file(meeting_id).agenda]
    assert kinds.index(ItemKind.STUDY) < kinds.index(ItemKind.READING)


def test_without_a_planned_meeting_or_members_there_is_nothing_to_put(services):
    with pytest.raises(Refused, match="Kế hoạch năm"):
        services.rotations.put_on_agenda()
    a_meeting(services, 12)
    with pytest.raises(Refused, match="Chưa có đồng chí nào đến lượt"):
        services.rotations.put_on_agenda()


def test_a_report_of_before_the_book_counts_the_wait_and_is_taken_back(services, members):
    hold(services, 9)
    never = services.rotations.rotation().lines[0].id
    services.rotations.note_earlier(never, Period(2026, 5))
    line = next(n for n in services.rotations.rotation().lines if n.id == never)
    assert (line.turn.waited, line.last_label) == (4, "T5/2026")
    services.rotations.note_earlier(never, None)
    assert services.rotations.rotation().lines[0].id == never
    with pytest.raises(Refused, match="chưa đến"):
        services.rotations.note_earlier(never, Period(2027, 1))
