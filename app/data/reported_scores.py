"""Points and grade of meetings as they are reported: the superior's where given, else the cell's.

Lists and forecasts of years read them here, in two queries over columns; sheets compute.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.driver import plain_rows
from app.data.memo import remembered
from app.data.rubric_records import rubric_of
from app.data.score_records import points_of
from app.domain.grades import band_of
from app.domain.score_columns import superior_points
from app.domain.score_sheets import SheetState

SCORE_TABLES = frozenset({"meetings", "score_sheets", "score_lines", "rubric_editions"})


@dataclass(frozen=True, slots=True)
class ReportedScore:
    """What a voted or closed sheet says of a meeting; no points where a sheet has none."""

    points: Fraction | None = None
    grade: str = ""
    label: str = ""
    edition_id: int = 0
    by_superior: bool = False


def reported_scores(
    session: Session, first: int, last: int | None = None
) -> Mapping[int, ReportedScore]:
    """Return the reported score of each meeting of one or more years whose sheet is voted."""
    name = f"reported scores of {first} to {last or first}"
    return remembered(session, name, SCORE_TABLES, lambda s: _read_scores(s, first, last or first))


def _read_scores(session: Session, first: int, last: int) -> dict[int, ReportedScore]:
    years = t.Meeting.year.between(first, last)
    sheet = t.ScoreSheet
    query = (
        select(
            sheet.id,
            sheet.meeting_id,
            sheet.total,
            sheet.superior_total,
            sheet.grade,
            sheet.grade_label,
            sheet.rubric_edition_id,
        )
        .join(t.Meeting, t.Meeting.id == sheet.meeting_id)
        .where(years, sheet.state != SheetState.OPEN)
    )
    changed = _changed_lines(session, first, last)
    found = {}
    for sheet_id, meeting_id, total, superior, grade, label, edition_id in session.execute(query):
        own = ReportedScore(points_of(total), grade, label, edition_id)
        theirs = points_of(superior)
        if theirs is None and own.points is not None:
            theirs = superior_points(own.points, changed.get(sheet_id, ()))
        found[meeting_id] = own if theirs is None else _by_superior(session, own, theirs)
    return found


def _by_superior(session: Session, own: ReportedScore, points: Fraction) -> ReportedScore:
    """Return a score with the superior's points, and the grade of the band they fall in."""
    band = band_of(rubric_of(session.get_one(t.RubricEdition, own.edition_id)).bands, points)
    grade, label = (band.grade, band.label) if band is not None else ("", "")
    return replace(own, points=points, grade=grade, label=label, by_superior=True)


_CHANGED = (
    "SELECT sheet_id, cell_points, superior_points FROM score_lines"
    " WHERE cell_points != '' AND sheet_id IN ("
    "SELECT l.sheet_id FROM score_lines l JOIN score_sheets s ON s.id = l.sheet_id"
    " JOIN meetings m ON m.id = s.meeting_id"
    " WHERE m.year BETWEEN ? AND ? AND l.superior_points != '')"
)


def _changed_lines(
    session: Session, first: int, last: int
) -> Mapping[int, list[tuple[Fraction, Fraction | None]]]:
    """Return the cell's and the superior's points of every line of the sheets they touched."""
    found: dict[int, list[tuple[Fraction, Fraction | None]]] = {}
    for sheet_id, cell, superior in plain_rows(session, _CHANGED, (first, last)):
        found.setdefault(sheet_id, []).append((Fraction(cell), points_of(superior)))
    return found
