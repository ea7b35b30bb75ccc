"""What a file says differently from the book: a tick each, only what fills is set."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.inputs import Check
from ui.kit.labels import Label, hairline

Ticks = frozenset[Any]
"""The keys of the differences to write, as the kind of import names them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its key, its words, and whether nothing is overwritten."""

    key: Hashable
    words: str
    fills: bool


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """The differences about one member, with how the member was found."""

    name: str
    note: str
    lines: tuple[Difference, ...]


class DifferenceCard(Card):
    """Members of the book of whom the list says something else or more."""

    changed = Signal()

    def __init__(self) -> None:
        self.all_button = quiet("Chọn tất cả", small=True)
        self.fills_button = quiet("Chỉ điền chỗ trống", small=True)
        super().__init__(
            "Khác với sổ", right=[self.fills_button, self.all_button], edge_to_edge=True
        )
        self.checks: dict[Hashable, Check] = {}
        self._shown: tuple[DifferenceGroup, ...] = ()
        self._first = Ticks()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)
        self.all_button.clicked.connect(lambda _checked: self._tick(frozenset(self.checks)))
        self.fills_button.clicked.connect(lambda _checked: self._tick(self._first))

    def show_groups(self, groups: Sequence[DifferenceGroup], title: str) -> None:
        """Show the differences; ticks of differences that are still there stay."""
        lines = [line for group in groups for line in group.lines]
        self._first = frozenset(line.key for line in lines if line.fills)
        self.fills_button.setVisible(bool(self._first))
        self.setVisible(bool(groups))
        if tuple(groups) == self._shown:
            return
        kept = {key: check.isChecked() for key, check in self.checks.items()}
        self._shown = tuple(groups)
        self._clear()
        for group in groups:
            self._list.addWidget(hairline())
            self._list.addWidget(self._group(group, kept))
        self.title.setText(title)

    def ticks(self) -> Ticks:
        """Return the differences to write."""
        return frozenset(key for key, check in self.checks.items() if check.isChecked())

    def _tick(self, wanted: Ticks) -> None:
        for key, check in self.checks.items():
            check.setChecked(key in wanted)
        self.changed.emit()

    def _clear(self) -> None:
        self.checks = {}
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                drop(widget)

    def _group(self, group: DifferenceGroup, kept: dict[Hashable, bool]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(16)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(Label(group.name, "strong"))
        who.addWidget(Label(group.note, "secondary", wrap=True))
        who.addStretch(1)
        row.addLayout(who, 2)
        changes = QVBoxLayout()
        changes.setSpacing(4)
        for line in group.lines:
            check = Check(line.words)
            check.setToolTip(check.text())
            check.setChecked(kept.get(line.key, line.fills))
            check.changed.connect(self.changed)
            self.checks[line.key] = check
            changes.addWidget(check)
        row.addLayout(changes, 5)
        return part
