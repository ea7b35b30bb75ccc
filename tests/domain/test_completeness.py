"""The n/8 of the page Hoàn thiện."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.attendance import AttendanceState
from app.domain.checked_meetings import ScoreOutcome
from app.domain.completeness import completeness, completeness_figure
from app.domain.meetings import MeetingKind
from app.domain.votes import VoteMatter
from tests.builders import MEETING_DAY, a_meeting_file, a_vote, an_item, with_header

FILE = a_meeting_file()
OUTCOME = ScoreOutcome(points="94", grade_label="Tốt")


def test_november_is_complete_as_the_picture_shows():
    file = with_header(FILE, finished_posted_on=date(2026, 11, 4))
    lines = completeness(file, OUTCOME)
    assert completeness_figure(lines) == "6/8"
    assert [(line.label, line.done, line.detail) for line in lines] == [
        ("Giờ, chủ trì, thư ký, số dự", True, "95 phút"),
        ("9/9 mục có nội dung", True, "11 người nói"),
        ("Biểu quyết nghị quyết", True, "17/20"),
        ("Chấm, biểu quyết điểm", True, "94, Tốt"),
        ("Đọc và thông qua biên bản", True, "15:34"),
        ("Đăng biên bản", True, "04/11"),
        ("Đăng nghị quyết, báo cáo", False, "hạn 05/11"),
        ("Bản quét có chữ ký", False, "chưa có"),
    ]


def line_of(file, number, outcome=OUTCOME):
    line = completeness(file, outcome)[number - 1]
    return line.done, line.detail, line.where


@pytest.mark.parametrize(
    ("number", "file", "expected"),
    [
        (1, with_header(FILE, chair_id=None), (False, "thiếu chủ trì", "finish:body")),
        (
            2,
            replace(FILE, agenda=(an_item(1), an_item(30, content=""))),
            (False, "11 người nói", "run:item:30"),
        ),
        (2, replace(FILE, agenda=()), (False, "11 người nói", "run")),
        (3, replace(FILE, votes=()), (False, "chưa có", "run:vote")),
        (3, replace(FILE, votes=(a_vote(agree=3),)), (False, "3/20", "run:vote:1")),
        (4, replace(FILE, sheet=None), (False, "94, Tốt", "score")),
        (
            5,
            with_header(replace(FILE, votes=()), minutes_adopted_at=None),
            (False, "chưa có", "finish:adoption"),
        ),
        (5, with_header(FILE, minutes_adopted_at=None), (True, "", "finish:adoption")),
        (7, with_header(FILE, reported_on=date(2026, 11, 5)), (True, "05/11", "finish:posting")),
        (8, with_header(FILE, signed_scan="a.pdf"), (True, "đã có", "finish:scan")),
    ],
)
def test_each_line_says_what_is_there_and_where_to_go(number, file, expected):
    assert line_of(file, number) == expected


def test_a_sheet_with_open_lines_is_not_complete():
    outcome = replace(OUTCOME, points="", grade_label="", open_items=("5.3",))
    assert line_of(FILE, 4, outcome) == (False, "chưa có", "score")


def test_a_conclusion_stands_for_the_resolution():
    file = replace(FILE, votes=(a_vote(matter=VoteMatter.CONCLUSION),))
    labels = [line.label for line in completeness(file)]
    assert labels[2] == "Biểu quyết kết luận"
    assert "Báo cáo cấp trên" in labels


def test_minutes_without_any_time_show_no_length():
    items = tuple(replace(item, given_minutes=None) for item in FILE.agenda)
    file = with_header(replace(FILE, agenda=items), started_at=None)
    assert line_of(file, 1)[1] == "thiếu giờ bắt đầu"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(MeetingKind.REGULAR, 8), (MeetingKind.EXTRAORDINARY, 7), (MeetingKind.COMMITTEE, 3)],
)
def test_other_kinds_need_fewer_things(kind, expected):
    assert len(completeness(with_header(FILE, kind=kind))) == expected


def test_a_meeting_by_groups_may_have_no_single_length():
    lines = tuple(replace(line, state=AttendanceState.PRESENT) for line in FILE.attendance)
    file = with_header(replace(FILE, attendance=lines), day=MEETING_DAY)
    assert line_of(file, 1)[:2] == (True, "95 phút")
