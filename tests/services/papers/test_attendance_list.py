"""The list of one meeting: to sign before it, with marks and reasons after it."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from openpyxl import load_workbook

from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberClass
from app.domain.periods import Period
from app.services.paper_texts.attendance_list import attendance_list

TODAY = date(2026, 11, 4)


@pytest.fixture
def file(services, november):
    return services.meetings.file(november)


def test_a_held_meeting_lists_marks_reasons_and_the_count(file):
    made = attendance_list(file, TODAY)
    marked = {row.name: row for row in made.rows}
    absent = [line for line in file.attendance if line.state is AttendanceState.EXCUSED]
    assert absent
    for line in absent:
        row = marked[line.full_name]
        assert (row.state, row.note) == ("Vắng có lý do", line.reason)
    assert [row.member_class for row in made.rows][-len(file.guests) :] == [
        "Đại biểu" for _ in file.guests
    ]
    assert "đồng chí" in made.summary
    assert made.meeting == "Thường kỳ tháng 11/2026"


def test_before_the_meeting_there_is_nothing_but_names_to_sign(services):
    draft = MeetingDraft(
        MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3), time(14, 0)
    )
    file = services.meetings.file(services.meetings.create(draft))
    made = attendance_list(file, TODAY)
    assert len(made.rows) == len(file.attendance)
    assert {row.state for row in made.rows} == {""}
    assert made.summary == ""
    assert made.when_and_where.startswith("14:00, ngày 03/12/2026")


def test_who_is_not_summoned_stands_on_it_only_when_present(file):
    first, *rest = file.attendance
    away = replace(first, member_class=MemberClass.TEMPORARY_OUT, state=AttendanceState.UNMARKED)
    here = replace(away, state=AttendanceState.PRESENT)
    for line, there in ((away, False), (here, True)):
        made = attendance_list(replace(file, attendance=(line, *rest)), TODAY)
        assert (first.full_name in {row.name for row in made.rows}) is there


def test_who_came_late_has_the_time(file):
    header = replace(file.header, started_at=datetime(2026, 11, 3, 14, 0))
    first, *rest = file.attendance
    late = replace(first, state=AttendanceState.PRESENT, arrived_at=datetime(2026, 11, 3, 14, 20))
    made = attendance_list(replace(file, header=header, attendance=(late, *rest)), TODAY)
    assert made.rows[0].note == "đến 14:20"


def test_the_workbook_has_a_column_for_the_hand(services, november, papers):
    (path,) = papers.export("danh-sach-du-hop", meeting_id=november)
    sheet = load_workbook(path).worksheets[0]
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert "DANH SÁCH DỰ SINH HOẠT CHI BỘ" in {row[0] for row in rows}
    (start,) = [place for place, row in enumerate(rows) if row[-1] == "Ký tên"]
    assert [row[0] for row in rows[start + 1 : start + 4]] == ["1", "2", "3"]
    assert sheet.page_setup.orientation == "portrait"
