"""Dated lines one can open: recent events of a member, coming dates of all."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.member_cards import CardLine
from app.domain.text import day_month
from ui.kit import theme
from ui.kit.buttons import PushButton, quiet
from ui.kit.kept_rows import KeptRows
from ui.kit.labels import Label
from ui.kit.painting import Ink, text_width

RECENT, NOTHING = "Gần đây", "Chưa có phát biểu, nhiệm vụ nào trong năm."


class LineRow(QWidget):
    """A sentence, its day before it if wanted; the button at the end opens the record behind."""

    def __init__(
        self,
        line: CardLine,
        open_it: Callable[[str], None],
        *,
        with_day: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button: PushButton = quiet("Xem", small=True)
        self.button.clicked.connect(lambda _checked: open_it(self.line.where))
        self.setFocusProxy(self.button)
        self._day = _day_label() if with_day else None
        self._words = Label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if self._day is not None:
            row.addWidget(self._day, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.show_line(line)

    def show_line(self, line: CardLine) -> None:
        """Show another line."""
        self.line = line
        if self._day is not None:
            self._day.setText(day_month(line.day))
        self._words.setText(line.text)
        self.button.setAccessibleName(f"Xem: {line.text}")


class RecentLines(QWidget):
    """“Gần đây”: a day and what happened, each opening its record."""

    wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        title: str = RECENT,
        with_day: bool = True,
        nothing: str = NOTHING,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.title = Label(title, "strong", wrap=True)
        self._column.addWidget(self.title)
        self.empty = Label(nothing, "secondary", wrap=True)
        self._column.addWidget(self.empty)
        make = partial(LineRow, open_it=self.wanted.emit, with_day=with_day)
        self._lines = KeptRows(make, 4, again=LineRow.show_line)
        self._column.addWidget(self._lines)

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """Return the rows in the order shown."""
        return self._lines.rows

    def set_lines(self, lines: Sequence[CardLine], title: str = "") -> None:
        """Show other events, under another title if given."""
        if title:
            self.title.setText(title)
        self._lines.show_rows(lines)
        self.empty.setVisible(not lines)


def _day_label() -> Label:
    label = Label("", "small")
    label.setFont(theme.font("small", tabular=True))
    label.setFixedWidth(text_width("00/00", Ink(style="small", tabular=True)) + 2)
    return label
