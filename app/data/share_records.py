"""How the meetings of a year spend their time, in two queries over columns."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.cell_records import load_rules
from app.data.year_records import OFF_STAGES
from app.domain.agendas import AgendaItem
from app.domain.meetings import SCORED_KINDS, meeting_title
from app.domain.periods import Period
from app.domain.share_targets import (
    MeetingShares,
    YearShares,
    meeting_shares,
    share_targets,
    year_shares,
)

Wanted = tuple[ColumnElement[bool], ...]


def shares_of_year(session: Session, year: int) -> YearShares:
    """Return the shares of time of a year against the targets in force at its last meeting."""
    wanted: Wanted = (
        t.Meeting.year == year,
        t.Meeting.kind.in_(SCORED_KINDS),
        t.Meeting.stage.not_in(OFF_STAGES),
    )
    meetings = _meetings(session, wanted)
    day = meetings[-1].day if meetings else Period(year).last_day
    return year_shares(meetings, share_targets(load_rules(session, day)))


def _meetings(session: Session, wanted: Wanted) -> list[MeetingShares]:
    items = _items(session, wanted)
    head = (t.Meeting.id, t.Meeting.kind, t.Meeting.year, t.Meeting.month, t.Meeting.quarter)
    query = select(*head, t.Meeting.day).where(*wanted).order_by(t.Meeting.day, t.Meeting.id)
    return [
        meeting_shares(
            row.id,
            meeting_title(row.kind, Period(row.year, row.month, row.quarter)),
            row.day,
            items[row.id],
        )
        for row in session.execute(query)
        if row.id in items
    ]


def _items(session: Session, wanted: Wanted) -> dict[int, list[AgendaItem]]:
    item = t.AgendaItem
    query = (
        select(
            item.meeting_id,
            item.id,
            item.position,
            item.kind,
            item.present_minutes,
            item.discuss_minutes,
            item.started_at,
            item.ended_at,
            item.given_minutes,
            item.is_professional,
        )
        .join(t.Meeting, t.Meeting.id == item.meeting_id)
        .where(*wanted)
        .order_by(item.meeting_id, item.position)
    )
    found: dict[int, list[AgendaItem]] = {}
    for row in session.execute(query):
        timed = AgendaItem(
            id=row.id,
            position=row.position,
            kind=row.kind,
            title="",
            present_minutes=row.present_minutes,
            discuss_minutes=row.discuss_minutes,
            started_at=row.started_at,
            ended_at=row.ended_at,
            given_minutes=row.given_minutes,
            is_professional=row.is_professional,
        )
        found.setdefault(row.meeting_id, []).append(timed)
    return found
