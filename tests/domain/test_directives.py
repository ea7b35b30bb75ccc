"""Documents from above: how long they wait, what their summary may be, what is a finding."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.directives import (
    Directive,
    DirectiveDraft,
    DirectiveState,
    check_directive,
    check_directives,
    directive_figures,
    spread_by,
)
from app.domain.findings import Severity
from app.domain.rule_sets import RuleValue, number_on, rule_set_on, shipped_value
from app.domain.rule_values import OFF, RuleMark

TODAY = date(2026, 11, 4)
RECEIVED, DUE = date(2026, 10, 1), date(2026, 11, 1)
RULES = rule_set_on(TODAY)


def directive(**changes) -> Directive:
    plain = Directive(4, "12-NQ/ĐU", "Đảng ủy xã", "Nghị quyết về chuyển đổi số", RECEIVED)
    return replace(plain, **{"due_on": DUE, "summary": "Nộp hồ sơ qua mạng", **changes})


def draft(**changes) -> DirectiveDraft:
    plain = DirectiveDraft("12-NQ/ĐU", "Đảng ủy xã", "Nghị quyết về chuyển đổi số", RECEIVED)
    return replace(plain, **changes)


def fields(**changes) -> list[str]:
    return [problem.field for problem in check_directive(draft(**changes), TODAY)]


def test_days_run_from_receipt_to_the_day_it_was_passed_on():
    assert directive().days(TODAY) == 34
    assert directive(spread_on=date(2026, 10, 5)).days(TODAY) == 4


def test_one_passed_on_too_late_stays_late():
    assert directive(spread_on=date(2026, 11, 3)).days_late(TODAY) == 2
    assert directive(spread_on=DUE).days_late(TODAY) == 0
    assert directive(applies=False).days_late(TODAY) == 0
    assert directive(due_on=None).days_late(TODAY) == 0


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, DirectiveState.LATE),
        ({"due_on": TODAY}, DirectiveState.WAITING),
        ({"spread_on": TODAY}, DirectiveState.SPREAD),
        ({"applies": False}, DirectiveState.NOT_OURS),
    ],
)
def test_the_state_follows_from_the_dates(changes, state):
    assert directive(**changes).state(TODAY) is state


def test_it_is_to_be_passed_on_within_the_days_the_cell_has_set():
    assert spread_by(RECEIVED, 31) == DUE
    assert number_on("directive_days", RECEIVED) == 31
    assert shipped_value("directive_days", TODAY).mark is RuleMark.MISSING


def test_a_document_is_named_by_title_and_number_and_its_origin_is_whole():
    assert directive().name == "Nghị quyết về chuyển đổi số (12-NQ/ĐU)"
    assert directive(code="").name == "Nghị quyết về chuyển đổi số"
    assert directive(issued_on=date(2026, 9, 28)).origin == "Đảng ủy xã, 12-NQ/ĐU, 28/9/2026"
    assert directive().origin == "Đảng ủy xã, 12-NQ/ĐU"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "MẬT báo cáo"}, "title"),
        ({"summary": "nội dung (mật)"}, "summary"),
        ({"issuer": ""}, "issuer"),
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 11, 5)}, "received_on"),
        ({"issued_on": date(2026, 10, 2)}, "issued_on"),
        ({"due_on": date(2026, 9, 30)}, "due_on"),
        ({"spread_on": date(2026, 9, 30)}, "spread_on"),
        ({"spread_on": date(2026, 11, 5)}, "spread_on"),
        ({"summary": "một\nhai\nba\nbốn"}, "summary"),
        ({"summary": "x" * 221}, "summary"),
    ],
)
def test_a_false_or_secret_record_is_refused_at_its_field(changes, field):
    assert fields(**changes) == [field]


def test_three_short_lines_are_a_summary():
    assert fields(summary="một\n\n hai \nba", issued_on=RECEIVED, due_on=DUE) == []
    assert directive(summary="một\n\n hai \n").lines == ("một", "hai")


def test_waiting_too_long_is_a_warning_and_no_summary_is_information():
    found = check_directives([directive(summary="")], TODAY, RULES)
    assert [(f.code, f.severity) for f in found] == [
        ("S06", Severity.WARNING),
        ("S10", Severity.INFO),
    ]
    assert found[0].message == "Văn bản 12-NQ/ĐU nhận 34 ngày chưa phổ biến, quá 3 ngày."
    assert {f.where for f in found} == {"directive:4"}


@pytest.mark.parametrize(
    "changes", [{"due_on": TODAY}, {"spread_on": TODAY, "summary": ""}, {"applies": False}]
)
def test_one_in_time_or_passed_on_or_of_no_concern_is_no_finding(changes):
    assert check_directives([directive(**changes)], TODAY, RULES) == ()


def test_both_checks_can_be_switched_off():
    off = tuple(RuleValue(key, OFF, date(2026, 1, 1)) for key in ("S06.on", "S10.on"))
    assert check_directives([directive(summary="")], TODAY, rule_set_on(TODAY, off)) == ()


def test_the_figures_of_a_year_say_how_fast_papers_reached_the_members():
    listed = [
        directive(),
        directive(spread_on=date(2026, 10, 5)),
        directive(applies=False),
    ]
    figures = directive_figures(listed, TODAY)
    assert figures.words == (
        "3 văn bản, 2 liên quan đến chi bộ; đã phổ biến 1, chậm 1; lâu nhất 34 ngày"
    )
    assert directive_figures((), TODAY).longest == 0
