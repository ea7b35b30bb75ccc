"""The preparation ladder of a meeting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ladders import (
    GOAL,
    LADDERS,
    LadderPoint,
    PointState,
    goal_day,
    ladder_for,
    ladder_state,
    move_points,
)
from app.domain.meetings import MeetingKind
from app.domain.periods import DaysOff, is_working_day
from app.domain.text import day_month

NO_HOLIDAYS = DaysOff()
NEW_YEAR = DaysOff(days={date(2026, 1, 1): "Tết Dương lịch", date(2026, 1, 2): "Nghỉ hoán đổi"})
KINDS = st.sampled_from(list(MeetingKind))
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


def lines(points):
    return [f"{day_month(point.due_on)} {point.label}" for point in points]


def test_the_thematic_ladder_of_17_11_2026_is_the_one_of_the_design():
    points = ladder_for(MeetingKind.THEMATIC, date(2026, 11, 17), NO_HOLIDAYS)
    assert lines(points) == [
        "28/10 Nhắc người viết",
        "30/10 Nộp dự thảo",
        "10/11 Chi ủy duyệt dự thảo",
        "12/11 Gửi giấy mời",
        "13/11 Đăng tài liệu trên Sổ tay",
        "17/11 Buổi chuyên đề",
        "19/11 Đăng, báo cáo Đảng ủy",
    ]


def test_the_regular_ladder_of_03_11_2026_is_the_one_of_the_design():
    points = ladder_for(MeetingKind.REGULAR, date(2026, 11, 3), NO_HOLIDAYS)
    assert lines(points) == [
        "20/10 Phân công",
        "28/10 Họp chi ủy",
        "29/10 Dự thảo",
        "30/10 Gửi giấy mời",
        "02/11 Đăng tài liệu",
        "02/11 Nhắc dự họp",
        "03/11 Buổi họp",
        "05/11 Đăng, báo cáo Đảng ủy",
    ]


def test_a_rung_on_a_day_off_comes_earlier_and_the_two_days_after_stay_two():
    points = ladder_for(MeetingKind.REGULAR, date(2026, 1, 5), NEW_YEAR)
    due = {point.key: point.due_on for point in points}
    assert due["papers"] == due["invite"] == date(2025, 12, 31)
    saturday_meeting = ladder_for(MeetingKind.REGULAR, date(2026, 11, 6), NO_HOLIDAYS)
    assert saturday_meeting[-1].due_on == date(2026, 11, 8)


def test_the_draft_of_a_review_goes_out_three_working_days_before():
    points = ladder_for(MeetingKind.REVIEW, date(2026, 1, 6), NEW_YEAR)
    due = {point.key: point.due_on for point in points}
    assert due["papers"] == date(2025, 12, 30)


def test_days_of_the_ladder_can_be_set_by_step():
    points = ladder_for(
        MeetingKind.COMMITTEE, date(2026, 10, 28), NO_HOLIDAYS, {"invite": -5, "content": -1}
    )
    assert [point.key for point in points] == ["invite", "content", GOAL, "minutes"]


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_has_a_ladder_with_its_own_keys_and_one_goal(kind):
    keys = [step.key for step in LADDERS[kind]]
    assert len(set(keys)) == len(keys)
    assert keys.count(GOAL) == 1


@settings(max_examples=200)
@given(KINDS, DAYS)
def test_rungs_stand_in_order_and_those_before_the_meeting_on_working_days(kind, day):
    points = ladder_for(kind, day, NEW_YEAR)
    due = [point.due_on for point in points]
    assert due == sorted(due)
    assert goal_day(points) == day
    assert all(is_working_day(one, NEW_YEAR) for one in due if one < day)


@settings(max_examples=200)
@given(KINDS, DAYS, DAYS)
def test_a_moved_meeting_without_anything_done_has_the_ladder_of_its_new_day(kind, old, new):
    before, after = ladder_for(kind, old, NEW_YEAR), ladder_for(kind, new, NEW_YEAR)
    assert move_points(before, (), before, after) == after


def test_done_rungs_stay_when_the_meeting_moves():
    before = ladder_for(MeetingKind.REGULAR, date(2026, 11, 3), NO_HOLIDAYS)
    after = ladder_for(MeetingKind.REGULAR, date(2026, 11, 5), NO_HOLIDAYS)
    moved = move_points(before, {"assign", "committee"}, before, after)
    due = {point.key: day_month(point.due_on) for point in moved}
    assert (due["assign"], due["committee"]) == ("20/10", "28/10")
    assert (due["papers"], due[GOAL], due["finish"]) == ("04/11", "05/11", "07/11")


def test_rungs_dated_or_added_by_hand_keep_their_distance_from_the_meeting():
    before = ladder_for(MeetingKind.REGULAR, date(2026, 11, 3), NO_HOLIDAYS)
    after = ladder_for(MeetingKind.REGULAR, date(2026, 11, 10), NO_HOLIDAYS)
    by_hand = [
        replace(point, due_on=date(2026, 10, 27)) if point.key == "invite" else point
        for point in before
    ]
    by_hand.append(LadderPoint("hall", "Mượn hội trường", date(2026, 11, 1)))
    moved = {point.key: point.due_on for point in move_points(by_hand, (), before, after)}
    assert moved["invite"] == date(2026, 11, 3)
    assert moved["hall"] == date(2026, 11, 8)


def test_the_state_of_the_thematic_ladder_on_04_11_2026_is_the_one_of_the_design():
    points = ladder_for(MeetingKind.THEMATIC, date(2026, 11, 17), NO_HOLIDAYS)
    marks = ladder_state(points, {"writer", "writer_draft"}, date(2026, 11, 4))
    assert [mark.state for mark in marks] == [
        PointState.DONE,
        PointState.DONE,
        PointState.NEXT,
        PointState.LATER,
        PointState.LATER,
        PointState.GOAL,
        PointState.LATER,
    ]


def test_late_rungs_say_by_how_many_days_and_todays_rung_is_marked():
    points = ladder_for(MeetingKind.REGULAR, date(2026, 11, 3), NO_HOLIDAYS)
    marks = {m.point.key: m for m in ladder_state(points, {"assign"}, date(2026, 10, 30))}
    assert marks["committee"].state is PointState.LATE
    assert marks["committee"].late_text == "quá 2 ngày"
    assert marks["invite"].state is PointState.TODAY
    assert marks["invite"].late_text == ""
    assert marks["papers"].state is PointState.LATER


def test_a_meeting_whose_day_has_passed_is_late_and_a_held_one_done():
    points = ladder_for(MeetingKind.COMMITTEE, date(2026, 10, 28), NO_HOLIDAYS)
    goal = next(m for m in ladder_state(points, (), date(2026, 11, 4)) if m.point.key == GOAL)
    assert (goal.state, goal.late_days) == (PointState.LATE, 7)
    done = ladder_state(points, {point.key for point in points}, date(2026, 11, 4))
    assert {mark.state for mark in done} == {PointState.DONE}


@settings(max_examples=200)
@given(KINDS, DAYS, st.integers(-30, 10), st.sets(st.sampled_from(["invite", "papers", GOAL])))
def test_at_most_one_rung_is_next_and_only_late_ones_count_days(kind, day, offset, done):
    marks = ladder_state(ladder_for(kind, day, NO_HOLIDAYS), done, day + timedelta(days=offset))
    states = [mark.state for mark in marks]
    assert states.count(PointState.NEXT) <= 1
    assert not {PointState.NEXT, PointState.TODAY} <= set(states)
    assert all((mark.late_days > 0) is (mark.state is PointState.LATE) for mark in marks)
