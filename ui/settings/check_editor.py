"""The form of one check: what it looks at, its source, whether it speaks and how gravely."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.check_words import CHECK_WORDS, CheckExplanation, explain_check
from app.domain.findings import SEVERITY_LABELS, Severity
from app.domain.rule_sets import CheckRow, RuleSet, keys_of_check, shipped_value
from app.domain.rule_values import OFF, ON, RuleValue
from app.domain.shipped_rules import severity_key, switch_key
from app.domain.text import short_date
from ui.kit.buttons import LinkButton, primary, quiet, secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.settings.rule_editor import HistoryRow, labelled
from ui.workspace import Workspace

BACK_TO_SHIPPED = "Về giá trị gốc"
NO_VALUES = "Kiểm tra này không có ngưỡng; chỉ xét đúng hay sai."
NO_CHANGES = "Chi bộ chưa đổi gì ở kiểm tra này."


class CheckEditor(QWidget):
    """Explains one check and changes its switch and severity from a day on."""

    left = Signal()
    rule_asked = Signal(str)
    """A threshold the check reads is to be changed; its key."""

    def __init__(
        self, workspace: Workspace, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._today = workspace, today
        self._row: CheckRow | None = None
        self.title = Label("", "section", wrap=True)
        self.words = Label("", wrap=True)
        self.to_do = Label("", "secondary", wrap=True)
        self.basis = Label("", "secondary", wrap=True)
        self.form = Form(
            (
                Field("Kiểm tra này", "on", Choice(((ON, "Bật"), (OFF, "Tắt")), required=True)),
                Field("Mức độ", "severity", Choice(_severities(), required=True)),
                Field(
                    "Áp dụng từ ngày",
                    "valid_from",
                    DateField(today=today, required=True),
                    help="Buổi họp trước ngày này giữ cách xét cũ.",
                ),
                Field(
                    "Căn cứ",
                    "citation",
                    LineText(placeholder="ví dụ: Công văn 12-CV/ĐU, 01/10/2026"),
                    help="Ghi số văn bản của cấp trên để sau này tra lại.",
                ),
            ),
            columns=2,
        )
        self.save_button = primary("Ghi thay đổi", icon="check")
        self.restore_button = secondary(BACK_TO_SHIPPED, icon="rotate-ccw")
        self.values: list[ThresholdRow] = []
        self.history: list[HistoryRow] = []
        self._values, self._history = QVBoxLayout(), QVBoxLayout()
        self._build()

    @property
    def code(self) -> str:
        """Code of the check shown, "" while none is."""
        return "" if self._row is None else self._row.code

    def show_check(self, row: CheckRow, rules: RuleSet, values: Sequence[RuleValue]) -> None:
        """Show another check with its switch and severity of today."""
        self._row = row
        self.form.set_values(
            {
                "on": ON if row.is_on else OFF,
                "severity": row.severity.value,
                "valid_from": self._today(),
                "citation": "",
            }
        )
        self.form.clear_problems()
        self.renew(row, rules, values)

    def renew(self, row: CheckRow, rules: RuleSet, values: Sequence[RuleValue]) -> None:
        """Show explanation, thresholds and history again."""
        self._row = row
        found = explain_check(row.code, rules, self._today())
        self.title.setText(f"{row.code} · {row.label}")
        if found is not None:
            self._show_words(found)
        self.restore_button.setVisible(row.is_own)
        self._show_values(row.code, found)
        self._show_history(row.code, values)

    def take_focus(self) -> None:
        """Put the keyboard on the switch."""
        self.form.go_to("on")

    def save(self) -> None:
        """Set switch and severity from the day on."""
        if self._row is None or not self.form.is_ready():
            return
        written, code = self.form.values(), self._row.code
        keys = ((switch_key(code), written["on"]), (severity_key(code), written["severity"]))
        day, citation = written["valid_from"], written["citation"]
        values = tuple(RuleValue(key, value, day, citation) for key, value in keys)
        act = partial(
            self._done,
            partial(self._workspace.services.cells.set_rules, values, f"Đổi kiểm tra {code}"),
        )
        said = f"{code}: áp dụng từ {short_date(day)}."
        if self._workspace.perform(act, said, form=self.form):
            self.left.emit()

    def restore(self) -> None:
        """Go back to the shipped switch and severity from the day in the form."""
        if self._row is None:
            return
        code, day = self._row.code, self.form.values()["valid_from"] or self._today()
        act = partial(self._workspace.services.cells.restore_rules, keys_of_check(code), day)
        self._workspace.perform(act, f"{code}: về giá trị gốc từ {short_date(day)}.")

    @staticmethod
    def _done(act: Callable[[], None]) -> bool:
        act()
        return True

    def _forget(self, value: RuleValue) -> None:
        act = partial(self._workspace.services.cells.forget_rule, value.key, value.valid_from)
        self._workspace.perform(act, f"Đã bỏ thay đổi từ {short_date(value.valid_from)}.")

    def _show_words(self, found: CheckExplanation) -> None:
        self.words.setText(found.looks_at)
        self.to_do.setText(f"Cách làm: {found.to_do}")
        self.basis.setText(f"Căn cứ: {found.basis}. {found.mark}")

    def _show_values(self, code: str, found: CheckExplanation | None) -> None:
        keys = CHECK_WORDS[code].keys if found is not None else ()
        texts = found.values if found is not None else ()
        _clear(self._values)
        self.values = [ThresholdRow(k, t) for k, t in zip(keys, texts, strict=True)]
        for row in self.values:
            row.link.clicked.connect(partial(self._ask_rule, row.key))
            self._values.addWidget(row)
        if not self.values:
            self._values.addWidget(Label(NO_VALUES, "secondary", wrap=True))

    def _ask_rule(self, key: str, _checked: bool = False) -> None:
        self.rule_asked.emit(key)

    def _show_history(self, code: str, values: Sequence[RuleValue]) -> None:
        _clear(self._history)
        own = [value for value in values if value.key in keys_of_check(code)]
        dated = sorted(own, key=lambda value: value.valid_from, reverse=True)
        named = (labelled(value, shipped_value(value.key, self._today())) for value in dated)
        self.history = [HistoryRow(value, is_own=True, forget=self._forget) for value in named]
        for row in self.history:
            self._history.addWidget(row)
        if not self.history:
            self._history.addWidget(Label(NO_CHANGES, "secondary", wrap=True))

    def _build(self) -> None:
        back = quiet("Danh sách quy tắc", icon="arrow-left")
        back.clicked.connect(lambda _checked: self.left.emit())
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.restore_button.clicked.connect(lambda _checked: self.restore())
        top = QHBoxLayout()
        top.addWidget(back)
        top.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.save_button)
        card = Card()
        for part in (self.title, self.words, self.to_do, self.basis, self.form):
            card.add(part)
        card.add_layout(buttons)
        values, past = Card("Ngưỡng dùng để xét"), Card("Các thay đổi theo thời gian")
        values.add_layout(self._values)
        past.add_layout(self._history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        for one in (card, values, past):
            column.addWidget(one)
        column.addStretch(1)


class ThresholdRow(QWidget):
    """One threshold the check reads, and the way to change it."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key = key
        self.link = LinkButton("Sửa")
        self.link.setAccessibleName(f"Sửa {text.partition(':')[0]}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label(text, wrap=True), 1)
        row.addWidget(self.link)


def _severities() -> tuple[tuple[str, str], ...]:
    return tuple((severity.value, SEVERITY_LABELS[severity]) for severity in Severity)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            drop(old)
