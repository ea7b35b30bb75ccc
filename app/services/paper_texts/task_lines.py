"""Tasks as papers list them, as they were given: person, deadline, product, report."""

from collections.abc import Iterable

from app.domain.tasks import Task
from app.domain.text import short_date, upper_first
from app.services.export.contexts import TaskLine
from app.services.paper_texts.wording import comrade, report_month, spelled, unended


def task_lines(tasks: Iterable[Task]) -> tuple[TaskLine, ...]:
    """Return tasks with their codes, "17.1" once the resolution has its number."""
    return tuple(
        TaskLine(
            number=task.code,
            text=spelled(unended(task.text)),
            person=task.owner_name,
            due=due_words(task),
            product=unended(task.deliverable),
            co_owners=task.co_owner_names,
            report_at=upper_first(report_month(task.report_period)),
            lead=lead_of(task),
        )
        for task in tasks
    )


def due_words(task: Task) -> str:
    """Return the deadline as given, or that the task is a standing one."""
    if task.due_on is not None:
        return short_date(task.due_on)
    return "thường xuyên" if task.standing else ""


def lead_of(task: Task) -> str:
    """Return who leads a task inside a sentence; a group is no đồng chí."""
    is_group = task.owner_group_id is not None
    return task.owner_name if is_group else comrade(task.owner_name)
