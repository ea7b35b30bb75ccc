"""The tasks of a resolution: what came of the last ones, and who does what from now on."""

from collections.abc import Iterable, Iterator

from app.domain.meeting_file import MeetingFile, Person
from app.domain.resolution_progress import state_at
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import short_date
from app.services.export.issued_contexts import Direction, PreviousTaskRow
from app.services.paper_texts.task_lines import due_words
from app.services.paper_texts.wording import (
    comrade,
    joined,
    lowered,
    report_month,
    unended,
)


def previous_task_rows(file: MeetingFile) -> Iterator[PreviousTaskRow]:
    """Give the tasks of the last resolution: how they stood at first, what came of them."""
    tasks = file.previous.tasks if file.previous else ()
    for number, task in enumerate(tasks, start=1):
        yield PreviousTaskRow(number, unended(task.text), _first_state(task), _result(file, task))


def _first_state(task: Task) -> str:
    if task.standing:
        return "Nhiệm vụ thường xuyên"
    if any(result.state is TaskState.IN_PROGRESS for result in task.results[:-1]):
        return "Đang triển khai"
    return "Chưa xác định mốc" if task.due_on is None else "Có mốc thời hạn"


def _result(file: MeetingFile, task: Task) -> str:
    state = state_at(task, file.header.day, file.header.id)
    last = task.results[-1] if task.results else None
    text = unended(last.text) if last else ""
    if state is TaskState.EXTENDED and last and last.new_due_on:
        words = f"Chưa xong, gia hạn đến {short_date(last.new_due_on)}"
        return joined((words, lowered(text)), "; ")
    label = TASK_STATE_LABELS[state]
    if lowered(text).startswith(label.lower()):
        return text
    return joined((label, lowered(text)), ", ")


def directions(tasks: Iterable[Task]) -> Iterator[Direction]:
    """Give the tasks of the coming month, numbered from one."""
    for number, task in enumerate(tasks, start=1):
        yield Direction(
            number=number,
            text=unended(task.text),
            person=task.owner_name,
            due=due_words(task),
            report_at=_report_at(task),
            product=lowered(unended(task.deliverable)),
        )


def _report_at(task: Task) -> str:
    month = report_month(task.report_period)
    return f"kỳ thường kỳ {month}" if month else ""


def member_assignments(tasks: tuple[Task, ...]) -> Iterator[str]:
    """Give one line for each member with all that is his or hers, then what all must do."""
    for name in dict.fromkeys(task.owner_name for task in tasks):
        work = "; ".join(_assignment(task) for task in tasks if task.owner_name == name)
        yield f"{_owner_words(tasks, name)}: {work}."
    months = dict.fromkeys(filter(None, map(_report_at, tasks)))
    if months:
        yield f"Các đồng chí được giao nhiệm vụ báo cáo kết quả tại {', '.join(months)}."


def _owner_words(tasks: Iterable[Task], name: str) -> str:
    is_group = any(t.owner_name == name and t.owner_group_id is not None for t in tasks)
    return name if is_group else f"Đồng chí {name}"


def _assignment(task: Task) -> str:
    helpers = f"phối hợp: {task.co_owner_names}" if task.co_owner_names else ""
    facts = joined((due_words(task), helpers), "; ")
    return f"{lowered(unended(task.text))} ({facts})" if facts else lowered(unended(task.text))


def committee_assignments(people: Iterable[Person]) -> tuple[str, ...]:
    """Return who of the chi ủy follows the work."""
    named = [joined((comrade(p.full_name), p.post_label), ", ") for p in people if p.post_label]
    if not named:
        return ()
    return (f"Theo dõi, đôn đốc việc thực hiện nghị quyết: {'; '.join(named)}.",)
