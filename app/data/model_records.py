"""Good models and ways of working out of their table."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.meeting_parts import TITLE, title_of
from app.data.memo import remembered
from app.domain.good_models import GoodModel


def load_models(session: Session, *where: ColumnElement[bool]) -> tuple[GoodModel, ...]:
    """Return the good models that match, the latest first."""
    query = (
        select(t.GoodModel, t.Member.full_name, *TITLE)
        .outerjoin(t.Member, t.Member.id == t.GoodModel.member_id)
        .outerjoin(t.Meeting, t.Meeting.id == t.GoodModel.meeting_id)
        .where(*where)
        .order_by(t.GoodModel.on.desc(), t.GoodModel.id.desc())
    )
    return tuple(_model(*row) for row in session.execute(query))


def of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year."""
    return t.GoodModel.on.between(date(year, 1, 1), date(year, 12, 31))


def count_of_year(session: Session, year: int) -> int:
    """Return how many good models a year has."""

    def read(session: Session) -> int:
        return session.scalar(select(func.count(t.GoodModel.id)).where(of_year(year))) or 0

    tables = frozenset({"good_models"})
    return remembered(session, f"number of good models of {year}", tables, read)


def _model(row: t.GoodModel, member_name: str | None, *meeting: Any) -> GoodModel:
    return GoodModel(
        id=row.id,
        title=row.title,
        text=row.text,
        effect=row.effect,
        on=row.on,
        member_id=row.member_id,
        member_name=member_name or "",
        meeting_id=row.meeting_id,
        meeting_title=title_of(*meeting),
        reported_on=row.reported_on,
    )
