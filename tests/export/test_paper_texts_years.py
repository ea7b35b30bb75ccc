from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingKind, MeetingRow, MeetingStage, Preparation
from app.domain.members import MemberClass
from app.domain.past_attendance import PastEntry
from app.domain.past_marks import PastMark
from app.domain.periods import Period
from app.domain.settings import Settings
from app.domain.tasks import TaskResult, TaskState
from app.services.paper_texts.attendance_year import PastYear, attendance_year
from app.services.paper_texts.registers import RegisterFrame
from app.services.paper_texts.task_table import TaskSource, task_table
from app.services.paper_texts.year_plan import PlannedRow, PlanSource, year_plan
from tests import builders as b

TODAY = date(2026, 11, 10)
REGULAR = MeetingKind.REGULAR
P, E, K = AttendanceState.PRESENT, AttendanceState.EXCUSED, AttendanceState.UNEXCUSED


def a_month(month: int, *lines):
    file = b.with_header(
        b.a_meeting_file(), period=Period(2026, month=month), day=date(2026, month, 3)
    )
    return replace(file, attendance=lines)


def a_past(*entries: PastEntry, members=()) -> PastYear:
    frame = RegisterFrame(b.a_cell(), Settings(), (), 2026, TODAY)
    return PastYear(frame, tuple(members), entries)


def row_of(files, name):
    return next(row for row in attendance_year(files, a_past()).rows if row.name == name)


def test_a_member_has_a_mark_for_every_month_and_the_longest_streak():
    states = (P, E, E, K, P, E)
    files = [a_month(n, b.a_line("Mai", state=s)) for n, s in enumerate(states, start=1)]
    row = row_of(files, "Mai")
    assert row.marks == ("x", "P", "P", "K", "x", "P", "", "", "", "", "", "")
    assert (row.present, row.excused, row.unexcused) == (2, 3, 1)
    assert (row.longest_streak, row.rate) == (2, Fraction(1, 3))


def test_who_joined_late_has_a_dash_before():
    files = [a_month(1, b.a_line("Mai")), a_month(2, b.a_line("Mai"), b.a_line("Bảo", member_id=7))]
    row = row_of(files, "Bảo")
    assert row.marks[:2] == ("–", "x")
    assert row.rate == 1


@pytest.mark.parametrize(
    ("member_class", "state", "mark"),
    [
        (MemberClass.EXEMPT, P, "M"),
        (MemberClass.TEMPORARY_OUT, AttendanceState.UNMARKED, "Đ"),
        (MemberClass.SUSPENDED, AttendanceState.UNMARKED, "–"),
        (MemberClass.SPECIAL_DUTY, P, "x"),
        (MemberClass.OFFICIAL, AttendanceState.ONLINE, "x"),
        (MemberClass.OFFICIAL, AttendanceState.UNMARKED, ""),
    ],
)
def test_codes_follow_the_class_of_the_day(member_class, state, mark):
    line = b.a_line("Mai", member_class=member_class, state=state)
    assert row_of([a_month(3, line)], "Mai").marks[2] == mark


def test_who_was_never_summoned_has_no_rate():
    line = b.a_line("Mai", member_class=MemberClass.EXEMPT)
    row = row_of([a_month(3, line)], "Mai")
    assert (row.present, row.rate) == (0, None)


def test_figures_say_from_when_the_book_knows():
    file = replace(a_month(7, b.a_line()), cell=b.a_cell(records_from=date(2026, 6, 1)))
    assert "Số liệu từ tháng 6." in attendance_year([file], a_past()).footnote


def past_entries(member_id: int, *marks: PastMark) -> list[PastEntry]:
    days = [date(2026, month, 1) for month in range(1, len(marks) + 1)]
    return [PastEntry(member_id, d, REGULAR, m) for d, m in zip(days, marks, strict=True)]


def test_months_of_an_old_matrix_stand_before_those_of_the_book():
    marks = (PastMark.PRESENT, PastMark.EXCUSED, PastMark.EXEMPT, PastMark.AWAY)
    mai, left = b.a_member(1, full_name="Mai"), b.a_member(9, full_name="Ngọc")
    entries = [*past_entries(1, *marks), *past_entries(9, PastMark.UNEXCUSED)]
    past = a_past(*entries, members=(mai, left))
    year = attendance_year([a_month(5, b.a_line("Mai", member_id=1, state=E))], past)
    first, other = year.rows

    assert first.marks[:6] == ("x", "P", "M", "Đ", "P", "")
    assert (first.present, first.excused, first.longest_streak) == (1, 2, 2)
    assert (other.name, other.marks[0], other.unexcused) == ("Ngọc", "K", 1)
    assert "Tháng 1–4: nhập từ bảng cũ." in year.footnote


def test_a_year_of_an_old_matrix_alone_has_its_list():
    past = a_past(*past_entries(1, PastMark.PRESENT), members=[b.a_member(1, full_name="Mai")])
    year = attendance_year([], past)

    assert [(row.name, row.marks[0], row.rate) for row in year.rows] == [("Mai", "x", Fraction(1))]
    assert (year.year, year.header.issuer) == (2026, b.a_cell().name)


def tasks(*given):
    source = TaskSource(b.a_cell(), Settings(), (), given, {11: "17-NQ/CB"}, "Năm 2026", TODAY)
    return task_table(source).rows


def test_a_task_shows_its_resolution_deadline_and_state():
    row = tasks(b.a_task(source=""))[0]
    assert (row.code, row.source, row.due_on) == ("17.1", "Nghị quyết 17-NQ/CB", date(2026, 11, 25))
    assert (row.state, row.report_at) == ("Chưa làm", "Tháng 12")


@pytest.mark.parametrize(
    ("state", "due", "shown"),
    [
        (TaskState.IN_PROGRESS, date(2026, 11, 25), "Đang làm"),
        (TaskState.IN_PROGRESS, date(2026, 11, 5), "Quá hạn"),
        (TaskState.DONE, date(2026, 11, 5), "Xong"),
        (TaskState.DROPPED, date(2026, 11, 5), "Thôi thực hiện"),
    ],
)
def test_overdue_is_reckoned_on_the_day_of_the_table(state, due, shown):
    assert tasks(b.a_task(state=state, due_on=due))[0].state == shown


def test_an_extended_task_keeps_its_first_deadline_in_the_note():
    moved = TaskResult(1, TaskState.EXTENDED, TODAY, "Chờ hồ sơ.", date(2026, 12, 1))
    row = tasks(b.a_task(state=TaskState.EXTENDED, results=(moved,)))[0]
    assert (row.due_on, row.state) == (date(2026, 12, 1), "Đang làm")
    assert (row.note, row.result) == ("Gia hạn 1 lần, hạn đầu 25/11/2026", "Chờ hồ sơ")


def a_planned(kind=MeetingKind.REGULAR, month=11, **changes) -> PlannedRow:
    row = MeetingRow(
        id=month,
        key=f"2026-{month:02d}",
        title="",
        kind=kind,
        period=Period(2026, month=month),
        stage=MeetingStage.PLANNED,
        day=date(2026, month, 3),
        starts_at=None,
        place="",
        focus="Hồ sơ trễ hạn.",
        preparer_name="Phạm Văn Dũng",
        moved_from=None,
    )
    return PlannedRow(replace(row, **changes))


def a_plan(*rows: PlannedRow, **changes):
    source = PlanSource(b.a_cell(), Settings(), (), 2026, date(2026, 1, 12), rows)
    return year_plan(replace(source, **changes))


def test_the_plan_lists_meetings_with_their_ladder():
    ladder = (
        Preparation(1, "committee", "Họp chi ủy", date(2026, 10, 28)),
        Preparation(2, "draft", "Dự thảo", date(2026, 10, 29)),
    )
    row = replace(a_planned(), preparations=ladder, superior_guests=("Nguyễn Hữu Phước",))
    line = a_plan(row).rows[0]
    assert (line.month, line.day, line.kind) == ("11", "03/11/2026", "Thường kỳ")
    assert (line.draft_due, line.committee_day) == ("29/10/2026", "28/10/2026")
    assert (line.content, line.superior_guest) == ("Hồ sơ trễ hạn", "Nguyễn Hữu Phước")
    assert line.state == "Dự kiến"


def test_the_summary_counts_each_kind_and_leaves_out_what_was_called_off():
    paper = a_plan(
        a_planned(),
        a_planned(month=12),
        a_planned(MeetingKind.THEMATIC),
        a_planned(MeetingKind.COMMITTEE),
        a_planned(month=10, stage=MeetingStage.NOT_HELD),
    )
    assert paper.summary == "02 buổi thường kỳ, 01 buổi chuyên đề"
    assert len(paper.rows) == 4


def test_moved_meetings_are_explained():
    paper = a_plan(a_planned(day=date(2026, 1, 5), moved_from=date(2026, 1, 3)))
    assert paper.moved_note == "01 buổi đổi ngày: 05/01/2026 (trước là 03/01/2026)."


def test_the_words_of_the_plan_come_first_and_defaults_after():
    own = a_plan(a_planned(), purpose="- Một\n- Hai", organisation="Ba")
    assert (own.purposes, own.duties) == (("Một.", "Hai."), ("Ba.",))
    assert a_plan(a_planned()).purposes[0].startswith("Duy trì nền nếp")
    assert own.header.number == "…-KH/CB"
