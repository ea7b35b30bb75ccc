"""Buttons under a form: one at the left, what ends the work at the right, or under each other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

GAP = 12


class ActBar(QWidget):
    """Goes over two lines where one has no room."""

    def __init__(
        self, left: QWidget, right: tuple[QWidget, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._right = QWidget()
        row = QHBoxLayout(self._right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addStretch(1)
        for button in right:
            row.addWidget(button)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(left)
        self._line.addWidget(self._right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line where all buttons fit."""
        super().resizeEvent(event)
        wanted = self._left.sizeHint().width() + self._right.sizeHint().width() + GAP
        is_row = event.size().width() >= wanted
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(across if is_row else down)
