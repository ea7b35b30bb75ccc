"""A column of rows known by what they show: another list makes and drops only what differs."""

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.dropping import drop

Shown = TypeVar("Shown", bound=Hashable)
Row = TypeVar("Row", bound=QWidget)


class KeptRows(QWidget, Generic[Shown, Row]):
    """Rows below each other; one that is shown again stays, with the keyboard on it.

    A row with something to press gives it as its focus proxy.
    """

    def __init__(self, make: Callable[[Shown], Row], spacing: int = 0) -> None:
        super().__init__()
        self._make = make
        self._rows: dict[Shown, Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order shown."""
        return tuple(self._rows.values())

    def show_rows(self, wanted: Sequence[Shown]) -> None:
        """Show one row for each of these; each is given once."""
        for shown in self._rows.keys() - set(wanted):
            gone = self._rows.pop(shown)
            self._column.removeWidget(gone)
            drop(gone)
        known, self._rows = self._rows, {}
        for place, shown in enumerate(wanted):
            row = self._rows[shown] = known.get(shown) or self._make(shown)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        if known.keys() != self._rows.keys():
            for before, after in pairwise(self.rows):
                QWidget.setTabOrder(before, after)
