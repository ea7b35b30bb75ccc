"""The year table out of its tables: columns of the year's meetings and the copies of its sheets."""

import json
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_files import load_meeting_file
from app.data.meeting_parts import period_of
from app.data.rubric_records import rubric_of
from app.data.score_records import points_of
from app.data.sheet_views import load_sheet_view
from app.data.work_scope import WorkScope
from app.data.year_figures import figures_of_year
from app.domain.grades import band_of
from app.domain.meetings import meeting_title
from app.domain.overviews import MeetingFigure
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


def load_year_table(session: Session, year: int, scope: WorkScope, now: datetime) -> YearTable:
    """Return the held meetings of a year in order of day, with points where there are any."""
    figures = figures_of_year(session, year, scope)
    ids = [figure.meeting_id for figure in figures]
    query = select(t.Meeting).where(t.Meeting.id.in_(ids))
    meetings = {row.id: row for row in session.scalars(query)}
    sheets = _sheets(session, ids)
    rows = (
        _row(session, figure, meetings[figure.meeting_id], sheets.get(figure.meeting_id), now)
        for figure in figures
    )
    return YearTable(year, tuple(rows))


def load_history(session: Session, first: int, last: int) -> tuple[YearPoints, ...]:
    """Return one figure for every year with points, in one query over columns."""
    query = (
        select(t.Meeting.year, t.ScoreSheet.total, t.ScoreSheet.superior_total)
        .join(t.Meeting, t.Meeting.id == t.ScoreSheet.meeting_id)
        .where(t.Meeting.year.between(first, last), t.Meeting.kind.in_(REGULAR_KINDS))
        .where(t.ScoreSheet.state != SheetState.OPEN, t.ScoreSheet.total != "")
    )
    found: dict[int, list[Fraction]] = {}
    for year, total, superior in session.execute(query):
        found.setdefault(year, []).append(Fraction(superior or total))
    return tuple(points_of_year(year, found[year]) for year in sorted(found))


def _sheets(session: Session, ids: Sequence[int]) -> dict[int, t.ScoreSheet]:
    query = select(t.ScoreSheet).where(
        t.ScoreSheet.meeting_id.in_(ids), t.ScoreSheet.state != SheetState.OPEN
    )
    return {row.meeting_id: row for row in session.scalars(query)}


def _row(
    session: Session,
    figure: MeetingFigure,
    meeting: t.Meeting,
    sheet: t.ScoreSheet | None,
    now: datetime,
) -> YearRow:
    period = period_of(meeting)
    maximum, lost = _losses(session, sheet, now)
    points, grade, label = _reported(session, sheet)
    return YearRow(
        meeting_id=meeting.id,
        kind=meeting.kind,
        title=meeting_title(meeting.kind, period, meeting.topic_title),
        period=upper_first(period.label.partition("/")[0]),
        month=figure.month,
        day=meeting.day,
        base=figure.base,
        present=figure.present,
        speakers=figure.speakers,
        minutes=_minutes(meeting),
        points=points,
        maximum=maximum,
        grade=grade,
        grade_label=label,
        superior_points=points_of(sheet.superior_total) if sheet else None,
        lost=lost,
    )


def _reported(session: Session, sheet: t.ScoreSheet | None) -> tuple[Fraction | None, str, str]:
    """Return points and grade as reported: the superior's where given, else the cell's."""
    if sheet is None:
        return None, "", ""
    superior = points_of(sheet.superior_total)
    if superior is None:
        return points_of(sheet.total), sheet.grade, sheet.grade_label
    edition = session.get_one(t.RubricEdition, sheet.rubric_edition_id)
    band = band_of(rubric_of(edition).bands, superior)
    return superior, band.grade if band else "", band.label if band else ""


def _minutes(meeting: t.Meeting) -> int | None:
    if meeting.started_at is None or meeting.ended_at is None:
        return None
    return int((meeting.ended_at - meeting.started_at).total_seconds() // 60)


def _losses(session: Session, sheet: t.ScoreSheet | None, now: datetime) -> Losses:
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
