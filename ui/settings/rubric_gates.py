"""Điều kiện của mức, as the rubric itself states them: grades held back, grades forced."""

from dataclasses import dataclass

from app.domain.rubric_drafts import Draft, value_at, with_entry, with_value, without_entry
from ui.kit.buttons import secondary
from ui.kit.cards import EmptyState
from ui.kit.cells import Segments
from ui.kit.dialogs import Dialogs
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.draft_part import DraftPart
from ui.settings.gate_dialog import GateDialog, gate_words

ON_OFF = ("Bật", "Tắt")
NO_GATES = "Khung này không đặt điều kiện cho mức nào."


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate in words."""

    place: str
    words: str
    is_on: bool


class GatesCard(DraftPart):
    """Switches gates of the rubric on and off, adds and edits them."""

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
