"""Điều kiện của mức, as the rubric itself states them: a grade held back unless items are full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.rubric_drafts import (
    Draft,
    conditions_of_draft,
    conditions_text,
    value_at,
    with_entry,
    with_value,
    without_entry,
)
from ui.kit.buttons import secondary
from ui.kit.cards import EmptyState
from ui.kit.cells import Segments
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.dialogs import Dialogs
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.draft_part import DraftPart

ASKED = "Hỏi người quyết định"
ON_OFF = ("Bật", "Tắt")
NO_GATES = "Khung này không đặt điều kiện cho mức nào."


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate in words."""

    place: str
    words: str
    is_on: bool


class GatesCard(DraftPart):
    """Switches gates of the rubric on and off, and adds those that want items at their maximum."""

    start = "gates"

    def __init__(self, dialogs: Dialogs) -> None:
        self.add_button = secondary("Thêm điều kiện", icon="plus", small=True)
        super().__init__("Điều kiện của mức", right=[self.add_button], edge_to_edge=True)
        self._dialogs = dialogs
        self.table: RecordTable[GateRow] = RecordTable(
            (
                Column("Điều kiện", lambda row: row.words, width=240, stretch=True),
                Column(
                    "Áp dụng",
                    lambda _row: "",
                    width=128,
                    segments=lambda row: Segments(ON_OFF, 0 if row.is_on else 1),
                ),
                Column("", lambda _row: "Sửa", width=60, link=True),
            ),
            name="Điều kiện của mức",
            key=lambda row: row.place,
            empty=EmptyState("scale", NO_GATES),
        )
        self.add(self.table)
        self.add(self.wrong)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.add_button.clicked.connect(lambda _checked: self.add_gate())
        self.table.link_pressed.connect(lambda row, _title: self.open(row))
        self.table.opened.connect(self.open)
        self.table.delete_asked.connect(self._remove)
        self.table.segment_pressed.connect(self._switch)

    def refresh(self) -> None:
        """Show the gates of the draft."""
        gates = value_at(self.draft, "gates") or []
        rows = [
            GateRow(f"gates[{i}]", gate_words(self.draft, gate), gate.get("enabled") is not False)
            for i, gate in enumerate(gates)
        ]
        self.table.set_records(rows)
        self.table.show_whole(8)
        self.add_button.setEnabled(len(value_at(self.draft, "bands") or ()) > 1)

    def open(self, row: GateRow) -> None:
        """Edit a gate."""
        dialog = GateDialog(self.draft, value_at(self.draft, row.place))
        if self._dialogs.show(dialog):
            self._keep(with_value(self.draft, row.place, dialog.entry()))

    def add_gate(self) -> None:
        """Add a gate for the best grade."""
        bands = value_at(self.draft, "bands")
        taken = {gate.get("id") for gate in value_at(self.draft, "gates") or ()}
        name = next(f"dieu-kien-{n}" for n in range(1, 100) if f"dieu-kien-{n}" not in taken)
        grades = {"grade": bands[0]["grade"], "else_grade": bands[1]["grade"]}
        dialog = GateDialog(self.draft, {"id": name, "enabled": True, **grades})
        if self._dialogs.show(dialog):
            self._keep(with_entry(self.draft, "gates", dialog.entry()))

    def go_to(self, place: str) -> None:
        """Open the gate of a fault."""
        if self.table.select(place.partition(".")[0]):
            row = self.table.current()
            if row is not None:
                self.open(row)

    def _switch(self, row: GateRow, _title: str, place: int) -> None:
        self._keep(with_value(self.draft, f"{row.place}.enabled", value=place == 0))

    def _remove(self, row: GateRow) -> None:
        self._keep(without_entry(self.draft, row.place))

    def _keep(self, draft: Draft) -> None:
        self.keep(draft)
        self.refresh()


class GateDialog(Dialog):
    """Which grade, which items must be full, and which grade is given otherwise."""

    def __init__(self, draft: Draft, gate: Mapping[str, Any]) -> None:
        super().__init__("Điều kiện của mức", gate_words(draft, gate), "Xong", leave="Thôi")
        self._gate = dict(gate)
        grades = [(band["grade"], band["label"]) for band in value_at(draft, "bands") or ()]
        self._names = "force_grade" if gate.get("force_grade") else "grade"
        self._wants_items = not gate.get("requires") and self._names == "grade"
        fields = [Field("Mức", "grade", Choice(grades, required=True))]
        if self._wants_items:
            numbers = LineText(required=True, placeholder="ví dụ 2.1, 4.5")
            hint = "Số của các mục phải đạt điểm tối đa, cách nhau bằng dấu phẩy."
            fields.append(Field("Mục phải đạt điểm tối đa", "items", numbers, help=hint))
        if self._names == "grade":
            others = Choice([("", ASKED), *grades])
            fields.append(Field("Nếu không đạt thì xếp", "else_grade", others))
        self.form = Form(fields)
        self.form.set_values(
            {
                "grade": gate.get(self._names),
                "items": ", ".join(_ids(gate)),
                "else_grade": gate.get("else_grade") or "",
            }
        )
        self.add(self.form)
        self.form.go_to("items" if self._wants_items else "grade")

    def entry(self) -> dict[str, Any]:
        """Return the gate as it is now written."""
        values = self.form.values()
        changed = {**self._gate, self._names: values["grade"]}
        if self._names == "grade":
            changed["else_grade"] = values["else_grade"] or None
        if self._wants_items:
            texts = {
                c.get("id"): c.get("text", "") for c in self._gate.get("criteria_at_max") or ()
            }
            ids = [name.strip() for name in values["items"].split(",") if name.strip()]
            changed["criteria_at_max"] = [{"id": one, "text": texts.get(one, "")} for one in ids]
        return changed

    def accept(self) -> None:
        """Close only when the fields can be read."""
        if self.form.is_ready():
            super().accept()


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
