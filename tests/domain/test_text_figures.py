"""Days, times and numbers as people read them."""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import (
    clock_text,
    clock_words,
    count_text,
    day_month,
    long_date,
    number_text,
    number_words,
    percent_text,
    points_text,
    short_date,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "short", "day_and_month", "words"),
    [
        (date(2006, 2, 3), "03/02/2006", "03/02", "ngày 03 tháng 02 năm 2006"),
        (date(2020, 5, 19), "19/5/2020", "19/5", "ngày 19 tháng 5 năm 2020"),
        (date(2026, 11, 3), "03/11/2026", "03/11", "ngày 03 tháng 11 năm 2026"),
        (date(2026, 1, 5), "05/01/2026", "05/01", "ngày 05 tháng 01 năm 2026"),
        (date(2026, 3, 31), "31/3/2026", "31/3", "ngày 31 tháng 3 năm 2026"),
    ],
)
def test_days_pad_the_day_and_only_january_and_february(day, short, day_and_month, words):
    assert short_date(day) == short
    assert day_month(day) == day_and_month
    assert long_date(day) == words


def test_weekdays_have_their_vietnamese_names():
    names = [weekday_name(date(2026, 11, 2 + n)) for n in range(7)]
    assert names == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("moment", "figures", "words"),
    [
        (time(14, 0), "14:00", "14 giờ 00 phút"),
        (time(8, 5), "08:05", "08 giờ 05 phút"),
        (datetime(2026, 11, 4, 15, 33, 20), "15:33", "15 giờ 33 phút"),
    ],
)
def test_times_of_day_in_figures_and_words(moment, figures, words):
    assert clock_text(moment) == figures
    assert clock_words(moment) == words


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (94, 2, "94"),
        (Fraction(9, 2), 1, "4,5"),
        (Fraction(17, 4), 2, "4,25"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(1, 200), 2, "0,01"),
        (Fraction(4999, 1000000), 2, "0"),
        (Fraction(199, 200), 1, "1"),
        (Fraction(5, 2), 0, "3"),
        (Decimal("10.50"), 2, "10,5"),
        (Fraction(-3, 2), 1, "−1,5"),
        (Fraction(-1, 1000), 1, "0"),
        (0, 2, "0"),
        (1000, 0, "1000"),
    ],
)
def test_numbers_have_a_comma_round_half_up_and_drop_closing_zeros(value, digits, text):
    assert number_text(value, digits) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(10, 11), "90,9%"),
        (Fraction(16, 20), "80%"),
        (Fraction(1), "100%"),
        (0, "0%"),
        (Fraction(2, 3), "66,7%"),
        (Fraction(1, 2000), "0,1%"),
        (Fraction(1795, 2000), "89,8%"),
    ],
)
def test_percentages_have_one_decimal_at_most(ratio, text):
    assert percent_text(ratio) == text


@settings(max_examples=300)
@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 4))
def test_the_shown_number_is_never_further_off_than_half_a_step(value, digits):
    shown = number_text(value, digits).replace("−", "-").replace(",", ".")
    assert abs(Fraction(shown) - value) <= Fraction(1, 2 * 10**digits)


def test_points_have_two_decimals_at_most_and_counts_two_digits():
    assert points_text(Fraction(17, 4)) == "4,25"
    assert points_text(94) == "94"
    assert [count_text(n) for n in (0, 2, 24, 120)] == ["00", "02", "24", "120"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (17, "mười bảy"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (99, "chín mươi chín"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1100, "một nghìn một trăm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (21_001, "hai mươi mốt nghìn không trăm linh một"),
        (999_999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
    ],
)
def test_numbers_in_words(number, words):
    assert number_words(number) == words


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_numbers_in_words_end_at_a_million(number):
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)


def test_every_number_has_its_own_words():
    assert len({number_words(n) for n in range(20_000)}) == 20_000
