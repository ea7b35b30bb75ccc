"""The plan against what was held: states, days, reasons, one sentence."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.meetings import MeetingKind, MeetingRow, MeetingStage
from app.domain.periods import Period
from app.domain.plan_reality import (
    HeldFigures,
    RealityState,
    reality_line,
    reality_sentence,
)

TODAY = date(2026, 11, 4)
ROW = MeetingRow(
    id=1,
    key="2026-10",
    title="Thường kỳ tháng 10/2026",
    kind=MeetingKind.REGULAR,
    period=Period(2026, 10),
    stage=MeetingStage.LOCKED,
    day=date(2026, 10, 5),
    starts_at=time(14, 0),
    place="",
    focus="Số hóa",
    preparer_name="",
    moved_from=None,
)
MOVED = date(2026, 10, 3)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, RealityState.ON_DAY),
        ({"moved_from": MOVED}, RealityState.OTHER_DAY),
        ({"proposed_on": MOVED}, RealityState.OTHER_DAY),
        ({"moved_from": MOVED, "proposed_on": date(2026, 10, 5)}, RealityState.ON_DAY),
        ({"stage": MeetingStage.IN_SESSION}, RealityState.ON_DAY),
        ({"stage": MeetingStage.PREPARING}, RealityState.LATE),
        ({"stage": MeetingStage.PLANNED, "day": TODAY}, RealityState.COMING),
        ({"stage": MeetingStage.POSTPONED}, RealityState.POSTPONED),
        ({"stage": MeetingStage.NOT_HELD}, RealityState.NOT_HELD),
    ],
)
def test_a_meeting_of_the_plan_is_held_late_or_off(changes, state):
    assert reality_line(replace(ROW, **changes), TODAY).state is state


def test_the_day_of_the_plan_is_the_settled_one_not_the_holiday_it_avoids():
    line = reality_line(replace(ROW, moved_from=MOVED, proposed_on=date(2026, 10, 5)), TODAY, "lễ")
    assert (line.planned_on, line.held_on) == (date(2026, 10, 5), date(2026, 10, 5))
    assert line.note == ""


def test_the_day_of_a_plan_that_noted_none_is_the_one_it_was_moved_from():
    line = reality_line(replace(ROW, moved_from=MOVED), TODAY)
    assert (line.planned_on, line.held_on, line.id) == (MOVED, date(2026, 10, 5), 1)
    coming = reality_line(replace(ROW, stage=MeetingStage.PLANNED, day=date(2026, 12, 3)), TODAY)
    assert (coming.planned_on, coming.held_on) == (date(2026, 12, 3), None)


@pytest.mark.parametrize(
    ("changes", "reason", "note"),
    [
        ({}, "", ""),
        ({"moved_from": MOVED}, "trùng thứ Bảy", "trùng thứ Bảy"),
        ({"stage": MeetingStage.NOT_HELD}, "bão số 5", "bão số 5"),
        (
            {"moved_from": MOVED, "stage": MeetingStage.PLANNED},
            "Trùng thứ Bảy",
            "dời từ 03/10: trùng thứ Bảy",
        ),
        ({"moved_from": MOVED, "stage": MeetingStage.PLANNED}, "", "dời từ 03/10"),
    ],
)
def test_a_note_says_what_differs_from_the_plan(changes, reason, note):
    assert reality_line(replace(ROW, **changes), TODAY, reason).note == note


def test_what_is_known_of_a_held_meeting_is_kept():
    line = reality_line(ROW, TODAY, figures=HeldFigures(20, 22, 95))
    assert (line.figures.present, line.figures.base, line.figures.minutes) == (20, 22, 95)


def test_the_year_in_one_sentence():
    rows = [
        ROW,
        replace(ROW, moved_from=MOVED),
        replace(ROW, stage=MeetingStage.PLANNED),
        replace(ROW, stage=MeetingStage.NOT_HELD),
    ]
    lines = [reality_line(row, TODAY) for row in rows]
    assert reality_sentence(lines) == (
        "Kế hoạch 4 buổi, đã họp 2, 1 họp ngày khác, 1 quá ngày chưa họp, 1 không họp."
    )
