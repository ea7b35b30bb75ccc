"""What a new agenda may take over from earlier meetings, read from their tables."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.data import tables as t
from app.data.cell_records import load_cell, load_rules
from app.data.directive_records import for_meeting
from app.data.duty_records import load_duty_lines
from app.data.meeting_parts import agenda_item, entry_record, period_of
from app.data.member_records import load_members
from app.data.petition_records import open_petitions
from app.data.remark_records import open_remarks
from app.data.task_records import load_tasks, previous_resolution
from app.domain.agendas import ItemKind
from app.domain.carry_over import (
    CarrySource,
    EarlierMeeting,
    ProbationEnd,
    ReportTurn,
    is_turn_of,
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
        tasks=load_tasks(session, t.Task.state.in_(OPEN_STATES)),
        remarks=open_remarks(session, meeting.day),
        probation=_probation(session, members, meeting),
        turns=_turns(session, meeting, roll),
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


def _turns(session: Session, meeting: t.Meeting, roll: Sequence[Member]) -> tuple[ReportTurn, ...]:
    """Return how many held regular meetings each member has waited to report."""
    query = (
        select(t.Meeting.id)
        .where(
            t.Meeting.kind.in_(REGULAR_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
            t.Meeting.day < meeting.day,
        )
        .order_by(t.Meeting.day.desc())
    )
    places = {meeting_id: place for place, meeting_id in enumerate(session.scalars(query))}
    waited: dict[int, int] = {}
    for meeting_id, member_id in (*_presented(session), *_reported_in_turn(session, roll)):
        place = places.get(meeting_id)
        if place is not None:
            waited[member_id] = min(place, waited.get(member_id, place))
    summoned = (
        member
        for member in roll
        if class_on(member, meeting.day) in {MemberClass.OFFICIAL, MemberClass.PROBATIONARY}
    )
    return tuple(ReportTurn(m.id, m.full_name, waited.get(m.id)) for m in summoned)


def _presented(session: Session) -> Iterator[tuple[int, int]]:
    """Give meeting and member of every report on học tập và làm theo Bác."""
    query = select(t.AgendaItem.meeting_id, t.AgendaItem.presenter_id).where(
        t.AgendaItem.kind == ItemKind.STUDY
    )
    for meeting_id, member_id in session.execute(query):
        if member_id is not None:
            yield meeting_id, member_id


def _reported_in_turn(session: Session, roll: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Give those who spoke under such an item that names them: a second one has no presenter."""
    names = {member.id: member.full_name for member in roll}
    query = (
        select(t.AgendaItem.meeting_id, t.AgendaItem.carried_lines, t.MinutesEntry.member_id)
        .join(t.MinutesEntry, t.MinutesEntry.item_id == t.AgendaItem.id)
        .where(t.AgendaItem.kind == ItemKind.STUDY, t.MinutesEntry.kind == EntryKind.SPEECH)
    )
    for meeting_id, lines, member_id in session.execute(query):
        name = names.get(member_id or 0)
        if member_id is not None and name and any(is_turn_of(name, line) for line in lines):
            yield meeting_id, member_id
