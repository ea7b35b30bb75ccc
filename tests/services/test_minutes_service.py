from datetime import date, datetime, time

import pytest

from app.domain.agendas import ItemFate
from app.domain.attendance import AttendanceState
from app.domain.errors import Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.votes import VoteDraft, VoteMatter

DAY = date(2026, 11, 3)


@pytest.fixture
def meeting(services, members, clock) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY, time(14, 0))
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    services.attendance.mark_all_present(meeting_id)
    clock.set(14, 0, DAY)
    return meeting_id


@pytest.fixture
def past(services, meeting) -> int:
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting)
    return meeting


def header(services, meeting):
    return services.meetings.file(meeting).header


def test_recording_from_paper_stamps_nothing(services, past):
    following = services.minutes.next_item(past)
    file = services.meetings.file(past)
    assert (file.header.started_at, file.agenda[0].ended_at) == (None, None)
    assert file.agenda[0].fate is ItemFate.DONE
    assert following == file.agenda[1].id
    assert file.agenda[1].started_at is None


def test_going_on_from_paper_ends_after_the_last_item(services, past):
    count = len(services.meetings.file(past).agenda)
    steps = [services.minutes.next_item(past) for _ in range(count)]
    assert steps[-1] is None
    assert all(item.fate for item in services.meetings.file(past).agenda)


def test_lines_written_while_points_are_given_are_stamped_too(services, meeting, clock):
    services.minutes.start(meeting)
    services.minutes.to_scoring(meeting)
    clock.set(15, 26)
    services.minutes.add(meeting, EntryDraft(EntryKind.NOTE, "Chi ủy trình bày điểm."))
    assert services.meetings.file(meeting).entries[0].at == datetime(2026, 11, 3, 15, 26)


def test_a_correction_cannot_take_the_words_of_a_decision(services, meeting):
    services.minutes.start(meeting)
    entry = services.minutes.add(meeting, EntryDraft(EntryKind.DECISION, "Thống nhất."))
    with pytest.raises(Refused, match="Chưa ghi nội dung"):
        services.minutes.save(entry, EntryDraft(EntryKind.DECISION, "  "))


def test_adopting_records_the_vote_and_the_end_in_one_action(services, meeting, clock):
    services.minutes.start(meeting)
    clock.set(15, 35)
    vote = VoteDraft(VoteMatter.MINUTES, agree=5)
    services.minutes.adopt(meeting, vote=vote)
    after = services.meetings.file(meeting)
    assert after.header.ended_at == datetime(2026, 11, 3, 15, 35)
    assert after.votes[0].at == datetime(2026, 11, 3, 15, 35)
    assert after.header.stage is MeetingStage.FINISHING
    services.history.undo()
    before = services.meetings.file(meeting)
    assert (before.votes, before.header.ended_at) == ((), None)


def test_minutes_are_not_adopted_by_more_votes_than_voters(services, meeting):
    services.minutes.start(meeting)
    with pytest.raises(ValidationError, match="Chỉ có 5 người biểu quyết"):
        services.minutes.adopt(meeting, vote=VoteDraft(VoteMatter.MINUTES, agree=6))
    assert header(services, meeting).minutes_adopted_at is None


def test_from_paper_a_vote_alone_adopts_and_no_time_is_invented(services, past):
    services.minutes.adopt(past, vote=VoteDraft(VoteMatter.MINUTES, agree=5))
    file = services.meetings.file(past)
    assert (file.header.ended_at, file.header.minutes_adopted_at) == (None, None)
    assert file.votes[0].at is None
    assert file.header.stage is MeetingStage.FINISHING


def test_from_paper_adoption_needs_a_time_or_a_vote(services, past):
    with pytest.raises(Refused, match="giờ thông qua hoặc số biểu quyết"):
        services.minutes.adopt(past)
    assert header(services, past).stage is MeetingStage.IN_SESSION


def test_times_of_the_meeting_are_corrected_together(services, meeting):
    start, end = datetime(2026, 11, 3, 14, 5), datetime(2026, 11, 3, 15, 40)
    services.minutes.set_times(meeting, start, end)
    assert header(services, meeting).started_at == start
    with pytest.raises(Refused, match="trước giờ bắt đầu"):
        services.minutes.set_times(meeting, end, start)


def test_an_absent_member_keeps_no_times(services, meeting, members):
    member = members["Hồ Sỹ Đạt"]
    services.attendance.set_times(meeting, member, None, datetime(2026, 11, 3, 15, 20))
    services.attendance.mark(meeting, member, AttendanceState.EXCUSED, "ốm")
    line = next(x for x in services.meetings.file(meeting).attendance if x.member_id == member)
    assert (line.left_at, line.reason) == (None, "ốm")
