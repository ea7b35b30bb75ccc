"""Sheets and remarks of members, and their reviews."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Make the tables."""
    _member_sheets(op)
    _member_remarks(op)
    _member_sheet_lines(op)
    _reviews(op)
    _review_entries(op)
    _review_papers(op)


def _member_sheets(op: "Operations") -> None:
    op.create_table(
        "member_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("rubric_edition_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("total", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("grade_label", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("frozen", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_sheets_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rubric_edition_id"],
            ["rubric_editions.id"],
            name=op.f("fk_member_sheets_rubric_edition_id_rubric_editions"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_sheets")),
        sa.UniqueConstraint(
            "member_id",
            "year",
            "period",
            "number",
            name=op.f("uq_member_sheets_member_id_year_period_number"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_member_sheets_year"), "member_sheets", ["year"], unique=False)


def _member_remarks(op: "Operations") -> None:
    op.create_table(
        "member_remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_member_remarks_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_remarks_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_remarks")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_member_remarks_member_id"), "member_remarks", ["member_id"], unique=False
    )
    op.create_index(op.f("ix_member_remarks_year"), "member_remarks", ["year"], unique=False)


def _member_sheet_lines(op: "Operations") -> None:
    op.create_table(
        "member_sheet_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("self_points", sa.String(), nullable=False),
        sa.Column("level_id", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("overridden", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("loss_note", sa.String(), nullable=False),
        sa.Column("evidence_seen", sa.String(), nullable=False),
        sa.Column("cell_points", sa.String(), nullable=False),
        sa.Column("superior_points", sa.String(), nullable=False),
        sa.Column("superior_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["member_sheets.id"],
            name=op.f("fk_member_sheet_lines_sheet_id_member_sheets"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_sheet_lines")),
        sa.UniqueConstraint(
            "sheet_id", "item_id", name=op.f("uq_member_sheet_lines_sheet_id_item_id")
        ),
        sqlite_autoincrement=True,
    )


def _reviews(op: "Operations") -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("form_set", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("self_due_on", sa.Date(), nullable=True),
        sa.Column("committee_due_on", sa.Date(), nullable=True),
        sa.Column("decision_due_on", sa.Date(), nullable=True),
        sa.Column("voting_method", sa.String(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("ballots_issued", sa.Integer(), nullable=True),
        sa.Column("ballots_collected", sa.Integer(), nullable=True),
        sa.Column("ballots_valid", sa.Integer(), nullable=True),
        sa.Column("cap", sa.JSON(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("frozen", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_reviews_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("kind", "year", "number", name=op.f("uq_reviews_kind_year_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reviews_year"), "reviews", ["year"], unique=False)


def _review_entries(op: "Operations") -> None:
    op.create_table(
        "review_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("exclusion", sa.String(), nullable=False),
        sa.Column("form_code", sa.String(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("self_received_on", sa.Date(), nullable=True),
        sa.Column("self_points", sa.String(), nullable=False),
        sa.Column("self_grade", sa.String(), nullable=False),
        sa.Column("self_texts", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("residence_received_on", sa.Date(), nullable=True),
        sa.Column("residence_online", sa.Boolean(), nullable=False),
        sa.Column("residence_comment", sa.String(), nullable=False),
        sa.Column("temporary_comment", sa.String(), nullable=False),
        sa.Column("committee_comment", sa.String(), nullable=False),
        sa.Column("committee_grade", sa.String(), nullable=False),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.Column("proposed_grade", sa.String(), nullable=False),
        sa.Column("proposed_reason", sa.String(), nullable=False),
        sa.Column("superior_grade", sa.String(), nullable=False),
        sa.Column("superior_on", sa.Date(), nullable=True),
        sa.Column("superior_reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_review_entries_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["reviews.id"],
            name=op.f("fk_review_entries_review_id_reviews"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_entries")),
        sa.UniqueConstraint(
            "review_id",
            "subject",
            "member_id",
            name=op.f("uq_review_entries_review_id_subject_member_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_review_entries_member_id"), "review_entries", ["member_id"], unique=False
    )


def _review_papers(op: "Operations") -> None:
    op.create_table(
        "review_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("electronic", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["review_entries.id"],
            name=op.f("fk_review_papers_entry_id_review_entries"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["reviews.id"],
            name=op.f("fk_review_papers_review_id_reviews"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_review_papers_review_id"), "review_papers", ["review_id"], unique=False
    )
