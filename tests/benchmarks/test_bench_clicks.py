"""Clicks on thirty years of data: pages, marks, saving, filters, undo, and points."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.choices import Choice
from app.domain.meetings import HELD_STAGES, MeetingStage
from app.services.workspace import Services
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks, percentile
from tests.benchmarks.table import Table
from tests.fakes import FakeDialogs
from ui.application import prepare
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.main_window import MainWindow
from ui.workspace import Workspace

MOST_P95_MS, MOST_WORST_MS = 50, 150
ROUNDS = 12


@pytest.fixture(scope="module")
def window(book: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The main window on the reference data, as a person has it after the first minute."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    state = WindowState(Path(tmp_path_factory.mktemp("state")))
    prepare(app, state)
    made = MainWindow(state)
    made.resize(1440, 900)
    made.show_book(Workspace(book, FakeDialogs(), TaskRunner(made), state, made))
    made.show()
    settle()
    yield made
    made.close()
    settle()


def settle() -> None:
    """Draw what has changed and do what was put off to after that, as the event loop does."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for_tasks(window: MainWindow) -> None:
    """Let background work end, so that it is not counted as the click's."""
    while window.workspace is not None and window.workspace.tasks.is_busy():
        QApplication.processEvents()


def clicked(clicks: Clicks, window: MainWindow, act: Callable[[], object]) -> None:
    """Count what an act and the drawing after it cost."""

    def click() -> None:
        act()
        settle()

    clicks.time(click)
    wait_for_tasks(window)


def kept(table: Table, what: str, clicks: Clicks) -> bool:
    """Add the two lines of a kind of click."""
    busy = f"đồng hồ tường: p95 {percentile(clicks.wall_ms, 0.95):.0f} ms, "
    busy += f"lâu nhất {max(clicks.wall_ms):.0f} ms"
    p95, worst = percentile(clicks.thread_ms, 0.95), max(clicks.thread_ms)
    is_usual = table.most(f"{what}: p95", p95, MOST_P95_MS, "ms", busy)
    is_worst = table.most(f"{what}: lâu nhất", worst, MOST_WORST_MS, "ms")
    return is_usual and is_worst


@pytest.fixture(scope="module")
def held(book: Services) -> list[int]:
    """Locked meetings of the last year."""
    rows = book.meetings.list(LAST_YEAR)
    return [row.id for row in rows if row.stage in HELD_STAGES]


@pytest.fixture(scope="module")
def running(book: Services) -> int:
    """The meeting of December, in session."""
    rows = book.meetings.list(LAST_YEAR)
    meeting = next(row.id for row in rows if row.stage is MeetingStage.PLANNED)
    book.agendas.open(meeting)
    book.minutes.start(meeting, datetime(LAST_YEAR, 11, 4, 8, 5))
    return meeting


def test_pages(window: MainWindow, table: Table):
    first, again = Clicks(), Clicks()
    keys = window.place_keys()
    for key in keys:
        clicked(first, window, lambda key=key: window.show_place(key))
    for _ in range(ROUNDS):
        for key in keys:
            clicked(again, window, lambda key=key: window.show_place(key))
    slowest = keys[first.thread_ms.index(max(first.thread_ms))]
    table.tell("Mở một trang lần đầu", f"{max(first.thread_ms):.0f} ms", f"lâu nhất: {slowest}")
    assert kept(table, "Chuyển trang", again)


def test_years(window: MainWindow, table: Table):
    clicks = Clicks()
    assert window.workspace is not None
    for key in window.place_keys():
        window.show_place(key)
        settle()
        for year in (LAST_YEAR - 1, LAST_YEAR):
            clicked(clicks, window, lambda year=year: window.workspace.set_year(year))
    assert kept(table, "Đổi năm", clicks)


def test_opening_a_meeting(window: MainWindow, table: Table, held: list[int]):
    clicks = Clicks()
    window.go(f"meeting:{held[0]}")
    settle()
    for meeting in held[1 : ROUNDS + 1]:
        clicked(clicks, window, lambda meeting=meeting: window.go(f"meeting:{meeting}"))
    assert kept(table, "Mở một buổi họp đã khóa", clicks)


def test_marking_attendance(window: MainWindow, table: Table, book: Services, running: int):
    clicks = Clicks()
    window.go(f"meeting:{running}:attendance")
    settle()
    lines = book.meetings.file(running).attendance[: ROUNDS * 2]
    step = window.shell.page.frame.step
    for line in lines:
        clicked(clicks, window, lambda line=line: step.grid.chosen.emit(line.member_id, "present"))
    assert all(mark.state == "present" for mark in book.meetings.file(running).attendance[:5])
    assert kept(table, "Đánh dấu điểm danh", clicks)


def test_undo_and_redo(window: MainWindow, table: Table, running: int):
    clicks = Clicks()
    assert window.workspace is not None
    window.go(f"meeting:{running}:attendance")
    settle()
    for _ in range(ROUNDS):
        clicked(clicks, window, window.workspace.undo)
    for _ in range(ROUNDS):
        clicked(clicks, window, window.workspace.redo)
    assert kept(table, "Hoàn tác, làm lại", clicks)


def test_choosing_points(window: MainWindow, table: Table, book: Services, running: int):
    clicks = Clicks()
    assert window.workspace is not None
    edition = next(row for row in book.rubrics.list() if row.rubric_id == "an-phu-chi-tiet")
    book.scoring.choose_rubric(running, edition.id)
    window.go(f"meeting:{running}:score")
    settle()
    view = book.scoring.view(running)
    assert view is not None
    for item in view.sheet.open_items[:ROUNDS]:
        choice = Choice(item.id, level_id="pass")
        clicked(
            clicks,
            window,
            lambda choice=choice: window.workspace.perform(
                lambda: book.scoring.choose(running, choice)
            ),
        )
    assert kept(table, "Chọn điểm một tiêu chí", clicks)


def test_saving_a_member(window: MainWindow, table: Table, book: Services):
    clicks = Clicks()
    assert window.workspace is not None
    window.show_place("members")
    settle()
    for member in book.members.all()[:ROUNDS]:
        form = replace(member.form, phone=f"0900 000 {member.id:03d}")
        clicked(
            clicks,
            window,
            lambda member=member, form=form: window.workspace.perform(
                lambda: book.members.save(member.id, form)
            ),
        )
    assert kept(table, "Lưu một đảng viên", clicks)


def test_filters(window: MainWindow, table: Table):
    clicks = Clicks()
    members = window.show_place("members")
    settle()
    for typed in ("n", "ng", "ngu", "nguyen", "thi", "", "hoa", "v", "va", "van", "") * 2:
        members.listing.search.setText(typed)
        clicked(clicks, window, lambda typed=typed: members.listing.search.searched.emit(typed))
    meetings = window.show_place("meetings")
    meetings.show_list()
    settle()
    for typed in ("t", "th", "thang", "thang 8", "chuyen de", "") * 2:
        clicked(clicks, window, lambda typed=typed: meetings.list.search.searched.emit(typed))
    assert kept(table, "Lọc danh sách", clicks)
