"""U5: tasks after the "6 rõ" practice, of one resolution or of a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell
from app.domain.meeting_file import MeetingFile, Person
from app.domain.settings import Settings, SignPlace
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import short_date, upper_first
from app.services.export.sheet_contexts import TaskTable, TaskTableRow
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.wording import period_words, report_month, spelled, tidy, unended

OVERDUE = "Quá hạn"


@dataclass(frozen=True, slots=True)
class TaskSource:
    """Tasks with the resolutions that gave them."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    tasks: tuple[Task, ...]
    resolutions: Mapping[int, str]
    """Number and sign by id of the meeting."""
    period: str
    today: date


def meeting_period(file: MeetingFile, code: str) -> str:
    """Return the line under the title for the tasks of one meeting."""
    name = f"Nghị quyết {code}" if code else file.title
    return f"{name}, {period_words(file.header.period)}" if code else name


def task_table(source: TaskSource) -> TaskTable:
    """Return the table of these tasks as they stand today."""
    return TaskTable(
        header=paper_header(source.cell, source.today),
        period=source.period,
        rows=tuple(_row(task, source) for task in source.tasks),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _row(task: Task, source: TaskSource) -> TaskTableRow:
    resolution = source.resolutions.get(task.meeting_id or 0, "")
    return TaskTableRow(
        code=task.code,
        source=task.source or (f"Nghị quyết {resolution}" if resolution else ""),
        text=spelled(unended(task.text)),
        owner=task.owner_name,
        co_owners=task.co_owner_names,
        due_on=task.due_now,
        product=unended(task.deliverable),
        state=_state(task, source.today),
        done_on=task.done_on,
        result=_result(task),
        report_at=upper_first(report_month(task.report_period)),
        note="; ".join(_notes(task)),
    )


def _state(task: Task, today: date) -> str:
    if task.days_late(today):
        return OVERDUE
    state = TaskState.IN_PROGRESS if task.state is TaskState.EXTENDED else task.state
    return TASK_STATE_LABELS[state]


def _result(task: Task) -> str:
    texts = [tidy(result.text) for result in task.results if result.text.strip()]
    return unended(texts[-1]) if texts else ""


def _notes(task: Task) -> Iterable[str]:
    if task.standing:
        yield "Nhiệm vụ thường xuyên"
    extended = [result.new_due_on for result in task.results if result.new_due_on]
    if extended and task.due_on is not None:
        yield f"Gia hạn {len(extended)} lần, hạn đầu {short_date(task.due_on)}"
    late = _late_days(task)
    if late:
        yield f"Xong chậm {late} ngày"


def _late_days(task: Task) -> int:
    if task.done_on is None or task.due_now is None:
        return 0
    return max(0, (task.done_on - task.due_now).days)
