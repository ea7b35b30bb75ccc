"""What is being typed is kept quickly and given back."""

from datetime import datetime

from app.data import journal_log, typed_text
from app.data.typed_text import TypedTexts, Unfinished
from tests.data.small_book import Shelf, add_shelf, rows

NOW = datetime(2026, 11, 4, 8, 5)


def test_a_text_is_kept_in_place_of_the_last_and_taken_once(db):
    texts = TypedTexts(db)
    texts.keep("meeting:12:item:3", "Đồng chí", NOW)
    texts.keep("meeting:12:item:3", "Đồng chí Thắm", NOW)
    assert texts.pending() == (Unfinished("meeting:12:item:3", "Đồng chí Thắm", NOW),)
    assert texts.take("meeting:12:item:3") == "Đồng chí Thắm"
    assert texts.take("meeting:12:item:3") is None


def test_typing_is_no_action(db):
    heard: list[frozenset[str]] = []
    db.subscribe(heard.append)
    add_shelf(db, "Kệ")
    db.undo()
    texts = TypedTexts(db)
    texts.keep("a", "chữ", NOW)
    texts.drop("a")
    assert len(heard) == 2
    assert db.labels() == (None, "Thêm Kệ")
    with db.read() as session:
        assert len(journal_log.history(session, 10)) == 1


def test_a_text_leaves_the_drafts_in_the_transaction_that_keeps_it(db):
    texts = TypedTexts(db)
    for key in ("meeting:1:item:1", "meeting:1:item:2", "meeting:10:item:1"):
        texts.keep(key, "chữ", NOW)
    with db.write("Ghi") as session:
        session.add(Shelf(name="chữ"))
        typed_text.forget(session, "meeting:1:item:1")
    assert rows(db)["shelves"] == [(1, "chữ")]
    with db.write("Xóa") as session:
        session.delete(session.get_one(Shelf, 1))
        typed_text.forget_all(session, "meeting:1:")
    assert [one.key for one in texts.pending()] == ["meeting:10:item:1"]


def test_a_megabyte_is_kept_as_it_is_typed(db):
    texts = TypedTexts(db)
    for turn in range(3):
        texts.keep("dài", "Ý kiến. " * 131_072 + str(turn), NOW)
    assert texts.take("dài") == "Ý kiến. " * 131_072 + "2"
