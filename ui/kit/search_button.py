"""The button that looks like a search field and opens the Ctrl+K window."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ui.kit import theme
from ui.kit.appearance import shows_keys
from ui.kit.key_caps import cap_width, draw_cap
from ui.kit.painting import Ink, draw_icon, draw_text

WIDTH, NARROWEST = 440, 120
PAD, GAP = 13, 12
KEYS = "Ctrl K"
_WORDS = Ink("text_muted")
_WORDS_OFF = Ink("text_disabled")


class SearchButton(QPushButton):
    """A magnifier, what can be found, and the key."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip("Tìm và ra lệnh (Ctrl+K)")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDTH)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_words(self, words: str) -> None:
        """Say what can be found."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the comfortable width."""
        return QSize(WIDTH, theme.sizes().control)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which icon and key still fit."""
        return QSize(NARROWEST, theme.sizes().control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame of a button with the content of a field."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        side, middle = theme.sizes().icon - 2, self.height() / 2
        draw_icon(painter, QPointF(PAD + side / 2, middle), "search", "text_secondary", side)
        left, right = PAD + side + GAP, self.width() - PAD
        if shows_keys():
            right -= cap_width(KEYS) - 4
            draw_cap(painter, right, middle, KEYS)
            right -= GAP
        words = _WORDS if self.isEnabled() else _WORDS_OFF
        draw_text(painter, QRectF(left, 0, right - left, self.height()), self._words, words)
