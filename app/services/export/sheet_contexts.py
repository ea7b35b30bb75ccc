"""What the Excel reports are built from: one frozen dataclass per workbook."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.services.export.contexts import PaperHeader, Signature


@dataclass(frozen=True, slots=True)
class MonthlyListRow:
    """One meeting in the monthly list upward (U1)."""

    unit_name: str
    members: int
    held_on: date
    points: Fraction
    grade: str
    """Slug of the meeting grade: good, fair, average or poor."""
    note: str = ""
    """Explains every lost point."""
    members_text: str = ""
    """ "18/18" where column 3 carries dự/tổng; empty: the number of members."""
    attended: int = 0
    meeting_key: str = ""


@dataclass(frozen=True, slots=True)
class MonthlyList:
    """U1: the one-cell slip, or a list of several meetings."""

    header: PaperHeader
    cell_id: str
    """Permanent id of the cell; travels in the machine-readable sheet."""
    cell_name: str
    year: int
    month: int
    made_on: date
    rows: tuple[MonthlyListRow, ...]
    footnote: str
    """Changes of đảng số, or empty."""
    signature: Signature


@dataclass(frozen=True, slots=True)
class TaskTableRow:
    """One task after the "6 rõ" practice (U5)."""

    code: str
    source: str
    text: str
    owner: str
    co_owners: str
    due_on: date | None
    product: str
    state: str
    done_on: date | None
    result: str
    report_at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """U5: the tasks of a period."""

    header: PaperHeader
    period: str
    """Line under the title: "Nghị quyết 17-NQ/CB, tháng 11 năm 2026"."""
    rows: tuple[TaskTableRow, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class AttendanceYearRow:
    """One member's year (U8); marks are "x", "P", "K", "M", "Đ" or empty, January first."""

    name: str
    member_class: str
    marks: tuple[str, ...]
    present: int
    excused: int
    unexcused: int
    longest_streak: int
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class AttendanceYear:
    """U8: attendance of the year."""

    header: PaperHeader
    year: int
    rows: tuple[AttendanceYearRow, ...]
    signature: Signature
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class ScoreYearRow:
    """One held meeting of the points of a year."""

    period: str
    kind: str
    held_on: date
    points: Fraction | None
    grade: str
    present: int
    base: int
    attendance: Fraction | None
    minutes: int | None
    speakers: int
    speaking: Fraction | None
    losses: str


@dataclass(frozen=True, slots=True)
class ScoreYear:
    """The points of a year."""

    header: PaperHeader
    year: int
    rows: tuple[ScoreYearRow, ...]
    summary: str
    signature: Signature
    forecast: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSheetRow:
    """One paper of the register, or numbers nobody has given."""

    type: str
    code: str
    issued_on: date | None
    abstract: str
    meeting: str
    note: str


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """The papers of a term."""

    header: PaperHeader
    term: str
    rows: tuple[RegisterSheetRow, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class PlanRealityRow:
    """One meeting of the plan against what became of it."""

    period: str
    kind: str
    focus: str
    planned_on: date
    held_on: date | None
    state: str
    minutes: int | None
    attendance: str
    """ "20/22", empty while it was not held."""
    points: Fraction | None
    grade: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanReality:
    """The plan of a year against what was held."""

    header: PaperHeader
    year: int
    rows: tuple[PlanRealityRow, ...]
    summary: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class AttendanceListRow:
    """One person on the list of a meeting."""

    name: str
    post: str
    member_class: str
    state: str
    """Empty while nothing is marked: the hand signs."""
    note: str


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Who is expected at one meeting, or was there."""

    header: PaperHeader
    meeting: str
    when_and_where: str
    rows: tuple[AttendanceListRow, ...]
    summary: str
    """The count in words once the meeting is held, else empty."""
    signature: Signature
