"""A calm page that fills the window while there is no book to show: one sentence and next steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import PushButton
from ui.kit.labels import IconLabel, Label
from ui.kit.painting import scaled

WIDTH = 560
PADDING = 32


class FullPage(QWidget):
    """A sheet in the middle: a picture, what is so, why and what to do, and the ways on."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        acts: Sequence[PushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label(title, "section", wrap=True)
        self.sentence = Label(sentence, wrap=True)
        self.acts = tuple(acts)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        # Stretches, not an alignment: aligned items never learn the height of wrapped words.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._sheet(icon))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _sheet(self, icon: str) -> QFrame:
        sheet = QFrame()
        sheet.setProperty("card", "true")
        sheet.setFixedWidth(scaled(WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(8)
        column.addWidget(IconLabel(icon, size=40))
        column.addSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        self.sentence.setVisible(bool(self.sentence.text()))
        if self.acts:
            column.addSpacing(16)
            column.addLayout(self._row())
        return sheet

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for act in self.acts:
            row.addWidget(act)
        return row


class WaitingPage(QWidget):
    """One quiet sentence while the book is being opened."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = Label(sentence, "secondary")
        column = QVBoxLayout(self)
        column.addWidget(self.label, 0, Qt.AlignmentFlag.AlignCenter)
