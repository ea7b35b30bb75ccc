"""Score sheets out of their tables."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.base import Row
from app.data.memo import remembered
from app.domain.score_sheets import SheetLine, SheetRecord


def load_sheet(session: Session, meeting_id: int) -> SheetRecord | None:
    """Return the sheet of a meeting, None while there is none."""
    name, tables = f"sheet of meeting {meeting_id}", frozenset({"score_sheets", "score_lines"})
    return remembered(session, name, tables, lambda session: _read_sheet(session, meeting_id))


def _read_sheet(session: Session, meeting_id: int) -> SheetRecord | None:
    # Columns, not rows: every meeting looked at reads its lines, and changes none of them.
    sheet, lines = _queries()
    row = session.execute(sheet, {"id": meeting_id}).one_or_none()
    return None if row is None else _record(row, session.execute(lines, {"id": row.id}))


@cache
def _queries() -> tuple[Select[Any], Select[Any]]:
    one: BindParameter[int] = bindparam("id")
    sheets = select(*_columns(t.ScoreSheet)).where(t.ScoreSheet.meeting_id == one)
    lines = select(*_columns(t.ScoreLine)).where(t.ScoreLine.sheet_id == one)
    return sheets, lines.order_by(t.ScoreLine.id)


def _columns(table: type[Row]) -> tuple[Any, ...]:
    return tuple(getattr(table, column.key) for column in table.__mapper__.column_attrs)


def find_sheet(session: Session, meeting_id: int) -> t.ScoreSheet | None:
    """Return the sheet row of a meeting."""
    query = select(t.ScoreSheet).where(t.ScoreSheet.meeting_id == meeting_id)
    return session.scalars(query).one_or_none()


def sheet_record(row: t.ScoreSheet) -> SheetRecord:
    """Return a sheet row as a record."""
    return _record(row, row.lines)


def _record(row: Any, lines: Iterable[Any]) -> SheetRecord:
    return SheetRecord(
        id=row.id,
        rubric_edition_id=row.rubric_edition_id,
        chosen_by_hand=row.chosen_by_hand,
        state=row.state,
        lines=tuple(map(_line, lines)),
        voted_points=points_of(row.voted_points),
        superior_total=points_of(row.superior_total),
        superior_reason=row.superior_reason,
        kept_reason=row.kept_reason,
        frozen=row.frozen,
    )


def points_of(text: str) -> Fraction | None:
    """Return exact points of their column text, None for empty."""
    return Fraction(text) if text else None


def points_text_of(points: Fraction | None) -> str:
    """Return the column text of exact points, empty for None."""
    return "" if points is None else str(points)


def _line(row: Any) -> SheetLine:
    return SheetLine(
        item_id=row.item_id,
        self_points=points_of(row.self_points),
        level_id=row.level_id,
        policy=row.policy,
        overridden=row.overridden,
        reason=row.reason,
        loss_note=row.loss_note,
        evidence_seen=row.evidence_seen,
        cell_points=points_of(row.cell_points),
        superior_points=points_of(row.superior_points),
        superior_reason=row.superior_reason,
    )
