"""Several people of a list: one is added at a time, each can be taken away again."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import PushButton, secondary
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.flow import FlowLayout


class PeoplePicker(QWidget):
    """An input whose value is the chosen ids in the order they were added."""

    changed = Signal()
    required = False

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[int, str] = {}
        self._chosen: tuple[int, ...] = ()
        self.choice = Choice(placeholder=placeholder)
        self.chips: list[PushButton] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self._holder)
        self.setFocusProxy(self.choice)
        self.choice.changed.connect(self._add)
        self._show()

    def set_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer other people."""
        self._people = dict(people)
        self._show()

    def value(self) -> Any:
        """Return the ids of the chosen people."""
        return self._chosen

    def set_value(self, value: Any) -> None:
        """Show other people as chosen."""
        self._chosen = tuple(value or ())
        self._show()

    def trouble(self) -> str:
        """Return nothing: a choice can always be read."""
        return ""

    def _add(self) -> None:
        added = self.choice.value()
        if added is not None and added not in self._chosen:
            self._take((*self._chosen, added))

    def _take(self, chosen: tuple[int, ...]) -> None:
        self._chosen = chosen
        self._show()
        self.changed.emit()

    def _without(self, member_id: int) -> None:
        self._take(tuple(one for one in self._chosen if one != member_id))
        self.choice.setFocus()

    def _show(self) -> None:
        left = [(one, name) for one, name in self._people.items() if one not in self._chosen]
        self.choice.set_options(left)
        self.choice.set_value(None)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            drop(chip)
        self.chips = [self._chip(one) for one in self._chosen]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(self.chips))

    def _chip(self, member_id: int) -> PushButton:
        name = self._people.get(member_id, "")
        made = secondary(name, icon="x", small=True)
        made.setAccessibleName(f"Bỏ đ/c {name}")
        made.setToolTip(f"Bỏ đ/c {name}")
        made.clicked.connect(partial(self._without, member_id))
        return made
