"""The points of one member for a month or a quarter: sheet, columns, grade; the list of all (B2).

Points are given by the engine of the meetings (C6); only the facts are others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.domain.choices import Choice, choice_of_line
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.gates import Gating
from app.domain.grades import MemberGrade, band_named
from app.domain.member_facts import STATED_KEYS, FactLine
from app.domain.periods import Period
from app.domain.problems import Problem
from app.domain.review_forms import ReviewFormKind
from app.domain.rubrics import Rubric, SheetPeriod
from app.domain.score_columns import ScoreColumns
from app.domain.score_sheets import SheetLine, SheetState
from app.domain.scoring import ScoredSheet
from app.domain.text import upper_first

MEMBER_STATE_LABELS = {
    SheetState.OPEN: "Đang chấm",
    SheetState.VOTED: "Chi bộ đã thống nhất",
    SheetState.CLOSED: "Đã chốt",
}
GRADE_LETTERS = {
    MemberGrade.EXCELLENT.value: "XS",
    MemberGrade.GOOD.value: "Tốt",
    MemberGrade.COMPLETED.value: "HT",
    MemberGrade.NOT_COMPLETED.value: "KHT",
}
"""Words for a narrow cell; the full words stand on the sheet and in the tooltip."""


class RemarkKind(StrEnum):
    """What a remark about a member says."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OTHER = "other"


REMARK_KIND_LABELS = {
    RemarkKind.STRENGTH: "Ưu điểm",
    RemarkKind.WEAKNESS: "Hạn chế",
    RemarkKind.OTHER: "Nhận xét",
}


@dataclass(frozen=True, slots=True)
class MemberRemarkDraft:
    """What noting something about a member submits."""

    kind: RemarkKind
    text: str
    on: date
    meeting_id: int | None = None
    """The meeting at which it was said, None for the period as a whole."""


@dataclass(frozen=True, slots=True)
class MemberRemark:
    """One remark about a member."""

    id: int
    member_id: int
    draft: MemberRemarkDraft


def check_remark(draft: MemberRemarkDraft, period: Period) -> tuple[Problem, ...]:
    """Return what keeps a remark from being kept."""
    problems = []
    if not draft.text.strip():
        problems.append(Problem("text", "Chưa ghi nội dung nhận xét."))
    if not period.contains(draft.on):
        problems.append(Problem("on", f"Ngày nhận xét phải nằm trong {period.label}."))
    return tuple(problems)


@dataclass(frozen=True, slots=True)
class MemberSheetRecord:
    """The kept part of a sheet; points that evidence decides are computed until it is closed."""

    id: int
    member_id: int
    period: Period
    rubric_edition_id: int
    state: SheetState
    lines: tuple[SheetLine, ...] = ()
    frozen: str = ""

    def choices(self) -> tuple[Choice, ...]:
        """Return what persons entered."""
        return tuple(map(choice_of_line, self.lines))

    def stated(self) -> dict[str, str]:
        """Return the text of every line by its name, as statements are kept."""
        return {line.item_id: line.level_id for line in self.lines}


@dataclass(frozen=True, slots=True)
class MemberSheetView:
    """One member in one period: what is known, what was given, what it comes to."""

    member_id: int
    full_name: str
    period: Period
    rubric: Rubric
    edition_id: int
    record: MemberSheetRecord | None
    sheet: ScoredSheet
    columns: ScoreColumns
    gating: Gating
    evidence: Mapping[EvidenceKey, Evidence] = field(default_factory=dict)
    facts: tuple[FactLine, ...] = ()
    remarks: tuple[MemberRemark, ...] = ()

    @property
    def state(self) -> SheetState:
        """Open, agreed by the cell, or closed."""
        return SheetState.OPEN if self.record is None else self.record.state

    @property
    def is_closed(self) -> bool:
        """Tell whether the sheet is read from its frozen copy."""
        return self.state is SheetState.CLOSED

    @property
    def total(self) -> Fraction:
        """Return the points that are reported: the superior's, the cell's, else the own ones."""
        return self.columns.reported_total

    @property
    def grade(self) -> str:
        """Return the grade, "" while lines are open or a condition waits for an answer."""
        if not self.sheet.can_close:
            return ""
        if self.columns.reported_total != self.sheet.total:
            return self.columns.grade or ""
        return self.sheet.verdict.grade or ""

    @property
    def grade_label(self) -> str:
        """Return the grade in the words of the rubric."""
        band = band_named(self.rubric.bands, self.grade)
        return band.label if band is not None else ""

    @property
    def has_changed(self) -> bool:
        """Tell whether the records no longer say what a closed sheet was made from."""
        kept = (entry for item in self.sheet.items for entry in item.evidence)
        now = self.evidence
        return self.is_closed and any(
            entry.key in now and now[entry.key].value != entry.value for entry in kept
        )

    @property
    def needed_statements(self) -> tuple[EvidenceKey, ...]:
        """Return what a person must state because a condition of a grade asks for it."""
        gates = (applied.gate for applied in self.gating.gates)
        asked = [one for gate in gates for one in (*gate.requires, *gate.any_of)]
        named = {one.evidence for one in asked}
        named |= {one.applies_if.evidence for one in asked if one.applies_if is not None}
        return tuple(key for key in STATED_KEYS if key in named)


@dataclass(frozen=True, slots=True)
class PeriodMark:
    """How one member stands in one period, as the list shows it."""

    state: SheetState
    total: str
    grade: str
    grade_label: str

    @property
    def letters(self) -> str:
        """Return the grade for a narrow cell, "…" while it is being scored."""
        return GRADE_LETTERS.get(self.grade, self.grade_label) if self.grade else "…"


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """What happened to a member in the chosen period, counted."""

    attended: int = 0
    summoned: int = 0
    speeches: int = 0
    praised: int = 0
    reminded: int = 0


@dataclass(frozen=True, slots=True)
class MemberPointsRow:
    """One member in the list of a year."""

    member_id: int
    full_name: str
    marks: Mapping[int, PeriodMark]
    """By month, or by quarter."""
    counts: PeriodCounts

    @property
    def id(self) -> int:
        """What the choice in a table is kept by."""
        return self.member_id


@dataclass(frozen=True, slots=True)
class MemberPointsBoard:
    """The list of a year, with the period looked at."""

    period: Period
    rubric_id: str
    """Rubric of the cell for new sheets, "" while none is chosen."""
    rows: tuple[MemberPointsRow, ...]
    own_rubrics: Mapping[ReviewFormKind, str] = field(default_factory=dict)
    """Kinds of form with a rubric of their own."""

    @property
    def can_score(self) -> bool:
        """Tell whether there is anybody, and a rubric to give points by."""
        return bool(self.rows and self.rubric_id)

    @property
    def sentence(self) -> str:
        """Say how far the period is: "Quý III/2026: đã chấm 20/22 đồng chí, đã chốt 20."."""
        own = [row.marks.get(number_of(self.period)) for row in self.rows]
        known = [mark for mark in own if mark is not None]
        done = sum(bool(mark.grade) for mark in known)
        closed = sum(mark.state is SheetState.CLOSED for mark in known)
        label = upper_first(self.period.label)
        rest = f", đã chốt {closed}" if closed else ""
        return f"{label}: đã chấm {done}/{len(self.rows)} đồng chí{rest}."


def kind_of(period: Period) -> SheetPeriod:
    """Return whether a period is a month or a quarter."""
    return SheetPeriod.QUARTER if period.quarter else SheetPeriod.MONTH


def number_of(period: Period) -> int:
    """Return the month, or the quarter, of a period."""
    return period.quarter or period.month or 0


def sheet_period(kind: SheetPeriod, year: int, place: int) -> Period:
    """Return the month or the quarter of a year."""
    return Period(year, quarter=place) if kind is SheetPeriod.QUARTER else Period(year, place)
