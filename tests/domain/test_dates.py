"""Reading typed days, partial dates and times."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dates import (
    DatePrecision,
    PartialDate,
    clock_sentence,
    day_sentence,
    from_excel_serial,
    parse_clock,
    parse_day,
    parse_partial,
    partial_sentence,
    years_between,
)
from app.domain.text import short_date

THIRD_OF_NOVEMBER = date(2026, 11, 3)
KNOWN_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "3/11",
        "03/11",
        "3.11.26",
        "0311",
        "031126",
        "03112026",
        "03/11/2026",
        "3-11-2026",
        " 3 / 11 / 2026 ",
    ],
)
def test_a_day_is_read_day_first_in_every_usual_way(text):
    assert parse_day(text, today_year=2026) == THIRD_OF_NOVEMBER
    assert day_sentence(text, today_year=2026) == ""


@pytest.mark.parametrize(
    "text",
    ["", "x", "3", "311", "3/11-2026", "3/11/", "3/11/226", "2026-11-03", "3,11", "/", "3//11"],
)
def test_other_writings_are_not_read_and_the_sentence_shows_the_form(text):
    assert parse_day(text, today_year=2026) is None
    assert day_sentence(text, today_year=2026) == "Viết ngày/tháng/năm, ví dụ 03/11/2026."


def test_month_before_day_is_never_guessed():
    assert parse_day("11/25/2026", today_year=2026) is None
    assert day_sentence("11/25/2026", today_year=2026) == (
        "Không có tháng 25. Viết ngày trước, tháng sau, ví dụ 03/11/2026."
    )


@pytest.mark.parametrize("text", ["30/02", "31.4.2026", "29/2/2026", "0/5", "5/0", "1/1/1899"])
def test_days_that_do_not_exist_are_refused_with_a_sentence(text):
    assert parse_day(text, today_year=2026) is None
    assert day_sentence(text, today_year=2026).startswith("Không có ngày ")


@pytest.mark.parametrize(
    ("text", "today_year", "year"),
    [
        ("1/6/26", 2026, 2026),
        ("1/6/98", 2026, 1998),
        ("1/6/02", 1999, 2002),
        ("1/6/75", 2026, 2075),
    ],
)
def test_two_figures_of_a_year_mean_the_nearest_one(text, today_year, year):
    assert parse_day(text, today_year=today_year) == date(year, 6, 1)


@settings(max_examples=200)
@given(KNOWN_DAYS)
def test_every_day_reads_back_from_its_own_text(day):
    assert parse_day(short_date(day), today_year=2026) == day
    read = parse_partial(short_date(day))
    assert read == PartialDate(day, DatePrecision.DAY, short_date(day))
    assert read.text() == short_date(day)


@pytest.mark.parametrize(
    ("text", "value", "precision", "shown"),
    [
        ("19/5/1984", date(1984, 5, 19), DatePrecision.DAY, "19/5/1984"),
        ("03-02-2006", date(2006, 2, 3), DatePrecision.DAY, "03/02/2006"),
        ("19051984", date(1984, 5, 19), DatePrecision.DAY, "19/5/1984"),
        ("05/1989", date(1989, 5, 1), DatePrecision.MONTH, "05/1989"),
        ("5.1989", date(1989, 5, 1), DatePrecision.MONTH, "05/1989"),
        (" 12-1989 ", date(1989, 12, 1), DatePrecision.MONTH, "12/1989"),
        ("1989", date(1989, 1, 1), DatePrecision.YEAR, "1989"),
    ],
)
def test_a_partial_date_keeps_what_is_known(text, value, precision, shown):
    read = parse_partial(text)
    assert read == PartialDate(value, precision, text.strip())
    assert read.text() == shown
    assert read.is_exact is (precision is DatePrecision.DAY)
    assert partial_sentence(text) == ""


@pytest.mark.parametrize(
    "text", ["", "3/2/06", "3/2", "13/1989", "0/1989", "1899", "30/02/1989", "198", "tháng 5"]
)
def test_an_unreadable_partial_date_is_none_with_a_sentence(text):
    assert parse_partial(text) is None
    assert partial_sentence(text).startswith("Viết ngày/tháng/năm, tháng/năm hoặc năm")


def test_what_is_reckoned_from_a_partial_date_is_marked():
    assert PartialDate(date(1989, 5, 1), DatePrecision.MONTH).mark("37 năm") == "khoảng 37 năm"
    assert PartialDate(date(1989, 5, 19)).mark("37 năm") == "37 năm"


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (61, date(1900, 3, 1)),
        (32654, date(1989, 5, 26)),
        (46329.75, date(2026, 11, 3)),
        (60, None),
        (-5, None),
        (200_000, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_an_excel_number_is_a_day_within_the_known_years(serial, day):
    assert from_excel_serial(serial) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:00", time(14, 0)),
        ("1400", time(14, 0)),
        ("930", time(9, 30)),
        ("14h", time(14, 0)),
        ("14", time(14, 0)),
        ("8", time(8, 0)),
        ("14g30", time(14, 30)),
        ("14H30", time(14, 30)),
        ("14 giờ 30 phút", time(14, 30)),
        ("14 giờ", time(14, 0)),
        ("8.05", time(8, 5)),
        (" 0:00 ", time(0, 0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_in_every_usual_way(text, moment):
    assert parse_clock(text) == moment
    assert clock_sentence(text) == ""


@pytest.mark.parametrize("text", ["", "2:5", "24:00", "24", "12:60", "2460", "hai giờ", "14:000"])
def test_a_time_that_is_none_or_unclear_is_refused(text):
    assert parse_clock(text) is None
    assert clock_sentence(text) == "Viết giờ:phút, ví dụ 14:00 hoặc 8:30."


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(1996, 11, 4), date(2026, 11, 3), 29),
        (date(1996, 11, 4), date(2026, 11, 4), 30),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_full_years_between_two_days(start, end, years):
    assert years_between(start, end) == years


def test_the_day_before_an_anniversary_is_a_year_less():
    start = date(1990, 6, 15)
    assert years_between(start, date(2020, 6, 15) - timedelta(days=1)) == 29
