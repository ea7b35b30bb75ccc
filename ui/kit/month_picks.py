"""The months of a year to be ticked, any number of them."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.inputs import Check

COLUMNS = 6


class MonthPicks(QWidget):
    """Twelve ticks in two rows; its value is the chosen months in order."""

    changed = Signal()

    def __init__(self, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.required = required
        self._months = tuple(Check(f"T{month}") for month in range(1, 13))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        for place, tick in enumerate(self._months):
            tick.setAccessibleName(f"Tháng {place + 1}")
            tick.changed.connect(self.changed)
            grid.addWidget(tick, place // COLUMNS, place % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(self._months[0])

    def value(self) -> Any:
        """Return the months ticked."""
        return tuple(n for n, tick in enumerate(self._months, start=1) if tick.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these months and no others."""
        for number, tick in enumerate(self._months, start=1):
            tick.set_value(number in (value or ()))

    def trouble(self) -> str:
        """Return why this cannot be kept: a duty without a month never comes."""
        return "Chọn ít nhất một tháng." if self.required and not self.value() else ""
