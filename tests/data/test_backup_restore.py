"""A restore brings back exactly the backup, whatever lies beside the data file."""

import random
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.data import backup, driver, restore
from app.data.backup import BackupReason
from app.data.database import Database
from app.domain.errors import Damaged, TooNew
from tests.data.small_book import Shelf, add_shelf, rows

NOW = datetime(2026, 11, 4, 8, 5, tzinfo=UTC)


@pytest.fixture
def place(tmp_path) -> Path:
    (tmp_path / "sao-luu").mkdir()
    (tmp_path / "dinh-kem").mkdir()
    return Path(tmp_path)


def leave_clean(book: Path) -> None:
    """Leave nothing beside the file."""


def leave_wal(book: Path, text: str) -> None:
    """Leave a write-ahead log of another session beside the file."""
    live, twin = book.with_name("live.db"), sqlite3.connect(book.with_name("live.db"))
    shutil.copy(book, live)
    twin.execute("PRAGMA journal_mode=WAL")
    twin.execute("INSERT INTO shelves (name) VALUES (?)", (text,))
    twin.commit()
    shutil.copy(live.with_name("live.db-wal"), book.with_name(book.name + "-wal"))
    twin.close()
    live.unlink()


def leave_small_wal(book: Path) -> None:
    leave_wal(book, "cũ")


def leave_large_wal(book: Path) -> None:
    leave_wal(book, "cũ" * 100_000)


def leave_hot_journal(book: Path) -> None:
    """Leave the journal of a transaction that was cut off after its pages were written."""
    cut = driver.connect(book)
    for pragma in ("cache_size=1", "cache_spill=1", "journal_mode=TRUNCATE"):
        cut.execute(f"PRAGMA {pragma}")
    cut.execute("BEGIN")
    for number in range(300):
        cut.execute("INSERT INTO shelves (name) VALUES (?)", ("dở dang" * 100 + str(number),))
    saved = book.with_name("hot")
    shutil.copy(book.with_name(book.name + "-journal"), saved)
    torn = book.read_bytes()
    cut.execute("ROLLBACK")
    cut.close()
    book.write_bytes(torn)
    saved.replace(book.with_name(book.name + "-journal"))
    assert book.with_name(book.name + "-journal").stat().st_size > 512


@pytest.mark.parametrize(
    "leave", [leave_clean, leave_small_wal, leave_large_wal, leave_hot_journal]
)
@pytest.mark.parametrize("newer", [False, True], ids=["older backup", "newer backup"])
def test_the_restored_book_equals_the_backup_and_the_old_set_is_kept(book, place, leave, newer):
    db = Database.open(book)
    add_shelf(db, "Kệ", ("Một", "Hai"))
    early = shutil.copy(book, place / "early.db") if newer else None
    if newer:
        add_shelf(db, "Sau")
    wanted = rows(db)
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW)
    if not newer:
        add_shelf(db, "Sau", ("Ba",))
    db.close()
    if early:
        Path(early).replace(book)
    leave(book)
    left = {path.name for path in place.glob("so-chi-bo.db*")}

    report = restore.restore(made.path, book, place / "dinh-kem")

    again = Database.open(book)
    assert rows(again) == wanted
    assert dict(report.rows)["shelves"] == len(wanted["shelves"])
    assert report.set_aside is not None
    assert {path.name for path in report.set_aside.iterdir()} == left
    again.close()


def test_missing_attachments_are_named(db, place, book):
    (place / "dinh-kem" / "a1").write_bytes(b"scan")
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW, attachments=("a1", "b2"))
    db.close()
    assert restore.restore(made.path, book, place / "dinh-kem").missing_attachments == ("b2",)


def test_a_damaged_backup_leaves_the_book_as_it_is(db, place, book):
    add_shelf(db, "Kệ")
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW)
    db.close()
    made.path.write_bytes(made.path.read_bytes()[:-200])
    before = book.read_bytes()
    with pytest.raises(Damaged, match="Bản sao lưu này bị hỏng"):
        restore.restore(made.path, book, place / "dinh-kem")
    assert book.read_bytes() == before


def test_a_backup_with_one_flipped_bit_is_whole_or_damaged(db, place):
    add_shelf(db, "Kệ")
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW)
    data, chance = made.path.read_bytes(), random.Random(5)
    ends = [*range(80), *range(len(data) - 400, len(data))]
    damaged = 0
    for at in (*ends, *(chance.randrange(len(data)) for _ in range(100))):
        bent = bytearray(data)
        bent[at] ^= 1 << chance.randrange(8)
        made.path.write_bytes(bent)
        try:
            assert backup.verify(made.path).attachments == ()
        except Damaged:
            damaged += 1
    assert damaged > len(ends) / 4


def test_a_backup_of_a_newer_program_leaves_the_book_as_it_is(db, place, book):
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW)
    db.close()
    before = book.read_bytes()
    with pytest.raises(TooNew):
        restore.restore(made.path, book, place / "dinh-kem", newest_version=0)
    assert book.read_bytes() == before


class Killed(BaseException):
    """Stands for a kill between two steps."""


@pytest.mark.parametrize("step", range(1, 4))
def test_a_restore_cut_off_at_any_rename_is_finished_by_the_next_start(
    db, place, book, monkeypatch, step
):
    add_shelf(db, "Kệ")
    wanted = rows(db)
    made = backup.make(db, place / "sao-luu", BackupReason.MANUAL, NOW)
    with db.write("Sau") as session:
        session.add(Shelf(name="Sau"))
    db.close()
    turns = iter(range(1, 100))

    def replace(source: Path, target: Path) -> None:
        if next(turns) == step:
            raise Killed
        source.replace(target)

    with monkeypatch.context() as cut:
        cut.setattr("app.data.files.replace", replace)
        with pytest.raises(Killed):
            restore.restore(made.path, book, place / "dinh-kem")
    restore.finish(book)

    again = Database.open(book)
    names = [row[1] for row in rows(again)["shelves"]]
    assert names == (["Kệ", "Sau"] if step == 1 else ["Kệ"])
    assert step == 1 or rows(again) == wanted
    again.close()
