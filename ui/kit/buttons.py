"""Buttons of every kind: one filled red act, outlined acts, quiet ones, deletions, links."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.kit import fonts, icons, theme
from ui.kit.labels import key_cap_size, paint_key_cap, set_property


class ButtonKind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_ICON_COLOURS = {
    ButtonKind.PRIMARY: "on_primary",
    ButtonKind.SECONDARY: "text",
    ButtonKind.QUIET: "text_secondary",
    ButtonKind.DANGER: "error",
}
CAP_GAP = 8
ICON_GAP = 4
"""Added to the 4 px Qt always leaves between icon and words."""
SMALL_SIDE = 13
"""Left and right of the words of a small button in the style sheet: its padding and its edge."""


class PushButton(QPushButton):
    """A button with its icon in the palette's colour and its key, if any, printed on it."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        keys: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind, self._icon_name, self._keys = kind, icon, keys
        self._icon_colour = _ICON_COLOURS[kind]
        self.setProperty("kind", kind.value)
        self.setProperty("small", "true" if small else "false")
        self.setProperty("bare", "false" if text else "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def set_kind(self, kind: ButtonKind) -> None:
        """Make the button louder or quieter."""
        if (kind, _ICON_COLOURS[kind]) == (self.kind, self._icon_colour):
            return
        self.kind, self._icon_colour = kind, _ICON_COLOURS[kind]
        set_property(self, "kind", kind.value)
        self._dress()

    def set_icon(self, name: str, colour: str = "") -> None:
        """Show another icon."""
        wanted = name, colour or self._icon_colour
        if wanted != (self._icon_name, self._icon_colour):
            self._icon_name, self._icon_colour = wanted
            self._dress()

    def set_keys(self, keys: str) -> None:
        """Print the key on the button, or nothing."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of icon, words and key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_room(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words on buttons are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, words left of the key."""
        if not self._keys:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole = QRect(option.rect)
        option.rect = whole.adjusted(0, 0, -self._cap_room(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._paint_cap(painter, whole)

    def _paint_cap(self, painter: QPainter, whole: QRect) -> None:
        size = key_cap_size(self._keys)
        left = whole.right() - size.width() - 10
        top = whole.center().y() - size.height() // 2 + 1
        colour = "on_primary" if self.kind is ButtonKind.PRIMARY else "text_secondary"
        if not self.isEnabled():
            colour = "text_muted"
        paint_key_cap(painter, QRectF(left, top, size.width(), size.height()), self._keys, colour)

    def _cap_room(self) -> int:
        return key_cap_size(self._keys).width() + CAP_GAP if self._keys else 0

    def _dress(self) -> None:
        if not self._icon_name:
            return
        side = theme.sizes().icon - 2
        gap = ICON_GAP if self.text() else 0
        self.setIcon(icons.icon(self._icon_name, self._icon_colour, side, gap=gap))
        self.setIconSize(QSize(side + gap, side))


def primary(text: str, *, icon: str = "", keys: str = "", small: bool = False) -> PushButton:
    """Return the one red button of a page."""
    return PushButton(text, ButtonKind.PRIMARY, icon=icon, keys=keys, small=small)


def secondary(text: str, *, icon: str = "", keys: str = "", small: bool = False) -> PushButton:
    """Return an outlined button."""
    return PushButton(text, ButtonKind.SECONDARY, icon=icon, keys=keys, small=small)


def quiet(text: str, *, icon: str = "", keys: str = "", small: bool = False) -> PushButton:
    """Return a button without an edge, for headers and rows."""
    return PushButton(text, ButtonKind.QUIET, icon=icon, keys=keys, small=small)


def small_width(text: str) -> int:
    """Return the width of a small button with words alone, known before it lies in a window.

    Asked for its size outside of one a button would put on the whole style sheet by itself.
    """
    return fonts.width(text, theme.face("body", 500)) + 2 * SMALL_SIDE


def danger(text: str, *, icon: str = "", small: bool = False) -> PushButton:
    """Return a button that deletes or resets."""
    return PushButton(text, ButtonKind.DANGER, icon=icon, small=small)


def icon_button(icon: str, name: str, *, keys: str = "", small: bool = False) -> PushButton:
    """Return a quiet button with an icon only; `name` is read aloud and shown as tooltip."""
    made = PushButton("", ButtonKind.QUIET, icon=icon, small=small)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({keys})" if keys else name)
    return made


class LinkKind(StrEnum):
    """A link opens a place; evidence is a figure that opens its source."""

    LINK = "link"
    EVIDENCE = "evidence"


class LinkButton(QPushButton):
    """Underlined words one can press."""

    def __init__(
        self,
        text: str,
        kind: LinkKind = LinkKind.LINK,
        *,
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._style, self._is_hovered = kind, style, False
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the words' width and a height one can hit."""
        return QSize(self._metrics().horizontalAdvance(self.text()) + 4, 30)

    def minimumSizeHint(self) -> QSize:
        """Return the same: links are never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darken under the pointer."""
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Return to the quiet look."""
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and the line under them."""
        painter = QPainter(self)
        painter.setFont(theme.font(self._style, weight=500))
        words, line = self._colours()
        metrics = self._metrics()
        painter.setPen(theme.colour(words))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        width = metrics.horizontalAdvance(self.text())
        left = (self.width() - width) / 2
        bottom = (self.height() + metrics.height()) / 2 - metrics.descent() + 3
        painter.setPen(QPen(theme.colour(line), 1))
        painter.drawLine(
            QPointF(left, round(bottom) + 0.5), QPointF(left + width, round(bottom) + 0.5)
        )

    def _colours(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "text_disabled", "text_disabled"
        if self._kind is LinkKind.EVIDENCE:
            return "text", "primary_text" if self._is_hovered else "border_strong"
        colour = "primary_hover" if self._is_hovered else "primary_text"
        return colour, colour

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._style, weight=500))
