"""Periodic duties out of their table, with the items of a year that answer them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_parts import agenda_item, period_of
from app.domain.carry_over import was_discussed
from app.domain.duties import DutyItem, DutyLine, PeriodicDuty, duty_lines
from app.domain.meetings import HELD_STAGES, MeetingStage, meeting_title

_OFF_STAGES = (MeetingStage.POSTPONED, MeetingStage.NOT_HELD)
_OVER_STAGES = (MeetingStage.FINISHING, MeetingStage.LOCKED)


def load_duties(session: Session) -> tuple[PeriodicDuty, ...]:
    """Return the periodic duties of the cell, in the order they were entered."""
    rows = session.scalars(select(t.PeriodicDuty).order_by(t.PeriodicDuty.id))
    return tuple(duty_record(row) for row in rows)


def duty_record(row: t.PeriodicDuty) -> PeriodicDuty:
    """Return one duty."""
    return PeriodicDuty(
        id=row.id,
        title=row.title,
        citation=row.citation,
        subject=row.subject,
        months=tuple(row.months),
        starts_on=row.starts_on,
        enabled=row.enabled,
        note=row.note,
    )


def load_duty_lines(session: Session, year: int, today: date, since: date) -> tuple[DutyLine, ...]:
    """Return every time a duty is due in a year with what became of it."""
    duties = load_duties(session)
    if not duties:
        return ()
    return duty_lines(duties, tuple(_items(session, year)), year, today, since)


def _items(session: Session, year: int) -> Iterator[DutyItem]:
    query = (
        select(t.AgendaItem, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
        .where(
            t.AgendaItem.duty_id.is_not(None),
            t.Meeting.year == year,
            t.Meeting.stage.not_in(_OFF_STAGES),
        )
        .order_by(t.Meeting.day, t.AgendaItem.position)
    )
    for item, meeting in session.execute(query):
        yield DutyItem(
            duty_id=item.duty_id or 0,
            month=meeting.month or meeting.day.month,
            meeting_id=meeting.id,
            item_id=item.id,
            label=meeting_title(meeting.kind, period_of(meeting)),
            is_over=meeting.stage in _OVER_STAGES,
            is_discussed=meeting.stage in HELD_STAGES and was_discussed(agenda_item(item)),
        )
