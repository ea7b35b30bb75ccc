"""What every mapped table gets from its base."""

from enum import StrEnum

import pytest
from sqlalchemy import Enum, MetaData, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped
from sqlalchemy.schema import CreateTable

from app.data.base import Base, Numbered, slug_enum


class Colour(StrEnum):
    DARK_RED = "dark_red"
    GOLD = "gold"


class OwnBase(DeclarativeBase):
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    type_annotation_map = Base.type_annotation_map


class Flag(Numbered, OwnBase):
    __tablename__ = "flags"
    __table_args__ = (UniqueConstraint("colour"), {"comment": "cờ"})

    colour: Mapped[Colour]


class Pole(Numbered, OwnBase):
    __tablename__ = "poles"
    __table_args__ = {"comment": "cột"}  # noqa: RUF012 - as a table may write it


@pytest.mark.parametrize("table", ["flags", "poles"])
def test_ids_are_never_reused_whatever_else_a_table_asks_for(table):
    made = OwnBase.metadata.tables[table]
    text = str(CreateTable(made).compile(dialect=sqlite.dialect()))
    assert "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT" in text
    assert made.comment in {"cờ", "cột"}


def test_constraints_carry_their_names():
    names = {constraint.name for constraint in OwnBase.metadata.tables["flags"].constraints}
    assert "uq_flags_colour" in names


@pytest.mark.parametrize(
    "kind", [slug_enum(Colour), OwnBase.metadata.tables["flags"].c.colour.type]
)
def test_enums_are_kept_as_their_english_slugs(kind):
    assert isinstance(kind, Enum)
    assert kind.enums == ["dark_red", "gold"]
    assert kind.length == 32
    assert not kind.native_enum
