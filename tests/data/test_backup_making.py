"""A backup counts only when it has been read back whole."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.data import backup, health, upgrade
from app.data.backup import BackupReason, ClosedFile
from app.data.database import Database
from app.domain.errors import Cancelled, Damaged
from tests.data.small_book import STEPS, TABLES, add_shelf, rows

NOW = datetime(2026, 11, 4, 8, 5, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path) -> Path:
    """The folder of backups."""
    folder = Path(tmp_path) / "sao-luu"
    folder.mkdir()
    return folder


def test_a_backup_holds_the_rows_and_says_what_it_is(db, shelf):
    add_shelf(db, "Kệ", ("Một", "Hai"))
    made = backup.make(db, shelf, BackupReason.MANUAL, NOW, attachments=("b2", "a1"))

    note = backup.unpack(made.path, shelf / "copy.db")
    copy = Database.open(shelf / "copy.db")
    assert made.path.name == "000001_20261104-080500_manual.zip"
    assert (note.version, note.attachments) == (1, ("a1", "b2"))
    assert rows(copy) == rows(db)
    copy.close()


def test_numbers_go_up_whatever_the_clock_says(db, shelf):
    for days in (0, 5, -5):
        backup.make(db, shelf, BackupReason.EXIT, NOW + timedelta(days=days))
    (shelf / "ghi-chu.zip").write_bytes(b"")
    assert [one.sequence for one in backup.list_backups(shelf)] == [3, 2, 1]
    assert {one.reason for one in backup.list_backups(shelf)} == {BackupReason.EXIT}


def test_progress_is_told_and_a_cancelled_backup_leaves_nothing(db, shelf):
    add_shelf(db, "Kệ", tuple("Sách " * 400 for _ in range(2000)))
    seen: list[tuple[int, int]] = []
    backup.make(db, shelf, BackupReason.MANUAL, NOW, progress=lambda d, t, _: seen.append((d, t)))
    assert len(seen) > 2
    assert seen[-1][0] == seen[-1][1]

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.make(db, shelf, BackupReason.MANUAL, NOW, progress=stop)
    assert len(list(shelf.iterdir())) == 1
    add_shelf(db, "Tủ")  # the book goes on


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.98])
def test_a_changed_bit_in_a_backup_is_found(db, shelf, place):
    add_shelf(db, "Kệ", tuple(f"Sách {n}" for n in range(500)))
    made = backup.make(db, shelf, BackupReason.MANUAL, NOW)
    backup.verify(made.path)
    content = bytearray(made.path.read_bytes())
    content[int(len(content) * place)] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(Damaged, match="Bản sao lưu này bị hỏng"):
        backup.verify(made.path)


def test_a_note_that_does_not_fit_the_data_is_found(db, shelf):
    made = backup.make(db, shelf, BackupReason.MANUAL, NOW)
    forged = shelf / "000009_20261104-080500_manual.zip"
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(forged, "w") as new:
        new.writestr(backup.DATA_NAME, old.read(backup.DATA_NAME))
        note = json.loads(old.read(backup.NOTE_NAME)) | {"sha256": "0" * 64}
        new.writestr(backup.NOTE_NAME, json.dumps(note))
    with pytest.raises(Damaged):
        backup.verify(forged)


def test_a_damaged_book_is_never_backed_up_as_good(book, shelf, error_log):
    db = Database.open(book)
    add_shelf(db, "Kệ", tuple("Sách " * 50 for _ in range(500)))
    db.close()
    content = book.read_bytes()
    book.write_bytes(content[:20480] + bytes(4096) + content[24576:])
    with pytest.raises(Damaged):
        backup.make(ClosedFile(book), shelf, BackupReason.EXIT, NOW)
    assert backup.list_backups(shelf) == ()


def test_retries_of_an_upgrade_make_one_backup_only(book, shelf):
    class Fails:
        def upgrade(self, op):
            op.execute("INSERT INTO nowhere VALUES (1)")

    def copy_first(path: Path, version: int) -> None:
        backup.make_before_upgrade(path, shelf, version, NOW)

    for _ in range(3):
        with pytest.raises(Exception, match="Chưa nâng cấp được"):
            upgrade.bring_up(book, copy_first, steps=(*STEPS, Fails()), tables=TABLES)
    (kept,) = backup.list_backups(shelf)
    assert kept.reason is BackupReason.UPGRADE
    assert backup.verify(kept.path).version == 1


def test_leftovers_of_a_killed_backup_are_cleared_by_the_next(db, shelf):
    left = shelf / ".~ban-sao-abc"
    left.mkdir()
    (left / backup.DATA_NAME).write_bytes(b"half")
    made = backup.make(db, shelf, BackupReason.TIMER, NOW)
    assert list(shelf.iterdir()) == [made.path]


def test_a_backup_is_carried_to_another_drive_with_its_attachments(db, shelf, tmp_path):
    store, drive = tmp_path / "dinh-kem", tmp_path / "usb"
    store.mkdir()
    (store / "a1").write_bytes(b"scan")
    made = backup.make(db, shelf, BackupReason.MANUAL, NOW, attachments=("a1", "gone"))
    assert backup.carry(made, store, drive) == ("gone",)
    assert (drive / "dinh-kem" / "a1").read_bytes() == b"scan"
    assert backup.verify(drive / made.path.name).attachments == ("a1", "gone")


def test_the_copy_of_a_closed_file_rolls_back_what_a_crash_cut_off(book, shelf):
    made = backup.make(ClosedFile(book), shelf, BackupReason.UPGRADE, NOW)
    backup.unpack(made.path, shelf / "copy.db")
    assert health.row_counts(shelf / "copy.db") == health.row_counts(book)
