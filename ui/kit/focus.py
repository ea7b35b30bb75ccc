"""One focus ring for the whole application, drawn around whatever has the keyboard."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QMenu, QWidget
from shiboken6 import isValid

from ui.kit import theme

HOST = "focus_host"
"""Property of a composite input: the ring goes round it, not round the line inside."""
NO_RING = "no_focus_ring"
"""Property of a widget that shows its own focus, as own-painted lists do."""
REACH = 4
"""How far the ring reaches beyond its widget; what cuts at its edge leaves this much room."""
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


def point_at(*parts: QWidget) -> None:
    """Put the keyboard on the first of these parts that is seen, so that a person sees it meant.

    A part that takes no keyboard gives it to the first field or button in it that does; one with
    neither, as a card of a locked meeting, takes it itself and shows the ring.
    """
    seen = [part for part in parts if part.isVisible()]
    if not seen:
        return
    inside = (child for child in seen[0].findChildren(QWidget) if _takes_keyboard(child))
    target = seen[0] if _takes_keyboard(seen[0]) else next(inside, seen[0])
    if target.focusPolicy() is Qt.FocusPolicy.NoFocus:
        target.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    target.setFocus(Qt.FocusReason.OtherFocusReason)


def holds_keyboard(part: QWidget) -> bool:
    """Say whether the keyboard is on a part or on something in it, its window in front or not."""
    focus = part.window().focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))


def chain_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go on from a widget into a part built later, which Qt puts last in its window."""
    inside: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inside.append(widget)
        widget = widget.nextInFocusChain()
    for first, second in pairwise((before, *inside)):
        QWidget.setTabOrder(first, second)


def _takes_keyboard(widget: QWidget) -> bool:
    can_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


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
