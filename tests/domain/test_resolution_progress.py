"""How far the tasks of the last resolution are on a meeting's day."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.resolution_progress import resolution_progress, state_at
from app.domain.tasks import TaskResult, TaskState
from tests.builders import (
    MEETING_DAY,
    a_meeting_file,
    a_previous,
    a_task,
    an_old_task,
    some_rules,
)


def progress(*tasks, **changes):
    return resolution_progress(a_meeting_file(previous=a_previous(tasks=tasks), **changes))


def test_november_has_seven_of_eight():
    found = resolution_progress(a_meeting_file())
    assert found is not None
    assert (found.done, found.counted, found.share) == (7, 8, Fraction(7, 8))


def test_a_meeting_without_an_earlier_resolution_has_none():
    assert resolution_progress(a_meeting_file(previous=None)) is None


@pytest.mark.parametrize(
    ("task", "counted"),
    [
        (an_old_task(1, due_on=MEETING_DAY), True),
        (an_old_task(1, due_on=date(2026, 11, 4)), False),
        (an_old_task(1, TaskState.EXTENDED, due_on=MEETING_DAY), True),
        (an_old_task(1, TaskState.DROPPED, due_on=MEETING_DAY), False),
        (an_old_task(1, TaskState.IN_PROGRESS, due_on=None, standing=True), True),
        (an_old_task(1, TaskState.NOT_STARTED, due_on=None, standing=True, results=()), False),
    ],
)
def test_a_task_counts_once_it_was_due(task, counted):
    found = progress(task)
    assert found is not None
    assert found.counted == int(counted)


def test_all_tasks_count_where_the_cell_says_so():
    found = progress(
        an_old_task(1, due_on=date(2026, 12, 1)), rules=some_rules(completion_counts_all="1")
    )
    assert found is not None
    assert found.counted == 1


def test_nothing_counted_has_no_share():
    found = progress()
    assert found is not None
    assert found.share is None


def test_a_task_without_a_result_waits():
    found = progress(
        an_old_task(1, TaskState.NOT_STARTED, results=()),
        an_old_task(2, TaskState.NOT_STARTED, results=(), due_on=date(2026, 12, 1)),
        an_old_task(3, results=()),
    )
    assert found is not None
    assert found.without_result == ("16.1", "16.2")
    assert (found.done, found.counted, found.waiting) == (1, 2, 1)


def result(state: TaskState, day: date, meeting_id: int | None = None) -> TaskResult:
    return TaskResult(1, state, day, meeting_id=meeting_id)


LATER = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((), TaskState.DONE),
        ((result(TaskState.IN_PROGRESS, MEETING_DAY),), TaskState.IN_PROGRESS),
        (
            (result(TaskState.IN_PROGRESS, MEETING_DAY), result(TaskState.DONE, LATER)),
            TaskState.IN_PROGRESS,
        ),
        ((result(TaskState.DONE, LATER),), TaskState.NOT_STARTED),
        ((result(TaskState.DONE, LATER, meeting_id=11),), TaskState.DONE),
    ],
)
def test_the_state_is_the_one_recorded_up_to_the_meeting(results, expected):
    task = replace(a_task(), state=TaskState.DONE, results=results)
    assert state_at(task, MEETING_DAY, 11) is expected


def test_a_task_done_late_may_count_for_nothing():
    late = an_old_task(1, results=(TaskResult(1, TaskState.DONE, date(2026, 10, 28)),))
    in_time = an_old_task(2, results=(TaskResult(2, TaskState.DONE, date(2026, 10, 20)),))
    undated = an_old_task(3, due_on=None, standing=True)
    file = a_meeting_file(previous=a_previous(tasks=(late, in_time, undated)))
    strict = replace(file, rules=some_rules(late_done_counts="0"))
    found, strictly = resolution_progress(file), resolution_progress(strict)
    assert found is not None
    assert strictly is not None
    assert (found.done, found.counted) == (3, 3)
    assert (strictly.done, strictly.counted) == (2, 3)


def test_the_first_task_to_be_seen_to_is_one_without_a_result():
    silent = an_old_task(2, TaskState.NOT_STARTED, results=())
    progress = resolution_progress(
        a_meeting_file(previous=a_previous(tasks=(an_old_task(1), silent)))
    )
    assert progress is not None
    assert progress.first_id == silent.id
