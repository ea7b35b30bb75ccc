"""The year's grade: the rule proves what it states and nothing more."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.grades import grade_labels
from app.domain.roll_up import RuleStanding, SessionGrade, forecast
from app.domain.rubrics import Requirement
from tests.domain.score_samples import rubric, untyped

PHU_THO = rubric("phu-tho")
LABELS = grade_labels(PHU_THO.bands)
RULE = untyped(PHU_THO.roll_up)


def year(*grades, remaining=0, rule=RULE):
    sessions = [SessionGrade("regular", grade) for grade in grades]
    return forecast(rule, LABELS, sessions, remaining)


def test_year_without_a_graded_meeting_says_so():
    found = year(remaining=12)
    assert (found.grade, found.sentence) == (None, "Chưa có kỳ nào được xếp loại trong năm.")


def test_finished_year_that_meets_the_rule_is_good():
    found = year(*["good"] * 8, *["fair"] * 4)
    assert found.grade == "good"
    assert found.sentence == (
        "Đạt điều kiện mức Tốt: 12/12 kỳ từ mức Khá (cần 100%), 8 kỳ từ mức Tốt (cần 7)."
    )
    assert found.counts == (("good", 8), ("fair", 4), ("average", 0), ("poor", 0))


def test_running_year_says_what_holds_so_far():
    found = year(*["good"] * 8, *["fair"] * 3, remaining=1)
    assert found.grade is None
    assert found.rules[0].standing is RuleStanding.ON_TRACK
    assert found.sentence == (
        "Đến nay đạt điều kiện mức Tốt: 11/11 kỳ từ mức Khá (cần 100%), 8 kỳ từ mức Tốt (cần 7); "
        "mức khác: chưa có quy định; còn 1 kỳ."
    )


def test_grade_still_within_reach_is_not_promised():
    found = year(*["good"] * 5, remaining=7)
    assert found.rules[0].standing is RuleStanding.REACHABLE
    assert found.sentence.startswith("Chưa đạt, còn có thể đạt mức Tốt: 5/5 kỳ từ mức Khá")


def test_incomplete_rule_never_gives_a_guessed_grade():
    found = year(*["good"] * 11, "average")
    assert found.rules[0].standing is RuleStanding.OUT_OF_REACH
    assert found.rules[1].standing is RuleStanding.MET
    assert found.grade is None
    assert found.sentence.endswith("mức khác: chưa có quy định.")


def test_one_poor_meeting_ends_the_hope_at_once():
    found = year("good", "poor", remaining=10)
    assert {rule.standing for rule in found.rules} == {RuleStanding.OUT_OF_REACH}


def test_meeting_not_yet_graded_keeps_the_year_open():
    found = year(*["good"] * 11, None)
    assert found.grade is None
    assert found.rules[0].standing is RuleStanding.REACHABLE


def test_only_the_kinds_the_rule_counts_are_counted():
    sessions = [SessionGrade("regular", "good")] * 7 + [SessionGrade("thematic", "poor")]
    assert forecast(RULE, LABELS, sessions, 0).counted == 7
    assert forecast(RULE, LABELS, sessions, 0).grade == "good"


def test_a_combined_meeting_counts_as_the_regular_one_of_its_month():
    sessions = [SessionGrade("regular", "good")] * 6 + [SessionGrade("combined", "good")]
    assert forecast(RULE, LABELS, sessions, 0).counted == 7
    others = replace(RULE, counts=())
    assert forecast(others, LABELS, sessions, 0).counted == 0


def test_complete_rule_gives_the_first_grade_it_proves():
    fair = replace(RULE.rules[1], incomplete=False)
    rule = replace(RULE, rules=(RULE.rules[0], fair), complete=True)
    found = year(*["good"] * 3, *["average"] * 9, rule=rule)
    assert found.grade == "fair"
    assert "chưa có quy định" not in found.sentence
    assert year(*["poor"] * 12, rule=rule).grade is None


@pytest.mark.parametrize(
    ("good", "held", "remaining", "standing"),
    [
        (8, 10, 0, RuleStanding.MET),
        (7, 10, 0, RuleStanding.OUT_OF_REACH),
        (4, 5, 5, RuleStanding.ON_TRACK),
        (3, 5, 5, RuleStanding.REACHABLE),
        (0, 0, 0, RuleStanding.REACHABLE),
        (8, 8, 2, RuleStanding.MET),
    ],
)
def test_share_of_a_year(good, held, remaining, standing):
    wanted = Requirement(share_of_sessions_percent=Fraction(80), at_least="best")
    only = replace(RULE, rules=(replace(RULE.rules[0], require=(wanted,)),))
    labels = {"best": "Tốt", "worst": "Kém"}
    grades = ["best"] * good + ["worst"] * (held - good)
    found = forecast(only, labels, [SessionGrade("regular", g) for g in grades], remaining)
    assert found.rules[0].standing is standing


def test_demand_on_a_grade_the_form_does_not_have_is_said_by_its_name():
    wanted = Requirement(sessions_count=Fraction(1), at_least="good")
    only = replace(RULE, rules=(replace(RULE.rules[0], require=(wanted,)),))
    found = forecast(only, {}, [SessionGrade("regular", None)], 0)
    assert found.rules[0].requirements[0].sentence == "0 kỳ từ mức good (cần 1)"
