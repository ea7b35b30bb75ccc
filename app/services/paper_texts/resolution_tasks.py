"""The tasks of a resolution: what came of the last ones, and who does what from now on."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from app.domain.meeting_file import MeetingFile, Person
from app.domain.resolution_progress import state_at
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import short_date, upper_first
from app.services.export.issued_contexts import PreviousTaskRow
from app.services.export.report_contexts import Direction
from app.services.paper_texts.task_lines import due_words, lead_of
from app.services.paper_texts.wording import (
    by_rank,
    comrade,
    joined,
    lowered,
    report_month,
    spelled,
    unended,
)


def previous_task_rows(file: MeetingFile) -> Iterator[PreviousTaskRow]:
    """Give the tasks of the last resolution: how they stood at first, what came of them."""
    tasks = file.previous.tasks if file.previous else ()
    for number, task in enumerate(tasks, start=1):
        text = spelled(unended(task.text))
        yield PreviousTaskRow(number, text, _first_state(task), _result(file, task))


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
    said = (label.lower(), "hoàn thành") if state is TaskState.DONE else (label.lower(),)
    if text.lower().startswith(said):
        return upper_first(text)
    return joined((label, lowered(text)), ", ")


def previous_note(file: MeetingFile) -> str:
    """Say why there are no tasks to judge, "" where the book does not reach that far back."""
    if file.previous is not None:
        return f"Nghị quyết {file.previous.code or file.previous.period_label} không giao nhiệm vụ."
    first_of_month = file.header.day.replace(day=1)
    month_before = (first_of_month - timedelta(days=1)).replace(day=1)
    is_known = file.cell.records_from <= month_before
    return "Kỳ trước chi bộ không có nghị quyết." if is_known else ""


def directions(tasks: Iterable[Task]) -> Iterator[Direction]:
    """Give the tasks of the coming month, numbered from one."""
    for number, task in enumerate(tasks, start=1):
        yield Direction(
            number=number,
            text=spelled(unended(task.text)),
            lead=lead_of(task),
            due=due_words(task),
            report_at=_report_at(task),
            product=lowered(unended(task.deliverable)),
        )


def _report_at(task: Task) -> str:
    month = report_month(task.report_period)
    return f"kỳ thường kỳ {month}" if month else ""


def member_assignments(tasks: Iterable[Task]) -> Iterator[str]:
    """Give one line for each member or group with the numbers of the tasks it has a part in."""
    led: dict[str, list[str]] = {}
    helped: dict[str, list[str]] = {}
    for number, task in enumerate(tasks, start=1):
        led.setdefault(lead_of(task), []).append(str(number))
        for name in filter(None, task.co_owner_names.split(", ")):
            helped.setdefault(comrade(name), []).append(str(number))
    for who in dict.fromkeys((*led, *helped)):
        parts = (
            _numbered("chủ trì", led.get(who)),
            _numbered("phối hợp", helped.get(who)),
        )
        yield f"{upper_first(who)}: {joined(parts, '; ')}."


def _numbered(act: str, numbers: list[str] | None) -> str:
    return f"{act} nhiệm vụ {', '.join(numbers)}" if numbers else ""


def committee_assignments(people: Iterable[Person]) -> tuple[str, ...]:
    """Return who of the chi ủy follows the work, the secretary first."""
    named = [
        joined((comrade(person.full_name), person.post_label), ", ")
        for person in by_rank(people)
        if person.post_label
    ]
    if not named:
        return ()
    return (f"Theo dõi, đôn đốc việc thực hiện nghị quyết: {'; '.join(named)}.",)
