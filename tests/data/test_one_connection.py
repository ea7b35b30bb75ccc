"""One connection, one transaction at a time, all of it or nothing."""

import signal
import threading
from itertools import groupby

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.orm import Session

from app.data import driver, journal_log
from app.data.database import Database
from app.domain.errors import DataFileError
from app.domain.progress import no_progress
from tests.data.small_book import Book, Shelf, add_shelf, make_book, rows


def test_twenty_threads_save_a_hundred_times_each_and_none_interleave(quick_place):
    db = Database.open(make_book(quick_place / "so-chi-bo.db"))
    shelf = add_shelf(db, "Kệ")

    def save(worker: int) -> None:
        for number in range(100):
            place = (worker * 100 + number) * 2
            with db.write(f"{worker}") as session:
                session.add(Book(shelf_id=shelf, place=place, title=f"{worker}"))
                session.flush()
                session.add(Book(shelf_id=shelf, place=place + 1, title=f"{worker}"))

    workers = [threading.Thread(target=save, args=(number,)) for number in range(20)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    titles = [row[3] for row in rows(db)["books"]]
    with db.read() as session:
        actions = journal_log.history(session, 5000)
    assert len(titles) == 4000
    assert all(len(list(run)) % 2 == 0 for _, run in groupby(titles))
    assert len(actions) == 2001
    assert {action.rows for action in actions[:-1]} == {2}
    db.close()


def fail_after(session: Session, added: Shelf) -> None:
    session.add(added)
    session.flush()
    raise ZeroDivisionError


@pytest.mark.parametrize("outer", ["read", "write"])
@pytest.mark.parametrize("inner", ["read", "write", "undo", "aside"])
def test_a_transaction_inside_a_transaction_on_one_thread_is_our_own_fault(db, outer, inner):
    calls = {
        "read": db.read,
        "aside": db.aside,
        "write": lambda: db.write("trong"),
        "undo": db.undo,
    }
    with calls[outer](), pytest.raises(RuntimeError, match="inside a"), calls[inner]():
        pass
    add_shelf(db, "Kệ")  # and the book goes on working


def test_waiting_for_a_turn_can_be_broken_off_and_the_others_go_on(db):
    entered, leave = threading.Event(), threading.Event()

    def look() -> None:
        with db.read():
            entered.set()
            leave.wait()

    def broken_off(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    reader = threading.Thread(target=look)
    reader.start()
    entered.wait()
    before = signal.signal(signal.SIGALRM, broken_off)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    with pytest.raises(KeyboardInterrupt), db.write("Chờ"):
        pass
    signal.signal(signal.SIGALRM, before)
    leave.set()
    reader.join()
    add_shelf(db, "Kệ")


def test_an_action_that_fails_leaves_nothing_and_tells_nobody(db):
    heard: list[frozenset[str]] = []
    db.subscribe(heard.append)
    before = rows(db)
    with pytest.raises(ZeroDivisionError), db.write("Hỏng") as session:
        fail_after(session, Shelf(name="Kệ"))
    assert rows(db) == before
    assert heard == []
    assert db.labels() == (None, None)


def test_listeners_hear_of_the_tables_after_each_commit_undo_and_redo(db):
    heard: list[frozenset[str]] = []
    stop = db.subscribe(lambda tables: heard.append(tables) if rows(db) else None)
    add_shelf(db, "Kệ", ("Một",))
    db.undo()
    db.redo()
    with db.write("Sửa") as session:
        session.get_one(Book, 1).title = "Hai"
    stop()
    add_shelf(db, "Tủ")
    assert heard == [frozenset({"shelves", "books"})] * 3 + [frozenset({"books"})]


def test_a_read_never_keeps_anything(db):
    add_shelf(db, "Kệ")
    with pytest.raises(RuntimeError, match="never in read"), db.read() as session:
        fail_after(session, Shelf(name="Tủ"))
    with db.read() as session:
        session.get_one(Shelf, 1).name = "Tủ"
    assert rows(db)["shelves"] == [(1, "Kệ")]


def test_filling_reference_data_is_kept_without_images(db):
    heard: list[frozenset[str]] = []
    db.subscribe(heard.append)
    with db.fill() as session:
        session.add(Shelf(name="Kệ"))
    with db.read() as session:
        assert journal_log.history(session, 10) == ()
        assert session.scalar(select(Shelf.name)) == "Kệ"
    assert heard == [frozenset({"shelves"})]


def test_the_file_is_opened_as_reliability_asks(db, each_driver, tmp_path):
    other = Database.open(make_book(tmp_path / "other.db"))
    asked = {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
    }
    with other.read() as session:
        said = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked
        }
    other.close()
    assert said == asked


def test_what_was_compiled_for_one_book_serves_the_next(tmp_path):
    asked = select(Shelf.name.label("asked_nowhere_else"))
    ran: list[DefaultExecutionContext] = []
    for name in ("một.db", "hai.db"):
        engine = driver.open_engine(make_book(tmp_path / name))
        with engine.connect() as connection:
            event.listen(connection, "after_cursor_execute", lambda *seen: ran.append(seen[4]))
            connection.execute(asked)
        engine.dispose()
    compiled = [context.cache_hit for context in ran if context.compiled is not None]
    assert compiled == [CacheStats.CACHE_MISS, CacheStats.CACHE_HIT]


def test_opening_what_is_not_there_makes_no_new_file(tmp_path):
    with pytest.raises(DataFileError, match="Không thấy tệp dữ liệu"):
        Database.open(tmp_path / "so-chi-bo.db")
    assert list(tmp_path.iterdir()) == []


def test_others_get_their_turn_while_a_copy_is_made(db, tmp_path):
    shelf = add_shelf(db, "Kệ", tuple("Sách " * 200 for _ in range(3000)))
    steps: list[int] = []
    saved = threading.Event()

    def save() -> None:
        with db.write("Chen vào") as session:
            session.add(Book(shelf_id=shelf, place=9999, title="Chen vào"))
        saved.set()

    writer = threading.Thread(target=save)

    def on_step(done: int, total: int, what: str) -> None:
        if not steps:
            writer.start()
        steps.append(0 if saved.is_set() else 1)

    db.copy_to(tmp_path / "copy.db", on_step)
    writer.join()

    copy = Database.open(tmp_path / "copy.db")
    assert steps[0] == 1
    assert steps[-1] == 0  # the writer came in between two steps
    assert rows(copy) == rows(db)
    copy.close()


def test_compacting_leaves_nothing_of_deleted_text_in_the_file(db):
    add_shelf(db, "Kệ", ("MỘT CÂU CẦN XÓA HẲN",))
    with db.write("Xóa") as session:
        session.delete(session.get_one(Book, 1))
    with db.aside() as session:
        journal_log.purge(session, db._now())
    db.compact()
    db.copy_to(db.path.with_name("copy.db"), no_progress)
    assert "MỘT CÂU CẦN XÓA HẲN".encode() not in db.path.with_name("copy.db").read_bytes()
    assert "MỘT CÂU CẦN XÓA HẲN".encode() not in db.path.read_bytes()
