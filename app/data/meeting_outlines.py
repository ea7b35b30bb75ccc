"""A meeting as the plan shows it: its header, its ladder, and who is named there."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.data.meeting_files import find_meeting, header_now
from app.data.meeting_parts import header_record, preparation_record
from app.data.member_records import names_of_members
from app.data.memo import remembered
from app.data.snapshots import frozen_parts
from app.domain.meeting_file import MeetingOutline, Person
from app.domain.meetings import MeetingHeader, Preparation

_TABLES = frozenset({"meetings", "preparations", "members", "snapshots"})


def load_outline(session: Session, meeting_id: int) -> MeetingOutline:
    """Return the outline of a meeting; of a locked one as it was frozen."""
    name = f"outline of meeting {meeting_id}"
    return remembered(session, name, _TABLES, lambda s: _read(s, meeting_id))


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What of a locked meeting is read here; the whole of it takes five times as long."""

    header: MeetingHeader
    people: tuple[Person, ...]
    preparations: tuple[Preparation, ...]


def _read(session: Session, meeting_id: int) -> MeetingOutline:
    row = find_meeting(session, meeting_id)
    if row.locked_at is None:
        rungs = tuple(map(preparation_record, row.preparations))
        return MeetingOutline(header_record(row), rungs, names_of_members(session))
    frozen = frozen_parts(session, meeting_id, _Frozen)
    names = {person.id: person.full_name for person in frozen.people}
    return MeetingOutline(header_now(row, frozen.header), frozen.preparations, names)
