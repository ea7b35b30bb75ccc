"""The up to three parts of a remark as boxes side by side, stacked where the card is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.remarks import REMARK_PART_LABELS, RemarkForm, RemarkPart
from ui.kit import theme
from ui.kit.labels import IconLabel, Label, Tone
from ui.kit.painting import scaled

SIDE_BY_SIDE_FROM = 520
GAP = 12
_LOOKS: dict[RemarkPart, tuple[str, Tone]] = {
    RemarkPart.STRENGTH: ("thumbs-up", "ok"),
    RemarkPart.SHORTCOMING: ("triangle-alert", "warn"),
    RemarkPart.PROPOSAL: ("message-square-text", "info"),
}


class PartBoxes(QWidget):
    """Shows the parts that were written; the words can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {part: PartBox(part) for part in RemarkPart}
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for box in self.boxes.values():
            self._line.addWidget(box, 1)

    def show_form(self, form: RemarkForm) -> None:
        """Show the parts of a remark."""
        for part, box in self.boxes.items():
            box.words.setText(form.part(part).strip())
            box.setVisible(bool(form.part(part).strip()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where that has room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= scaled(SIDE_BY_SIDE_FROM)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(across if is_wide else down)


class PartBox(QFrame):
    """One part: its icon and name in its colour, the words under them."""

    def __init__(self, part: RemarkPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        icon, tone = _LOOKS[part]
        self.words = Label("", wrap=True)
        self.setAccessibleName(REMARK_PART_LABELS[part])
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel(icon, tone, theme.sizes().icon_small))
        head.addWidget(Label(REMARK_PART_LABELS[part], "strong", tone=tone), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 8, 15, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addStretch(1)
