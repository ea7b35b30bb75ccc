"""The year plan: a day for every month by the cell's own rule, and what the plan still lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import chain, count
from typing import Protocol

from app.domain.ladders import LadderPoint, ladder_for, move_points
from app.domain.meetings import MeetingKind
from app.domain.periods import DaysOff, Period, months_of_year, quarter_of_month
from app.domain.text import day_month, weekday_name

REGULAR_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
"""Kinds that count as the regular meeting of a month (a combined one counts as both)."""

THEMATIC_KINDS = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})
"""Kinds that count as the thematic meeting of a quarter."""


class AvoidDays(StrEnum):
    """Which days a cell does not meet on."""

    OFFICE = "office"
    RESIDENTIAL = "residential"


AVOID_DAYS_LABELS = {
    AvoidDays.OFFICE: "Tránh thứ Bảy, Chủ nhật và ngày nghỉ lễ",
    AvoidDays.RESIDENTIAL: "Chỉ tránh ngày nghỉ lễ và 29 Chạp đến mùng 6 Tết",
}


@dataclass(frozen=True, slots=True)
class DayRule:
    """On which day of the month a cell meets, and how far it may move (K02)."""

    meeting_day: int = 3
    window_from: int = 1
    window_to: int = 7
    avoid: AvoidDays = AvoidDays.OFFICE


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """A day for a meeting, and why it is not the usual one."""

    day: date
    moved_from: date | None = None
    reason: str = ""
    inside_window: bool = True


def blocked_reason(day: date, avoid: AvoidDays, days_off: DaysOff) -> str:
    """Return why a cell does not meet on a day, "" when it may."""
    if day in days_off.days:
        return days_off.days[day] or "ngày nghỉ"
    if avoid is AvoidDays.RESIDENTIAL:
        return days_off.tet.get(day, "")
    return weekday_name(day).replace("Thứ", "thứ") if day.weekday() >= 5 else ""


def propose_day(year: int, month: int, rule: DayRule, days_off: DaysOff) -> ProposedDay:
    """Return the meeting day of a month, moved off blocked days, later days first."""
    period = Period(year, month=month)
    usual = _day_in(period, rule.meeting_day)
    reason = blocked_reason(usual, rule.avoid, days_off)
    if not reason:
        return ProposedDay(usual, inside_window=inside_window(usual, period, rule))
    free = (
        day
        for day in _candidates(usual, period, rule)
        if not blocked_reason(day, rule.avoid, days_off)
    )
    day = next(free)
    inside = inside_window(day, period, rule)
    return ProposedDay(day, usual, f"{day_month(usual)} là {reason}", inside)


def inside_window(day: date, period: Period, rule: DayRule) -> bool:
    """Tell whether a meeting of a month is held inside the window of its cell (K02)."""
    return period.contains(day) and rule.window_from <= day.day <= rule.window_to


def _day_in(period: Period, number: int) -> date:
    last = period.last_day.day
    return period.first_day.replace(day=min(max(number, 1), last))


def _candidates(usual: date, period: Period, rule: DayRule) -> Iterator[date]:
    """Give later days of the window, then earlier ones, then every later day."""
    days = (period.first_day + timedelta(days=n) for n in range(period.last_day.day))
    inside = [day for day in days if inside_window(day, period, rule)]
    later = (day for day in inside if day > usual)
    earlier = (day for day in reversed(inside) if day < usual)
    return chain(later, earlier, (usual + timedelta(days=n) for n in count(1)))


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How a year is proposed. The thematic months and day are habits to be edited, never rules."""

    day: DayRule = DayRule()
    starts_at: time = time(14, 0)
    place: str = ""
    thematic_months: tuple[int, ...] = (3, 5, 8, 11)
    """One month of each quarter."""
    thematic_day: int = 17
    offsets: Mapping[str, int] | None = None
    """Days of the preparation ladder that differ from the shipped ones, by step key."""


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One line of a proposed year plan."""

    kind: MeetingKind
    period: Period
    day: date
    starts_at: time
    place: str
    ladder: tuple[LadderPoint, ...]
    moved_from: date | None = None
    reason: str = ""
    inside_window: bool = True
    focus: str = ""

    @property
    def month(self) -> int | None:
        """Return the month of its kỳ."""
        return self.period.month

    @property
    def quarter(self) -> int:
        """Return the quarter of its kỳ."""
        return self.period.quarter_number or quarter_of_month(self.day.month)

    @property
    def held(self) -> bool:
        """Tell that a proposal is never held yet."""
        return False

    @property
    def counted(self) -> bool:
        """Tell that a proposal always counts."""
        return True


@dataclass(frozen=True, slots=True)
class YearProposal:
    """The proposed meetings of a year in order of day."""

    year: int
    meetings: tuple[PlannedMeeting, ...]
    notice: str = ""
    """Says that the year has no official calendar of days off yet."""

    @property
    def moved(self) -> tuple[PlannedMeeting, ...]:
        """Return the meetings whose day is not the usual one."""
        return tuple(meeting for meeting in self.meetings if meeting.moved_from)


class PlanEntry(Protocol):
    """What the checks need to know of a meeting, planned or held."""

    @property
    def kind(self) -> MeetingKind:
        """Kind of the meeting."""

    @property
    def month(self) -> int | None:
        """Month of its kỳ."""

    @property
    def quarter(self) -> int:
        """Quarter of its kỳ."""

    @property
    def day(self) -> date:
        """Day of the meeting."""

    @property
    def held(self) -> bool:
        """Whether it has been held."""

    @property
    def counted(self) -> bool:
        """Whether it counts: not postponed, not called off."""


def propose_year(
    year: int,
    rules: PlanRules,
    days_off: DaysOff,
    *,
    existing: Sequence[PlanEntry] = (),
    from_month: int = 1,
) -> YearProposal:
    """Return the meetings a year still needs: one regular a month, one thematic a quarter."""
    kept = tuple(entry for entry in existing if entry.counted)
    months = {entry.month for entry in kept if entry.kind in REGULAR_KINDS}
    quarters = {entry.quarter for entry in kept if entry.kind in THEMATIC_KINDS}
    regular = (
        _planned(MeetingKind.REGULAR, period, rules, days_off)
        for period in months_of_year(year)[from_month - 1 :]
        if period.month not in months
    )
    thematic = (
        _planned(MeetingKind.THEMATIC, period, rules, days_off)
        for period in _thematic_periods(year, rules.thematic_months)
        if (period.month or 0) >= from_month and period.quarter not in quarters
    )
    meetings = sorted(chain(regular, thematic), key=lambda meeting: meeting.day)
    return YearProposal(year, tuple(meetings), days_off.notice(year))


def _thematic_periods(year: int, months: Iterable[int]) -> Iterator[Period]:
    return (Period(year, month, quarter_of_month(month)) for month in sorted(set(months)))


def _planned(
    kind: MeetingKind, period: Period, rules: PlanRules, days_off: DaysOff
) -> PlannedMeeting:
    proposed = propose_day(period.year, period.first_day.month, _day_rule(kind, rules), days_off)
    return PlannedMeeting(
        kind=kind,
        period=period,
        day=proposed.day,
        starts_at=rules.starts_at,
        place=rules.place,
        ladder=ladder_for(kind, proposed.day, days_off, rules.offsets),
        moved_from=proposed.moved_from,
        reason=proposed.reason,
        inside_window=proposed.inside_window,
    )


def _day_rule(kind: MeetingKind, rules: PlanRules) -> DayRule:
    if kind in REGULAR_KINDS:
        return rules.day
    # The window K02 belongs to the monthly meeting; a thematic one may be on any day of its month.
    return replace(rules.day, meeting_day=rules.thematic_day, window_from=1, window_to=31)


def move_planned(
    meeting: PlannedMeeting, day: date, rules: PlanRules, days_off: DaysOff
) -> PlannedMeeting:
    """Return a planned meeting on another day, by hand, with its whole ladder moved."""
    before = ladder_for(meeting.kind, meeting.day, days_off, rules.offsets)
    after = ladder_for(meeting.kind, day, days_off, rules.offsets)
    return replace(
        meeting,
        day=day,
        ladder=move_points(meeting.ladder, (), before, after),
        moved_from=None,
        reason="",
        inside_window=inside_window(day, meeting.period, _day_rule(meeting.kind, rules)),
    )


def copy_focus(
    proposal: YearProposal, focus: Mapping[tuple[MeetingKind, int], str]
) -> YearProposal:
    """Return a proposal with last year's topics, by kind and month, where it has none."""
    meetings = tuple(
        replace(m, focus=m.focus or focus.get((m.kind, m.period.month or 0), ""))
        for m in proposal.meetings
    )
    return replace(proposal, meetings=meetings)
