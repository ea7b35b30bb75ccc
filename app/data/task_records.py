"""Tasks out of their tables, with codes, names and the results known on a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.driver import places, plain_rows
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
    ids = tuple(row.id for row in rows)
    lists = _TaskLists(
        names=names_of_members(session),
        groups=_group_names(session),
        numbers=numbers_of(session, {row.meeting_id for row in rows}),
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


def _results(session: Session, tasks: Sequence[int]) -> Mapping[int, list[TaskResult]]:
    query = (
        'SELECT task_id, id, state, "on", text, new_due_on, meeting_id FROM task_results'
        f" WHERE task_id IN ({places(tasks)}) ORDER BY id"
    )
    found: dict[int, list[TaskResult]] = {}
    for task_id, number, state, on, text, new_due, meeting_id in plain_rows(session, query, tasks):
        new_due_on = None if new_due is None else date.fromisoformat(new_due)
        day = date.fromisoformat(on)
        result = TaskResult(number, _STATES[state], day, text, new_due_on, meeting_id)
        found.setdefault(task_id, []).append(result)
    return found


_STATES = {state.value: state for state in TaskState}


def _helpers(session: Session, tasks: Sequence[int]) -> Mapping[int, list[int]]:
    query = (
        "SELECT task_id, member_id FROM task_co_owners"
        f" WHERE task_id IN ({places(tasks)}) ORDER BY id"
    )
    found: dict[int, list[int]] = {}
    for task_id, member_id in plain_rows(session, query, tasks):
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
    task_id, meeting_id, item_id, position, text, owner_id, group_id, *rest = row
    due_on, deliverable, report_period, standing, source, state = rest
    helpers, names = tuple(lists.helpers.get(task_id, ())), lists.names
    number = lists.numbers.get(meeting_id or 0)
    return Task(
        id=task_id,
        code=str(position) if number is None else f"{number}.{position}",
        meeting_id=meeting_id,
        item_id=item_id,
        text=text,
        owner_id=owner_id,
        owner_group_id=group_id,
        owner_name=names.get(owner_id or 0, "") or lists.groups.get(group_id or 0, ""),
        co_owner_ids=helpers,
        co_owner_names=", ".join(names[helper] for helper in helpers) if helpers else "",
        due_on=due_on,
        deliverable=deliverable,
        report_period=report_period,
        standing=standing,
        source=source,
        state=state,
        results=tuple(lists.results.get(task_id, ())),
    )


def _group_names(session: Session) -> Mapping[int, str]:
    def read(session: Session) -> dict[int, str]:
        return dict(session.execute(select(t.PartyGroup.id, t.PartyGroup.name)).all())

    return remembered(session, "party groups", frozenset({"party_groups"}), read)


def numbers_of(session: Session, meetings: Collection[int | None]) -> dict[int, int]:
    """Return the numbers of the resolutions of meetings that have one."""
    known = tuple(meeting for meeting in meetings if meeting is not None)
    query = (
        "SELECT meeting_id, number FROM documents"
        f" WHERE meeting_id IN ({places(known)}) AND type = ? AND state = ?"
    )
    kinds = (DocumentType.RESOLUTION.value, DocumentState.ISSUED.value)
    return dict(plain_rows(session, query, (*known, *kinds)))
