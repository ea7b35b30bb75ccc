"""Kỳ of meetings: month, quarter and year, their keys and labels, and working days."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import total_ordering
from itertools import count
from types import MappingProxyType

QUARTERS = (1, 2, 3, 4)
MONTHS = tuple(range(1, 13))
_QUARTERS, _MONTHS = frozenset({None, *QUARTERS}), frozenset({None, *MONTHS})
ROMAN = ("I", "II", "III", "IV")
KEY_ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        "regular": "",
        "combined": "",
        "thematic": "-cd",
        "committee": "-cu",
        "extraordinary": "-bt",
        "review": "-kd",
    }
)
"""How the key of each `MeetingKind` ends; by its slug, because meetings stand on periods."""

_KEY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(-(?:cd|cu|bt))?|(-kd))(?:-([2-9]|[1-9][0-9]))?")
_KINDS_BY_ENDING = {ending: kind for kind, ending in KEY_ENDINGS.items() if kind != "combined"}


def quarter_of_month(month: int) -> int:
    """Return the quarter a month lies in."""
    return (month + 2) // 3


def months_of_quarter(quarter: int) -> tuple[int, int, int]:
    """Return the three months of a quarter."""
    return quarter * 3 - 2, quarter * 3 - 1, quarter * 3


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A kỳ: a month, a quarter, a year; a thematic one may have a month and another quarter."""

    year: int
    month: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if self.month not in _MONTHS or self.quarter not in _QUARTERS:
            raise ValueError(self)

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    @property
    def label(self) -> str:
        """Return the kỳ in words: tháng 11/2026, quý IV/2026, năm 2026."""
        if self.quarter:
            return f"quý {ROMAN[self.quarter - 1]}/{self.year}"
        return f"tháng {self.month}/{self.year}" if self.month else f"năm {self.year}"

    @property
    def short_label(self) -> str:
        """Return the kỳ for narrow places: T11, Quý IV, 2026."""
        if self.quarter:
            return f"Quý {ROMAN[self.quarter - 1]}"
        return f"T{self.month}" if self.month else str(self.year)

    @property
    def quarter_number(self) -> int | None:
        """Return the quarter that counts: the one set, else the one of the month."""
        if self.quarter or not self.month:
            return self.quarter
        return quarter_of_month(self.month)

    @property
    def key_month(self) -> int | None:
        """Return the month that names the kỳ: its own, else the last of its quarter."""
        return self.month or (self.quarter * 3 if self.quarter else None)

    @property
    def first_day(self) -> date:
        """Return the first day of the month, else of the quarter, else of the year."""
        return date(self.year, self._months[0], 1)

    @property
    def last_day(self) -> date:
        """Return the last day of the month, else of the quarter, else of the year."""
        return date(self.year, self._months[-1], monthrange(self.year, self._months[-1])[1])

    def contains(self, day: date) -> bool:
        """Tell whether a day lies in the kỳ."""
        return self.first_day <= day <= self.last_day

    @property
    def _months(self) -> tuple[int, ...]:
        if self.month:
            return (self.month,)
        return months_of_quarter(self.quarter) if self.quarter else MONTHS

    @property
    def _order(self) -> tuple[int, int, int, bool]:
        return self.year, self.key_month or 13, self.quarter or 0, self.month is None


def month_of(day: date) -> Period:
    """Return the month a day lies in."""
    return Period(day.year, month=day.month)


def quarter_of(day: date) -> Period:
    """Return the quarter a day lies in."""
    return Period(day.year, quarter=quarter_of_month(day.month))


def months_of_year(year: int) -> tuple[Period, ...]:
    """Return the twelve months of a year."""
    return tuple(Period(year, month=month) for month in MONTHS)


def quarters_of_year(year: int) -> tuple[Period, ...]:
    """Return the four quarters of a year."""
    return tuple(Period(year, quarter=quarter) for quarter in QUARTERS)


def next_month(period: Period) -> Period:
    """Return the month after a month (after the last one of a quarter or year)."""
    return month_of(period.last_day + timedelta(days=1))


def previous_month(period: Period) -> Period:
    """Return the month before a month (before the first one of a quarter or year)."""
    return month_of(period.first_day - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """A meeting key taken apart; a bare month reads as `regular`, a combined one shares it."""

    period: Period
    kind: str
    ordinal: int = 1


def meeting_key(kind: str, period: Period, ordinal: int = 1) -> str:
    """Return the key of the n-th meeting of a kind in a kỳ: 2026-11, 2026-11-cd, 2026-kd-2."""
    ending = KEY_ENDINGS[kind] + (f"-{ordinal}" if ordinal > 1 else "")
    if kind == "review":
        return f"{period.year}{ending}"
    if period.key_month is None:
        raise ValueError(period)
    return f"{period.year}-{period.key_month:02d}{ending}"


def parse_key(key: str) -> MeetingKey | None:
    """Return what a meeting key says, None when it is no key."""
    match = _KEY.fullmatch(key.strip().lower())
    if match is None:
        return None
    year, month, ending, review, ordinal = match.groups()
    number = int(month) if month else None
    if number not in _MONTHS:
        return None
    kind = _KINDS_BY_ENDING[ending or review or ""]
    return MeetingKey(Period(int(year), month=number), kind, int(ordinal or 1))


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Public holidays with their names, the days around Tết, and the years that are known."""

    days: Mapping[date, str] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()
    tet: Mapping[date, str] = field(default_factory=dict)
    """29 Chạp to mùng 6; not all of them are days off."""

    def notice(self, year: int) -> str:
        """Return a sentence when no official calendar of the year is at hand, else ""."""
        return "" if year in self.known_years else f"Năm {year} chưa có lịch nghỉ chính thức."


def is_working_day(day: date, days_off: DaysOff) -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a day off."""
    return day.weekday() < 5 and day not in days_off.days


def add_working_days(day: date, number: int, days_off: DaysOff) -> date:
    """Return the day that many working days later (earlier if negative); `day` is not counted."""
    step = timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        day = next(d for n in count(1) if is_working_day(d := day + n * step, days_off))
    return day


def working_days_between(start: date, end: date, days_off: DaysOff) -> int:
    """Return how many working days lie after `start` up to and including `end`."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, days_off) for day in days)
