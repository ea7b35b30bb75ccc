"""The year plan as a paper: when it was made and sent upward."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.data.base import Row


class AnnualPlan(Row):
    """The plan of one year; its meetings are rows of `meetings`."""

    __tablename__ = "annual_plans"
    __table_args__ = (UniqueConstraint("year"), {"sqlite_autoincrement": True})

    year: Mapped[int]
    proposed_on: Mapped[date]
    sent_on: Mapped[date | None]
    team_sent_on: Mapped[date | None]
    purpose: Mapped[str]
    organisation: Mapped[str]
