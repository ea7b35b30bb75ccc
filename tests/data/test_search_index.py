"""The search index stays in step with the rows and finds words with or without marks."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import search
from app.data.database import Database
from app.data.search import Entry, Hit, SearchIndex
from tests.data.small_book import Book, Label, Shelf, add_shelf


def book_entries(session: Session, row_ids: Sequence[int]) -> Iterable[Entry]:
    query = select(Book.id, Book.shelf_id, Book.title, Book.share).where(Book.id.in_(row_ids))
    for row in session.execute(query):
        yield Entry(row.id, "book", f"book:{row.id}", row.title, row.share or "")


def label_entries(session: Session, row_ids: Sequence[int]) -> Iterable[Entry]:
    query = select(Label.id, Label.shelf_id, Label.text).where(Label.id.in_(row_ids))
    for row in session.execute(query):
        yield Entry(row.id, "shelf", f"shelf:{row.shelf_id}", "Kệ", row.text)


def the_index() -> SearchIndex:
    index = SearchIndex()
    index.register("books", book_entries)
    index.register("labels", label_entries)
    return index


@pytest.fixture
def index() -> SearchIndex:
    return the_index()


@pytest.fixture
def db(book: Path, index: SearchIndex):
    database = Database.open(book, indexer=index.update)
    yield database
    database.close()


def found(db: Database, words: str) -> list[str]:
    with db.read() as session:
        return [hit.title for hit in the_index().find(session, words)]


@pytest.mark.parametrize("words", ["đất rừng", "dat rung", "RỪNG ĐẤT", "đa ru", "phuong-nam"])
def test_words_are_found_by_their_beginnings_with_or_without_marks(db, words):
    add_shelf(db, "Kệ", ("Đất rừng phương Nam", "Đất và người"))
    assert found(db, words) == ["Đất rừng phương Nam"]


def test_both_spellings_find_each_other(db):
    add_shelf(db, "Kệ", ("Đảng ủy",))
    assert found(db, "đảng " + "uy\u0309") == ["Đảng ủy"]


@pytest.mark.parametrize("words", ["", "  ", '"', "*", "NEAR(", "a OR", "title:x", "-", "'; --"])
def test_signs_of_the_query_language_do_no_harm(db, words):
    add_shelf(db, "Kệ", ("Đất rừng",))
    assert found(db, words) == []


def test_the_index_follows_changes_deletions_undo_and_redo(db):
    shelf = add_shelf(db, "Kệ", ("Một", "Hai"))
    with db.write("Sửa") as session:
        session.get_one(Book, 1).title = "Ba"
    assert (found(db, "mot"), found(db, "ba")) == ([], ["Ba"])
    db.undo()
    assert (found(db, "mot"), found(db, "ba")) == (["Một"], [])
    db.redo()
    with db.write("Xóa") as session:
        session.delete(session.get_one(Shelf, shelf))
    assert (found(db, "ba"), found(db, "hai")) == ([], [])
    db.undo()
    assert (found(db, "ba"), found(db, "hai")) == (["Ba"], ["Hai"])


def rename_and_fail(session: Session) -> None:
    session.get_one(Book, 1).title = "Hai"
    session.flush()
    raise ZeroDivisionError


def test_an_action_that_fails_leaves_the_index_as_it_was(db):
    add_shelf(db, "Kệ", ("Một",))
    with pytest.raises(ZeroDivisionError), db.write("Hỏng") as session:
        rename_and_fail(session)
    assert (found(db, "mot"), found(db, "hai")) == (["Một"], [])


def test_a_thing_found_by_several_rows_is_listed_once_best_first(db, index):
    with db.write("Thêm") as session:
        labels = [Label(text="văn học nước ngoài"), Label(text="văn xuôi")]
        session.add(Shelf(name="Kệ", labels=labels))
    add_shelf(db, "Tủ", ("Văn",))
    with db.read() as session:
        hits = index.find(session, "van")
    assert [hit.ref for hit in hits] == ["book:1", "shelf:1"]
    assert hits[1].excerpt in {"văn học nước ngoài", "văn xuôi"}


def test_a_hit_shows_the_words_around_the_match_as_they_were_typed(db, index):
    shelf = add_shelf(db, "Kệ")
    body = "Lời mở đầu. " * 40 + "Đồng chí Thắm phát biểu về CHUYỂN ĐỔI SỐ. " + "Hết. " * 40
    with db.write("Thêm") as session:
        session.add(Book(shelf_id=shelf, place=1, title="Biên bản", share=body))
    with db.read() as session:
        (hit,) = index.find(session, "chuyen doi")
    assert "CHUYỂN ĐỔI SỐ" in hit.excerpt
    assert len(hit.excerpt) < 200
    assert hit == Hit("book", "book:1", "Biên bản", hit.excerpt)


def test_an_older_file_is_stale_until_the_index_is_built_again(book):
    plain = Database.open(book)
    add_shelf(plain, "Kệ", ("Một", "Hai"))
    plain.close()
    index = the_index()
    db = Database.open(book, indexer=index.update)
    with db.read() as session:
        assert index.is_stale(session)
    assert found(db, "mot") == []
    with db.aside() as session:
        index.rebuild(session)
    with db.read() as session:
        assert not index.is_stale(session)
    assert found(db, "mot") == ["Một"]
    db.close()


def test_a_raised_edition_makes_the_index_stale(db, index, monkeypatch):
    with db.aside() as session:
        index.rebuild(session)
    monkeypatch.setattr(search, "EDITION", search.EDITION + 1)
    with db.read() as session:
        assert index.is_stale(session)


def test_building_again_makes_the_table_of_an_older_edition_anew(db, index):
    add_shelf(db, "Kệ", ("Một",))
    with db.aside() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TABLE search_index")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE search_index USING fts5(title, body)")
        index.rebuild(session)
    add_shelf(db, "Tủ", ("Hai",))
    assert (found(db, "mot"), found(db, "hai")) == (["Một"], ["Hai"])


def test_everything_found_is_told_without_loading_what_is_not_shown(db, index):
    add_shelf(db, "Kệ", ("Văn một", "Văn hai", "Văn ba"))
    with db.read() as session:
        matches = index.find_all(session, "van", 10)
        (shown,) = index.hits(session, matches, matches.every[:1], "van")
    assert [match.ref for match in matches.every] == ["book:3", "book:2", "book:1"]
    assert (matches.known, shown.title) == ({}, "Văn ba")
