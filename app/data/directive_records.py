"""Documents from above out of their table; a held meeting that dealt with one has passed it on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.cell_records import load_number
from app.data.meeting_parts import TITLE, title_of
from app.data.memo import remembered
from app.domain.agendas import ItemFate
from app.domain.directives import Directive, spread_by
from app.domain.meetings import HELD_STAGES, MeetingStage

_OFF_STAGES = (MeetingStage.POSTPONED, MeetingStage.NOT_HELD)
AHEAD_STAGES = (MeetingStage.PLANNED, MeetingStage.PREPARING)
_WAS_DEALT_WITH = and_(
    t.Meeting.stage.in_(HELD_STAGES),
    or_(
        t.AgendaItem.fate == ItemFate.DONE,
        and_(
            t.AgendaItem.fate.is_(None),
            or_(
                t.AgendaItem.content != "",
                t.AgendaItem.conclusion != "",
                t.AgendaItem.given_minutes > 0,
                t.AgendaItem.ended_at.is_not(None),
            ),
        ),
    ),
)
"""What `was_discussed` says of an item, in the words of the data file."""


@dataclass(frozen=True, slots=True)
class _Passing:
    """The meeting that passes a document on."""

    meeting_id: int
    title: str
    day: date
    is_done: bool


def load_directives(session: Session, *where: ColumnElement[bool]) -> tuple[Directive, ...]:
    """Return the documents that match, the latest received first."""
    query = select(t.Directive).where(*where)
    rows = session.scalars(
        query.order_by(t.Directive.received_on.desc(), t.Directive.id.desc())
    ).all()
    passing = _passing(session, [row.id for row in rows])
    return tuple(_directive(session, row, passing.get(row.id)) for row in rows)


def of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year: received in it, or not passed on when it began."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return or_(
        t.Directive.received_on.between(first, last), and_(t.Directive.received_on < first, waits())
    )


def waits() -> ColumnElement[bool]:
    """Return the condition of a document that still has to be passed on."""
    dealt_with = (
        select(t.AgendaItem.id)
        .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
        .where(t.AgendaItem.directive_id == t.Directive.id, _WAS_DEALT_WITH)
    )
    return and_(t.Directive.applies, t.Directive.spread_on.is_(None), ~dealt_with.exists())


def count_of_year(session: Session, year: int) -> int:
    """Return how many documents a year lists."""

    def read(session: Session) -> int:
        return session.scalar(select(func.count(t.Directive.id)).where(of_year(year))) or 0

    tables = frozenset({"directives", "agenda_items", "meetings"})
    return remembered(session, f"number of documents from above of {year}", tables, read)


def for_meeting(session: Session, meeting: t.Meeting) -> tuple[Directive, ...]:
    """Return the documents a new agenda takes up, the oldest first; none that another one has."""
    elsewhere = (
        select(t.AgendaItem.id)
        .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
        .where(
            t.AgendaItem.directive_id == t.Directive.id,
            t.Meeting.id != meeting.id,
            t.Meeting.stage.in_(AHEAD_STAGES),
        )
    )
    received = t.Directive.received_on <= meeting.day
    return load_directives(session, waits(), received, ~elsewhere.exists())[::-1]


def on_agenda_of(session: Session, meeting_id: int) -> tuple[Directive, ...]:
    """Return the documents the agenda of a meeting passes on, in its order."""
    query = (
        select(t.AgendaItem.directive_id)
        .where(t.AgendaItem.meeting_id == meeting_id, t.AgendaItem.directive_id.is_not(None))
        .order_by(t.AgendaItem.position)
    )
    order = list(dict.fromkeys(session.scalars(query)))
    found = {d.id: d for d in load_directives(session, t.Directive.id.in_(order))}
    return tuple(found[directive_id] for directive_id in order if directive_id in found)


def _passing(session: Session, ids: Collection[int]) -> dict[int, _Passing]:
    """Return the first meeting that dealt with each document, else the last one to do so."""
    if not ids:
        return {}
    query = (
        select(
            t.AgendaItem.directive_id,
            t.Meeting.id,
            t.Meeting.day,
            _WAS_DEALT_WITH.label("is_done"),
            *TITLE,
        )
        .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
        .where(t.AgendaItem.directive_id.in_(ids), t.Meeting.stage.not_in(_OFF_STAGES))
        .order_by(t.Meeting.day, t.Meeting.id)
    )
    rows: Iterable[Sequence[Any]] = session.execute(query)
    found: dict[int, _Passing] = {}
    for directive_id, meeting_id, day, is_done, *title in rows:
        known = found.get(directive_id)
        if known is None or not known.is_done:
            found[directive_id] = _Passing(meeting_id, title_of(*title), day, bool(is_done))
    return found


def _spread_by(session: Session, received_on: date) -> date:
    return spread_by(received_on, load_number(session, "directive_days", received_on))


def _directive(session: Session, row: t.Directive, passing: _Passing | None) -> Directive:
    done_on = passing.day if passing is not None and passing.is_done else None
    return Directive(
        id=row.id,
        code=row.code,
        issuer=row.issuer,
        title=row.title,
        received_on=row.received_on,
        issued_on=row.issued_on,
        due_on=row.due_on or _spread_by(session, row.received_on),
        is_due_typed=row.due_on is not None,
        summary=row.summary,
        applies=row.applies,
        spread_on=row.spread_on or done_on,
        is_spread_typed=row.spread_on is not None,
        meeting_id=None if passing is None else passing.meeting_id,
        meeting_title="" if passing is None else passing.title,
        note=row.note,
    )
