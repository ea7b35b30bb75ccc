"""The secretary's desk in a story: the real window over a real book, and two hands."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.meeting_file import MeetingFile
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage

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
    def frame(self) -> Any:
        page = self.window.shell.page
        assert isinstance(page, MeetingsPage)
        return page.frame

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


def settle() -> None:
    """Let the window catch up: a change is read and drawn a moment later."""
    for _turn in range(3):
        QApplication.processEvents()
