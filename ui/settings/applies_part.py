"""When a criterion counts at all, and what may be done with its points when it does not."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Problem
from app.domain.rubric_drafts import Draft, value_at
from app.domain.rubrics import POLICY_LABELS, Policy
from ui.kit.choice import Choice
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.settings.condition_rows import ConditionRows

DEFAULTS = tuple((policy.value, label) for policy, label in POLICY_LABELS.items())
NOWHERE = "Chưa chọn mục nhận điểm."


class AppliesPart(QWidget):
    """A tick; with it one condition, the ways one may choose, the usual one and who receives."""

    changed = Signal()

    def __init__(self, draft: Draft, entry: Mapping[str, Any]) -> None:
        super().__init__()
        rule = dict(entry.get("if_not_applicable") or {})
        self._rule = rule
        self.limited = Check("Chỉ áp dụng khi có điều kiện")
        self.when = ConditionRows("điều kiện áp dụng", is_single=True)
        self.ways = {policy: Check(label) for policy, label in POLICY_LABELS.items()}
        self.form = Form(
            (
                Field("Thường chọn", "default", Choice(DEFAULTS, required=True)),
                Field("Chuyển điểm sang mục", "transfer_to", Choice(_others(draft, entry))),
            ),
            columns=2,
        )
        self._inside = QWidget()
        self._lay_out()
        self._show(entry)
        self.limited.changed.connect(self._on_limited)
        self.ways[Policy.TRANSFER].changed.connect(self._show_receiver)

    def entry(self) -> dict[str, Any]:
        """Return the two keys of the criterion, both None when it always applies."""
        if not self.limited.value():
            return {"applies_if": None, "if_not_applicable": None}
        values = self.form.values()
        chosen = {policy.value for policy, way in self.ways.items() if way.value()}
        before = [one for one in self._rule.get("options") or () if one in chosen]
        options = [*before, *(p.value for p in Policy if p.value in chosen - set(before))]
        is_moved = Policy.TRANSFER.value in chosen
        rule = {
            "options": options,
            "default": values["default"],
            "transfer_to": values["transfer_to"] if is_moved else None,
        }
        made = {name: value for name, value in rule.items() if value is not None}
        return {"applies_if": self.when.entries()[0], "if_not_applicable": made}

    def is_ready(self) -> bool:
        """Mark what is missing, and say whether there is nothing."""
        if not self.limited.value():
            return True
        ready = [self.form.is_ready(), self.when.is_ready()]
        moved = self.ways[Policy.TRANSFER].value()
        problems = []
        if not self.ways[_policy(self.form.values()["default"])].value():
            problems.append(Problem("default", "Cách này chưa được tích ở trên."))
        if moved and not self.form.values()["transfer_to"]:
            problems.append(Problem("transfer_to", NOWHERE))
        if problems:
            self.form.show_problems(problems)
        return all(ready) and not problems

    def _show(self, entry: Mapping[str, Any]) -> None:
        condition = entry.get("applies_if")
        self.limited.set_value(condition is not None)
        self.when.show_conditions([condition or {}])
        options = self._rule.get("options") or ([] if condition else [Policy.FULL.value])
        for policy, way in self.ways.items():
            way.set_value(policy.value in options)
        default = self._rule.get("default") or Policy.FULL.value
        self.form.set_values({"default": default, "transfer_to": self._rule.get("transfer_to")})
        self._on_limited()

    def _on_limited(self) -> None:
        self._inside.setVisible(self.limited.value())
        self._show_receiver()

    def _show_receiver(self) -> None:
        row = self.form.input("transfer_to").parentWidget()
        if row is not None:
            row.setVisible(self.ways[Policy.TRANSFER].value())

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(24, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.when)
        inside.addWidget(Label("Khi không áp dụng, người chấm được chọn:", "label"))
        for way in self.ways.values():
            inside.addWidget(way)
        inside.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.limited)
        column.addWidget(self._inside)


def _policy(value: Any) -> Policy:
    return Policy(value) if value in set(Policy) else Policy.FULL


def _others(draft: Draft, entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the other criteria of the rubric by number."""
    items = [item for group in value_at(draft, "groups") or () for item in group.get("items") or ()]
    named = [(str(one.get("id") or ""), str(one.get("text") or "")) for one in items]
    own = str(entry.get("id") or "")
    return [(number, f"{number}  {text}") for number, text in named if number != own]
