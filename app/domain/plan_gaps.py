"""What a year plan lacks: months without a regular, quarters without a thematic meeting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from app.domain.meetings import MeetingKind
from app.domain.periods import Period, months_of_year, quarters_of_year
from app.domain.plans import REGULAR_KINDS, THEMATIC_KINDS, PlanEntry
from app.domain.text import upper_first


class GapState(StrEnum):
    """What a gap is: not in the plan, planned but over and not held, or one too many."""

    NOT_PLANNED = "not_planned"
    NOT_HELD = "not_held"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class PlanGap:
    """One thing a year plan lacks: rule, kỳ and sentence."""

    code: str
    period: Period
    sentence: str
    state: GapState


@dataclass(frozen=True, slots=True)
class PlanNeeds:
    """How many meetings a kỳ needs; a cell that sets 0 is not asked for such meetings."""

    regular_per_month: int = 1
    thematic_per_quarter: int = 1


NeedsOn = Callable[[date], PlanNeeds]
"""Gives what a kỳ needs by the rules of its last day."""


def one_each(_day: date) -> PlanNeeds:
    """Return the needs as shipped: one regular a month, one thematic a quarter."""
    return PlanNeeds()


def plan_gaps(
    meetings: Sequence[PlanEntry],
    year: int,
    upto: date,
    since: date | None = None,
    needs_on: NeedsOn = one_each,
) -> tuple[PlanGap, ...]:
    """Return what K01, K03 and K04 find in a year; kỳ that end before `since` are not judged.

    A kỳ that is over by `upto` needs meetings that were held, a later one planned meetings.
    """
    counted = tuple(entry for entry in meetings if entry.counted)
    months = (p for p in months_of_year(year) if since is None or p.last_day >= since)
    quarters = (p for p in quarters_of_year(year) if since is None or p.last_day >= since)
    by_month = (_month_gaps(p, counted, upto, needs_on(p.last_day)) for p in months)
    by_quarter = (_thematic_gaps(p, counted, upto, needs_on(p.last_day)) for p in quarters)
    return tuple(chain.from_iterable(chain(by_month, by_quarter)))


def _month_gaps(
    period: Period, meetings: Sequence[PlanEntry], upto: date, needs: PlanNeeds
) -> Iterator[PlanGap]:
    of_month = [entry for entry in meetings if entry.month == period.month]
    regular = [entry for entry in of_month if entry.kind in REGULAR_KINDS]
    thematic = [entry for entry in of_month if entry.kind is MeetingKind.THEMATIC]
    name, wanted = upper_first(period.label), needs.regular_per_month
    held = sum(entry.held for entry in regular)
    is_over = period.last_day < upto
    if len(regular) < wanted:
        sentence = f"{name} {_too_few(len(regular), wanted)} buổi thường kỳ."
        yield PlanGap("K01", period, sentence, GapState.NOT_PLANNED)
    elif is_over and held < wanted:
        sentence = f"{name} chưa họp thường kỳ{_of(held, wanted)}."
        yield PlanGap("K01", period, sentence, GapState.NOT_HELD)
    elif wanted and len(regular) > wanted:
        sentence = f"{name} có {len(regular)} buổi thường kỳ."
        yield PlanGap("K01", period, sentence, GapState.EXTRA)
    if wanted and _only_thematic(regular, thematic, is_over=is_over):
        sentence = f"{name} chỉ có chuyên đề; chuyên đề không thay buổi thường kỳ."
        yield PlanGap("K04", period, sentence, GapState.NOT_PLANNED)


def _only_thematic(
    regular: Sequence[PlanEntry], thematic: Sequence[PlanEntry], *, is_over: bool
) -> bool:
    """Tell whether a thematic meeting stands where the regular one should (K04)."""
    if not regular:
        return bool(thematic)
    was_replaced = not any(e.held for e in regular) and any(e.held for e in thematic)
    return is_over and was_replaced


def _thematic_gaps(
    period: Period, meetings: Sequence[PlanEntry], upto: date, needs: PlanNeeds
) -> Iterator[PlanGap]:
    thematic = [
        entry
        for entry in meetings
        if entry.kind in THEMATIC_KINDS and entry.quarter == period.quarter
    ]
    name, wanted = upper_first(period.label), needs.thematic_per_quarter
    held = sum(entry.held for entry in thematic)
    if len(thematic) < wanted:
        sentence = f"{name} {_too_few(len(thematic), wanted)} chuyên đề."
        yield PlanGap("K03", period, sentence, GapState.NOT_PLANNED)
    elif held < wanted and _is_past(period, thematic, upto):
        sentence = f"{name} chưa họp chuyên đề{_of(held, wanted)}."
        yield PlanGap("K03", period, sentence, GapState.NOT_HELD)


def _is_past(period: Period, planned: Sequence[PlanEntry], upto: date) -> bool:
    """Tell whether a quarter is over, or in its third month with every planned day gone by."""
    if period.last_day < upto:
        return True
    in_third_month = period.last_day.replace(day=1) <= upto
    return in_third_month and all(entry.held or entry.day < upto for entry in planned)


def _too_few(have: int, wanted: int) -> str:
    return f"mới có {have}/{wanted}" if have else "chưa có"


def _of(held: int, wanted: int) -> str:
    return f" đủ: {held}/{wanted} buổi" if wanted > 1 else ""


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """How many months and quarters of a year are covered, of how many that are judged."""

    months: int
    months_due: int
    quarters: int
    quarters_due: int


def plan_coverage(
    meetings: Sequence[PlanEntry], year: int, since: date | None = None
) -> PlanCoverage:
    """Return how many months have a regular and how many quarters a thematic meeting."""
    counted = tuple(entry for entry in meetings if entry.counted)
    with_regular = {entry.month for entry in counted if entry.kind in REGULAR_KINDS}
    with_thematic = {entry.quarter for entry in counted if entry.kind in THEMATIC_KINDS}
    months = [p.month for p in months_of_year(year) if since is None or p.last_day >= since]
    quarters = [p.quarter for p in quarters_of_year(year) if since is None or p.last_day >= since]
    return PlanCoverage(
        months=len(with_regular.intersection(months)),
        months_due=len(months),
        quarters=len(with_thematic.intersection(quarters)),
        quarters_due=len(quarters),
    )
