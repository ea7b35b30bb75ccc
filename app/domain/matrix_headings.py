"""Which meeting a column of an attendance matrix is: its day or month, its year, its kind."""

import re
from dataclasses import dataclass
from datetime import date

from app.domain.dates import from_excel_serial
from app.domain.import_dates import PARTY_FOUNDED
from app.domain.meetings import MEETING_KIND_LABELS, MeetingKind
from app.domain.text import day_month, fold, short_date

_FULL = re.compile(r"(?<![0-9])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]((?:19|20)[0-9]{2})(?![0-9])")
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_MONTH_YEAR = re.compile(r"(?<![0-9])([0-9]{1,2})\s*[/.\-]\s*((?:19|20)[0-9]{2})(?![0-9])")
_DAY_MONTH = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})[/\-]([0-9]{1,2})(?![0-9/\-])")
_MONTH = re.compile(r"\b(?:thang|t)[\s.]*([0-9]{1,2})(?![0-9])")
_DAY_BESIDE = re.compile(r"\b(?:thang|t)[\s.]*[0-9]{1,2}\s+(?:ngay\s*)?([0-9]{1,2})$")
_YEAR_THEN_MONTH = re.compile(r"(?:nam\s*)?((?:19|20)[0-9]{2})\s+([0-9]{1,2})")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SERIAL = re.compile(r"[0-9]{5}")
_THEMATIC = re.compile(r"\bchuyen de\b|\bcd\b")
_SHORT_KINDS = {
    MeetingKind.THEMATIC: "CĐ ",
    MeetingKind.COMMITTEE: "CU ",
    MeetingKind.EXTRAORDINARY: "BT ",
    MeetingKind.REVIEW: "KĐ ",
}
_KINDS = (
    (re.compile(r"\bbat thuong\b"), MeetingKind.EXTRAORDINARY),
    (re.compile(r"\bchi uy\b"), MeetingKind.COMMITTEE),
    (re.compile(r"\bkiem diem\b|\bxep loai\b"), MeetingKind.REVIEW),
)


@dataclass(frozen=True, slots=True)
class MeetingHeading:
    """As much of a day as a heading tells; a heading without a year takes that of the sheet."""

    kind: MeetingKind
    month: int
    day: int | None = None
    year: int | None = None
    is_serial: bool = False
    """Written as a bare number of Excel."""

    def held_on(self, year: int | None) -> date | None:
        """Return the day, or the first of the month; None while the year is not known."""
        in_year = self.year or year
        if in_year is None:
            return None
        try:
            found = date(in_year, self.month, self.day or 1)
        except ValueError:
            return None
        return found if found >= PARTY_FOUNDED else None


def read_heading(text: str) -> MeetingHeading | None:
    """Return the meeting a heading names, None for one without a day or a month."""
    words = fold(text)
    found = _whole_day(words) or _month_and_year(words) or _part(words)
    if found is None:
        return None
    year, month, day = found
    is_possible = 1 <= month <= 12 and (day is None or 1 <= day <= 31)
    serial = _SERIAL.fullmatch(words) is not None
    return MeetingHeading(kind_in(text), month, day, year, serial) if is_possible else None


def kind_in(text: str) -> MeetingKind:
    """Return the kind of meeting a heading names; thường kỳ when it names none."""
    words = fold(text)
    if _THEMATIC.search(words):
        is_both = "thuong ky" in words or "ket hop" in words
        return MeetingKind.COMBINED if is_both else MeetingKind.THEMATIC
    return next((kind for sign, kind in _KINDS if sign.search(words)), MeetingKind.REGULAR)


def years_in(text: str) -> set[int]:
    """Return the years a title names."""
    return {int(year) for year in _YEAR.findall(fold(text))}


def meeting_label(held_on: date, kind: MeetingKind) -> str:
    """Return a meeting of a matrix in words; a first of the month may be the month alone."""
    when = f"{held_on.month:02d}/{held_on.year}" if held_on.day == 1 else short_date(held_on)
    return when if kind is MeetingKind.REGULAR else f"{when} ({MEETING_KIND_LABELS[kind].lower()})"


def short_label(held_on: date, kind: MeetingKind, *, has_year: bool) -> str:
    """Return a meeting for a narrow column: T3, CĐ T3, 05/3, T3/25."""
    when = f"T{held_on.month}" if held_on.day == 1 else day_month(held_on)
    year = f"/{held_on.year % 100:02d}" if has_year else ""
    return f"{_SHORT_KINDS.get(kind, '')}{when}{year}"


_Parts = tuple[int | None, int, int | None]


def _whole_day(words: str) -> _Parts | None:
    if match := _FULL.search(words):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _ISO.search(words):
        return int(match[1]), int(match[2]), int(match[3])
    if _SERIAL.fullmatch(words) and (day := from_excel_serial(int(words))):
        return day.year, day.month, day.day
    return None


def _month_and_year(words: str) -> _Parts | None:
    if match := _MONTH_YEAR.search(words):
        return int(match[2]), int(match[1]), None
    if match := _YEAR_THEN_MONTH.fullmatch(words):
        return int(match[1]), int(match[2]), None
    return None


def _part(words: str) -> _Parts | None:
    """Return a day and month, or a month, with the year if it stands somewhere beside."""
    named = _YEAR.search(words)
    year = int(named[1]) if named else None
    rest = _YEAR.sub("", words).strip()
    if match := _DAY_MONTH.search(rest):
        return year, int(match[2]), int(match[1])
    match = _MONTH.search(rest)
    if match is None:
        return None
    beside = _DAY_BESIDE.search(rest)
    return year, int(match[1]), int(beside[1]) if beside else None
