"""What a new agenda may take over from earlier meetings, read from their tables."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.cell_records import load_cell, load_rules
from app.data.directive_records import for_meeting
from app.data.duty_records import load_duty_lines
from app.data.meeting_parts import agenda_item, entry_record, period_of
from app.data.member_records import load_members
from app.data.petition_records import open_petitions
from app.data.remark_records import open_remarks
from app.data.report_turns import load_turns, skips_of
from app.data.task_records import load_tasks, previous_resolution
from app.domain.carry_over import (
    CarrySource,
    EarlierMeeting,
    ProbationEnd,
    reporters_due,
)
from app.domain.duties import DueDuty, due_duties
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.member_days import class_on, on_roll
from app.domain.member_labels import probation_ends
from app.domain.members import Member, MemberClass
from app.domain.minutes import EntryKind
from app.domain.petitions import Petition
from app.domain.tasks import OPEN_STATES
from app.domain.text import shortened

EARLIER_MEETINGS = 12
REGULAR_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)
PROBATION_AHEAD = timedelta(days=31)
"""A member whose 12 months end before the next monthly meeting is put on the agenda now."""


def load_carry_source(session: Session, meeting: t.Meeting) -> CarrySource:
    """Return what enters the agenda of a meeting by itself (A1)."""
    earlier = _earlier(session, meeting)
    members = load_members(session)
    roll = on_roll(members, meeting.day)
    petitions = _petitions(session, meeting)
    return CarrySource(
        day=meeting.day,
        kind=meeting.kind,
        previous=previous_resolution(session, meeting),
        earlier=tuple(
            EarlierMeeting(
                label=period_of(row).short_label,
                items=tuple(map(agenda_item, row.agenda)),
                entries=tuple(
                    entry_record(entry) for entry in row.entries if entry.kind is EntryKind.PARKED
                ),
            )
            for row in earlier
        ),
        tasks=load_tasks(session, t.Task.state.in_(OPEN_STATES), _given_before(meeting)),
        remarks=open_remarks(session, meeting.day),
        probation=_probation(session, members, meeting),
        turns=load_turns(session, meeting.day, roll),
        skipped=frozenset(skip.member_id for skip in skips_of(session, meeting.key)),
        reporters=reporters_due(len(roll), load_rules(session, meeting.day)),
        duties=_duties(session, meeting),
        directives=for_meeting(session, meeting),
        petitions=sum(p.answered_on is None for p in petitions),
        answers=tuple(shortened(p.text) for p in petitions if p.answered_on is not None),
    )


def _petitions(session: Session, meeting: t.Meeting) -> Sequence[Petition]:
    return [p for p in open_petitions(session) if p.received_on <= meeting.day]


def _duties(session: Session, meeting: t.Meeting) -> tuple[DueDuty, ...]:
    since = load_cell(session).records_from
    lines = load_duty_lines(session, meeting.year, meeting.day, since)
    return due_duties(lines, meeting.month or meeting.day.month)


def _given_before(meeting: t.Meeting) -> ColumnElement[bool]:
    """Tell tasks known on the meeting's day from those given later, or by itself."""
    earlier = select(t.Meeting.id).where(t.Meeting.day < meeting.day)
    return or_(t.Task.meeting_id.is_(None), t.Task.meeting_id.in_(earlier))


def _earlier(session: Session, meeting: t.Meeting) -> Sequence[t.Meeting]:
    """Return the held meetings of the same kind before this one, the oldest first."""
    kinds = REGULAR_KINDS if meeting.kind in REGULAR_KINDS else (meeting.kind,)
    query = (
        select(t.Meeting)
        .options(selectinload(t.Meeting.agenda), selectinload(t.Meeting.entries))
        .where(
            t.Meeting.kind.in_(kinds),
            t.Meeting.stage.in_(HELD_STAGES),
            t.Meeting.day < meeting.day,
        )
        .order_by(t.Meeting.day.desc())
        .limit(EARLIER_MEETINGS)
    )
    return session.scalars(query).all()[::-1]


def _probation(
    session: Session, members: Sequence[Member], meeting: t.Meeting
) -> tuple[ProbationEnd, ...]:
    months = load_rules(session, meeting.day).integer("probation_months")
    limit = meeting.day + PROBATION_AHEAD
    return tuple(
        ProbationEnd(member.id, member.full_name, ends)
        for member in members
        if class_on(member, meeting.day) is MemberClass.PROBATIONARY
        and (ends := probation_ends(member, months)) is not None
        and ends <= limit
    )
