"""Checks of the plan: the day of a meeting (K02), and what it lacks (K01, K03, K04)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from app.domain.checked_meetings import MONTHLY, CheckedMeeting, Found
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingFile
from app.domain.periods import Period
from app.domain.plan_gaps import GapState, PlanGap, PlanNeeds, plan_gaps
from app.domain.plans import DayRule, PlanEntry, inside_window
from app.domain.rule_sets import RuleSet
from app.domain.text import day_month

RulesOn = Callable[[date], RuleSet]
"""Gives the rules in force on a day."""


def is_on_scheduled_day(file: MeetingFile) -> bool:
    """Tell whether a meeting lies inside the window of its month (K02)."""
    rules = file.rules
    window = DayRule(
        meeting_day=rules.integer("meeting_day"),
        window_from=rules.integer("window_from"),
        window_to=rules.integer("window_to"),
    )
    return inside_window(file.header.day, file.header.period, window)


def k02_meeting_day(case: CheckedMeeting) -> Found:
    """The monthly meeting lies inside its window."""
    if case.kind not in MONTHLY or is_on_scheduled_day(case.file):
        return
    first, last = (case.file.rules.integer(key) for key in ("window_from", "window_to"))
    message = (
        f"Ngày họp {day_month(case.file.header.day)} ngoài khung từ ngày {first} đến ngày {last}."
    )
    yield case.found("K02", message, "prepare:day", "Xem ngày họp")


def check_plan(
    siblings: Sequence[PlanEntry],
    year: int,
    today: date,
    rules_on: RulesOn,
    records_from: date | None = None,
) -> tuple[Finding, ...]:
    """Return what the plan of a year lacks; this stands on Tổng quan and the plan.

    Every kỳ is judged by the rules of its last day; one that begins before `records_from` is not
    judged, because its meeting may lie in the part this book does not hold.
    """
    gaps = plan_gaps(siblings, year, today, records_from, partial(needs_on, rules_on))
    found = (
        _year_finding(gap, today, rules_on(gap.period.last_day))
        for gap in gaps
        if records_from is None or gap.period.first_day >= records_from
    )
    return tuple(finding for finding in found if finding is not None)


def needs_on(rules_on: RulesOn, day: date) -> PlanNeeds:
    """Return how many meetings a kỳ that ends on a day needs."""
    rules = rules_on(day)
    return PlanNeeds(rules.integer("regular_per_month"), rules.integer("thematic_per_quarter"))


def _year_finding(gap: PlanGap, today: date, rules: RuleSet) -> Finding | None:
    if not rules.is_on(gap.code):
        return None
    return Finding(
        code=gap.code,
        severity=_year_severity(gap, today, rules),
        message=gap.sentence,
        where=f"plan:{period_key(gap.period)}",
        action=_YEAR_ACTIONS[gap.state],
    )


_YEAR_ACTIONS = {
    GapState.NOT_PLANNED: "Thêm buổi họp",
    GapState.NOT_HELD: "Mở buổi họp",
    GapState.EXTRA: "Xem kế hoạch",
}


def _year_severity(gap: PlanGap, today: date, rules: RuleSet) -> Severity:
    if gap.state is GapState.EXTRA:
        return Severity.INFO
    level = rules.severity(gap.code)
    is_over = gap.period.last_day < today
    return level if is_over or level is not Severity.ERROR else Severity.WARNING


def period_key(period: Period) -> str:
    """Return the kỳ as `where` names it: 2026-03, 2026-q1."""
    return (
        f"{period.year}-{period.month:02d}" if period.month else f"{period.year}-q{period.quarter}"
    )
