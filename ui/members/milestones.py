"""Coming dates of all members in the place of the card, soonest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.member_cards import CardLine
from ui.kit.buttons import icon_button
from ui.kit.cards import Card
from ui.kit.kept_rows import KeptRows
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.members.recent import LineRow

SOON_DAYS = 120
"""The notice names what falls due within this many days; the list shows the whole year."""
NAMED = 2


class MilestonePanel(Card):
    """“Mốc thời hạn”: each line opens its member."""

    wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        close = icon_button("x", "Đóng mốc thời hạn", small=True)
        super().__init__("Mốc thời hạn 12 tháng tới", right=[close], parent=parent)
        self.close_button = close
        self._dates: Sequence[CardLine] = ()
        self._lines = KeptRows(
            partial(LineRow, open_it=self.wanted.emit), 12, again=LineRow.show_line
        )
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines)
        column.addStretch(1)
        self.note = Label("Trao huy hiệu dịp 03/02, 19/5, 02/9, 07/11.", "small", wrap=True)
        self.add(scrolling(inner), 1)
        self.add(self.note)
        self.setMinimumWidth(280)
        self.close_button.clicked.connect(lambda _checked: self.closed.emit())

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """Return the rows in the order shown."""
        return self._lines.rows

    def set_lines(self, lines: Sequence[CardLine]) -> None:
        """Show other dates, once the panel is looked at."""
        self._dates = lines
        if self.isVisible():
            self._lines.show_rows(lines)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows for the dates that came while nobody looked."""
        self._lines.show_rows(self._dates)
        super().showEvent(event)


def notice_sentence(lines: Sequence[CardLine]) -> str:
    """Return the soonest dates in one sentence, "" when there is none."""
    if not lines:
        return ""
    said = [lines[0].text, *(line.text.replace("Đ/c", "đ/c", 1) for line in lines[1:NAMED])]
    more = len(lines) - len(said)
    return "; ".join(said) + (f"; và {more} mốc khác." if more else ".")
