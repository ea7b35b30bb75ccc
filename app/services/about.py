"""What the book is: cell, counts, keys of meetings, versions, last backup and rehearsal."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.data import driver
from app.data import tables as t
from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.meeting_parts import period_of
from app.data.member_records import load_members
from app.data.migrations import STEPS
from app.domain.clock import Clock
from app.domain.meetings import MEETING_STAGE_LABELS, meeting_title
from app.domain.member_days import on_roll
from app.services.backups import BackupService


@dataclass(frozen=True, slots=True)
class MeetingKeyRow:
    """A meeting by its key."""

    id: int
    key: str
    title: str
    day: date
    stage: str


@dataclass(frozen=True, slots=True)
class About:
    """What `info` shows of a book."""

    cell_name: str
    superior_name: str
    permanent_id: str
    is_sample: bool
    member_total: int
    meetings: tuple[MeetingKeyRow, ...]
    tasks: int
    documents: int
    schema_version: int
    sqlite_version: str
    last_backup: str
    last_rehearsal: str


class AboutService:
    """Looking at the book as a whole."""

    def __init__(self, db: Database, backups: BackupService, clock: Clock) -> None:
        self._db = db
        self._backups = backups
        self._clock = clock

    def describe(self) -> About:
        """Return what the book is."""
        backups = self._backups.list()
        with self._db.read() as session:
            cell = load_cell(session)
            rehearsed = load_settings(session).rehearsed_at
            rows = session.scalars(select(t.Meeting).order_by(t.Meeting.day, t.Meeting.id)).all()
            return About(
                cell_name=cell.name,
                superior_name=cell.superior_name,
                permanent_id=cell.permanent_id,
                is_sample=cell.is_sample,
                member_total=len(on_roll(load_members(session), self._clock().date())),
                meetings=tuple(_key_row(row) for row in rows),
                tasks=session.scalar(select(func.count(t.Task.id))) or 0,
                documents=session.scalar(select(func.count(t.IssuedDocument.id))) or 0,
                schema_version=len(STEPS),
                sqlite_version=driver.sqlite_version(),
                last_backup=backups[0].made_at.isoformat() if backups else "",
                last_rehearsal=rehearsed.isoformat() if rehearsed else "",
            )


def _key_row(row: t.Meeting) -> MeetingKeyRow:
    title = meeting_title(row.kind, period_of(row), row.topic_title)
    return MeetingKeyRow(row.id, row.key, title, row.day, MEETING_STAGE_LABELS[row.stage])
