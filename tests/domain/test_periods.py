"""Kỳ of meetings, their keys, and working days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.meetings import MeetingKind
from app.domain.periods import (
    KEY_ENDINGS,
    DaysOff,
    MeetingKey,
    Period,
    add_working_days,
    is_working_day,
    meeting_key,
    month_of,
    months_of_quarter,
    months_of_year,
    next_month,
    parse_key,
    previous_month,
    quarter_of,
    quarter_of_month,
    quarters_of_year,
    working_days_between,
)

APRIL_2026 = DaysOff(
    days={
        date(2026, 4, 27): "Giỗ Tổ (nghỉ bù)",
        date(2026, 4, 30): "Ngày Chiến thắng",
        date(2026, 5, 1): "Ngày Quốc tế Lao động",
    },
    known_years=frozenset({2026}),
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("period", "label", "short", "first", "last"),
    [
        (Period(2026, 11), "tháng 11/2026", "T11", date(2026, 11, 1), date(2026, 11, 30)),
        (Period(2028, 2), "tháng 2/2028", "T2", date(2028, 2, 1), date(2028, 2, 29)),
        (Period(2026, None, 4), "quý IV/2026", "Quý IV", date(2026, 10, 1), date(2026, 12, 31)),
        (Period(2026, 10, 3), "quý III/2026", "Quý III", date(2026, 10, 1), date(2026, 10, 31)),
        (Period(2026), "năm 2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_a_label_and_its_days(period, label, short, first, last):
    assert (period.label, period.short_label) == (label, short)
    assert (period.first_day, period.last_day) == (first, last)
    assert period.contains(first)
    assert period.contains(last)
    assert not period.contains(date(2025, 12, 31))


@pytest.mark.parametrize(
    ("period", "quarter", "month"),
    [
        (Period(2026, 11), 4, 11),
        (Period(2026, 10, 3), 3, 10),
        (Period(2026, None, 2), 2, 6),
        (Period(2026), None, None),
    ],
)
def test_a_quarter_set_by_hand_wins_over_the_one_of_the_month(period, quarter, month):
    assert period.quarter_number == quarter
    assert period.key_month == month


@pytest.mark.parametrize(("month", "quarter"), [(0, None), (13, None), (None, 0), (3, 5)])
def test_a_period_outside_the_calendar_is_refused(month, quarter):
    with pytest.raises(ValueError, match="2026"):
        Period(2026, month, quarter)


def test_periods_stand_in_order_of_time():
    ordered = [
        Period(2025),
        Period(2026, 1),
        Period(2026, 3),
        Period(2026, 3, 1),
        Period(2026, None, 1),
        Period(2026, 4),
        Period(2026),
        Period(2027, 1),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards) == ordered
    assert Period(2026, 4) <= Period(2026, 4)
    assert max(ordered) == Period(2027, 1)


def test_months_and_quarters_fit_together():
    assert [quarter_of_month(month) for month in range(1, 13)] == [1] * 3 + [2] * 3 + [3] * 3 + [
        4
    ] * 3
    assert [months_of_quarter(q) for q in (1, 4)] == [(1, 2, 3), (10, 11, 12)]
    assert [p.month for p in months_of_year(2026)] == list(range(1, 13))
    assert [p.label for p in quarters_of_year(2026)][3] == "quý IV/2026"


def test_a_day_knows_its_month_and_quarter_and_months_follow_one_another():
    assert month_of(date(2026, 11, 3)) == Period(2026, 11)
    assert quarter_of(date(2026, 11, 3)) == Period(2026, quarter=4)
    assert next_month(Period(2026, 12)) == Period(2027, 1)
    assert previous_month(Period(2026, 1)) == Period(2025, 12)
    assert next_month(Period(2026, quarter=1)) == Period(2026, 4)


@pytest.mark.parametrize(
    ("kind", "period", "ordinal", "key"),
    [
        (MeetingKind.REGULAR, Period(2026, 11), 1, "2026-11"),
        (MeetingKind.COMBINED, Period(2026, 3), 1, "2026-03"),
        (MeetingKind.THEMATIC, Period(2026, 11, 4), 1, "2026-11-cd"),
        (MeetingKind.THEMATIC, Period(2026, None, 3), 1, "2026-09-cd"),
        (MeetingKind.COMMITTEE, Period(2026, 11), 2, "2026-11-cu-2"),
        (MeetingKind.EXTRAORDINARY, Period(2026, 1), 3, "2026-01-bt-3"),
        (MeetingKind.REVIEW, Period(2026), 1, "2026-kd"),
        (MeetingKind.REVIEW, Period(2026, 12), 2, "2026-kd-2"),
        (MeetingKind.REGULAR, Period(2026, 11), 2, "2026-11-2"),
    ],
)
def test_the_key_of_a_meeting_names_its_period_and_kind(kind, period, ordinal, key):
    assert meeting_key(kind, period, ordinal) == key


def test_a_monthly_meeting_without_a_month_has_no_key():
    with pytest.raises(ValueError, match="2026"):
        meeting_key(MeetingKind.REGULAR, Period(2026))


def test_every_kind_of_meeting_has_a_key_ending():
    assert set(KEY_ENDINGS) == {kind.value for kind in MeetingKind}


@pytest.mark.parametrize(
    ("key", "parsed"),
    [
        ("2026-11", MeetingKey(Period(2026, 11), "regular")),
        (" 2026-11-CD ", MeetingKey(Period(2026, 11), "thematic")),
        ("2026-11-cu-2", MeetingKey(Period(2026, 11), "committee", 2)),
        ("2026-11-bt", MeetingKey(Period(2026, 11), "extraordinary")),
        ("2026-kd-2", MeetingKey(Period(2026), "review", 2)),
        ("2026-11-12", MeetingKey(Period(2026, 11), "regular", 12)),
    ],
)
def test_a_key_can_be_taken_apart(key, parsed):
    assert parse_key(key) == parsed


@pytest.mark.parametrize(
    "key",
    [
        "",
        "2026",
        "2026-13",
        "2026-00-cd",
        "2026-11-xx",
        "2026-11-1",
        "2026-11-cd-0",
        "26-11",
        "2026-11-kd",
    ],
)
def test_what_is_no_key_is_not_read(key):
    assert parse_key(key) is None


@given(
    st.sampled_from([k for k in MeetingKind if k is not MeetingKind.COMBINED]),
    st.integers(1, 12),
    st.integers(1, 99),
)
def test_a_key_taken_apart_gives_the_same_key_again(kind, month, ordinal):
    parsed = parse_key(meeting_key(kind, Period(2026, month), ordinal))
    assert parsed is not None
    assert (parsed.kind, parsed.ordinal) == (kind, ordinal)
    assert parsed.period.month == (None if kind is MeetingKind.REVIEW else month)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 4, 24), 1, date(2026, 4, 28)),
        (date(2026, 4, 24), 3, date(2026, 5, 4)),
        (date(2026, 5, 4), -1, date(2026, 4, 29)),
        (date(2026, 4, 25), 1, date(2026, 4, 28)),
        (date(2026, 4, 30), 0, date(2026, 4, 30)),
    ],
)
def test_working_days_skip_weekends_and_days_off(start, number, end):
    assert add_working_days(start, number, APRIL_2026) == end


@given(DAYS, st.integers(1, 60))
def test_working_days_added_are_working_days_counted(day, number):
    end = add_working_days(day, number, APRIL_2026)
    assert is_working_day(end, APRIL_2026)
    assert working_days_between(day, end, APRIL_2026) == number


def test_no_working_day_lies_between_a_day_and_itself_or_an_earlier_one():
    assert working_days_between(date(2026, 5, 4), date(2026, 5, 4), APRIL_2026) == 0
    assert working_days_between(date(2026, 5, 4), date(2026, 4, 1), APRIL_2026) == 0


def test_a_year_without_an_official_calendar_says_so():
    assert APRIL_2026.notice(2026) == ""
    assert APRIL_2026.notice(2031) == "Năm 2031 chưa có lịch nghỉ chính thức."
    assert DaysOff().notice(2026) == "Năm 2026 chưa có lịch nghỉ chính thức."
