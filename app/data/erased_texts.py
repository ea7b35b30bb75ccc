"""Covers what is known of an erased person in the texts of all rows that may still change."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, ColumnElement, Enum, String, func, or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.base import Base, Row
from app.data.locked import OPEN_TABLES
from app.domain.erasures import covered

_LEFT_ALONE = frozenset(
    kind.__tablename__ for kind in (t.Cell, t.SettingValue, t.RubricEdition, t.Erasure)
)
"""The cell, its settings and rubrics speak of no member but by a row of the list."""
_NAMES = frozenset({("members", "full_name"), ("members", "display_name")})
"""Another member may bear the same name."""


def cover_rows(session: Session, found: Sequence[str]) -> None:
    """Cover the traces in every text but those of locked minutes."""
    if not found:
        return
    for mapper in Base.registry.mappers:
        kind = mapper.class_
        if issubclass(kind, Row) and kind.__tablename__ not in _LEFT_ALONE:
            _cover(session, kind, found)


def _cover(session: Session, kind: type[Any], found: Sequence[str]) -> None:
    names = list(_texts(kind))
    if not names:
        return
    held: list[ColumnElement[bool]] = [
        func.instr(kind.__table__.c[name], trace) > 0 for name in names for trace in found
    ]
    for row in session.scalars(select(kind).where(or_(*held))):
        if _may_change(session, row):
            for name in names:
                _put(row, name, _covered(getattr(row, name), found))


def _texts(kind: type[Any]) -> Iterator[str]:
    for column in kind.__table__.columns:
        is_text = isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
        if is_text and (kind.__tablename__, column.name) not in _NAMES:
            yield column.name


def _may_change(session: Session, row: Any) -> bool:
    if row.__tablename__ in OPEN_TABLES:
        return True
    meeting_id = _meeting_of(session, row)
    meeting = None if meeting_id is None else session.get(t.Meeting, meeting_id)
    return meeting is None or meeting.locked_at is None


def _meeting_of(session: Session, row: Any) -> int | None:
    if isinstance(row, t.Meeting):
        return row.id
    if isinstance(row, t.ScoreLine):
        return session.get_one(t.ScoreSheet, row.sheet_id).meeting_id
    meeting_id: int | None = getattr(row, "meeting_id", None)
    return meeting_id


def _put(row: Any, name: str, value: Any) -> None:
    if value != getattr(row, name):
        setattr(row, name, value)


def _covered(value: Any, found: Sequence[str]) -> Any:
    if isinstance(value, str):
        return covered(value, found)
    if isinstance(value, list):
        return [_covered(one, found) for one in value]
    if isinstance(value, dict):
        return {key: _covered(one, found) for key, one in value.items()}
    return value
