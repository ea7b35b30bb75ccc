"""Conditions as rows: which record, how it must stand, and to which figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.draft_conditions import (
    RELATION_LABELS,
    ConditionParts,
    condition_with,
    figures_of,
    parts_of,
    relations_for,
)
from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey
from app.domain.plain_records import number_of
from app.domain.rubric_drafts import conditions_of_draft, conditions_text
from ui.kit.buttons import LinkButton, icon_button
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.inputs import Number, mark_state
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.settings.draft_part import written_number

KEYS = tuple((key.value, EVIDENCE_LABELS[key]) for key in EvidenceKey)
RELATION_WIDTH, FIGURE_WIDTH = 176, 84


class ConditionRows(QWidget):
    """All conditions must hold; one row each. A part that shows one only offers no more."""

    changed = Signal()

    def __init__(self, of_what: str, *, is_single: bool = False) -> None:
        super().__init__()
        self._of_what, self._is_single = of_what, is_single
        self.rows: list[ConditionRow] = []
        self.add_button = LinkButton("Thêm điều kiện")
        self.add_button.setAccessibleName(f"Thêm điều kiện: {of_what}")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._column)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(not is_single)
        self.add_button.clicked.connect(lambda _checked: self.add_row())

    def show_conditions(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Show these conditions and nothing of earlier ones."""
        for row in tuple(self.rows):
            self._remove(row)
        for entry in entries:
            self._add(entry)

    def add_row(self) -> None:
        """Add an empty row and put the keyboard into it."""
        self._add({}).evidence.setFocus()
        self.changed.emit()

    def entries(self) -> list[dict[str, Any]]:
        """Return the conditions as they are now written."""
        return [row.entry() for row in self.rows]

    def is_ready(self) -> bool:
        """Mark what is missing or cannot be read, and say whether there is nothing."""
        marked = [row.is_ready() for row in self.rows]
        return all(marked)

    def _add(self, entry: Mapping[str, Any]) -> "ConditionRow":
        row = ConditionRow(entry, self._of_what, is_single=self._is_single)
        row.remove.clicked.connect(lambda _checked: self._take_away(row))
        self._column.addWidget(row)
        self.rows.append(row)
        return row

    def _take_away(self, row: "ConditionRow") -> None:
        self._remove(row)
        self.add_button.setFocus()
        self.changed.emit()

    def _remove(self, row: "ConditionRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        drop(row)


class ConditionRow(QWidget):
    """One condition; what it is asked under besides stays and is said below."""

    def __init__(self, entry: Mapping[str, Any], of_what: str, *, is_single: bool) -> None:
        super().__init__()
        self._entry = dict(entry)
        self.evidence = Choice(KEYS, required=True, placeholder="Chọn căn cứ")
        self.relation = Choice(required=True, placeholder="Phải…")
        self.figures = (_figure(), _figure())
        self.remove = icon_button("trash-2", "Bỏ điều kiện này", small=True)
        self.remove.setVisible(not is_single)
        self._place()
        self._name(of_what)
        self._show(parts_of(self._entry))
        self.evidence.changed.connect(self._on_evidence)
        self.relation.changed.connect(self._on_relation)

    def entry(self) -> dict[str, Any]:
        """Return the condition as it is now written."""
        asked = self.figures[: figures_of(self.relation.value())]
        figures = tuple(written_number(field.value()) or "" for field in asked)
        parts = ConditionParts(self.evidence.value() or "", self.relation.value(), figures)
        return condition_with(self._entry, parts)

    def is_ready(self) -> bool:
        """Mark the fields that are empty or cannot be read."""
        asked = self.figures[: figures_of(self.relation.value())]
        wrong: list[QWidget] = [f for f in asked if f.trouble() or f.value() is None]
        wrong += [one for one in (self.evidence, self.relation) if one.value() is None]
        for field in (self.evidence, self.relation, *self.figures):
            mark_state(field, is_wrong=field in wrong)
        return not wrong

    def _show(self, parts: ConditionParts) -> None:
        self.evidence.set_value(parts.evidence)
        self._offer()
        self.relation.set_value(parts.relation)
        for field, figure in zip(self.figures, parts.figures, strict=False):
            field.set_value(number_of(figure))
        self._show_figures()

    def _on_evidence(self) -> None:
        self._offer()
        self._show_figures()

    def _on_relation(self) -> None:
        self._show_figures()

    def _offer(self) -> None:
        """Offer the relations that fit the evidence; the first one when the old does not."""
        fitting = relations_for(self.evidence.value() or "")
        self.relation.set_options([(one, RELATION_LABELS[one]) for one in fitting])
        if fitting and self.relation.value() is None:
            self.relation.set_value(fitting[0])

    def _show_figures(self) -> None:
        needed = figures_of(self.relation.value())
        for place, field in enumerate(self.figures):
            field.setVisible(place < needed)

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self.relation.setFixedWidth(scaled(RELATION_WIDTH))
        fields = (self.evidence, self.relation, *self.figures, self.remove)
        for column, widget in enumerate(fields):
            grid.addWidget(widget, 0, column)
        nested = self._entry.get("applies_if")
        if nested:
            words = conditions_text(conditions_of_draft([nested]))
            grid.addWidget(Label(f"Chỉ xét khi {words}.", "small", wrap=True), 1, 0, 1, 5)

    def _name(self, of_what: str) -> None:
        named = (
            (self.evidence, "Căn cứ"),
            (self.relation, "Phải"),
            (self.figures[0], "Con số thứ nhất"),
            (self.figures[1], "Con số thứ hai"),
            (self.remove, "Bỏ điều kiện"),
        )
        for widget, words in named:
            widget.setAccessibleName(f"{words}: {of_what}")


def _figure() -> Number:
    made = Number(lowest=-1000, highest=100_000, decimals=2)
    made.setFixedWidth(scaled(FIGURE_WIDTH))
    return made
