"""Clicks in a real window on the reference data: act, draw, and what it cost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.services.workspace import Services
from tests.benchmarks.measuring import Clicks, percentile
from tests.benchmarks.table import Table
from tests.fakes import FakeDialogs
from ui.application import prepare
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.main_window import MainWindow
from ui.warming import parts_for
from ui.workspace import Workspace

MOST_P95_MS, MOST_WORST_MS = 50, 150


def open_window(book: Services, place: Path) -> MainWindow:
    """Return the main window on a book, as a person has it after the first minute."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    state = WindowState(place)
    prepare(app, state)
    made = MainWindow(state)
    made.resize(1440, 900)
    made.show_book(Workspace(book, FakeDialogs(), TaskRunner(made), state, made))
    made.show()
    settle()
    for _part in parts_for(made):  # what the program does in the pauses of that minute
        settle()
    return made


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
    p95, worst = percentile(clicks.calm_ms, 0.95), max(clicks.calm_ms)
    is_usual = table.most(f"{what}: p95", p95, MOST_P95_MS, "ms", clicks.busy)
    is_worst = table.most(f"{what}: lâu nhất", worst, MOST_WORST_MS, "ms")
    return is_usual and is_worst
