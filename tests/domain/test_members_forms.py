"""What stops the form of a member, and what it only asks about."""

from datetime import date

import pytest

from app.domain.member_forms import check_member, check_situation, member_warnings
from app.domain.members import LeftKind, Situation, SituationPeriod
from tests.builders import a_member_form, a_partial

START, END = date(2026, 3, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": "  "}, "full_name"),
        ({"left_on": END}, "left_kind"),
        ({"left_kind": LeftKind.TRANSFERRED}, "left_on"),
    ],
)
def test_a_form_without_what_it_needs_is_refused(changes, field):
    assert [problem.field for problem in check_member(a_member_form(**changes))] == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"card_number": "123"}, "card_number"),
        ({"card_number": "12345678901"}, "card_number"),
        ({"card_number": "1,23E+11"}, "card_number"),
        ({"citizen_id": "03819012345"}, "citizen_id"),
        ({"citizen_id": "CCCD"}, "citizen_id"),
        ({"admission_date": a_partial(date(1998, 5, 18))}, "admission_date"),
        ({"official_date": a_partial(date(2004, 1, 1))}, "official_date"),
        ({"left_on": date(2010, 1, 1), "left_kind": LeftKind.RESIGNED}, "left_on"),
        ({"joined_on": date(2004, 1, 1)}, "joined_on"),
        ({"admission_date": None}, "admission_date"),
    ],
)
def test_what_looks_wrong_is_a_warning_and_never_blocks(changes, field):
    form = a_member_form(**changes)
    assert [problem.field for problem in member_warnings(form)] == [field]
    assert check_member(form) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"card_number": "123 456 789 012"},
        {"admission_date": a_partial(date(1998, 5, 19))},
        {"birth_date": None, "admission_date": None, "official_date": None, "joined_on": None},
    ],
)
def test_a_plain_form_raises_no_question(changes):
    form = a_member_form(**changes)
    assert (check_member(form), member_warnings(form)) == ((), ())


def period(number: int, starts_on=START, ends_on=END, kind=Situation.EXEMPT) -> SituationPeriod:
    return SituationPeriod(number, kind, starts_on, ends_on)


def test_a_situation_cannot_end_before_it_starts():
    assert check_situation(period(1, ends_on=START))[0].field == "ends_on"


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        (period(2), True),
        (period(2, starts_on=date(2026, 5, 1), ends_on=None), True),
        (period(2, starts_on=END, ends_on=None), False),
        (period(2, kind=Situation.SUSPENDED), False),
        (period(1), False),
    ],
)
def test_two_periods_of_one_situation_do_not_overlap(other, refused):
    assert bool(check_situation(period(1), [other])) is refused
