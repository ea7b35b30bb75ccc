"""Votes: what can be, what is needed, what the sentence says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rule_sets import rule_set_on
from app.domain.votes import Threshold, VoteDraft, VoteMatter
from app.domain.voting import (
    approval,
    check_vote,
    matter_passed,
    needed,
    threshold_for,
    vote_of,
    vote_passed,
    vote_sentence,
)
from tests.builders import (
    MEETING_DAY,
    a_meeting_file,
    a_vote,
    at,
    before_meeting,
    plain_lines,
    some_rules,
)


@pytest.mark.parametrize(
    ("base", "half", "two_thirds"),
    [(20, 11, 14), (21, 11, 14), (22, 12, 15), (3, 2, 2), (1, 1, 1), (0, 1, 0)],
)
def test_more_than_half_and_two_thirds_of_a_base(base, half, two_thirds):
    assert needed(Threshold.HALF, base) == half
    assert needed(Threshold.TWO_THIRDS, base) == two_thirds


@given(st.integers(1, 500))
def test_what_is_needed_is_the_least_number_that_reaches_the_share(base):
    half, two_thirds = needed(Threshold.HALF, base), needed(Threshold.TWO_THIRDS, base)
    assert Fraction(half, base) > Fraction(1, 2) >= Fraction(half - 1, base)
    assert Fraction(two_thirds, base) >= Fraction(2, 3) > Fraction(two_thirds - 1, base)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (VoteDraft(VoteMatter.RESOLUTION, 17, at=at(15, 24)), None),
        (VoteDraft(VoteMatter.RESOLUTION, 15, 1, 1, at=at(15, 24)), None),
        (VoteDraft(VoteMatter.RESOLUTION, 18, at=at(15, 24)), "Chỉ có 17 người biểu quyết."),
        (VoteDraft(VoteMatter.RESOLUTION, 16, 1, 1, at=at(15, 24)), "Chỉ có 17 người biểu quyết."),
        (VoteDraft(VoteMatter.RESOLUTION, 18), None),
        (VoteDraft(VoteMatter.RESOLUTION, 19), "Chỉ có 18 người biểu quyết."),
        (VoteDraft(VoteMatter.RESOLUTION, 18, -1), "Số người không thể âm."),
        (VoteDraft(VoteMatter.RESOLUTION, 0), "Chưa ghi số người biểu quyết."),
    ],
)
def test_a_vote_that_cannot_be_is_refused_with_the_reason(draft, message):
    problems = check_vote(draft, a_meeting_file())
    assert [problem.message for problem in problems] == ([message] if message else [])


def test_nobody_votes_before_the_attendance_is_taken():
    problems = check_vote(VoteDraft(VoteMatter.AGENDA, 5), before_meeting())
    assert problems[0].message == "Chưa điểm danh nên chưa có người biểu quyết."


def test_a_room_of_probationary_members_has_no_voters():
    file = a_meeting_file(attendance=plain_lines(1, 0, 2, 2))
    problems = check_vote(VoteDraft(VoteMatter.AGENDA, 2), file)
    assert problems[0].message == "Chỉ có 0 người biểu quyết."


def test_the_sentence_shows_base_share_and_who_could_vote():
    file = a_meeting_file(attendance=plain_lines(20, 16))
    assert vote_sentence(a_vote(agree=16), file) == (
        "16/20 tán thành (80%, cần ≥ 11); 16 đồng chí có quyền biểu quyết đang dự"
    )


@pytest.mark.parametrize(
    ("agree", "threshold", "passed"),
    [
        (11, Threshold.HALF, True),
        (10, Threshold.HALF, False),
        (14, Threshold.TWO_THIRDS, True),
        (13, Threshold.TWO_THIRDS, False),
    ],
)
def test_a_vote_passes_on_everybody_of_the_base(agree, threshold, passed):
    assert vote_passed(a_vote(agree=agree, threshold=threshold), a_meeting_file()) is passed


def test_an_empty_base_approves_nothing():
    file = a_meeting_file(attendance=())
    assert approval(a_vote(), file) == 0


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        (VoteMatter.ADMISSION, Threshold.TWO_THIRDS),
        (VoteMatter.NAME_REMOVAL, Threshold.TWO_THIRDS),
        (VoteMatter.RESOLUTION, Threshold.HALF),
        (VoteMatter.RECOGNITION, Threshold.HALF),
    ],
)
def test_the_threshold_follows_the_matter(matter, expected):
    assert threshold_for(matter, rule_set_on(MEETING_DAY)) is expected


def test_the_cell_may_ask_two_thirds_for_other_matters():
    rules = some_rules(two_thirds_matters="recognition")
    assert threshold_for(VoteMatter.RECOGNITION, rules) is Threshold.TWO_THIRDS
    assert threshold_for(VoteMatter.ADMISSION, rules) is Threshold.HALF


def test_the_last_vote_on_a_matter_is_found():
    first, second = a_vote(id=5, agree=3), a_vote(id=6)
    file = a_meeting_file(votes=(first, second))
    assert vote_of(file, VoteMatter.RESOLUTION) == second
    assert vote_of(file, VoteMatter.AGENDA) is None
    assert matter_passed(file, VoteMatter.RESOLUTION)
    assert not matter_passed(file, VoteMatter.AGENDA)
