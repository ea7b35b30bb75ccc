"""Where a find comes from, in a few words: standing, meeting and item, deadline, number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.driver import places, plain_rows
from app.data.meeting_parts import period_of
from app.data.member_cards import year_counts
from app.data.member_records import load_members
from app.data.outgoing_origins import going_out_origins
from app.data.register_origins import register_origins
from app.data.remark_records import load_remark_rows
from app.data.search import Hit
from app.data.task_records import load_tasks
from app.domain.documents import DocumentState, document_code
from app.domain.meetings import HELD_STAGES, meeting_title
from app.domain.member_days import class_on
from app.domain.members import MEMBER_CLASS_LABELS, Member
from app.domain.remark_boards import RemarkRow
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import given_name, lower_first, short_date

Ids = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of the minutes: its meeting and item."""

    meeting_id: int
    item_id: int | None
    speaker: str = ""


def origins_of(session: Session, hits: Iterable[Hit], today: date) -> dict[str, str]:
    """Return the origin of each find by where a click on it leads."""
    ids = _ids_by_kind(hits)
    return {
        **_members(session, ids.get("member", []), today),
        **_meetings(session, ids),
        **_papers(session, ids.get("paper", [])),
        **_tasks(session, ids.get("task", []), today),
        **_documents(session, ids.get("document", [])),
        **_remarks(session, ids.get("remark", []), today),
        **_visits(session, ids.get("visit", [])),
        **register_origins(session, ids, today),
        **_parts_of_meetings(session, ids),
        **going_out_origins(session, ids, today),
    }


def _parts_of_meetings(session: Session, ids: Ids) -> dict[str, str]:
    """Say of which meeting a correction or a file is."""
    found: dict[str, str] = {}
    for kind, table, place in _PARTS:
        wanted = ids.get(kind, [])
        if not wanted:
            continue  # building a query that asks for nothing costs more than most lookups
        query = (
            select(table.id, t.Meeting)
            .join(t.Meeting, t.Meeting.id == table.meeting_id)
            .where(table.id.in_(wanted))
        )
        for row_id, meeting in session.execute(query):
            title = meeting_title(meeting.kind, period_of(meeting))
            found[f"meeting:{meeting.id}:{place}:{row_id}"] = lower_first(title)
    return found


_PARTS: tuple[tuple[str, Any, str], ...] = (
    ("correction", t.Correction, "finish:correction"),
    ("file", t.Attachment, "finish:file"),
)
"""Kinds that belong to a meeting, their tables, and their places in it."""


def _ids_by_kind(hits: Iterable[Hit]) -> Ids:
    found: dict[str, list[int]] = {}
    for hit in hits:
        found.setdefault(hit.kind, []).append(int(hit.ref.rsplit(":", 1)[1]))
    return found


def _members(session: Session, ids: list[int], today: date) -> dict[str, str]:
    if not ids:
        return {}
    members = [member for member in load_members(session) if member.id in ids]
    counts = year_counts(session, today.year, members)
    return {f"member:{m.id}": _member(m, counts[m.id][:2], today) for m in members}


def _member(member: Member, counts: tuple[int, int], today: date) -> str:
    if member.form.left_on is not None and member.form.left_on <= today:
        return f"đã rời {short_date(member.form.left_on)}"
    kind = class_on(member, today)
    label = MEMBER_CLASS_LABELS[kind].lower() if kind is not None else ""
    attended, summoned = counts
    share = f"dự {attended}/{summoned}" if summoned else ""
    return " · ".join(part for part in (label, share) if part)


def _meetings(session: Session, ids: Ids) -> dict[str, str]:
    items = _item_places(session, ids.get("item", []))
    entries = _entry_places(session, ids.get("entry", []))
    lines = {**items, **entries}
    wanted = {*ids.get("meeting", []), *(place.meeting_id for place in lines.values())}
    if not wanted:
        return {}
    columns = (t.Meeting.id, t.Meeting.day, t.Meeting.stage)
    rows = {
        meeting: (day, stage in HELD_STAGES)
        for meeting, day, stage in session.execute(select(*columns).where(t.Meeting.id.in_(wanted)))
    }
    numbers = _numbers(session, lines.values())
    known = {f"meeting:{i}": _meeting(*rows[i]) for i in ids.get("meeting", []) if i in rows}
    inside = {
        ref: _line(place, rows[place.meeting_id], numbers)
        for ref, place in lines.items()
        if place.meeting_id in rows
    }
    return {**known, **inside}


def _papers(session: Session, ids: list[int]) -> dict[str, str]:
    if not ids:
        return {}
    query = (
        select(t.Paper.id, t.Paper.meeting_id, t.Meeting.day)
        .join(t.Meeting, t.Meeting.id == t.Paper.meeting_id)
        .where(t.Paper.id.in_(ids))
    )
    return {
        f"meeting:{meeting}:prepare:paper:{paper}": f"tham luận · {short_date(day)}"
        for paper, meeting, day in session.execute(query)
    }


def _item_places(session: Session, ids: list[int]) -> dict[str, _Place]:
    if not ids:
        return {}
    query = f"SELECT id, meeting_id FROM agenda_items WHERE id IN ({places(ids)})"
    return {
        f"meeting:{meeting}:run:item:{item}": _Place(meeting, item)
        for item, meeting in plain_rows(session, query, ids)
    }


def _entry_places(session: Session, ids: list[int]) -> dict[str, _Place]:
    if not ids:
        return {}
    entry = t.MinutesEntry
    query = (
        select(entry.id, entry.meeting_id, entry.item_id, t.Member.full_name)
        .outerjoin(t.Member, t.Member.id == entry.member_id)
        .where(entry.id.in_(ids))
    )
    return {
        f"meeting:{meeting}:run:entry:{row}": _Place(meeting, item, given_name(name or ""))
        for row, meeting, item, name in session.execute(query)
    }


def _numbers(session: Session, found: Iterable[_Place]) -> dict[int, int]:
    """Return the places of the items on their agendas, as papers number them."""
    ids = tuple({place.item_id for place in found if place.item_id is not None})
    if not ids:
        return {}
    query = f"SELECT id, position FROM agenda_items WHERE id IN ({places(ids)})"
    return dict(plain_rows(session, query, ids))


def _meeting(day: date, is_held: bool) -> str:
    return f"họp {short_date(day)}" if is_held else f"dự kiến {short_date(day)}"


def _line(place: _Place, meeting: tuple[date, bool], numbers: Mapping[int, int]) -> str:
    day, is_held = meeting
    paper = "biên bản" if is_held else "chương trình"
    number = numbers.get(place.item_id or 0)
    parts = (
        f"đ/c {place.speaker}" if place.speaker else "",
        f"{paper} {short_date(day)}",
        f"mục {number}" if number else "",
    )
    return ", ".join(part for part in parts if part)


def _tasks(session: Session, ids: list[int], today: date) -> dict[str, str]:
    if not ids:
        return {}
    tasks = load_tasks(session, t.Task.id.in_(ids))
    return {f"task:{task.id}": _task(task, today) for task in tasks}


def _task(task: Task, today: date) -> str:
    is_numbered = "." in task.code
    return f"{task.code} · {_state(task, today)}" if is_numbered else _state(task, today)


def _state(task: Task, today: date) -> str:
    if task.done_on is not None:
        return f"xong {short_date(task.done_on)}"
    late = task.days_late(today)
    if late:
        return f"quá {late} ngày"
    if task.state is TaskState.DROPPED or task.due_now is None:
        return TASK_STATE_LABELS[task.state].lower()
    return f"hạn {short_date(task.due_now)}"


def _documents(session: Session, ids: list[int]) -> dict[str, str]:
    if not ids:
        return {}
    rows = session.scalars(select(t.IssuedDocument).where(t.IssuedDocument.id.in_(ids)))
    return {f"document:{row.id}": _document(row) for row in rows}


def _document(row: t.IssuedDocument) -> str:
    cancelled = ", đã hủy" if row.state is DocumentState.CANCELLED else ""
    return f"{document_code(row.type, row.number)}, {short_date(row.issued_on)}{cancelled}"


def _remarks(session: Session, ids: list[int], today: date) -> dict[str, str]:
    rows = load_remark_rows(session, t.Remark.id.in_(ids)) if ids else ()
    return {f"remark:{row.id}": _remark(row, today) for row in rows}


def _remark(row: RemarkRow, today: date) -> str:
    state = lower_first(row.remark.state_words(today))
    return f"{row.visit.source}, {short_date(row.meeting.day)} · {state}"


def _visits(session: Session, ids: list[int]) -> dict[str, str]:
    if not ids:
        return {}
    query = (
        select(t.Visit.id, t.Meeting.day)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .where(t.Visit.id.in_(ids))
    )
    return {f"visit:{visit}": f"dự họp {short_date(day)}" for visit, day in session.execute(query)}
