"""Backups of the open book: making, checking, rehearsing a restore, carrying them away."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.data import backup, failures, health, restore, rotation
from app.data import tables as t
from app.data.backup import BACKUP_REASON_LABELS, BackupReason
from app.data.cell_records import load_settings, write_settings
from app.data.database import Database
from app.data.folder import DataFolder
from app.data.scratch import scratch_folder
from app.domain.clock import Clock, utc_now
from app.domain.errors import Refused
from app.domain.progress import Progress, no_progress
from app.services.saving import told


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup as the list shows it; `made_at` is local time."""

    name: str
    made_at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a restore on trial found."""

    name: str
    rows: int
    missing_attachments: tuple[str, ...]


class BackupService:
    """Actions on backups."""

    def __init__(self, db: Database, folder: DataFolder, clock: Clock) -> None:
        self._db = db
        self._folder = folder
        self._clock = clock

    def list(self) -> tuple[BackupRow, ...]:
        """Return the finished backups, newest first."""
        return tuple(_row(found) for found in backup.list_backups(self._folder.backups))

    def path_of(self, name: str) -> Path:
        """Return the file of a backup of the list."""
        return self._folder.backups / name

    def make(self, progress: Progress = no_progress) -> BackupRow:
        """Make a backup now, read it back, and thin out old ones."""
        return self._make(BackupReason.MANUAL, progress)

    def make_on_exit(self) -> BackupRow | None:
        """Make a backup when the book changed since the last one."""
        return self._make(BackupReason.EXIT, no_progress) if self._has_changed() else None

    def _has_changed(self) -> bool:
        found = backup.list_backups(self._folder.backups)
        return not found or not backup.holds_all_of(found[0], self._folder.database)

    def make_by_timer(self, progress: Progress = no_progress) -> BackupRow | None:
        """Make one of the backups of a long working day, if there is anything new."""
        return self._make(BackupReason.TIMER, progress) if self._has_changed() else None

    def make_before_import(self) -> BackupRow | None:
        """Make a backup before much is written at once, if there is anything new."""
        return self._make(BackupReason.IMPORT, no_progress) if self._has_changed() else None

    def _make(self, reason: BackupReason, progress: Progress) -> BackupRow:
        made = backup.make(
            self._db,
            self._folder.backups,
            reason,
            utc_now(),
            attachments=self._attachments(),
            progress=progress,
        )
        rotation.rotate(self._folder.backups)
        return _row(made)

    def _attachments(self) -> tuple[str, ...]:
        with self._db.read() as session:
            of_mails, of_templates = select(t.MailFile.sha256), select(t.UserTemplate.sha256)
            return tuple(session.scalars(select(t.Attachment.sha256).union(of_mails, of_templates)))

    def missing_attachments(self) -> tuple[str, ...]:
        """Return the hashes of attached files the book names but no longer holds."""
        place = self._folder.attachments
        return tuple(name for name in self._attachments() if not (place / name).is_file())

    def rehearse(self) -> Rehearsal:
        """Restore the newest backup into a scratch folder, count its rows, keep the day."""
        found = backup.list_backups(self._folder.backups)
        if not found:
            raise Refused("Chưa có bản sao lưu nào để khôi phục thử. Hãy sao lưu trước.")
        with failures.of_files(self._folder.place), scratch_folder() as scratch:
            target = scratch / "so-chi-bo.db"
            done = restore.restore(found[0].path, target, self._folder.attachments)
            rows = sum(count for _table, count in done.rows)
        with self._db.write("Khôi phục thử", undoable=False) as session:
            settings = load_settings(session)
            write_settings(session, replace(settings, rehearsed_at=self._clock()))
        return Rehearsal(found[0].path.name, rows, done.missing_attachments)

    def carry(self, target: Path, progress: Progress = no_progress) -> tuple[str, ...]:
        """Copy the newest backup with its attachments to another drive; return what is missing."""
        found = backup.list_backups(self._folder.backups)
        if not found:
            raise Refused("Chưa có bản sao lưu nào để chép. Hãy sao lưu trước.")
        name = found[0].path.name
        with told(target / name, f"Chưa chép được {name}. Hãy xem ổ đĩa còn cắm rồi chép lại."):
            return backup.carry(found[0], self._folder.attachments, target, progress)


def verify_backup(path: Path) -> tuple[tuple[str, int], ...]:
    """Check a backup file and return its row counts; raises Damaged when it cannot be restored."""
    _refuse_missing(path)
    with failures.of_files(path), scratch_folder() as scratch:
        target = scratch / "so-chi-bo.db"
        backup.unpack(path, target)
        return tuple(health.row_counts(target).items())


def restore_backup(folder: DataFolder, path: Path) -> tuple[tuple[str, int], ...]:
    """Restore a backup over the closed book of a locked folder and return the row counts.

    The book it replaces is backed up first and set aside whole.
    """
    _refuse_missing(path)
    if folder.database.exists():
        backup.make(
            backup.ClosedFile(folder.database), folder.backups, BackupReason.RESTORE, utc_now()
        )
    return restore.restore(path, folder.database, folder.attachments).rows


def _refuse_missing(path: Path) -> None:
    if not path.is_file():
        raise Refused("Không thấy tệp sao lưu này. Hãy kiểm tra tên tệp, ổ đĩa rồi thử lại.")


def _row(found: backup.Backup) -> BackupRow:
    local = found.made_at.astimezone().replace(tzinfo=None)
    return BackupRow(found.path.name, local, BACKUP_REASON_LABELS[found.reason], found.size)
