"""Widgets that stand well in the frame of a meeting: own height, shown only where wanted."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

LEAST_WIDTH = 480


class OwnHeight(QFrame):
    """Says its height at the width in force as a plain size; the table above takes the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = -1

    def hasHeightForWidth(self) -> bool:
        """Say no: a page that scrolls would add up the wishes of everything above."""
        return False

    def sizeHint(self) -> QSize:
        """Return the height its content needs."""
        parent, layout = self.parentWidget(), self.layout()
        width = parent.width() if parent is not None else self.width()
        height = layout.heightForWidth(max(width, LEAST_WIDTH)) if layout is not None else 0
        return QSize(0, max(height, 0))

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing of it is cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != self._measured:
            self._measured = event.size().width()
            self.updateGeometry()


UNWANTED = "unwanted"


def want(widget: QWidget, *, is_wanted: bool) -> None:
    """Show or hide an act or card of a step; one that has no place yet opens no window."""
    widget.setProperty(UNWANTED, not is_wanted)
    if widget.parentWidget() is not None or not is_wanted:
        widget.setVisible(is_wanted)
