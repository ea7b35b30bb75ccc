"""The card of numbered corrections (đính chính), the only way to add to locked minutes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.minutes import Correction
from app.domain.text import clock_text, short_date
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.kit.dialog import Dialog
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText
from ui.kit.labels import Label, hairline

NOTHING = "Chưa có đính chính. Nội dung đã khóa giữ nguyên, đính chính in ngay dưới bản gốc."


class CorrectionsCard(Card):
    """Shown once the minutes are locked; the first correction stands at the top."""

    asked = Signal()

    def __init__(self) -> None:
        self.add_button = secondary("Ghi đính chính", icon="pen-line", small=True)
        super().__init__("Đính chính", right=(self.add_button,))
        self._shown: tuple[Correction, ...] | None = None
        self._list: QWidget | None = None
        self.add_button.clicked.connect(lambda _checked: self.asked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show the corrections of a locked meeting."""
        self.setVisible(view.is_locked)
        corrections = view.file.corrections
        if corrections == self._shown:
            return
        self._shown = corrections
        if self._list is not None:
            self.body.removeWidget(self._list)
            drop(self._list)
        self._list = _listed(corrections)
        self.add(self._list)

    def texts(self) -> tuple[str, ...]:
        """Return what is shown of each correction."""
        return tuple(map(correction_words, self._shown or ()))


def correction_words(correction: Correction) -> str:
    """Return "Đính chính 1 – 08:05 ngày 05/11/2026, Bùi Thị Thu Hà"."""
    at = f"{clock_text(correction.at)} ngày {short_date(correction.at.date())}"
    person = f", {correction.person}" if correction.person else ""
    return f"Đính chính {correction.number} – {at}{person}"


def _listed(corrections: tuple[Correction, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    if not corrections:
        column.addWidget(Label(NOTHING, "secondary", wrap=True))
    for correction in corrections:
        column.addWidget(hairline())
        column.addWidget(Label(correction_words(correction), "label"))
        column.addWidget(Label(correction.text, wrap=True))
        column.addWidget(Label(f"Lý do: {correction.reason}", "secondary", wrap=True))
    return holder


class CorrectionDialog(Dialog):
    """Asks for the text, the reason and who writes it."""

    def __init__(self, person: str, act: Callable[[dict[str, Any], Form], bool]) -> None:
        super().__init__(
            "Ghi đính chính biên bản?",
            "Đính chính có số thứ tự, in dưới biên bản gốc; biên bản gốc không đổi.",
            "Ghi đính chính",
            width=640,
        )
        self._act = act
        self.form = Form(
            (
                Field(
                    "Nội dung đính chính",
                    "text",
                    LongText(
                        required=True,
                        lines=3,
                        placeholder="ví dụ: mục 4, sửa “280 hồ sơ” thành “312 hồ sơ”",
                    ),
                ),
                Field(
                    "Lý do",
                    "reason",
                    LongText(required=True, lines=2, placeholder="ví dụ: ghi nhầm số liệu quý II"),
                ),
                Field("Người ghi", "person", LineText(required=True)),
            )
        )
        self.form.set_values({"person": person})
        self.add(self.form)
        self.form.go_to("text")

    def accept(self) -> None:
        """Keep the correction; stay open while something is missing."""
        if self.form.is_ready() and self._act(self.form.values(), self.form):
            super().accept()
