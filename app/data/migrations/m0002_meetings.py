"""Meetings with parts, ladder, recipients, guests and agenda."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Make the tables."""
    _meetings(op)
    _agenda_items(op)
    _committee_links(op)
    _guests(op)
    _meeting_parts(op)
    _notices(op)
    _preparations(op)


def _meetings(op: "Operations") -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("quarter", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("planned_minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("focus", sa.String(), nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("form_basis", sa.String(), nullable=False),
        sa.Column("preparer_id", sa.Integer(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("minute_taker_id", sa.Integer(), nullable=True),
        sa.Column("consultation", sa.Boolean(), nullable=False),
        sa.Column("afterwards", sa.Boolean(), nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("move_reason", sa.String(), nullable=False),
        sa.Column("not_held_reason", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("topic_group", sa.Integer(), nullable=True),
        sa.Column("topic_author_id", sa.Integer(), nullable=True),
        sa.Column("topic_drafted_on", sa.Date(), nullable=True),
        sa.Column("topic_approved_on", sa.Date(), nullable=True),
        sa.Column("topic_sent_on", sa.Date(), nullable=True),
        sa.Column("topic_purpose", sa.String(), nullable=False),
        sa.Column("topic_assessment", sa.String(), nullable=False),
        sa.Column("separate_from_work", sa.Boolean(), nullable=True),
        sa.Column("dues_announced", sa.Boolean(), nullable=True),
        sa.Column("dues_note", sa.String(), nullable=False),
        sa.Column("no_commendation", sa.Boolean(), nullable=False),
        sa.Column("bulletin_collected", sa.Boolean(), nullable=False),
        sa.Column("draft_resolution", sa.String(), nullable=False),
        sa.Column("discussion_prompts", sa.String(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("petitions_up", sa.String(), nullable=False),
        sa.Column("shortcomings", sa.String(), nullable=False),
        sa.Column("papers_posted_on", sa.Date(), nullable=True),
        sa.Column("papers_on_handbook", sa.Boolean(), nullable=False),
        sa.Column("minutes_read_at", sa.DateTime(), nullable=True),
        sa.Column("minutes_adopted_at", sa.DateTime(), nullable=True),
        sa.Column("adoption_committed", sa.Boolean(), nullable=False),
        sa.Column("posting_committed", sa.Boolean(), nullable=False),
        sa.Column("finished_posted_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("signed_scan", sa.String(), nullable=False),
        sa.Column("rubric_edition_id", sa.Integer(), nullable=True),
        sa.Column("locked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chair_id"], ["members.id"], name=op.f("fk_meetings_chair_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["minute_taker_id"], ["members.id"], name=op.f("fk_meetings_minute_taker_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["preparer_id"], ["members.id"], name=op.f("fk_meetings_preparer_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["rubric_edition_id"],
            ["rubric_editions.id"],
            name=op.f("fk_meetings_rubric_edition_id_rubric_editions"),
        ),
        sa.ForeignKeyConstraint(
            ["topic_author_id"], ["members.id"], name=op.f("fk_meetings_topic_author_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("key", name=op.f("uq_meetings_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meetings_day"), "meetings", ["day"], unique=False)
    op.create_index(op.f("ix_meetings_year"), "meetings", ["year"], unique=False)


def _agenda_items(op: "Operations") -> None:
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("step_ids", sa.JSON(), nullable=False),
        sa.Column("presenter_id", sa.Integer(), nullable=True),
        sa.Column("presenter_name", sa.String(), nullable=False),
        sa.Column("present_minutes", sa.Integer(), nullable=False),
        sa.Column("discuss_minutes", sa.Integer(), nullable=False),
        sa.Column("carried_lines", sa.JSON(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("recurring", sa.Boolean(), nullable=False),
        sa.Column("is_professional", sa.Boolean(), nullable=False),
        sa.Column("draft_text", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("given_minutes", sa.Integer(), nullable=True),
        sa.Column("fate", sa.String(32), nullable=True),
        sa.Column("fate_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carried_from_id"],
            ["agenda_items.id"],
            name=op.f("fk_agenda_items_carried_from_id_agenda_items"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_agenda_items_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["presenter_id"], ["members.id"], name=op.f("fk_agenda_items_presenter_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_agenda_items_meeting_id"), "agenda_items", ["meeting_id"], unique=False
    )


def _committee_links(op: "Operations") -> None:
    op.create_table(
        "committee_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"],
            ["meetings.id"],
            name=op.f("fk_committee_links_committee_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_committee_links_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_links")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_committee_links_committee_id"), "committee_links", ["committee_id"], unique=False
    )
    op.create_index(
        op.f("ix_committee_links_meeting_id"), "committee_links", ["meeting_id"], unique=False
    )


def _guests(op: "Operations") -> None:
    op.create_table(
        "guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("is_superior", sa.Boolean(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_guests_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guests_meeting_id"), "guests", ["meeting_id"], unique=False)


def _meeting_parts(op: "Operations") -> None:
    op.create_table(
        "meeting_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("minute_taker_id", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chair_id"], ["members.id"], name=op.f("fk_meeting_parts_chair_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["party_groups.id"], name=op.f("fk_meeting_parts_group_id_party_groups")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_parts_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["minute_taker_id"],
            ["members.id"],
            name=op.f("fk_meeting_parts_minute_taker_id_members"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_parts")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_meeting_parts_meeting_id"), "meeting_parts", ["meeting_id"], unique=False
    )


def _notices(op: "Operations") -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_superior", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_notices_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_notices_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notices_meeting_id"), "notices", ["meeting_id"], unique=False)


def _preparations(op: "Operations") -> None:
    op.create_table(
        "preparations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_preparations_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["members.id"], name=op.f("fk_preparations_person_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preparations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_preparations_meeting_id"), "preparations", ["meeting_id"], unique=False
    )
