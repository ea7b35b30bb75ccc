"""Tasks as papers list them, as they were given: person, deadline, product, report."""

from collections.abc import Iterable

from app.domain.tasks import Task
from app.domain.text import short_date
from app.services.export.contexts import TaskLine
from app.services.paper_texts.wording import report_month, unended


def task_lines(tasks: Iterable[Task]) -> tuple[TaskLine, ...]:
    """Return tasks with their codes, "17.1" once the resolution has its number."""
    return tuple(
        TaskLine(
            number=task.code,
            text=unended(task.text),
            person=task.owner_name,
            due=due_words(task),
            product=unended(task.deliverable),
            co_owners=task.co_owner_names,
            report_at=_capitalised(report_month(task.report_period)),
        )
        for task in tasks
    )


def due_words(task: Task) -> str:
    """Return the deadline as given, or that the task is a standing one."""
    if task.due_on is not None:
        return short_date(task.due_on)
    return "thường xuyên" if task.standing else ""


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
