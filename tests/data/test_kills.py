"""A kill at any moment loses nothing that was acknowledged and corrupts nothing."""

import os
import random
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from app.data import backup, folder, health, restore
from app.data.backup import BackupReason
from app.data.database import Database
from app.data.folder import DataFolder
from app.data.typed_text import TypedTexts
from tests.data.crash_lab import NOW
from tests.data.lab_hand import Lab, lab
from tests.data.small_book import TABLES, add_shelf, rows

CYCLES = 50

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only Unix forks programs to kill")


@pytest.fixture(scope="module")
def crash_lab(tmp_path_factory: pytest.TempPathFactory) -> Generator[Lab]:
    with lab(tmp_path_factory.mktemp("lab") / "out") as hand:
        yield hand


@pytest.fixture
def chance() -> random.Random:
    return random.Random(20261104)


def assert_whole_triples(book: Path) -> list[int]:
    """Open a book after a kill; give back the numbers of its shelves, each with two books."""
    health.check_file(book, TABLES)
    db = Database.open(book)
    content = rows(db)
    db.close()
    owners = [row[1] for row in content["books"]]
    assert sorted(owners) == sorted([row[0] for row in content["shelves"]] * 2)
    return [int(row[1]) for row in content["shelves"]]


def test_what_was_kept_survives_a_kill_at_any_moment(book, crash_lab, chance):
    kept: list[int] = []
    longest = 0.2
    for cycle in range(CYCLES):
        crash_lab.run("save_for_ever", book, cycle * 10_000, seconds=chance.uniform(0.03, longest))
        said = crash_lab.said()
        longest = longest if said else min(1.5 * longest, 2)  # a busy machine begins later
        kept += [int(line) for line in said]
        assert set(kept) <= set(assert_whole_triples(book))
    assert len(kept) > CYCLES // 10  # a slow machine saves less before each kill


def test_a_kill_while_backing_up_leaves_no_bad_backup(book, tmp_path, crash_lab, chance):
    shelf = tmp_path / "sao-luu"
    shelf.mkdir()
    db = Database.open(book)
    add_shelf(db, "0", tuple("x" * 3000 for _ in range(2)))
    db.close()
    for _ in range(10):
        crash_lab.run("back_up_for_ever", book, shelf, seconds=chance.uniform(0.05, 0.3))
        assert_whole_triples(book)
    made = backup.list_backups(shelf)
    assert made
    assert all(backup.verify(one.path).version == 1 for one in made)


def test_a_kill_while_restoring_leaves_a_book_that_opens(book, tmp_path, crash_lab, chance):
    shelf = tmp_path / "sao-luu"
    shelf.mkdir()
    db = Database.open(book)
    add_shelf(db, "7", tuple("x" * 3000 for _ in range(2)))
    wanted = rows(db)
    made = backup.make(db, shelf, BackupReason.MANUAL, NOW)
    db.close()
    for _ in range(10):
        crash_lab.run("restore_for_ever", book, made.path, seconds=chance.uniform(0.01, 0.12))
        restore.finish(book)
        again = Database.open(book)
        assert rows(again) == wanted
        again.close()


def test_of_programs_started_together_exactly_one_gets_in(book, tmp_path, crash_lab):
    for race in range(10):
        contest = tmp_path / f"race{race}"
        contest.mkdir()
        assert crash_lab.run("take_and_hold", book.parent, contest, children=4) == [0] * 4
        said = crash_lab.said()
        assert sum(line.startswith("won") for line in said) == 1
        assert sum("Sổ đang mở" in line for line in said) == 3


def test_the_folder_of_a_killed_program_is_taken_over_without_a_question(book, crash_lab):
    assert crash_lab.run("hold_for_ever", book.parent, seconds=0.1) == [-9]
    left = folder.holder(book.parent)
    assert left is not None
    assert crash_lab.said() == [f"won {left.pid}"]
    with DataFolder.open(book.parent) as opened:
        assert folder.holder(opened.place) != left


def test_a_kill_while_typing_loses_at_most_three_seconds(book, crash_lab):
    crash_lab.run("type_for_ever", book, seconds=12)
    typed = int(crash_lab.said()[-1])
    db = Database.open(book)
    (left,) = TypedTexts(db).pending()
    db.close()
    assert typed > 100
    assert 0 <= typed - len(left.text) <= 3 * 20


def test_a_kill_while_saving_a_file_leaves_the_old_or_the_new(tmp_path, crash_lab, chance):
    paper = tmp_path / "paper" / "Biên bản.docx"
    paper.parent.mkdir()
    for _ in range(10):
        crash_lab.run("save_a_file_for_ever", paper, seconds=chance.uniform(0.01, 0.05))
        content = paper.read_bytes() if paper.exists() else b""
        assert content == content[:1] * 300_000
    assert len(list(paper.parent.iterdir())) <= 2  # at most one leftover, cleared by the next save


def test_the_lab_really_works_on_the_book(book, crash_lab, tmp_path):
    copy = Path(shutil.copy(book, tmp_path / "copy.db"))
    assert crash_lab.run("save_some", copy, 3) == [0]
    assert crash_lab.said() == ["kept 0", "kept 1", "kept 2"]
    assert assert_whole_triples(copy) == [0, 1, 2]
