"""The chosen document from above: what concerns the cell, when it came and was passed on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.directives import DIRECTIVE_STATE_LABELS, Directive, DirectiveState
from app.domain.text import short_date
from app.domain.urgency import due_words
from ui.kit.act_form import ActForm
from ui.kit.buttons import primary, secondary
from ui.kit.chips import ChipSpec, Role
from ui.kit.date_inputs import DateField
from ui.kit.facts import Fact
from ui.kit.forms import Field
from ui.kit.labels import Label
from ui.remarks.register_card import RegisterCard

AGENDA, SPREAD = "agenda", "spread"
UNNUMBERED = "Văn bản cấp trên"
RETURNS = "Chưa phổ biến thì văn bản này tự vào chương trình thường kỳ kế tiếp thành một mục riêng."
NO_SUMMARY = "Chưa tóm tắt. Ghi nhiều nhất ba ý liên quan đến chi bộ để in phát tại buổi họp."
_CHIPS: dict[DirectiveState, tuple[Role, str]] = {
    DirectiveState.LATE: ("error", "octagon-alert"),
    DirectiveState.WAITING: ("warn", "clock"),
    DirectiveState.SPREAD: ("ok", "check"),
    DirectiveState.NOT_OURS: ("neutral", ""),
}


class DirectiveCard(RegisterCard):
    """One document with its summary, the first thing to read."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.agenda_button = primary("Đưa vào chương trình", icon="calendar-plus")
        self.summary = Label("", wrap=True)
        self.add_act(AGENDA, self.agenda_button)
        self.add_act(SPREAD, secondary("Ghi ngày phổ biến", icon="check"), _spread_form(today))
        self.parts.addWidget(Label("Ý liên quan đến chi bộ", "label"))
        self.parts.addWidget(self.summary)
        self.build()

    def show_directive(self, directive: Directive, agenda: str, year: str) -> None:
        """Show a document; `agenda` names the meeting that can still take it, if any."""
        today = self._today()
        title, chip = directive.code or UNNUMBERED, state_chip(directive, today)
        self.show_words(title, chip, _facts(directive, today), name=directive.title)
        marked = len(directive.lines) > 1
        lines = (f"{n}. {line}" if marked else line for n, line in enumerate(directive.lines, 1))
        self.summary.setText("\n".join(lines) or (NO_SUMMARY if directive.applies else "—"))
        self.show_meeting(directive.meeting_title)
        self.agenda_button.setText(f"Đưa vào {agenda}" if agenda else "")
        can_enter = directive.is_open and bool(agenda) and directive.meeting_id is None
        acts = ((AGENDA,) if can_enter else ()) + ((SPREAD,) if directive.is_open else ())
        self.show_acts(*acts)
        self.hint.setText(" ".join(p for p in (RETURNS if directive.is_open else "", year) if p))

    def start_values(self, name: str) -> dict[str, Any]:
        """Begin with today."""
        return {"on": self._today()} if name == SPREAD else {}


def state_chip(directive: Directive, today: date) -> ChipSpec:
    """Return the chip of a document: “Quá 3 ngày”, “Còn 25 ngày”, “Chậm 9 ngày”."""
    state = directive.state(today)
    role, icon = _CHIPS[state]
    late = directive.days_late(today)
    if state is DirectiveState.SPREAD and late:
        return ChipSpec(f"Chậm {late} ngày", "warn", "triangle-alert")
    if directive.is_open and directive.due_on is not None:
        return ChipSpec(due_words(directive.due_on, today), role, icon)
    return ChipSpec(DIRECTIVE_STATE_LABELS[state], role, icon)


def _facts(directive: Directive, today: date) -> tuple[Fact, ...]:
    how = "" if directive.is_due_typed else ", theo mức của chi bộ"
    due = f"{short_date(directive.due_on)}{how}" if directive.due_on else ""
    days = directive.days(today)
    waited = f"{short_date(directive.spread_on)}, sau {days} ngày" if directive.spread_on else ""
    return (
        ("Văn bản", directive.origin),
        ("Ngày nhận", short_date(directive.received_on)),
        ("Hạn phổ biến", due if directive.is_open else ""),
        ("Phổ biến", waited or (f"chưa, đã {days} ngày" if directive.is_open else "")),
        ("Ghi chú", directive.note),
    )


def _spread_form(today: Callable[[], date]) -> ActForm:
    day = DateField(today=today, required=True)
    help_text = "Ghi tay khi phổ biến ngoài buổi họp; phổ biến tại buổi họp thì ngày tự có."
    return ActForm("Ghi ngày phổ biến", (Field("Ngày phổ biến", "on", day, help_text),))
