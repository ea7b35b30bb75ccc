"""The row of function keys under the cockpit: equal buttons that print their key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ui.kit import spans, theme
from ui.kit.key_caps import cap_width, draw_cap
from ui.kit.painting import Ink, draw_ring, draw_text, line_height, text_width

_GAP, _PAD, _NEAR = 6, 6, 7


@dataclass(frozen=True, slots=True)
class FunctionKey:
    """A key, its words, and how long it stays when room is short (0 stays longest)."""

    key: str
    label: str
    is_primary: bool = False
    is_active: bool = False
    rank: int = 0
    tip: str = ""


class KeyButton(QPushButton):
    """A button with its key cap before its words."""

    def __init__(self, spec: FunctionKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setProperty("kind", "primary" if spec.is_primary else "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{spec.label}, phím {spec.key}")
        self.setToolTip(spec.tip or f"{spec.label} ({spec.key})")

    def sizeHint(self) -> QSize:
        """Return the size of cap and words."""
        words = text_width(self.spec.label, self._ink)
        width = cap_width(self.spec.key) + _NEAR + words + 2 * _PAD
        return QSize(width, theme.sizes().control)

    def minimumSizeHint(self) -> QSize:
        """Return the size of cap and words: nothing is shortened."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button of the style sheet, then the cap and the words in its middle."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        if self.spec.is_active:
            draw_ring(painter, QRectF(self.rect()), "primary", 6)
        painter.end()

    @property
    def _ink(self) -> Ink:
        if not self.isEnabled():
            return Ink("text_disabled", weight=500)
        return Ink("on_primary", weight=600) if self.spec.is_primary else Ink(weight=500)

    def _paint_words(self, painter: QPainter) -> None:
        words = text_width(self.spec.label, self._ink)
        cap = cap_width(self.spec.key)
        left = max((self.width() - cap - _NEAR - words) / 2, 2)
        middle = self.height() / 2
        colour = "on_primary" if self.spec.is_primary else "text_secondary"
        draw_cap(painter, left, middle, self.spec.key, colour)
        height = line_height(self._ink)
        area = QRectF(left + cap + _NEAR, middle - height / 2, words, height)
        draw_text(painter, area, self.spec.label, self._ink)


class FunctionKeyRow(QWidget):
    """Equal buttons in one row; when room is short, the highest ranks are hidden, keys still work.

    `pressed` carries the key, from the mouse and from the keyboard of the window alike.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: tuple[KeyButton, ...] = ()
        self._shortcuts: tuple[QShortcut, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Hàng phím chức năng")
        theme.notifier().changed.connect(self._place)

    @property
    def buttons(self) -> tuple[KeyButton, ...]:
        """Return the buttons in order."""
        return self._buttons

    def set_keys(self, keys: tuple[FunctionKey, ...]) -> None:
        """Show other keys."""
        if keys == tuple(button.spec for button in self._buttons):
            return
        for old in self._buttons:
            old.hide()  # without a parent each would be a window, to be dressed as one
            old.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._buttons = tuple(self._button(spec) for spec in keys)
        self._shortcuts = tuple(self._shortcut(spec) for spec in keys)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        """Return the size of the row with every key."""
        width = sum(button.sizeHint().width() + _GAP for button in self._buttons)
        return QSize(max(width, 200), theme.sizes().control)

    def minimumSizeHint(self) -> QSize:
        """Return the height of one row; keys give way."""
        return QSize(200, theme.sizes().control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Share the room out again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    def _button(self, spec: FunctionKey) -> KeyButton:
        button = KeyButton(spec, self)
        button.clicked.connect(lambda: self.pressed.emit(spec.key))
        button.show()
        return button

    def _shortcut(self, spec: FunctionKey) -> QShortcut:
        shortcut = QShortcut(QKeySequence(spec.key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self.pressed.emit(spec.key))
        return shortcut

    def _place(self) -> None:
        shown = self._fitting()
        cells = self._cells(shown)
        for button in self._buttons:
            button.setVisible(button in shown)
        for button, (left, width) in zip(shown, cells, strict=True):
            button.setGeometry(left, 0, width - _GAP, theme.sizes().control)

    def _fitting(self) -> tuple[KeyButton, ...]:
        shown = list(self._buttons)
        while len(shown) > 1 and sum(_natural(shown)) > self.width() + _GAP:
            worst = max(button.spec.rank for button in shown)
            last = next(button for button in reversed(shown) if button.spec.rank == worst)
            shown.remove(last)
        return tuple(shown)

    def _cells(self, shown: tuple[KeyButton, ...]) -> tuple[tuple[int, int], ...]:
        """Return equal places, or natural ones where equal ones would cut a word."""
        if not shown:
            return ()
        room = self.width() + _GAP
        naturals = _natural(shown)
        if room // len(shown) >= max(naturals):
            return spans.equal(len(shown), room)
        return spans.stretched(naturals, room)


def _natural(buttons: Sequence[KeyButton]) -> list[int]:
    return [button.sizeHint().width() + _GAP for button in buttons]
