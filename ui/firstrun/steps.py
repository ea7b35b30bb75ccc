"""What the four pages of the first run share."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class FirstRunStep(QWidget):
    """One page: asks something that can be skipped; what is typed stays when going back."""

    title = ""
    sentence = ""
    name = ""
    """Its short name in the rail."""
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def verb(self) -> str:
        """Return the words of the primary button, which name the result."""
        return "Tiếp tục"

    def state(self) -> str:
        """Return what is known so far, for the rail."""
        return ""

    def is_ready(self) -> bool:
        """Show what must be mended and say whether there is nothing."""
        return True

    def skip(self) -> None:
        """Take back what this page would write."""

    def take_focus(self) -> None:
        """Put the keyboard where the person goes on."""
