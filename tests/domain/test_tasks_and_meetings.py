"""Tasks over time, titles of meetings, sheets as kept, cards of members."""

from datetime import date, time
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.meetings import (
    MeetingDraft,
    MeetingForm,
    MeetingKind,
    check_meeting_draft,
    meeting_title,
)
from app.domain.member_cards import CardLine, MemberCard, MemberFigure, MonthMark
from app.domain.members import Member, MemberClass, MemberForm
from app.domain.overviews import FirstSteps, NextMeeting, PreparationLine
from app.domain.periods import Period
from app.domain.score_sheets import SheetLine, SheetRecord, SheetState
from app.domain.tasks import Task, TaskDraft, TaskResult, TaskState, check_task, was_late
from tests.builders import a_task

DUE = date(2026, 10, 30)
NOVEMBER = Period(2026, month=11)


def task(state: TaskState = TaskState.NOT_STARTED, *results: TaskResult) -> Task:
    return Task(
        id=1, code="16.7", meeting_id=1, item_id=None, text="Kiểm kê", owner_id=1,
        owner_group_id=None, owner_name="Trần Quang Huy", co_owner_ids=(), co_owner_names="",
        due_on=DUE, deliverable="Biên bản", report_period="2026-11", standing=False, source="",
        state=state, results=results,
    )  # fmt: skip


def test_an_extended_task_is_late_only_after_its_new_deadline():
    extension = TaskResult(1, TaskState.EXTENDED, DUE, new_due_on=date(2026, 11, 13))
    extended = task(TaskState.EXTENDED, extension)
    assert extended.due_now == date(2026, 11, 13)
    assert extended.days_late(date(2026, 11, 13)) == 0
    assert extended.days_late(date(2026, 11, 15)) == 2


@pytest.mark.parametrize(
    ("state", "late"),
    [(TaskState.IN_PROGRESS, 5), (TaskState.DONE, 0), (TaskState.DROPPED, 0)],
)
def test_only_an_open_task_can_be_late(state: TaskState, late: int):
    assert task(state).days_late(date(2026, 11, 4)) == late


def test_the_day_a_task_was_done_is_that_of_its_last_result():
    done = TaskResult(1, TaskState.DONE, date(2026, 10, 28))
    assert task(TaskState.DONE, done).done_on == date(2026, 10, 28)
    assert task(TaskState.IN_PROGRESS, done).done_on is None


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (TaskDraft("Số hóa hồ sơ", owner_id=1, due_on=DUE), []),
        (TaskDraft("Trực ban", owner_group_id=1, standing=True), []),
        (TaskDraft(" "), ["text", "owner_id", "due_on"]),
        (TaskDraft("Số hóa", owner_id=1, due_on=date(2026, 10, 1)), ["due_on"]),
    ],
)
def test_a_task_needs_text_person_and_a_deadline_to_come(draft: TaskDraft, fields: list[str]):
    assert [problem.field for problem in check_task(draft, date(2026, 10, 5))] == fields


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (MeetingKind.REGULAR, "Thường kỳ tháng 11/2026"),
        (MeetingKind.COMBINED, "Thường kỳ và chuyên đề tháng 11/2026"),
        (MeetingKind.COMMITTEE, "Họp chi ủy tháng 11/2026"),
        (MeetingKind.EXTRAORDINARY, "Bất thường tháng 11/2026"),
        (MeetingKind.REVIEW, "Kiểm điểm, xếp loại năm 2026"),
    ],
)
def test_the_title_names_kind_and_period(kind: MeetingKind, title: str):
    assert meeting_title(kind, NOVEMBER) == title


def test_a_thematic_title_names_quarter_and_topic():
    quarter = Period(2026, 11, 4)
    assert meeting_title(MeetingKind.THEMATIC, quarter) == "Chuyên đề quý IV/2026"
    named = meeting_title(MeetingKind.THEMATIC, quarter, "Tiết kiệm")
    assert named == "Chuyên đề quý IV/2026: Tiết kiệm"


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (MeetingDraft(MeetingKind.REGULAR, NOVEMBER, DUE), []),
        (MeetingDraft(MeetingKind.REVIEW, Period(2026), DUE), []),
        (MeetingDraft(MeetingKind.REGULAR, Period(2026), DUE), ["period"]),
        (MeetingDraft(MeetingKind.REGULAR, NOVEMBER, DUE, planned_minutes=0), ["planned_minutes"]),
        (
            MeetingDraft(
                MeetingKind.REGULAR, NOVEMBER, DUE, form=MeetingForm.ONLINE, form_basis="x" * 501
            ),
            ["form_basis"],
        ),
    ],
)
def test_a_meeting_form_is_checked(draft: MeetingDraft, fields: list[str]):
    assert [problem.field for problem in check_meeting_draft(draft)] == fields


def test_a_sheet_gives_an_empty_line_for_what_nobody_entered():
    kept = SheetLine("5.3", self_points=Fraction(3))
    record = SheetRecord(1, 1, False, SheetState.OPEN, lines=(kept,))
    assert record.line("5.3") == kept
    assert record.line("6.2") == SheetLine("6.2")


def test_the_card_counts_only_meetings_at_which_the_member_was_in_the_base():
    marks = (
        MonthMark(1, 10, AttendanceState.PRESENT, in_base=True),
        MonthMark(2, 11, AttendanceState.EXCUSED, in_base=True),
        MonthMark(3, 12, AttendanceState.PRESENT, in_base=False),
    )
    card = MemberCard(
        Member(1, MemberForm("Hoàng Thị Lan")), MemberClass.OFFICIAL, 2026, marks, 8, 5, 5, ()
    )
    assert (card.attended, card.summoned) == (1, 2)
    assert card.absence_notes() == ()


def test_the_card_says_which_months_come_from_an_old_matrix():
    old = [MonthMark(month, None, AttendanceState.PRESENT, in_base=True) for month in (1, 2)]
    new = MonthMark(3, 12, AttendanceState.PRESENT, in_base=True)
    member = Member(1, MemberForm("Hoàng Thị Lan"))
    card = MemberCard(member, MemberClass.OFFICIAL, 2026, (*old, new), 0, 0, 0, ())

    assert [mark.is_past for mark in card.marks] == [True, True, False]
    assert card.past_note == "Tháng 1–2: nhập từ bảng cũ."


def card_of(*states: AttendanceState, **changes) -> MemberCard:
    marks = tuple(MonthMark(n, n, state, in_base=True) for n, state in enumerate(states, 1))
    member = Member(1, MemberForm("Hoàng Thị Lan"))
    return MemberCard(member, MemberClass.OFFICIAL, 2026, marks, 0, 0, 0, (), **changes)


def test_absences_in_a_row_are_told_on_the_card():
    card = card_of(AttendanceState.PRESENT, AttendanceState.EXCUSED, AttendanceState.EXCUSED)
    assert card.absence_notes() == ("Vắng có lý do 2 kỳ liền: T2, T3.",)


def test_three_months_away_without_reason_are_a_note_and_no_verdict():
    away = (AttendanceState.UNEXCUSED,) * 3
    (note,) = card_of(*away, absence_limit=3).absence_notes()
    assert note.startswith("Bỏ sinh hoạt không lý do 3 tháng trong năm")
    assert card_of(*away).absence_notes() == ()


def test_a_figure_counts_the_records_behind_it():
    line = CardLine(date(2026, 3, 3), "Được biểu dương", "meeting:3")
    card = card_of(records={MemberFigure.PRAISE: (line,)})
    assert (card.count(MemberFigure.PRAISE), card.count(MemberFigure.REMINDERS)) == (1, 0)
    assert card.papers == 0


@pytest.mark.parametrize(
    ("changes", "late"),
    [
        ({"due_on": date(2026, 3, 10), "state": TaskState.NOT_STARTED}, True),
        ({"due_on": date(2026, 3, 20), "state": TaskState.NOT_STARTED}, False),
        ({"due_on": None, "state": TaskState.NOT_STARTED}, False),
        (
            {
                "due_on": date(2026, 3, 10),
                "state": TaskState.DONE,
                "results": (TaskResult(1, TaskState.DONE, date(2026, 3, 12)),),
            },
            True,
        ),
    ],
)
def test_a_task_is_late_while_it_is_open_and_when_it_was_done_too_late(changes, late):
    assert was_late(a_task(**changes), date(2026, 3, 15)) is late


def test_the_first_steps_are_over_with_members_and_a_meeting():
    assert FirstSteps(members=24, meetings=1).is_over
    assert not FirstSteps(members=24, meetings=0).is_over
    assert not FirstSteps(members=0, meetings=1).is_over


def test_the_next_meeting_says_how_much_is_prepared():
    rungs = (PreparationLine("Dự thảo", True, "30/10"), PreparationLine("Giấy mời", False, "12/11"))
    coming = NextMeeting(1, "Chuyên đề quý IV/2026", DUE, time(14, 0), "Phòng họp A", 13, rungs)
    assert coming.done == 1
