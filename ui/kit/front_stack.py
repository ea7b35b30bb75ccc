"""Pages on top of each other of which only the one in front asks for room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class FrontStack(QStackedWidget):
    """Takes what is left; what does not fit scrolls inside its pages, not the window."""

    def sizeHint(self) -> QSize:
        """Return the width of what is in front and its least height."""
        shown = self.currentWidget()
        width = shown.sizeHint().width() if shown is not None else 0
        return QSize(width, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room of what is in front."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say no: texts that wrap inside do not make the window scroll."""
        return False
