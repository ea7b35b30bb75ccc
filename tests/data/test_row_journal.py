"""Every change of a row is recorded, and taken back exactly."""

import random
from datetime import date, datetime
from fractions import Fraction

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from app.data import journal, journal_log
from app.data.database import Changes, Database
from app.data.journal import Change
from app.domain.errors import Conflict, Refused
from tests.data.small_book import (
    Book,
    Kind,
    Label,
    Loan,
    Reader,
    Scratch,
    Shelf,
    SmallBase,
    add_shelf,
    rows,
)


def recorded(db: Database) -> tuple[Change, ...]:
    with db.read() as session:
        (last,) = journal_log.history(session, 1)
        return journal_log.changes_of(session, last.id)


def random_action(db: Database, chance: random.Random) -> None:
    with db.write("Việc ngẫu nhiên") as session:
        shelves = list(session.scalars(select(Shelf)))
        books = list(session.scalars(select(Book)))
        match chance.randrange(5) if shelves and books else 0:
            case 0 | 1:
                shelf = Shelf(name=str(chance.random()), labels=[Label(text="nhãn")])
                session.add(shelf)
                session.flush()
                session.add_all(Book(shelf_id=shelf.id, place=p, title="Sách") for p in range(3))
            case 2:
                chance.choice(books).title = str(chance.random())
            case 3:
                session.delete(chance.choice(books))
            case _:
                session.delete(chance.choice(shelves))


@pytest.mark.parametrize("seed", range(5))
def test_undoing_and_redoing_a_whole_history_restores_each_state_row_by_row(db, seed):
    chance = random.Random(seed)
    states = [rows(db)]
    for _ in range(12):
        random_action(db, chance)
        states.append(rows(db))

    for state in reversed(states[:-1]):
        assert db.undo()
        assert rows(db) == state
    assert db.undo() is None
    for state in states[1:]:
        assert db.redo()
        assert rows(db) == state
    assert db.redo() is None


def test_every_kind_of_value_comes_back_exactly(db, each_driver):
    shelf = add_shelf(db, "Kệ")
    with db.write("Thêm sách") as session:
        session.add(
            Book(
                shelf_id=shelf,
                place=1,
                title="Đất rừng 'phương Nam' \\ \"\n\U0001f4d6",
                kind=Kind.POEMS,
                bought_on=date(2026, 11, 4),
                read_at=datetime(2026, 11, 4, 8, 5, 0, 123),
                weight=0.1 + 0.2,
                cover=bytes(range(256)),
                share=str(Fraction(10, 11)),
            )
        )
    before = rows(db)

    with db.write("Xóa sách") as session:
        session.delete(session.get_one(Book, 1))
    db.undo()

    assert rows(db) == before
    with db.read() as session:
        book = session.get_one(Book, 1)
        assert (book.kind, book.weight, book.cover) == (Kind.POEMS, 0.1 + 0.2, bytes(range(256)))
        assert Fraction(book.share or "") == Fraction(10, 11)


def test_an_update_records_changed_columns_only(db):
    add_shelf(db, "Kệ", ("Một",))
    with db.write("Sửa") as session:
        book = session.get_one(Book, 1)
        book.title, book.place = "Hai", book.place
    assert recorded(db) == (Change("books", 1, {"title": "Một"}, {"title": "Hai"}),)


def test_an_action_that_changes_nothing_leaves_no_trace(db):
    add_shelf(db, "Kệ", ("Một",))
    with db.write("Không làm gì") as session:
        session.get_one(Book, 1).title = "Một"
        session.add(Scratch(text="không ghi nhật ký"))
    assert db.labels() == ("Thêm Kệ", None)
    assert recorded(db)[0].table == "shelves"


def test_a_deletion_records_what_foreign_keys_delete_and_empty(db):
    shelf = add_shelf(db, "Kệ", ("Một", "Hai"))
    with db.write("Thêm bạn đọc") as session:
        first = Reader(name="A")
        session.add(first)
        session.flush()
        session.add(Reader(name="B", mentor_id=first.id))
    before = rows(db)

    with db.write("Xóa kệ và bạn đọc") as session:
        session.delete(session.get_one(Shelf, shelf))
        session.delete(session.get_one(Reader, 1))
    assert not rows(db)["books"]
    assert db.undo() == "Xóa kệ và bạn đọc"
    assert rows(db) == before


def test_rows_that_point_at_each_other_go_and_come_back_in_one_action(db):
    with db.write("Thêm") as session:
        first, second = Reader(name="A"), Reader(name="B")
        session.add_all([first, second])
        session.flush()
        first.mentor_id, second.mentor_id = second.id, first.id
    before = rows(db)
    with db.write("Xóa cả hai") as session:
        for reader in session.scalars(select(Reader)):
            session.delete(reader)
    after = rows(db)

    db.undo()
    assert rows(db) == before
    db.redo()
    assert rows(db) == after


def test_swapping_unique_places_is_undone(db):
    add_shelf(db, "Kệ", ("Một", "Hai"))
    before = rows(db)
    with db.write("Đổi chỗ") as session:
        one, two = session.get_one(Book, 1), session.get_one(Book, 2)
        one.place, two.place = 9, 0
        session.flush()
        one.place = 1
    db.undo()
    assert rows(db) == before


def test_undo_refuses_when_a_row_changed_behind_our_back(db):
    add_shelf(db, "Kệ", ("Một",))
    with db.write("Sửa tên sách") as session:
        session.get_one(Book, 1).title = "Hai"
    with db.aside() as session:
        session.execute(update(Book).values(title="Ba"))
    before = rows(db)

    with pytest.raises(Conflict):
        db.undo()
    assert rows(db) == before
    assert db.labels() == (None, None)


def test_undo_refuses_when_another_row_now_needs_the_old_one(db):
    add_shelf(db, "Kệ", ("Một",))
    with db.write("Cho mượn", undoable=False) as session:
        session.add(Loan(book_id=1))
    with pytest.raises(Conflict, match="không hoàn tác được"):
        db.undo()
    assert len(rows(db)["books"]) == 1


def test_a_new_action_empties_the_redo_list_and_forgetting_empties_both(db):
    add_shelf(db, "Kệ")
    add_shelf(db, "Tủ")
    db.undo()
    assert db.labels() == ("Thêm Kệ", "Thêm Tủ")
    add_shelf(db, "Giá")
    assert db.labels() == ("Thêm Giá", None)
    db.forget_undo()
    assert db.labels() == (None, None)
    assert db.undo() is None


def test_what_is_not_undoable_is_journalled_but_not_in_the_list(db):
    with db.write("Hạt giống", undoable=False) as session:
        session.add(Shelf(name="Kệ"))
    assert db.labels() == (None, None)
    assert recorded(db)[0].after == {"id": 1, "name": "Kệ"}


def test_ids_of_deleted_rows_are_never_given_again(db):
    first = add_shelf(db, "Kệ")
    db.undo()
    assert add_shelf(db, "Tủ") == first + 1


@pytest.mark.parametrize(
    "statement",
    [
        update(Shelf).values(name="X"),
        delete(Shelf),
        insert(Shelf).values(name="X"),
        SmallBase.metadata.tables["shelves"].delete(),
        text("DELETE FROM shelves"),
    ],
    ids=["update", "delete", "insert", "core delete", "text"],
)
def test_bulk_statements_are_refused_because_the_journal_does_not_see_them(db, statement):
    add_shelf(db, "Kệ")
    with pytest.raises(RuntimeError, match="bulk"), db.write("Hàng loạt") as session:
        session.execute(statement)
    with pytest.raises(RuntimeError, match="bulk"), db.read() as session:
        session.execute(statement)
    assert len(rows(db)["shelves"]) == 1


def test_a_guard_refuses_writes_undo_and_redo_of_a_locked_shelf(book):
    def guard(session: Session, changes: Changes) -> None:
        connection = session.connection()
        for change in changes:
            if change.table == "books":
                image = journal.stored(connection, "books", change.row_id) or change.before or {}
                shelf = journal.stored(connection, "shelves", image["shelf_id"]) or {}
                if shelf.get("name") == "Đã khóa":
                    raise Refused

    db = Database.open(book, guard=guard)
    shelf = add_shelf(db, "Kệ", ("Một",))
    with db.write("Đổi tên sách") as session:
        session.get_one(Book, 1).title = "Hai"
    with db.write("Khóa", undoable=False) as session:
        session.get_one(Shelf, shelf).name = "Đã khóa"
    locked = rows(db)
    with pytest.raises(Refused), db.write("Sửa") as session:
        session.get_one(Book, 1).title = "Khác"
    assert rows(db) == locked

    with pytest.raises(Refused):
        db.undo()
    assert rows(db) == locked
    assert db.labels() == ("Đổi tên sách", None)
    db.close()
