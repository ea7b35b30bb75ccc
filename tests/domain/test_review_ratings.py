"""Grades and their conditions, the cap with its arithmetic, votes and their majority."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.grades import MemberGrade
from app.domain.review_caps import ReviewCap, cap_verdict, grade_counts
from app.domain.review_ratings import RatingFacts, RatingLimits, grade_of_points, rating_doubts
from app.domain.review_votes import (
    BallotCount,
    GradeVotes,
    check_ballot,
    majority_grade,
    majority_sentence,
    votes_sentence,
)
from app.domain.rule_sets import rule_set_on
from app.domain.scoring_options import CapDenominator, CapRounding
from app.domain.votes import VoteMethod

E, G, C, N = MemberGrade
LIMITS = RatingLimits.of(rule_set_on(date(2026, 12, 3)))
WHOLE = RatingFacts(Fraction(92), tasks=4, in_time=4, above=30, mended=100)


def test_the_limits_are_those_of_the_rules_of_the_day():
    assert (LIMITS.bands, LIMITS.above_least) == ((90, 70, 50), 30)
    assert (LIMITS.late_most, LIMITS.undone_over) == (20, 50)


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90", E), ("89.99", G), ("70", G), ("50", C), ("49.5", N)],
)
def test_points_fall_into_their_band_exactly(points, grade):
    assert grade_of_points(Fraction(points), LIMITS) is grade


@pytest.mark.parametrize(
    ("grade", "changes", "words"),
    [
        (E, {}, ""),
        (E, {"points": Fraction(86)}, "86 điểm thuộc mức Tốt, không phải Xuất sắc (mốc 90/70/50)."),
        (E, {"above": None}, "Chưa ghi tỷ lệ việc vượt mức (Xuất sắc cần từ 30%)."),
        (E, {"above": 25}, "Xuất sắc cần từ 30% việc vượt mức; mới ghi 25%."),
        (E, {"mended": None}, "Chưa ghi kết quả khắc phục hạn chế kỳ trước (Xuất sắc cần 100%)."),
        (E, {"mended": 80}, "Xuất sắc cần khắc phục 100% hạn chế kỳ trước; mới ghi 80%."),
        (E, {"in_time": 3, "late": 1}, "Xuất sắc cần 100% việc đúng hạn; sổ ghi 3/4 (75%)."),
        (G, {"points": None, "in_time": 3}, "Tốt cần 100% việc đúng hạn; sổ ghi 3/4 (75%)."),
        (C, {"points": None, "late": 1},
         "Hoàn thành cho chậm nhiều nhất 20%; sổ ghi chậm 1/4 (25%)."),
        (C, {"points": None, "undone": 1}, "Hoàn thành cần 100% việc xong; sổ ghi 3/4 (75%)."),
        (G, {"points": None, "violation": "khiển trách"},
         "Có kết luận hoặc kỷ luật (khiển trách): quy định xếp không hoàn thành nhiệm vụ."),
        (N, {"points": None, "in_time": 0, "undone": 4, "violation": "khiển trách"}, ""),
        (G, {"points": None, "tasks": 0, "in_time": 0}, ""),
    ],
)  # fmt: skip
def test_a_grade_that_does_not_fit_the_record_is_said_with_the_figures(grade, changes, words):
    assert " ".join(rating_doubts(grade, replace(WHOLE, **changes), LIMITS)) == words


def test_more_than_half_undone_means_the_lowest_grade_by_the_rules():
    facts = replace(WHOLE, points=None, in_time=1, undone=3)
    assert rating_doubts(C, facts, LIMITS)[-1] == (
        "Việc không xong 3/4 (75%), quá 50%: quy định xếp không hoàn thành nhiệm vụ."
    )


COUNTS = {E: 3, G: 10, C: 1, N: 0}


def test_the_cap_of_the_picture_is_a_sentence_with_its_arithmetic():
    verdict = cap_verdict(ReviewCap(), COUNTS)
    assert (verdict.limit, verdict.is_over) == (2, True)
    assert verdict.sentence("Tự nhận") == (
        "Tự nhận xuất sắc 3, trần đang tính được 2 (20% của 10 đồng chí mức Tốt). "
        "Chỉ nhắc, không chặn."
    )


@pytest.mark.parametrize(
    ("denominator", "rounding", "percent", "limit"),
    [
        (CapDenominator.GRADED_GOOD, CapRounding.DOWN, 25, 2),
        (CapDenominator.GRADED_GOOD, CapRounding.NEAREST, 25, 3),
        (CapDenominator.GRADED_GOOD, CapRounding.UP, 21, 3),
        (CapDenominator.GRADED_GOOD_AND_EXCELLENT, CapRounding.DOWN, 20, 2),
        (CapDenominator.ALL_GRADED, CapRounding.UP, 20, 3),
    ],
)
def test_share_and_rounding_are_settings(denominator, rounding, percent, limit):
    cap = ReviewCap(percent, denominator, rounding)
    assert cap_verdict(cap, COUNTS).limit == limit


def test_a_cap_that_is_kept_says_so_and_a_group_names_itself():
    verdict = cap_verdict(ReviewCap(), {**COUNTS, E: 2}, "Giữ chức vụ")
    assert verdict.sentence("Chi bộ đề nghị") == (
        "Giữ chức vụ: Chi bộ đề nghị xuất sắc 2, trong trần 2 (20% của 10 đồng chí mức Tốt)."
    )
    assert grade_counts([E, None, G, E]) == {E: 2, G: 1, C: 0, N: 0}


HANDS = BallotCount(VoteMethod.HANDS, present=18)
SECRET = BallotCount(VoteMethod.SECRET_BALLOT, present=18, issued=18, collected=17, valid=16)


@pytest.mark.parametrize(
    ("ballot", "fields"),
    [
        (HANDS, []),
        (SECRET, []),
        (replace(HANDS, present=0), ["present"]),
        (replace(HANDS, present=21), ["present"]),
        (replace(SECRET, issued=19), ["issued"]),
        (replace(SECRET, collected=19), ["collected"]),
        (replace(SECRET, valid=18), ["valid"]),
        (replace(SECRET, valid=-1), ["valid"]),
    ],
)
def test_more_ballots_than_people_cannot_be(ballot, fields):
    assert [problem.field for problem in check_ballot(ballot, 20)] == fields


@pytest.mark.parametrize(
    ("votes", "ballot", "words"),
    [
        (GradeVotes(2, 14), SECRET, ""),
        (GradeVotes(2, 15), SECRET, "Cộng 17, nhưng chỉ có 16 phiếu hợp lệ."),
        (GradeVotes(2, 15), HANDS, ""),
        (GradeVotes(4, 15), HANDS, "Cộng 19, nhưng chỉ có 18 người biểu quyết."),
        (GradeVotes(-1, 15), HANDS, "Số phiếu không thể âm."),
    ],
)
def test_more_votes_than_voters_are_refused_in_words(votes, ballot, words):
    assert votes_sentence(votes, ballot) == words


def test_more_than_half_of_the_base_decides_not_of_those_who_came():
    assert majority_grade(GradeVotes(1, 11, 4), 20) is G
    assert majority_grade(GradeVotes(1, 10, 4), 20) is None
    assert majority_sentence(GradeVotes(1, 11, 4), 20) == (
        "11/20 phiếu (55%, cần ≥ 11): Hoàn thành tốt nhiệm vụ."
    )
    assert majority_sentence(GradeVotes(1, 10, 4), 20) == (
        "Nhiều nhất 10/20 phiếu (50%, cần ≥ 11): chưa mức nào quá nửa, chi bộ quyết định và ghi "
        "lý do."
    )
    assert majority_sentence(GradeVotes(), 20) == "Chưa biểu quyết."
    assert majority_sentence(GradeVotes(good=1), 0).startswith("1/0 phiếu (–")


def test_votes_are_kept_by_grade_and_none_before_anybody_voted():
    votes = GradeVotes(2, 15, 1)
    assert GradeVotes.from_counts(votes.as_counts()) == votes
    assert (GradeVotes().as_counts(), votes.words, SECRET.invalid) == ({}, "2 · 15 · 1 · 0", 1)
