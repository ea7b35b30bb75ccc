"""Registers of the members; the day a plan proposed."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_MEMBER_TEXTS = (
    "current_cell",
    "original_name",
    "citizen_id",
    "home_town",
    "permanent_address",
    "temporary_address",
    "ethnicity",
    "religion",
    "dues_class",
)


def upgrade(op: "Operations") -> None:
    """Make the tables and widen members, their situations and meetings."""
    for column in _MEMBER_TEXTS:
        op.execute(f"ALTER TABLE members ADD COLUMN {column} VARCHAR NOT NULL DEFAULT ''")
    for column in ("missing_since", "erased_on"):
        op.add_column("members", sa.Column(column, sa.Date(), nullable=True))
    op.execute("ALTER TABLE member_situations ADD COLUMN decision VARCHAR NOT NULL DEFAULT ''")
    op.add_column("meetings", sa.Column("proposed_on", sa.Date(), nullable=True))
    _dossier_checks(op)
    _import_runs(op)
    _resident_members(op)
    _dossier_loans(op)
    _erasures(op)
    _member_badges(op)
    _member_honours(op)
    _past_attendance(op)
    _transfers(op)
    _yearly_slips(op)


def _dossier_checks(op: "Operations") -> None:
    op.create_table(
        "dossier_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_checks")),
        sqlite_autoincrement=True,
    )


def _import_runs(op: "Operations") -> None:
    op.create_table(
        "import_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_runs")),
        sqlite_autoincrement=True,
    )


def _resident_members(op: "Operations") -> None:
    op.create_table(
        "resident_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("work_unit", sa.String(), nullable=False),
        sa.Column("home_cell", sa.String(), nullable=False),
        sa.Column("introduced_on", sa.Date(), nullable=True),
        sa.Column("admission_date", sa.String(), nullable=False),
        sa.Column("official_date", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("commented_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident_members")),
        sqlite_autoincrement=True,
    )


def _dossier_loans(op: "Operations") -> None:
    op.create_table(
        "dossier_loans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("borrower", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("lent_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_dossier_loans_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_loans")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_dossier_loans_member_id"), "dossier_loans", ["member_id"], unique=False
    )


def _erasures(op: "Operations") -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_erasures_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_erasures_member_id"), "erasures", ["member_id"], unique=False)


def _member_badges(op: "Operations") -> None:
    op.create_table(
        "member_badges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_badges_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_badges")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_member_badges_member_id"), "member_badges", ["member_id"], unique=False
    )


def _member_honours(op: "Operations") -> None:
    op.create_table(
        "member_honours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("discipline", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_member_honours_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_honours")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_member_honours_member_id"), "member_honours", ["member_id"], unique=False
    )


def _past_attendance(op: "Operations") -> None:
    op.create_table(
        "past_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_past_attendance_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_attendance")),
        sa.UniqueConstraint(
            "member_id", "held_on", "kind", name=op.f("uq_past_attendance_member_id_held_on_kind")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_past_attendance_held_on"), "past_attendance", ["held_on"], unique=False
    )
    op.create_index(
        op.f("ix_past_attendance_member_id"), "past_attendance", ["member_id"], unique=False
    )


def _transfers(op: "Operations") -> None:
    op.create_table(
        "transfers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("incoming", sa.Boolean(), nullable=False),
        sa.Column("temporary", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_transfers_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_transfers_member_id"), "transfers", ["member_id"], unique=False)


def _yearly_slips(op: "Operations") -> None:
    op.create_table(
        "yearly_slips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_yearly_slips_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_slips")),
        sa.UniqueConstraint("member_id", "year", name=op.f("uq_yearly_slips_member_id_year")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_yearly_slips_member_id"), "yearly_slips", ["member_id"], unique=False)
    op.create_index(op.f("ix_yearly_slips_year"), "yearly_slips", ["year"], unique=False)
