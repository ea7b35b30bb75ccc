"""A few exclusive words in one frame: Bảng | Lịch."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.kit.dropping import drop


class Segmented(QFrame):
    """One choice of two to five; arrows move it, Tab passes it in one step."""

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]],
        *,
        required: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self._values: tuple[Any, ...] = ()
        self._buttons: list[QToolButton] = []
        self._is_wide = False
        self.setProperty("segmented", "true")
        self.setProperty("small", "true" if small else "false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.set_options(options)

    def fill_width(self) -> None:
        """Share the whole width among the words."""
        self._is_wide = True
        for part in (self, *self._buttons):
            part.setSizePolicy(_wide())

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other words; the chosen value stays chosen where it is offered again."""
        chosen = self.value()
        if len(options) != len(self._buttons):
            self._make_buttons(len(options))
        self._values = tuple(value for value, _ in options)
        for button, (_, text) in zip(self._buttons, options, strict=True):
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(text)
        self.set_value(chosen)

    def value(self) -> Any:
        """Return the chosen value, None when none is chosen."""
        for value, button in zip(self._values, self._buttons, strict=True):
            if button.isChecked():
                return value
        return None

    def set_value(self, value: Any) -> None:
        """Choose a value; None takes the choice away."""
        for own, button in zip(self._values, self._buttons, strict=True):
            button.setChecked(value is not None and own == value)
        self._describe()

    def trouble(self) -> str:
        """Return nothing: a choice can always be read."""
        return ""

    def texts(self) -> tuple[str, ...]:
        """Return the words in order."""
        return tuple(button.text() for button in self._buttons)

    def press(self, place: int) -> None:
        """Choose the word at a place as a click does."""
        for own, button in enumerate(self._buttons):
            button.setChecked(own == place)
        self._describe()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys, Home and End."""
        last = len(self._buttons) - 1
        now = next((i for i, button in enumerate(self._buttons) if button.isChecked()), -1)
        target = {
            Qt.Key.Key_Right: min(now + 1, last),
            Qt.Key.Key_Left: max(now - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        elif target != now:
            self.press(target)

    def _make_buttons(self, count: int) -> None:
        for old in self._buttons:
            drop(old)
        self._buttons = [self._button(place, count) for place in range(count)]
        for button in self._buttons:
            self._row.addWidget(button)

    def _button(self, place: int, count: int) -> QToolButton:
        button = QToolButton(self)
        if self._is_wide:
            button.setSizePolicy(_wide())
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("first", "true" if place == 0 else "false")
        button.setProperty("last", "true" if place == count - 1 else "false")
        button.clicked.connect(lambda _checked, own=place: self._clicked(own))
        return button

    def _clicked(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.press(place)

    def _describe(self) -> None:
        chosen = [button.text() for button in self._buttons if button.isChecked()]
        self.setAccessibleDescription(chosen[0] if chosen else "Chưa chọn")


def _wide() -> QSizePolicy:
    return QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
