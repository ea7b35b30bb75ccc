"""Tasks out of their tables, with codes, names and the results known on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
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


def load_tasks(session: Session, *where: ColumnElement[bool]) -> tuple[Task, ...]:
    """Return the tasks that match, in the order they were given."""
    query = (
        select(t.Task)
        .options(selectinload(t.Task.results), selectinload(t.Task.co_owners))
        .where(*where)
        .order_by(t.Task.meeting_id, t.Task.position, t.Task.id)
    )
    rows = session.scalars(query).all()
    names, groups, numbers = (
        names_of_members(session),
        _group_names(session),
        _numbers(session, rows),
    )
    return tuple(_task(row, names, groups, numbers) for row in rows)


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


def _task(
    row: t.Task, names: Mapping[int, str], groups: Mapping[int, str], numbers: dict[int, int]
) -> Task:
    helpers = tuple(helper.member_id for helper in row.co_owners)
    owner = names.get(row.owner_id or 0, "") or groups.get(row.owner_group_id or 0, "")
    return Task(
        id=row.id,
        code=_code(row, numbers),
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
        results=tuple(
            TaskResult(r.id, r.state, r.on, r.text, r.new_due_on, r.meeting_id) for r in row.results
        ),
    )


def _code(row: t.Task, numbers: dict[int, int]) -> str:
    number = numbers.get(row.meeting_id or 0)
    return str(row.position) if number is None else f"{number}.{row.position}"


def _group_names(session: Session) -> Mapping[int, str]:
    def read(session: Session) -> dict[int, str]:
        return dict(session.execute(select(t.PartyGroup.id, t.PartyGroup.name)).all())

    return remembered(session, "party groups", frozenset({"party_groups"}), read)


def _numbers(session: Session, rows: Iterable[t.Task]) -> dict[int, int]:
    meetings = {row.meeting_id for row in rows if row.meeting_id is not None}
    query = select(t.IssuedDocument.meeting_id, t.IssuedDocument.number).where(
        t.IssuedDocument.meeting_id.in_(meetings),
        t.IssuedDocument.type == DocumentType.RESOLUTION,
        t.IssuedDocument.state == DocumentState.ISSUED,
    )
    return {meeting: number for meeting, number in session.execute(query) if meeting is not None}
