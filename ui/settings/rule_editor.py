"""The form of one threshold: what it means, its history, and a new value from a day on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.check_words import MARK_SENTENCES
from app.domain.rule_sets import RuleRow, rule_set_on, shipped_value
from app.domain.rule_values import (
    OFF,
    ON,
    VALUE_HINTS,
    RuleValue,
    ValueKind,
    texts_of,
    threshold_text,
)
from app.domain.shipped_rules import SHIPPED
from app.domain.text import short_date
from app.domain.votes import VOTE_MATTER_LABELS, VoteMatter
from ui.kit.buttons import LinkButton, primary, quiet, secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.flow import FlowLayout
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, Number
from ui.kit.labels import Label
from ui.settings.rule_words import RULE_WORDS
from ui.workspace import Workspace


class MatterChoice(QWidget):
    """Ticks the matters of a rule; speaks as a form input, its value is the rule's text."""

    changed = Signal()
    required = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=16)
        self._checks = {matter: Check(VOTE_MATTER_LABELS[matter]) for matter in VoteMatter}
        for check in self._checks.values():
            check.changed.connect(self.changed)
            flow.addWidget(check)
        self.setFocusProxy(next(iter(self._checks.values())))

    def value(self) -> Any:
        """Return the ticked matters as the rule keeps them."""
        return ", ".join(m.value for m, check in self._checks.items() if check.value())

    def set_value(self, value: Any) -> None:
        """Tick the matters of a rule."""
        chosen = set(texts_of(value or ""))
        for matter, check in self._checks.items():
            check.set_value(matter.value in chosen)

    def trouble(self) -> str:
        """Return nothing: ticks can always be read."""
        return ""


class RuleEditor(QWidget):
    """Explains one threshold and sets a new value from a day on."""

    left = Signal()

    def __init__(
        self, workspace: Workspace, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._today = workspace, today
        self._row: RuleRow | None = None
        self.title = Label("", "section", wrap=True)
        self.words = Label("", wrap=True)
        self.basis = Label("", "secondary", wrap=True)
        self.form = Form(())
        self.save_button = primary("Ghi ngưỡng mới", icon="check")
        self.restore_button = secondary("Về giá trị gốc", icon="rotate-ccw")
        self.history: list[HistoryRow] = []
        self._history = QVBoxLayout()
        self._place = QVBoxLayout()
        self._build()

    def show_rule(self, row: RuleRow, values: Sequence[RuleValue]) -> None:
        """Show another threshold."""
        self._row = row
        self.title.setText(row.rule.label)
        self.words.setText(RULE_WORDS.get(row.rule.key, ""))
        self.basis.setText(_basis_of(row))
        self._replace_form(row)
        self.renew(values)

    def renew(self, values: Sequence[RuleValue]) -> None:
        """Show the history of the threshold again."""
        if self._row is None:
            return
        key = self._row.rule.key
        shipped = [(value, False) for value in SHIPPED if value.key == key]
        own = [(labelled(value, shipped[0][0]), True) for value in values if value.key == key]
        for old in self.history:
            self._history.removeWidget(old)
            drop(old)
        dated = sorted((*shipped, *own), key=lambda pair: pair[0].valid_from, reverse=True)
        self.history = [HistoryRow(value, is_own, self._forget) for value, is_own in dated]
        for line in self.history:
            self._history.addWidget(line)
        shipped_now = shipped_value(key, self._today()).value
        self.restore_button.setVisible(self._now(values) != shipped_now)

    def _now(self, values: Sequence[RuleValue]) -> str:
        """Return the value in force today."""
        if self._row is None:
            return ""
        return rule_set_on(self._today(), values).text(self._row.rule.key)

    def restore(self) -> None:
        """Go back to the shipped value from the day in the form."""
        if self._row is None:
            return
        rule, day = self._row.rule, self.form.values()["valid_from"] or self._today()
        act = partial(self._workspace.services.cells.restore_rules, (rule.key,), day)
        self._workspace.perform(act, f"{rule.label}: về giá trị gốc từ {short_date(day)}.")

    def take_focus(self) -> None:
        """Put the keyboard on the new value."""
        self.form.go_to("value")

    def save(self) -> None:
        """Set the new value."""
        if self._row is None or not self.form.is_ready():
            return
        values = self.form.values()
        value = RuleValue(
            self._row.rule.key,
            "" if values["value"] is None else str(values["value"]),
            values["valid_from"],
            values["citation"],
        )
        act = partial(self._set, value)
        said = f"{self._row.rule.label}: ngưỡng mới từ {short_date(value.valid_from)}."
        if self._workspace.perform(act, said, form=self.form):
            self.left.emit()

    def _set(self, value: RuleValue) -> bool:
        self._workspace.services.cells.set_rule(value)
        return True

    def _forget(self, value: RuleValue) -> None:
        act = partial(self._workspace.services.cells.forget_rule, value.key, value.valid_from)
        self._workspace.perform(act, f"Đã bỏ ngưỡng riêng từ {short_date(value.valid_from)}.")

    def _replace_form(self, row: RuleRow) -> None:
        old = self.form
        self.form = Form(
            (
                Field(
                    "Ngưỡng mới",
                    "value",
                    _value_input(row.rule.kind),
                    help=VALUE_HINTS[row.rule.kind],
                    span=2 if row.rule.kind is ValueKind.MATTERS else 1,
                ),
                Field(
                    "Áp dụng từ ngày",
                    "valid_from",
                    DateField(today=self._today, required=True),
                    help="Buổi họp trước ngày này giữ ngưỡng cũ.",
                ),
                Field(
                    "Căn cứ",
                    "citation",
                    LineText(placeholder="ví dụ: Công văn 12-CV/ĐU, 01/10/2026"),
                    help="Ghi số văn bản của cấp trên để sau này tra lại.",
                    span=2,
                ),
            ),
            columns=2,
        )
        is_number = row.rule.kind in (ValueKind.INTEGER, ValueKind.OPTIONAL)
        value: Any = row.rule.value
        if is_number:
            value = int(value) if value else None
        self.form.set_values({"value": value, "valid_from": self._today(), "citation": ""})
        self._place.replaceWidget(old, self.form)
        drop(old)

    def _build(self) -> None:
        back = quiet("Danh sách quy tắc", icon="arrow-left")
        back.clicked.connect(lambda _checked: self.left.emit())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.restore_button.clicked.connect(lambda _checked: self.restore())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.save_button)
        card = Card()
        self._place.setSpacing(12)
        self._place.addWidget(self.title)
        self._place.addWidget(self.words)
        self._place.addWidget(self.basis)
        self._place.addWidget(self.form)
        self._place.addLayout(buttons)
        card.add_layout(self._place)
        past = Card("Các ngưỡng theo thời gian")
        past.add_layout(self._history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(back)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(card)
        column.addWidget(past)
        column.addStretch(1)


class HistoryRow(QWidget):
    """One dated value; the cell's own can be taken away."""

    def __init__(self, value: RuleValue, is_own: bool, forget: Callable[[RuleValue], None]) -> None:
        super().__init__()
        self.value = value
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label(f"từ {short_date(value.valid_from)}", "secondary"))
        row.addWidget(Label(threshold_text(value), "strong"))
        source = value.citation or ("Chi bộ tự đặt" if is_own else "")
        row.addWidget(Label(source, "secondary", wrap=True), 1)
        self.remove = LinkButton("Bỏ") if is_own else None
        if self.remove is not None:
            self.remove.clicked.connect(lambda _checked: forget(value))
            row.addWidget(self.remove)


def _basis_of(row: RuleRow) -> str:
    """Return where a value comes from and how far it was compared with its original."""
    source = row.rule.citation or "chi bộ tự đặt"
    mark = "Chi bộ đặt." if row.is_own else MARK_SENTENCES[row.rule.mark]
    return f"Căn cứ: {source}. {mark}"


def labelled(value: RuleValue, shipped: RuleValue) -> RuleValue:
    """Return an own value with the words of the shipped one."""
    return replace(value, label=shipped.label, unit=shipped.unit, kind=shipped.kind)


def _value_input(kind: ValueKind) -> QWidget:
    match kind:
        case ValueKind.INTEGER:
            return Number(required=True)
        case ValueKind.OPTIONAL:
            return Number()
        case ValueKind.FLAG:
            return Choice(((ON, "Bật"), (OFF, "Tắt")), required=True)
        case ValueKind.MATTERS:
            return MatterChoice()
        case _:
            return LineText()
