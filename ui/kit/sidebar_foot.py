"""The foot of the sidebar: help, with its key; in the rail its icon over its name."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.key_caps import cap_width, draw_cap
from ui.kit.painting import CENTRE, Ink, draw_box, draw_icon, draw_ring, draw_text, line_height
from ui.kit.sidebar_items import ICON_GAP, PAD

_WORDS, _KEY = "Trợ giúp", "F1"
_BESIDE, _ABOVE = 8, 4


class HelpFoot(QAbstractButton):
    """Opens and closes the help beside the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_rail = self._is_low = False
        self.setText(_WORDS)
        self.setAccessibleName(_WORDS)
        self.setToolTip(f"{_WORDS} cho trang đang xem ({_KEY})")
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_rail(self, is_rail: bool, *, is_low: bool) -> None:
        """Show the icon over the name, the name with its key, or in a low rail the name alone."""
        if (is_rail, is_low) == (self._is_rail, self._is_low):
            return
        self._is_rail, self._is_low = is_rail, is_low
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line, or of an icon over a word."""
        line = line_height(Ink(style="small"))
        if self._is_rail:
            return QSize(80, line + 12 if self._is_low else theme.sizes().icon + line + 14)
        return QSize(80, theme.sizes().sidebar_item + 2 * _ABOVE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, name and key, as the places above are drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _ABOVE if self._is_rail else _BESIDE
        area = QRectF(self.rect()).adjusted(side, _ABOVE, -side, -_ABOVE)
        if self.isDown():
            draw_box(painter, area, fill="pressed", radius=6)
        elif self.underMouse():
            draw_box(painter, area, fill="hover", radius=6)
        if self._is_rail:
            self._paint_stacked(painter, area)
        else:
            self._paint_line(painter, area)
        if self.hasFocus():
            draw_ring(painter, area.adjusted(1, 1, -1, -1), radius=6)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        size, middle = theme.sizes().icon, area.center().y()
        left = area.left() + PAD
        draw_icon(
            painter, QPointF(left + size / 2, middle), "circle-question-mark", "text_secondary",
            size,
        )  # fmt: skip
        left += size + ICON_GAP
        cap = cap_width(_KEY)
        words = QRectF(left, area.top(), area.right() - left - cap - 16, area.height())
        draw_text(painter, words, _WORDS, Ink("text_secondary"))
        draw_cap(painter, area.right() - cap - 10, middle, _KEY)

    def _paint_stacked(self, painter: QPainter, area: QRectF) -> None:
        size, ink = theme.sizes().icon, Ink("text_secondary", "small")
        line = line_height(ink)
        if self._is_low:
            draw_text(painter, area, _WORDS, ink, CENTRE)
            return
        top = area.center().y() - (size + 2 + line) / 2
        middle = QPointF(area.center().x(), top + size / 2)
        draw_icon(painter, middle, "circle-question-mark", "text_secondary", size)
        below = QRectF(area.left(), top + size + 2, area.width(), line)
        draw_text(painter, below, _WORDS, ink, CENTRE)
