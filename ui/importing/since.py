"""From when the posts, situations and groups of a list hold: the list itself does not say it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.kit.cards import Card
from ui.kit.date_inputs import DateField
from ui.kit.labels import Label

_WIDTH = 230
_WORDS = (
    "Danh sách không ghi chức vụ, diện và tổ đảng có từ ngày nào. Ghi vào sổ là có từ ngày này; "
    "sửa được ở hồ sơ từng đồng chí."
)
_NOT_A_DAY = "Hãy ghi một ngày không sau hôm nay, ví dụ 03/11/2026."


class SinceCard(Card):
    """One day for everything a list says without a day."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Chức vụ, diện, tổ đảng có từ ngày")
        self._today = today
        self.field = DateField(today=today, required=True)
        self.field.setFixedWidth(_WIDTH)
        self.field.setAccessibleName("Chức vụ, diện, tổ đảng trong danh sách có từ ngày")
        self.words = Label(_WORDS, "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.field)
        row.addWidget(self.words, 1)
        self.add_layout(row)
        self.field.changed.connect(self._on_changed)

    def show_day(self, day: date) -> None:
        """Show the day that counts until a person says else."""
        self.field.set_value(day)
        self._on_changed()

    def day(self) -> date | None:
        """Return the day, None for one that cannot be read or has not come."""
        value = self.field.value()
        return value if isinstance(value, date) and value <= self._today() else None

    def _on_changed(self) -> None:
        self.words.setText(_NOT_A_DAY if self.day() is None else _WORDS)
        self.changed.emit()
