"""A criterion of a rubric: its text, points, how they are given, and by which record."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey, is_yes_no
from app.domain.rubric_drafts import Draft, conditions_of_draft, conditions_text, value_at
from app.domain.rubrics import RubricItemKind
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, Number
from ui.kit.labels import Label
from ui.settings.draft_part import figure, number_at, written_number
from ui.settings.level_grid import LevelGrid

KINDS = (
    (RubricItemKind.TOGGLE.value, "Đạt hoặc không: đủ điểm hay 0 điểm"),
    (RubricItemKind.BANDS.value, "Theo mức: mỗi khoảng giá trị một số điểm"),
    (RubricItemKind.NUMBER.value, "Ghi điểm: người chấm ghi từ 0 đến tối đa"),
)
PASS_ONLY = KINDS[:1]
BY_HAND, AS_WRITTEN = "", "as-written"
CONDITIONS = {RubricItemKind.TOGGLE: "pass_when", RubricItemKind.NUMBER: "full_when"}
OF_KIND = {
    RubricItemKind.TOGGLE: ("pass_when",),
    RubricItemKind.BANDS: ("evidence", "levels", "gaps"),
    RubricItemKind.NUMBER: ("full_when", "step"),
}
YES_NO = tuple((k.value, EVIDENCE_LABELS[k]) for k in EvidenceKey if is_yes_no(k))
NUMBERS = tuple((k.value, EVIDENCE_LABELS[k]) for k in EvidenceKey if not is_yes_no(k))
KEYS = (("", "Ghi ở từng mức"), *NUMBERS)
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
        self.when = Form((Field("Tự chấm đủ điểm khi có", "when", Choice()),))
        self.points = Form(
            (
                Field("Điểm thấp nhất", "min_points", _points("0")),
                Field("Bước điểm", "step", _points("ví dụ 0,5")),
            ),
            columns=4,
        )
        self.note = Check("Mất điểm phải ghi lý do")
        self.levels = LevelGrid()
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
        return {
            name: value for name, value in changed.items() if value is not None or name == "max"
        }

    def accept(self) -> None:
        """Close only when the fields can be read."""
        is_banded = self.form.values()["kind"] == RubricItemKind.BANDS
        forms_ready = self.form.is_ready() and self.points.is_ready()
        if forms_ready and (not is_banded or self.levels.is_ready()):
            super().accept()

    def _of_kind(self, kind: RubricItemKind) -> dict[str, Any]:
        if kind is RubricItemKind.BANDS:
            key = self.scale.values()["evidence"] or None
            return {"evidence": key, "levels": self.levels.entries()}
        name = CONDITIONS[kind]
        chosen = self.when.values()["when"]
        if chosen == AS_WRITTEN:
            conditions = self._entry.get(name)
        else:
            conditions = [{"evidence": chosen, "equals": True}] if chosen else None
        step = written_number(self.points.values()["step"])
        return {name: conditions, **({"step": step} if kind is RubricItemKind.NUMBER else {})}

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
        self._on_kind()

    def _on_kind(self) -> None:
        """Ask only what the way of scoring needs."""
        kind = RubricItemKind(self.form.input("kind").value())
        is_banded = kind is RubricItemKind.BANDS
        self._show_when(kind)
        self.scale.setVisible(is_banded)
        self.levels.setVisible(is_banded)
        self.when.setVisible(not is_banded)
        self.points.setVisible(self._is_points)
        _show_field(self.points, "step", is_shown=kind is RubricItemKind.NUMBER)
        _show_field(self.form, "max", is_shown=self._is_points)

    def _show_when(self, kind: RubricItemKind) -> None:
        """Offer the yes-or-no facts, and what the file says where that is more than one fact."""
        conditions = self._entry.get(CONDITIONS.get(kind, "")) or []
        key = _only_key(conditions)
        options = [(BY_HAND, "Không: người chấm chọn"), *YES_NO]
        if conditions and key is None:
            options.append((AS_WRITTEN, f"Như phiếu ghi: {_words(conditions)}"))
        field = self.when.input("when")
        field.set_options(options)
        field.set_value(key or (AS_WRITTEN if conditions else BY_HAND))

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        parts = (self.form, self.scale, self.when, self.levels, self.points, self.note, self.rest)
        for widget in parts:
            column.addWidget(widget)
        column.addStretch(1)
        self.rest.setVisible(bool(self.rest.text()))
        self.add_scrolling(holder)


def _points(placeholder: str = "", *, required: bool = False) -> Number:
    return Number(highest=1000, decimals=2, required=required, placeholder=placeholder)


def _show_field(form: Form, name: str, *, is_shown: bool) -> None:
    row = form.input(name).parentWidget()
    if row is not None:
        row.setVisible(is_shown)


def _only_key(conditions: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the fact when the conditions are one fact that must be so."""
    if len(conditions) != 1:
        return None
    (only,) = conditions
    is_plain = set(only) == {"evidence", "equals"} and _is_true(only["equals"])
    return only["evidence"] if is_plain else None


def _is_true(written: Any) -> bool:
    return written is True or written == "true"


def _words(conditions: Any) -> str:
    return conditions_text(conditions_of_draft(conditions))


def _rest_words(entry: Mapping[str, Any]) -> str:
    """Say what of the criterion this form leaves alone."""
    said = []
    if entry.get("applies_if"):
        said.append(f"Chỉ áp dụng khi {_words([entry['applies_if']])}.")
    said += [
        f"{figure(override.get('points'))} điểm khi {_words(override.get('when') or [])}."
        for override in entry.get("overrides") or ()
    ]
    for level in entry.get("levels") or ():
        if level.get("evidence"):
            key = EVIDENCE_LABELS[EvidenceKey(level["evidence"])]
            said.append(f"“{level.get('text', '')}” xét theo: {key[:1].lower()}{key[1:]}.")
    gaps = [_words(gap.get("when") or []) for gap in entry.get("gaps") or ()]
    said += [f"Khoảng phiếu để ngỏ: {words}." for words in gaps]
    return f"Giữ nguyên như phiếu: {' '.join(said)}" if said else ""
