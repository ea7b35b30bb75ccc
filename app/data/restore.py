"""Puts a verified backup in the place of the data file; what was there is set aside, never lost."""

from dataclasses import dataclass
from pathlib import Path

from app.data import backup, failures, files, health
from app.data.backup import BackupNote
from app.data.folder import RESTORED
from app.data.migrations import STEPS
from app.domain.errors import TooNew

SIDE_ENDINGS = ("-journal", "-wal", "-shm")
BACKUP_TOO_NEW = (
    "Bản sao lưu này do phiên bản mới hơn tạo ra. "
    "Hãy cập nhật chương trình rồi khôi phục lại; sổ chưa bị thay đổi."
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, to be shown to the user."""

    rows: tuple[tuple[str, int], ...]
    missing_attachments: tuple[str, ...]
    set_aside: Path | None


def restore(
    chosen: Path, database: Path, attachments: Path, *, newest_version: int = len(STEPS)
) -> Restored:
    """Restore a backup over a closed data file.

    The copy is checked first. A kill at any moment leaves the old file, or a checked copy that
    the next start puts in place with `finish`.
    """
    waiting = database.with_name(RESTORED)
    part = waiting.with_name(waiting.name + ".part")
    with failures.of_files(database):
        note = _unpacked(chosen, part)
        if note.version > newest_version:
            part.unlink()
            raise TooNew(BACKUP_TOO_NEW)
        rows, missing = _counted(note, part, attachments)
        files.move_into_place(part, waiting)
        set_aside = finish(database)
    return Restored(rows=rows, missing_attachments=missing, set_aside=set_aside)


def _counted(
    note: BackupNote, part: Path, attachments: Path
) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Count a checked copy before it takes its place: what fails here has changed nothing."""
    try:
        rows = tuple(health.row_counts(part).items())
        return rows, backup.missing_attachments(note, attachments)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _unpacked(chosen: Path, part: Path) -> BackupNote:
    """Write a checked copy of a backup; one that cannot be used leaves nothing."""
    try:
        return backup.unpack(chosen, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def finish(database: Path) -> Path | None:
    """Put a waiting checked copy in place; give back where the old file was set aside."""
    waiting = database.with_name(RESTORED)
    if not waiting.exists():
        return None
    with failures.of_files(database):
        old = _files_of(database)
        aside = _new_folder(database.parent / "sao-luu") if old else None
        for path in old:
            # A journal left beside the new file would undo the restore without a word.
            files.move_into_place(path, (aside or path.parent) / path.name)
        files.move_into_place(waiting, database)
    return aside


def _files_of(database: Path) -> list[Path]:
    sides = [database.with_name(database.name + ending) for ending in SIDE_ENDINGS]
    return [path for path in (database, *sides) if path.exists()]


def _new_folder(backups: Path) -> Path:
    number = 1
    while (folder := backups / f"hong-{number:04d}").exists():
        number += 1
    folder.mkdir(parents=True)
    return folder
