"""Parts of the cards: the row at the bottom with a line above it, and what fills the middle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.labels import hairline

Part = QWidget | tuple[QWidget, int] | None
SIDE, HIGH = 16, 8


class Middle(QStackedWidget):
    """Fills what is left of a card and asks for its least height only, however long its content."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return no width of its own: pages are drawn as wide as there is room."""
        return QSize(0, self.minimumHeight())


class Footer(QWidget):
    """Lays parts out in a row: a pair stretches, None is empty room."""

    def __init__(self, parts: tuple[Part, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, HIGH, SIDE, HIGH)
        row.setSpacing(10)
        column.addLayout(row)
        for part in parts:
            _put(row, part)


def _put(row: QHBoxLayout, part: Part) -> None:
    if part is None:
        row.addStretch(1)
        return
    widget, stretch = part if isinstance(part, tuple) else (part, 0)
    row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
