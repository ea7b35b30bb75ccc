"""What the superior gave a line: points, and why they are other than the cell's."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.score_columns import ColumnLine
from ui.kit.buttons import secondary
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.meetings.scoring_entry import number_input

FIELD_WIDTH = 120
REASON = "lý do khác điểm chi bộ"


class SuperiorEntry(QWidget):
    """A figure, a reason and the button that keeps both; Enter in either does too."""

    kept = Signal(object, str)

    def __init__(self, most: Fraction, column: ColumnLine | None) -> None:
        super().__init__()
        self.points: Any = number_input(most, column.superior_points if column else None)
        self.points.setMaximumWidth(FIELD_WIDTH)
        self.points.setAccessibleName("Điểm cấp trên")
        self.reason = LineText(placeholder=REASON)
        self.reason.setAccessibleName("Lý do của cấp trên")
        self.reason.set_value(column.superior_reason if column else "")
        self.button = secondary("Ghi", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = Label("Điểm cấp trên", "label")
        label.setBuddy(self.points)
        row.addWidget(label)
        row.addWidget(self.points)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.points)
        self.button.clicked.connect(lambda _checked: self.send())
        self.points.returnPressed.connect(self.send)
        self.reason.returnPressed.connect(self.send)

    def send(self) -> None:
        """Hand on what is in the two fields."""
        self.kept.emit(self.points.value(), self.reason.value() or "")
