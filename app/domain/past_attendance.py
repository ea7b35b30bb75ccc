"""Attendance from before the book began: one mark of one member at one meeting of an old matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingKind
from app.domain.past_marks import PAST_STATES, PastMark

_REGULAR = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
_MONTHLY = frozenset({MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED})
_PARTS = {MeetingKind.COMBINED: frozenset({MeetingKind.REGULAR, MeetingKind.THEMATIC})}

PastKey = tuple[int, date, MeetingKind]
"""Who, when and at what kind of meeting; a matrix that tells the month alone has its first day."""


@dataclass(frozen=True, slots=True)
class PastEntry:
    """One mark to write, or one that is written."""

    member_id: int
    held_on: date
    kind: MeetingKind
    mark: PastMark
    reason: str = ""

    @property
    def key(self) -> PastKey:
        """Return what there is only one of."""
        return self.member_id, self.held_on, self.kind

    @property
    def is_regular(self) -> bool:
        """Tell whether it counts among the regular meetings of its year."""
        return self.kind in _REGULAR

    @property
    def state(self) -> AttendanceState | None:
        """Return what it counts as, None for who was outside the base."""
        return PAST_STATES.get(self.mark)

    @property
    def column(self) -> str:
        """Return the meeting as files of answers name it: 2025-03-05, 2025-03-05-thematic."""
        day = self.held_on.isoformat()
        return day if self.kind is MeetingKind.REGULAR else f"{day}-{self.kind}"


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting the book itself holds; what a matrix says of it is never taken.

    Year and month are those of its kỳ.
    """

    day: date
    year: int
    month: int
    kind: MeetingKind


def held_by_book(
    held_on: date, kind: MeetingKind, meetings: Iterable[HeldMeeting]
) -> HeldMeeting | None:
    """Return the meeting of the book that a column of a matrix is, None for none.

    A meeting that is held once a month is the same one when only the month agrees; the others
    are when the day does, or when the matrix knows the month alone.
    """
    return next((m for m in meetings if _is_same(held_on, kind, m)), None)


def _is_same(held_on: date, kind: MeetingKind, meeting: HeldMeeting) -> bool:
    parts = _PARTS.get(meeting.kind, frozenset({meeting.kind}))
    if parts.isdisjoint(_PARTS.get(kind, frozenset({kind}))):
        return False
    is_month_enough = kind in _MONTHLY or held_on.day == 1
    same_month = (meeting.year, meeting.month) == (held_on.year, held_on.month)
    return meeting.day == held_on or (is_month_enough and same_month)


def past_months(months: Iterable[int]) -> str:
    """Return which months stand in an old matrix: "Tháng 1–5, 8: nhập từ bảng cũ.", "" for none."""
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    words = (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"Tháng {', '.join(words)}: nhập từ bảng cũ." if runs else ""
