"""What was done and what is being typed: the journal, typed texts, and sources of the index."""

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Row


class JournalAction(Row):
    """One action of a user, as the journal lists it."""

    __tablename__ = "journal_actions"
    __journalled__ = False

    label: Mapped[str]
    at: Mapped[str] = mapped_column(index=True)
    undone: Mapped[bool] = mapped_column(default=False)


class JournalEntry(Row):
    """What one action did to one row: images as JSON, of the changed columns only."""

    __tablename__ = "journal_entries"
    __journalled__ = False
    __table_args__ = (Index("ix_journal_entries_row", "table_name", "row_id"),)

    action_id: Mapped[int] = mapped_column(
        ForeignKey("journal_actions.id", ondelete="CASCADE"), index=True
    )
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class TypedText(Base):
    """A text being typed, kept until its action is done."""

    __tablename__ = "typed_texts"
    __journalled__ = False

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[str]


class SearchSource(Row):
    """A table that feeds the search index, and the edition of its entries."""

    __tablename__ = "search_sources"
    __journalled__ = False

    name: Mapped[str] = mapped_column(unique=True)
    edition: Mapped[int]
