"""A card of dated facts: what holds from when to when, adding one, ending it, taking it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import short_date
from ui.kit.buttons import PushButton, icon_button, quiet, secondary
from ui.kit.cards import Card
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.focus import chain_after
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
        ask: Callable[[], Form],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Take what builds the form, which is done when a fact is first added."""
        add_button = quiet(add_text, icon="plus", small=True)
        super().__init__(title, right=[add_button], parent=parent)
        self.add_button = add_button
        self._today, self._ask = today, ask
        self.rows: list[FactRow] = []
        self.empty = Label("Chưa ghi.", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add_layout(self._list)
        self.add(self.empty)
        self.add_button.clicked.connect(lambda _checked: self.show_form(is_shown=True))

    @cached_property
    def form(self) -> Form:
        """Return the form to add a fact."""
        return self._ask()

    @cached_property
    def warning(self) -> Label:
        """Return the line under the form that says what looks odd."""
        return Label("", "small", tone="warn", wrap=True)

    @cached_property
    def keep_button(self) -> PushButton:
        """Return the button that keeps the fact."""
        button = secondary("Ghi", small=True)
        button.clicked.connect(lambda _checked: self._keep())
        return button

    @property
    def has_form(self) -> bool:
        """Say whether anybody has opened the form yet."""
        return "_adding" in vars(self)

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
        if is_shown or self.has_form:
            self._adding.setVisible(is_shown)
        self.add_button.setVisible(not is_shown)
        if is_shown:
            self.form.clear_problems()
            self.form.go_to(next(iter(self.form.values())))

    def clear_form(self, values: Mapping[str, Any]) -> None:
        """Empty the form after its fact was kept, and close it."""
        if not self.has_form:
            return
        self.form.set_values(values)
        self.warning.hide()
        self.show_form(is_shown=False)

    def warn(self, sentence: str) -> None:
        """Say what looks odd; it stops nothing."""
        self.warning.setText(sentence)
        self.warning.setVisible(bool(sentence))

    @cached_property
    def _adding(self) -> QWidget:
        part = QWidget()
        leave = quiet("Thôi", small=True)
        leave.clicked.connect(lambda _checked: self.show_form(is_shown=False))
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
        self.add(part)
        chain_after(self.add_button, part)
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
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._line())
        self.end_button.setVisible(fact.ends_on is None)
        self.end_button.clicked.connect(lambda _checked: self._ask_day())
        self.remove_button.clicked.connect(lambda _checked: self.removed.emit(fact.id))

    @cached_property
    def day(self) -> Form:
        """Return the question when the fact ended."""
        form = Form(
            (Field("Kết thúc từ ngày", "day", DateField(today=self._today, required=True)),)
        )
        form.set_values({"day": self._today()})
        return form

    @cached_property
    def end_now(self) -> PushButton:
        """Return the button that ends the fact."""
        button = secondary("Ghi", small=True)
        button.clicked.connect(lambda _checked: self._end())
        return button

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

    @cached_property
    def _ending(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.end_now, 0, Qt.AlignmentFlag.AlignBottom)
        part.hide()
        self._column.addWidget(part)
        chain_after(self.remove_button, part)
        return part

    def _ask_day(self) -> None:
        self._ending.setVisible(self._ending.isHidden())
        if not self._ending.isHidden():
            self.day.go_to("day")

    def _end(self) -> None:
        if self.day.is_ready():
            self.ended.emit(self.fact.id, self.day.values()["day"])
