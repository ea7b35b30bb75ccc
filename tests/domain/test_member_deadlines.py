"""Deadlines of the registers of members, in working days where the rules say so."""

from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.domain.member_books import LoanDraft, TransferDraft
from app.domain.member_deadlines import (
    BadgeDue,
    DeadlineState,
    badge_due,
    loan_state,
    next_check,
    probation_dates,
    probation_state,
    transfer_state,
)
from app.domain.periods import DaysOff
from app.domain.rule_sets import rule_set_on

TODAY = date(2026, 11, 4)
RULES = rule_set_on(TODAY, ())
NO_DAYS = DaysOff({}, frozenset())
HOLIDAY = DaysOff({date(2026, 11, 24): "Ngày nghỉ"}, frozenset())


def transfer(**changes) -> TransferDraft:
    values = {"incoming": False, "temporary": False, "place": "Chi bộ A", "decided_on": TODAY}
    return TransferDraft(1, **{**values, **changes})


def test_probation_ends_after_twelve_months_and_recognition_has_thirty_working_days():
    dates = probation_dates(PartialDate(date(2025, 11, 20)), RULES, NO_DAYS)
    assert dates.ends_on == date(2026, 11, 20)
    assert dates.review_by == date(2027, 1, 1)
    assert dates.ceremony_by == date(2026, 1, 1)


def test_a_holiday_added_by_hand_moves_the_day():
    dates = probation_dates(PartialDate(date(2025, 11, 20)), RULES, HOLIDAY)
    assert dates.review_by == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (TODAY, DeadlineState("Còn 16 ngày")),
        (date(2026, 11, 20), DeadlineState("Cần xét công nhận")),
        (date(2027, 1, 2), DeadlineState("Quá hạn xét công nhận", is_late=True)),
    ],
)
def test_a_probation_says_what_is_next(day, state):
    dates = probation_dates(PartialDate(date(2025, 11, 20)), RULES, NO_DAYS)
    assert probation_state(dates, day) == state


def test_the_next_badge_is_awarded_on_the_next_of_the_four_days():
    due = badge_due(PartialDate(date(1997, 2, 3)), (), TODAY)
    assert due == BadgeDue(30, date(2027, 2, 3), date(2026, 2, 3))


def test_a_badge_given_early_is_not_due_again_and_a_long_one_may_be_two_years_early():
    admitted = PartialDate(date(1957, 2, 3))
    assert badge_due(admitted, (70,), TODAY).years == 75
    assert badge_due(admitted, (), TODAY) == BadgeDue(70, date(2027, 2, 3), date(2025, 2, 3))


def test_after_the_last_badge_there_is_none():
    assert badge_due(PartialDate(date(1930, 2, 3)), (), TODAY) is None


@pytest.mark.parametrize(
    ("draft", "state"),
    [
        (transfer(decided_on=None), DeadlineState("")),
        (transfer(received_on=TODAY), DeadlineState("Xong 04/11/2026", is_done=True)),
        (transfer(), DeadlineState("Trình giấy trước 16/12/2026")),
        (
            transfer(decided_on=date(2026, 9, 1)),
            DeadlineState("Trình giấy: quá 13/10/2026", is_late=True),
        ),
        (
            transfer(decided_on=date(2026, 8, 3)),
            DeadlineState("Quá 3 tháng chưa nộp giấy", is_late=True),
        ),
        (transfer(handed_on=TODAY), DeadlineState("Chuyển xong trước 27/01/2027")),
        (transfer(temporary=True), DeadlineState("Chưa ghi ngày hết hạn")),
        (transfer(temporary=True, ends_on=date(2027, 7, 1)), DeadlineState("Đến 01/7/2027")),
        (
            transfer(temporary=True, ends_on=TODAY),
            DeadlineState("Hết hạn 04/11/2026", is_done=True),
        ),
    ],
)
def test_a_transfer_says_what_it_waits_for(draft, state):
    assert transfer_state(draft, TODAY, RULES, NO_DAYS) == state


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, DeadlineState("Chưa trả")),
        (
            {"due_on": date(2026, 11, 3)},
            DeadlineState("Quá hạn trả 03/11/2026", is_late=True),
        ),
        ({"returned_on": TODAY}, DeadlineState("Trả 04/11/2026", is_done=True)),
    ],
)
def test_a_dossier_is_out_late_or_back(dates, state):
    assert loan_state(LoanDraft(1, "Đảng ủy", date(2026, 10, 1), **dates), TODAY) == state


def test_the_next_comparison_is_half_a_year_after_the_last_else_after_the_beginning():
    assert next_check(date(2026, 5, 12), date(2025, 12, 1), 6) == date(2026, 11, 12)
    assert next_check(None, date(2025, 12, 1), 6) == date(2026, 6, 1)
