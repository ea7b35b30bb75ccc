"""A recorded fact ticks the rung it proves, in the same action; undo takes both back."""

from datetime import date, time

import pytest

from app.domain.meetings import MeetingDraft, MeetingForm, MeetingKind, MeetingStage
from app.domain.periods import Period

DAY = date(2026, 11, 10)
TODAY = date(2026, 11, 4)


def a_meeting(services, kind: MeetingKind = MeetingKind.REGULAR) -> int:
    draft = MeetingDraft(kind, Period(2026, month=11), DAY, time(14, 0))
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    return meeting_id


def done_on(services, meeting: int, key: str) -> date | None:
    rungs = services.meetings.file(meeting).preparations
    return next(rung.done_on for rung in rungs if rung.key == key)


@pytest.mark.parametrize(
    ("kind", "fact", "value", "rung"),
    [
        (MeetingKind.REGULAR, "papers_posted_on", date(2026, 11, 3), "papers"),
        (MeetingKind.REGULAR, "draft_resolution", "1. Số hóa hồ sơ", "draft"),
        (MeetingKind.THEMATIC, "topic_approved_on", date(2026, 11, 2), "approve"),
    ],
)
def test_a_fact_ticks_its_rung_and_undo_takes_it_back(services, members, kind, fact, value, rung):
    meeting = a_meeting(services, kind)
    services.meetings.set_fact(meeting, fact, value)
    assert done_on(services, meeting, rung) == (value if isinstance(value, date) else TODAY)
    services.history.undo()
    assert done_on(services, meeting, rung) is None


def test_taking_a_fact_back_unticks_its_rung(services, members):
    meeting = a_meeting(services)
    services.meetings.set_fact(meeting, "papers_posted_on", DAY)
    services.meetings.set_fact(meeting, "papers_posted_on", None)
    assert done_on(services, meeting, "papers") is None


def test_a_day_ticked_by_hand_stays(services, members):
    meeting = a_meeting(services)
    rung = next(r for r in services.meetings.file(meeting).preparations if r.key == "papers")
    services.meetings.set_preparation(rung.id, date(2026, 11, 1))
    services.meetings.set_fact(meeting, "papers_posted_on", date(2026, 11, 3))
    assert done_on(services, meeting, "papers") == date(2026, 11, 1)


def test_the_last_notice_ticks_the_invitation(services, members):
    meeting = a_meeting(services)
    ids = tuple(line.id for line in services.meetings.file(meeting).notices)
    services.meetings.send_notices(ids[:-1], date(2026, 11, 2))
    assert done_on(services, meeting, "invite") is None
    services.meetings.send_notices(ids[-1:], date(2026, 11, 3))
    assert done_on(services, meeting, "invite") == date(2026, 11, 3)
    services.meetings.send_notices(ids[:1], None)
    assert done_on(services, meeting, "invite") is None


def test_a_held_committee_meeting_ticks_its_rung_when_linked(services, members):
    meeting = a_meeting(services)
    committee = a_meeting(services, MeetingKind.COMMITTEE)
    services.meetings.set_stage(committee, MeetingStage.IN_SESSION)
    services.meetings.link_committee(committee, meeting)
    assert done_on(services, meeting, "committee") == DAY


def test_a_linked_committee_meeting_ticks_its_rung_when_it_is_held(services, members):
    meeting = a_meeting(services)
    committee = a_meeting(services, MeetingKind.COMMITTEE)
    services.meetings.link_committee(committee, meeting)
    assert done_on(services, meeting, "committee") is None
    services.minutes.start(committee)
    assert done_on(services, meeting, "committee") == DAY
    services.meetings.set_stage(committee, MeetingStage.PREPARING)
    assert done_on(services, meeting, "committee") is None


def test_a_meeting_by_groups_gets_a_part_for_every_group(services, members):
    groups = [services.members.add_group(f"Tổ đảng {n}") for n in (1, 2)]
    draft = MeetingDraft(
        MeetingKind.REGULAR, Period(2026, month=11), DAY, place="Hội trường",
        form=MeetingForm.BY_GROUP,
    )  # fmt: skip
    meeting = services.meetings.create(draft)
    parts = services.meetings.file(meeting).parts
    assert [part.group_id for part in parts] == groups
    services.meetings.save_group_part(parts[0].id, "Nhà văn hóa", None, None)
    services.meetings.save(meeting, services.meetings.draft_of(meeting))
    after = services.meetings.file(meeting).parts
    assert [part.place for part in after] == ["Nhà văn hóa", "Hội trường"]
