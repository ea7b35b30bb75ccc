"""Leaves Ctrl+Z and Ctrl+Y to a field with typed text of its own, else gives them to the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class FieldUndo(QObject):
    """Watches the field with the keyboard: by itself it takes the keys with nothing to undo."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the question “is this key yours?” from a field that has nothing to take back."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            return not _can_undo(watched)
        if event.matches(QKeySequence.StandardKey.Redo):
            return not _can_redo(watched)
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _FIELDS):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)


_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


def follow(app: QApplication) -> None:
    """Start watching; asking twice is harmless."""
    if app.property("field_undo") is None:
        app.setProperty("field_undo", FieldUndo(app))


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, (QPlainTextEdit, QTextEdit)) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, (QPlainTextEdit, QTextEdit)) and field.document().isRedoAvailable()
