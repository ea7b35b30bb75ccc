"""Every page: no part of it opens a window of its own, and the tables it follows exist."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.data.tables import NAMES
from ui.main_window import MainWindow
from ui.places import PLACES
from ui.workspace import Workspace


class WindowWatch(QObject):
    """Notes what is shown as a window besides the one there is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.seen = window, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_new = isinstance(watched, QWidget) and watched.isWindow() and watched is not self.window
        if is_new and event.type() is QEvent.Type.Show:
            self.seen.append(type(watched).__name__)
        return False


def test_building_and_showing_a_page_opens_no_window(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, qapp: QApplication
):
    window.show()
    qtbot.waitExposed(window)
    watch = WindowWatch(window)
    qapp.installEventFilter(watch)
    window.show_book(workspace)
    for place in PLACES:
        window.show_place(place.key)
        qapp.processEvents()
        assert watch.seen == [], place.key
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_a_page_follows_tables_that_exist(place):
    assert place.page_class().tables <= NAMES
