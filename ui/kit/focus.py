"""One focus ring for the whole application, drawn around whatever has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QMenu, QWidget
from shiboken6 import isValid

from ui.kit import theme

HOST = "focus_host"
"""Property of a composite input: the ring goes round it, not round the line inside."""
NO_RING = "no_focus_ring"
"""Property of a widget that shows its own focus, as own-painted lists do."""
RADIUS = "focus_radius"
RADIUS_GROWTH = 3


class FocusRing(QFocusFrame):
    """Draws a 2-px rounded frame, 2 px outside its widget."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring in the colour of the palette."""
        widget = self.widget()
        if widget is None:
            return
        radius = int(widget.property(RADIUS) or 6) + RADIUS_GROWTH
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusFollower:
    """Moves the ring with `QApplication.focusChanged`; windows may take the ring down with them."""

    def __init__(self, app: QApplication) -> None:
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)
        theme.notifier().changed.connect(self._place_again)

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        target = ring_target(new)
        if target is None:
            self._hide()
            return
        if self._ring is None or not isValid(self._ring):
            self._ring = FocusRing(target)
        self._ring.setWidget(target)
        self._ring.raise_()

    def _place_again(self) -> None:
        """Stand round the widget at its new size; Qt loses the frame when the style changes."""
        widget = QApplication.focusWidget()
        self._hide()
        self._move(None, widget)

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes a null pointer here


def follow(app: QApplication) -> None:
    """Start the ring; asking twice is harmless."""
    if app.property("focus_follower") is None:
        app.setProperty("focus_follower", FocusFollower(app))


def ring_target(widget: QWidget | None) -> QWidget | None:
    """Return the widget the ring belongs round: itself, its composite, or none."""
    if widget is None or widget.isWindow() or isinstance(widget, (QAbstractItemView, QMenu)):
        return None
    if widget.property(NO_RING):
        return None
    parent = widget.parentWidget()
    if parent is not None and parent.property(HOST):
        return parent
    return widget
