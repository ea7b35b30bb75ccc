"""The card *Việc cần làm*: when, what, why, and the button to the exact field."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.overviews import Urgency, WorkLine
from ui.kit import theme
from ui.kit.buttons import LinkButton, PushButton, primary, secondary
from ui.kit.cards import PADDING, Card
from ui.kit.dropping import drop
from ui.kit.labels import IconLabel, Label
from ui.kit.painting import Ink, Run, draw_box, draw_line, scaled, text_width
from ui.kit.paragraph import Paragraph

MOST_LINES = 5
LOOKS = {
    Urgency.CLOCK: ("alarm-clock", "error"),
    Urgency.OVERDUE: ("octagon-alert", "error"),
    Urgency.SOON: ("triangle-alert", "warn"),
    Urgency.NOTE: ("info", "info"),
}
_WHAT = Ink(weight=600)
_WHY = Ink("text_secondary", "small")
_WHEN = Ink(style="small", weight=600)


class WorkCard(Card):
    """Shows the most urgent lines; the rest opens in place."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.all_link = LinkButton("Xem tất cả")
        super().__init__("Việc cần làm", right=[self.all_link], edge_to_edge=True, parent=parent)
        self._lines: tuple[WorkLine, ...] = ()
        self._is_open = False
        self.rows: list[WorkRow] = []
        self.nothing = _nothing()
        self.body.setContentsMargins(0, 0, 0, 1)
        self.add(self.nothing, 1)
        self.body.addStretch(0)
        self.all_link.clicked.connect(lambda _checked: self._turn())
        self.all_link.hide()
        theme.notifier().changed.connect(self._align)

    def set_lines(self, lines: tuple[WorkLine, ...]) -> None:
        """Show other lines; equal ones are left as they are, with the keyboard on them."""
        if lines == self._lines and self.rows:
            return
        self._lines = lines
        self._is_open = self._is_open and len(lines) > MOST_LINES
        self._fill()

    def has_work(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self._lines)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._fill()

    def _fill(self) -> None:
        for row in self.rows:
            self.body.removeWidget(row)
            drop(row)
        shown = self._lines if self._is_open else self._lines[:MOST_LINES]
        self.rows = [WorkRow(line, is_first=not place) for place, line in enumerate(shown)]
        before: QWidget = self.all_link
        for place, row in enumerate(self.rows):
            self.body.insertWidget(place, row)
            row.wanted.connect(self.wanted)
            row.show()
            QWidget.setTabOrder(before, row.button)
            before = row.button
        self._align()
        self.nothing.setVisible(not self._lines)
        self.all_link.setVisible(len(self._lines) > MOST_LINES)
        words = "Thu gọn" if self._is_open else f"Xem tất cả {len(self._lines)}"
        self.all_link.setText(words)
        self.all_link.setAccessibleName(words)
        self.all_link.updateGeometry()

    def _align(self) -> None:
        """Give all rows the same first column and buttons of one width."""
        when = max((text_width(row.line.when, _WHEN) for row in self.rows), default=0)
        button = max((row.button.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.when.setFixedWidth(when + 4)
            row.button.setMinimumWidth(max(button, scaled(128)))


class WorkRow(QWidget):
    """One thing to do; the first of the list has the tint and the page's red button."""

    wanted = Signal(str)

    def __init__(self, line: WorkLine, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._is_first = is_first
        icon, tone = LOOKS[line.urgency]
        self.when = Paragraph((Run(line.when, _WHEN.dyed(tone)),))
        made = primary if is_first else secondary
        self.button: PushButton = made(line.button)
        self.button.setAccessibleName(f"{line.button}: {line.what}")
        self.button.setAccessibleDescription(f"{line.when}. {line.why}")
        self.button.clicked.connect(lambda _checked: self.wanted.emit(line.where))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph((Run(line.what, _WHAT),), spacing=1.0))
        if line.why:
            words.addWidget(Paragraph((Run(line.why, _WHY),), spacing=1.1))
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 7, PADDING, 7)
        row.setSpacing(0)
        row.addWidget(IconLabel(icon, tone, theme.sizes().icon - 2))
        row.addSpacing(6)
        row.addWidget(self.when, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(12)
        row.addLayout(words, 1)
        row.addSpacing(16)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint of the first row and the line above each."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._is_first:
            draw_box(painter, area, fill="primary_tint")
        colour = "primary_tint_border" if self._is_first else "border"
        draw_line(painter, area.topLeft(), area.topRight(), colour)
        if self._is_first:
            draw_line(painter, area.bottomLeft(), area.bottomRight(), colour)


def _nothing() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(PADDING, 8, PADDING, PADDING)
    row.setSpacing(10)
    row.addWidget(IconLabel("circle-check", "ok", 20))
    row.addWidget(Label("Không còn việc nào đến hạn.", wrap=True), 1)
    return made
