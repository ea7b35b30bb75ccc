"""A line of small buttons under a question: one press takes what is known already."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import PushButton, secondary
from ui.kit.dropping import drop
from ui.kit.flow import FlowLayout
from ui.kit.labels import Label


class PickRow(QWidget):
    """Offers people known from elsewhere; hidden while there is nobody to offer."""

    chosen = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PushButton] = []
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(Label(words, "secondary"))
        self.hide()

    def show_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer others: what is taken, and its words."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            drop(button)
        self.buttons = [self._button(taken, words) for taken, words in choices]
        self.setVisible(bool(self.buttons))

    def _button(self, taken: Any, words: str) -> PushButton:
        made = secondary(words, icon="user-round", small=True)
        made.clicked.connect(lambda _checked: self.chosen.emit(taken))
        self._flow.addWidget(made)
        made.show()
        return made
