"""The programme of inspection and supervision: when a line is due and what it may say."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.inspections import (
    INSPECTION_KIND_LABELS,
    INSPECTION_STATE_LABELS,
    InspectionDraft,
    InspectionKind,
    InspectionLine,
    InspectionState,
    check_inspection,
    inspection_words,
    planned_choices,
    planned_period,
    why_not_done,
)
from app.domain.periods import Period

TODAY = date(2026, 11, 4)
LINE = InspectionLine(1, 2026, InspectionKind.SUPERVISION, 1, "Ghi sổ trực một cửa", "q2")


@pytest.mark.parametrize(
    ("planned", "state"),
    [
        ("m12", InspectionState.COMING),
        ("q4", InspectionState.DUE),
        ("year", InspectionState.DUE),
        ("m10", InspectionState.LATE),
    ],
)
def test_a_line_is_late_after_the_last_day_of_its_period(planned, state):
    assert replace(LINE, planned=planned).state(TODAY) is state


def test_only_what_is_past_and_not_done_is_late():
    past = replace(LINE, planned="m10")
    assert past.is_late(TODAY)
    assert not replace(past, done_on=date(2026, 11, 2)).is_late(TODAY)


def test_a_line_once_done_is_done_however_late():
    assert replace(LINE, done_on=date(2026, 8, 1)).state(TODAY) is InspectionState.DONE


def test_a_line_is_planned_for_the_year_a_quarter_or_a_month():
    choices = dict(planned_choices())

    assert len(choices) == 1 + 4 + 12
    assert (choices["year"], choices["q2"], choices["m5"]) == ("Cả năm", "Quý II", "Tháng 5")
    assert planned_period(2026, "q2") == Period(2026, quarter=2)
    assert LINE.planned_label == "Quý II"


def test_a_line_about_a_member_begins_with_the_name():
    about = replace(LINE, member_id=3, member_name="Trần Quang Huy", subject="Tự học nghị quyết")

    assert about.title == "Trần Quang Huy: Tự học nghị quyết"
    assert LINE.title == "Ghi sổ trực một cửa"
    assert about.draft() == InspectionDraft(LINE.kind, "Tự học nghị quyết", "q2", 3)


def test_an_empty_form_names_everything_that_is_missing():
    problems = check_inspection(InspectionDraft(InspectionKind.MEMBER, " ", ""))

    assert [problem.field for problem in problems] == ["subject", "planned", "member_id"]
    assert not check_inspection(InspectionDraft(InspectionKind.OTHER, "Thu đảng phí"))


def test_a_line_is_done_within_its_year_and_not_ahead():
    assert "sau hôm nay" in why_not_done(2026, date(2026, 11, 5), TODAY)
    assert "trước năm 2026" in why_not_done(2026, date(2025, 12, 31), TODAY)
    assert why_not_done(2025, date(2026, 1, 5), TODAY) == ""


def test_figures_name_what_is_late_only_where_something_is():
    done = replace(LINE, done_on=date(2026, 6, 1))

    assert inspection_words((LINE, done), TODAY) == "2 việc; đã làm 1; quá hạn 1"
    assert inspection_words((done,), TODAY) == "1 việc; đã làm 1"


def test_every_kind_and_state_has_its_word():
    assert set(INSPECTION_KIND_LABELS) == set(InspectionKind)
    assert set(INSPECTION_STATE_LABELS) == set(InspectionState)
