"""Finding and making meeting rows: keys, defaults, ladders, recipients."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_days_off, load_settings
from app.data.meeting_parts import write_topic
from app.data.member_records import load_members
from app.domain.errors import NotFound
from app.domain.ladders import GOAL, LadderPoint, ladder_for, move_points
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage, PartKind
from app.domain.member_days import post_on
from app.domain.member_labels import was_in_base
from app.domain.members import Member
from app.domain.periods import Period, meeting_key
from app.domain.settings import Settings
from app.domain.text import clean, name_key

DRAFT_FIELDS = (
    "kind",
    "day",
    "starts_at",
    "planned_minutes",
    "form",
    "preparer_id",
    "chair_id",
    "minute_taker_id",
    "consultation",
    "afterwards",
)
TEXT_FIELDS = ("place", "focus", "form_basis")
_EMPTY_TEXTS = (
    "move_reason",
    "not_held_reason",
    "dues_note",
    "draft_resolution",
    "discussion_prompts",
    "conclusion",
    "petitions_up",
    "shortcomings",
    "signed_scan",
)
_FALSE_FLAGS = (
    "no_commendation",
    "bulletin_collected",
    "papers_on_handbook",
    "adoption_committed",
    "posting_committed",
)


def new_meeting(session: Session, draft: MeetingDraft) -> t.Meeting:
    """Add a meeting with its key, ladder and, when combined, its two parts."""
    row = t.Meeting(
        key=free_key(session, draft.kind, draft.period),
        stage=MeetingStage.PLANNED,
        **dict.fromkeys(_EMPTY_TEXTS, ""),
        **dict.fromkeys(_FALSE_FLAGS, False),
    )
    write_draft(row, draft)
    row.proposed_on = draft.day
    session.add(row)
    add_ladder(session, row)
    if draft.kind is MeetingKind.COMBINED:
        row.parts = [_part(PartKind.REGULAR), _part(PartKind.THEMATIC)]
    session.flush()
    return row


STILL_PLANNED = (MeetingStage.PLANNED, MeetingStage.PREPARING)


def settle_day(session: Session, row: t.Meeting, day: date) -> None:
    """Take another day into the plan, while neither the plan nor the notice has gone out."""
    sent = select(t.AnnualPlan.sent_on).where(t.AnnualPlan.year == row.year)
    is_told = session.scalar(sent) is not None or any(n.sent_on for n in row.notices)
    if row.stage in STILL_PLANNED and not is_told:
        row.proposed_on = day


def write_draft(row: t.Meeting, draft: MeetingDraft) -> None:
    """Put the values of a form into a meeting row."""
    for name in DRAFT_FIELDS:
        setattr(row, name, getattr(draft, name))
    for name in TEXT_FIELDS:
        setattr(row, name, clean(getattr(draft, name)).strip())
    row.year, row.month, row.quarter = draft.period.year, draft.period.month, draft.period.quarter
    write_topic(row, draft.topic)


def free_key(session: Session, kind: MeetingKind, period: Period) -> str:
    """Return the first key of a kind and kỳ that no meeting has: 2026-11, 2026-11-2 …"""
    ordinal = 1
    while (key := meeting_key(kind.value, period, ordinal)) in _keys(session, period.year):
        ordinal += 1
    return key


def _keys(session: Session, year: int) -> set[str]:
    return set(session.scalars(select(t.Meeting.key).where(t.Meeting.year == year)))


def meeting_id_of(session: Session, key: str) -> int:
    """Return the id of a key such as "2026-11-cd", or of a number as text; raises NotFound."""
    found = session.scalar(select(t.Meeting.id).where(t.Meeting.key == key))
    if found is None and key.isdecimal():
        found = session.scalar(select(t.Meeting.id).where(t.Meeting.id == int(key)))
    if found is None:
        raise NotFound(f"Không có buổi họp nào có mã “{key}”. Xem mã bằng lệnh info.")
    return found


def add_ladder(session: Session, row: t.Meeting) -> None:
    """Give a meeting the preparation ladder counted back from its day."""
    points = ladder_for(row.kind, row.day, load_days_off(session))
    row.preparations = [_rung(position, point) for position, point in enumerate(points)]


def move_ladder(session: Session, row: t.Meeting, day: date) -> None:
    """Move the rungs that are not done yet with the meeting."""
    days_off = load_days_off(session)
    points = tuple(LadderPoint(p.key, p.label, p.due_on) for p in row.preparations)
    done = {p.key for p in row.preparations if p.done_on is not None}
    before = ladder_for(row.kind, row.day, days_off)
    after = ladder_for(row.kind, day, days_off)
    moved = {p.key: p for p in move_points(points, done, before, after)}
    for rung in row.preparations:
        rung.due_on = moved[rung.key].due_on
    ordered = sorted(row.preparations, key=lambda rung: (rung.due_on, rung.key == GOAL))
    for position, rung in enumerate(ordered):
        rung.position = position


def add_notices(session: Session, row: t.Meeting) -> None:
    """List every member summoned on the day and the superior's member as recipients."""
    known = {line.member_id for line in row.notices}
    settings = load_settings(session)
    for member in sorted(load_members(session), key=lambda m: name_key(m.full_name)):
        if member.id in known or not _is_called(row, member, settings):
            continue
        row.notices.append(_notice(member.id, member.full_name))
    superior = load_cell(session).assigned_superior
    if superior and row.kind is not MeetingKind.COMMITTEE and not _has_superior(row.notices):
        row.notices.append(_notice(None, superior))


def _is_called(row: t.Meeting, member: Member, settings: Settings) -> bool:
    if row.kind is MeetingKind.COMMITTEE:
        return post_on(member, row.day) is not None
    return was_in_base(member, row.day, settings)


def _has_superior(notices: Sequence[t.NoticeLine]) -> bool:
    return any(line.is_superior for line in notices)


def _notice(member_id: int | None, name: str) -> t.NoticeLine:
    return t.NoticeLine(
        member_id=member_id, name=name, is_superior=member_id is None, channel="", sent_on=None
    )


def _part(kind: PartKind) -> t.MeetingPart:
    return t.MeetingPart(kind=kind, place="")


def _rung(position: int, point: LadderPoint) -> t.Preparation:
    return t.Preparation(
        position=position,
        key=point.key,
        label=point.label,
        due_on=point.due_on,
        done_on=None,
        person_id=None,
        note="",
    )
