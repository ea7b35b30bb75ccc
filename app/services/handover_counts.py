"""The figures of a hand-over, counted the same way by who gives the book and who receives it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.data import backup, failures, health, upgrade
from app.data import tables as t
from app.data.database import Database
from app.data.folder import DATABASE
from app.data.member_records import load_members
from app.data.scratch import scratch_folder
from app.domain.member_days import on_roll


@dataclass(frozen=True, slots=True)
class HandoverCounts:
    """What the backup inside a package holds."""

    rows: tuple[tuple[str, int], ...]
    members: int
    meetings: int
    documents: int
    tasks: int


def count_backup(packed: Path, day: date) -> HandoverCounts:
    """Check a backup and count it; members as they stood on a day.

    Raises Damaged when it cannot be restored. It is looked at in a scratch folder, where one of
    an earlier version is brought up first.
    """
    with failures.of_files(packed), scratch_folder() as scratch:
        copy = scratch / DATABASE
        backup.unpack(packed, copy)
        rows = health.row_counts(copy)
        upgrade.bring_up(copy, lambda _path, _version: None)
        return HandoverCounts(
            rows=tuple(rows.items()),
            members=_members(copy, day),
            meetings=rows[t.Meeting.__tablename__],
            documents=rows[t.IssuedDocument.__tablename__],
            tasks=rows[t.Task.__tablename__],
        )


def _members(copy: Path, day: date) -> int:
    db = Database.open(copy)
    try:
        with db.read() as session:
            return len(on_roll(load_members(session), day))
    finally:
        db.close()
