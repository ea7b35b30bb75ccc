"""Registers beside the meetings: observers, petitions, papers from above, duties, tham luận.

Rules borrowed from other rubrics become dated, and editions remember when they were installed.
"""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_ITEM_COLUMNS = (
    "serves VARCHAR NOT NULL DEFAULT ''",
    "info_source VARCHAR NOT NULL DEFAULT ''",
    "local_meaning VARCHAR NOT NULL DEFAULT ''",
)
_ITEM_LINKS = (("duty_id", "periodic_duties"), ("directive_id", "directives"))


def upgrade(op: "Operations") -> None:
    """Make the tables and widen the agenda items."""
    _directives(op)
    _observer_teams(op)
    _periodic_duties(op)
    _observers(op)
    _good_models(op)
    _petitions(op)
    _visits(op)
    _papers(op)
    _remarks(op)
    _agenda_items(op)
    op.add_column("annual_plans", sa.Column("team_sent_on", sa.Date(), nullable=True))
    op.add_column("rubric_editions", sa.Column("installed_on", sa.Date(), nullable=True))
    for table in ("score_sheets", "score_lines"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN superior_reason VARCHAR NOT NULL DEFAULT ''")
    _date_loans(op)


def _date_loans(op: "Operations") -> None:
    """A rule borrowed until now is borrowed for every meeting of the book."""
    for old, new in (("gates_from", "gate_loans"), ("roll_up_from", "roll_up_loans")):
        op.execute(
            f"UPDATE settings SET key = '{new}', value = json_array(json_object("
            "'rubric_id', json_extract(value, '$'), 'since', NULL, 'items', json_array()))"
            f" WHERE key = '{old}'"
        )


def _agenda_items(op: "Operations") -> None:
    """Add the columns in SQLite's own words: it takes a column and its link in one sentence."""
    for column in _ITEM_COLUMNS:
        op.execute(f"ALTER TABLE agenda_items ADD COLUMN {column}")
    for column, table in _ITEM_LINKS:
        op.execute(
            f"ALTER TABLE agenda_items ADD COLUMN {column} INTEGER"
            f" REFERENCES {table} (id) ON DELETE SET NULL"
        )
        op.create_index(op.f(f"ix_agenda_items_{column}"), "agenda_items", [column], unique=False)


def _directives(op: "Operations") -> None:
    op.create_table(
        "directives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("applies", sa.Boolean(), nullable=False),
        sa.Column("spread_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directives")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_directives_received_on"), "directives", ["received_on"], unique=False)


def _observer_teams(op: "Operations") -> None:
    op.create_table(
        "observer_teams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observer_teams")),
        sqlite_autoincrement=True,
    )


def _periodic_duties(op: "Operations") -> None:
    op.create_table(
        "periodic_duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periodic_duties")),
        sqlite_autoincrement=True,
    )


def _observers(op: "Operations") -> None:
    op.create_table(
        "observers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["observer_teams.id"],
            name=op.f("fk_observers_team_id_observer_teams"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_observers_team_id"), "observers", ["team_id"], unique=False)


def _good_models(op: "Operations") -> None:
    op.create_table(
        "good_models",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_good_models_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_good_models_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_good_models")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_good_models_on"), "good_models", ["on"], unique=False)


def _petitions(op: "Operations") -> None:
    op.create_table(
        "petitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_petitions_item_id_agenda_items"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_petitions_meeting_id_meetings"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_petitions_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petitions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_petitions_closed_on"), "petitions", ["closed_on"], unique=False)
    op.create_index(op.f("ix_petitions_received_on"), "petitions", ["received_on"], unique=False)


def _visits(op: "Operations") -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("sheet_sent_on", sa.Date(), nullable=True),
        sa.Column("sheet_back_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["guests.id"], name=op.f("fk_visits_guest_id_guests"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_visits_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["observer_teams.id"],
            name=op.f("fk_visits_team_id_observer_teams"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_visits_meeting_id"), "visits", ["meeting_id"], unique=False)


def _papers(op: "Operations") -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_papers_attachment_id_attachments"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["members.id"], name=op.f("fk_papers_author_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_papers_item_id_agenda_items"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_papers_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_papers_author_id"), "papers", ["author_id"], unique=False)
    op.create_index(op.f("ix_papers_meeting_id"), "papers", ["meeting_id"], unique=False)


def _remarks(op: "Operations") -> None:
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("shortcoming", sa.String(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_items.id"],
            name=op.f("fk_remarks_item_id_agenda_items"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["members.id"], name=op.f("fk_remarks_owner_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name=op.f("fk_remarks_task_id_tasks"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name=op.f("fk_remarks_visit_id_visits"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_remarks_answered_on"), "remarks", ["answered_on"], unique=False)
    op.create_index(op.f("ix_remarks_visit_id"), "remarks", ["visit_id"], unique=False)
