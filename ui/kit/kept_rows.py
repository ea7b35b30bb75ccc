"""A column of rows known by what they show: another list makes and drops only what differs."""

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.dropping import drop
from ui.kit.resting import at_rest

Shown = TypeVar("Shown", bound=Hashable)
Row = TypeVar("Row", bound=QWidget)


class KeptRows(QWidget, Generic[Shown, Row]):
    """Rows below each other; one that is shown again stays, with the keyboard on it.

    A row with something to press gives it as its focus proxy. With `again`, rows whose own
    content is gone show other content instead of making room for new ones.
    """

    def __init__(
        self,
        make: Callable[[Shown], Row],
        spacing: int = 0,
        *,
        again: Callable[[Row, Shown], None] | None = None,
    ) -> None:
        super().__init__()
        self._make, self._again = make, again
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
        known, self._rows = self._rows, {}
        kept = set(wanted)
        spare = [row for shown, row in reversed(known.items()) if shown not in kept]
        with at_rest(self._column):
            for place, shown in enumerate(wanted):
                row = self._rows[shown] = known.get(shown) or self._fresh(shown, spare)
                if self._column.indexOf(row) != place:
                    self._column.insertWidget(place, row)
                    row.show()
            for gone in spare:
                self._column.removeWidget(gone)
                drop(gone)
        if tuple(known) != tuple(self._rows):
            for before, after in pairwise(self.rows):
                QWidget.setTabOrder(before, after)

    def _fresh(self, shown: Shown, spare: list[Row]) -> Row:
        if self._again is None or not spare:
            return self._make(shown)
        row = spare.pop()
        self._again(row, shown)
        return row
