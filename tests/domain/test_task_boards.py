"""Tasks by document: titles, order, codes, the last kỳ, and the words of the progress."""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.domain.task_boards import (
    OTHER,
    LastResolution,
    TaskBoard,
    TaskSource,
    is_recent,
    recent_periods,
    task_groups,
)
from app.domain.tasks import Task, TaskState

TODAY = date(2026, 11, 4)


def task(task_id, meeting_id=None, *, code="1", due=date(2026, 12, 1), state=None):
    return Task(
        id=task_id,
        code=code,
        meeting_id=meeting_id,
        item_id=None,
        text=f"việc {task_id}",
        owner_id=1,
        owner_group_id=None,
        owner_name="Hồ Sỹ Đạt",
        co_owner_ids=(),
        co_owner_names="",
        due_on=due,
        deliverable="",
        report_period="",
        standing=False,
        source="",
        state=state or TaskState.NOT_STARTED,
    )


def source(meeting_id, month, kind=MeetingKind.REGULAR, number=None):
    period = Period(2026, month=month)
    return TaskSource(meeting_id, kind, period, date(2026, month, 3), is_locked=False,
                      resolution_number=number)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "number", "title"),
    [
        (MeetingKind.REGULAR, 17, "Nghị quyết 17-NQ/CB, 03/11/2026"),
        (MeetingKind.REGULAR, None, "Thường kỳ tháng 11/2026, 03/11/2026"),
        (MeetingKind.COMMITTEE, None, "Kết luận chi ủy, 03/11/2026"),
    ],
)
def test_a_group_is_named_after_its_document(kind, number, title):
    assert source(1, 11, kind, number).title == title


def test_groups_with_something_late_come_first_then_the_newest():
    sources = {1: source(1, 9), 2: source(2, 10), 3: source(3, 11)}
    tasks = [task(1, 1, due=date(2026, 10, 30)), task(2, 2), task(3, 3), task(4)]

    groups = task_groups(tasks, sources, TODAY)

    assert [group.title[:20] for group in groups] == [
        "Thường kỳ tháng 9/20", "Thường kỳ tháng 11/2", "Thường kỳ tháng 10/2", OTHER,
    ]  # fmt: skip


def test_dropped_tasks_do_not_count_and_conclusions_have_their_sign():
    kinds = {1: source(1, 9, MeetingKind.COMMITTEE)}
    tasks = [
        task(1, 1, code="1", state=TaskState.DONE),
        task(2, 1, code="2", state=TaskState.DROPPED),
    ]
    (group,) = task_groups(tasks, kinds, TODAY)
    assert (group.done, group.counted) == (1, 1)
    assert [group.code(one) for one in group.tasks] == ["KL.1", "KL.2"]


def test_the_last_two_regular_periods_are_recent_and_so_is_what_is_open():
    sources = {number: source(number, month) for number, month in ((1, 9), (2, 10), (3, 11))}
    done = [task(number, number, state=TaskState.DONE) for number in sources]
    groups = task_groups([*done, task(9, 1)], sources, TODAY)
    periods = recent_periods(groups)
    assert [period.month for period in periods] == [10, 11]
    september = next(group for group in groups if group.source.meeting_id == 1)
    assert [is_recent(september, one, periods) for one in september.tasks] == [False, True]


def test_a_board_finds_a_task_with_its_group():
    board = TaskBoard(task_groups([task(5)], {}, TODAY))
    found = board.find(5)
    assert found is not None
    assert (found[0].title, found[1].id) == (OTHER, 5)
    assert board.find(6) is None


@pytest.mark.parametrize(
    ("item", "points", "line", "words"),
    [
        ("7", Fraction(27), "Tính vào mục 7 của phiếu chấm", "27/30 điểm"),
        ("7", None, "Tính vào mục 7 của phiếu chấm", "chưa có điểm"),
        ("", None, "Khung tiêu chí đang dùng không chấm mục này", ""),
    ],
)
def test_the_progress_says_which_points_it_gave(item, points, line, words):
    last = LastResolution(1, "16-NQ/CB", "tháng 10/2026", 7, 8, item, points, Fraction(30))
    assert (last.share, last.line_words, last.points_words) == (Fraction(7, 8), line, words)


def test_nothing_counted_is_no_share():
    assert LastResolution(1, "", "tháng 10/2026", 0, 0).share == 0
