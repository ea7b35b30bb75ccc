"""How far the tasks of the last resolution are on a meeting's day (K23, K24, rubric item 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.meeting_file import MeetingFile, PreviousResolution
from app.domain.meetings import MeetingHeader
from app.domain.rule_sets import RuleSet
from app.domain.tasks import Task, TaskResult, TaskState

_RESULT_STATES = frozenset({TaskState.DONE, TaskState.EXTENDED, TaskState.DROPPED})


@dataclass(frozen=True, slots=True)
class ResolutionProgress:
    """Tasks done out of those that count, and the codes of tasks without a result."""

    done: int
    counted: int
    waiting: int
    """Counted tasks nobody has recorded a result for: they can still become done."""
    without_result: tuple[str, ...]
    first_id: int = 0
    """The first task to be seen to: one without a result, else the first of all."""

    @property
    def share(self) -> Fraction | None:
        """Exact share of what is done, None when nothing counts."""
        return Fraction(self.done, self.counted) if self.counted else None


def resolution_progress(file: MeetingFile) -> ResolutionProgress | None:
    """Return how the last resolution stands at this meeting, None without one."""
    if file.previous is None:
        return None
    return progress_of(file.previous, file.header, file.rules)


def progress_of(
    previous: PreviousResolution, header: MeetingHeader, rules: RuleSet
) -> ResolutionProgress:
    """Return how a resolution stands at the next meeting, by the rules of its day."""
    day, meeting_id = header.day, header.id
    counts_all = rules.flag("completion_counts_all")
    late_counts = rules.flag("late_done_counts")
    counted = [
        (task, state)
        for task in previous.tasks
        if (state := state_at(task, day, meeting_id)) is not TaskState.DROPPED
        and (counts_all or _is_due(task, state, day))
    ]
    without_result = _without_result(previous.tasks, day, meeting_id)
    silent = [task for task in previous.tasks if task.code in without_result]
    return ResolutionProgress(
        done=sum(_is_done(task, state, day, late_counts=late_counts) for task, state in counted),
        counted=len(counted),
        waiting=sum(task.code in without_result for task, _ in counted),
        without_result=without_result,
        first_id=next((task.id for task in (*silent, *previous.tasks)), 0),
    )


def _is_done(task: Task, state: TaskState, day: date, *, late_counts: bool) -> bool:
    if state is not TaskState.DONE or late_counts or task.due_now is None:
        return state is TaskState.DONE
    done = [r.on for r in task.results if r.state is TaskState.DONE and r.on <= day]
    return bool(done) and done[-1] <= task.due_now


def _is_due(task: Task, state: TaskState, day: date) -> bool:
    # An extension does not take a task out of the count: it was due and is not done.
    if task.standing or task.due_on is None:
        return state is not TaskState.NOT_STARTED
    return task.due_on <= day


def state_at(task: Task, day: date, meeting_id: int) -> TaskState:
    """Return the state recorded up to a meeting: by its day, or at it afterwards."""
    known = _results_upto(task.results, day, meeting_id)
    if known:
        return known[-1].state
    return TaskState.NOT_STARTED if task.results else task.state


def _results_upto(
    results: Iterable[TaskResult], day: date, meeting_id: int
) -> tuple[TaskResult, ...]:
    return tuple(r for r in results if r.on <= day or r.meeting_id == meeting_id)


def _without_result(tasks: Iterable[Task], day: date, meeting_id: int) -> tuple[str, ...]:
    return tuple(
        task.code
        for task in tasks
        if not _results_upto(task.results, day, meeting_id) and task.state not in _RESULT_STATES
    )
