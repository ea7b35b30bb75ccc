"""Days off and lunar days of Vietnam as values, from the two libraries that reckon them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from app.domain.periods import DaysOff

KNOWN_YEARS = range(1995, 2031)
"""Years that count as known; Tết 2026–2030 agrees with a separate reckoning of the new moons."""

RECKONED_YEARS = range(1995, 2101)
"""Years both libraries can reckon; later ones are proposals until officially announced."""

_LAST_TET_DAY = 6
_PADDED_MONTH = re.compile(r"\b([0-9]{2})/0([3-9])/")


def days_off(years: Iterable[int], changes: Mapping[date, str] | None = None) -> DaysOff:
    """Return the days off of some years; a change adds one by name, "" takes one away."""
    wanted = sorted(set(years) & set(RECKONED_YEARS))
    days = {day: name for year in wanted for day, name in holiday_names(year).items()}
    merged = {**days, **(changes or {})}
    return DaysOff(
        days={day: name for day, name in sorted(merged.items()) if name},
        known_years=frozenset(wanted) & frozenset(KNOWN_YEARS),
        tet={day: name for year in wanted for day, name in _tet(year)},
    )


def days_off_of_table(days: Mapping[date, str]) -> DaysOff:
    """Return the editable table of days off as a value, with the Tết days of its years."""
    years = {day.year for day in days}
    return DaysOff(
        days=days,
        known_years=frozenset(years & set(KNOWN_YEARS)),
        tet={day: name for year in years & set(RECKONED_YEARS) for day, name in _tet(year)},
    )


def holiday_names(year: int) -> dict[date, str]:
    """Return the public holidays of a year, substitute days included, with their names."""
    # The library costs 200 ms to load, so only those who ask for it pay.
    from holidays import country_holidays  # noqa: PLC0415

    found = country_holidays("VN", years=year, language="vi")
    return {day: _PADDED_MONTH.sub(r"\1/\2/", name) for day, name in sorted(found.items())}


def new_year_day(year: int) -> date:
    """Return mùng 1 Tết of a year."""
    from lunar_vn import LunarDate, lunar_to_solar  # noqa: PLC0415

    return lunar_to_solar(LunarDate(1, 1, year))


def tet_days(year: int) -> dict[date, str]:
    """Return 29 Chạp to mùng 6 Tết of a year with their lunar names."""
    return dict(_tet(year))


@cache
def _tet(year: int) -> tuple[tuple[date, str], ...]:
    new_year = new_year_day(year)
    around = (new_year + timedelta(days=n) for n in range(-2, _LAST_TET_DAY))
    names = ((day, lunar_text(day)) for day in around)
    return tuple((day, name) for day, name in names if name != "28 Chạp")


def solar_days(year: int, lunar: Iterable[tuple[int, int]]) -> dict[tuple[int, int], date]:
    """Return on which days of a year lunar days fall, by lunar day and month; unknown left out."""
    from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar  # noqa: PLC0415

    first, last = SUPPORTED_YEAR_RANGE
    if not first <= year <= last:
        return {}
    return {(day, month): lunar_to_solar(LunarDate(day, month, year)) for day, month in lunar}


def lunar_text(day: date) -> str:
    """Return the lunar day as a calendar shows it: 29 Chạp, mùng 6 Tết, 15/8, "" if unknown."""
    from lunar_vn import SUPPORTED_YEAR_RANGE, solar_to_lunar  # noqa: PLC0415

    first, last = SUPPORTED_YEAR_RANGE
    if not first <= day.year <= last:
        return ""
    lunar = solar_to_lunar(day)
    if lunar.leap:
        return f"{lunar.day}/{lunar.month} nhuận"
    if lunar.month == 1 and lunar.day <= _LAST_TET_DAY:
        return f"mùng {lunar.day} Tết"
    return f"{lunar.day} Chạp" if lunar.month == 12 else f"{lunar.day}/{lunar.month}"
