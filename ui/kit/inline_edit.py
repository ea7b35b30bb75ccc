"""An input laid over one cell of a table: Enter and leaving keep it, Esc drops it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ui.kit.dropping import drop
from ui.kit.inputs import Input, mark_state

_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class InlineEdit(QObject):
    """Edits one cell in place with any input of the kit; `keep` is given the new value once."""

    def __init__(
        self, view: QTableView, index: QModelIndex, field: QWidget, keep: Callable[[Any], object]
    ) -> None:
        super().__init__(field)
        if not isinstance(field, Input):
            raise TypeError(f"{type(field).__name__} does not speak as a form input")
        self._view, self._index = view, QPersistentModelIndex(index)
        self.field = field
        self._input: Input = field
        self._before, self._keep = field.value(), keep
        self._is_done = False
        field.setParent(view.viewport())
        field.setAccessibleName(str(view.model().headerData(index.column(), _ACROSS) or ""))
        field.setGeometry(view.visualRect(index).adjusted(2, 1, -2, -2))
        for widget in {field, field.focusProxy() or field}:
            widget.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._follow)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_open(self) -> bool:
        """Tell whether the input still lies over its cell."""
        return not self._is_done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep, drop or go on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        is_loss = isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut
        if is_loss and event.reason() not in _STAYING and not self._has_keyboard():  # type: ignore[attr-defined]
            self.close(keeps=True)
        return super().eventFilter(watched, event)

    def close(self, *, keeps: bool) -> bool:
        """End the edit; false when what is typed cannot be read and must be mended first."""
        if self._is_done:
            return True
        if keeps and self._input.trouble():
            mark_state(self.field, is_wrong=True)
            self.field.setToolTip(self._input.trouble())
            return False
        self._is_done = True
        value = self._input.value()
        had_focus = self._has_keyboard()
        drop(self.field)
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if keeps and value != self._before:
            self._keep(value)
        return True

    def _has_keyboard(self) -> bool:
        """Say whether the field, or a list or month it has opened, takes the keys."""
        takers = (QApplication.focusWidget(), QApplication.activePopupWidget())
        return any(_stands_under(taker, self.field) for taker in takers)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close(keeps=False)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close(keeps=True)
            return True
        return False

    def _follow(self) -> None:
        if self._index.isValid():
            self.field.setGeometry(self._view.visualRect(self._index).adjusted(2, 1, -2, -2))


def _stands_under(widget: QWidget | None, field: QWidget) -> bool:
    """Say whether a widget is a field or belongs to it, popup windows included."""
    while widget is not None:
        if widget is field:
            return True
        widget = widget.parentWidget()
    return False


_ACROSS = Qt.Orientation.Horizontal
