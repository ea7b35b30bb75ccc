"""Gates: the grade by points and the grade after the conditions, both said."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.choices import PASS, Choice, choice_of_line
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import known_evidence
from app.domain.gates import (
    AppliedGate,
    Gating,
    answer_line,
    answers_in,
    gates_for,
    own_gates,
)
from app.domain.rubrics import Criterion, Gate
from app.domain.score_sheets import SheetLine
from tests.domain.score_samples import ended_facts, last_choices, library, rubric, scored

DETAILED = rubric("an-phu-chi-tiet")
BINH_THUAN = rubric("binh-thuan-gates")
FRAME = rubric("member-phu-luc-5")
K = EvidenceKey


def gated(facts, answers=None, item_map=None):
    gating = Gating(gates_for(BINH_THUAN, DETAILED, item_map), answers or {})
    return scored(DETAILED, facts, last_choices(), gating=gating)


def test_gate_lets_the_grade_pass_when_the_named_items_are_full():
    sheet = gated(ended_facts())
    assert (sheet.grade, sheet.verdict.grade, sheet.verdict.lines) == ("good", "good", ())


def test_gate_holds_good_back_and_says_why():
    facts = ended_facts()
    fewer = replace(facts, attendance=replace(facts.attendance, present=19))
    sheet = gated(fewer)
    assert (sheet.grade, sheet.verdict.grade) == ("good", "fair")
    assert sheet.verdict.sentence == (
        "Điểm 93 – mức theo điểm: Tốt – mức sau điều kiện: Khá (thiếu điểm tối đa ở “Tỷ lệ dự họp”)"
    )


def test_gates_are_off_unless_the_cell_switches_them_on():
    facts = ended_facts()
    fewer = replace(facts, attendance=replace(facts.attendance, present=19))
    assert scored(DETAILED, fewer, last_choices()).verdict.grade == "good"


def test_mapping_shown_by_the_form_can_be_edited():
    sheet = gated(ended_facts(), item_map={"minutes": ("4.7",)})
    assert sheet.verdict.grade == "fair"
    assert "“Ghi chép biên bản”" in sheet.verdict.sentence


def test_number_that_happens_to_be_the_same_elsewhere_is_not_borrowed():
    gate = Gate(id="g", enabled=True, grade="good", criteria_at_max=(Criterion(id="4.3"),))
    lender = replace(BINH_THUAN, gates=(gate,))
    (borrowed,) = gates_for(lender, DETAILED, {})
    assert borrowed.item_map == {"4.3": ()}
    (named,) = own_gates(replace(DETAILED, gates=()), lender)
    assert named.item_map == {"4.3": ("4.3",)}
    assert own_gates(DETAILED, None) == ()


def test_answers_are_kept_as_lines_of_the_sheet_and_disturb_none_of_its_items():
    lines = (
        SheetLine("2.1", level_id="a"),
        SheetLine(answer_line("g"), level_id="fair"),
        SheetLine(answer_line("other")),
    )
    assert answers_in(lines) == {"g": "fair"}
    choices = [*last_choices(), *(choice_of_line(line) for line in lines[1:])]
    assert scored(DETAILED, ended_facts(), choices) == scored(
        DETAILED, ended_facts(), last_choices()
    )


def test_criterion_mapped_to_nothing_is_not_taken_as_met():
    (applied,) = gates_for(BINH_THUAN, rubric("hd42-rut-gon"))
    assert applied.item_map["attendance"] == ()
    sheet = scored(DETAILED, ended_facts(), last_choices(), gating=Gating((applied,)))
    assert sheet.verdict.grade == "fair"


def test_item_that_left_the_sheet_holds_nothing_back():
    gate = Gate(id="g", enabled=True, grade="good", criteria_at_max=(Criterion(id="4.3"),))
    gating = Gating(gates_for(replace(BINH_THUAN, gates=(gate,)), DETAILED))
    assert scored(DETAILED, ended_facts(), last_choices(), gating=gating).verdict.grade == "good"


def test_gate_that_is_switched_off_in_its_file_is_not_offered():
    off = replace(BINH_THUAN, gates=tuple(replace(g, enabled=False) for g in BINH_THUAN.gates))
    assert gates_for(off, DETAILED) == ()


MET = {
    K.TASKS_COMPLETED_PERCENT: 100,
    K.TASKS_ON_TIME_AND_QUALITY: True,
    K.TASKS_ABOVE_REQUIREMENT_PERCENT: 30,
    K.TASKS_BEHIND_SCHEDULE_PERCENT: 0,
    K.TASKS_NOT_COMPLETED_PERCENT: 0,
    K.PREVIOUS_SHORTCOMINGS_EXIST: False,
    K.CONCLUDED_DEGRADATION: False,
    K.DUTY_VIOLATION_DISCIPLINED: False,
    K.FORBIDDEN_ACTS_BAD_INFLUENCE: False,
}


def reviewed(points, *, answers=None, **changes):
    values = {**MET, **{K(key): value for key, value in changes.items()}}
    choices = [Choice("I", points=Fraction(30)), Choice("II", points=Fraction(points - 30))]
    gating = Gating(gates_for(FRAME, FRAME), answers or {})
    return scored(FRAME, known_evidence(values), choices, gating=gating)


@pytest.mark.parametrize(
    ("points", "grade"), [(95, "excellent"), (80, "good"), (60, "completed"), (40, "not_completed")]
)
def test_member_who_meets_every_condition_keeps_the_grade_by_points(points, grade):
    sheet = reviewed(points)
    assert (sheet.grade, sheet.verdict.grade) == (grade, grade)


def test_condition_without_a_stated_fallback_asks_a_person():
    sheet = reviewed(95, tasks_above_requirement_percent=20)
    assert (sheet.grade, sheet.verdict.grade) == ("excellent", None)
    assert sheet.verdict.asks == "excellent-conditions"
    assert sheet.verdict.sentence.endswith(
        "mức sau điều kiện: cần người quyết định (tỷ lệ nhiệm vụ vượt mức: 20,0%)"
    )


def test_answer_is_kept_and_judged_by_the_conditions_of_its_own_grade():
    answers = {"excellent-conditions": "good"}
    assert reviewed(95, answers=answers, tasks_above_requirement_percent=20).verdict.grade == "good"
    sheet = reviewed(95, answers=answers, tasks_completed_percent=90)
    assert (sheet.verdict.grade, sheet.verdict.asks) == (None, "good-conditions")


def test_member_below_all_stated_conditions_is_asked_never_guessed():
    answers = {"excellent-conditions": "completed", "completed-conditions": "not_completed"}
    sheet = reviewed(95, answers=answers, tasks_completed_percent=90)
    assert sheet.verdict.grade == "not_completed"
    assert len(sheet.verdict.lines) == 2


def test_shortcomings_count_only_where_there_were_any():
    fixed = {"previous_shortcomings_exist": True, "previous_shortcomings_fixed_percent": 99}
    assert reviewed(95).verdict.grade == "excellent"
    assert reviewed(95, **fixed).verdict.grade is None
    unknown = reviewed(95, previous_shortcomings_exist=True)
    assert "chưa có dữ liệu “Tỷ lệ hạn chế kỳ trước đã khắc phục”" in unknown.verdict.sentence
    nobody_knows = reviewed(95, previous_shortcomings_exist=None)
    assert nobody_knows.verdict.grade is None


@pytest.mark.parametrize(
    ("fact", "value", "forced"),
    [
        ("concluded_degradation", True, True),
        ("duty_violation_disciplined", True, True),
        ("forbidden_acts_bad_influence", True, True),
        ("tasks_not_completed_percent", Fraction("50.1"), True),
        ("tasks_not_completed_percent", 50, False),
    ],
)
def test_fact_forces_the_lowest_grade(fact, value, forced):
    verdict = reviewed(95, **{fact: value}).verdict
    assert verdict.grade == ("not_completed" if forced else "excellent")
    assert verdict.exception.startswith("Cá nhân tự giác") is forced


def test_competent_level_may_soften_a_forced_grade():
    answers = {"force-not-completed": "completed"}
    verdict = reviewed(95, answers=answers, concluded_degradation=True).verdict
    assert (verdict.grade, verdict.lines[0].gate_id) == ("completed", "force-not-completed")


def test_gates_lent_by_another_rubric_are_found_in_the_library():
    member = rubric("member-a")
    choices = [Choice(item.id, level_id=PASS, points=item.max) for item in member.items()]
    choices[-1] = Choice("B", points=Fraction(70))
    low = known_evidence({**MET, K.TASKS_ABOVE_REQUIREMENT_PERCENT: 0})
    assert scored(member, low, choices).verdict.grade == "excellent"
    lent = scored(member, low, choices, library=library())
    assert (lent.total, lent.verdict.asks) == (100, "excellent-conditions")


def test_grade_of_a_gate_unknown_to_the_sheet_is_said_by_its_name():
    gate = Gate(
        id="g",
        enabled=True,
        grade="good",
        criteria_at_max=(Criterion(id="4.7"),),
        else_grade="other",
    )
    gating = Gating((AppliedGate(gate, {"4.7": ("4.7",)}),))
    verdict = scored(DETAILED, ended_facts(), last_choices(), gating=gating).verdict
    assert "mức sau điều kiện: other (thiếu điểm tối đa ở “4.7”)" in verdict.sentence
