"""One condition of a grade: full items, facts of the record, or facts that force a grade."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.rubric_drafts import Draft, conditions_of_draft, conditions_text, value_at
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.settings.condition_rows import ConditionRows

ASKED = "Hỏi người quyết định"
ITEMS, FACTS, FORCED = "criteria_at_max", "requires", "any_of"
WAYS = (
    (ITEMS, "Các mục phải đạt điểm tối đa"),
    (FACTS, "Hồ sơ phải có đủ các điều dưới đây"),
    (FORCED, "Có một điều dưới đây thì xếp thẳng mức này"),
)
NO_FACTS = "Chưa ghi điều nào. Hãy thêm ít nhất một điều kiện của hồ sơ."


class GateDialog(Dialog):
    """Which grade, on what it hangs, and which grade is given otherwise."""

    def __init__(self, draft: Draft, gate: Mapping[str, Any]) -> None:
        super().__init__(
            "Điều kiện của mức", gate_words(draft, gate), "Xong", leave="Thôi", width=720
        )
        self._gate = dict(gate)
        grades = [(band["grade"], band["label"]) for band in value_at(draft, "bands") or ()]
        numbers = LineText(required=True, placeholder="ví dụ 2.1, 4.5")
        hint = "Số của các mục, cách nhau bằng dấu phẩy."
        self.form = Form(
            (
                Field("Căn cứ", "way", Choice(WAYS, required=True), span=2),
                Field("Mức", "grade", Choice(grades, required=True)),
                Field("Nếu không đạt thì xếp", "else_grade", Choice([("", ASKED), *grades])),
                Field("Mục phải đạt điểm tối đa", "items", numbers, span=2, help=hint),
                Field("Ngoại lệ do người quyết định xét", "exception", LineText(), span=2),
            ),
            columns=2,
        )
        self.facts = ConditionRows("điều kiện của mức")
        self.facts_label = Label("Hồ sơ buổi họp", "label")
        self.missing = Label("", tone="error", wrap=True)
        for widget in (self.form, self.facts_label, self.facts, self.missing):
            self.add(widget)
        self._show()
        self.form.input("way").changed.connect(self._on_way)

    def entry(self) -> dict[str, Any]:
        """Return the gate as it is now written; keys of another way are gone."""
        values = self.form.values()
        way = values["way"]
        changed = {k: v for k, v in self._gate.items() if k not in _OF_A_WAY}
        changed["exception"] = values["exception"].strip() or None
        changed["force_grade" if way == FORCED else "grade"] = values["grade"]
        if way != FORCED:
            changed["else_grade"] = values["else_grade"] or None
        changed[way] = self._items(values["items"]) if way == ITEMS else self.facts.entries()
        if way == ITEMS and self._gate.get("suggested_item_map"):
            changed["suggested_item_map"] = self._gate["suggested_item_map"]
        return changed

    def accept(self) -> None:
        """Close only when everything asked can be read."""
        by_items = self.form.values()["way"] == ITEMS
        ready = [self.form.is_ready(), by_items or self.facts.is_ready()]
        lacks_facts = not by_items and not self.facts.rows
        self.missing.setText(NO_FACTS if lacks_facts else "")
        self.missing.setVisible(lacks_facts)
        if all(ready) and not lacks_facts:
            super().accept()

    def _items(self, text: str) -> list[dict[str, str]]:
        known = {c.get("id"): c.get("text", "") for c in self._gate.get(ITEMS) or ()}
        ids = [name.strip() for name in text.split(",") if name.strip()]
        return [{"id": one, "text": known.get(one, "")} for one in ids]

    def _show(self) -> None:
        way = next((way for way, _ in reversed(WAYS) if self._gate.get(way)), ITEMS)
        self.form.set_values(
            {
                "way": way,
                "grade": self._gate.get("force_grade" if way == FORCED else "grade"),
                "items": ", ".join(_ids(self._gate)),
                "else_grade": self._gate.get("else_grade") or "",
                "exception": self._gate.get("exception") or "",
            }
        )
        if way != ITEMS:
            self.facts.show_conditions(self._gate.get(way) or [])
        self.missing.hide()
        self._on_way()
        self.form.go_to("items" if way == ITEMS else "grade")

    def _on_way(self) -> None:
        """Ask only what the way needs."""
        way = self.form.values()["way"]
        self.form.show_field("items", is_shown=way == ITEMS)
        self.form.show_field("else_grade", is_shown=way != FORCED)
        for widget in (self.facts_label, self.facts):
            widget.setVisible(way != ITEMS)
        if way != ITEMS and not self.facts.rows:
            self.facts.show_conditions([{}])


_OF_A_WAY = frozenset(
    {ITEMS, FACTS, FORCED, "grade", "force_grade", "else_grade", "suggested_item_map"}
)


def gate_words(draft: Draft, gate: Mapping[str, Any]) -> str:
    """Return a gate of a draft in one sentence."""
    labels = {band.get("grade"): band.get("label") for band in value_at(draft, "bands") or ()}
    forced = gate.get("force_grade")
    if forced:
        facts = conditions_text(conditions_of_draft(gate.get("any_of")))
        return f"Xếp {labels.get(forced, forced)} khi có: {facts}."
    grade, other = gate.get("grade"), gate.get("else_grade")
    wanted = conditions_text(conditions_of_draft(gate.get("requires")))
    if not wanted:
        wanted = f"điểm tối đa ở mục {', '.join(_ids(gate)) or '…'}"
    rest = labels.get(other, other) if other else ASKED.lower()
    return f"Muốn xếp {labels.get(grade, grade)} phải có {wanted}; nếu không: {rest}."


def _ids(gate: Mapping[str, Any]) -> Sequence[str]:
    return [str(one.get("id")) for one in gate.get("criteria_at_max") or ()]
