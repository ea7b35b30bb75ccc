"""Tasks (nhiệm vụ) a meeting gives: owner, deadline, product, result."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.problems import Problem


class TaskState(StrEnum):
    """State of a task as recorded; overdue is computed, never stored."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    EXTENDED = "extended"
    DROPPED = "dropped"


TASK_STATE_LABELS = {
    TaskState.NOT_STARTED: "Chưa làm",
    TaskState.IN_PROGRESS: "Đang làm",
    TaskState.DONE: "Xong",
    TaskState.EXTENDED: "Gia hạn",
    TaskState.DROPPED: "Thôi thực hiện",
}
OPEN_STATES = frozenset({TaskState.NOT_STARTED, TaskState.IN_PROGRESS, TaskState.EXTENDED})


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What a later meeting or day recorded about a task."""

    id: int
    state: TaskState
    on: date
    text: str = ""
    new_due_on: date | None = None
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its person, deadline, product and the results so far."""

    id: int
    code: str
    """Shown number such as "17.1": resolution number and order."""
    meeting_id: int | None
    item_id: int | None
    text: str
    owner_id: int | None
    owner_group_id: int | None
    owner_name: str
    co_owner_ids: tuple[int, ...]
    co_owner_names: str
    due_on: date | None
    deliverable: str
    report_period: str
    """Key of the period at whose regular meeting it is reported, e.g. "2026-12"."""
    standing: bool
    source: str
    state: TaskState
    results: tuple[TaskResult, ...] = ()

    @property
    def due_now(self) -> date | None:
        """The deadline after extensions."""
        extended = [r.new_due_on for r in self.results if r.new_due_on is not None]
        return extended[-1] if extended else self.due_on

    @property
    def done_on(self) -> date | None:
        """The day the task was recorded as done, or None."""
        days = [r.on for r in self.results if r.state is TaskState.DONE]
        return days[-1] if self.state is TaskState.DONE and days else None

    def days_late(self, today: date) -> int:
        """Return whole days past the deadline; 0 when done, dropped or in time."""
        due = self.due_now
        if due is None or self.state not in OPEN_STATES or today <= due:
            return 0
        return (today - due).days


def was_late(task: Task, today: date) -> bool:
    """Tell whether a task is past its deadline now, or was done only after it."""
    due, done = task.due_now, task.done_on
    return bool(task.days_late(today)) or (due is not None and done is not None and done > due)


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What assigning or editing a task submits."""

    text: str
    owner_id: int | None = None
    owner_group_id: int | None = None
    co_owner_ids: tuple[int, ...] = ()
    due_on: date | None = None
    deliverable: str = ""
    report_period: str = ""
    standing: bool = False
    item_id: int | None = None
    source: str = ""


def check_task(draft: TaskDraft, assigned_on: date | None) -> tuple[Problem, ...]:
    """Return what would make the task a false record: no text, no person, a past deadline."""
    problems = []
    if not draft.text.strip():
        problems.append(Problem("text", "Chưa ghi nội dung nhiệm vụ."))
    if draft.owner_id is None and draft.owner_group_id is None:
        problems.append(Problem("owner_id", "Chưa chọn người chủ trì hoặc tổ đảng."))
    if draft.due_on is None and not draft.standing:
        problems.append(Problem("due_on", "Chưa ghi thời hạn."))
    if draft.due_on is not None and assigned_on is not None and draft.due_on < assigned_on:
        problems.append(Problem("due_on", "Thời hạn không thể trước ngày giao việc."))
    return tuple(problems)
