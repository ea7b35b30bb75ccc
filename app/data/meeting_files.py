"""One meeting as a `MeetingFile`: from the tables while open, from its snapshot once locked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.base import Row
from app.data.cell_records import load_cell, load_rules, load_settings, term_on
from app.data.meeting_parts import (
    agenda_item,
    document_record,
    entry_record,
    guest_record,
    header_record,
    notice_record,
    part_record,
    preparation_record,
    vote_record,
)
from app.data.member_records import MEMBER_TABLES, load_members
from app.data.memo import remembered
from app.data.paper_records import PAPER_TABLES, load_papers
from app.data.score_records import load_sheet
from app.data.snapshots import frozen_file
from app.data.task_records import previous_resolution, tasks_of
from app.data.year_records import YearScope, committee_records, member_years, siblings_of
from app.domain.attendance import AttendanceLine
from app.domain.documents import IssuedDocument
from app.domain.errors import NotFound
from app.domain.meeting_file import MeetingFile, Override, Person
from app.domain.meetings import MeetingHeader, MeetingKind, meeting_title
from app.domain.member_days import (
    class_on,
    has_committee,
    is_secretary_only,
    on_roll,
    post_on,
    standing_on,
)
from app.domain.member_labels import group_name, post_label, probation_ends
from app.domain.members import Member, MemberClass, Standing
from app.domain.minutes import Correction
from app.domain.score_sheets import SheetRecord
from app.domain.text import name_key

T = TypeVar("T")
_LINES = MEMBER_TABLES | {"meetings", "attendances"}


def load_meeting_file(session: Session, meeting_id: int) -> MeetingFile:
    """Return everything about one meeting; a locked one is its snapshot."""
    row = find_meeting(session, meeting_id)
    if row.locked_at is not None:
        return with_later_facts(session, row, frozen_file(session, meeting_id))
    return read_open_meeting(session, row)


def find_meeting(session: Session, meeting_id: int) -> t.Meeting:
    """Return a meeting row or raise NotFound."""
    row = session.get(t.Meeting, meeting_id)
    if row is None:
        raise NotFound("Buổi họp này không còn trong sổ. Hãy mở lại danh sách buổi họp.")
    return row


def read_open_meeting(session: Session, row: t.Meeting) -> MeetingFile:
    """Return a meeting from the tables, whatever its stage; a lock freezes this value."""
    cell, settings = load_cell(session), load_settings(session)
    members = load_members(session)
    header, rules = header_record(row), load_rules(session, row.day)
    lines = remembered(
        session, f"attendance of meeting {row.id}", _LINES, lambda s: _attendance(s, row, members)
    )
    return MeetingFile(
        cell=cell,
        term=term_on(session, row.day),
        settings=settings,
        rules=rules,
        header=header,
        title=meeting_title(header.kind, header.period, header.topic.title),
        people=tuple(Person(m.id, m.full_name, post_label(m, row.day)) for m in members),
        parts=_own(session, row, "parts", part_record),
        guests=_own(session, row, "guests", guest_record),
        preparations=_own(session, row, "preparations", preparation_record),
        notices=_own(session, row, "notices", notice_record),
        agenda=_own(session, row, "agenda", agenda_item),
        attendance=lines,
        entries=_own(session, row, "entries", entry_record),
        votes=_own(session, row, "votes", vote_record),
        tasks=tasks_of(session, row.id),
        previous=previous_resolution(session, row),
        committee=committee_records(session, row),
        secretary_only=is_secretary_only(members, row.day),
        has_committee=has_committee(members, row.day),
        sheet=load_sheet(session, row.id),
        documents=_remembered(session, row, t.IssuedDocument, _documents),
        corrections=_remembered(session, row, t.Correction, load_corrections),
        overrides=_remembered(session, row, t.FindingOverride, _overrides),
        member_years=member_years(session, row, members, lines, YearScope(cell, settings)),
        siblings=siblings_of(session, row.year, cell),
        member_total=len(on_roll(members, row.day)),
        papers=remembered(
            session, f"papers of meeting {row.id}", PAPER_TABLES, lambda s: load_papers(s, row.id)
        ),
        probation_due=_probation_due(members, row.day, rules.integer("probation_months")),
    )


def with_later_facts(session: Session, row: t.Meeting, frozen: MeetingFile) -> MeetingFile:
    """Return a snapshot with the few things that stay open after a lock (decisions, lock)."""
    return replace(
        frozen,
        header=header_now(row, frozen.header),
        sheet=_with_superior_points(frozen.sheet, load_sheet(session, row.id)),
        corrections=_remembered(session, row, t.Correction, load_corrections),
    )


def header_now(row: t.Meeting, frozen: MeetingHeader) -> MeetingHeader:
    """Return the frozen header with what of it stays open after a lock."""
    return replace(
        frozen,
        stage=row.stage,
        locked_at=row.locked_at,
        finished_posted_on=row.finished_posted_on,
        reported_on=row.reported_on,
        announced_on=row.announced_on,
        signed_scan=row.signed_scan,
    )


def load_corrections(session: Session, meeting_id: int) -> tuple[Correction, ...]:
    """Return the numbered corrections of a meeting, first to last."""
    query = (
        select(t.Correction)
        .where(t.Correction.meeting_id == meeting_id)
        .order_by(t.Correction.number)
    )
    return tuple(
        Correction(row.number, row.text, row.reason, row.person, row.at)
        for row in session.scalars(query)
    )


def _with_superior_points(
    frozen: SheetRecord | None, now: SheetRecord | None
) -> SheetRecord | None:
    if frozen is None or now is None:
        return frozen
    item_ids = {line.item_id for line in frozen.lines} | {line.item_id for line in now.lines}
    lines = tuple(
        replace(
            frozen.line(item_id),
            superior_points=now.line(item_id).superior_points,
            superior_reason=now.line(item_id).superior_reason,
        )
        for item_id in sorted(item_ids)
    )
    return replace(
        frozen,
        lines=lines,
        superior_total=now.superior_total,
        superior_reason=now.superior_reason,
    )


def _own(session: Session, row: t.Meeting, name: str, record: Callable[[Any], T]) -> tuple[T, ...]:
    """Return rows that belong to a meeting, read again only after their table has changed."""
    table = getattr(t.Meeting, name).property.mapper.class_
    return _remembered(session, row, table, lambda *_: tuple(map(record, getattr(row, name))))


def _remembered(
    session: Session, row: t.Meeting, table: type[Row], read: Callable[[Session, int], T]
) -> T:
    name = f"{table.__tablename__} of meeting {row.id}"
    tables = frozenset({table.__tablename__})
    return remembered(session, name, tables, lambda session: read(session, row.id))


def _attendance(
    session: Session, row: t.Meeting, members: Sequence[Member]
) -> tuple[AttendanceLine, ...]:
    name, tables = f"summoned to meeting {row.id}", MEMBER_TABLES | {"meetings"}
    lines = remembered(session, name, tables, lambda _: _summoned(row, members))
    mark = t.Attendance
    query = select(
        mark.member_id, mark.state, mark.reason, mark.arrived_at, mark.left_at, mark.votes
    ).where(mark.meeting_id == row.id)
    marks = {known.member_id: known for known in session.execute(query)}
    return tuple(_marked(line, marks.get(line.member_id)) for line in lines)


def _summoned(row: t.Meeting, members: Sequence[Member]) -> tuple[AttendanceLine, ...]:
    """Return a line for everybody a meeting is for, nobody marked yet, by name."""
    lines = [
        _line(member, row.day, member_class)
        for member in members
        if (member_class := class_on(member, row.day)) is not None
    ]
    if row.kind is MeetingKind.COMMITTEE:
        lines = [line for line in lines if line.is_committee]
    return tuple(sorted(lines, key=lambda line: name_key(line.full_name)))


def _line(member: Member, day: date, member_class: MemberClass) -> AttendanceLine:
    return AttendanceLine(
        member_id=member.id,
        full_name=member.full_name,
        member_class=member_class,
        is_committee=post_on(member, day) is not None,
        post_label=post_label(member, day),
        group_name=group_name(member, day),
        is_official=standing_on(member, day) is Standing.OFFICIAL,
    )


def _marked(line: AttendanceLine, mark: Any) -> AttendanceLine:
    if mark is None:
        return line
    return replace(
        line,
        state=mark.state,
        reason=mark.reason,
        arrived_at=mark.arrived_at,
        left_at=mark.left_at,
        votes=mark.votes,
    )


def _documents(session: Session, meeting_id: int) -> tuple[IssuedDocument, ...]:
    query = select(t.IssuedDocument).where(t.IssuedDocument.meeting_id == meeting_id)
    return tuple(map(document_record, session.scalars(query.order_by(t.IssuedDocument.id))))


def _overrides(session: Session, meeting_id: int) -> tuple[Override, ...]:
    query = select(t.FindingOverride).where(t.FindingOverride.meeting_id == meeting_id)
    return tuple(Override(row.code, row.where, row.reason) for row in session.scalars(query))


def _probation_due(
    members: Sequence[Member], day: date, months: int
) -> tuple[tuple[int, date], ...]:
    return tuple(
        (member.id, ends)
        for member in members
        if class_on(member, day) is MemberClass.PROBATIONARY
        and (ends := probation_ends(member, months)) is not None
    )
