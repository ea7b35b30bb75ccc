"""Deadlines of the registers of members: probation, badges, transfers, loans, comparisons."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.domain.dates import PartialDate, months_later
from app.domain.member_books import LoanDraft, TransferDraft
from app.domain.milestones import badge_days
from app.domain.periods import DaysOff, add_working_days
from app.domain.rule_sets import RuleSet
from app.domain.text import short_date

EARLY_MONTHS, EARLY_MONTHS_LONG, LONG_FROM = 12, 24, 70
"""How much earlier a gravely ill member may be given a badge: 30–65 years, then 70–90."""


@dataclass(frozen=True, slots=True)
class DeadlineState:
    """What a deadline stands at, in words, and whether it is missed."""

    text: str
    is_late: bool = False
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class ProbationDates:
    """The deadlines around a probation; each is reckoned from the admission."""

    ceremony_by: date
    ends_on: date
    review_by: date


def probation_dates(admitted: PartialDate, rules: RuleSet, days_off: DaysOff) -> ProbationDates:
    """Return until when the ceremony, and after the twelve months the recognition, is due."""
    ends = months_later(admitted.value, rules.integer("probation_months"))
    ceremony = rules.integer("ceremony_workdays")
    review = rules.integer("probation_review_workdays")
    return ProbationDates(
        ceremony_by=add_working_days(admitted.value, ceremony, days_off),
        ends_on=ends,
        review_by=add_working_days(ends, review, days_off),
    )


def probation_state(dates: ProbationDates, today: date) -> DeadlineState:
    """Return what is due next of a probation."""
    if today < dates.ends_on:
        return DeadlineState(f"Còn {(dates.ends_on - today).days} ngày")
    if today <= dates.review_by:
        return DeadlineState("Cần xét công nhận")
    return DeadlineState("Quá hạn xét công nhận", is_late=True)


@dataclass(frozen=True, slots=True)
class BadgeDue:
    """The next badge of a member: its years, the day it is awarded, the earliest day if ill."""

    years: int
    awarded_on: date
    early_from: date


def badge_due(admitted: PartialDate, given: Collection[int], day: date) -> BadgeDue | None:
    """Return the next badge not yet given, None after the last one.

    A badge whose day has passed is not claimed to be missing: it may have been given elsewhere.
    """
    for years, full_on, awarded_on in badge_days(admitted.value):
        if years not in given and awarded_on >= day:
            early = EARLY_MONTHS if years < LONG_FROM else EARLY_MONTHS_LONG
            return BadgeDue(years, awarded_on, months_later(full_on, -early))
    return None


def transfer_state(
    draft: TransferDraft, today: date, rules: RuleSet, days_off: DaysOff
) -> DeadlineState:
    """Return what a transfer waits for and until when."""
    if draft.decided_on is None:
        return DeadlineState("")
    if draft.temporary:
        return _temporary_state(draft, today)
    if draft.received_on is not None:
        return DeadlineState(f"Xong {short_date(draft.received_on)}", is_done=True)
    return _official_state(draft, draft.decided_on, today, rules, days_off)


def _temporary_state(draft: TransferDraft, today: date) -> DeadlineState:
    if draft.ends_on is None:
        return DeadlineState("Chưa ghi ngày hết hạn")
    if today < draft.ends_on:
        return DeadlineState(f"Đến {short_date(draft.ends_on)}")
    return DeadlineState(f"Hết hạn {short_date(draft.ends_on)}", is_done=True)


def _official_state(
    draft: TransferDraft, decided: date, today: date, rules: RuleSet, days_off: DaysOff
) -> DeadlineState:
    months = rules.integer("transfer_warn_months")
    if draft.handed_on is None and today > months_later(decided, months):
        return DeadlineState(f"Quá {months} tháng chưa nộp giấy", is_late=True)
    if draft.handed_on is None:
        paper = add_working_days(decided, rules.integer("transfer_paper_workdays"), days_off)
        return _until("Trình giấy", paper, today)
    done = add_working_days(decided, rules.integer("transfer_workdays"), days_off)
    return _until("Chuyển xong", done, today)


def _until(what: str, due: date, today: date) -> DeadlineState:
    if today > due:
        return DeadlineState(f"{what}: quá {short_date(due)}", is_late=True)
    return DeadlineState(f"{what} trước {short_date(due)}")


def loan_state(draft: LoanDraft, today: date) -> DeadlineState:
    """Return whether a dossier is back."""
    if draft.returned_on is not None:
        return DeadlineState(f"Trả {short_date(draft.returned_on)}", is_done=True)
    if draft.due_on is not None and draft.due_on < today:
        return DeadlineState(f"Quá hạn trả {short_date(draft.due_on)}", is_late=True)
    return DeadlineState("Chưa trả")


def next_check(last: date | None, first: date, months: int) -> date:
    """Return when list and dossiers are compared next: after the last time, else the beginning."""
    return months_later(last or first, months)
