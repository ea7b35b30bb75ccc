"""Meetings and everything recorded in one."""

from datetime import date, datetime, time

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import Row, slug_enum
from app.domain.agendas import ItemFate, ItemKind, ItemOrigin, ItemPart
from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingForm, MeetingKind, MeetingStage, PartKind
from app.domain.minutes import EntryKind
from app.domain.votes import Threshold, VoteMatter, VoteMethod


def _meeting_key() -> Mapped[int]:
    return mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)


class MeetingPart(Row):
    """One half of a combined meeting, or one party group's sitting."""

    __tablename__ = "meeting_parts"

    meeting_id: Mapped[int] = _meeting_key()
    kind: Mapped[PartKind] = mapped_column(slug_enum(PartKind))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("party_groups.id"))
    place: Mapped[str]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class CommitteeLink(Row):
    """A committee meeting prepares another meeting."""

    __tablename__ = "committee_links"

    committee_id: Mapped[int] = _meeting_key()
    meeting_id: Mapped[int] = _meeting_key()


class Preparation(Row):
    """One rung of the preparation ladder."""

    __tablename__ = "preparations"

    meeting_id: Mapped[int] = _meeting_key()
    position: Mapped[int]
    key: Mapped[str]
    label: Mapped[str]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    note: Mapped[str]


class NoticeLine(Row):
    """One recipient of the invitation."""

    __tablename__ = "notices"

    meeting_id: Mapped[int] = _meeting_key()
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    name: Mapped[str]
    is_superior: Mapped[bool]
    channel: Mapped[str]
    sent_on: Mapped[date | None]


class Guest(Row):
    """A guest or delegate."""

    __tablename__ = "guests"

    meeting_id: Mapped[int] = _meeting_key()
    name: Mapped[str]
    unit: Mapped[str]
    role: Mapped[str]
    is_superior: Mapped[bool]
    online: Mapped[bool]


class AgendaItem(Row):
    """One item of the agenda."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[int] = _meeting_key()
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(slug_enum(ItemKind))
    title: Mapped[str]
    part: Mapped[ItemPart] = mapped_column(slug_enum(ItemPart))
    origin: Mapped[ItemOrigin] = mapped_column(slug_enum(ItemOrigin))
    step_ids: Mapped[list[str]] = mapped_column(JSON)
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    presenter_name: Mapped[str]
    present_minutes: Mapped[int]
    discuss_minutes: Mapped[int]
    carried_lines: Mapped[list[str]] = mapped_column(JSON)
    carried_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="SET NULL")
    )
    recurring: Mapped[bool]
    is_professional: Mapped[bool]
    draft_text: Mapped[str]
    content: Mapped[str]
    response: Mapped[str]
    conclusion: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    given_minutes: Mapped[int | None]
    fate: Mapped[ItemFate | None] = mapped_column(slug_enum(ItemFate))
    fate_reason: Mapped[str]
    duty_id: Mapped[int | None] = mapped_column(
        ForeignKey("periodic_duties.id", ondelete="SET NULL"), index=True
    )
    directive_id: Mapped[int | None] = mapped_column(
        ForeignKey("directives.id", ondelete="SET NULL"), index=True
    )
    serves: Mapped[str] = mapped_column(default="")
    info_source: Mapped[str] = mapped_column(default="")
    local_meaning: Mapped[str] = mapped_column(default="")


class Attendance(Row):
    """What was marked for one member; a member without a row is unmarked."""

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("meeting_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = _meeting_key()
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    state: Mapped[AttendanceState] = mapped_column(slug_enum(AttendanceState))
    reason: Mapped[str]
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    votes: Mapped[bool]


class MinutesEntry(Row):
    """One line of the minutes."""

    __tablename__ = "minutes_entries"

    meeting_id: Mapped[int] = _meeting_key()
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="SET NULL"), index=True
    )
    position: Mapped[int]
    kind: Mapped[EntryKind] = mapped_column(slug_enum(EntryKind))
    at: Mapped[datetime | None]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    guest_name: Mapped[str]
    text: Mapped[str]
    as_chair: Mapped[bool]
    correction_mark: Mapped[str]


class Vote(Row):
    """One vote."""

    __tablename__ = "votes"

    meeting_id: Mapped[int] = _meeting_key()
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    matter: Mapped[VoteMatter] = mapped_column(slug_enum(VoteMatter))
    text: Mapped[str]
    method: Mapped[VoteMethod] = mapped_column(slug_enum(VoteMethod))
    threshold: Mapped[Threshold] = mapped_column(slug_enum(Threshold))
    agree: Mapped[int]
    against: Mapped[int]
    other: Mapped[int]
    at: Mapped[datetime | None]


class Meeting(Row):
    """The header of a meeting."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("key"), {"sqlite_autoincrement": True})

    key: Mapped[str]
    kind: Mapped[MeetingKind] = mapped_column(slug_enum(MeetingKind))
    year: Mapped[int] = mapped_column(index=True)
    month: Mapped[int | None]
    quarter: Mapped[int | None]
    stage: Mapped[MeetingStage] = mapped_column(slug_enum(MeetingStage))
    day: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    planned_minutes: Mapped[int | None]
    place: Mapped[str]
    focus: Mapped[str]
    form: Mapped[MeetingForm] = mapped_column(slug_enum(MeetingForm))
    form_basis: Mapped[str]
    preparer_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    consultation: Mapped[bool]
    afterwards: Mapped[bool]
    proposed_on: Mapped[date | None]
    """Day the plan proposed, already moved off days without meetings."""
    moved_from: Mapped[date | None]
    move_reason: Mapped[str]
    not_held_reason: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    topic_title: Mapped[str]
    topic_group: Mapped[int | None]
    topic_author_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    topic_drafted_on: Mapped[date | None]
    topic_approved_on: Mapped[date | None]
    topic_sent_on: Mapped[date | None]
    topic_purpose: Mapped[str]
    topic_assessment: Mapped[str]
    separate_from_work: Mapped[bool | None]
    dues_announced: Mapped[bool | None]
    dues_note: Mapped[str]
    no_commendation: Mapped[bool]
    bulletin_collected: Mapped[bool]
    draft_resolution: Mapped[str]
    discussion_prompts: Mapped[str]
    conclusion: Mapped[str]
    petitions_up: Mapped[str]
    shortcomings: Mapped[str]
    papers_posted_on: Mapped[date | None]
    papers_on_handbook: Mapped[bool]
    minutes_read_at: Mapped[datetime | None]
    minutes_adopted_at: Mapped[datetime | None]
    adoption_committed: Mapped[bool]
    posting_committed: Mapped[bool]
    finished_posted_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    announced_on: Mapped[date | None]
    signed_scan: Mapped[str]
    rubric_edition_id: Mapped[int | None] = mapped_column(ForeignKey("rubric_editions.id"))
    locked_at: Mapped[datetime | None]

    parts: Mapped[list[MeetingPart]] = relationship(
        cascade="all, delete-orphan", order_by="MeetingPart.id"
    )
    preparations: Mapped[list[Preparation]] = relationship(
        cascade="all, delete-orphan", order_by="Preparation.position"
    )
    notices: Mapped[list[NoticeLine]] = relationship(
        cascade="all, delete-orphan", order_by="NoticeLine.id"
    )
    guests: Mapped[list[Guest]] = relationship(cascade="all, delete-orphan", order_by="Guest.id")
    agenda: Mapped[list[AgendaItem]] = relationship(
        cascade="all, delete-orphan", order_by="AgendaItem.position"
    )
    attendance: Mapped[list[Attendance]] = relationship(cascade="all, delete-orphan")
    entries: Mapped[list[MinutesEntry]] = relationship(
        cascade="all, delete-orphan", order_by="MinutesEntry.position"
    )
    votes: Mapped[list[Vote]] = relationship(cascade="all, delete-orphan", order_by="Vote.id")
