from datetime import date, datetime, time

import pytest

from app.domain.agendas import AgendaItemDraft, ItemFate, ItemKind
from app.domain.attendance import AttendanceState
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.votes import VoteDraft, VoteMatter

NOVEMBER = Period(2026, month=11)


@pytest.fixture
def meeting(services, members) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, NOVEMBER, date(2026, 11, 3), time(14, 0))
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    return meeting_id


def test_a_second_meeting_of_a_kind_gets_the_next_key(services, members, meeting):
    again = MeetingDraft(MeetingKind.REGULAR, NOVEMBER, date(2026, 11, 10))
    other = services.meetings.create(again)
    assert services.meetings.file(other).header.key == "2026-11-2"


def test_a_combined_meeting_has_two_parts(services, members):
    draft = MeetingDraft(MeetingKind.COMBINED, NOVEMBER, date(2026, 11, 3))
    file = services.meetings.file(services.meetings.create(draft))
    assert [part.kind.value for part in file.parts] == ["regular", "thematic"]


def test_an_unknown_key_is_answered_with_a_sentence(services):
    with pytest.raises(NotFound, match="2030-01"):
        services.meetings.id_of("2030-01")


def test_opening_lists_everyone_to_be_told(services, meeting):
    notices = services.meetings.file(meeting).notices
    assert len(notices) == 7
    assert notices[-1].is_superior


def test_moving_a_meeting_moves_its_ladder_but_not_what_is_done(services, meeting):
    first = services.meetings.file(meeting).preparations[0]
    services.meetings.set_preparation(first.id, date(2026, 10, 20))
    before = {p.key: p.due_on for p in services.meetings.file(meeting).preparations}
    services.meetings.move(meeting, date(2026, 11, 10), "trùng lịch công tác")
    after = {p.key: p.due_on for p in services.meetings.file(meeting).preparations}
    assert after[first.key] == before[first.key]
    assert after["meeting"] == date(2026, 11, 10)
    assert after["papers"] == date(2026, 11, 9)


def test_a_meeting_is_put_off_only_with_a_reason(services, meeting):
    with pytest.raises(Refused):
        services.meetings.postpone(meeting, " ")
    services.meetings.postpone(meeting, "bão số 9")
    assert services.meetings.file(meeting).header.stage is MeetingStage.POSTPONED


def test_a_stage_cannot_be_jumped_over(services, meeting):
    with pytest.raises(Refused):
        services.meetings.set_stage(meeting, MeetingStage.FINISHING)


@pytest.mark.parametrize(
    ("name", "value"), [("dues_announced", "có"), ("conclusion", True), ("no_such_fact", True)]
)
def test_a_fact_takes_only_its_own_kind_of_value(services, meeting, name, value):
    with pytest.raises(ValueError, match=name):
        services.meetings.set_fact(meeting, name, value)


def test_an_end_before_the_start_is_refused(services, meeting):
    services.meetings.set_fact(meeting, "started_at", datetime(2026, 11, 3, 14, 0))
    with pytest.raises(Refused):
        services.meetings.set_fact(meeting, "ended_at", datetime(2026, 11, 3, 13, 0))
    assert services.meetings.file(meeting).header.ended_at is None


def test_items_keep_their_order_when_one_is_added_moved_and_removed(services, meeting):
    titles = [item.title for item in services.meetings.file(meeting).agenda]
    draft = AgendaItemDraft(ItemKind.DISCUSSION, "Quy chế trực cuối tuần")
    item_id = services.agendas.add(meeting, draft, 2)
    services.agendas.move(item_id, 0)
    agenda = services.meetings.file(meeting).agenda
    assert [item.title for item in agenda] == ["Quy chế trực cuối tuần", *titles]
    assert [item.position for item in agenda] == list(range(1, len(agenda) + 1))
    services.agendas.remove(item_id)
    assert [item.title for item in services.meetings.file(meeting).agenda] == titles


def test_an_item_with_minutes_cannot_be_removed(services, members, meeting):
    item = services.meetings.file(meeting).agenda[1]
    draft = EntryDraft(EntryKind.NOTE, "đã quán triệt", item_id=item.id)
    services.minutes.add(meeting, draft)
    with pytest.raises(Refused):
        services.agendas.remove(item.id)


def test_an_item_is_dropped_only_with_a_reason(services, meeting):
    item = services.meetings.file(meeting).agenda[1]
    with pytest.raises(Refused):
        services.agendas.set_fate(item.id, ItemFate.DROPPED)


def test_next_item_stamps_the_clock_and_ends_the_running_one(services, meeting, clock):
    clock.set(14, 0, date(2026, 11, 3))
    services.minutes.start(meeting)
    clock.set(14, 8)
    services.minutes.next_item(meeting)
    first, second = services.meetings.file(meeting).agenda[:2]
    assert (first.started_at, first.ended_at) == (
        datetime(2026, 11, 3, 14, 0),
        datetime(2026, 11, 3, 14, 8),
    )
    assert first.actual_minutes == 8
    assert second.started_at == datetime(2026, 11, 3, 14, 8)


def test_leaving_early_lowers_who_may_vote_not_the_denominator(services, members, meeting):
    services.attendance.mark_all_present(meeting)
    left = datetime(2026, 11, 3, 9, 20)
    services.attendance.set_times(meeting, members["Hồ Sỹ Đạt"], None, left)
    at = datetime(2026, 11, 3, 9, 30)
    with pytest.raises(ValidationError, match="4"):
        services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, agree=5, at=at))
    services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, agree=4, at=at))
    assert services.meetings.file(meeting).votes[0].agree == 4


def test_marking_absent_drops_times_and_reason_needs_no_presence(services, members, meeting):
    member = members["Hồ Sỹ Đạt"]
    services.attendance.mark(meeting, member, AttendanceState.PRESENT)
    services.attendance.set_times(meeting, member, datetime(2026, 11, 3, 14, 10), None)
    services.attendance.mark(meeting, member, AttendanceState.EXCUSED, "ốm")
    line = next(
        line for line in services.meetings.file(meeting).attendance if line.member_id == member
    )
    assert (line.state, line.reason, line.arrived_at) == (AttendanceState.EXCUSED, "ốm", None)


def test_a_mark_at_an_earlier_meeting_is_seen_at_the_later_one_and_so_is_its_undo(
    services, members, meeting
):
    october = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=10), date(2026, 10, 5))
    earlier, member = services.meetings.create(october), members["Hồ Sỹ Đạt"]
    services.agendas.open(earlier)
    services.meetings.set_stage(earlier, MeetingStage.IN_SESSION)

    def streak() -> tuple[str, ...]:
        years = services.meetings.file(meeting).member_years
        return next(year.streak_periods for year in years if year.member_id == member)

    services.attendance.mark(meeting, member, AttendanceState.EXCUSED, "ốm")
    assert streak() == ("T11",)
    services.attendance.mark(earlier, member, AttendanceState.EXCUSED, "ốm")
    assert streak() == ("T10", "T11")
    services.history.undo()
    assert streak() == ("T11",)


def test_times_of_an_absent_member_are_refused(services, members, meeting):
    with pytest.raises(Refused):
        services.attendance.set_times(
            meeting, members["Hồ Sỹ Đạt"], datetime(2026, 11, 3, 14, 10), None
        )


def test_a_speech_needs_a_speaker(services, meeting):
    with pytest.raises(Refused):
        services.minutes.add(meeting, EntryDraft(EntryKind.SPEECH, "nhất trí"))


def test_undo_restores_a_deleted_meeting_whole(services, members, meeting):
    services.attendance.mark_all_present(meeting)
    before = services.meetings.file(meeting)
    services.meetings.remove(meeting)
    services.history.undo()
    assert services.meetings.file(meeting) == before
