"""A criterion of a rubric: its text, points, how they are given, and by which record."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey, is_yes_no
from app.domain.rubric_drafts import Draft, value_at
from app.domain.rubrics import RubricItemKind
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, Number
from ui.kit.labels import Label
from ui.settings.applies_part import AppliesPart
from ui.settings.condition_rows import ConditionRows
from ui.settings.draft_part import number_at, written_number
from ui.settings.item_parts import GapPart, ItemParts, OverridePart
from ui.settings.level_grid import LevelGrid

KINDS = (
    (RubricItemKind.TOGGLE.value, "Đạt hoặc không: đủ điểm hay 0 điểm"),
    (RubricItemKind.BANDS.value, "Theo mức: mỗi khoảng giá trị một số điểm"),
    (RubricItemKind.NUMBER.value, "Ghi điểm: người chấm ghi từ 0 đến tối đa"),
)
PASS_ONLY = KINDS[:1]
CONDITIONS = {RubricItemKind.TOGGLE: "pass_when", RubricItemKind.NUMBER: "full_when"}
OF_KIND = {
    RubricItemKind.TOGGLE: ("pass_when",),
    RubricItemKind.BANDS: ("evidence", "levels", "gaps"),
    RubricItemKind.NUMBER: ("full_when", "step"),
}
NUMBERS = tuple((k.value, EVIDENCE_LABELS[k]) for k in EvidenceKey if not is_yes_no(k))
KEYS = (("", "Ghi ở từng mức"), *NUMBERS)
FULL_POINTS = "Tự chấm đủ điểm khi có đủ (không ghi: người chấm chọn)"
FIRST = "Xét trước cách chấm ở trên: đủ điều kiện thì cho ngay số điểm này."
LEFT_OPEN = "Giá trị không rơi vào mức nào."
WIDTH = 900


class ItemDialog(Dialog):
    """Edits one criterion; what this form does not ask for stays as the file wrote it."""

    def __init__(self, draft: Draft, place: str) -> None:
        entry = value_at(draft, place)
        super().__init__(f"Tiêu chí {entry.get('id', '')}", "", "Xong", leave="Thôi", width=WIDTH)
        self._entry: dict[str, Any] = dict(entry)
        self._is_points = value_at(draft, "scoring") == "points"
        self.form = self._head()
        self.scale = Form((Field("Xét theo", "evidence", Choice(KEYS)),))
        self.when = ConditionRows("tự chấm đủ điểm")
        self.when_label = Label(FULL_POINTS, "label")
        self.points = Form(
            (
                Field("Điểm thấp nhất", "min_points", _points("0")),
                Field("Bước điểm", "step", _points("ví dụ 0,5")),
            ),
            columns=4,
        )
        self.note = Check("Mất điểm phải ghi lý do")
        self.levels = LevelGrid()
        self.overrides = ItemParts("Ngoại lệ", FIRST, OverridePart)
        self.gaps = ItemParts("Khoảng để ngỏ", LEFT_OPEN, GapPart)
        self.applies = AppliesPart(draft, entry)
        self.rest = Label(_rest_words(entry), "small", wrap=True)
        self._lay_out()
        self._show()
        self.form.input("kind").changed.connect(self._on_kind)
        self.form.go_to("text")

    def entry(self) -> dict[str, Any]:
        """Return the criterion as it is now written."""
        values = self.form.values()
        kind = RubricItemKind(values["kind"])
        changed = {**self._entry, "id": values["id"], "text": values["text"], "kind": kind.value}
        changed["max"] = written_number(values["max"]) if self._is_points else None
        changed["min_points"] = written_number(self.points.values()["min_points"])
        changed["note_required_when_below_max"] = self.note.value()
        for other, names in OF_KIND.items():
            if other is not kind:
                changed.update(dict.fromkeys(names))
        changed.update(self._of_kind(kind))
        changed.update(self.applies.entry())
        changed["overrides"] = self.overrides.entries() or None
        return {
            name: value for name, value in changed.items() if value is not None or name == "max"
        }

    def accept(self) -> None:
        """Close only when the fields can be read."""
        kind = RubricItemKind(self.form.values()["kind"])
        asked: list[_Asked] = [self.form, self.points, self.applies, self.overrides]
        is_banded = kind is RubricItemKind.BANDS
        asked += [self.levels, self.gaps] if is_banded else [self.when]
        ready = [part.is_ready() for part in asked]
        if all(ready):
            super().accept()

    def _of_kind(self, kind: RubricItemKind) -> dict[str, Any]:
        if kind is RubricItemKind.BANDS:
            key = self.scale.values()["evidence"] or None
            gaps = self.gaps.entries() or None
            return {"evidence": key, "levels": self.levels.entries(), "gaps": gaps}
        step = written_number(self.points.values()["step"])
        conditions = self.when.entries() or None
        is_number = kind is RubricItemKind.NUMBER
        return {CONDITIONS[kind]: conditions, **({"step": step} if is_number else {})}

    def _head(self) -> Form:
        return Form(
            (
                Field("Số", "id", LineText(required=True, limit=20)),
                Field("Điểm tối đa", "max", _points(required=self._is_points)),
                Field("Cách chấm", "kind", Choice(KINDS if self._is_points else PASS_ONLY), span=2),
                Field("Nội dung", "text", LongText(required=True, lines=2), span=4),
            ),
            columns=4,
        )

    def _show(self) -> None:
        entry = self._entry
        numbers = {name: number_at(entry, name) for name in ("max", "step", "min_points")}
        kind = entry.get("kind") or RubricItemKind.NUMBER.value
        words = {"id": entry.get("id", ""), "text": entry.get("text", ""), "kind": kind}
        self.form.set_values({**words, **numbers})
        self.points.set_values(numbers)
        self.scale.set_values({"evidence": entry.get("evidence") or ""})
        self.note.set_value(_is_true(entry.get("note_required_when_below_max")))
        self.levels.show_levels(entry.get("levels") or [])
        self.overrides.show_entries(entry.get("overrides") or [])
        self.gaps.show_entries(entry.get("gaps") or [])
        self._on_kind()

    def _on_kind(self) -> None:
        """Ask only what the way of scoring needs."""
        kind = RubricItemKind(self.form.input("kind").value())
        is_banded = kind is RubricItemKind.BANDS
        self._show_when(kind)
        self.scale.setVisible(is_banded)
        self.levels.setVisible(is_banded)
        self.gaps.setVisible(is_banded)
        self.when.setVisible(not is_banded)
        self.when_label.setVisible(not is_banded)
        self.points.setVisible(self._is_points)
        _show_field(self.points, "step", is_shown=kind is RubricItemKind.NUMBER)
        _show_field(self.form, "max", is_shown=self._is_points)

    def _show_when(self, kind: RubricItemKind) -> None:
        """Show the conditions the file gives for this way of scoring."""
        if kind in CONDITIONS and kind.value == self._entry.get("kind") and not self.when.rows:
            self.when.show_conditions(self._entry.get(CONDITIONS[kind]) or [])

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        by_record = (self.scale, self.when_label, self.when, self.levels)
        others = (self.gaps, self.overrides, self.applies, self.rest)
        for widget in (self.form, *by_record, self.points, self.note, *others):
            column.addWidget(widget)
        column.addStretch(1)
        self.rest.setVisible(bool(self.rest.text()))
        self.add_scrolling(holder)


_Asked = Form | ConditionRows | LevelGrid | ItemParts | AppliesPart


def _points(placeholder: str = "", *, required: bool = False) -> Number:
    return Number(highest=1000, decimals=2, required=required, placeholder=placeholder)


def _show_field(form: Form, name: str, *, is_shown: bool) -> None:
    row = form.input(name).parentWidget()
    if row is not None:
        row.setVisible(is_shown)


def _is_true(written: Any) -> bool:
    return written is True or written == "true"


def _rest_words(entry: Mapping[str, Any]) -> str:
    """Say what of the criterion this form leaves alone."""
    said = []
    for level in entry.get("levels") or ():
        if level.get("evidence"):
            key = EVIDENCE_LABELS[EvidenceKey(level["evidence"])]
            said.append(f"“{level.get('text', '')}” xét theo: {key[:1].lower()}{key[1:]}.")
    return f"Giữ nguyên như phiếu: {' '.join(said)}" if said else ""
