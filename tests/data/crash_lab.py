"""Programs to be killed: one process that has everything loaded forks a child for each try.

Reads one order a line (JSON), gives back one line when the child has ended: its exit code, or
the negative number of the signal that ended it.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import alembic.migration
import alembic.operations  # noqa: F401 - loaded here once, not in each child

from app.data import backup, files, restore, upgrade
from app.data.backup import BackupReason
from app.data.database import Database
from app.data.folder import DataFolder
from app.data.typed_text import TypedTexts
from app.domain.errors import AppError, FolderInUse
from tests.data.small_book import STEPS, TABLES, Book, Shelf

NOW = datetime(2026, 11, 4, 8, 5, tzinfo=UTC)
INJECTED_AT = 1000
"""The call that strace spoils; a child makes idle calls until the wanted one is that number."""

PROGRAMS: dict[str, Callable[..., None]] = {}


def program(run: Callable[..., None]) -> Callable[..., None]:
    PROGRAMS[run.__name__] = run
    return run


def say(text: str) -> None:
    os.write(1, (text + "\n").encode())


@program
def save_for_ever(book: str, first: int) -> None:
    """Add one shelf with two books at a time; say its number once it is kept."""
    db = Database.open(Path(book))
    number = first
    while True:
        add_triple(db, number)
        say(str(number))
        number += 1


def add_triple(db: Database, number: int) -> None:
    with db.write(f"Thêm {number}") as session:
        shelf = Shelf(name=str(number))
        session.add(shelf)
        session.flush()
        session.add_all(Book(shelf_id=shelf.id, place=p, title="x" * 2500) for p in range(2))


@program
def save_some(book: str, count: int) -> None:
    db = Database.open(Path(book))
    for number in range(count):
        add_triple(db, number)
        say(f"kept {number}")
    db.close()


@program
def save_despite_fault(book: str, call: str, nth: int) -> None:
    """Save until one save fails with a sentence; say it, and whether the next save works."""
    db = Database.open(Path(book))
    idle(call, nth)
    for number in range(6):
        try:
            add_triple(db, number)
            say(f"kept {number}")
        except AppError as error:
            say(f"said {error.sentence}")
    db.close()


@program
def upgrade_a_book(book: str, backups: str, call: str, nth: int) -> None:
    def copy_first(path: Path, version: int) -> None:
        backup.make_before_upgrade(path, Path(backups), version, NOW)
        idle(call, nth)

    upgrade.bring_up(Path(book), copy_first, steps=(*STEPS, WideStep()), tables=TABLES)


class WideStep:
    """Rewrites every row, so that many pages are written."""

    def upgrade(self, op: Any) -> None:
        op.execute("ALTER TABLE books ADD COLUMN room TEXT NOT NULL DEFAULT ''")
        op.execute("UPDATE books SET room = title || title")
        op.execute("CREATE TABLE rooms (id INTEGER PRIMARY KEY)")


@program
def back_up_for_ever(book: str, backups: str) -> None:
    db = Database.open(Path(book))
    number = 10_000
    while True:
        backup.make(db, Path(backups), BackupReason.TIMER, NOW)
        add_triple(db, number)
        number += 1


@program
def restore_for_ever(book: str, chosen: str) -> None:
    while True:
        restore.restore(Path(chosen), Path(book), Path(book).parent / "dinh-kem")
        say("restored")


@program
def take_and_hold(place: str, contest: str) -> None:
    """Take the folder; the winner keeps it until all have tried."""
    tried = Path(contest)
    try:
        folder = DataFolder.open(Path(place))
    except FolderInUse as refused:
        say(f"refused {refused.sentence}")
        (tried / str(os.getpid())).touch()
        return
    say(f"won {os.getpid()}")
    (tried / str(os.getpid())).touch()
    while len(list(tried.iterdir())) < 4:
        time.sleep(0.002)
    folder.close()


@program
def hold_for_ever(place: str) -> None:
    folder = DataFolder.open(Path(place))
    say(f"won {os.getpid()}")
    while folder:
        time.sleep(1)


@program
def type_for_ever(book: str) -> None:
    """Type twenty letters a second; keep the text every half second, as the window does."""
    texts = TypedTexts(Database.open(Path(book)))
    text = ""
    while True:
        for _ in range(10):
            text += "ế"
            time.sleep(0.05)
            say(str(len(text)))
        texts.keep("meeting:1:item:1", text, NOW)


@program
def save_a_file_for_ever(path: str) -> None:
    number = 0
    while True:
        files.atomic_write(Path(path), str(number % 10).encode() * 300_000)
        number += 1


def idle(call: str, nth: int) -> None:
    """Make calls that do nothing, so that the nth real one is the spoilt one."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for _ in range(INJECTED_AT - nth):
        if call == "write":
            os.pwrite(nowhere, b"x", 0)
        else:
            for sync in (os.fsync, os.fdatasync):  # SQLite uses one or the other
                with suppress(OSError):
                    sync(nowhere)


def main() -> None:
    say("ready")
    for line in sys.stdin:
        order = json.loads(line)
        children = [start(order) for _ in range(order["children"])]
        if order["seconds"] is not None:
            time.sleep(order["seconds"])
            for child in children:
                os.kill(child, signal.SIGKILL)
        ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        say(json.dumps(ended))


def start(order: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        out = os.open(order["out"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(out, 1)
        PROGRAMS[order["program"]](*order["arguments"])
        code = 0
    finally:
        os._exit(code)
    return 0


if __name__ == "__main__":
    main()
