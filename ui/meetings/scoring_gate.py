"""Asks for the grade where a condition holds one back and its rule names no other."""

from app.domain.sheet_views import SheetView
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form


class GateDialog(Dialog):
    """Offers the grades below the one held back; the verb waits for a choice."""

    def __init__(self, sheet: SheetView, gate_id: str) -> None:
        verdict = sheet.sheet.verdict
        super().__init__("Xếp mức nào?", f"{verdict.sentence}.", "Ghi mức", width=560)
        held = next(a.gate.grade for a in sheet.gating.gates if a.gate.id == gate_id)
        grades = [(band.grade, band.label) for band in sheet.rubric.bands]
        names = [grade for grade, _label in grades]
        lower = grades[names.index(held) + 1 :] if held in names else grades
        self.form = Form((Field("Mức sau điều kiện", "grade", Choice(lower, required=True)),))
        self.form.set_values({"grade": sheet.gating.answers.get(gate_id)})
        self.add(self.form)
        self.form.changed.connect(self._look)
        self.form.go_to("grade")
        self._look()

    def grade(self) -> str:
        """Return the grade chosen."""
        return str(self.form.values()["grade"])

    def _look(self) -> None:
        self.set_ready(self.form.values()["grade"] is not None, "Chưa chọn mức")
