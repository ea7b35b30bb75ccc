"""Facts of a member in a period become evidence, each with the record behind it."""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.errors import Refused
from app.domain.evidence_keys import EvidenceKey as K
from app.domain.member_facts import (
    STATED_KEYS,
    MeetingMark,
    MemberEvent,
    MemberFacts,
    check_stated,
    fact_lines,
    member_evidence,
    stated_in,
    stated_line,
)
from app.domain.minutes import EntryKind
from app.domain.tasks import TaskResult, TaskState
from tests.builders import a_task

TODAY = date(2026, 11, 4)
MARKS = (
    MeetingMark(7, "họp tháng 7", AttendanceState.PRESENT),
    MeetingMark(8, "họp tháng 8", AttendanceState.UNEXCUSED),
    MeetingMark(9, "họp tháng 9", AttendanceState.ONLINE),
    MeetingMark(10, "họp tháng 10", AttendanceState.UNMARKED),
    MeetingMark(6, "họp tháng 6", AttendanceState.EXCUSED, in_base=False),
)
EVENTS = (
    MemberEvent(EntryKind.SPEECH, 7, 71, "họp tháng 7", "góp ý"),
    MemberEvent(EntryKind.COMMENDATION, 9, 91, "họp tháng 9", "tận tụy"),
    MemberEvent(EntryKind.REMINDER, 9, 92, "họp tháng 9"),
)


def a_done_task(number: int, due: date | None, done: date):
    result = TaskResult(number, TaskState.DONE, done)
    return a_task(id=number, due_on=due, state=TaskState.DONE, results=(result,))


TASKS = (
    a_done_task(1, date(2026, 9, 10), date(2026, 9, 9)),
    a_done_task(2, date(2026, 9, 10), date(2026, 9, 12)),
    a_task(id=3, code="16.3", due_on=date(2026, 9, 20)),
    a_task(id=4, due_on=date(2026, 12, 1)),
    a_done_task(5, None, date(2026, 9, 12)),
)


def some_facts(**changes: object) -> MemberFacts:
    values = {"marks": MARKS, "events": EVENTS, "tasks": TASKS, **changes}
    return MemberFacts(3, TODAY, **values)  # type: ignore[arg-type]


def test_attendance_counts_marked_meetings_and_leads_to_the_one_missed():
    found = member_evidence(some_facts())[K.MEMBER_ATTENDANCE_PERCENT]
    assert found.value == Fraction(200, 3)
    assert found.sentence == "Dự 2/3 = 66,7% số buổi họp"
    assert found.where == "meeting:8:attendance:3"


def test_tasks_are_done_undone_or_late_by_their_deadline():
    found = member_evidence(some_facts())
    assert found[K.TASKS_COMPLETED_PERCENT].value == 60
    assert found[K.TASKS_NOT_COMPLETED_PERCENT].value == 20
    assert found[K.TASKS_BEHIND_SCHEDULE_PERCENT].value == 40
    assert found[K.TASKS_BEHIND_SCHEDULE_PERCENT].where == "task:3"
    assert found[K.TASKS_COMPLETED_PERCENT].sentence == "Xong 3/5 = 60,0% số việc"


def test_speeches_are_counted_and_lead_to_the_last_one():
    found = member_evidence(some_facts())[K.MEMBER_SPEECH_COUNT]
    assert (found.value, found.where) == (1, "meeting:7:run:entry:71")


def test_without_records_nothing_is_known_and_the_member_is_shown():
    found = member_evidence(some_facts(marks=(), events=(), tasks=()))
    assert found[K.MEMBER_ATTENDANCE_PERCENT].value is None
    assert found[K.TASKS_COMPLETED_PERCENT].sentence == "Không có việc đến hạn"
    assert found[K.MEMBER_SPEECH_COUNT].value == 0
    assert {found[key].where for key in found} == {"member:3"}


def test_what_no_record_can_give_is_stated_by_a_person():
    stated = {
        K.TASKS_ON_TIME_AND_QUALITY: "yes",
        K.CONCLUDED_DEGRADATION: "no",
        K.TASKS_ABOVE_REQUIREMENT_PERCENT: "35",
    }
    found = member_evidence(some_facts(stated=stated))
    assert found[K.TASKS_ON_TIME_AND_QUALITY].value is True
    assert found[K.CONCLUDED_DEGRADATION].value is False
    assert found[K.CONCLUDED_DEGRADATION].sentence == "Có kết luận suy thoái: không"
    assert found[K.TASKS_ABOVE_REQUIREMENT_PERCENT].value == 35
    assert found[K.PREVIOUS_SHORTCOMINGS_EXIST].value is None


def test_statements_are_kept_as_lines_of_the_sheet():
    key = K.CONCLUDED_DEGRADATION
    lines = {stated_line(key): "no", "1.1": "pass", stated_line(STATED_KEYS[0]): ""}
    assert stated_in(lines) == {key: "no"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (K.CONCLUDED_DEGRADATION, "maybe"),
        (K.TASKS_ABOVE_REQUIREMENT_PERCENT, "101"),
        (K.TASKS_ABOVE_REQUIREMENT_PERCENT, "nhiều"),
    ],
)
def test_a_statement_that_cannot_be_read_is_refused(key, value):
    with pytest.raises(Refused):
        check_stated(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (K.CONCLUDED_DEGRADATION, ""),
        (K.CONCLUDED_DEGRADATION, "yes"),
        (K.TASKS_ABOVE_REQUIREMENT_PERCENT, "100"),
    ],
)
def test_a_statement_that_can_be_read_is_kept(key, value):
    check_stated(key, value)
    assert key in STATED_KEYS


def test_what_stands_out_is_said_with_its_record():
    lines = fact_lines(some_facts())
    assert [(line.text, line.where) for line in lines[:3]] == [
        ("Vắng không lý do, họp tháng 8", "meeting:8:attendance:3"),
        ("Biểu dương, họp tháng 9: tận tụy", "meeting:9:run:entry:91"),
        ("Nhắc nhở, họp tháng 9", "meeting:9:run:entry:92"),
    ]
    assert [line.text.partition(":")[0] for line in lines[3:]] == [
        "Việc 17.1 xong muộn",
        "Việc 16.3 quá hạn chưa xong",
    ]
    assert [line.tone for line in lines] == ["warn", "ok", "warn", "warn", "warn"]


def test_an_excused_absence_is_no_warning():
    marks = (MeetingMark(8, "họp tháng 8", AttendanceState.EXCUSED),)
    assert fact_lines(some_facts(marks=marks, events=(), tasks=()))[0].tone == ""
