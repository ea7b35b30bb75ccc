"""Labels and values of a chosen record under each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.kit.flow import flow
from ui.kit.labels import Label

Fact = tuple[str, str]


class FactGrid(QWidget):
    """Shows the facts that are known; the first value stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._rows: list[tuple[Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts; those without a value are left out."""
        known = tuple(fact for fact in facts if fact[1])
        if known == self._facts:
            return
        self._facts = known
        while len(self._rows) < len(known):
            self._add_row()
        for place, row in enumerate(self._rows):
            words = known[place] if place < len(known) else ("", "")
            for label, text in zip(row, words, strict=True):
                label.setText(text)
                label.setVisible(bool(text))

    def facts(self) -> tuple[Fact, ...]:
        """Return what is shown."""
        return self._facts

    def _add_row(self) -> None:
        place = len(self._rows)
        name, value = Label("", "secondary"), Label("", "body" if place else "strong", wrap=True)
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        self._rows.append((name, value))


def act_row(*buttons: QWidget, gap: int = 8) -> QWidget:
    """Return buttons that wrap, and that ask for no more lines than their width needs."""
    made = flow(*buttons, gap=gap)
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    made.setSizePolicy(policy)
    return made
