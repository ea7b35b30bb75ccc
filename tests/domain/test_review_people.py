"""Who is reviewed, who is not and why, and which form a member writes."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.domain.member_days import expected_voters
from app.domain.members import (
    LeftKind,
    Member,
    MemberForm,
    Post,
    PostPeriod,
    Situation,
    SituationPeriod,
)
from app.domain.review_forms import (
    ReviewFormKind,
    ReviewFormSet,
    form_code,
    form_kind,
    form_name,
    form_sections,
    layout_note,
    points_annex,
)
from app.domain.review_people import (
    Exclusion,
    excluded,
    exclusion_of,
    people_sentence,
    reviewed,
)

DAY, FIRST = date(2026, 12, 3), date(2026, 1, 1)
JOINED = date(2015, 1, 1)


def a_member(number=1, name="Hồ Sỹ Đạt", situation=None, post=None, **form):
    kept = {"admission_date": PartialDate(date(2010, 2, 3)), "joined_on": JOINED, **form}
    situations = () if situation is None else (SituationPeriod(1, situation, FIRST, None),)
    posts = () if post is None else (PostPeriod(1, post, FIRST, None),)
    return Member(number, MemberForm(name, **kept), situations, posts)


@pytest.mark.parametrize(
    ("member", "why"),
    [
        (a_member(), None),
        (a_member(situation=Situation.TEMPORARY_OUT), None),
        (a_member(situation=Situation.REDUCED), None),
        (a_member(situation=Situation.EXEMPT), Exclusion.EXEMPT),
        (a_member(situation=Situation.SUSPENDED), Exclusion.SUSPENDED),
        (a_member(temporary_in=True), Exclusion.TEMPORARY_IN),
        (a_member(left_on=DAY, left_kind=LeftKind.TRANSFERRED), Exclusion.LEFT),
        (a_member(admission_date=PartialDate(date(2026, 6, 4))), Exclusion.NEW),
        (a_member(admission_date=PartialDate(date(2026, 6, 3))), None),
        (a_member(admission_date=None), None),
    ],
)
def test_the_rule_says_who_is_reviewed_on_a_day(member, why):
    assert exclusion_of(member, DAY, 6) is why


def test_those_left_out_are_named_with_the_reason_and_its_source():
    people = (
        a_member(1, "Phan Thị Mỹ Linh", admission_date=PartialDate(date(2026, 7, 1))),
        a_member(2, "Trần Thị Phượng", Situation.EXEMPT),
        a_member(3, "Võ Hoài Nam", left_on=date(2026, 5, 1), left_kind=LeftKind.RESIGNED),
        a_member(4, "Lê Minh Tuấn", left_on=date(2025, 5, 1), left_kind=LeftKind.RESIGNED),
        a_member(5, "Vũ Thị Thắm", joined_on=date(2027, 1, 1)),
        a_member(6),
    )
    out = excluded(people, (FIRST, DAY), 6)
    assert [(one.full_name, one.label) for one in out] == [
        ("Trần Thị Phượng", "miễn"),
        ("Phan Thị Mỹ Linh", "chưa đủ 6 tháng"),
        ("Võ Hoài Nam", "đã rời chi bộ"),
    ]
    assert out[1].reason == "Mới kết nạp chưa đủ 6 tháng (366-QĐ/TW, Điều 5)"
    assert people_sentence(1, out[:2]) == (
        "1 đồng chí thuộc diện đánh giá. Không đánh giá: đ/c Phượng (miễn), "
        "đ/c Linh (chưa đủ 6 tháng)."
    )
    assert people_sentence(3, ()) == "3 đồng chí thuộc diện đánh giá."


def test_a_quarter_is_reviewed_by_those_who_lead_only():
    people = (
        a_member(1, "Nguyễn Thị Hạnh", post=Post.SECRETARY),
        a_member(2, "Bùi Thị Thu Hà", post=Post.COMMITTEE_MEMBER),
        a_member(3, "Hồ Sỹ Đạt", office_post="Phó Chánh Văn phòng"),
        a_member(4, "Lý Gia Bảo"),
    )
    leaders = reviewed(people, DAY, 6, leaders_only=True)
    assert [one.full_name for one in leaders] == ["Hồ Sỹ Đạt", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh"]
    assert len(reviewed(people, DAY, 6)) == 4
    assert people_sentence(3, (), leaders_only=True) == (
        "3 đồng chí giữ chức vụ thuộc diện đánh giá quý."
    )


def test_a_quarter_names_only_those_left_out_who_lead():
    people = (
        a_member(1, "Trần Thị Phượng", Situation.EXEMPT),
        a_member(2, "Hồ Sỹ Đạt", Situation.SUSPENDED, office_post="Phó Chánh Văn phòng"),
    )
    out = excluded(people, (FIRST, DAY), 6, leaders_only=True)
    assert [one.full_name for one in out] == ["Hồ Sỹ Đạt"]


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        (a_member(review_form="2C"), ReviewFormKind.OUTSIDE),
        (a_member(post=Post.SECRETARY, review_form="2B"), ReviewFormKind.PLAIN),
        (a_member(post=Post.DEPUTY_SECRETARY), ReviewFormKind.LEADER),
        (a_member(office_post="Trưởng phòng"), ReviewFormKind.LEADER),
        (a_member(post=Post.COMMITTEE_MEMBER), ReviewFormKind.PLAIN),
    ],
)
def test_the_form_is_the_chosen_one_else_by_the_posts_of_the_day(member, kind):
    assert form_kind(member, DAY) is kind


def test_the_letters_a_and_b_changed_places_between_2023_and_2025():
    plain, leader = ReviewFormKind.PLAIN, ReviewFormKind.LEADER
    assert form_code(plain, ReviewFormSet.HD43) == "2B"
    assert form_code(plain, ReviewFormSet.HD25) == "02A"
    assert form_code(leader, ReviewFormSet.HD43) == "2A"
    assert form_code(leader, ReviewFormSet.HD25) == "02B"
    assert form_name(plain, ReviewFormSet.HD21) == "Mẫu 02, HD 21-HD/BTCTW (2019)"


def test_a_quarter_has_a_form_whose_layout_is_not_known():
    leader = ReviewFormKind.LEADER
    assert form_name(leader, ReviewFormSet.HD43, is_quarter=True) == (
        "Mẫu 05, HD 43-HD/BTCTW (2025)"
    )
    assert form_code(leader, ReviewFormSet.HD25, is_quarter=True) == "02B"
    titles = [one.title for one in form_sections(leader, is_quarter=True)]
    assert titles[1].endswith("được giao trong quý")
    assert "Mẫu 05" in layout_note(leader, is_quarter=True)
    assert "sáu nội dung thì đúng quy định" in layout_note(leader)
    assert not layout_note(ReviewFormKind.PLAIN)


@pytest.mark.parametrize(
    ("kind", "strengths", "annex"),
    [
        (ReviewFormKind.LEADER, 6, "Phụ lục 3"),
        (ReviewFormKind.PLAIN, 3, "Phụ lục 4"),
        (ReviewFormKind.OUTSIDE, 3, "Phụ lục 5"),
        (ReviewFormKind.COLLECTIVE, 4, "Phụ lục 1"),
    ],
)
def test_every_form_has_its_own_strengths_and_the_same_six_parts(kind, strengths, annex):
    sections = form_sections(kind)
    assert [one.key for one in sections][strengths:] == ["2", "3", "4", "5", "6"]
    assert sum(bool(one.part) for one in sections) == strengths
    assert points_annex(kind) == annex


def test_the_answer_for_the_collective_is_another_in_its_own_form():
    titles = {kind: form_sections(kind)[-2].title for kind in ReviewFormKind}
    assert "của cá nhân" in titles[ReviewFormKind.PLAIN]
    assert titles[ReviewFormKind.COLLECTIVE].startswith("V. Trách nhiệm của tập thể")


def test_a_chosen_form_of_no_set_is_not_taken_for_one():
    assert form_kind(replace(a_member(), form=MemberForm("X", review_form="2D")), DAY) is (
        ReviewFormKind.PLAIN
    )


def test_the_base_of_a_vote_is_known_before_the_meeting():
    official = {"official_date": PartialDate(date(2011, 2, 3))}
    people = (
        a_member(1, **official),
        a_member(2, special_duty=True, **official),
        a_member(3),
        a_member(4, situation=Situation.EXEMPT, **official),
        a_member(5, temporary_in=True, **official),
    )
    assert expected_voters(people, DAY, temporary_vote=False) == 2
    assert expected_voters(people, DAY, temporary_vote=True) == 3
