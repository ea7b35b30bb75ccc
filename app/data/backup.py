"""Backups: made while the book is open, verified before they count, rotated by number.

A backup is one zip file: the copy of the data file and a note with its SHA-256 and the hashes of
the attachments it speaks of. Its number never comes twice and, unlike its date, never runs
backwards.
"""

import errno
import hashlib
import json
import logging
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from app.data import driver, failures, files, health
from app.data.scratch import scratch_folder
from app.domain.errors import Damaged, DataFileError
from app.domain.progress import Progress, no_progress

DATA_NAME = "so-chi-bo.db"
NOTE_NAME = "ban-sao.json"
DAMAGED_BACKUP = (
    "Bản sao lưu này bị hỏng nên không dùng được. Hãy chọn bản khác; sổ đang mở không bị ảnh hưởng."
)

_PART = ".~ban-sao-"
_BLOCK = 1 << 20

_log = logging.getLogger(__name__)


class BackupReason(StrEnum):
    """Why a backup was made."""

    MANUAL = "manual"
    EXIT = "exit"
    TIMER = "timer"
    UPGRADE = "upgrade"
    IMPORT = "import"
    RESTORE = "restore"
    BULK = "bulk"


BACKUP_REASON_LABELS = {
    BackupReason.MANUAL: "Tự tay sao lưu",
    BackupReason.EXIT: "Khi đóng sổ",
    BackupReason.TIMER: "Định kỳ khi làm việc",
    BackupReason.UPGRADE: "Trước khi nâng cấp sổ",
    BackupReason.IMPORT: "Trước khi nhập dữ liệu",
    BackupReason.RESTORE: "Trước khi khôi phục",
    BackupReason.BULK: "Trước khi xóa nhiều",
}


_NAME = re.compile(rf"\d{{6,}}_\d{{8}}-\d{{6}}_({'|'.join(BackupReason)})\.zip")


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup, as its file name tells."""

    path: Path
    sequence: int
    made_at: datetime
    reason: BackupReason
    size: int


@dataclass(frozen=True, slots=True)
class BackupNote:
    """What a backup says of itself."""

    sha256: str
    version: int
    attachments: tuple[str, ...]
    changed_ns: int = 0
    """When the data file had last changed, as its file system tells; 0 in older backups."""


class Source(Protocol):
    """A book that can be copied, open or not."""

    @property
    def path(self) -> Path:
        """Return the data file."""

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Copy the data file to `target`."""


class ClosedFile:
    """A data file that is not open, as before an upgrade."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """Return the data file."""
        return self._path

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Copy the data file to `target`; what a crash cut off is rolled back first."""
        with failures.of_database(self._path):
            connection = driver.connect(self._path)
            try:
                driver.copy_pages(
                    connection, target, lambda done, total: progress(done, total, "Đang chép sổ")
                )
            finally:
                connection.close()


def make(
    source: Source,
    folder: Path,
    reason: BackupReason,
    now: datetime,
    *,
    attachments: Iterable[str] = (),
    progress: Progress = no_progress,
) -> Backup:
    """Make a backup that has been read back and found whole; `now` carries its offset."""
    with failures.of_files(folder):
        clear_unfinished(folder)
        with tempfile.TemporaryDirectory(prefix=_PART, dir=folder) as scratch:
            packed = Path(scratch) / "ban-sao.zip"
            copy = Path(scratch) / DATA_NAME
            changed = changed_ns(source.path)  # a change while copying is for the next backup
            source.copy_to(copy, progress)
            version = health.check_file(copy).version
            note = BackupNote(_sha256(copy), version, tuple(sorted(attachments)), changed)
            _pack(copy, note, packed)
            copy.unlink()
            unpack(packed, copy)
            files.sync_file(packed)
            target = folder / _name(_next_sequence(folder), reason, now)
            files.move_into_place(packed, target)
    _log.info("backup %s made", target.name)
    return _known(target)


def make_before_upgrade(path: Path, folder: Path, version: int, now: datetime) -> Backup:
    """Back up a file of an older version once; a retry of the upgrade makes no second one."""
    for backup in list_backups(folder):
        if backup.reason is BackupReason.UPGRADE and _still_holds(backup, path, version):
            return backup
    return make(ClosedFile(path), folder, BackupReason.UPGRADE, now)


def _still_holds(backup: Backup, path: Path, version: int) -> bool:
    """Say whether a backup is newer than the last change of the file and still whole."""
    if backup.path.stat().st_mtime < path.stat().st_mtime:
        return False
    try:
        return verify(backup.path).version == version
    except Damaged:
        return False


def changed_ns(path: Path) -> int:
    """Return when a data file last changed; two changes never share it in practice."""
    return path.stat().st_mtime_ns


def holds_all_of(backup: Backup, path: Path) -> bool:
    """Say whether nothing was written to a data file since a backup of it began."""
    try:
        with zipfile.ZipFile(backup.path) as archive:
            note = _read_note(archive.read(NOTE_NAME))
    except (*files.BROKEN_ZIP, OSError):
        return False
    return note.changed_ns == changed_ns(path)


def clear_unfinished(folder: Path) -> None:
    """Remove what killed backups left behind."""
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)


def _name(sequence: int, reason: BackupReason, now: datetime) -> str:
    return f"{sequence:06d}_{now.astimezone(UTC):%Y%m%d-%H%M%S}_{reason}.zip"


def _next_sequence(folder: Path) -> int:
    return max((backup.sequence for backup in list_backups(folder)), default=0) + 1


def _pack(copy: Path, note: BackupNote, packed: Path) -> None:
    text = json.dumps(asdict(note), ensure_ascii=False, indent=1)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(copy, DATA_NAME)
        archive.writestr(NOTE_NAME, text)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the finished backups of a folder, newest first."""
    found = [_known(path) for path in folder.glob("*.zip") if _NAME.fullmatch(path.name)]
    return tuple(sorted(found, key=lambda backup: backup.sequence, reverse=True))


def _known(path: Path) -> Backup:
    sequence, at, reason = path.stem.split("_")
    made_at = datetime.strptime(at, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    return Backup(path, int(sequence), made_at, BackupReason(reason), path.stat().st_size)


def verify(path: Path) -> BackupNote:
    """Read a whole backup and check it; raise Damaged when it could not be restored."""
    with failures.of_files(path), scratch_folder() as scratch:
        return unpack(path, scratch / DATA_NAME)


def unpack(path: Path, target: Path) -> BackupNote:
    """Write the data file of a backup to `target`, checked and synced; give back its note."""
    try:
        with zipfile.ZipFile(path) as archive:
            if any(part.compress_type not in files.ZIP_METHODS for part in archive.infolist()):
                raise Damaged(DAMAGED_BACKUP)
            note = _read_note(archive.read(NOTE_NAME))
            with archive.open(DATA_NAME) as packed, target.open("wb") as file:
                shutil.copyfileobj(packed, file, _BLOCK)
        if _sha256(target) != note.sha256:
            raise Damaged(DAMAGED_BACKUP)
        health.check_file(target)
    except (*files.BROKEN_ZIP, DataFileError) as fault:
        raise Damaged(DAMAGED_BACKUP) from fault
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a part said to begin before the file does
            raise
        raise Damaged(DAMAGED_BACKUP) from fault
    files.sync_file(target)
    return note


def _read_note(text: bytes) -> BackupNote:
    note: dict[str, Any] = json.loads(text)
    return BackupNote(
        note["sha256"],
        int(note["version"]),
        tuple(note["attachments"]),
        int(note.get("changed_ns", 0)),
    )


def missing_attachments(note: BackupNote, attachments: Path) -> tuple[str, ...]:
    """Return the attached files a backup speaks of that are not in the folder."""
    return tuple(name for name in note.attachments if not (attachments / name).is_file())


def carry(
    backup: Backup, attachments: Path, target: Path, progress: Progress = no_progress
) -> tuple[str, ...]:
    """Copy a backup and its attachments to another drive; give back what could not be found.

    What the system refuses there is raised as its OSError.
    """
    note = verify(backup.path)
    store = target / "dinh-kem"
    store.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in note.attachments if not (store / name).is_file()]
    for done, name in enumerate(wanted):
        progress(done, len(wanted) + 1, "Đang chép tệp đính kèm")
        if (attachments / name).is_file():
            files.atomic_write(store / name, (attachments / name).read_bytes())
    files.atomic_write(target / backup.path.name, backup.path.read_bytes())
    return missing_attachments(note, store)
