"""Attendance and speaking of the meetings of a year, in three queries whatever the file's age."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.memo import remembered
from app.data.work_scope import SCOPE_TABLES, WorkScope
from app.domain.attendance import ATTENDING
from app.domain.cells import Cell
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.member_labels import was_in_base
from app.domain.minutes import EntryKind
from app.domain.overviews import MeetingFigure

COUNTED_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED, MeetingKind.THEMATIC)
_TABLES = SCOPE_TABLES | {"meetings", "attendances", "minutes_entries"}


def figures_of_year(session: Session, year: int, scope: WorkScope) -> tuple[MeetingFigure, ...]:
    """Return base, present and speakers of the held meetings of a year, in order of day."""
    name = f"figures of {year}"
    return remembered(session, name, _TABLES, lambda s: _read_figures(s, year, scope))


def _read_figures(session: Session, year: int, scope: WorkScope) -> tuple[MeetingFigure, ...]:
    meetings = _held(session, year, scope.cell)
    ids = [row.id for row in meetings]
    settings = scope.settings
    attending = _attending(session, ids)
    speaking = _speaking(session, ids, count_chair=settings.chair_counts_as_speaker)
    figures = []
    for row in meetings:
        base = {m.id for m in scope.members if was_in_base(m, row.day, settings)}
        present = base & attending.get(row.id, set())
        figures.append(
            MeetingFigure(
                meeting_id=row.id,
                kind=row.kind,
                month=row.month or row.day.month,
                day=row.day,
                base=len(base),
                present=len(present),
                speakers=len(present & speaking.get(row.id, set())),
            )
        )
    return tuple(figures)


def _held(session: Session, year: int, cell: Cell) -> Sequence[t.Meeting]:
    query = (
        select(t.Meeting)
        .where(
            t.Meeting.year == year,
            t.Meeting.kind.in_(COUNTED_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
            t.Meeting.day >= cell.records_from,
        )
        .order_by(t.Meeting.day, t.Meeting.id)
    )
    return session.scalars(query).all()


def _attending(session: Session, meeting_ids: Sequence[int]) -> dict[int, set[int]]:
    query = select(t.Attendance.meeting_id, t.Attendance.member_id).where(
        t.Attendance.meeting_id.in_(meeting_ids), t.Attendance.state.in_(ATTENDING)
    )
    return _by_meeting((row[0], row[1]) for row in session.execute(query))


def _speaking(
    session: Session, meeting_ids: Sequence[int], *, count_chair: bool
) -> dict[int, set[int]]:
    query = (
        select(t.MinutesEntry.meeting_id, t.MinutesEntry.member_id)
        .where(
            t.MinutesEntry.meeting_id.in_(meeting_ids),
            t.MinutesEntry.kind == EntryKind.SPEECH,
            t.MinutesEntry.member_id.is_not(None),
        )
        .distinct()
    )
    if not count_chair:
        query = query.where(t.MinutesEntry.as_chair.is_(False))
    return _by_meeting((row[0], row[1]) for row in session.execute(query))


def _by_meeting(pairs: Iterable[tuple[int, int | None]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for meeting_id, member_id in pairs:
        if member_id is not None:
            found.setdefault(meeting_id, set()).add(member_id)
    return found
