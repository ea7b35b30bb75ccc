"""Meetings of a year as the lines lists and the year plan show."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.member_records import names_of_members
from app.data.memo import remembered
from app.data.reported_scores import SCORE_TABLES, ReportedScore, reported_scores
from app.domain.meetings import MeetingRow, meeting_title
from app.domain.periods import Period
from app.domain.text import points_text

_TABLES = SCORE_TABLES | {"meetings", "members"}
_COLUMNS = (
    t.Meeting.id,
    t.Meeting.key,
    t.Meeting.kind,
    t.Meeting.year,
    t.Meeting.month,
    t.Meeting.quarter,
    t.Meeting.stage,
    t.Meeting.day,
    t.Meeting.starts_at,
    t.Meeting.place,
    t.Meeting.focus,
    t.Meeting.topic_title,
    t.Meeting.topic_author_id,
    t.Meeting.preparer_id,
    t.Meeting.moved_from,
    t.Meeting.proposed_on,
)


def load_meeting_rows(session: Session, year: int) -> tuple[MeetingRow, ...]:
    """Return the meetings of a year in order of day, scored ones with points and grade."""
    return remembered(
        session, f"lines of the meetings of {year}", _TABLES, lambda s: _read_rows(s, year)
    )


def _read_rows(session: Session, year: int) -> tuple[MeetingRow, ...]:
    names = names_of_members(session)
    scores = reported_scores(session, year)
    query = select(*_COLUMNS).where(t.Meeting.year == year).order_by(t.Meeting.day, t.Meeting.id)
    return tuple(_row(row, names, scores.get(row.id)) for row in session.execute(query))


def _row(
    row: Row[*tuple[Any, ...]], names: Mapping[int, str], score: ReportedScore | None
) -> MeetingRow:
    said, period = score or ReportedScore(), Period(row.year, row.month, row.quarter)
    person = row.topic_author_id or row.preparer_id or 0
    return MeetingRow(
        id=row.id,
        key=row.key,
        title=meeting_title(row.kind, period, row.topic_title),
        kind=row.kind,
        period=period,
        stage=row.stage,
        day=row.day,
        starts_at=row.starts_at,
        place=row.place,
        focus=row.focus or row.topic_title,
        preparer_name=names.get(person, ""),
        moved_from=row.moved_from,
        proposed_on=row.proposed_on,
        points="" if said.points is None else points_text(said.points),
        grade=said.label,
        grade_slug=said.grade,
    )
