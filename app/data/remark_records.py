"""Teams, visits and remarks out of their tables; lists of a year in a few queries."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.memo import remembered
from app.domain.carry_over import OpenRemarks
from app.domain.observers import Observer, ObserverTeam, ObserverTeamForm
from app.domain.periods import Period
from app.domain.remark_boards import (
    RemarkBoard,
    RemarkRow,
    VisitedMeeting,
    VisitSummary,
    count_remarks,
    pressing_first,
)
from app.domain.remarks import Remark, RemarkForm, Visit, VisitForm

_TEAM_FIELDS = ("name", "decision", "decided_on", "contact", "starts_on", "ends_on", "note")
_VISIT_FIELDS = ("meeting_id", "name", "unit", "role", "team_id", "guest_id", "online", "note")
_REMARK_FIELDS = ("strength", "shortcoming", "proposal", "item_id", "due_on", "owner_id")

REMARK_TABLES = frozenset(
    {"remarks", "visits", "meetings", "observer_teams", "agenda_items", "members", "tasks"}
)
"""What lists of remarks are read from."""


def needs_answer() -> ColumnElement[bool]:
    """Return the condition of `RemarkForm.needs_answer` on rows."""
    return or_(func.trim(t.Remark.shortcoming) != "", func.trim(t.Remark.proposal) != "")


def is_waiting() -> ColumnElement[bool]:
    """Return the condition of a remark that is still owed an answer."""
    return and_(t.Remark.answered_on.is_(None), needs_answer())


def load_teams(session: Session) -> tuple[ObserverTeam, ...]:
    """Return all teams, those still in force first, then by name."""
    query = (
        select(t.ObserverTeam)
        .options(selectinload(t.ObserverTeam.observers))
        .order_by(t.ObserverTeam.ends_on.is_not(None), t.ObserverTeam.name, t.ObserverTeam.id)
    )
    counted = select(t.Visit.team_id, func.count(t.Visit.id)).group_by(t.Visit.team_id)
    visits = dict(session.execute(counted).all())
    return tuple(team_record(row, visits.get(row.id, 0)) for row in session.scalars(query))


def team_record(row: t.ObserverTeam, visits: int = 0) -> ObserverTeam:
    """Return one team with its people."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _TEAM_FIELDS}
    people = tuple(
        Observer(
            name=person.name,
            unit=person.unit,
            role=person.role,
            is_head=person.is_head,
            contact=person.contact,
            id=person.id,
        )
        for person in row.observers
    )
    return ObserverTeam(row.id, ObserverTeamForm(**values, observers=people), visits)


def visit_record(row: t.Visit, team_name: str | None) -> Visit:
    """Return one attendance; the name of its team is read beside it."""
    form = VisitForm(**{name: getattr(row, name) for name in _VISIT_FIELDS})
    return Visit(row.id, form, team_name or "", row.sheet_sent_on, row.sheet_back_on)


def remark_record(row: t.Remark) -> Remark:
    """Return one remark with its answer so far."""
    return Remark(
        id=row.id,
        visit_id=row.visit_id,
        form=RemarkForm(**{name: getattr(row, name) for name in _REMARK_FIELDS}),
        answer=row.answer,
        answered_on=row.answered_on,
        accepted=row.accepted,
        task_id=row.task_id,
    )


def load_board(session: Session, year: int, today: date) -> RemarkBoard:
    """Return the remarks of a year's meetings and those of earlier years that still wait."""
    name = f"remarks of {year} on {today}"
    return remembered(session, name, REMARK_TABLES, lambda s: _read_board(s, year, today))


def count_waiting(session: Session, year: int) -> int:
    """Return how many remarks of a year or of before wait, read without the remarks."""

    def read(session: Session) -> int:
        query = (
            select(func.count(t.Remark.id))
            .join(t.Visit, t.Visit.id == t.Remark.visit_id)
            .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
            .where(is_waiting(), t.Meeting.year <= year)
        )
        return session.scalar(query) or 0

    return remembered(session, f"remarks waiting up to {year}", REMARK_TABLES, read)


def _read_board(session: Session, year: int, today: date) -> RemarkBoard:
    from_before = and_(t.Meeting.year < year, is_waiting())
    rows = load_remark_rows(session, or_(t.Meeting.year == year, from_before))
    return RemarkBoard(
        year=year,
        today=today,
        rows=pressing_first(rows, today),
        visits=_visits(session, year, rows, today),
    )


def load_remark_rows(session: Session, *where: ColumnElement[bool]) -> tuple[RemarkRow, ...]:
    """Return the remarks that match, with the names their lists show, in the order kept."""
    found = session.execute(_rows_query().where(*where))
    return tuple(
        RemarkRow(
            remark=remark_record(row.Remark),
            visit=visit_record(row.Visit, row.team),
            meeting=_meeting(row),
            item_number=row.position,
            item_title=row.title or "",
            owner_name=row.full_name or "",
            task_text=row.task or "",
        )
        for row in found
    )


_MEETING = (
    t.Meeting.id.label("meeting_id"),
    t.Meeting.kind,
    t.Meeting.day,
    t.Meeting.year,
    t.Meeting.month,
    t.Meeting.quarter,
)
"""What lists of remarks show of a meeting, read without the meeting itself."""


def _meeting(row: Row[*tuple[Any, ...]]) -> VisitedMeeting:
    period = Period(row.year, row.month, row.quarter)
    return VisitedMeeting(row.meeting_id, row.kind, period, row.day)


def visited_meeting(row: t.Meeting) -> VisitedMeeting:
    """Return what lists of remarks show of a meeting already read."""
    return VisitedMeeting(row.id, row.kind, Period(row.year, row.month, row.quarter), row.day)


def _rows_query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            t.Remark,
            t.Visit,
            t.ObserverTeam.name.label("team"),
            *_MEETING,
            t.AgendaItem.position,
            t.AgendaItem.title,
            t.Member.full_name,
            t.Task.text.label("task"),
        )
        .join(t.Visit, t.Visit.id == t.Remark.visit_id)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .outerjoin(t.ObserverTeam, t.ObserverTeam.id == t.Visit.team_id)
        .outerjoin(t.AgendaItem, t.AgendaItem.id == t.Remark.item_id)
        .outerjoin(t.Member, t.Member.id == t.Remark.owner_id)
        .outerjoin(t.Task, t.Task.id == t.Remark.task_id)
        .order_by(t.Remark.id)
    )


def _visits(
    session: Session, year: int, rows: Sequence[RemarkRow], today: date
) -> tuple[VisitSummary, ...]:
    query = (
        select(t.Visit, t.ObserverTeam.name.label("team"), *_MEETING)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .outerjoin(t.ObserverTeam, t.ObserverTeam.id == t.Visit.team_id)
        .where(t.Meeting.year == year)
        .order_by(t.Meeting.day.desc(), t.Visit.id)
    )
    said: dict[int, list[Remark]] = {}
    for row in rows:
        said.setdefault(row.visit.id, []).append(row.remark)
    return tuple(
        VisitSummary(
            visit=visit_record(row.Visit, row.team),
            meeting=_meeting(row),
            counts=count_remarks(said.get(row.Visit.id, ()), today),
        )
        for row in session.execute(query)
    )


def load_visits(session: Session, meeting_id: int) -> tuple[Visit, ...]:
    """Return who attended one meeting."""
    query = (
        select(t.Visit, t.ObserverTeam.name)
        .outerjoin(t.ObserverTeam, t.ObserverTeam.id == t.Visit.team_id)
        .where(t.Visit.meeting_id == meeting_id)
        .order_by(t.Visit.id)
    )
    return tuple(visit_record(visit, team) for visit, team in session.execute(query))


def open_remarks(session: Session, before: date) -> tuple[OpenRemarks, ...]:
    """Return how many remarks of each source wait, made at meetings before a day (A1)."""
    source = func.coalesce(t.ObserverTeam.name, "đ/c " + t.Visit.name)
    query = (
        select(source, func.count(t.Remark.id))
        .join(t.Visit, t.Visit.id == t.Remark.visit_id)
        .join(t.Meeting, t.Meeting.id == t.Visit.meeting_id)
        .outerjoin(t.ObserverTeam, t.ObserverTeam.id == t.Visit.team_id)
        .where(is_waiting(), t.Meeting.day < before)
        .group_by(source)
        .order_by(func.min(t.Meeting.day), source)
    )
    return tuple(OpenRemarks(name, number) for name, number in session.execute(query))
