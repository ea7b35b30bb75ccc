"""The cell, its terms, its settings and what days are off."""

from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Row, slug_enum
from app.domain.cells import CellType


class Cell(Row):
    """The one cell of the file."""

    __tablename__ = "cells"

    permanent_id: Mapped[str]
    name: Mapped[str]
    superior_name: Mapped[str]
    place_name: Mapped[str]
    cell_type: Mapped[CellType] = mapped_column(slug_enum(CellType))
    organisation_code: Mapped[str]
    assigned_superior: Mapped[str]
    records_from: Mapped[date]
    is_sample: Mapped[bool]
    sample_now: Mapped[datetime | None]


class Term(Row):
    """A term (nhiệm kỳ)."""

    __tablename__ = "terms"

    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class SettingValue(Row):
    """One chosen work setting; what is not here has its default."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("key"), {"sqlite_autoincrement": True})

    key: Mapped[str]
    value: Mapped[object] = mapped_column(JSON)


class RuleValueRow(Row):
    """A dated threshold the user has set over the shipped ones."""

    __tablename__ = "rule_values"

    key: Mapped[str]
    value: Mapped[str]
    valid_from: Mapped[date]
    citation: Mapped[str]


class DayOff(Row):
    """A day without meetings: national holiday, its compensation, or one added by hand."""

    __tablename__ = "days_off"
    __table_args__ = (UniqueConstraint("day"), {"sqlite_autoincrement": True})

    day: Mapped[date]
    name: Mapped[str]
    by_hand: Mapped[bool]
