"""Cards side by side where the window is wide, under each other where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.kit.painting import scaled
from ui.kit.tokens import data

LEAST_WIDTH = 360


@dataclass(frozen=True, slots=True)
class Shelf:
    """Widgets that share a line, each with its share of the width."""

    widgets: tuple[QWidget, ...]
    shares: tuple[int, ...]
    grows: bool = False
    """Takes the height the other lines leave."""


Plan = tuple[Shelf, ...]


class Board(QWidget):
    """Lays the same cards by another plan when its width falls below a limit."""

    def __init__(self, plans: Sequence[tuple[int, Plan]], parent: QWidget | None = None) -> None:
        """Take plans with the width, at the normal size, from which each is used, widest first."""
        super().__init__(parent)
        self._plans = tuple(plans)
        self._shown: Plan = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(data()["layout"]["cardGap"])
        self._lay(self._plans[0][1])

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width: cards that do not fit beside each other fold."""
        return QSize(scaled(LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the plan for the new width."""
        super().resizeEvent(event)
        self._lay(self._plan_for(event.size().width()))

    def shelves(self) -> Plan:
        """Return the lines as they stand now."""
        return self._shown

    def _plan_for(self, width: int) -> Plan:
        fitting = (plan for least, plan in self._plans if width >= scaled(least))
        return next(fitting, self._plans[-1][1])

    def _lay(self, plan: Plan) -> None:
        if plan is self._shown:
            return
        self._shown = plan
        while (item := self._column.takeAt(0)) is not None:
            if (line := item.layout()) is not None:
                _empty(line)
        for shelf in plan:
            self._column.addLayout(_line(shelf), 1 if shelf.grows else 0)
        if not any(shelf.grows for shelf in plan):
            self._column.addStretch(1)


def _empty(line: QLayout) -> None:
    while line.takeAt(0) is not None:
        pass
    line.deleteLater()


def _line(shelf: Shelf) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(data()["layout"]["cardGap"])
    for widget, share in zip(shelf.widgets, shelf.shares, strict=True):
        row.addWidget(widget, share)
    return row
