"""Days as people type them, always day before month, and dates of which only a part is known."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from app.domain.text import short_date

FIRST_YEAR, LAST_YEAR = 1900, 2199

_PARTS = re.compile(r"([0-9]{1,2})\s*([/.\-])\s*([0-9]{1,2})(?:\s*\2\s*([0-9]{2}|[0-9]{4}))?")
_DIGITS_ONLY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_CLOCK = re.compile(r"([0-9]{1,2})\s*(?:[:.hg]|giờ)\s*([0-9]{2})(?:\s*(?:ph|phút|p))?")
_HOUR = re.compile(r"([0-9]{1,2})\s*(?:[hg]|giờ)?")
_CLOCK_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_SAFE_SERIAL = 61


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; `value` is the first day of what is known."""

    value: date
    precision: DatePrecision = DatePrecision.DAY
    original: str = ""
    """What was typed or read from a list."""

    @property
    def is_exact(self) -> bool:
        """Tell whether the day itself is known."""
        return self.precision is DatePrecision.DAY

    def text(self) -> str:
        """Return what is known: 19/5/2020, 05/1989 or 1989."""
        if self.is_exact:
            return short_date(self.value)
        year = str(self.value.year)
        is_month = self.precision is DatePrecision.MONTH
        return f"{self.value.month:02d}/{year}" if is_month else year

    def mark(self, result: str) -> str:
        """Return a text reckoned from this date, marked "khoảng" unless the day is known."""
        return result if self.is_exact else f"khoảng {result}"


def parse_day(text: str, *, today_year: int) -> date | None:
    """Return the day typed in a date field ("3/11", "3.11.26", "0311"), None if it is no day."""
    match = _day_match(text)
    return _day_of(*match, today_year) if match else None


def day_sentence(text: str, *, today_year: int) -> str:
    """Return what to say beside a date field, "" when the day can be read."""
    if parse_day(text, today_year=today_year):
        return ""
    match = _day_match(text)
    if match is None:
        return "Viết ngày/tháng/năm, ví dụ 03/11/2026."
    day, month, _ = match
    if month > 12:
        return f"Không có tháng {month}. Viết ngày trước, tháng sau, ví dụ 03/11/2026."
    return f"Không có ngày {day} tháng {month} của năm đã ghi. Hãy xem lại lịch."


def parse_partial(text: str) -> PartialDate | None:
    """Return a date of a member as far as it is known; years need all four figures."""
    return next(_partial_readings(text.strip()), None)


def partial_sentence(text: str) -> str:
    """Return what to say beside a member's date, "" when it can be read."""
    if parse_partial(text):
        return ""
    return "Viết ngày/tháng/năm, tháng/năm hoặc năm, đủ bốn số của năm, ví dụ 19/5/1984."


def _day_match(text: str) -> tuple[int, int, str | None] | None:
    match = _PARTS.fullmatch(text.strip())
    if match:
        return int(match[1]), int(match[3]), match[4]
    match = _DIGITS_ONLY.fullmatch(text.strip())
    return (int(match[1]), int(match[2]), match[3]) if match else None


def _day_of(day: int, month: int, year: str | None, today_year: int) -> date | None:
    return _real_day(_full_year(year, today_year), month, day)


def _full_year(year: str | None, today_year: int) -> int:
    if year is None:
        return today_year
    if len(year) == 4:
        return int(year)
    century = today_year - today_year % 100
    around = (century - 100 + int(year), century + int(year), century + 100 + int(year))
    return min(around, key=lambda candidate: abs(candidate - today_year))


def _real_day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _partial_readings(text: str) -> Iterator[PartialDate]:
    parts = _day_match(text)
    if parts and parts[2] and len(parts[2]) == 4:
        yield from _partial(int(parts[2]), parts[1], parts[0], DatePrecision.DAY, text)
    if match := _MONTH_YEAR.fullmatch(text):
        yield from _partial(int(match[2]), int(match[1]), 1, DatePrecision.MONTH, text)
    if _YEAR.fullmatch(text):
        yield from _partial(int(text), 1, 1, DatePrecision.YEAR, text)


def _partial(
    year: int, month: int, day: int, precision: DatePrecision, original: str
) -> Iterator[PartialDate]:
    value = _real_day(year, month, day)
    if value:
        yield PartialDate(value, precision, original)


def from_excel_serial(serial: float) -> date | None:
    """Return the day an Excel number stands for, None outside the years this program knows."""
    if not _FIRST_SAFE_SERIAL <= serial < (date(LAST_YEAR + 1, 1, 1) - _EXCEL_ZERO).days:
        return None
    return _EXCEL_ZERO + timedelta(days=int(serial))


def parse_clock(text: str) -> time | None:
    """Return the time of day typed as 14:00, 1400, 14h, 14g30 or 14 giờ 30."""
    typed = text.strip().lower()
    for pattern in (_CLOCK, _HOUR, _CLOCK_DIGITS):
        match = pattern.fullmatch(typed)
        if match:
            hour, minute = (*map(int, match.groups()), 0)[:2]
            return time(hour, minute) if hour < 24 and minute < 60 else None
    return None


def clock_sentence(text: str) -> str:
    """Return what to say beside a time field, "" when the time can be read."""
    return "" if parse_clock(text) is not None else "Viết giờ:phút, ví dụ 14:00 hoặc 8:30."


def years_between(start: date, end: date) -> int:
    """Return how many full years lie between two days."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or earlier with a minus; the last one if none."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
