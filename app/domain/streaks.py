"""Streaks over the meetings of a year: absences in a row, months missed, silence."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.attendance import ATTENDING, AttendanceState


@dataclass(frozen=True, slots=True)
class YearMark:
    """One member at one counted meeting of the year, in the order they were held."""

    label: str
    """Short name of the meeting, e.g. "T10"."""
    month: int
    state: AttendanceState
    in_base: bool
    spoke: bool = False


def excused_streak(marks: Iterable[YearMark]) -> tuple[str, ...]:
    """Return the labels of the current run of excused absences, oldest first.

    Attending breaks it; an unexcused absence or a meeting outside the base neither adds nor
    breaks (HD 12 criterion 1, read as `rules.md` 4.3 says).
    """
    run: list[str] = []
    for mark in marks:
        if not mark.in_base:
            continue
        if mark.state in ATTENDING:
            run.clear()
        elif mark.state is AttendanceState.EXCUSED:
            run.append(mark.label)
    return tuple(run)


def unexcused_months(marks: Iterable[YearMark]) -> int:
    """Return in how many months the member stayed away without reason (K16)."""
    return len({m.month for m in marks if m.in_base and m.state is AttendanceState.UNEXCUSED})


def meetings_in_silence(marks: Iterable[YearMark]) -> int | None:
    """Return how many attended meetings in a row, the latest ones, passed without a word.

    None before the first one attended: there is nothing yet to be silent since.
    """
    silent: int | None = None
    for mark in marks:
        if mark.state in ATTENDING:
            silent = 0 if mark.spoke else (silent or 0) + 1
    return silent
