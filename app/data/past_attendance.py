"""Attendance from before the book began: what is recorded, what the book holds itself, writing."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.memo import remembered
from app.domain.attendance_imports import AttendancePlan
from app.domain.meetings import HELD_STAGES
from app.domain.past_attendance import HeldMeeting, PastEntry, PastKey, held_by_book
from app.domain.past_marks import PastMark

_TABLE = frozenset({"past_attendance"})


def load_past(session: Session) -> Mapping[PastKey, PastEntry]:
    """Return every mark that was taken from an old matrix."""
    return remembered(session, "past attendance", _TABLE, _read_past)


def _read_past(session: Session) -> Mapping[PastKey, PastEntry]:
    row = t.PastAttendance
    query = select(row.member_id, row.held_on, row.kind, row.mark, row.reason)
    entries = (
        PastEntry(member_id, held_on, kind, PastMark(mark), reason)
        for member_id, held_on, kind, mark, reason in session.execute(query)
    )
    return {entry.key: entry for entry in entries}


def past_of_year(session: Session, year: int) -> tuple[PastEntry, ...]:
    """Return the marks of the regular meetings of a year the book does not hold itself, by day."""
    return remembered(
        session,
        f"past attendance of {year}",
        _TABLE | {"meetings"},
        lambda session: _read_year(session, year),
    )


def past_of_months(session: Session, year: int, months: Collection[int]) -> Iterator[PastEntry]:
    """Give the same of some months of the year."""
    return (entry for entry in past_of_year(session, year) if entry.held_on.month in months)


def _read_year(session: Session, year: int) -> tuple[PastEntry, ...]:
    held = load_held(session)
    entries = [e for e in load_past(session).values() if e.held_on.year == year and e.is_regular]
    own = {(e.held_on, e.kind): held_by_book(e.held_on, e.kind, held) for e in entries}
    taken = (entry for entry in entries if own[entry.held_on, entry.kind] is None)
    return tuple(sorted(taken, key=lambda entry: entry.held_on))


def load_held(session: Session) -> tuple[HeldMeeting, ...]:
    """Return the meetings the book itself holds."""
    return remembered(session, "held meetings", frozenset({"meetings"}), _read_held)


def _read_held(session: Session) -> tuple[HeldMeeting, ...]:
    row = t.Meeting
    query = select(row.day, row.year, row.month, row.kind).where(row.stage.in_(HELD_STAGES))
    return tuple(
        HeldMeeting(day, year, month or day.month, kind)
        for day, year, month, kind in session.execute(query)
    )


def write_past(session: Session, plan: AttendancePlan, ticks: Iterable[PastKey]) -> int:
    """Write what is new, and what differs where it was ticked; return how many were changed."""
    for entry in plan.added:
        session.add(
            t.PastAttendance(
                member_id=entry.member_id,
                held_on=entry.held_on,
                kind=entry.kind,
                mark=entry.mark.value,
                reason=entry.reason,
            )
        )
    wanted = frozenset(ticks)
    changed = {one.new.key: one.new for one in plan.changed if one.new.key in wanted}
    members = {entry.member_id for entry in changed.values()}
    query = select(t.PastAttendance).where(t.PastAttendance.member_id.in_(members))
    for row in session.scalars(query):
        told = changed.get((row.member_id, row.held_on, row.kind))
        if told is not None:
            row.mark, row.reason = told.mark.value, told.reason
    session.flush()
    return len(changed)
