"""What the other meetings of a year say about one meeting: streaks, silence, neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.member_records import MEMBER_TABLES
from app.data.memo import remembered
from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.cells import Cell
from app.domain.counting import in_attendance_base
from app.domain.meeting_file import CommitteeRecord, MemberYear, SiblingMeeting
from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingStage
from app.domain.member_labels import was_in_base
from app.domain.members import Member
from app.domain.minutes import EntryKind
from app.domain.periods import Period, quarter_of_month
from app.domain.settings import Settings
from app.domain.streaks import YearMark, excused_streak, meetings_in_silence, unexcused_months

COUNTED_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED, MeetingKind.THEMATIC)
OFF_STAGES = frozenset({MeetingStage.POSTPONED, MeetingStage.NOT_HELD})
_MEETINGS = frozenset({"meetings", "cells"})
_BASE = MEMBER_TABLES | {"settings"}
_EARLIER = _MEETINGS | _BASE
_SPEAKERS = _EARLIER | {"minutes_entries"}
_YEAR = _EARLIER | {"attendances", "minutes_entries"}
_COMMITTEE = frozenset({"meetings", "committee_links", "minutes_entries", "agenda_items"})


KEPT_MEETINGS, KEPT_YEARS = 4, 1000
"""The meetings looked at last, and what was found of members before them."""


@dataclass(frozen=True, slots=True)
class YearScope:
    """From when records count, and who counts in the base."""

    cell: Cell
    settings: Settings


def siblings_of(session: Session, year: int, cell: Cell) -> tuple[SiblingMeeting, ...]:
    """Return the meetings of a year as K01, K03 and K04 see them."""

    def read(session: Session) -> tuple[SiblingMeeting, ...]:
        query = select(*_SIBLING).where(t.Meeting.year == year).order_by(t.Meeting.day)
        return tuple(_sibling(row, cell) for row in session.execute(query))

    return remembered(session, f"meetings of {year}", _MEETINGS, read)


_SIBLING = (
    t.Meeting.key,
    t.Meeting.kind,
    t.Meeting.year,
    t.Meeting.month,
    t.Meeting.quarter,
    t.Meeting.stage,
    t.Meeting.day,
)


def _sibling(row: Row[*tuple[Any, ...]], cell: Cell) -> SiblingMeeting:
    period = Period(row.year, row.month, row.quarter)
    quarter = period.quarter_number or quarter_of_month(row.day.month)
    return SiblingMeeting(
        key=row.key,
        kind=row.kind,
        month=row.month,
        quarter=quarter,
        day=row.day,
        held=row.stage in HELD_STAGES,
        counted=row.stage not in OFF_STAGES and row.day >= cell.records_from,
    )


def committee_records(session: Session, meeting: t.Meeting) -> tuple[CommitteeRecord, ...]:
    """Return the committee meetings that prepare a meeting, earliest first."""
    name = f"committee meetings before meeting {meeting.id}"
    return remembered(session, name, _COMMITTEE, lambda session: _committee(session, meeting))


def _committee(session: Session, meeting: t.Meeting) -> tuple[CommitteeRecord, ...]:
    query = (
        select(t.Meeting)
        .join(t.CommitteeLink, t.CommitteeLink.committee_id == t.Meeting.id)
        .where(t.CommitteeLink.meeting_id == meeting.id)
        .order_by(t.Meeting.day)
    )
    return tuple(
        CommitteeRecord(
            meeting_id=row.id,
            key=row.key,
            day=row.day,
            held=row.stage in HELD_STAGES,
            minutes_recorded=_has_minutes(row),
            consultation=row.consultation,
        )
        for row in session.scalars(query)
    )


def _has_minutes(row: t.Meeting) -> bool:
    if row.stage not in HELD_STAGES:
        return False
    return bool(row.conclusion or row.entries or any(item.content for item in row.agenda))


def member_years(
    session: Session,
    meeting: t.Meeting,
    members: Sequence[Member],
    lines: Sequence[AttendanceLine],
    scope: YearScope,
) -> tuple[MemberYear, ...]:
    """Return streaks and silence of every member of the base, this meeting included."""

    def read(session: Session) -> tuple[MemberYear, ...]:
        before = _past_of(session, meeting, members, scope)
        return tuple(
            _member_year(
                line.member_id,
                before.get(line.member_id, _NO_PAST),
                _this(meeting, line, scope.settings),
            )
            for line in lines
        )

    return remembered(session, f"members' year at meeting {meeting.id}", _YEAR, read)


@dataclass(frozen=True, slots=True, eq=False)
class _Past:
    """What one member did before a meeting; the same one as long as no earlier mark changes."""

    marks: tuple[YearMark, ...] = ()


_NO_PAST = _Past()


@lru_cache(maxsize=KEPT_YEARS)
def _member_year(member_id: int, before: _Past, this: YearMark) -> MemberYear:
    year = (*before.marks, this)
    streak = excused_streak(year)
    return MemberYear(
        member_id=member_id,
        excused_streak=len(streak),
        streak_periods=streak,
        unexcused_months=unexcused_months(year),
        meetings_since_speech=meetings_in_silence(before.marks),
    )


def _this(meeting: t.Meeting, line: AttendanceLine, settings: Settings) -> YearMark:
    return YearMark(
        label=_short(meeting),
        month=_month(meeting),
        state=line.state,
        in_base=in_attendance_base(line, settings),
    )


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What a member's year needs of an earlier meeting, read once for all members."""

    id: int
    label: str
    month: int
    base: frozenset[int]


def _past_of(
    session: Session, meeting: t.Meeting, members: Sequence[Member], scope: YearScope
) -> Mapping[int, _Past]:
    """Return what each member did at the counted meetings of the year held before."""
    earlier = remembered(
        session,
        f"meetings before meeting {meeting.id}",
        _EARLIER,
        lambda session: _earlier_meetings(session, meeting, members, scope),
    )
    ids = [row.id for row in earlier]
    name = f"speakers before meeting {meeting.id}"
    spoken = remembered(session, name, _SPEAKERS, lambda session: _speakers(session, ids))
    return _pasts(earlier, _written_states(session, ids), spoken, tuple(m.id for m in members))


@lru_cache(maxsize=KEPT_MEETINGS)
def _pasts(
    earlier: tuple[_Earlier, ...],
    written: tuple[tuple[int, str], ...],
    spoken: frozenset[tuple[int, int]],
    members: tuple[int, ...],
) -> Mapping[int, _Past]:
    """Put marks together; a mark of today's meeting changes none of the earlier ones."""
    states = _states(written)
    marks: dict[tuple[int, AttendanceState, bool, bool], YearMark] = {}

    def mark(row: _Earlier, member_id: int) -> YearMark:
        """Return one mark for all who did the same: there are few kinds, and many members."""
        state = states.get((row.id, member_id), AttendanceState.UNMARKED)
        in_base, spoke = member_id in row.base, (row.id, member_id) in spoken
        known = marks.get((row.id, state, in_base, spoke))
        if known is None:
            known = YearMark(row.label, row.month, state, in_base, spoke)
            marks[row.id, state, in_base, spoke] = known
        return known

    return {member: _Past(tuple(mark(row, member) for row in earlier)) for member in members}


def _earlier_meetings(
    session: Session, meeting: t.Meeting, members: Sequence[Member], scope: YearScope
) -> tuple[_Earlier, ...]:
    query = (
        select(t.Meeting)
        .where(
            t.Meeting.year == meeting.year,
            t.Meeting.kind.in_(COUNTED_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
            t.Meeting.day >= scope.cell.records_from,
            t.Meeting.day <= meeting.day,
            t.Meeting.id != meeting.id,
        )
        .order_by(t.Meeting.day, t.Meeting.id)
    )
    return tuple(
        _Earlier(
            row.id, _short(row), _month(row), _base_on(session, row.day, members, scope.settings)
        )
        for row in session.scalars(query)
    )


def _base_on(
    session: Session, day: date, members: Sequence[Member], settings: Settings
) -> frozenset[int]:
    """Return who counts on a day: asked again for each later meeting, new only with the members."""
    return remembered(
        session,
        f"attendance base on {day}",
        _BASE,
        lambda _: frozenset(member.id for member in members if was_in_base(member, day, settings)),
    )


def _written_states(session: Session, meeting_ids: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """Return the marks of each meeting as one text: thousands of rows cost more than the rest."""
    marks = ", ".join("?" * len(meeting_ids))
    query = (
        "SELECT meeting_id, group_concat(member_id || ' ' || state) FROM attendances"
        f" WHERE meeting_id IN ({marks}) GROUP BY meeting_id"
    )
    rows = session.connection().exec_driver_sql(query, tuple(meeting_ids))
    return tuple((meeting, text) for meeting, text in rows)


def _states(written: Iterable[tuple[int, str]]) -> dict[tuple[int, int], AttendanceState]:
    lines = ((meeting, line.split()) for meeting, text in written for line in text.split(","))
    return {(meeting, int(member)): _STATES[state] for meeting, (member, state) in lines}


_STATES = {state.value: state for state in AttendanceState}


def _speakers(session: Session, meeting_ids: Sequence[int]) -> frozenset[tuple[int, int]]:
    query = (
        select(t.MinutesEntry.meeting_id, t.MinutesEntry.member_id)
        .where(
            t.MinutesEntry.meeting_id.in_(meeting_ids),
            t.MinutesEntry.kind == EntryKind.SPEECH,
            t.MinutesEntry.member_id.is_not(None),
            t.MinutesEntry.as_chair.is_(False),
        )
        .distinct()
    )
    found = session.execute(query)
    return frozenset((meeting, member) for meeting, member in found if member is not None)


def _month(row: t.Meeting) -> int:
    return row.month or row.day.month


def _short(row: t.Meeting) -> str:
    month = _month(row)
    return f"CĐ T{month}" if row.kind is MeetingKind.THEMATIC else f"T{month}"
