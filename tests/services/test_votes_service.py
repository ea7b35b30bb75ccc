from datetime import date, datetime, time

import pytest

from app.domain.errors import ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.votes import Threshold, VoteDraft, VoteMatter

DAY = date(2026, 11, 3)


@pytest.fixture
def meeting(services, members, clock) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY, time(14, 0))
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    services.attendance.mark_all_present(meeting_id)
    clock.set(14, 0, DAY)
    services.minutes.start(meeting_id)
    return meeting_id


def test_a_vote_on_the_points_is_stamped_while_they_are_given(services, meeting, clock):
    services.minutes.to_scoring(meeting)
    clock.set(15, 30)
    services.votes.record(meeting, VoteDraft(VoteMatter.SCORE, agree=5))
    assert services.meetings.file(meeting).votes[0].at == datetime(2026, 11, 3, 15, 30)


def test_who_has_left_cannot_vote_any_more(services, meeting, members, clock):
    member = members["Hồ Sỹ Đạt"]
    services.attendance.set_times(meeting, member, None, datetime(2026, 11, 3, 15, 20))
    clock.set(15, 24)
    with pytest.raises(ValidationError, match="Chỉ có 4 người biểu quyết"):
        services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, agree=5))
    services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, agree=4))
    assert services.meetings.file(meeting).votes[0].agree == 4


def test_an_admission_needs_two_thirds_unless_told_otherwise(services, meeting):
    services.votes.record(meeting, VoteDraft(VoteMatter.ADMISSION, agree=5))
    assert services.meetings.file(meeting).votes[0].threshold is Threshold.TWO_THIRDS


def test_a_correction_is_judged_like_a_new_vote(services, meeting):
    vote = services.votes.record(meeting, VoteDraft(VoteMatter.AGENDA, agree=5))
    with pytest.raises(ValidationError):
        services.votes.save(vote, VoteDraft(VoteMatter.AGENDA, agree=5, against=1))
    assert services.meetings.file(meeting).votes[0].agree == 5
