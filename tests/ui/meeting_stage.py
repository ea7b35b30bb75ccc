"""A window with one step of a meeting in it, read anew after each change as the frame does."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingDraft, MeetingForm, MeetingKind
from app.domain.periods import Period
from app.services.workspace import Services
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

DAY = date(2026, 11, 4)
NOBODY = Qt.KeyboardModifier.NoModifier


def new_meeting(services: Services, form: MeetingForm = MeetingForm.IN_PERSON) -> int:
    """Add the meeting of the day with its programme."""
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY, time(14, 0), form=form)
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    people = {person.full_name: person.id for person in services.meetings.file(meeting_id).people}
    services.meetings.set_person(meeting_id, "chair_id", people["Nguyễn Thị Hạnh"])
    return meeting_id


def attended_meeting(services: Services) -> int:
    """Add the meeting of the day, everybody present."""
    meeting_id = new_meeting(services)
    services.attendance.mark_all_present(meeting_id)
    return meeting_id


class Stage(QMainWindow):
    """Holds the step; presses keys on whatever has the keyboard."""

    def __init__(
        self, workspace: Workspace, make: Callable[[Workspace], MeetingStep], meeting_id: int
    ) -> None:
        super().__init__()
        self.workspace, self.meeting_id = workspace, meeting_id
        self.step = make(workspace)
        holder = QWidget()
        row = QHBoxLayout(holder)
        for part in (self.step, *self.step.side_cards()):
            row.addWidget(part)
        self.setCentralWidget(holder)
        self.wanted: list[str] = []
        self.said: list[str] = []
        self.step.wanted.connect(self.wanted.append)
        workspace.said.connect(lambda sentence, _undo: self.said.append(sentence))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.read)
        workspace.changed.connect(lambda _tables: self._soon.start())

    def read(self) -> None:
        self.step.show_view(self.workspace.services.meetings.view(self.meeting_id))

    @property
    def file(self) -> MeetingFile:
        return self.workspace.services.meetings.file(self.meeting_id)

    def open(self, qtbot: QtBot, width: int = 1440, height: int = 900) -> "Stage":
        qtbot.addWidget(self)
        self.resize(width, height)
        self.read()
        self.show()
        QApplication.processEvents()
        self.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self)
        return self


class Hands:
    """Types and presses keys as a person does, letting the window catch up after each."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self._stage, self._bot = stage, qtbot

    @property
    def field(self) -> QWidget:
        return QApplication.focusWidget() or self._stage

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NOBODY) -> None:
        for key in keys:
            self._bot.keyClick(self.field, key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # As from an input method: the letter alone, whatever key it came from.
                QApplication.sendEvent(self.field, QKeyEvent(kind, _key_of(letter), NOBODY, letter))
        QApplication.processEvents()

    def write(self, text: str) -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)


def _key_of(letter: str) -> int:
    return ord(letter.upper()) if letter.isascii() else 0
