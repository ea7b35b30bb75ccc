"""The card of a member: the facts of one year, each read from records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.members import Member, MemberClass
from app.domain.past_attendance import past_months
from app.domain.streaks import YearMark, excused_streak, unexcused_months


class MemberFigure(StrEnum):
    """A figure of the year on the card; each opens the records it counts."""

    SPEECHES = "speeches"
    TASKS = "tasks"
    PAPERS = "papers"
    PRAISE = "praise"
    REMINDERS = "reminders"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class MonthMark:
    """One regular meeting of the year on the card of a member."""

    month: int
    meeting_id: int | None
    """None for a meeting the book knows from an old matrix only."""
    state: AttendanceState
    in_base: bool

    @property
    def is_past(self) -> bool:
        """Tell whether it was taken from an old matrix."""
        return self.meeting_id is None


@dataclass(frozen=True, slots=True)
class CardLine:
    """One recent event of a member: what, when, and the record behind it."""

    day: date
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class MemberCard:
    """The facts of a year about one member; each is read from records."""

    member: Member
    member_class: MemberClass | None
    year: int
    marks: tuple[MonthMark, ...]
    speeches: int
    tasks_done: int
    tasks_counted: int
    recent: tuple[CardLine, ...]
    tasks_late: int = 0
    """Tasks of the year that are late, or were done late."""
    records: Mapping[MemberFigure, tuple[CardLine, ...]] = field(default_factory=dict)
    """The records behind the figures, the newest first."""
    absence_limit: int = 0
    """Months of staying away without reason from which the Party's rules ask; 0 for no rule."""

    @property
    def attended(self) -> int:
        """Regular meetings of the year the member attended."""
        return sum(mark.state in ATTENDING for mark in self.marks if mark.in_base)

    @property
    def summoned(self) -> int:
        """Regular meetings of the year at which the member was in the attendance base."""
        return sum(mark.in_base for mark in self.marks)

    @property
    def papers(self) -> int:
        """Topics, tham luận and reports on học tập Bác the member gave in the year."""
        return self.count(MemberFigure.PAPERS)

    @property
    def past_note(self) -> str:
        """Return which months were taken from an old matrix, "" for none."""
        return past_months(mark.month for mark in self.marks if mark.is_past)

    def count(self, figure: MemberFigure) -> int:
        """Return how many records a figure counts."""
        return len(self.records.get(figure, ()))

    def absence_notes(self) -> tuple[str, ...]:
        """Return what the absences of the year ask attention for; a note, never a verdict."""
        marks = [YearMark(f"T{m.month}", m.month, m.state, m.in_base) for m in self.marks]
        run, months = excused_streak(marks), unexcused_months(marks)
        notes = []
        if len(run) > 1:
            notes.append(f"Vắng có lý do {len(run)} kỳ liền: {', '.join(run)}.")
        if self.absence_limit and months >= self.absence_limit:
            notes.append(
                f"Bỏ sinh hoạt không lý do {months} tháng trong năm: xem có thuộc trường hợp xét "
                "xóa tên không (208-QĐ/TW)."
            )
        return tuple(notes)
