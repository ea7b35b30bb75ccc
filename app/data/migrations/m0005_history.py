"""Journal, typed texts and the search index."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "title, body, kind UNINDEXED, ref UNINDEXED, "
    "tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3')"
)


def upgrade(op: "Operations") -> None:
    """Make the tables."""
    _journal_actions(op)
    _search_sources(op)
    _typed_texts(op)
    _journal_entries(op)
    op.execute(SEARCH_INDEX)


def _journal_actions(op: "Operations") -> None:
    op.create_table(
        "journal_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_actions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_actions_at"), "journal_actions", ["at"], unique=False)


def _search_sources(op: "Operations") -> None:
    op.create_table(
        "search_sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_sources")),
        sa.UniqueConstraint("name", name=op.f("uq_search_sources_name")),
        sqlite_autoincrement=True,
    )


def _typed_texts(op: "Operations") -> None:
    op.create_table(
        "typed_texts",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_typed_texts")),
    )


def _journal_entries(op: "Operations") -> None:
    op.create_table(
        "journal_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["journal_actions.id"],
            name=op.f("fk_journal_entries_action_id_journal_actions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_journal_entries_action_id"), "journal_entries", ["action_id"], unique=False
    )
    op.create_index(
        "ix_journal_entries_row", "journal_entries", ["table_name", "row_id"], unique=False
    )
