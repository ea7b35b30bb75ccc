"""Leaves Ctrl+Z and Ctrl+Y to a field with typed text of its own, else gives them to the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

UNDO = QKeySequence.StandardKey.Undo
REDO = QKeySequence.StandardKey.Redo


class FieldUndo(QObject):
    """A filter for the application: without it a field takes the keys even with nothing to undo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the question “is this key yours?” from a field that has nothing to take back."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(UNDO):
            return _has_own_step(watched, is_undo=True) is False
        if event.matches(REDO):
            return _has_own_step(watched, is_undo=False) is False
        return False


def _has_own_step(watched: QObject, *, is_undo: bool) -> bool | None:
    """Say whether a field can go back or forth itself; None for what is no field."""
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() if is_undo else watched.isRedoAvailable()
    if isinstance(watched, (QPlainTextEdit, QTextEdit)):
        document = watched.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    return None
