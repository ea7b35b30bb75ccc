"""What the journal page and the trash show, and what is purged or erased from them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.data import journal_log
from app.data.database import Database
from app.data.trash import deletions, put_back
from app.data.typed_text import TypedTexts
from app.domain.errors import Conflict
from tests.data.small_book import Book, Label, Reader, Shelf, add_shelf, rows

START = datetime(2026, 11, 4, 1, 5, tzinfo=UTC)


@pytest.fixture
def dated(book) -> Iterator[Database]:
    """A book whose actions lie a day apart."""
    days = iter(range(100))
    db = Database.open(book, now=lambda: START + timedelta(days=next(days)))
    yield db
    db.close()


def remove_shelf(db: Database, shelf: int) -> None:
    with db.write("Xóa kệ") as session:
        session.delete(session.get_one(Shelf, shelf))


def trash(db: Database, *tables: str) -> list[tuple[str, int]]:
    with db.read() as session:
        found = deletions(session, tables or ("shelves",), 10)
    return [(one.table, one.row_id) for one in found]


def test_the_history_lists_the_newest_actions_with_time_and_undone_mark(dated):
    add_shelf(dated, "Kệ", ("Một", "Hai"))
    add_shelf(dated, "Tủ")
    dated.undo()
    with dated.read() as session:
        newest, oldest = journal_log.history(session, 10)
        assert journal_log.history(session, 10, before_id=newest.id) == (oldest,)
    assert (newest.label, newest.undone, newest.rows) == ("Thêm Tủ", True, 1)
    assert (oldest.label, oldest.undone, oldest.rows, oldest.at) == ("Thêm Kệ", False, 3, START)


def test_a_deletion_waits_in_the_trash_and_comes_back_in_another_run(book):
    db = Database.open(book)
    shelf = add_shelf(db, "Kệ", ("Một", "Hai"))
    before = rows(db)
    remove_shelf(db, shelf)
    db.close()

    again = Database.open(book)
    assert trash(again) == [("shelves", shelf)]
    with again.read() as session:
        (lost,) = deletions(session, ("shelves",), 10)
        assert lost.image["name"] == "Kệ"
    with again.write("Lấy lại kệ") as session:
        put_back(session, lost.action_id, (lost.table, lost.row_id))
    assert rows(again) == before
    assert trash(again) == []
    assert again.undo() == "Lấy lại kệ"
    assert trash(again) == [("shelves", shelf)]
    again.close()


def test_an_undone_deletion_is_not_in_the_trash(db):
    shelf = add_shelf(db, "Kệ")
    remove_shelf(db, shelf)
    db.undo()
    assert trash(db) == []


def test_a_child_does_not_come_back_without_its_parent(db):
    shelf = add_shelf(db, "Kệ", ("Một",))
    with db.write("Xóa sách") as session:
        session.delete(session.get_one(Book, 1))
    remove_shelf(db, shelf)
    with db.read() as session:
        (lost,) = deletions(session, ("books",), 10)
    with pytest.raises(Conflict, match="Mục chứa nó"), db.write("Lấy lại") as session:
        put_back(session, lost.action_id, (lost.table, lost.row_id))
    assert rows(db)["books"] == []


def test_children_of_a_deleted_row_are_counted_and_not_listed(db):
    shelf = add_shelf(db, "Kệ", ("Một", "Hai"))
    remove_shelf(db, shelf)
    with db.read() as session:
        (lost,) = deletions(session, ("shelves", "books"), 10)
    assert (lost.table, lost.children) == ("shelves", 2)


def test_one_of_two_deletions_of_an_action_comes_back_alone(db):
    first, second = add_shelf(db, "Kệ", ("Một",)), add_shelf(db, "Tủ", ("Hai",))
    before = rows(db)
    with db.write("Xóa hai kệ") as session:
        for shelf in (first, second):
            session.delete(session.get_one(Shelf, shelf))
    with db.write("Lấy lại") as session:
        put_back(session, 3, ("shelves", second))
    assert rows(db)["shelves"] == before["shelves"][1:]
    assert rows(db)["books"] == before["books"][1:]
    assert trash(db) == [("shelves", first)]


def test_what_pointed_at_a_row_points_at_it_again_unless_it_was_changed(db):
    with db.write("Thêm người đọc") as session:
        session.add(Reader(id=1, name="Thầy"))
        session.flush()
        session.add_all(Reader(id=i, name=f"Trò {i}", mentor_id=1) for i in (2, 3))
    with db.write("Xóa thầy") as session:
        session.delete(session.get_one(Reader, 1))
    with db.write("Đổi thầy") as session:
        session.get_one(Reader, 3).mentor_id = 2
    with db.write("Lấy lại") as session:
        put_back(session, 2, ("readers", 1))
    assert rows(db)["readers"] == [(1, "Thầy", None), (2, "Trò 2", 1), (3, "Trò 3", 2)]


def test_a_row_already_back_is_not_put_back_twice(db):
    remove_shelf(db, add_shelf(db, "Kệ"))
    with db.write("Lấy lại") as session:
        put_back(session, 2, ("shelves", 1))
    with pytest.raises(Conflict, match="đã có lại"), db.write("Lấy lại") as session:
        put_back(session, 2, ("shelves", 1))


def test_purging_forgets_old_actions_only(dated):
    add_shelf(dated, "Kệ")
    add_shelf(dated, "Tủ")
    with dated.aside() as session:
        assert journal_log.purge(session, START + timedelta(hours=1)) == 1
    with dated.read() as session:
        assert [action.label for action in journal_log.history(session, 10)] == ["Thêm Tủ"]
        assert journal_log.changes_of(session, 1) == ()


def test_erasing_a_person_rewrites_journal_labels_and_typed_texts(db):
    with db.write("Thêm Nguyễn Văn A") as session:
        session.add(Shelf(name="Nguyễn Văn A", labels=[Label(text="của Nguyễn Văn A")]))
    TypedTexts(db).keep("một", "Nguyễn Văn A phát biểu", START)

    with db.aside() as session:
        journal_log.rewrite_texts(session, lambda text: text.replace("Nguyễn Văn A", "(đã xóa)"))

    with db.read() as session:
        (action,) = journal_log.history(session, 10)
        images = str(journal_log.changes_of(session, action.id))
    assert action.label == "Thêm (đã xóa)"
    assert "Nguyễn" not in images
    assert "của (đã xóa)" in images
    assert TypedTexts(db).take("một") == "(đã xóa) phát biểu"
