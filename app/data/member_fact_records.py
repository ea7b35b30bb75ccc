"""What the meetings and tasks of a month or a quarter say of a member, read from their tables."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_settings
from app.data.memo import remembered
from app.data.task_records import load_tasks
from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.evidence_keys import EvidenceKey
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.member_facts import MeetingMark, MemberEvent, MemberFacts
from app.domain.member_labels import was_in_base
from app.domain.member_sheets import PeriodCounts
from app.domain.members import Member
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.tasks import Task, TaskState

REGULAR_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)
NOTED_KINDS = (EntryKind.SPEECH, EntryKind.COMMENDATION, EntryKind.REMINDER)
_UNMARKED = AttendanceState.UNMARKED


def load_facts(
    session: Session,
    member: Member,
    period: Period,
    today: date,
    stated: Mapping[EvidenceKey, str],
) -> MemberFacts:
    """Return what is recorded of a member in a period."""
    return MemberFacts(
        member_id=member.id,
        today=today,
        marks=_marks(session, member, period),
        events=_events(session, member.id, period),
        tasks=_tasks(session, member.id, period),
        stated=stated,
    )


def counts_of_period(
    session: Session, members: Sequence[Member], period: Period
) -> dict[int, PeriodCounts]:
    """Return what happened to each member in a period, with two queries over columns."""
    settings = load_settings(session)
    days = _meeting_days(session, period)
    marks = _states(session, tuple(days))
    noted = _noted(session, period)
    found = {}
    for member in members:
        called = [
            state
            for meeting_id, day in days.items()
            if was_in_base(member, day, settings)
            and (state := marks.get((meeting_id, member.id), _UNMARKED)) is not _UNMARKED
        ]
        found[member.id] = PeriodCounts(
            sum(state in ATTENDING for state in called),
            len(called),
            *(noted.get((member.id, kind), 0) for kind in NOTED_KINDS),
        )
    return found


def _meeting_days(session: Session, period: Period) -> Mapping[int, date]:
    name = f"regular meetings of {period.label}"
    tables = frozenset({"meetings"})
    return remembered(session, name, tables, lambda session: _read_days(session, period))


def _read_days(session: Session, period: Period) -> Mapping[int, date]:
    query = (
        select(t.Meeting.id, t.Meeting.day)
        .where(
            t.Meeting.kind.in_(REGULAR_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
            t.Meeting.day.between(period.first_day, period.last_day),
        )
        .order_by(t.Meeting.day)
    )
    return {row.id: row.day for row in session.execute(query)}


def _states(
    session: Session, meeting_ids: Sequence[int]
) -> Mapping[tuple[int, int], AttendanceState]:
    query = select(t.Attendance.meeting_id, t.Attendance.member_id, t.Attendance.state).where(
        t.Attendance.meeting_id.in_(meeting_ids)
    )
    return {(meeting, member): state for meeting, member, state in session.execute(query)}


def _noted(session: Session, period: Period) -> Mapping[tuple[int, EntryKind], int]:
    query = (
        select(t.MinutesEntry.member_id, t.MinutesEntry.kind, func.count())
        .join(t.Meeting, t.Meeting.id == t.MinutesEntry.meeting_id)
        .where(
            t.Meeting.day.between(period.first_day, period.last_day),
            t.MinutesEntry.kind.in_(NOTED_KINDS),
            t.MinutesEntry.as_chair.is_(False),
        )
        .group_by(t.MinutesEntry.member_id, t.MinutesEntry.kind)
    )
    return {(who, kind): count for who, kind, count in session.execute(query) if who is not None}


def _marks(session: Session, member: Member, period: Period) -> tuple[MeetingMark, ...]:
    settings, days = load_settings(session), _meeting_days(session, period)
    query = select(t.Attendance.meeting_id, t.Attendance.state).where(
        t.Attendance.meeting_id.in_(tuple(days)), t.Attendance.member_id == member.id
    )
    states = {row.meeting_id: row.state for row in session.execute(query)}
    return tuple(
        MeetingMark(
            meeting_id,
            f"họp tháng {day.month}",
            states.get(meeting_id, _UNMARKED),
            was_in_base(member, day, settings),
        )
        for meeting_id, day in days.items()
    )


def _events(session: Session, member_id: int, period: Period) -> tuple[MemberEvent, ...]:
    entry = t.MinutesEntry
    query = (
        select(entry.kind, entry.meeting_id, entry.id, t.Meeting.day, entry.text)
        .join(t.Meeting, t.Meeting.id == entry.meeting_id)
        .where(
            t.Meeting.day.between(period.first_day, period.last_day),
            entry.member_id == member_id,
            entry.kind.in_(NOTED_KINDS),
            entry.as_chair.is_(False),
        )
        .order_by(t.Meeting.day, entry.position)
    )
    return tuple(
        MemberEvent(kind, meeting_id, entry_id, f"họp tháng {day.month}", text)
        for kind, meeting_id, entry_id, day, text in session.execute(query)
    )


def _tasks(session: Session, member_id: int, period: Period) -> tuple[Task, ...]:
    found = load_tasks(session, t.Task.owner_id == member_id)
    return tuple(
        task
        for task in found
        if task.state is not TaskState.DROPPED
        and task.due_now is not None
        and period.contains(task.due_now)
    )
