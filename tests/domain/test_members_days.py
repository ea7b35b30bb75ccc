"""What a member counts as on a day, and who leads the cell."""

from datetime import date

import pytest

from app.domain.dates import DatePrecision, PartialDate
from app.domain.member_days import (
    class_on,
    committee_on,
    counts_about,
    deputies_on,
    group_on,
    has_committee,
    is_secretary_only,
    on_roll,
    post_on,
    secretary_on,
    situation_on,
    standing_on,
)
from app.domain.members import (
    GroupPeriod,
    Member,
    MemberClass,
    Post,
    PostPeriod,
    Situation,
    SituationPeriod,
    Standing,
)
from tests.builders import a_member, a_member_form, a_partial

DAY = date(2026, 11, 3)
BEFORE, AFTER = date(2026, 1, 1), date(2026, 12, 1)


def situation(kind: Situation, starts_on=BEFORE, ends_on=None) -> SituationPeriod:
    return SituationPeriod(1, kind, starts_on, ends_on)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Standing.OFFICIAL),
        ({"official_date": a_partial(DAY)}, Standing.OFFICIAL),
        ({"official_date": a_partial(AFTER)}, Standing.PROBATIONARY),
        ({"official_date": None}, Standing.PROBATIONARY),
        ({"temporary_in": True}, Standing.TEMPORARY_IN),
        ({"joined_on": DAY}, Standing.OFFICIAL),
        ({"joined_on": AFTER}, None),
        ({"left_on": DAY}, None),
        ({"left_on": AFTER}, Standing.OFFICIAL),
        ({"joined_on": None, "admission_date": a_partial(AFTER)}, None),
        ({"joined_on": None, "admission_date": None}, Standing.OFFICIAL),
    ],
)
def test_standing_follows_the_dates_of_a_member(changes, expected):
    assert standing_on(a_member(**changes), DAY) is expected


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (DAY, None, Situation.EXEMPT),
        (BEFORE, DAY, None),
        (BEFORE, AFTER, Situation.EXEMPT),
        (AFTER, None, None),
    ],
)
def test_a_situation_counts_from_its_first_day_and_not_on_its_last(starts_on, ends_on, expected):
    member = a_member(situations=(situation(Situation.EXEMPT, starts_on, ends_on),))
    assert situation_on(member, DAY) is expected


def test_the_strongest_of_several_situations_counts():
    weakest_first = tuple(reversed(Situation))
    for at, strongest in enumerate(weakest_first):
        member = a_member(situations=tuple(map(situation, weakest_first[: at + 1])))
        assert situation_on(member, DAY) is strongest


@pytest.mark.parametrize(
    ("kinds", "changes", "expected"),
    [
        ((), {}, MemberClass.OFFICIAL),
        ((), {"official_date": None}, MemberClass.PROBATIONARY),
        ((), {"joined_on": AFTER}, None),
        ((), {"special_duty": True}, MemberClass.SPECIAL_DUTY),
        ((), {"temporary_in": True, "special_duty": True}, MemberClass.TEMPORARY_IN),
        ((Situation.SUSPENDED,), {}, MemberClass.SUSPENDED),
        ((Situation.TRANSFERRING,), {}, MemberClass.SUSPENDED),
        ((Situation.TEMPORARY_OUT,), {}, MemberClass.TEMPORARY_OUT),
        ((Situation.EXEMPT,), {"special_duty": True}, MemberClass.EXEMPT),
        ((Situation.EXEMPT, Situation.SUSPENDED), {}, MemberClass.SUSPENDED),
        ((Situation.REDUCED,), {}, MemberClass.OFFICIAL),
        ((Situation.REDUCED,), {"temporary_in": True}, MemberClass.TEMPORARY_IN),
        ((Situation.EXEMPT,), {"temporary_in": True}, None),
    ],
)
def test_the_class_is_one_function_of_standing_situation_and_flags(kinds, changes, expected):
    member = a_member(situations=tuple(map(situation, kinds)), **changes)
    assert class_on(member, DAY) is expected


def test_a_temporary_member_is_never_on_the_roll():
    members = (a_member(1), a_member(2, official_date=None), a_member(3, temporary_in=True))
    assert [member.id for member in on_roll(members, DAY)] == [1, 2]


@pytest.mark.parametrize(
    ("precision", "value", "expected"),
    [
        (DatePrecision.DAY, DAY, False),
        (DatePrecision.MONTH, date(2026, 11, 1), True),
        (DatePrecision.MONTH, date(2026, 10, 1), False),
        (DatePrecision.YEAR, date(2026, 1, 1), True),
        (DatePrecision.YEAR, date(2025, 1, 1), False),
    ],
)
def test_a_standing_that_rests_on_half_a_date_is_marked_about(precision, value, expected):
    assert counts_about(a_member(official_date=PartialDate(value, precision)), DAY) is expected


def test_a_member_without_an_official_date_is_not_marked_about():
    assert counts_about(a_member(official_date=None), DAY) is False


def test_posts_on_a_day_name_the_secretary_the_deputies_and_the_committee():
    leader = a_member(1, posts=(Post.COMMITTEE_MEMBER, Post.SECRETARY))
    deputy = a_member(2, posts=(Post.DEPUTY_SECRETARY,))
    other = a_member(3, posts=(Post.COMMITTEE_MEMBER,))
    members = (a_member(4), other, deputy, leader)
    assert post_on(leader, DAY) is Post.SECRETARY
    assert secretary_on(members, DAY) is leader
    assert deputies_on(members, DAY) == (deputy,)
    assert committee_on(members, DAY) == (other, deputy, leader)
    assert has_committee(members, DAY)
    assert not is_secretary_only(members, DAY)


def test_posts_end_with_their_period_and_with_leaving():
    ended = Member(1, a_member_form(), posts=(PostPeriod(1, Post.SECRETARY, BEFORE, DAY),))
    gone = a_member(2, posts=(Post.SECRETARY,), left_on=DAY)
    assert post_on(ended, DAY) is None
    assert secretary_on((ended, gone), DAY) is None


@pytest.mark.parametrize(
    ("posts", "alone"),
    [((Post.SECRETARY,), True), ((Post.SECRETARY, Post.DEPUTY_SECRETARY), False)],
)
def test_a_cell_without_deputy_and_committee_has_only_a_secretary(posts, alone):
    members = [a_member(n, posts=(post,)) for n, post in enumerate(posts)]
    assert is_secretary_only(iter(members), DAY) is alone
    assert not has_committee(members, DAY)


def test_the_party_group_of_a_day_is_found():
    groups = (
        GroupPeriod(1, 1, "Tổ 1", BEFORE, DAY),
        GroupPeriod(2, 2, "Tổ 2", DAY, None),
    )
    found = group_on(Member(1, a_member_form(), groups=groups), DAY)
    assert found is not None
    assert found.group_name == "Tổ 2"


def test_a_member_is_known_by_the_name_papers_print():
    assert a_member(full_name="Vũ Thị Thắm").full_name == "Vũ Thị Thắm"
