"""Which review is looked at: of the year or of a quarter; beside it what it waits for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.periods import QUARTERS, ROMAN, Period
from app.services.reviews import ReviewBoard
from ui.kit.labels import Label
from ui.kit.segmented import Segmented

WHOLE_YEAR = 0


class PeriodBar(QWidget):
    """Năm, Quý I to IV; the sentence says the one thing the review waits for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quarters = ((number, f"Quý {ROMAN[number - 1]}") for number in QUARTERS)
        self.choice = Segmented(((WHOLE_YEAR, "Năm"), *quarters), required=True, small=True)
        self.choice.setAccessibleName("Đợt kiểm điểm")
        self.choice.set_value(WHOLE_YEAR)
        self.waits = Label("", "secondary", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.choice)
        row.addWidget(self.waits, 1)
        self.choice.changed.connect(self.changed)

    def period(self, year: int) -> Period:
        """Return what is looked back on."""
        return Period(year, quarter=self.choice.value() or None)

    def set_period(self, period: Period) -> None:
        """Look at another review; nothing is told."""
        self.choice.set_value(period.quarter or WHOLE_YEAR)

    def say(self, board: ReviewBoard | None) -> None:
        """Say what the review waits for, nothing before it is opened."""
        act = None if board is None else board.act
        self.waits.setText("" if act is None else act.sentence)
