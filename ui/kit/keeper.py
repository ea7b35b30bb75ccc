"""Keeps what is being typed when the person turns away: another place, another window, log-off."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from ui.kit.commands import KeepsTyped


class Keeper(QObject):
    """Asks pages to keep their text; a refusal is told by a signal, never by a question."""

    refused = Signal(str)
    session_ended = Signal()
    """The system logs off: whatever else is to be remembered must be written now."""

    def __init__(self, window: QWidget, pages: Callable[[], Iterable[QWidget]]) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_application_state)
            # Direct: the system waits for this slot and ends the program after it.
            app.commitDataRequest.connect(self.end_session, Qt.ConnectionType.DirectConnection)

    def keep_all(self) -> None:
        """Keep what is being typed on every page, at once."""
        for page in tuple(self._pages()):
            self.keep(page)

    def keep(self, page: QWidget | None) -> None:
        """Keep what is being typed on one page."""
        if not isinstance(page, KeepsTyped):
            return
        try:
            page.keep_typed()
        except AppError as refusal:
            self.refused.emit(refusal.sentence)

    def leave_field(self) -> None:
        """Let the field with the keyboard hand over its text, as fields do when they are left."""
        field = self._window.focusWidget()
        if field is not None:
            field.clearFocus()
            field.setFocus()

    def end_session(self) -> None:
        """Keep everything quickly; no question is possible any more."""
        self.keep_all()
        self.session_ended.emit()

    def _on_application_state(self, now: Qt.ApplicationState) -> None:
        if now is not Qt.ApplicationState.ApplicationActive:
            self.keep_all()
