"""The secretary's desk in a story: the real window over a real book, and two hands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.meeting_file import MeetingFile
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs, InstantTasks
from ui.application import prepare as dress
from ui.kit import theme
from ui.kit.page import Page
from ui.kit.state import WindowState
from ui.kit.tokens import PaletteName, SizeName
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage
from ui.workspace import Workspace

Key = Qt.Key
NOBODY = Qt.KeyboardModifier.NoModifier


class Desk:
    """Presses keys on what has the keyboard, and looks at what the window shows."""

    def __init__(
        self, window: MainWindow, services: Services, clock: MovingClock, dialogs: FakeDialogs
    ) -> None:
        self.window, self.services = window, services
        self.clock, self.dialogs = clock, dialogs
        self.meeting = 0

    @property
    def file(self) -> MeetingFile:
        return self.services.meetings.file(self.meeting)

    @property
    def page(self) -> Any:
        page = self.window.shell.page
        assert isinstance(page, Page)
        return page

    @property
    def frame(self) -> Any:
        assert isinstance(self.page, MeetingsPage)
        return self.page.frame

    @property
    def step(self) -> Any:
        return self.frame.step

    @property
    def said(self) -> str:
        """What the strip at the bottom says."""
        return self.window.shell.strip.label.text()

    def open(self, meeting: int) -> None:
        self.meeting = meeting
        self.window.go(f"meeting:{meeting}")
        settle()

    def visit(self, where: str) -> Any:
        """Go to any place of the window and return its page."""
        self.window.go(where)
        settle()
        return self.page

    def to_front(self) -> None:
        """Let the window be the active one again, as a system does once a popup is gone."""
        self.window.activateWindow()
        settle()

    def go(self, where: str) -> None:
        self.frame.go(where)
        settle()

    def at(self, moment: datetime) -> None:
        self.clock.moment = moment
        settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NOBODY) -> None:
        for key in keys:
            QTest.keyClick(self.field, key, modifier)
            settle()

    def type(self, text: str) -> None:
        """Send letters as an input method does: the letter alone, whatever key it came from."""
        for letter in text:
            code = ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.field, QKeyEvent(kind, code, NOBODY, letter))
        settle()

    def write(self, text: str) -> None:
        self.type(text)
        self.press(Key.Key_Return)

    def into(self, field: QWidget, text: str) -> None:
        """Put the keyboard into a field, type, and leave it."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        settle()
        self.type(text)
        self.press(Key.Key_Tab)

    def answer(self, *answers: bool | Callable[[Any], bool]) -> None:
        """Prepare what to say to the next questions."""
        self.dialogs.answers.extend(answers)

    @property
    def field(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@contextmanager
def open_desk(
    qapp: QApplication, qtbot: QtBot, place: Path, services: Services, clock: MovingClock
) -> Iterator[Desk]:
    """Open a book in the real window, in front, for as long as a story is told."""
    state, dialogs = WindowState(place / "state"), FakeDialogs()
    if qapp.property("prepared") is None:
        qapp.setProperty("prepared", True)
        dress(qapp, state)
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    window = MainWindow(state)
    qtbot.addWidget(window)
    window.show_book(Workspace(services, dialogs, InstantTasks(), state))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield Desk(window, services, clock, dialogs)
    dialogs.assert_all_asked()
    window.leave_book()


def settle() -> None:
    """Let the window catch up: a change is read and drawn a moment later."""
    for _turn in range(3):
        QApplication.processEvents()
