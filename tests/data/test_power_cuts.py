"""A power cut at any moment loses nothing that was acknowledged and corrupts nothing."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.data import driver
from tests.data.lab_hand import lab, needs_strace
from tests.data.power_cut import Call, Cut, cuts, read_calls

pytestmark = [pytest.mark.needs_strace, needs_strace]

SAVES = 20
CUTS = 5_000


@dataclass
class Run:
    """A recorded run of saves, and the book as it was before."""

    calls: list[Call]
    book: Path


@pytest.fixture(scope="module")
def run(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    place = tmp_path_factory.mktemp("run")
    book = Path(shutil.copy(empty_book, place / "so-chi-bo.db"))
    log = place / "log"
    traced = "trace=pwrite64,fsync,fdatasync,ftruncate,write"
    command = ["strace", "-f", "-qq", "-y", "-xx", "-s", "5000", "-e", traced, "-o", str(log)]
    with lab(tmp_path_factory.mktemp("out") / "out", command) as hand:
        assert hand.run("save_some", book, SAVES) == [0]
    calls = [
        call for call in read_calls(log) if str(place) in call.path or call.data[:4] == b"kept"
    ]
    shutil.copy(empty_book, book)
    return Run(calls, book)


def shelves_after(cut: Cut, bench: Path) -> list[int] | None:
    """Open a cut book as the next start does; give back its shelves, None when it is corrupt."""
    book, journal = bench / "so-chi-bo.db", bench / "so-chi-bo.db-journal"
    book.write_bytes(cut.book)
    journal.unlink(missing_ok=True)
    if cut.journal is not None:
        journal.write_bytes(cut.journal)
    connection = driver.connect(book)
    try:
        connection.execute("PRAGMA synchronous=OFF")
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return None
        torn = "SELECT count(*) FROM shelves s WHERE 2 <> "
        torn += "(SELECT count(*) FROM books WHERE shelf_id = s.id)"
        assert connection.execute(torn).fetchone() == (0,)
        return [int(row[0]) for row in connection.execute("SELECT name FROM shelves ORDER BY id")]
    except driver.dbapi.DatabaseError:
        return None
    finally:
        connection.close()


def test_every_cut_leaves_all_acknowledged_saves_and_no_torn_one(run, quick_place):
    chance = random.Random(42)
    seen: set[int] = set()
    for cut in cuts(run.calls, run.book, many=CUTS, chance=chance):
        shelves = shelves_after(cut, quick_place)
        assert shelves is not None
        assert shelves == list(range(len(shelves)))
        assert cut.acknowledged <= len(shelves) <= cut.acknowledged + 1
        seen.add(cut.acknowledged)
    assert len(seen) >= SAVES


def test_the_simulated_disk_does_corrupt_a_book_whose_syncs_it_ignores(run, quick_place):
    careless = cuts(run.calls, run.book, many=100, chance=random.Random(42), heeds_sync=False)
    after = [(cut, shelves_after(cut, quick_place)) for cut in careless]
    assert sum(shelves is None or len(shelves) < cut.acknowledged for cut, shelves in after) > 50
