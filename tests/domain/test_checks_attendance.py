"""K13 to K16, K19 and T2: who attended, who stayed away, who leaves early."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.attendance import AttendanceState
from app.domain.checks_attendance import longest_streak
from app.domain.meeting_file import MemberYear
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.members import MemberClass
from app.domain.rule_sets import rule_set_on
from tests.builders import (
    DAT,
    HUONG,
    HUY,
    a_line,
    a_meeting_file,
    at,
    at_stage,
    found,
    plain_lines,
    some_rules,
    with_header,
)

FILE = a_meeting_file()
HD12 = rule_set_on(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("official", "present", "message"),
    [
        (22, 20, None),
        (20, 18, None),
        (10, 9, None),
        (22, 19, "Dự họp 19/22 = 86,4%, cần từ 90%."),
        (2489, 2239, "Dự họp 2239/2489 = 89,96%, cần từ 90%."),
        (1000, 899, "Dự họp 899/1000 = 89,9%, cần từ 90%."),
    ],
)
def test_k13_attendance_is_compared_exactly(official, present, message):
    file = replace(FILE, attendance=plain_lines(official, present))
    assert found(file, "K13") == ([("W", message)] if message else [])


@pytest.mark.parametrize(
    ("present", "message"),
    [(18, None), (17, "Dự họp 17/20 = 85%, cần trên 85%.")],
)
def test_k13_before_hd42_the_share_must_be_above_85(present, message):
    file = replace(FILE, rules=HD12, attendance=plain_lines(20, present))
    assert found(file, "K13") == ([("W", message)] if message else [])


def test_k13_is_not_judged_while_somebody_is_unmarked():
    lines = (*plain_lines(10, 5), a_line(state=AttendanceState.UNMARKED))
    assert found(replace(FILE, attendance=lines), "K13") == []


def test_k13_is_about_meetings_of_the_cell():
    file = replace(FILE, attendance=plain_lines(10, 5))
    assert found(with_header(file, kind=MeetingKind.EXTRAORDINARY), "K13") == []


def test_k14_every_absence_without_reason_is_named():
    lines = (*plain_lines(20, 20), a_line("Hồ Sỹ Đạt", state=AttendanceState.UNEXCUSED))
    file = replace(FILE, attendance=lines)
    assert found(file, "K14") == [("E", "Đ/c Hồ Sỹ Đạt vắng không lý do.")]
    assert found(replace(file, rules=some_rules(unexcused_max="1")), "K14") == []
    assert found(at_stage(MeetingStage.PREPARING, file), "K14") == []


@pytest.mark.parametrize(
    ("streak", "labels", "expected"),
    [
        (1, ("T11",), []),
        (2, ("T10", "T11"), [("I", "2 kỳ liền (T10, T11); tối đa 3 kỳ.")]),
        (3, ("T9", "T10", "T11"), [("W", "3 kỳ liền (T9, T10, T11); tối đa 3 kỳ.")]),
        (4, (), [("E", "4 kỳ liền; tối đa 3 kỳ.")]),
    ],
)
def test_k15_a_streak_of_excused_absences_grows_from_note_to_error(streak, labels, expected):
    file = replace(FILE, member_years=(MemberYear(HUY, streak, labels),))
    rows = [(s, f"Đ/c Trần Quang Huy vắng có lý do {rest}") for s, rest in expected]
    assert found(file, "K15") == rows


def test_k15_who_attends_today_has_no_streak():
    file = replace(FILE, member_years=(MemberYear(DAT, 3, ("T8", "T9", "T10")),))
    assert found(file, "K15") == []
    assert longest_streak(file) is None


def test_k15_the_longest_streak_is_that_of_the_absent():
    years = (MemberYear(HUONG, 1, ("T11",)), MemberYear(HUY, 2, ("T10", "T11")))
    longest = longest_streak(replace(FILE, member_years=years))
    assert longest is not None
    assert longest.member_id == HUY


@pytest.mark.parametrize(("months", "asked"), [(2, False), (3, True)])
def test_k16_three_months_away_are_brought_before_the_cell(months, asked):
    file = replace(FILE, member_years=(MemberYear(HUY, unexcused_months=months),))
    message = "Đ/c Trần Quang Huy bỏ sinh hoạt 3 tháng trong năm; cần đưa ra chi bộ xem xét."
    assert found(file, "K16") == ([("E", message)] if asked else [])
    assert found(at_stage(MeetingStage.PREPARING, file), "K16") == []


@pytest.mark.parametrize(("present", "asked"), [(14, False), (13, True)])
def test_k19_the_quorum_of_the_cell_counts_once_it_is_switched_on(present, asked):
    file = replace(FILE, attendance=plain_lines(21, present))
    assert found(file, "K19") == []
    message = f"Dự họp {present}/21; quy chế chi bộ cần từ 2/3."
    switched_on = replace(file, rules=some_rules(K19__on="1"))
    assert found(switched_on, "K19") == ([("W", message)] if asked else [])
    assert found(at_stage(MeetingStage.PREPARING, switched_on), "K19") == []


def test_t2_who_leaves_lowers_who_may_vote_and_not_the_base():
    running = at_stage(MeetingStage.IN_SESSION)
    message = "Đ/c Hồ Sỹ Đạt về 15:20: từ lúc đó còn 17 người biểu quyết, mẫu số vẫn 20."
    assert found(running, "T2") == [("I", message)]
    assert found(FILE, "T2") == []


@pytest.mark.parametrize(
    "line",
    [
        a_line(left_at=at(15, 0), member_class=MemberClass.PROBATIONARY, is_official=False),
        a_line(left_at=at(15, 0), state=AttendanceState.EXCUSED),
        a_line(),
    ],
)
def test_t2_says_nothing_of_people_who_do_not_vote_or_stay(line):
    running = replace(at_stage(MeetingStage.IN_SESSION), attendance=(line,))
    assert found(running, "T2") == []


def test_k14_k16_k19_are_about_the_whole_cell_and_not_its_committee():
    file = replace(
        FILE,
        attendance=plain_lines(20, 10),
        member_years=(MemberYear(1, 0, (), unexcused_months=3),),
        rules=some_rules(K19__on="1"),
    )
    assert found(file, "K16")
    assert found(file, "K19")
    committee = with_header(file, kind=MeetingKind.COMMITTEE)
    assert [found(committee, code) for code in ("K14", "K16", "K19")] == [[], [], []]
