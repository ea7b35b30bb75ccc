"""Words on the page: styled labels, elided lines, icons, key caps and hairlines."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.kit import fonts, icons, theme

TextStyle = Literal[
    "body", "title", "section", "strong", "figure", "small", "label", "secondary"
]  # fmt: skip
Tone = Literal["", "ok", "info", "warn", "error", "gold", "primary", "muted"]


class Label(QLabel):
    """Text in one of the design's styles; plain text unless it carries a link."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = "body",
        *,
        tone: Tone = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("text_style", style)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setIndent(0)  # a padding in the style sheet would push the words to the right

    def set_tone(self, tone: Tone) -> None:
        """Give the words another colour."""
        set_property(self, "tone", tone)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet selects on, and restyle the widget if it is another."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class ElidedLabel(QWidget):
    """One line that ends in an ellipsis when room is short, with the whole text as tooltip."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        *,
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._style, self._colour, self._hint = "", style, colour, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)
        self.set_text(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._explain()
        self.updateGeometry()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Say more in the tooltip, below the whole text when letters are missing."""
        self._hint = hint
        self._explain()

    def sizeHint(self) -> QSize:
        """Return the room the whole text wants."""
        metrics = self._metrics()
        height = metrics.height() + self._room()
        return QSize(metrics.horizontalAdvance(self._text) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters."""
        return QSize(self._metrics().averageCharWidth() * 4, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only when letters are missing."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setFont(theme.font(self._style))
        painter.setPen(theme.colour(self._colour if self.isEnabled() else "text_disabled"))
        shown = self._metrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        line = self.rect().adjusted(0, self._room(), 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(line, flags, shown)

    def _explain(self) -> None:
        is_cut = self._metrics().horizontalAdvance(self._text) > self.width()
        whole = self._text if is_cut else ""
        self.setToolTip("\n".join(part for part in (whole, self._hint) if part))

    def _room(self) -> int:
        return fonts.room_for_marks(theme.font(self._style))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._style))


class IconLabel(QWidget):
    """A picture beside words; it says nothing on its own unless given an accessible name."""

    def __init__(
        self,
        name: str,
        colour: str = "text_muted",
        size: int | None = None,
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size, self._filled = name, colour, size, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another picture."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the picture."""
        side = self._size or theme.sizes().icon_small
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        side = self._size or theme.sizes().icon_small
        ratio = self.devicePixelRatioF()
        picture = icons.pixmap(self._name, self._colour, side, ratio, filled=self._filled)
        QPainter(self).drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)


class KeyCap(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the cap."""
        return key_cap_size(self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        paint_key_cap(QPainter(self), QRectF(self.rect()), self._keys, "text_secondary")


def key_cap_size(keys: str) -> QSize:
    """Return the room a key cap takes."""
    metrics = QFontMetrics(theme.font("key"))
    return QSize(metrics.horizontalAdvance(keys) + 12, metrics.height() + 4)


def paint_key_cap(painter: QPainter, area: QRectF, keys: str, colour: str) -> None:
    """Draw a key's name in its frame."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_plain = colour == "text_secondary"
    painter.setBrush(theme.colour("sunken") if is_plain else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("border" if is_plain else colour), 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font("key"))
    painter.setPen(theme.colour(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a 1-px line between parts."""
    line = QFrame()
    line.setProperty("line", "v" if vertical else "h")
    return line
