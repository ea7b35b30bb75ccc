"""What the Excel forms are filled with: the record of each kind, and how a report becomes one.

Most reports go into a form as they are. Where a form needs a column for each month or grade, or a
line for each total, the report is spread out here.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from app.domain.cell_reports import REPORT_COLUMNS, REPORT_FORMAT, REPORT_VERSION
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.paper_kinds import SheetKind
from app.services.export.register_contexts import DirectiveTable, ModelTable, PetitionTable
from app.services.export.review_contexts import DossierTable, ReviewTable, ReviewTableRow
from app.services.export.sheet_contexts import (
    AttendanceList,
    AttendanceYear,
    AttendanceYearRow,
    MonthlyList,
    MonthlyListRow,
    PlanReality,
    RegisterSheet,
    RegisterSheetRow,
    ScoreYear,
    TaskTable,
)

Facts = tuple[tuple[str, ...], ...]
SheetReport = (
    AttendanceList
    | MonthlyList
    | AttendanceYear
    | ScoreYear
    | PlanReality
    | TaskTable
    | PetitionTable
    | DirectiveTable
    | ModelTable
    | RegisterSheet
    | ReviewTable
    | DossierTable
)
MARK = "x"
U8_LEGEND = (
    "x: có mặt; P: vắng có lý do; K: vắng không lý do; M: miễn sinh hoạt; "
    "Đ: sinh hoạt tạm thời nơi khác."
)


@dataclass(frozen=True, slots=True)
class MonthlyFormRow:
    """One meeting of U1; the column of its grade holds a mark."""

    unit_name: str
    members: int | str
    held_on: date
    points: Fraction
    good: str
    fair: str
    average: str
    poor: str
    note: str


@dataclass(frozen=True, slots=True)
class GradeTotals:
    """How many meetings got each grade."""

    good: int
    fair: int
    average: int
    poor: int


@dataclass(frozen=True, slots=True)
class MonthlyForm:
    """U1 as its form takes it."""

    header: PaperHeader
    period: str
    rows: tuple[MonthlyFormRow, ...]
    totals: GradeTotals
    footnote: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class YearFormRow:
    """One member's year; a field for each month."""

    name: str
    member_class: str
    t1: str
    t2: str
    t3: str
    t4: str
    t5: str
    t6: str
    t7: str
    t8: str
    t9: str
    t10: str
    t11: str
    t12: str
    present: int
    excused: int
    unexcused: int
    longest_streak: int
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class AttendanceYearForm:
    """U8 as its form takes it."""

    header: PaperHeader
    year: int
    rows: tuple[YearFormRow, ...]
    footnote: str
    """What the marks mean, with what is to be known of the year."""
    signature: Signature


@dataclass(frozen=True, slots=True)
class IssuedFormRow:
    """One paper of the register; numbers nobody has given are not counted."""

    number: int | None
    type: str
    code: str
    issued_on: date | None
    abstract: str
    meeting: str
    note: str


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """The papers of a term as their form takes them."""

    header: PaperHeader
    term: str
    rows: tuple[IssuedFormRow, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One stage of a review in figures."""

    text: str


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """U6 as its form takes it."""

    header: PaperHeader
    year: str
    rows: tuple[ReviewTableRow, ...]
    totals: tuple[TotalLine, ...]
    cap: str
    signature: Signature


FORM_CONTEXTS: dict[SheetKind, type] = {
    SheetKind.MONTHLY_LIST: MonthlyForm,
    SheetKind.ATTENDANCE_YEAR: AttendanceYearForm,
    SheetKind.ATTENDANCE_LIST: AttendanceList,
    SheetKind.TASKS: TaskTable,
    SheetKind.SCORE_YEAR: ScoreYear,
    SheetKind.PLAN_REALITY: PlanReality,
    SheetKind.PETITIONS: PetitionTable,
    SheetKind.DIRECTIVES: DirectiveTable,
    SheetKind.GOOD_MODELS: ModelTable,
    SheetKind.ISSUED: IssuedForm,
    SheetKind.REVIEW_TABLE: ReviewForm,
    SheetKind.DOSSIER: DossierTable,
}


@dataclass(frozen=True, slots=True)
class FormPaper:
    """What a form is filled with, and what its hidden sheet tells the next program."""

    context: Any
    facts: Facts = ()


def form_of(report: SheetReport) -> tuple[SheetKind, FormPaper]:
    """Return the kind of form a report goes into, with what fills it."""
    spread = _SPREAD.get(type(report))
    if spread is not None:
        return spread(report)
    kinds = {context: kind for kind, context in FORM_CONTEXTS.items()}
    return kinds[type(report)], FormPaper(report)


# --- Reports that are spread out ------------------------------------------------------------------


def _monthly(report: MonthlyList) -> tuple[SheetKind, FormPaper]:
    month = f"Tháng {report.month} năm" if report.month else "Năm"
    counts = Counter(row.grade for row in report.rows)
    form = MonthlyForm(
        header=report.header,
        period=f"{month} {report.year}",
        rows=tuple(map(_monthly_row, report.rows)),
        totals=GradeTotals(**{grade.name: counts[grade.name] for grade in fields(GradeTotals)}),
        footnote=report.footnote,
        signature=report.signature,
    )
    return SheetKind.MONTHLY_LIST, FormPaper(form, tuple(_monthly_facts(report)))


def _monthly_row(row: MonthlyListRow) -> MonthlyFormRow:
    marks = {grade.name: MARK if row.grade == grade.name else "" for grade in fields(GradeTotals)}
    return MonthlyFormRow(
        unit_name=row.unit_name,
        members=row.members_text or row.members,
        held_on=row.held_on,
        points=row.points,
        note=row.note,
        **marks,
    )


def _monthly_facts(report: MonthlyList) -> Iterator[tuple[str, ...]]:
    yield "format", REPORT_FORMAT
    yield "version", REPORT_VERSION
    yield "cell_id", report.cell_id
    yield "cell_name", report.cell_name
    yield "superior", report.header.superior
    yield "year", str(report.year)
    yield "month", str(report.month)
    yield "made_on", report.made_on.isoformat()
    yield "columns", *REPORT_COLUMNS
    for row in report.rows:
        yield (
            "row",
            row.unit_name,
            str(row.members),
            str(row.attended),
            row.held_on.isoformat(),
            str(row.points),
            row.grade,
            row.note,
            row.meeting_key,
        )


def _attendance_year(report: AttendanceYear) -> tuple[SheetKind, FormPaper]:
    rows = tuple(map(_year_row, report.rows))
    footnote = f"{U8_LEGEND} {report.footnote}".strip()
    form = AttendanceYearForm(report.header, report.year, rows, footnote, report.signature)
    return SheetKind.ATTENDANCE_YEAR, FormPaper(form)


def _year_row(row: AttendanceYearRow) -> YearFormRow:
    months = {f"t{month}": mark for month, mark in enumerate(row.marks, start=1)}
    return YearFormRow(
        name=row.name,
        member_class=row.member_class,
        present=row.present,
        excused=row.excused,
        unexcused=row.unexcused,
        longest_streak=row.longest_streak,
        rate=row.rate,
        **months,
    )


def _issued(report: RegisterSheet) -> tuple[SheetKind, FormPaper]:
    form = IssuedForm(report.header, report.term, tuple(_issued_rows(report)), report.signature)
    return SheetKind.ISSUED, FormPaper(form)


def _issued_rows(report: RegisterSheet) -> Iterator[IssuedFormRow]:
    number = 0
    for row in report.rows:
        number += bool(row.code)
        yield IssuedFormRow(number if row.code else None, *_values(row))


def _values(row: RegisterSheetRow) -> Iterator[Any]:
    return (getattr(row, field.name) for field in fields(row))


def _review(report: ReviewTable) -> tuple[SheetKind, FormPaper]:
    totals = tuple(map(TotalLine, report.totals))
    form = ReviewForm(report.header, report.year, report.rows, totals, report.cap, report.signature)
    return SheetKind.REVIEW_TABLE, FormPaper(form)


_SPREAD: dict[type, Callable[[Any], tuple[SheetKind, FormPaper]]] = {
    MonthlyList: _monthly,
    AttendanceYear: _attendance_year,
    RegisterSheet: _issued,
    ReviewTable: _review,
}
