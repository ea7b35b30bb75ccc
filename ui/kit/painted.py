"""The two kinds of own-painted widget: a picture, and a picture with places one can act on."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.painting import draw_ring


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a picture: its key, its area, what a screen reader and a tooltip say."""

    key: str
    area: QRectF
    text: str
    tip: str = ""


class Painted(QWidget):
    """A picture drawn from tokens; follows the theme, grows with its width, tells its places."""

    takes_height = False
    """Say whether the picture fills all the height it is given, as charts do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setSizePolicy(_policy(takes_height=self.takes_height))
        self._spots: tuple[Spot, ...] = ()
        self._asked_height = -1
        self._heights: dict[int, int] = {}
        theme.notifier().changed.connect(self.rearrange)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return the places in reading order."""
        return self._spots

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the places of the picture at a width."""
        del width
        return ()

    def paint(self, painter: QPainter) -> None:
        """Draw the picture."""

    def natural_height(self, width: int) -> int:
        """Return the pixels the picture needs at a width."""
        del width
        return theme.sizes().row

    def natural_width(self) -> int:
        """Return the narrowest width at which everything can be read."""
        return 120

    def rearrange(self) -> None:
        """Place everything again after a change of values, size or look."""
        self._spots = self.arrange(self.width())
        self.updateGeometry()
        self.update()

    def updateGeometry(self) -> None:  # noqa: N802  Qt's own name
        """Ask for another size; heights known from before no longer hold."""
        self._heights.clear()
        super().updateGeometry()

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the place under a point."""
        return next((spot for spot in self._spots if spot.area.contains(point)), None)

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width; layouts ask for the same few again and again."""
        if width not in self._heights:
            self._heights[width] = self.natural_height(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the comfortable size; its height is the one of the width in force."""
        return QSize(self.natural_width(), self.heightForWidth(self._width_in_force()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        width = self._width_in_force()
        return QSize(min(self.natural_width(), 120), self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for the new size; ask for another height if the width needs it."""
        super().resizeEvent(event)
        asked = self._asked_height
        self._asked_height = self.heightForWidth(event.size().width())
        self._spots = self.arrange(event.size().width())
        if self._asked_height != asked:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, then the ring around the place in focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the place under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            if spot and spot.tip:
                QToolTip.showText(event.globalPos(), spot.tip, self, spot.area.toRect())
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _width_in_force(self) -> int:
        """Return the width a layout gave, or before that the natural one."""
        return self.width() if self._asked_height >= 0 else self.natural_width()


def _policy(*, takes_height: bool) -> QSizePolicy:
    """Return wide and as high as needed, or wide and as high as there is room."""
    grows = QSizePolicy.Policy.Expanding
    policy = QSizePolicy(grows, grows if takes_height else QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(not takes_height)
    return policy


class Operable(Painted):
    """A picture whose places are chosen by mouse, arrow keys and Enter."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0
        self._hovered = ""
        self._title = ""
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)

    @property
    def current_key(self) -> str:
        """Return the key of the place the keyboard stands on."""
        return self._spots[self._current].key if self._spots else ""

    def describe(self, name: str, summary: str) -> None:
        """Set what a screen reader says of the whole picture."""
        self._title, self._summary = name, summary
        self.setAccessibleName(name)
        self._tell()

    def move_to(self, key: str) -> None:
        """Put the keyboard on a place."""
        for index, spot in enumerate(self._spots):
            if spot.key == key:
                self._current = index
        self._tell()
        self.update()

    def rearrange(self) -> None:
        """Place everything again and keep the keyboard on an existing place."""
        super().rearrange()
        self._current = min(self._current, max(len(self._spots) - 1, 0))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for the new size."""
        super().resizeEvent(event)
        self._current = min(self._current, max(len(self._spots) - 1, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, then the ring inside the place in focus."""
        super().paintEvent(event)
        if not (self.hasFocus() and self._spots):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ring(painter, self.focus_area(self._spots[self._current]))
        painter.end()

    def focus_area(self, spot: Spot) -> QRectF:
        """Return where the focus ring of a place stands."""
        return spot.area.intersected(QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End; choose with Enter or Space."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() == Qt.Key.Key_Home:
            self._step(-len(self._spots))
        elif event.key() == Qt.Key.Key_End:
            self._step(len(self._spots))
        elif event.key() in _CHOOSING and self._spots:
            self.clicked.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place under the pointer."""
        spot = self.spot_at(event.position())
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.move_to(spot.key)
        self.clicked.emit(spot.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the place under the pointer can be chosen."""
        spot = self.spot_at(event.position())
        self._hover(spot.key if spot else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hover("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def _step(self, step: int) -> None:
        if not self._spots:
            return
        self._current = min(max(self._current + step, 0), len(self._spots) - 1)
        self._tell()
        self.update()

    def _hover(self, key: str) -> None:
        if key == self._hovered:
            return
        self._hovered = key
        shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def _tell(self) -> None:
        here = self._spots[self._current].text if self._spots else ""
        said = ". ".join(part for part in (self._summary, here) if part)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)


_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
