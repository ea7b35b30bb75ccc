"""Petitions and concerns out of their table, with the legal day of each answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.cell_records import load_days_off, load_number
from app.data.meeting_parts import TITLE, period_of, title_of
from app.data.memo import remembered
from app.domain.meetings import HELD_STAGES, MeetingKind, meeting_title
from app.domain.petitions import (
    Petition,
    PetitionProposal,
    asks_something,
    clock_start,
    legal_due,
    not_entered,
    petition_lines,
    workdays_key,
)

_WORDS = ("%kiến nghị%", "%nguyện vọng%")


def load_petitions(session: Session, *where: ColumnElement[bool]) -> tuple[Petition, ...]:
    """Return the petitions that match, the latest received first."""
    query = (
        select(t.Petition, t.Member.full_name, *TITLE)
        .outerjoin(t.Member, t.Member.id == t.Petition.member_id)
        .outerjoin(t.Meeting, t.Meeting.id == t.Petition.meeting_id)
        .where(*where)
        .order_by(t.Petition.received_on.desc(), t.Petition.id.desc())
    )
    return tuple(_petition(session, *row) for row in session.execute(query))


def of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year: received in it, or open when it began."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return or_(
        t.Petition.received_on.between(first, last),
        (t.Petition.received_on < first)
        & or_(t.Petition.closed_on.is_(None), t.Petition.closed_on >= first),
    )


def count_of_year(session: Session, year: int) -> int:
    """Return how many petitions a year lists."""

    def read(session: Session) -> int:
        return session.scalar(select(func.count(t.Petition.id)).where(of_year(year))) or 0

    tables = frozenset({"petitions"})
    return remembered(session, f"number of petitions of {year}", tables, read)


def open_petitions(session: Session) -> tuple[Petition, ...]:
    """Return the petitions that still come back."""
    return load_petitions(session, t.Petition.closed_on.is_(None))


def _petition(
    session: Session, row: t.Petition, member_name: str | None, *meeting: Any
) -> Petition:
    return Petition(
        id=row.id,
        kind=row.kind,
        text=row.text,
        received_on=row.received_on,
        member_id=row.member_id,
        author_name=member_name or row.author_name,
        meeting_id=row.meeting_id,
        meeting_title=title_of(*meeting),
        item_id=row.item_id,
        addressee=row.addressee,
        sent_on=row.sent_on,
        due_on=row.due_on or _due(session, row),
        is_due_typed=row.due_on is not None,
        answer=row.answer,
        answered_on=row.answered_on,
        announced_on=row.announced_on,
        closed_on=row.closed_on,
        closing=row.closing,
    )


def _title(meeting: t.Meeting) -> str:
    return meeting_title(meeting.kind, period_of(meeting), meeting.topic_title)


def _due(session: Session, row: t.Petition) -> date | None:
    """Reckon the legal day by the rules of the day the clock started."""
    start = clock_start(row.addressee, row.received_on, row.sent_on)
    if start is None:
        return None
    key = workdays_key(row.addressee)

    def read(session: Session) -> date:
        return legal_due(start, load_number(session, key, start), load_days_off(session))

    tables = frozenset({"rule_values", "days_off"})
    return remembered(session, f"{key} after {start}", tables, read)


def load_proposals(session: Session, year: int) -> tuple[PetitionProposal, ...]:
    """Return what the minutes of a year ask for and the register does not hold yet."""
    found = (*_going_up(session, year), *_said(session, year))
    if not found:
        return ()
    meetings = {proposal.meeting_id for proposal in found}
    query = select(t.Petition.meeting_id, t.Petition.text).where(
        t.Petition.meeting_id.in_(meetings)
    )
    entered = ((meeting_id, text) for meeting_id, text in session.execute(query))
    return not_entered(found, entered)


def _held(year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        t.Meeting.year == year,
        t.Meeting.stage.in_(HELD_STAGES),
        t.Meeting.kind != MeetingKind.COMMITTEE,
    )


def _going_up(session: Session, year: int) -> Iterator[PetitionProposal]:
    query = select(t.Meeting).where(*_held(year), t.Meeting.petitions_up != "")
    for meeting in session.scalars(query.order_by(t.Meeting.day, t.Meeting.id)):
        for line in petition_lines(meeting.petitions_up):
            yield PetitionProposal(meeting.id, _title(meeting), meeting.day, line)


def _said(session: Session, year: int) -> Iterator[PetitionProposal]:
    asks = or_(*(t.MinutesEntry.text.ilike(words) for words in _WORDS))
    query = (
        select(t.MinutesEntry, t.Member.full_name, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.MinutesEntry.meeting_id)
        .outerjoin(t.Member, t.Member.id == t.MinutesEntry.member_id)
        .where(*_held(year), asks)
        .order_by(t.Meeting.day, t.MinutesEntry.position)
    )
    for entry, member_name, meeting in session.execute(query):
        if asks_something(entry.text):
            yield PetitionProposal(
                meeting_id=meeting.id,
                meeting_title=_title(meeting),
                day=meeting.day,
                text=entry.text,
                item_id=entry.item_id,
                member_id=entry.member_id,
                author_name=member_name or entry.guest_name,
            )
