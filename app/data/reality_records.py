"""The plan of a year against what was held, read over columns."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.plan_records import load_meeting_rows
from app.data.work_scope import WorkScope
from app.data.year_figures import figures_of_year
from app.domain.meetings import MeetingKind
from app.domain.plan_reality import HeldFigures, RealityLine, reality_line


def load_reality(session: Session, year: int, scope: WorkScope) -> tuple[RealityLine, ...]:
    """Return the meetings of a plan in order of day, without those of the chi ủy."""
    present = {f.meeting_id: (f.present, f.base) for f in figures_of_year(session, year, scope)}
    said = dict(_reasons(session, year))
    minutes = dict(_minutes(session, year))
    return tuple(
        reality_line(
            row,
            scope.today,
            said.get(row.id, ""),
            HeldFigures(*present.get(row.id, (0, 0)), minutes.get(row.id)),
        )
        for row in load_meeting_rows(session, year)
        if row.kind is not MeetingKind.COMMITTEE
    )


def _reasons(session: Session, year: int) -> Iterator[tuple[int, str]]:
    query = select(t.Meeting.id, t.Meeting.move_reason, t.Meeting.not_held_reason)
    for meeting_id, moved, off in session.execute(query.where(t.Meeting.year == year)):
        yield meeting_id, off or moved


def _minutes(session: Session, year: int) -> Iterator[tuple[int, int | None]]:
    query = select(t.Meeting.id, t.Meeting.started_at, t.Meeting.ended_at)
    for meeting_id, start, end in session.execute(query.where(t.Meeting.year == year)):
        yield meeting_id, _whole_minutes(start, end)


def _whole_minutes(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None:
        return None
    return (end - start) // timedelta(minutes=1)
