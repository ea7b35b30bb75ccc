"""What Tổng quan shows of a year: work to do, next meeting, months, figures, forecast."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction

from app.domain.meetings import MeetingKind
from app.domain.roll_up import Forecast
from app.domain.rubrics import Band


class Urgency(StrEnum):
    """Order of the work list: a running clock, overdue, due soon, later."""

    CLOCK = "clock"
    OVERDUE = "overdue"
    SOON = "soon"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One thing to do: what, why, and the button to the exact field."""

    urgency: Urgency
    due_on: date | None
    when: str
    """"Quá 5 ngày", "Hạn mai", "Còn 6 ngày"."""
    what: str
    why: str
    button: str
    where: str


@dataclass(frozen=True, slots=True)
class PreparationLine:
    """One rung of the next meeting: done or until when."""

    label: str
    done: bool
    detail: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting and what it still lacks."""

    meeting_id: int
    title: str
    day: date
    starts_at: time | None
    place: str
    days_left: int
    preparations: tuple[PreparationLine, ...]

    @property
    def done(self) -> int:
        """Rungs that are done."""
        return sum(line.done for line in self.preparations)


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One month of the strip: its regular meeting and, if any, its thematic one."""

    month: int
    meeting_id: int | None
    day: date | None
    is_held: bool
    is_missed: bool
    """The month is over and no regular meeting was held."""
    points: Fraction | None
    grade: str
    grade_label: str
    is_combined: bool = False
    """Its regular meeting was one with a thematic part."""
    thematic_id: int | None = None
    thematic_day: date | None = None
    thematic_points: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """The scale the points of a year stand on: the rubric of its last scored meeting."""

    name: str
    maximum: Fraction
    bands: tuple[Band, ...]
    is_mixed: bool = False
    """Some meeting of the year was scored by another rubric."""


@dataclass(frozen=True, slots=True)
class MeetingFigure:
    """Attendance and speaking of one held meeting, for averages and charts."""

    meeting_id: int
    kind: MeetingKind
    month: int
    day: date
    base: int
    present: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Averages:
    """Sums over the regular meetings held: exact numerators and denominators."""

    present: int
    base: int
    speakers: int
    attended: int
    attendance_min: int
    """Threshold of attendance in percent (K13)."""
    speaker_min: int
    """Percent above which the highest speaker band begins (K17)."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a new book is: what the first page offers to do next."""

    members: int
    meetings: int

    @property
    def is_over(self) -> bool:
        """Tell whether the book has what the first page needs to show a year."""
        return bool(self.members and self.meetings)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first page shows."""

    year: int
    today: date
    greeted: str
    """Given name of the secretary, "" while nobody holds the post."""
    first_steps: FirstSteps
    since: str
    """"từ tháng 6" when the records begin inside the year, else ""."""
    work: tuple[WorkLine, ...]
    next_meeting: NextMeeting | None
    months: tuple[MonthFigure, ...]
    scale: ScoreScale | None
    """None while no meeting of the year has points."""
    regular_held: int
    regular_planned: int
    thematic_held: int
    thematic_planned: int
    averages: Averages
    figures: tuple[MeetingFigure, ...]
    forecast: Forecast | None
    forecast_note: str
    """Why there is no forecast: no annual rule is switched on."""
    last_backup: datetime | None
    rehearsed_at: datetime | None
