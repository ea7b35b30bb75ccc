"""The sections of a place in a list that stands on a white card, not on the sidebar's ground."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.kit.sidebar import PlaceList


class SectionList(PlaceList):
    """The sections; arrows move, Enter opens, a click opens at once."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries on the card."""
        QListView.paintEvent(self, event)
