"""Fields to type in: one line, several lines, numbers, ticks; all speak the same small protocol."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from app.domain.text import clean, number_text
from ui.kit import icons, theme
from ui.kit.labels import set_property
from ui.kit.radio import RadioButton
from ui.kit.tokens import data


@runtime_checkable
class Input(Protocol):
    """What a form asks of every field; `changed` means the user changed it."""

    changed: SignalInstance
    required: bool

    def value(self) -> Any:
        """Return what is in the field, None or "" when nothing is."""

    def set_value(self, value: Any) -> None:
        """Show a value without announcing it."""

    def trouble(self) -> str:
        """Return why the typed text cannot be read, or ""."""


def mark_state(widget: QWidget, *, is_wrong: bool) -> None:
    """Give an input the edge of a problem, or take it away."""
    set_property(widget, "state", "error" if is_wrong else "")


class LineText(QLineEdit):
    """One line of text, cleaned and in NFC when read."""

    changed = Signal()

    def __init__(
        self,
        *,
        required: bool = False,
        placeholder: str = "",
        limit: int = 500,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        """Return the text without outer blanks."""
        return clean(self.text()).strip()

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def trouble(self) -> str:
        """Return nothing: any text can be read."""
        return ""


class SearchLine(LineText):
    """The filter of a list; tells what to look for shortly after the last key."""

    searched = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self.setClearButtonEnabled(False)
        self.setAccessibleName(placeholder)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(data()["time"]["searchDebounceMs"])
        self._timer.timeout.connect(self.search_now)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self.search_now)
        self._make_room()
        theme.notifier().changed.connect(self._make_room)

    def search_now(self) -> None:
        """Tell the text at once."""
        self._timer.stop()
        self.searched.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; leave an empty one to its window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its magnifier."""
        super().paintEvent(event)
        side = theme.sizes().icon_small
        picture = icons.pixmap("search", "text_muted", side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(12, (self.height() - side) // 2, picture)

    def _make_room(self) -> None:
        self.setTextMargins(theme.sizes().icon_small + 10, 0, 0, 0)


class LongText(QPlainTextEdit):
    """Several lines; grows with the text up to a limit, Tab goes on to the next field."""

    changed = Signal()

    def __init__(
        self,
        *,
        required: bool = False,
        placeholder: str = "",
        lines: int = 3,
        most_lines: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self._lines, self._most_lines = lines, max(lines, most_lines)
        self._is_filling = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def value(self) -> Any:
        """Return the text without outer blanks."""
        return clean(self.toPlainText()).strip()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._is_filling = True
        self.setPlainText("" if value is None else str(value))
        self._is_filling = False

    def trouble(self) -> str:
        """Return nothing: any text can be read."""
        return ""

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width; the height is fixed by the lines."""
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count wrapped lines again at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _on_text(self) -> None:
        self._fit()
        if not self._is_filling:
            self.changed.emit()

    def _fit(self) -> None:
        shown = min(max(self._lines, round(self.document().size().height())), self._most_lines)
        # 14 of padding and one more: Qt scrolls a text that fits to the very pixel.
        margins = 2 * round(self.document().documentMargin()) + 15
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + margins)


class Number(LineText):
    """A whole or decimal number typed with a comma; the wheel never changes it."""

    def __init__(
        self,
        *,
        lowest: int = 0,
        highest: int = 9999,
        decimals: int = 0,
        required: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(required=required, placeholder=placeholder, limit=12, parent=parent)
        self._lowest, self._highest, self._decimals = lowest, highest, decimals
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def value(self) -> Any:
        """Return an int, or a Decimal when decimals are allowed; None if empty or unreadable."""
        number = self._read()
        if number is None or self._decimals:
            return number
        return int(number)

    def set_value(self, value: Any) -> None:
        """Show a number with a decimal comma."""
        super().set_value("" if value is None else number_text(value, self._decimals))

    def trouble(self) -> str:
        """Say what the number must look like."""
        if not self.text().strip():
            return ""
        number = self._read()
        if number is None:
            return "Chỉ ghi số, ví dụ 12,5." if self._decimals else "Chỉ ghi số, ví dụ 12."
        if not self._lowest <= number <= self._highest:
            return f"Ghi số từ {self._lowest} đến {self._highest}."
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down with the arrow keys."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = (self._read() or Decimal(0)) + step
        self.set_value(min(max(number, Decimal(self._lowest)), Decimal(self._highest)))
        self.changed.emit()

    def _dress(self) -> None:
        self.setFont(theme.font(tabular=True))

    def _read(self) -> Decimal | None:
        typed = self.text().strip().replace("−", "-")
        pattern_ok = typed.count(",") <= (1 if self._decimals else 0) and "." not in typed
        try:
            number = Decimal(typed.replace(",", ".")) if pattern_ok else None
        except InvalidOperation:
            return None
        return number if number is not None and number.is_finite() else None


class Check(QCheckBox):
    """A tick; the whole row can be pressed."""

    changed = Signal()
    required = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda _checked: self.changed.emit())

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.setChecked(bool(value))

    def trouble(self) -> str:
        """Return nothing: a tick can always be read."""
        return ""


class RadioChoice(QWidget):
    """Two to four choices side by side, all of them readable at once."""

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]],
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self._buttons: list[tuple[Any, RadioButton]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for value, text in options:
            button = RadioButton(text)
            button.clicked.connect(self.changed)
            self._buttons.append((value, button))
            row.addWidget(button)
        row.addStretch(1)

    def value(self) -> Any:
        """Return the chosen value, None when none is chosen."""
        return next((value for value, button in self._buttons if button.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose a value; None takes the choice away."""
        for own, button in self._buttons:
            button.setAutoExclusive(False)
            button.setChecked(own == value)
            button.setAutoExclusive(True)

    def trouble(self) -> str:
        """Return nothing: a choice can always be read."""
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the chosen or first button."""
        super().focusInEvent(event)
        chosen = [button for _, button in self._buttons if button.isChecked()]
        (chosen or [self._buttons[0][1]])[0].setFocus(event.reason())
