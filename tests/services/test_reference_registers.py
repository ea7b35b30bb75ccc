"""The reference data fills the registers too: a plausible year each, open only at the end."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select

from app.data import tables as t
from app.domain.duties import DutyState
from app.domain.petitions import PetitionState
from app.domain.remarks import RemarkState
from app.services.workspace import Services
from tests.services.sample_book import open_sample

TODAY = date(2026, 11, 4)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Iterator[Services]:
    services = open_sample(tmp_path_factory.mktemp("lon") / "so", 2, 12)
    yield services
    services.close()


def counted(book: Services, table: type) -> int:
    with book.rubrics._db.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_past_year_holds_four_visits_with_six_answered_remarks(book):
    board = book.remarks.board(2025)
    assert len(board.rows) == 6
    assert {row.remark.state(TODAY) for row in board.rows} <= {
        RemarkState.ANSWERED,
        RemarkState.NOTED,
    }
    assert counted(book, t.Visit) == 8
    assert counted(book, t.ObserverTeam) == 1
    assert len({row.remark.form.gist for row in board.rows}) > 3


def test_the_last_year_leaves_remarks_open(book):
    states = [row.remark.state(TODAY) for row in book.remarks.board(2026).rows]
    assert len(states) == 6
    assert RemarkState.OVERDUE in states
    assert RemarkState.OPEN in states


def test_petitions_of_a_past_year_are_done_and_of_the_last_are_not_all(book):
    done = book.petitions.list(2025)
    assert len(done) == 8
    assert {one.state(TODAY) for one in done} == {PetitionState.DONE}
    open_ = book.petitions.open()
    assert 1 <= len(open_) <= 4
    assert all(one.received_on.year == 2026 for one in open_)


def test_every_paper_from_above_was_passed_on_but_the_last_two(book):
    assert len(book.directives.list(2025)) == 12
    waiting = book.directives.open()
    assert len(waiting) == 2
    assert min(one.received_on for one in waiting) > date(2026, 10, 20)
    figures = book.directives.figures(2025)
    assert figures.spread == figures.total == 12


def test_duties_of_a_past_year_were_done_and_topics_have_their_tham_luan(book):
    lines = book.duties.lines(2025)
    assert [line.state for line in lines] == [DutyState.DONE] * 4
    assert counted(book, t.Paper) == 9
    assert len(book.good_models.list(2025)) == 2


def test_what_the_registers_hold_is_found_by_search(book):
    for words in ("Rút ngắn thời gian", "Sổ hướng dẫn", "máy quét", "chuyển đổi số"):
        assert book.search.find(words), words
