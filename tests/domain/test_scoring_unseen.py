"""A rubric nobody has seen before is scored by the same engine, odd corners included."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.data.rubric_files import import_rubric
from app.domain.acts import Act
from app.domain.choices import FAIL, PASS, Choice
from app.domain.evidence_keys import EvidenceKey, is_yes_no
from app.domain.evidence_values import Evidence, known_evidence
from app.domain.outcomes import MAX_CASES, bounds
from app.domain.rubrics import Condition, NotApplicable, Policy, RubricItem, RubricItemKind
from app.domain.scored_items import LineState
from app.domain.scoring import check_entry
from tests.domain.score_samples import ended_facts, rubric, sample_facts, scored, untyped

K = EvidenceKey

UNSEEN = """schema: 1
id: phieu-la
name: "Phiếu lạ"
origin: "Một đảng bộ khác"
basis: []
confidence: thu_cap
target: meeting
scoring: points
valid_from: null
valid_to: null
applies_to: [regular]
total: 40
complete: true
bands:
  - {grade: good, label: "Tốt", lower: 32, lower_inclusive: false, upper: 40, upper_inclusive: true}
  - {grade: poor, label: "Kém", lower: 0, lower_inclusive: true, upper: 32, upper_inclusive: true}
groups:
  - id: "1"
    text: "Một"
    max: 20
    items:
      - id: "1.1"
        text: "Giữ đúng giờ"
        max: 10
        kind: bands
        evidence: duration_ratio_percent
        min_points: 2
        parameters: {required_minutes_small: 60, required_minutes_large: 75, large_from_members: 24}
        levels:
          - {id: near, text: "Gần đúng giờ", lower: 80, lower_inclusive: true, upper: 120, upper_inclusive: true, points: 10}
          - {id: long, text: "Quá dài", lower: 120, lower_inclusive: false, points: 4}
          - {id: short, text: "Quá ngắn", lower: 0, lower_inclusive: true, upper: 80, upper_inclusive: false, points: 0}
      - id: "1.2"
        text: "Có biểu dương nếu họp đủ người"
        max: 10
        kind: toggle
        pass_when:
          - evidence: commendation_recorded
            equals: true
            applies_if: {evidence: attendance_percent, lower: 95, lower_inclusive: true}
  - id: "2"
    text: "Hai"
    max: 20
    items:
      - id: "2.1"
        text: "Nhiệm vụ"
        max: 8
        kind: number
        step: 2
        applies_if: {evidence: conclusion_adopted, equals: true}
        if_not_applicable: {options: [transfer, full], default: transfer, transfer_to: "2.2"}
      - id: "2.2"
        text: "Kết quả"
        max: 12
        kind: bands
        evidence: resolution_completion_percent
        levels:
          - {id: a, text: "Đủ", lower: 100, lower_inclusive: true, upper: 100, upper_inclusive: true, points: 12}
          - {id: b, text: "Chưa đủ", lower: 0, lower_inclusive: true, upper: 100, upper_inclusive: false, points: 3}
"""  # noqa: E501 - the lines of a file


def imported(text):
    return import_rubric(text)


def unseen():
    reading = imported(UNSEEN)
    assert reading.rubric is not None, reading.faults
    return reading.rubric


def test_scale_that_rises_and_falls_is_bounded_by_all_it_can_reach():
    line = scored(unseen(), sample_facts()).item("1.1")
    assert (line.points, line.level_id) == (4, "long")
    assert (line.low, line.high) == (4, 4)
    facts = sample_facts()
    early = replace(facts, duration=replace(facts.duration, minutes=70, planned_minutes=80))
    line = scored(unseen(), early).item("1.1")
    assert (line.points, line.low, line.high) == (10, 4, 10)


def test_least_points_of_the_item_hold():
    facts = ended_facts()
    short = replace(facts, duration=replace(facts.duration, minutes=20))
    assert scored(unseen(), short).item("1.1").points == 2


def test_condition_that_does_not_apply_holds():
    line = scored(unseen(), sample_facts()).item("1.2")
    assert (line.state, line.points) == (LineState.AUTO, 10)
    unknown = {EvidenceKey.COMMENDATION_RECORDED: True, EvidenceKey.CONCLUSION_ADOPTED: True}
    line = scored(unseen(), known_evidence(unknown)).item("1.2")
    assert (line.state, line.low, line.high) == (LineState.EMPTY, 0, 10)


def test_points_moved_to_a_scale_stretch_it():
    facts = ended_facts()
    closing = replace(facts.closing, conclusion_adopted=False)
    sheet = scored(unseen(), replace(facts, closing=closing))
    assert sheet.item("2.1").policy is Policy.TRANSFER
    target = sheet.item("2.2")
    assert (target.max, target.points) == (20, 5)
    assert (
        scored(unseen(), replace(facts, closing=closing), [Choice("2.2", level_id="a")])
        .item("2.2")
        .points
        == 20
    )


def test_item_whose_use_is_not_known_waits_between_nothing_and_all():
    sheet = scored(unseen(), known_evidence({EvidenceKey.COMMENDATION_RECORDED: True}))
    line = sheet.item("2.1")
    assert (line.state, line.low, line.high) == (LineState.EMPTY, 0, 8)
    assert line.why == "Chưa rõ mục này có áp dụng hay không."
    answer = next(won for won in sheet.winnable_lines if won.item_id == "2.1")
    assert (answer.act, answer.where) == (Act.ANSWER, "score:2.1")


def test_an_unknown_share_that_can_end_in_one_level_only_has_its_points():
    key = EvidenceKey.RESOLUTION_COMPLETION_PERCENT
    few = Evidence(key, None, "", is_fixed=False, lower=Fraction(20), upper=Fraction(60))
    adopted = known_evidence({EvidenceKey.CONCLUSION_ADOPTED: True})
    line = scored(unseen(), {**adopted, key: few}).item("2.2")
    assert (line.state, line.points, line.high) == (LineState.AUTO, 3, 3)


def test_grade_above_an_open_edge():
    made = unseen()
    sheet = scored(made, sample_facts(), [Choice("2.1", points=Fraction(8))])
    assert (sheet.total, sheet.grade) == (25, "poor")
    assert sheet.next_grade == "Thêm 7 điểm nữa là Tốt."


def test_person_may_enter_points_where_a_number_line_is_open():
    sheet = scored(unseen(), sample_facts())
    entered = next(won for won in sheet.winnable_lines if won.item_id == "2.1")
    assert (entered.act, entered.act_label, entered.points) == (Act.ENTER, "Ghi điểm", 8)


def _wide_item(keys):
    conditions = tuple(Condition(evidence=key, equals=True) for key in keys)
    return RubricItem(
        id="x", text="x", max=Fraction(5), kind=RubricItemKind.TOGGLE, pass_when=conditions
    )


YES_NO = [key for key in EvidenceKey if is_yes_no(key)]


def open_evidence(key):
    return Evidence(key, value=False, sentence="", is_fixed=False)


def test_item_with_too_many_open_facts_is_simply_open():
    keys = YES_NO[:13]
    assert 2 ** len(keys) > MAX_CASES
    found = untyped(
        bounds(_wide_item(keys), Fraction(5), {key: open_evidence(key) for key in keys})
    )
    assert (found.low, found.high, found.is_open) == (0, 5, True)


@pytest.mark.parametrize("count", [1, 3])
def test_item_with_a_few_open_facts_is_bounded_exactly(count):
    keys = YES_NO[:count]
    found = untyped(
        bounds(_wide_item(keys), Fraction(5), {key: open_evidence(key) for key in keys})
    )
    assert (found.low, found.high, found.is_open) == (0, 5, False)


def test_act_named_is_that_of_the_fact_that_wins_most():
    facts = sample_facts()
    attendance = replace(facts.attendance, present=14, unexcused=1, may_arrive=8)
    made = imported(UNSEEN.replace("resolution_completion_percent", "attendance_percent"))
    line = next(
        won
        for won in scored(made.rubric, replace(facts, attendance=attendance)).winnable_lines
        if won.item_id == "2.2"
    )
    assert (line.act, line.points) == (Act.MARK_ATTENDANCE, 9)


def test_open_fact_without_an_act_is_left_to_the_sheet():
    made = unseen()
    entries = {
        EvidenceKey.COMMENDATION_RECORDED: open_evidence(EvidenceKey.COMMENDATION_RECORDED),
        **known_evidence({EvidenceKey.ATTENDANCE_PERCENT: 100}),
    }
    line = next(w for w in scored(made, entries).winnable_lines if w.item_id == "1.2")
    assert (line.act, line.where) == (Act.CHOOSE, "score:1.2")


def test_number_line_that_may_still_be_met_in_full_counts_what_it_has():
    text = UNSEEN.replace(
        "        step: 2\n",
        "        full_when:\n          - {evidence: speaker_percent, lower: 50, "
        "lower_inclusive: true}\n",
    )
    made = imported(text).rubric
    facts = sample_facts()
    late = replace(facts, attendance=replace(facts.attendance, may_arrive=4))
    line = scored(made, late).item("2.1")
    assert (line.state, line.points, line.low, line.high) == (LineState.AUTO, 8, 0, 8)
    won = next(w for w in scored(made, late).winnable_lines if w.item_id == "2.1")
    assert won.act is Act.INVITE_SPEAKERS


NOTHING_APPLIES = """groups:
  - id: "1"
    text: "Một"
    max: 40
    items:
      - id: "1"
        text: "Chuyên đề"
        max: 40
        kind: toggle
        applies_if: {evidence: thematic_held, equals: true}
        if_not_applicable: {options: [exclude_and_normalise], default: exclude_and_normalise}
"""


def test_sheet_on_which_nothing_applies_has_no_grade():
    made = imported(UNSEEN[: UNSEEN.index("groups:")] + NOTHING_APPLIES).rubric
    sheet = scored(made, sample_facts(), [Choice("1", level_id=PASS)])
    assert (sheet.grade, sheet.total, sheet.lost) == (None, 0, 40)
    assert (sheet.safe, sheet.winnable, sheet.next_grade) == (0, 0, "")


def test_scale_without_evidence_is_left_to_a_person():
    made = unseen()
    item = replace(made.item("2.2"), evidence=None)
    groups = (made.groups[0], replace(made.groups[1], items=(made.item("2.1"), item)))
    line = scored(replace(made, groups=groups), sample_facts()).item("2.2")
    assert (line.state, line.low, line.high) == (LineState.EMPTY, 3, 12)


def test_item_without_a_rule_for_not_applying_asks():
    made = unseen()
    item = replace(made.item("2.1"), if_not_applicable=None)
    groups = (made.groups[0], replace(made.groups[1], items=(item, made.item("2.2"))))
    facts = ended_facts()
    closing = replace(facts.closing, conclusion_adopted=False)
    line = scored(replace(made, groups=groups), replace(facts, closing=closing)).item("2.1")
    assert (line.state, line.policy, line.policy_options) == (LineState.EMPTY, Policy.ASK, ())


def test_value_beyond_every_level_is_left_to_a_person():
    values = {K.SPEAKER_PERCENT: 150, K.REGULAR_PART_HELD: True, K.THEMATIC_HELD: True}
    line = scored(rubric("an-phu-chi-tiet"), known_evidence(values)).item("4.5")
    assert (line.state, line.points, line.low, line.high) == (LineState.EMPTY, None, 2, 5)


def with_item(made, old, **changes):
    """Return the rubric with one item changed."""
    new = replace(made.item(old), **changes)
    groups = tuple(
        replace(group, items=tuple(new if item.id == old else item for item in group.items))
        for group in made.groups
    )
    return replace(made, groups=groups)


ASK_ONLY = NotApplicable(options=(Policy.ASK,), default=Policy.ASK)


def test_form_that_only_asks_is_answered_by_what_needs_no_other_item():
    made = with_item(unseen(), "2.1", if_not_applicable=ASK_ONLY)
    values = known_evidence({K.CONCLUSION_ADOPTED: False})
    line = scored(made, values).item("2.1")
    assert line.policy_options == (Policy.FULL, Policy.EXCLUDE_AND_NORMALISE)
    answered = scored(made, values, [Choice("2.1", policy=Policy.FULL)]).item("2.1")
    assert (answered.state, answered.points) == (LineState.NOT_APPLICABLE, 8)
    entry = Choice("2.1", policy=Policy.TRANSFER)
    assert check_entry(made, values, entry)[0].message.startswith("Cách tính này không có")


@pytest.mark.parametrize(
    ("choice", "points", "limit"),
    [
        (Choice("2.1", points=Fraction(6)), 6, 8),
        (Choice("2.1", policy=Policy.FULL), 8, 8),
        (Choice("2.1", policy=Policy.TRANSFER), None, 0),
    ],
)
def test_item_no_record_settles_is_settled_by_what_a_person_enters(choice, points, limit):
    values = known_evidence({})
    assert check_entry(unseen(), values, choice) == ()
    line = scored(unseen(), values, [choice]).item("2.1")
    assert (line.points, line.max) == (points, limit)
    noted = scored(unseen(), values, [Choice("2.1", note="chưa rõ")]).item("2.1")
    assert noted.state is LineState.EMPTY


def test_nobody_gives_less_than_the_least_points_of_an_item():
    made = with_item(unseen(), "1.2", min_points=Fraction(3))
    made = with_item(made, "2.1", min_points=Fraction(1), applies_if=None, if_not_applicable=None)
    values = known_evidence({})
    for choice in (Choice("1.2", level_id=FAIL), Choice("1.2", points=Fraction(3))):
        assert check_entry(made, values, choice) == ()
        assert scored(made, values, [choice]).item("1.2").points == 3
    refused = [
        (Choice("1.2", points=Fraction(4)), "Mục này chỉ có 3 hoặc 10 điểm."),
        (Choice("2.1", points=Fraction(0)), "Điểm phải từ 1 đến 8."),
        (Choice("2.1", points=Fraction(5)), "Điểm ghi theo bước 2."),
    ]
    for choice, sentence in refused:
        assert [p.message for p in check_entry(made, values, choice)] == [sentence]
    assert check_entry(made, values, Choice("2.1", points=Fraction(1))) == ()
