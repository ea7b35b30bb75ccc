"""A task month by month: what was recorded, and in which month it is due; and one owner's year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import lower_first, percent_text, upper_first


@dataclass(frozen=True, slots=True)
class TaskMonth:
    """One month of a task: the last state recorded in it, None without one."""

    month: int
    state: TaskState | None
    is_due: bool
    text: str = ""
    """What was recorded, in its own words."""

    @property
    def sentence(self) -> str:
        """Return "Tháng 10: gia hạn, hết hạn" as a screen reader says it."""
        parts = [] if self.state is None else [lower_first(TASK_STATE_LABELS[self.state])]
        if self.text:
            parts.append(self.text)
        if self.is_due:
            parts.append("đến hạn")
        return f"Tháng {self.month}: {', '.join(parts) or 'chưa ghi'}"


def task_months(task: Task, year: int) -> tuple[TaskMonth, ...]:
    """Return the twelve months of a year of a task."""
    due = task.due_now
    months = []
    for month in range(1, 13):
        found = [r for r in task.results if (r.on.year, r.on.month) == (year, month)]
        last = found[-1] if found else None
        months.append(
            TaskMonth(
                month=month,
                state=None if last is None else last.state,
                is_due=due is not None and (due.year, due.month) == (year, month),
                text="" if last is None else last.text.strip(),
            )
        )
    return tuple(months)


@dataclass(frozen=True, slots=True)
class OwnerYear:
    """The tasks of one member or tổ đảng in a year, counted."""

    name: str
    counted: int
    """Tasks that count: dropped ones do not."""
    done: int
    on_time: int
    late: int
    """Open and past their day."""
    helped: int
    """Tasks of others it helps with."""

    @property
    def share(self) -> Fraction | None:
        """Exact share of what is done, None when nothing counts."""
        return Fraction(self.done, self.counted) if self.counted else None

    @property
    def sentence(self) -> str:
        """Return the figures in words."""
        if self.share is None:
            return "Chưa được giao việc nào trong các kỳ này."
        parts = [f"xong {self.done}/{self.counted} = {percent_text(self.share)}"]
        parts.append(f"đúng hạn {self.on_time}")
        if self.late:
            parts.append(f"quá hạn {self.late}")
        if self.helped:
            parts.append(f"phối hợp {self.helped} việc khác")
        text = ", ".join(parts)
        return f"{upper_first(text)}."


def owner_year(tasks: Iterable[Task], owner: int, today: date) -> OwnerYear:
    """Return the year of a member by id, or of a tổ đảng by its negative id."""
    every = tuple(tasks)
    own = [task for task in every if owner_key(task) == owner]
    counted = [task for task in own if task.state is not TaskState.DROPPED]
    done = [task for task in counted if task.state is TaskState.DONE]
    return OwnerYear(
        name=own[0].owner_name if own else "",
        counted=len(counted),
        done=len(done),
        on_time=sum(_was_on_time(task) for task in done),
        late=sum(bool(task.days_late(today)) for task in counted),
        helped=sum(owner in task.co_owner_ids for task in every),
    )


def owner_key(task: Task) -> int | None:
    """Return who owns a task: a member's id, or the negative id of a tổ đảng."""
    return task.owner_id if task.owner_group_id is None else -task.owner_group_id


def _was_on_time(task: Task) -> bool:
    due, done_on = task.due_now, task.done_on
    return due is None or done_on is None or done_on <= due
