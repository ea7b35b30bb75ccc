"""At which meeting a line of the programme was dealt with; papers written by hand."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Widen the lines of the programme and make the table of written papers."""
    op.execute(
        "ALTER TABLE inspection_items ADD COLUMN meeting_id INTEGER "
        "REFERENCES meetings (id) ON DELETE SET NULL"
    )
    _written_papers(op)


def _written_papers(op: "Operations") -> None:
    op.create_table(
        "written_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("addressees", sa.String(), nullable=False),
        sa.Column("bases", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("signer", sa.String(length=32), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_written_papers_document_id_documents"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_written_papers_document_id"), "written_papers", ["document_id"], unique=False
    )
