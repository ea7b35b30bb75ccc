"""Who reported on học tập và làm theo Bác, who waits how long, and who is skipped this time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules, load_settings
from app.data.member_records import MEMBER_TABLES, load_members, names_of_members
from app.data.memo import remembered
from app.domain.agendas import ItemFate, ItemKind
from app.domain.carry_over import ReportTurn, is_turn_of, next_reporters, reporters_due
from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingStage
from app.domain.member_days import class_on, on_roll
from app.domain.members import Member, MemberClass
from app.domain.minutes import EntryKind
from app.domain.periods import Period, meeting_key, month_of, next_month
from app.domain.rotations import (
    MemberReport,
    Rotation,
    TurnSkip,
    month_label,
    turn_lines,
    waited_since,
)

REGULAR_KINDS = (MeetingKind.REGULAR, MeetingKind.COMBINED)
_REPORTING = frozenset({MemberClass.OFFICIAL, MemberClass.PROBATIONARY})
MeetingMonth = tuple[date, Period]
"""When a meeting was held, and of which month."""
_NOT_BEGUN = (MeetingStage.PLANNED, MeetingStage.PREPARING)


def load_turns(session: Session, day: date, roll: Sequence[Member]) -> tuple[ReportTurn, ...]:
    """Return how many held regular meetings each member has waited to report, before a day."""
    return _turns(session, day, roll, _reported(session, names_of_members(session)))


def _turns(
    session: Session, day: date, roll: Sequence[Member], reported: Iterable[tuple[int, int]]
) -> tuple[ReportTurn, ...]:
    before = [(at, id_, month) for id_, (at, month) in _held(session).items() if at < day]
    before.sort(key=itemgetter(0), reverse=True)
    places = {id_: place for place, (_at, id_, _month) in enumerate(before)}
    held = [month for _at, _id, month in before]
    waited = {who: waited_since(month, held) for who, month in _earlier(session).items()}
    for meeting_id, member_id in reported:
        place = places.get(meeting_id)
        if place is not None:
            waited[member_id] = min(place, waited.get(member_id, place))
    summoned = (member for member in roll if class_on(member, day) in _REPORTING)
    return tuple(ReportTurn(m.id, m.full_name, waited.get(m.id)) for m in summoned)


def load_rotation(session: Session, today: date) -> Rotation:
    """Return the order of turns for the next regular meeting that has not begun."""
    name = f"rotation on {today}"
    return remembered(session, name, _ROTATION_TABLES, lambda s: _read_rotation(s, today))


def _read_rotation(session: Session, today: date) -> Rotation:
    row = coming_meeting(session)
    period, key, day = _coming_month(session, today) if row is None else _known_month(row)
    roll = on_roll(load_members(session), day)
    number = reporters_due(len(roll), load_rules(session, day))
    reported = _reported(session, names_of_members(session))
    turns = _turns(session, day, roll, reported)
    skips, reports = skips_of(session, key), _reports(_held(session), reported)
    lines = turn_lines(turns, reports, number, skips, _earlier(session))
    planned = frozenset() if row is None else _named(row, roll)
    meeting_id = None if row is None else row.id
    return Rotation(key, period.label, number, len(roll), lines, meeting_id, planned)


def reports_of(session: Session, member: Member, year: int) -> tuple[MemberReport, ...]:
    """Return the reports a member gave in a year, the newest first."""
    held = {id_: known for id_, known in _held(session).items() if known[1].year == year}
    reported = _reported(session, {member.id: member.full_name})
    own = [(meeting_id, member_id) for meeting_id, member_id in reported if member_id == member.id]
    return tuple(sorted(_reports(held, own), key=lambda report: report.day, reverse=True))


def due_reporters(session: Session, row: t.Meeting) -> tuple[ReportTurn, ...]:
    """Return whose turn it is at a meeting, those who are skipped left out."""
    roll = on_roll(load_members(session), row.day)
    number = reporters_due(len(roll), load_rules(session, row.day))
    skipped = frozenset(skip.member_id for skip in skips_of(session, row.key))
    return next_reporters(load_turns(session, row.day, roll), number, skipped)


_REPORT_TABLES = frozenset({"meetings", "agenda_items", "minutes_entries", "members"})
_ROTATION_TABLES = _REPORT_TABLES | MEMBER_TABLES | {"rule_values"}


def load_reports(session: Session) -> tuple[MemberReport, ...]:
    """Return every report given at a held meeting, of every member and year."""

    def read(session: Session) -> tuple[MemberReport, ...]:
        reported = _reported(session, names_of_members(session))
        return tuple(_reports(_held(session), reported))

    return remembered(session, "reports on học tập Bác", _REPORT_TABLES, read)


def skips_of(session: Session, key: str) -> tuple[TurnSkip, ...]:
    """Return who is skipped at the meeting with a key."""
    kept = (TurnSkip(*one) for one in load_settings(session).turn_skips)
    return tuple(skip for skip in kept if skip.key == key)


def coming_meeting(session: Session) -> t.Meeting | None:
    """Return the next regular meeting that has not begun."""
    query = (
        select(t.Meeting)
        .where(t.Meeting.kind.in_(REGULAR_KINDS), t.Meeting.stage.in_(_NOT_BEGUN))
        .order_by(t.Meeting.day)
        .limit(1)
    )
    return session.scalars(query).first()


def _known_month(row: t.Meeting) -> tuple[Period, str, date]:
    return Period(row.year, row.month or row.day.month), row.key, row.day


def _coming_month(session: Session, today: date) -> tuple[Period, str, date]:
    period = _month_without_meeting(session, today)
    key = meeting_key(MeetingKind.REGULAR.value, period)
    return period, key, max(today, period.first_day)


def _named(row: t.Meeting, roll: Sequence[Member]) -> frozenset[int]:
    """Return who reports at a meeting by its agenda."""
    items = [item for item in row.agenda if item.kind is ItemKind.STUDY]
    lines = [line for item in items for line in item.carried_lines]
    in_turn = (m.id for m in roll if any(is_turn_of(m.full_name, line) for line in lines))
    return frozenset([*(item.presenter_id for item in items if item.presenter_id), *in_turn])


def _earlier(session: Session) -> dict[int, Period]:
    """Return the last reports given before this book was begun."""
    kept = load_settings(session).earlier_reports
    return {member_id: Period(year, month) for member_id, year, month in kept}


def _month_without_meeting(session: Session, today: date) -> Period:
    """Return this month, or the next one where this month's meeting has been held."""
    period = month_of(today)
    held = select(t.Meeting.id).where(
        t.Meeting.kind.in_(REGULAR_KINDS),
        t.Meeting.stage.in_(HELD_STAGES),
        t.Meeting.year == period.year,
        t.Meeting.month == period.month,
    )
    return next_month(period) if session.scalars(held).first() is not None else period


def _held(session: Session) -> Mapping[int, MeetingMonth]:
    """Return the regular meetings held, of every year, by columns."""
    return remembered(session, "regular meetings held", frozenset({"meetings"}), _read_held)


def _read_held(session: Session) -> dict[int, MeetingMonth]:
    query = select(t.Meeting.id, t.Meeting.day, t.Meeting.year, t.Meeting.month).where(
        t.Meeting.kind.in_(REGULAR_KINDS), t.Meeting.stage.in_(HELD_STAGES)
    )
    return {
        id_: (day, Period(year, month or day.month))
        for id_, day, year, month in session.execute(query)
    }


def _reports(
    held: Mapping[int, MeetingMonth], reported: Collection[tuple[int, int]]
) -> Iterator[MemberReport]:
    """Give every report at one of these meetings."""
    for meeting_id, member_id in reported:
        if meeting_id in held:
            day, period = held[meeting_id]
            yield MemberReport(member_id, meeting_id, month_label(period), day)


def _reported(session: Session, names: Mapping[int, str]) -> frozenset[tuple[int, int]]:
    """Return meeting and member of every report; one put off or dropped was not given.

    Those who spoke under such an item that names them reported too: a second one has no presenter.
    """
    in_turn = (
        (meeting_id, member_id)
        for meeting_id, lines, member_id in _spoken(session)
        if (name := names.get(member_id)) and any(is_turn_of(name, line) for line in lines)
    )
    return frozenset((*_presented(session), *in_turn))


def _presented(session: Session) -> tuple[tuple[int, int], ...]:
    """Return meeting and presenter of every report that was not put off or dropped."""

    def read(session: Session) -> tuple[tuple[int, int], ...]:
        item = t.AgendaItem
        query = select(item.meeting_id, item.presenter_id).where(
            item.kind == ItemKind.STUDY,
            or_(item.fate.is_(None), item.fate == ItemFate.DONE),
        )
        rows = session.execute(query)
        return tuple((meeting, who) for meeting, who in rows if who is not None)

    return remembered(session, "presented reports", frozenset({"agenda_items"}), read)


def _spoken(session: Session) -> tuple[tuple[int, tuple[str, ...], int], ...]:
    """Return meeting, lines of the item and speaker of what others said where reports are due."""

    def read(session: Session) -> tuple[tuple[int, tuple[str, ...], int], ...]:
        item, entry = t.AgendaItem, t.MinutesEntry
        query = (
            select(item.meeting_id, item.carried_lines, entry.member_id)
            .join(entry, entry.item_id == item.id)
            .where(
                item.kind == ItemKind.STUDY,
                func.json_array_length(item.carried_lines) > 0,
                entry.kind == EntryKind.SPEECH,
                entry.member_id.is_distinct_from(item.presenter_id),
            )
        )
        rows = session.execute(query)
        return tuple(
            (meeting, tuple(lines), who) for meeting, lines, who in rows if who is not None
        )

    tables = frozenset({"agenda_items", "minutes_entries"})
    return remembered(session, "said where reports are due", tables, read)
