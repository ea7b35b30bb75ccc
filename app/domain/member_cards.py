"""The card of a member: the facts of one year, each read from records."""

from dataclasses import dataclass
from datetime import date

from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.members import Member, MemberClass


@dataclass(frozen=True, slots=True)
class MonthMark:
    """One regular meeting of the year on the card of a member."""

    month: int
    meeting_id: int
    state: AttendanceState
    in_base: bool


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
    papers: int
    tasks_done: int
    tasks_counted: int
    recent: tuple[CardLine, ...]

    @property
    def attended(self) -> int:
        """Regular meetings of the year the member attended."""
        return sum(mark.state in ATTENDING for mark in self.marks if mark.in_base)

    @property
    def summoned(self) -> int:
        """Regular meetings of the year at which the member was in the attendance base."""
        return sum(mark.in_base for mark in self.marks)
