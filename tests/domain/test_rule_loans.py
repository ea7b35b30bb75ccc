"""Rules borrowed from a day on: which loan counts for a meeting, and how one follows another."""

from datetime import date

import pytest

from app.domain.rule_loans import LoanItems, RuleLoan, loan_on, with_loan

ALWAYS = RuleLoan("phu-tho")
SUMMER = RuleLoan("binh-thuan-gates", date(2026, 6, 1), (LoanItems("an-phu", "time", ("1.1",)),))
ENDED = RuleLoan("", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 1, 1), ALWAYS),
        (date(2026, 5, 31), ALWAYS),
        (date(2026, 6, 1), SUMMER),
        (date(2026, 8, 31), SUMMER),
        (date(2026, 9, 1), None),
    ],
)
def test_the_latest_loan_begun_counts_and_an_empty_one_ends_it(day, expected):
    assert loan_on((ENDED, ALWAYS, SUMMER), day) == expected


def test_nothing_is_borrowed_before_the_first_loan():
    assert loan_on((SUMMER,), date(2026, 5, 31)) is None
    assert loan_on((), date(2026, 5, 31)) is None


def test_a_loan_takes_the_place_of_the_one_of_the_same_day_only():
    other = RuleLoan("phu-tho", SUMMER.since)
    assert with_loan((ENDED, SUMMER, ALWAYS), other) == (ALWAYS, other, ENDED)
    assert with_loan((), SUMMER) == (SUMMER,)


def test_the_items_chosen_are_read_by_criterion():
    assert SUMMER.item_map("an-phu") == {"time": ("1.1",)}
    assert SUMMER.item_map("rut-gon") == ALWAYS.item_map("an-phu") == {}


def test_items_chosen_for_one_rubric_leave_those_of_another():
    more = SUMMER.with_items("rut-gon", {"time": ("1",), "minutes": ()})
    assert more.item_map("rut-gon") == {"time": ("1",), "minutes": ()}
    assert more.item_map("an-phu") == {"time": ("1.1",)}
    assert more.with_items("an-phu", {}).item_map("an-phu") == {}
