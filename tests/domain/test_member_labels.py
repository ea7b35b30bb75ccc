from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.domain.member_labels import group_name, post_label, probation_ends, was_in_base
from app.domain.members import (
    GroupPeriod,
    Member,
    MemberForm,
    Post,
    PostPeriod,
    Situation,
    SituationPeriod,
)
from app.domain.settings import Settings

DAY = date(2026, 11, 3)
FORM = MemberForm("Lý Gia Bảo", admission_date=PartialDate(date(2025, 11, 20)))


def test_the_post_is_named_only_while_it_is_held():
    member = Member(1, FORM, posts=(PostPeriod(1, Post.SECRETARY, date(2025, 1, 1), DAY),))
    assert post_label(member, date(2026, 11, 2)) == "Bí thư"
    assert post_label(member, DAY) == ""


def test_the_group_is_the_one_of_the_day():
    member = Member(1, FORM, groups=(GroupPeriod(1, 7, "Tổ đảng 2", date(2026, 1, 1), None),))
    assert group_name(member, DAY) == "Tổ đảng 2"
    assert group_name(member, date(2025, 12, 31)) == ""


@pytest.mark.parametrize(
    ("situation", "counts"), [(Situation.EXEMPT, False), (Situation.REDUCED, True)]
)
def test_an_exempt_member_is_outside_the_base(situation: Situation, counts: bool):
    period = SituationPeriod(1, situation, date(2026, 1, 1), None)
    assert was_in_base(Member(1, FORM, situations=(period,)), DAY, Settings()) is counts


def test_a_member_who_left_is_outside_the_base():
    form = MemberForm("Lý Gia Bảo", left_on=date(2026, 1, 1))
    assert not was_in_base(Member(1, form), DAY, Settings())


@pytest.mark.parametrize(
    ("admitted", "ends"),
    [
        (date(2025, 11, 20), date(2026, 11, 20)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_probation_ends_twelve_months_after_admission(admitted: date, ends: date):
    member = Member(1, MemberForm("A B", admission_date=PartialDate(admitted)))
    assert probation_ends(member, 12) == ends


def test_probation_without_an_admission_date_has_no_end():
    assert probation_ends(Member(1, MemberForm("A B")), 12) is None
