"""The area every scrolled part of the window is in: up and down only, and fitted a few times."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

MOST_FITS = 6
"""How often a part may be fitted within its own fitting; two are usual."""


class ScrollArea(QScrollArea):
    """Scrolls without a frame, and stops where Qt would fit its part without end.

    Qt fits the part again within each change of its size. Where something in it tells its height
    one change late, the scroll bar comes and goes each time, until the stack is full and the
    program falls. What was told late arrives as a wish for another layout and is fitted then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Qt fit the part to its new size, unless that is what it has been doing."""
        if event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._fits == MOST_FITS:
            return False
        self._fits += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._fits -= 1
