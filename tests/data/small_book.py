"""A small book of its own tables, to test the data layer without the real ones."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from app.data import journal, search, upgrade
from app.data.base import Base, Numbered, slug_enum
from app.data.database import Database
from app.data.tables import history


class Kind(StrEnum):
    NOVEL = "novel"
    POEMS = "poems"


class SmallBase(DeclarativeBase):
    pass


journal.watch(SmallBase)


class Shelf(Numbered, SmallBase):
    __tablename__ = "shelves"

    name: Mapped[str]
    labels: Mapped[list["Label"]] = relationship(cascade="all, delete-orphan")


class Label(Numbered, SmallBase):
    """A child the mapper knows of."""

    __tablename__ = "labels"

    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id", ondelete="CASCADE"))
    text: Mapped[str]


class Book(Numbered, SmallBase):
    """A child only the foreign key of the file knows of."""

    __tablename__ = "books"
    __table_args__ = (UniqueConstraint("shelf_id", "place"),)

    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    title: Mapped[str]
    kind: Mapped[Kind] = mapped_column(slug_enum(Kind), default=Kind.NOVEL)
    bought_on: Mapped[date | None]
    read_at: Mapped[datetime | None]
    weight: Mapped[float | None]
    cover: Mapped[bytes | None]
    share: Mapped[str | None]


class Loan(Numbered, SmallBase):
    """A child that keeps its parent from being deleted."""

    __tablename__ = "loans"

    book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))


class Reader(Numbered, SmallBase):
    __tablename__ = "readers"

    name: Mapped[str]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("readers.id", ondelete="SET NULL"))


class Scratch(Numbered, SmallBase):
    __tablename__ = "scratches"
    __journalled__ = False

    text: Mapped[str]


class FirstStep:
    """Builds version 1 of the small book."""

    def upgrade(self, op: Any) -> None:
        connection = op.get_bind()
        Base.metadata.create_all(connection, tables=_journal_tables())
        SmallBase.metadata.create_all(connection)
        connection.exec_driver_sql(search.SCHEMA)


def _journal_tables() -> list[Any]:
    kinds = (
        history.JournalAction,
        history.JournalEntry,
        history.TypedText,
        history.SearchSource,
    )
    return [Base.metadata.tables[kind.__tablename__] for kind in kinds]


STEPS = (FirstStep(),)
TABLES = frozenset(SmallBase.metadata.tables)


def make_book(path: Path) -> Path:
    """Make an empty small book at `path`."""
    upgrade.create(path, steps=STEPS)
    return path


def add_shelf(db: Database, name: str, titles: tuple[str, ...] = ()) -> int:
    """Add a shelf with books as one action; give back its number."""
    with db.write(f"Thêm {name}") as session:
        shelf = Shelf(name=name)
        session.add(shelf)
        session.flush()
        session.add_all(
            Book(shelf_id=shelf.id, place=place, title=title) for place, title in enumerate(titles)
        )
        return shelf.id


def rows(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the small book as SQLite keeps it."""
    with db.read() as session:
        return {name: _rows_of(session, name) for name in sorted(TABLES)}


def _rows_of(session: Session, table: str) -> list[tuple[Any, ...]]:
    found = session.connection().exec_driver_sql(f"SELECT * FROM {table} ORDER BY id")
    return [tuple(row) for row in found]
