from datetime import date

import pytest

from app.domain.dates import parse_partial
from app.domain.members import Member, MemberForm, Situation, SituationPeriod
from app.domain.milestones import badge_award, coming_dates, next_award_day, party_age
from app.domain.roll_sentences import roll_sentence

TODAY = date(2026, 11, 4)


def a_member(name="Nguyễn Văn Thâm", admitted="03/02/1997", official="03/02/1998", **facts):
    form = MemberForm(
        name, admission_date=parse_partial(admitted), official_date=parse_partial(official)
    )
    return Member(1, form, **facts)


def test_the_notice_of_the_sample_cell_is_reckoned():
    probationary = a_member("Lý Gia Bảo", "20/11/2025", "")
    lines = coming_dates((a_member(), probationary), TODAY, 12)
    assert [line.text for line in lines] == [
        "Đ/c Lý Gia Bảo đủ 12 tháng dự bị ngày 20/11/2026",
        "Đ/c Nguyễn Văn Thâm nhận Huy hiệu 30 năm tuổi Đảng dịp 03/02/2027",
    ]
    assert lines[0].where == "member:1"


@pytest.mark.parametrize(
    ("day", "award"),
    [
        (date(2026, 2, 3), date(2026, 2, 3)),
        (date(2026, 2, 4), date(2026, 5, 19)),
        (date(2026, 11, 8), date(2027, 2, 3)),
    ],
)
def test_badges_are_awarded_on_four_days_of_the_year(day, award):
    assert next_award_day(day) == award


@pytest.mark.parametrize(
    ("admitted", "award"),
    [
        ("03/02/1997", (30, date(2027, 2, 3))),
        ("04/02/1987", (40, date(2027, 5, 19))),
        ("29/02/1996", (40, date(2036, 5, 19))),
        ("1930", None),
    ],
)
def test_the_next_badge_follows_from_the_admission(admitted, award):
    day = parse_partial(admitted)
    assert day is not None
    assert badge_award(day, TODAY) == award


def test_a_late_recognition_comes_first_and_says_so():
    late = a_member("Lý Gia Bảo", "01/10/2025", "")
    (line,) = coming_dates((late,), TODAY, 12)
    assert line.text == "Đ/c Lý Gia Bảo đã đủ 12 tháng dự bị ngày 01/10/2026"


def test_a_date_of_which_only_the_month_is_known_is_marked():
    (line,) = coming_dates((a_member(admitted="02/1997"),), TODAY, 12)
    assert "khoảng dịp 03/02/2027" in line.text


def test_nothing_later_than_a_year_is_named():
    assert coming_dates((a_member(admitted="03/02/1999"),), TODAY, 12) == ()


@pytest.mark.parametrize(
    ("admitted", "age"),
    [("03/02/2006", "20 năm"), ("05/2010", "khoảng 16 năm"), ("03/02/2026", "dưới 1 năm")],
)
def test_party_age_counts_whole_years(admitted, age):
    assert party_age(a_member(admitted=admitted), TODAY) == age


def test_the_roll_is_one_sentence_with_its_exceptions():
    away = SituationPeriod(1, Situation.TEMPORARY_OUT, date(2026, 7, 1), None)
    exempt = SituationPeriod(1, Situation.EXEMPT, date(2024, 1, 1), None)
    members = (
        a_member(),
        a_member(situations=(away,)),
        a_member(situations=(exempt,)),
        a_member(admitted="20/11/2025", official=""),
    )
    sentence = "4 đồng chí: 3 chính thức (1 miễn sinh hoạt, 1 tạm đi nơi khác), 1 dự bị."
    assert roll_sentence(members, TODAY) == sentence


def test_a_guest_is_named_apart_from_the_roll():
    guest = Member(2, MemberForm("Trần Văn An", temporary_in=True))
    assert roll_sentence((a_member(), guest), TODAY).endswith(
        "Thêm 1 đồng chí sinh hoạt tạm thời đến."
    )


def test_a_guest_who_is_away_counts_nowhere():
    away = SituationPeriod(1, Situation.TEMPORARY_OUT, date(2026, 7, 1), None)
    guest = Member(2, MemberForm("Trần Văn An", temporary_in=True), situations=(away,))
    assert roll_sentence((a_member(), guest), TODAY) == roll_sentence((a_member(),), TODAY)


def test_without_an_admission_on_record_nothing_is_said_of_party_age():
    assert party_age(Member(1, MemberForm("Lê Thị Na")), TODAY) == ""
