"""Coming dates of members: the end of probation and the badges of the Party (huy hiệu Đảng)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.dates import PartialDate, months_later, years_between
from app.domain.member_cards import CardLine
from app.domain.member_days import is_official_on, on_roll
from app.domain.member_labels import probation_ends
from app.domain.members import Member
from app.domain.text import short_date

BADGE_YEARS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
AWARD_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7))
"""03/02, 19/5, 02/9 and 07/11, as (month, day)."""
KEPT_ADMISSIONS = 1000
"""Days of admission whose badges are kept: they are asked for at every change of a member."""


class BadgeDay(NamedTuple):
    """One badge: its years, the day they are full, the day it is awarded."""

    years: int
    full_on: date
    awarded_on: date


def party_age(member: Member, day: date) -> str:
    """Return the tuổi Đảng on a day in words, "" when the admission is not known."""
    admitted = member.form.admission_date
    if admitted is None or day < admitted.value:
        return ""
    years = years_between(admitted.value, day)
    return admitted.mark(f"{years} năm" if years else "dưới 1 năm")


def next_award_day(day: date) -> date:
    """Return the first day badges are awarded on or after a day."""
    days = (date(year, *award) for year in (day.year, day.year + 1) for award in AWARD_DAYS)
    return next(award for award in days if award >= day)


def badge_award(admitted: PartialDate, day: date) -> tuple[int, date] | None:
    """Return the next badge in years and the day it is awarded, None after the last one."""
    awards = (badge for badge in badge_days(admitted.value) if badge.awarded_on >= day)
    return next(((badge.years, badge.awarded_on) for badge in awards), None)


@lru_cache(maxsize=KEPT_ADMISSIONS)
def badge_days(admitted: date) -> tuple[BadgeDay, ...]:
    """Return every badge of one admitted on a day, the first one first."""
    full = ((years, months_later(admitted, 12 * years)) for years in BADGE_YEARS)
    return tuple(BadgeDay(years, day, next_award_day(day)) for years, day in full)


def coming_dates(
    members: Iterable[Member], day: date, probation_months: int
) -> tuple[CardLine, ...]:
    """Return what falls due within a year, soonest first; an overdue recognition comes first."""
    last = months_later(day, 12)
    lines = []
    for member in on_roll(members, day):
        lines += [*_probation(member, day, last, probation_months), *_badge(member, day, last)]
    return tuple(sorted(lines, key=lambda line: line.day))


def _probation(member: Member, day: date, last: date, months: int) -> Iterator[CardLine]:
    ends = probation_ends(member, months)
    admitted = member.form.admission_date
    if ends is None or admitted is None or is_official_on(member, day) or ends > last:
        return
    verb = "đủ" if ends >= day else "đã đủ"
    when = admitted.mark(f"ngày {short_date(ends)}")
    yield _line(member, ends, f"{verb} {months} tháng dự bị {when}")


def _badge(member: Member, day: date, last: date) -> Iterator[CardLine]:
    admitted = member.form.admission_date
    award = badge_award(admitted, day) if admitted else None
    if admitted is None or award is None or award[1] > last:
        return
    years, awarded = award
    when = admitted.mark(f"dịp {short_date(awarded)}")
    yield _line(member, awarded, f"nhận Huy hiệu {years} năm tuổi Đảng {when}")


def _line(member: Member, day: date, what: str) -> CardLine:
    return CardLine(day, f"Đ/c {member.full_name} {what}", f"member:{member.id}")
