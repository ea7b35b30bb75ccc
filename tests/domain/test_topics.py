"""Topics: commemorative days near a meeting, topics held before, groups held least."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.topics import (
    COMMEMORATIVE_DAYS,
    TOPIC_GROUPS,
    CommemorativeDay,
    HeldTopic,
    check_day,
    commemorative_days,
    days_in_year,
    days_near,
    earlier_topics,
    group_counts,
    lunar_days,
    repeat_text,
    topic_group_choices,
)

LUNAR = {(10, 3): date(2026, 4, 26)}


def a_topic(title: str, day: date, group: int | None = 2, *, is_held: bool = True) -> HeldTopic:
    return HeldTopic(day.toordinal(), title, group, day, f"tháng {day.month}/{day.year}", is_held)


def test_every_day_is_a_real_one_and_suggests_a_known_group():
    for what in COMMEMORATIVE_DAYS:
        assert what.is_lunar or date(2027, what.month, what.day)
        assert what.group in TOPIC_GROUPS


def test_a_year_has_solar_and_lunar_days_in_order():
    days = days_in_year(2026, LUNAR)
    assert lunar_days() == ((10, 3),)
    assert [one.on for one in days] == sorted(one.on for one in days)
    (hung_kings,) = [one for one in days if one.what.is_lunar]
    assert (hung_kings.on, hung_kings.title) == (date(2026, 4, 26), "Giỗ Tổ Hùng Vương")
    assert len(days_in_year(2026, {})) == len(days) - 1


OWN = CommemorativeDay(12, 9, "Ngày truyền thống của xã", 1950)


def test_the_days_of_a_cell_are_the_shipped_ones_it_keeps_and_its_own():
    days = commemorative_days((OWN,), ("Ngày Quốc tế Phụ nữ",))
    assert len(days) == len(COMMEMORATIVE_DAYS)
    assert OWN in days
    assert "Ngày Quốc tế Phụ nữ" not in {what.name for what in days}
    assert [(w.month, w.day) for w in days] == sorted((w.month, w.day) for w in days)
    assert date(2026, 9, 12) in {one.on for one in days_in_year(2026, {}, days)}


def test_a_day_says_how_it_is_written_and_whether_it_was_shipped():
    (hung_kings,) = [what for what in COMMEMORATIVE_DAYS if what.is_lunar]
    assert (hung_kings.day_words, hung_kings.is_shipped) == ("10/3 âm lịch", True)
    assert (OWN.day_words, OWN.is_shipped) == ("12/9", False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"name": " "}, "name"),
        ({"name": "quốc khánh nước cộng hòa xã hội chủ nghĩa việt nam"}, "name"),
        ({"month": 13}, "month"),
        ({"day": 31}, "day"),
        ({"day": 29, "month": 2}, "day"),
        ({"day": 30, "month": 2, "is_lunar": True}, None),
        ({"day": 31, "month": 1, "is_lunar": True}, "day"),
    ],
)
def test_a_day_is_taken_when_every_year_has_it(changes, field):
    problems = check_day(replace(OWN, **changes), COMMEMORATIVE_DAYS)
    assert [problem.field for problem in problems] == ([field] if field else [])


def test_a_title_counts_the_years_and_a_round_one_comes_first():
    days = days_near(days_in_year(2025, {}), date(2025, 8, 18))
    assert [one.title for one in days[:2]] == [
        "Kỷ niệm 80 năm Cách mạng tháng Tám",
        "Kỷ niệm 80 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ]
    assert days[0].is_round


def test_only_days_around_the_meeting_are_suggested():
    days = days_near(days_in_year(2026, LUNAR), date(2026, 5, 19))
    assert date(2026, 5, 19) in {one.on for one in days}
    assert days[0].is_round
    assert all(abs((one.on - date(2026, 5, 19)).days) <= 45 for one in days)
    assert date(2026, 12, 22) not in {one.on for one in days}


HISTORY = (
    a_topic("Thực hành tiết kiệm, chống lãng phí trong mua sắm", date(2024, 5, 19)),
    a_topic("Thực hành tiết kiệm, chống lãng phí mua sắm công", date(2025, 5, 19)),
    a_topic("Học Bác về nêu gương", date(2025, 8, 19), 1),
    a_topic("Chống lãng phí trong mua sắm", date(2026, 2, 19), is_held=False),
)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("THỰC HÀNH TIẾT KIỆM, CHỐNG LÃNG PHÍ MUA SẮM", [2025, 2024]),
        ("Học Bác về nêu gương", [2025]),
        ("Văn hóa công sở", []),
        ("", []),
    ],
)
def test_a_topic_held_before_is_found_by_its_words(title, years):
    found = earlier_topics(title, HISTORY, date(2026, 11, 17))
    assert [topic.day.year for topic in found] == years


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), ""),
        (HISTORY[2:3], f"Đã họp ở {HISTORY[2].period_label}: “Học Bác về nêu gương”."),
        (
            HISTORY[1::-1],
            f"Đã họp ở {HISTORY[1].period_label} và 1 lần khác: “{HISTORY[1].title}”.",
        ),
    ],
)
def test_a_repeated_topic_is_said_with_its_last_time(found, said):
    assert repeat_text(found) == said


def test_only_what_was_held_before_that_day_counts():
    assert earlier_topics(HISTORY[1].title, HISTORY, date(2024, 5, 19)) == ()
    assert [t.id for t in earlier_topics(HISTORY[1].title, HISTORY, date(2025, 1, 1))] == [
        HISTORY[0].id
    ]


def test_groups_held_least_come_first_with_their_last_topic():
    counts = group_counts(HISTORY)
    assert [line.group for line in counts] == [3, 4, 5, 6, 7, 1, 2]
    last = counts[-1]
    assert (last.count, last.last, last.name) == (2, HISTORY[1], TOPIC_GROUPS[2])
    assert counts[0].last is None


def test_a_form_offers_every_group_by_name():
    choices = topic_group_choices()
    assert choices[0] == (None, "Chưa chọn")
    assert choices[4] == (4, "4. Truyền thống cách mạng")
