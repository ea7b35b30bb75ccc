"""Days off and lunar days of Vietnam."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from app.data.calendar import (
    days_off,
    days_off_of_table,
    holiday_names,
    lunar_text,
    new_year_day,
    tet_days,
)
from app.domain.periods import is_working_day
from app.domain.plans import DayRule, PlanRules, propose_year

NEW_YEARS = {
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    # New moon 16:07 UTC on 2 February: still the 2nd in Vietnam, already the 3rd in China.
    2030: date(2030, 2, 2),
}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_tet_falls_on_the_day_of_its_new_moon_in_both_libraries(year, day):
    assert new_year_day(year) == day
    assert holiday_names(year)[day] == "Tết Nguyên Đán"


@pytest.mark.parametrize("year", range(1995, 2101))
def test_the_two_libraries_agree_on_every_tet(year):
    assert "Tết Nguyên Đán" in holiday_names(year)[new_year_day(year)].split("; ")


@pytest.mark.parametrize("year", range(2020, 2061))
def test_tet_days_run_from_29_chap_to_mung_6(year):
    days = tet_days(year)
    assert next(iter(days)) == new_year_day(year) - timedelta(days=len(days) - 6)
    assert next(iter(days.values())) == "29 Chạp"
    assert list(days.values())[-6:] == [f"mùng {n} Tết" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 27), "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2027, 5, 3), "Ngày Quốc tế Lao động (nghỉ bù)"),
        (date(2028, 1, 3), "Tết Dương lịch (nghỉ bù)"),
        (date(2026, 8, 31), "Ngày nghỉ (thay cho ngày 22/8/2026)"),
        (date(2029, 9, 4), "Quốc khánh (nghỉ bù)"),
    ],
)
def test_a_holiday_on_a_weekend_gives_a_day_off_after_it(day, name):
    off = days_off([day.year])
    assert off.days[day] == name
    assert not is_working_day(day, off)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 15), "28 Chạp"),
        (date(2026, 2, 22), "mùng 6 Tết"),
        (date(2026, 2, 24), "8/1"),
        (date(2026, 9, 25), "15/8"),
        (date(2025, 8, 1), "8/6 nhuận"),
        (date(1899, 12, 31), ""),
        (date(2101, 1, 1), ""),
    ],
)
def test_lunar_days_are_named_as_a_calendar_shows_them(day, text):
    assert lunar_text(day) == text


def test_days_the_cell_edits_win_over_the_library():
    shifted = {date(2026, 1, 2): "Nghỉ hoán đổi", date(2026, 8, 31): ""}
    off = days_off([2026], shifted)
    assert off.days[date(2026, 1, 2)] == "Nghỉ hoán đổi"
    assert is_working_day(date(2026, 8, 31), off)


def test_years_that_are_only_reckoned_or_unknown_say_so():
    off = days_off([2026, 2031, 2101])
    assert off.known_years == {2026}
    assert date(2031, 1, 23) in off.days
    assert not any(day.year == 2101 for day in off.days)
    assert off.notice(2031) == "Năm 2031 chưa có lịch nghỉ chính thức."
    assert off.notice(2026) == ""


def test_the_table_of_a_book_brings_its_tet_days_along():
    table = {date(2027, 1, 1): "Tết Dương lịch", date(2040, 5, 5): "Ngày hội"}
    off = days_off_of_table(table)
    assert off.days == table
    assert off.known_years == {2027}
    assert off.tet == {**tet_days(2027), **tet_days(2040)}
    assert off.tet[date(2027, 2, 11)] == "mùng 6 Tết"


def test_the_year_2026_moves_the_three_meetings_of_the_design():
    off = days_off([2026])
    proposal = propose_year(2026, PlanRules(DayRule(3, 1, 7)), off)
    regular = [meeting for meeting in proposal.meetings if meeting.kind == "regular"]
    moved = {meeting.day for meeting in regular if meeting.moved_from}
    assert moved == {date(2026, 1, 5), date(2026, 5, 4), date(2026, 10, 5)}
    assert all(meeting.day.day == 3 for meeting in regular if not meeting.moved_from)


def test_the_libraries_are_not_loaded_before_they_are_needed():
    code = "import sys, app.data.calendar; print({'holidays', 'lunar_vn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
