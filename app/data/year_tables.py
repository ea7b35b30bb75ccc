"""The year table out of its tables: columns of the year's meetings and the copies of its sheets."""

import json
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_files import load_meeting_file
from app.data.reported_scores import ReportedScore, reported_scores
from app.data.sheet_views import load_sheet_view
from app.domain.meetings import meeting_title
from app.domain.overviews import MeetingFigure
from app.domain.periods import Period
from app.domain.score_sheets import SheetState
from app.domain.text import upper_first
from app.domain.year_tables import (
    REGULAR_KINDS,
    LostLine,
    YearPoints,
    YearRow,
    YearTable,
    frozen_losses,
    lost_lines,
    points_of_year,
)

KEPT_COPIES = 64
Losses = tuple[Fraction | None, tuple[LostLine, ...]]


def load_year_table(
    session: Session, year: int, figures: Sequence[MeetingFigure], now: datetime
) -> YearTable:
    """Return the held meetings of a year in order of day, with points where there are any."""
    ids = [figure.meeting_id for figure in figures]
    meetings, sheets = _meetings(session, ids), _sheets(session, ids)
    scores = reported_scores(session, year)
    rows = (
        _row(
            figure,
            meetings[figure.meeting_id],
            scores.get(figure.meeting_id, ReportedScore()),
            _losses(session, sheets.get(figure.meeting_id), now),
        )
        for figure in figures
    )
    return YearTable(year, tuple(rows))


def load_history(session: Session, first: int, last: int) -> tuple[YearPoints, ...]:
    """Return one figure for every year with points, in a few queries over columns."""
    scores = reported_scores(session, first, last)
    query = select(t.Meeting.id, t.Meeting.year).where(
        t.Meeting.year.between(first, last), t.Meeting.kind.in_(REGULAR_KINDS)
    )
    found: dict[int, list[Fraction]] = {}
    for meeting_id, year in session.execute(query):
        points = scores.get(meeting_id, ReportedScore()).points
        if points is not None:
            found.setdefault(year, []).append(points)
    return tuple(points_of_year(year, found[year]) for year in sorted(found))


def _meetings(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    meeting = t.Meeting
    query = select(
        meeting.id,
        meeting.year,
        meeting.month,
        meeting.quarter,
        meeting.topic_title,
        meeting.started_at,
        meeting.ended_at,
    ).where(meeting.id.in_(ids))
    return {row.id: row for row in session.execute(query)}


def _sheets(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    sheet = t.ScoreSheet
    query = select(
        sheet.meeting_id,
        sheet.state,
        sheet.frozen,
    ).where(sheet.meeting_id.in_(ids), sheet.state != SheetState.OPEN)
    return {row.meeting_id: row for row in session.execute(query)}


def _row(figure: MeetingFigure, meeting: Any, score: ReportedScore, losses: Losses) -> YearRow:
    period = Period(meeting.year, meeting.month, meeting.quarter)
    maximum, lost = losses
    return YearRow(
        meeting_id=meeting.id,
        kind=figure.kind,
        title=meeting_title(figure.kind, period, meeting.topic_title),
        period=upper_first(period.label.partition("/")[0]),
        month=figure.month,
        day=figure.day,
        base=figure.base,
        present=figure.present,
        speakers=figure.speakers,
        minutes=_minutes(meeting),
        points=score.points,
        maximum=maximum,
        grade=score.grade,
        grade_label=score.label,
        superior_points=score.points if score.by_superior else None,
        lost=lost,
    )


def _minutes(meeting: Any) -> int | None:
    if meeting.started_at is None or meeting.ended_at is None:
        return None
    return int((meeting.ended_at - meeting.started_at).total_seconds() // 60)


def _losses(session: Session, sheet: Any | None, now: datetime) -> Losses:
    if sheet is None:
        return None, ()
    if sheet.state is SheetState.CLOSED:
        return _frozen(sheet.frozen)
    view = load_sheet_view(session, load_meeting_file(session, sheet.meeting_id), now)
    return (None, ()) if view is None else (view.sheet.maximum, lost_lines(view.sheet.items))


@lru_cache(maxsize=KEPT_COPIES)
def _frozen(text: str) -> Losses:
    """Read a frozen copy; it never changes, so those looked at last are kept."""
    return frozen_losses(json.loads(text))
