"""A remembered value is let go of when any table it was read from changes: each names them all."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.data import tables as t
from app.data.meeting_files import load_meeting_file
from app.data.meeting_outlines import load_outline
from app.data.meeting_views import load_meeting_view
from app.data.member_cards import load_card
from app.data.member_records import load_members
from app.data.memo import Memo
from app.data.plan_records import load_meeting_rows
from app.data.report_turns import load_rotation
from app.data.task_boards import load_register, load_task_board
from app.data.work_lines import work_lines
from app.data.work_scope import SCOPE_TABLES, load_scope
from app.data.year_figures import figures_of_year
from app.services.workspace import Services
from tests.services.sample_book import open_sample

T = TypeVar("T")
MEETINGS = select(t.Meeting.id)
SOURCE = re.compile(r"(?:FROM|JOIN|,)\s+\"?(\w+)\"?")


class ListeningMemo(Memo):
    """Remembers nothing; notes which tables the reading of each value asked, and which it named."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, set[str]] = {}
        self.named: dict[str, frozenset[str]] = {}

    def recall(self, name: str, tables: frozenset[str], read: Callable[[], T]) -> T:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            value = read()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        self.asked[name] = {found for s in statements for found in SOURCE.findall(s)} & t.NAMES
        self.named[name] = tables
        return value

    def unnamed(self) -> dict[str, set[str]]:
        """Return the tables each value was read from without naming them."""
        missing = {name: asked - self.named[name] for name, asked in self.asked.items()}
        return {name: tables for name, tables in missing.items() if tables}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = open_sample(Path(tmp_path_factory.mktemp("sample")) / "so")
    yield services
    services.close()


def open_meetings(services: Services) -> list[int]:
    with services._db.read() as session:
        return [row.id for row in session.query(t.Meeting) if row.locked_at is None]


def test_every_remembered_part_of_a_meeting_names_the_tables_it_is_read_from(book):
    memo = ListeningMemo()
    for meeting in open_meetings(book):
        with book._db.read() as session:
            session.info.update(memo.info)
            load_meeting_view(session, meeting, book.now())
    assert len(memo.asked) > 20
    assert memo.unnamed() == {}


@pytest.mark.parametrize(
    "read",
    [
        lambda session, now: load_register(session, now.date()),
        lambda session, now: load_meeting_rows(session, now.year),
        lambda session, now: work_lines(session, load_scope(session, now.date())),
        lambda session, now: figures_of_year(session, now.year, load_scope(session, now.date())),
        lambda session, now: [
            load_card(session, m, now.year, now.date()) for m in load_members(session)
        ],
        lambda session, now: load_task_board(session, now.year, now.date()),
        lambda session, now: load_rotation(session, now.date()),
        lambda session, _now: [load_outline(session, id_) for id_ in session.scalars(MEETINGS)],
    ],
    ids=["register", "meetings", "work list", "figures", "members", "tasks", "rotation", "plan"],
)
def test_what_a_page_remembers_names_the_tables_it_is_read_from(book, read):
    memo = ListeningMemo()
    with book._db.read() as session:
        session.info.update(memo.info)
        read(session, book.now())
    assert memo.asked
    assert memo.unnamed() == {}


def test_a_meeting_read_from_memory_is_the_meeting_read_anew(book):
    for meeting in open_meetings(book):
        before = book.meetings.file(meeting)
        with book._db.read() as session:
            session.info.clear()
            assert load_meeting_file(session, meeting) == before


def test_an_action_recalls_what_was_read_but_never_what_it_has_changed(book):
    meeting = next(m for m in open_meetings(book) if book.meetings.file(m).agenda)
    file = book.meetings.file(meeting)
    known = file.agenda
    with book._db.write("Thử") as session:
        assert load_meeting_file(session, meeting).agenda is known
        session.get_one(t.Meeting, meeting).agenda[0].title = "Tên mục mới"
        changed = load_meeting_file(session, meeting)
        assert changed.agenda[0].title == "Tên mục mới"
        assert changed.preparations is file.preparations
    assert book.meetings.file(meeting).agenda[0].title == "Tên mục mới"
    book.history.undo()
    assert book.meetings.file(meeting).agenda == known


def test_what_services_remember_of_members_names_its_tables(book, monkeypatch):
    memo = ListeningMemo()
    monkeypatch.setitem(book._db._readers.kw["info"], "memo", memo)
    assert book.members.list(2026)
    assert book.members.coming_dates()
    assert any(book.member_books.about(member.id, 2026) for member in book.members.all())
    assert {name.split(" ")[0] for name in memo.named} >= {"rows", "coming", "what"}
    assert memo.unnamed() == {}


def test_what_is_read_of_a_scope_names_the_tables_the_scope_is_read_from(book):
    scopes, memo = ListeningMemo(), ListeningMemo()
    with book._db.read() as session:
        session.info.update(scopes.info)
        scope = load_scope(session, book.now().date())
        session.info.update(memo.info)
        known = {*work_lines(session, scope), *figures_of_year(session, 2026, scope)}
    assert known
    assert {table for tables in scopes.asked.values() for table in tables} <= SCOPE_TABLES
    of_scope = [name for name in memo.named if " on " in name or name.startswith("figures")]
    assert len(of_scope) > 10
    assert all(memo.named[name] >= SCOPE_TABLES for name in of_scope)
