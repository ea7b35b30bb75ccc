"""A card of dated facts: what holds from when to when, adding one, ending it, taking it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import short_date
from ui.kit.buttons import icon_button, quiet, secondary
from ui.kit.cards import Card
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.labels import Label


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One dated fact as a row shows it; `id` is the one of its own record."""

    id: int
    title: str
    starts_on: date
    ends_on: date | None
    note: str = ""

    def dates_text(self) -> str:
        """Return from when to when; the last day itself is outside."""
        until = f"đến trước {short_date(self.ends_on)}" if self.ends_on else "đến nay"
        words = f"từ {short_date(self.starts_on)} {until}"
        return f"{words} · {self.note}" if self.note else words


class DatedCard(Card):
    """Lists dated facts of one kind; the form to add one opens in place."""

    added = Signal(object)
    """The values of the form by name; as `dict` Qt would turn enums into plain texts."""
    ended = Signal(int, object)
    removed = Signal(int)

    def __init__(
        self,
        title: str,
        add_text: str,
        fields: Sequence[Field],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        add_button = quiet(add_text, icon="plus", small=True)
        super().__init__(title, right=[add_button], parent=parent)
        self.add_button = add_button
        self._today = today
        self.rows: list[FactRow] = []
        self.empty = Label("Chưa ghi.", "secondary")
        self.form = Form(fields, columns=2)
        self.warning = Label("", "small", tone="warn", wrap=True)
        self.keep_button = secondary("Ghi", small=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._adding = self._adding_part()
        self.add_layout(self._list)
        self.add(self.empty)
        self.add(self._adding)
        self.add_button.clicked.connect(lambda _checked: self.show_form(is_shown=True))

    def set_facts(self, facts: Sequence[DatedFact]) -> None:
        """Show other facts, the newest first."""
        for row in self.rows:
            self._list.removeWidget(row)
            drop(row)
        self.rows = [
            FactRow(fact, self._today)
            for fact in sorted(facts, key=lambda fact: fact.starts_on, reverse=True)
        ]
        for row in self.rows:
            row.ended.connect(self.ended)
            row.removed.connect(self.removed)
            self._list.addWidget(row)
        self.empty.setVisible(not self.rows)

    def show_form(self, *, is_shown: bool) -> None:
        """Open the form to add a fact, or close it."""
        self._adding.setVisible(is_shown)
        self.add_button.setVisible(not is_shown)
        if is_shown:
            self.form.clear_problems()
            self.form.go_to(next(iter(self.form.values())))

    def clear_form(self, values: Mapping[str, Any]) -> None:
        """Empty the form after its fact was kept, and close it."""
        self.form.set_values(values)
        self.warning.hide()
        self.show_form(is_shown=False)

    def warn(self, sentence: str) -> None:
        """Say what looks odd; it stops nothing."""
        self.warning.setText(sentence)
        self.warning.setVisible(bool(sentence))

    def _adding_part(self) -> QWidget:
        part = QWidget()
        leave = quiet("Thôi", small=True)
        leave.clicked.connect(lambda _checked: self.show_form(is_shown=False))
        self.keep_button.clicked.connect(lambda _checked: self._keep())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.warning)
        column.addLayout(buttons)
        self.warning.hide()
        part.hide()
        return part

    def _keep(self) -> None:
        if self.form.is_ready():
            self.added.emit(self.form.values())


class FactRow(QWidget):
    """One fact: title and dates, *Kết thúc* while it runs, and the bin."""

    ended = Signal(int, object)
    removed = Signal(int)

    def __init__(
        self, fact: DatedFact, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fact = fact
        self.end_button = quiet("Kết thúc", small=True)
        self.remove_button = icon_button("trash-2", f"Xóa: {fact.title}", small=True)
        self.day = Form((Field("Kết thúc từ ngày", "day", DateField(today=today, required=True)),))
        self.day.set_values({"day": today()})
        self.end_now = secondary("Ghi", small=True)
        self._ending = self._ending_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._line())
        column.addWidget(self._ending)
        self.end_button.setVisible(fact.ends_on is None)
        self.end_button.clicked.connect(lambda _checked: self._ask_day())
        self.remove_button.clicked.connect(lambda _checked: self.removed.emit(fact.id))
        self.end_now.clicked.connect(lambda _checked: self._end())

    def _line(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.fact.title, wrap=True))
        words.addWidget(Label(self.fact.dates_text(), "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _ending_part(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.end_now, 0, Qt.AlignmentFlag.AlignBottom)
        part.hide()
        return part

    def _ask_day(self) -> None:
        self._ending.setVisible(self._ending.isHidden())
        if not self._ending.isHidden():
            self.day.go_to("day")

    def _end(self) -> None:
        if self.day.is_ready():
            self.ended.emit(self.fact.id, self.day.values()["day"])
