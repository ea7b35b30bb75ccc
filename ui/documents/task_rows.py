"""The list of tasks: its rows, columns and chips, and what each filter shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.periods import Period
from app.domain.task_boards import TaskBoard, TaskGroup, is_recent, recent_periods
from app.domain.task_months import owner_key
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import day_month, name_key, short_date
from ui.kit.cells import Group
from ui.kit.chips import ChipSpec
from ui.kit.tables import Column

STANDING = "thường xuyên"


class TaskFilter(StrEnum):
    """Which states are shown."""

    ALL = "all"
    OVERDUE = "overdue"
    EXTENDED = "extended"


FILTER_LABELS = {
    TaskFilter.ALL: "Tất cả",
    TaskFilter.OVERDUE: "Quá hạn",
    TaskFilter.EXTENDED: "Gia hạn",
}
RECENT, WHOLE_YEAR = "recent", "year"
PeriodChoice = str | Period
"""One kỳ, or RECENT or WHOLE_YEAR."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: a task, its shown number, and how late it is today."""

    task: Task
    code: str
    days_late: int
    year: int

    @property
    def id(self) -> int:
        """The task's own id."""
        return self.task.id


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the filters ask for."""

    state: TaskFilter = TaskFilter.ALL
    owner_id: int | None = None
    """A member's id, or the negative id of a tổ đảng."""
    period: PeriodChoice = RECENT
    recorded: TaskState | None = None
    """The recorded state alone, whatever the day says."""


def rows_of(board: TaskBoard, wanted: Wanted, today: date) -> tuple[TaskRow | Group, ...]:
    """Return the shown tasks under their documents; a document without any is left out."""
    found: list[TaskRow | Group] = []
    for group, rows in _shown(board, wanted, today):
        if rows:
            found += [Group(group.title, f"xong {group.done}/{group.counted}"), *rows]
    return tuple(found)


def counts_of(board: TaskBoard, wanted: Wanted, today: date) -> dict[TaskFilter, int]:
    """Return how many tasks each state filter would show, the other filters kept."""
    every = replace(wanted, state=TaskFilter.ALL)
    rows = [row for _, rows in _shown(board, every, today) for row in rows]
    return {state: sum(_has_state(row, state) for row in rows) for state in TaskFilter}


def _shown(
    board: TaskBoard, wanted: Wanted, today: date
) -> Iterable[tuple[TaskGroup, list[TaskRow]]]:
    recent = recent_periods(board.groups)
    for group in board.groups:
        rows = [
            TaskRow(task, group.code(task), task.days_late(today), today.year)
            for task in group.tasks
            if _in_period(group, task, wanted.period, recent)
            and wanted.owner_id in {None, owner_key(task), *task.co_owner_ids}
            and wanted.recorded in {None, task.state}
        ]
        yield group, [row for row in rows if _has_state(row, wanted.state)]


def _in_period(
    group: TaskGroup, task: Task, period: PeriodChoice, recent: Sequence[Period]
) -> bool:
    if period == RECENT:
        return is_recent(group, task, recent)
    return period == WHOLE_YEAR or (group.source is not None and group.source.period == period)


def _has_state(row: TaskRow, state: TaskFilter) -> bool:
    match state:
        case TaskFilter.OVERDUE:
            return row.days_late > 0
        case TaskFilter.EXTENDED:
            return row.task.state is TaskState.EXTENDED
        case _:
            return True


def period_options(board: TaskBoard, year: int) -> tuple[tuple[PeriodChoice, str], ...]:
    """Return the choices of kỳ: the last ones, the whole year, each one on its own."""
    recent = recent_periods(board.groups)
    names = ", ".join(period.short_label for period in recent) or "gần đây"
    known = sorted({group.source.period for group in board.groups if group.source}, reverse=True)
    own = ((period, f"Kỳ: {_period_label(period, year)}") for period in known)
    return ((RECENT, f"Kỳ: {names}"), (WHOLE_YEAR, "Kỳ: cả năm"), *own)


def _period_label(period: Period, year: int) -> str:
    is_other = period.year != year
    return f"{period.short_label}/{period.year}" if is_other else period.short_label


def owner_options(board: TaskBoard) -> tuple[tuple[int | None, str], ...]:
    """Return the choices of owners: people by tên, then the tổ đảng."""
    owners = {owner_key(task): task.owner_name for group in board.groups for task in group.tasks}
    owners.pop(None, None)
    by_name = sorted(owners.items(), key=lambda one: (_is_group(one[0]), name_key(one[1])))
    return ((None, "Của ai: tất cả"), *by_name)


def _is_group(key: int | None) -> bool:
    return key is not None and key < 0


def state_options() -> tuple[tuple[TaskState | None, str], ...]:
    """Return the choices of the recorded state."""
    return ((None, "Trạng thái"), *((state, TASK_STATE_LABELS[state]) for state in TaskState))


def columns() -> tuple[Column[TaskRow], ...]:
    """Return the columns of the list."""
    return (
        Column("Mã", lambda row: row.code, width=58),
        Column(
            "Nhiệm vụ",
            lambda row: row.task.text,
            width=170,
            stretch=True,
            tooltip=lambda row: row.task.text,
        ),
        Column("Người chủ trì", lambda row: row.task.owner_name, width=150),
        Column("Hạn", due_text, lambda row: row.task.due_now, width=70, numeric=True),
        Column("Sản phẩm, kết quả", result_text, width=158, tooltip=result_text),
        Column("Tình trạng", lambda row: state_chip(row).text, width=130, chip=state_chip),
    )


def due_text(row: TaskRow) -> str:
    """Return the deadline in force, without its year inside this one."""
    due = row.task.due_now
    if due is None:
        return STANDING if row.task.standing else "–"
    return day_month(due) if due.year == row.year else short_date(due)


def result_text(row: TaskRow) -> str:
    """Return the last result that says something, else the product asked for."""
    said = [result.text for result in row.task.results if result.text.strip()]
    is_done = row.task.state is TaskState.DONE
    return said[-1] if said and (is_done or not row.task.deliverable) else row.task.deliverable


def state_chip(row: TaskRow) -> ChipSpec:
    """Return the chip of a task; late ones say by how many days."""
    if row.days_late:
        return ChipSpec(f"Quá {row.days_late} ngày", "error", "octagon-alert")
    label = TASK_STATE_LABELS[row.task.state]
    match row.task.state:
        case TaskState.DONE:
            return ChipSpec(label, "ok", "check")
        case TaskState.EXTENDED:
            return ChipSpec(label, "warn", "calendar-clock")
        case _:
            return ChipSpec(label)
