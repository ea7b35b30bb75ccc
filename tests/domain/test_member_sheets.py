"""The sheet of a member: what is reported, which grade, what a person must still state."""

from datetime import date
from fractions import Fraction

import pytest

from app.data.rubric_records import shipped_rubrics
from app.domain.choices import PASS, Choice
from app.domain.evidence_keys import EvidenceKey as K
from app.domain.evidence_values import known_evidence
from app.domain.gates import Gating, own_gates
from app.domain.member_facts import STATED_KEYS
from app.domain.member_sheets import (
    MemberPointsBoard,
    MemberPointsRow,
    MemberRemarkDraft,
    MemberSheetRecord,
    MemberSheetView,
    PeriodCounts,
    PeriodMark,
    RemarkKind,
    check_remark,
    kind_of,
    number_of,
    sheet_period,
)
from app.domain.periods import Period
from app.domain.rubrics import RubricItemKind, SheetPeriod
from app.domain.score_columns import score_columns
from app.domain.score_sheets import SheetLine, SheetState
from app.domain.scoring import score

RUBRICS = {rubric.id: rubric for rubric in shipped_rubrics()}
QUARTER = Period(2026, quarter=3)
GOOD_FACTS = {
    K.TASKS_COMPLETED_PERCENT: 100,
    K.TASKS_ON_TIME_AND_QUALITY: True,
    K.TASKS_ABOVE_REQUIREMENT_PERCENT: 40,
    K.TASKS_BEHIND_SCHEDULE_PERCENT: 0,
    K.PREVIOUS_SHORTCOMINGS_EXIST: False,
}


def all_lines(points: int, **cell: Fraction) -> tuple[SheetLine, ...]:
    """Return every toggle passed and the one number entered, the cell's points where given."""
    rubric = RUBRICS["member-a"]
    return tuple(
        SheetLine(item.id, level_id=PASS)
        if item.kind is RubricItemKind.TOGGLE
        else SheetLine(item.id, self_points=Fraction(points), cell_points=cell.get("cell"))
        for item in rubric.items()
    )


def a_view(lines: tuple[SheetLine, ...], facts=GOOD_FACTS, state=SheetState.OPEN):
    rubric = RUBRICS["member-a"]
    record = MemberSheetRecord(1, 3, QUARTER, 9, state, lines)
    gating = Gating(own_gates(rubric, RUBRICS["member-phu-luc-5"]))
    evidence = known_evidence(facts)
    sheet = score(rubric, evidence, record.choices(), gating=gating, library=RUBRICS)
    return MemberSheetView(
        3, "Tạ Thị Loan", QUARTER, rubric, 9, record, sheet,
        score_columns(sheet, rubric.bands, lines), gating, evidence,
    )  # fmt: skip


def test_a_full_sheet_has_its_grade_by_bands_and_conditions():
    view = a_view(all_lines(65))
    assert (view.total, view.grade) == (95, "excellent")
    assert view.grade_label == "Hoàn thành xuất sắc nhiệm vụ"
    assert (view.state, view.is_closed) == (SheetState.OPEN, False)


def test_a_condition_that_fails_holds_the_grade_back_until_it_is_answered():
    facts = {**GOOD_FACTS, K.TASKS_COMPLETED_PERCENT: 50}
    view = a_view(all_lines(65), facts)
    assert view.sheet.verdict.asks
    assert (view.grade, view.grade_label) == ("", "")


def test_an_unfinished_sheet_has_no_grade():
    assert a_view((SheetLine("III.1.1", level_id=PASS),)).grade == ""


def test_the_points_of_the_cell_are_reported_over_the_own_ones():
    view = a_view(all_lines(65, cell=Fraction(45)))
    assert (view.total, view.grade) == (75, "good")


def test_what_conditions_ask_for_must_be_stated_by_a_person():
    needed = a_view(()).needed_statements
    assert needed == STATED_KEYS
    assert K.TASKS_COMPLETED_PERCENT not in needed


def test_a_sheet_without_a_record_is_open():
    view = a_view(())
    bare = MemberSheetView(
        3, "", QUARTER, view.rubric, 9, None, view.sheet, view.columns, view.gating
    )
    assert (bare.state, bare.has_changed) == (SheetState.OPEN, False)


def test_a_closed_sheet_says_when_its_records_have_changed():
    closed = a_view(all_lines(65), state=SheetState.CLOSED)
    assert not closed.has_changed
    later = known_evidence({**GOOD_FACTS, K.TASKS_COMPLETED_PERCENT: 50})
    changed = MemberSheetView(
        3, "", QUARTER, closed.rubric, 9, closed.record, closed.sheet, closed.columns,
        closed.gating, later,
    )  # fmt: skip
    assert changed.has_changed


def test_the_record_gives_choices_and_the_text_of_its_lines():
    record = MemberSheetRecord(1, 3, QUARTER, 9, SheetState.OPEN, all_lines(60))
    assert record.choices()[0] == Choice("III.1.1", level_id=PASS)
    assert record.stated()["III.1.1"] == PASS


@pytest.mark.parametrize(
    ("text", "on", "fields"),
    [
        ("tích cực", date(2026, 8, 3), []),
        (" ", date(2026, 8, 3), ["text"]),
        ("tích cực", date(2026, 10, 1), ["on"]),
    ],
)
def test_a_remark_needs_words_and_a_day_of_its_period(text, on, fields):
    draft = MemberRemarkDraft(RemarkKind.STRENGTH, text, on)
    assert [problem.field for problem in check_remark(draft, QUARTER)] == fields


@pytest.mark.parametrize(
    ("kind", "place", "period"),
    [
        (SheetPeriod.QUARTER, 3, QUARTER),
        (SheetPeriod.MONTH, 9, Period(2026, 9)),
    ],
)
def test_a_period_is_a_month_or_a_quarter_of_a_year(kind, place, period):
    assert sheet_period(kind, 2026, place) == period
    assert (kind_of(period), number_of(period)) == (kind, place)


def test_the_list_says_how_far_the_period_is():
    done = PeriodMark(SheetState.VOTED, "92", "excellent", "Hoàn thành xuất sắc nhiệm vụ")
    closed = PeriodMark(SheetState.CLOSED, "75", "good", "Hoàn thành tốt nhiệm vụ")
    begun = PeriodMark(SheetState.OPEN, "", "", "")
    marks = ({3: done}, {3: closed}, {3: begun}, {2: closed}, {})
    rows = tuple(
        MemberPointsRow(number, "", mark, PeriodCounts()) for number, mark in enumerate(marks)
    )
    board = MemberPointsBoard(QUARTER, "member-d", rows)
    assert board.sentence == "Quý III/2026: đã chấm 2/5 đồng chí, đã chốt 1."
    assert MemberPointsBoard(QUARTER, "", rows[:1]).sentence.endswith("1/1 đồng chí.")
    assert board.can_score
    assert not MemberPointsBoard(QUARTER, "", rows).can_score
    assert not MemberPointsBoard(QUARTER, "member-d", ()).can_score
    assert [mark.letters for mark in (done, closed, begun)] == ["XS", "Tốt", "…"]
    assert PeriodMark(SheetState.OPEN, "9", "a", "Loại A").letters == "Loại A"
    assert rows[1].id == 1
