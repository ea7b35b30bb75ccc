"""Tasks out of their tables, with codes, names and the results known on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.meeting_parts import period_of
from app.data.member_records import names_of_members
from app.data.memo import remembered
from app.domain.documents import DocumentState, DocumentType, document_code
from app.domain.meeting_file import PreviousResolution
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.tasks import Task, TaskResult, TaskState

RESOLUTION_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)
TASK_TABLES = frozenset(
    {"tasks", "task_results", "task_co_owners", "members", "party_groups", "documents"}
)

_COLUMNS = (
    t.Task.id,
    t.Task.meeting_id,
    t.Task.item_id,
    t.Task.position,
    t.Task.text,
    t.Task.owner_id,
    t.Task.owner_group_id,
    t.Task.due_on,
    t.Task.deliverable,
    t.Task.report_period,
    t.Task.standing,
    t.Task.source,
    t.Task.state,
)


def load_tasks(session: Session, *where: ColumnElement[bool]) -> tuple[Task, ...]:
    """Return the tasks that match, in the order they were given; read by columns, none changes."""
    query = select(*_COLUMNS).where(*where).order_by(t.Task.meeting_id, t.Task.position, t.Task.id)
    rows = session.execute(query).all()
    if not rows:
        return ()
    ids = select(t.Task.id).where(*where)
    lists = _TaskLists(
        names=names_of_members(session),
        groups=_group_names(session),
        numbers=_numbers(session, {row.meeting_id for row in rows}),
        results=_results(session, ids),
        helpers=_helpers(session, ids),
    )
    return tuple(_task(row, lists) for row in rows)


@dataclass(frozen=True, slots=True)
class _TaskLists:
    """What is read once for many tasks."""

    names: Mapping[int, str]
    groups: Mapping[int, str]
    numbers: Mapping[int, int]
    results: Mapping[int, list[TaskResult]]
    helpers: Mapping[int, list[int]]


def _results(session: Session, tasks: Select[int]) -> Mapping[int, list[TaskResult]]:
    row = t.TaskResult
    query = (
        select(row.task_id, row.id, row.state, row.on, row.text, row.new_due_on, row.meeting_id)
        .where(row.task_id.in_(tasks))
        .order_by(row.id)
    )
    found: dict[int, list[TaskResult]] = {}
    for task_id, result_id, state, day, text, new_due_on, meeting_id in session.execute(query):
        result = TaskResult(result_id, state, day, text, new_due_on, meeting_id)
        found.setdefault(task_id, []).append(result)
    return found


def _helpers(session: Session, tasks: Select[int]) -> Mapping[int, list[int]]:
    row = t.TaskCoOwner
    query = select(row.task_id, row.member_id).where(row.task_id.in_(tasks)).order_by(row.id)
    found: dict[int, list[int]] = {}
    for task_id, member_id in session.execute(query):
        found.setdefault(task_id, []).append(member_id)
    return found


def tasks_of(session: Session, meeting_id: int) -> tuple[Task, ...]:
    """Return the tasks a meeting has given."""
    name = f"tasks of meeting {meeting_id}"
    return remembered(
        session,
        name,
        TASK_TABLES,
        lambda session: load_tasks(session, t.Task.meeting_id == meeting_id),
    )


def previous_resolution(session: Session, meeting: t.Meeting) -> PreviousResolution | None:
    """Return the last resolution before a meeting with its tasks as they stood that day."""
    name, tables = f"resolution before meeting {meeting.id}", TASK_TABLES | {"meetings"}
    return remembered(session, name, tables, lambda session: _previous(session, meeting))


def _previous(session: Session, meeting: t.Meeting) -> PreviousResolution | None:
    query = (
        select(t.Meeting)
        .where(
            t.Meeting.day < meeting.day,
            t.Meeting.kind.in_(RESOLUTION_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
        )
        .order_by(t.Meeting.day.desc(), t.Meeting.id.desc())
        .limit(1)
    )
    before = session.scalars(query).one_or_none()
    if before is None:
        return None
    tasks = load_tasks(session, t.Task.meeting_id == before.id)
    return PreviousResolution(
        code=resolution_code(session, before.id),
        period_label=period_of(before).label,
        day=before.day,
        tasks=tuple(as_of(task, meeting.day) for task in tasks),
    )


def as_of(task: Task, day: date) -> Task:
    """Return a task with only the results recorded up to a day."""
    results = tuple(result for result in task.results if result.on <= day)
    state = results[-1].state if results else TaskState.NOT_STARTED
    return replace(task, results=results, state=state)


def resolution_code(session: Session, meeting_id: int) -> str:
    """Return number and sign of the resolution of a meeting, "" while it has none."""
    query = select(t.IssuedDocument.number).where(
        t.IssuedDocument.meeting_id == meeting_id,
        t.IssuedDocument.type == DocumentType.RESOLUTION,
        t.IssuedDocument.state == DocumentState.ISSUED,
    )
    number = session.scalars(query).first()
    return "" if number is None else document_code(DocumentType.RESOLUTION, number)


def _task(row: Row[*tuple[Any, ...]], lists: _TaskLists) -> Task:
    helpers, names = tuple(lists.helpers.get(row.id, ())), lists.names
    owner = names.get(row.owner_id or 0, "") or lists.groups.get(row.owner_group_id or 0, "")
    return Task(
        id=row.id,
        code=_code(row, lists.numbers),
        meeting_id=row.meeting_id,
        item_id=row.item_id,
        text=row.text,
        owner_id=row.owner_id,
        owner_group_id=row.owner_group_id,
        owner_name=owner,
        co_owner_ids=helpers,
        co_owner_names=", ".join(names[member_id] for member_id in helpers),
        due_on=row.due_on,
        deliverable=row.deliverable,
        report_period=row.report_period,
        standing=row.standing,
        source=row.source,
        state=row.state,
        results=tuple(lists.results.get(row.id, ())),
    )


def _code(row: Row[*tuple[Any, ...]], numbers: Mapping[int, int]) -> str:
    number = numbers.get(row.meeting_id or 0)
    return str(row.position) if number is None else f"{number}.{row.position}"


def _group_names(session: Session) -> Mapping[int, str]:
    def read(session: Session) -> dict[int, str]:
        return dict(session.execute(select(t.PartyGroup.id, t.PartyGroup.name)).all())

    return remembered(session, "party groups", frozenset({"party_groups"}), read)


def _numbers(session: Session, meetings: Collection[int | None]) -> dict[int, int]:
    query = select(t.IssuedDocument.meeting_id, t.IssuedDocument.number).where(
        t.IssuedDocument.meeting_id.in_(known for known in meetings if known is not None),
        t.IssuedDocument.type == DocumentType.RESOLUTION,
        t.IssuedDocument.state == DocumentState.ISSUED,
    )
    return {meeting: number for meeting, number in session.execute(query) if meeting is not None}
