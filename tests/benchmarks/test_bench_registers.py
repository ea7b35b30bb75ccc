"""The registers of thirty years: tabs of Góp ý & kiến nghị, what they read, and the first page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.services.workspace import Services
from tests.benchmarks.clicking import settle
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks, percentile
from tests.benchmarks.table import Table
from tests.fakes import FakeDialogs, InstantTasks
from ui.application import prepare
from ui.kit.state import WindowState
from ui.main_window import MainWindow
from ui.remarks.page import RemarksPage
from ui.workspace import Workspace

ROUNDS, MOST_MS = 20, 50


def kept(table: Table, what: str, clicks: Clicks) -> bool:
    p95 = percentile(clicks.calm_ms, 0.95)
    return table.most(f"{what}: p95", p95, MOST_MS, "ms", clicks.busy)


@pytest.fixture(scope="module")
def window(book: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The main window on the reference data."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    state = WindowState(Path(tmp_path_factory.mktemp("state")))
    prepare(app, state)
    made = MainWindow(state)
    made.resize(1440, 900)
    made.show_book(Workspace(book, FakeDialogs(), InstantTasks(), state, made))
    made.show()
    settle()
    yield made
    made.close()
    settle()


def test_registers_of_a_year_are_read_at_once(book: Services, table: Table):
    reads: dict[str, Callable[[int], object]] = {
        "Đọc góp ý một năm": book.remarks.board,
        "Đọc sổ kiến nghị một năm": book.petitions.list,
        "Đọc kiến nghị trong biên bản một năm": book.petitions.proposals,
        "Đọc sổ văn bản cấp trên một năm": book.directives.list,
        "Đọc mô hình một năm": book.good_models.list,
        "Đọc việc định kỳ một năm": book.duties.lines,
    }
    sound = []
    for what, read in reads.items():
        clicks = Clicks()
        read(LAST_YEAR - 25)
        for turn in range(ROUNDS):
            clicks.time(lambda read=read, turn=turn: read(LAST_YEAR - turn))
        sound.append(kept(table, what, clicks))
    assert all(sound)


def test_tabs_of_remarks_change_at_once(window: MainWindow, table: Table):
    window.show_place("remarks")
    settle()
    page = window.shell.page
    assert isinstance(page, RemarksPage)
    clicks = Clicks()
    for kind in page.kinds:
        page.show_tab(kind)
        settle()
    for _ in range(ROUNDS // 4):
        for kind in page.kinds:
            clicks.time(lambda kind=kind: (page.show_tab(kind), settle()))
    assert kept(table, "Đổi thẻ ở Góp ý & kiến nghị", clicks)


def test_the_first_page_is_read_at_once(book: Services, table: Table):
    clicks = Clicks()
    book.overview.load(LAST_YEAR)
    for turn in range(ROUNDS):
        clicks.time(lambda turn=turn: book.overview.load(LAST_YEAR - turn % 3))
    assert kept(table, "Đọc Tổng quan, sổ 30 năm", clicks)
