"""Faults of the disk and kills at its very calls, injected with strace."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from app.data import backup, health
from app.data.database import Database
from tests.data import crash_lab
from tests.data.crash_lab import INJECTED_AT
from tests.data.lab_hand import Lab, lab, needs_strace
from tests.data.small_book import TABLES, add_shelf, rows

pytestmark = [pytest.mark.needs_strace, needs_strace]


FOLDER_SYNC: tuple[str, int, list[str]] = ("sync", 2, [])
"""SQLite overlooks a failed sync of the folder, made when the journal is new."""


def strace(*faults: str) -> list[str]:
    injected = [f"--inject={fault}:when={INJECTED_AT}" for fault in faults]
    return [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=pwrite64,fsync,fdatasync",
        *injected,
    ]


@pytest.fixture(scope="module")
def faulty_disk(tmp_path_factory: pytest.TempPathFactory) -> Generator[Lab]:
    command = strace("fsync,fdatasync:error=EIO", "pwrite64:error=ENOSPC")
    with lab(tmp_path_factory.mktemp("faulty") / "out", command) as hand:
        yield hand


@pytest.fixture(scope="module")
def deadly_disk(tmp_path_factory: pytest.TempPathFactory) -> Generator[Lab]:
    command = strace("fsync,fdatasync:signal=SIGKILL", "pwrite64:signal=SIGKILL")
    with lab(tmp_path_factory.mktemp("deadly") / "out", command) as hand:
        yield hand


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize(
    ("call", "sentence"),
    [("sync", "Ổ đĩa báo lỗi"), ("write", "Ổ đĩa đã đầy")],
    ids=["sync", "write"],
)
def test_one_failed_call_costs_one_save_with_a_sentence(book, faulty_disk, call, sentence, nth):
    assert faulty_disk.run("save_despite_fault", book, call, nth) == [0]
    said = faulty_disk.said()
    kept = {int(line.split()[1]) for line in said if line.startswith("kept")}
    failed = [line for line in said if line.startswith("said")]

    assert len(failed) == 1 or (call, nth, failed) == FOLDER_SYNC
    assert all(sentence in line for line in failed)
    assert said[-1].startswith("kept")  # the next save after the fault works
    health.check_file(book, TABLES)
    db = Database.open(book)
    # Only the save that failed may be there all the same: its last sync came after the commit.
    assert kept <= {int(row[1]) for row in rows(db)["shelves"]} <= set(range(6))
    db.close()


@pytest.fixture(scope="module")
def large_book(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_book, tmp_path_factory.mktemp("large") / "so-chi-bo.db"))
    db = Database.open(path)
    add_shelf(db, "Kệ", tuple("Sách " * 100 for _ in range(300)))
    db.close()
    return path


@pytest.mark.parametrize(
    ("call", "nth"),
    [("write", nth) for nth in (1, 2, 5, 20, 60, 120, 180)] + [("sync", nth) for nth in (1, 2, 3)],
)
def test_an_upgrade_killed_at_a_call_leaves_the_old_schema_or_the_new(
    large_book, tmp_path, deadly_disk, call, nth
):
    book = Path(shutil.copy(large_book, tmp_path / "so-chi-bo.db"))
    shelf = tmp_path / "sao-luu"
    shelf.mkdir()
    backup.make_before_upgrade(book, shelf, 1, crash_lab.NOW)
    assert deadly_disk.run("upgrade_a_book", book, shelf, call, nth) == [-9]

    (kept,) = backup.list_backups(shelf)
    assert backup.verify(kept.path).version == 1
    version = health.check_file(book, TABLES).version
    assert (version, "rooms" in health.row_counts(book)) in {(1, False), (2, True)}
    assert health.row_counts(book)["books"] == 300
    crash_lab.upgrade_a_book(str(book), str(shelf), call, INJECTED_AT)  # the next start
    assert len(backup.list_backups(shelf)) <= 2
    assert health.check_file(book, TABLES | {"rooms"}).version == 2
