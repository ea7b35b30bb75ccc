"""Meetings of a year as the lines lists and the year plan show."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_parts import period_of
from app.data.member_records import names_of_members
from app.data.reported_scores import ReportedScore, reported_scores
from app.domain.meetings import MeetingRow, meeting_title
from app.domain.text import points_text


def load_meeting_rows(session: Session, year: int) -> tuple[MeetingRow, ...]:
    """Return the meetings of a year in order of day, scored ones with points and grade."""
    names = names_of_members(session)
    scores = reported_scores(session, year)
    query = select(t.Meeting).where(t.Meeting.year == year).order_by(t.Meeting.day, t.Meeting.id)
    return tuple(_row(row, names, scores.get(row.id)) for row in session.scalars(query))


def _row(row: t.Meeting, names: Mapping[int, str], score: ReportedScore | None) -> MeetingRow:
    said = score or ReportedScore()
    person = row.topic_author_id or row.preparer_id or 0
    return MeetingRow(
        id=row.id,
        key=row.key,
        title=meeting_title(row.kind, period_of(row), row.topic_title),
        kind=row.kind,
        period=period_of(row),
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
