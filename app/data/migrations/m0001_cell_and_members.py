"""First tables: the cell, its settings, members and rubric editions."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Make the tables."""
    _annual_plans(op)
    _cells(op)
    _days_off(op)
    _members(op)
    _party_groups(op)
    _rubric_editions(op)
    _rule_values(op)
    _settings(op)
    _terms(op)
    _group_memberships(op)
    _member_posts(op)
    _member_situations(op)


def _annual_plans(op: "Operations") -> None:
    op.create_table(
        "annual_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_plans")),
        sa.UniqueConstraint("year", name=op.f("uq_annual_plans_year")),
        sqlite_autoincrement=True,
    )


def _cells(op: "Operations") -> None:
    op.create_table(
        "cells",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("permanent_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("superior_name", sa.String(), nullable=False),
        sa.Column("place_name", sa.String(), nullable=False),
        sa.Column("cell_type", sa.String(32), nullable=False),
        sa.Column("organisation_code", sa.String(), nullable=False),
        sa.Column("assigned_superior", sa.String(), nullable=False),
        sa.Column("records_from", sa.Date(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("sample_now", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cells")),
        sqlite_autoincrement=True,
    )


def _days_off(op: "Operations") -> None:
    op.create_table(
        "days_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_off")),
        sa.UniqueConstraint("day", name=op.f("uq_days_off_day")),
        sqlite_autoincrement=True,
    )


def _members(op: "Operations") -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(), nullable=False),
        sa.Column("birth_date_text", sa.String(), nullable=False),
        sa.Column("card_number", sa.String(), nullable=False),
        sa.Column("admission_date", sa.String(), nullable=False),
        sa.Column("admission_date_text", sa.String(), nullable=False),
        sa.Column("official_date", sa.String(), nullable=False),
        sa.Column("official_date_text", sa.String(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("joined_from", sa.String(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_kind", sa.String(32), nullable=True),
        sa.Column("temporary_in", sa.Boolean(), nullable=False),
        sa.Column("special_duty", sa.Boolean(), nullable=False),
        sa.Column("residence_comment_exempt", sa.Boolean(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("work_unit", sa.String(), nullable=False),
        sa.Column("office_post", sa.String(), nullable=False),
        sa.Column("union_post", sa.String(), nullable=False),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("profession", sa.String(), nullable=False),
        sa.Column("political_theory", sa.String(), nullable=False),
        sa.Column("review_form", sa.String(), nullable=False),
        sa.Column("residence_cell", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("notice_channel", sa.String(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["members.id"],
            name=op.f("fk_members_mentor_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sqlite_autoincrement=True,
    )


def _party_groups(op: "Operations") -> None:
    op.create_table(
        "party_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_groups")),
        sqlite_autoincrement=True,
    )


def _rubric_editions(op: "Operations") -> None:
    op.create_table(
        "rubric_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rubric_editions")),
        sa.UniqueConstraint(
            "rubric_id", "content_hash", name=op.f("uq_rubric_editions_rubric_id_content_hash")
        ),
        sqlite_autoincrement=True,
    )


def _rule_values(op: "Operations") -> None:
    op.create_table(
        "rule_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_values")),
        sqlite_autoincrement=True,
    )


def _settings(op: "Operations") -> None:
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("key", name=op.f("uq_settings_key")),
        sqlite_autoincrement=True,
    )


def _terms(op: "Operations") -> None:
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sqlite_autoincrement=True,
    )


def _group_memberships(op: "Operations") -> None:
    op.create_table(
        "group_memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["party_groups.id"],
            name=op.f("fk_group_memberships_group_id_party_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_group_memberships_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_memberships")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_group_memberships_member_id"), "group_memberships", ["member_id"], unique=False
    )


def _member_posts(op: "Operations") -> None:
    op.create_table(
        "member_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("post", sa.String(32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_posts_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_posts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_member_posts_member_id"), "member_posts", ["member_id"], unique=False)


def _member_situations(op: "Operations") -> None:
    op.create_table(
        "member_situations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("situation", sa.String(32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_situations_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_situations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_member_situations_member_id"), "member_situations", ["member_id"], unique=False
    )
