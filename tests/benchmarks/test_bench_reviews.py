"""Đánh giá đảng viên on thirty years of data: the vote grid, sheets, periods."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.reviews import ReviewKind
from app.services.workspace import Services
from tests.benchmarks.clicking import clicked, kept, open_window, settle
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks
from tests.benchmarks.table import Table
from ui.main_window import MainWindow

ROUNDS = 12


@pytest.fixture(scope="module")
def window(book: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    made = open_window(book, Path(tmp_path_factory.mktemp("state")))
    yield made
    made.close()
    settle()


@pytest.fixture(scope="module")
def review(book: Services) -> int:
    """The review of the last year, just begun."""
    known = book.reviews.find(LAST_YEAR, ReviewKind.YEAR)
    if known is not None:
        return known.file.review.id
    return book.reviews.start(LAST_YEAR, ReviewKind.YEAR)


def people(book: Services) -> list[int]:
    return [row.id for row in book.members.list(LAST_YEAR)[: ROUNDS + 1]]


def test_sheets_of_a_review(window: MainWindow, table: Table, book: Services, review: int):
    clicks = Clicks()
    first, *others = people(book)
    window.go(f"review:{review}:{first}")
    settle()
    for member in others:
        clicked(clicks, window, lambda member=member: window.go(f"review:{review}:{member}"))
    assert kept(table, "Mở phiếu kiểm điểm của một đảng viên", clicks)


def test_the_grid_of_votes(window: MainWindow, table: Table, review: int):
    clicks = Clicks()
    window.go(f"review:{review}")
    commands = {command.text: command.act for command in window.shell.page.commands()}
    show = commands["Nhập kết quả phiếu xếp loại"]
    for _turn in range(ROUNDS):
        clicked(clicks, window, show)
        window.go(f"review:{review}")
        settle()
    assert kept(table, "Mở lưới phiếu xếp loại cuối năm", clicks)


def test_periods_of_points(window: MainWindow, table: Table, book: Services):
    clicks = Clicks()
    member = people(book)[0]
    for turn in range(ROUNDS):
        quarter = turn % 4 + 1
        where = f"points:{member}:{LAST_YEAR}:quarter:{quarter}"
        if turn < 4:  # what is compiled once is so from here on
            window.go(where)
            settle()
        else:
            clicked(clicks, window, lambda where=where: window.go(where))
    assert kept(table, "Đổi kỳ điểm đảng viên", clicks)
