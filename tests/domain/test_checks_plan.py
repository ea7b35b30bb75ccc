"""K01 to K04: the day of a meeting and what a year lacks."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.checks_plan import check_plan, is_on_scheduled_day
from app.domain.meeting_file import SiblingMeeting
from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.domain.rule_sets import RuleValue, rule_set_on
from tests.builders import a_header, a_meeting_file, found, some_rules

TODAY = date(2026, 11, 4)
REGULAR, THEMATIC, COMBINED = MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED


def on_day(day: date, **changes):
    header = a_header(day=day, period=Period(day.year, month=day.month), **changes)
    return a_meeting_file(header=header, rules=rule_set_on(day))


@pytest.mark.parametrize(
    ("day", "kind", "message"),
    [
        (date(2026, 11, 1), REGULAR, None),
        (date(2026, 11, 7), REGULAR, None),
        (date(2026, 11, 8), REGULAR, "Ngày họp 08/11 ngoài khung từ ngày 1 đến ngày 7."),
        (date(2026, 11, 8), COMBINED, "Ngày họp 08/11 ngoài khung từ ngày 1 đến ngày 7."),
        (date(2026, 11, 17), THEMATIC, None),
    ],
)
def test_k02_the_monthly_meeting_lies_in_its_window(day, kind, message):
    file = on_day(day, kind=kind)
    assert found(file, "K02") == ([("W", message)] if message else [])


def test_k02_a_meeting_in_another_month_than_its_own_is_outside():
    file = on_day(date(2026, 11, 3))
    late = replace(file, header=replace(file.header, period=Period(2026, month=10)))
    assert is_on_scheduled_day(file)
    assert not is_on_scheduled_day(late)


def test_k02_the_window_is_a_setting():
    file = a_meeting_file(rules=some_rules(window_from="5", window_to="10"))
    assert found(file, "K02") == [("W", "Ngày họp 03/11 ngoài khung từ ngày 5 đến ngày 10.")]


def sibling(kind: MeetingKind, month: int, *, held: bool = True, counted: bool = True):
    day = date(2026, month, 3)
    return SiblingMeeting(f"2026-{month:02d}", kind, month, (month + 2) // 3, day, held, counted)


def a_full_year(today_month: int = 11) -> list[SiblingMeeting]:
    regular = [sibling(REGULAR, month, held=month <= today_month) for month in range(1, 13)]
    thematic = [sibling(THEMATIC, month, held=month <= today_month) for month in (3, 5, 8, 11)]
    return regular + thematic


def year(siblings, records_from=None, rules_on=rule_set_on):
    found_in_year = check_plan(siblings, 2026, TODAY, rules_on, records_from)
    return [(f.code, f.severity.value, f.message, f.where) for f in found_in_year]


def test_k01_k03_k04_a_full_year_lacks_nothing():
    assert year(a_full_year()) == []


@pytest.mark.parametrize(("month", "severity"), [(3, "E"), (10, "E"), (11, "W"), (12, "W")])
def test_k01_a_month_without_a_regular_meeting(month, severity):
    siblings = [s for s in a_full_year() if s.kind is not REGULAR or s.month != month]
    rows = [row for row in year(siblings) if row[0] == "K01"]
    message = f"Tháng {month}/2026 chưa có buổi thường kỳ."
    assert rows == [("K01", severity, message, f"plan:2026-{month:02d}")]


def test_k01_a_month_that_passed_with_a_planned_meeting_only():
    siblings = [replace(s, held=False) if s.month == 9 else s for s in a_full_year()]
    assert year(siblings) == [("K01", "E", "Tháng 9/2026 chưa họp thường kỳ.", "plan:2026-09")]


def test_k01_a_second_regular_meeting_is_only_said():
    siblings = [*a_full_year(), sibling(REGULAR, 6)]
    assert year(siblings) == [("K01", "I", "Tháng 6/2026 có 2 buổi thường kỳ.", "plan:2026-06")]


def test_k01_k03_a_combined_meeting_counts_as_both():
    siblings = [s for s in a_full_year() if s.month != 8]
    assert year([*siblings, sibling(COMBINED, 8)]) == []


@pytest.mark.parametrize(("month", "quarter", "severity"), [(8, 3, "E"), (11, 4, "W")])
def test_k03_a_quarter_without_a_thematic_meeting(month, quarter, severity):
    siblings = [s for s in a_full_year() if s.kind is REGULAR or s.month != month]
    rows = year(siblings)
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("K03", severity, f"plan:2026-q{quarter}")
    ]


def test_k03_is_not_judged_before_the_directive():
    siblings = [
        SiblingMeeting("x", REGULAR, m, (m + 2) // 3, date(2025, m, 3), True, True)
        for m in range(1, 13)
    ]
    findings = check_plan(siblings, 2025, date(2026, 1, 5), rule_set_on)
    assert [finding.where for finding in findings] == ["plan:2025-q3", "plan:2025-q4"]


def test_k04_a_thematic_meeting_does_not_replace_the_regular_one():
    siblings = [s for s in a_full_year() if s.kind is not REGULAR or s.month != 5]
    assert [row[:2] for row in year(siblings)] == [("K01", "E"), ("K04", "E")]


def test_k01_k03_what_begins_before_the_records_is_not_judged():
    later = [s for s in a_full_year() if s.day.month >= 6]
    assert year(later, records_from=date(2026, 6, 1)) == []
    assert [row[0] for row in year(later, records_from=date(2026, 5, 2))] == []
    assert [row[0] for row in year(later, records_from=date(2026, 4, 1))] == ["K01", "K01", "K03"]


def test_k01_can_be_switched_off_and_made_milder():
    siblings = [s for s in a_full_year() if s.month != 3]

    def off(day):
        return rule_set_on(day, [RuleValue("K01.on", "0", date(2026, 1, 1))])

    def mild(day):
        return rule_set_on(day, [RuleValue("K01.severity", "I", date(2026, 1, 1))])

    assert [row[0] for row in year(siblings, rules_on=off)] == ["K03"]
    assert [row[1] for row in year(siblings, rules_on=mild)] == ["I", "E"]


def test_k03_a_cell_that_holds_none_is_not_asked():
    siblings = [s for s in a_full_year() if s.kind is REGULAR]

    def none(day):
        return rule_set_on(day, [RuleValue("thematic_per_quarter", "0", date(2026, 1, 1))])

    assert len(year(siblings)) == 4
    assert year(siblings, rules_on=none) == []
