"""The levels of a criterion: between which values, how many points."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey
from ui.kit.buttons import icon_button, secondary
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.inputs import LineText, Number, mark_state
from ui.kit.labels import Label
from ui.settings.draft_part import number_at, written_number

LOWER = (("", "không chặn"), (True, "từ"), (False, "trên"))
UPPER = (("", "không chặn"), (True, "đến"), (False, "dưới"))
HEADS = ("Mức", "", "Cận dưới", "", "Cận trên", "Điểm", "")


class LevelGrid(QWidget):
    """One row a level; what a level has beside its bounds stays as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LevelRow] = []
        self.add_button = secondary("Thêm mức", icon="plus", small=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for column, head in enumerate(HEADS):
            self._grid.addWidget(Label(head, "label"), 0, column)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(8)
        column_box.addLayout(self._grid)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add_button)
        bottom.addStretch(1)
        column_box.addLayout(bottom)
        self.add_button.clicked.connect(lambda _checked: self.add_level())

    def show_levels(self, levels: Sequence[Mapping[str, Any]]) -> None:
        """Show the levels of a criterion."""
        for row in tuple(self.rows):
            self._remove(row)
        for level in levels:
            self._add(level)

    def add_level(self) -> None:
        """Add an empty level and put the keyboard into it."""
        self._add({"text": ""}).text.setFocus()

    def entries(self) -> list[dict[str, Any]]:
        """Return the levels as they are now written, each with an id of its own."""
        taken: list[str] = []
        for row in self.rows:
            taken.append(row.id if row.id and row.id not in taken else _free(taken, self.rows))
        return [row.entry(name) for row, name in zip(self.rows, taken, strict=True)]

    def is_ready(self) -> bool:
        """Mark what cannot be read or is missing, and say whether there is nothing."""
        marked = [row.is_ready() for row in self.rows]
        return all(marked)

    def _add(self, level: Mapping[str, Any]) -> "LevelRow":
        row = LevelRow(level)
        row.remove.clicked.connect(lambda _checked: self._remove(row))
        at = self._grid.rowCount()
        for column, widget in enumerate(row.widgets()):
            self._grid.addWidget(widget, at, column)
        self.rows.append(row)
        return row

    def _remove(self, row: "LevelRow") -> None:
        self.rows.remove(row)
        for widget in row.widgets():
            self._grid.removeWidget(widget)
            drop(widget)


class LevelRow:
    """The fields of one level."""

    def __init__(self, level: Mapping[str, Any]) -> None:
        self._level = dict(level)
        self.id = str(level.get("id") or "")
        self.text = LineText(required=True, limit=500)
        self.from_ = Choice(LOWER)
        self.lower = _bound()
        self.to = Choice(UPPER)
        self.upper = _bound()
        self.points = Number(highest=1000, decimals=2, required=True)
        self.remove = icon_button("trash-2", "Bỏ mức này", small=True)
        self.points.setFixedWidth(84)
        self._show()
        for choice, field in ((self.from_, self.lower), (self.to, self.upper)):
            choice.setFixedWidth(112)
            choice.changed.connect(lambda c=choice, f=field: f.setEnabled(c.value() != ""))

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the fields in order."""
        bounds = (self.from_, self.lower, self.to, self.upper)
        return (self.text, *bounds, self.points, self.remove)

    def entry(self, name: str) -> dict[str, Any]:
        """Return the level as it is now written."""
        made = {**self._level, "id": name, "text": self.text.value()}
        for side, choice, field in (
            ("lower", self.from_, self.lower),
            ("upper", self.to, self.upper),
        ):
            is_bound = choice.value() != ""
            made[side] = written_number(field.value()) if is_bound else None
            made[f"{side}_inclusive"] = choice.value() if is_bound else None
        made["points"] = written_number(self.points.value())
        return {key: value for key, value in made.items() if value is not None}

    def is_ready(self) -> bool:
        """Mark the fields that cannot be read or are empty."""
        wrong = [field for field in self._asked() if field.trouble() or field.value() in (None, "")]
        for field in (self.text, self.lower, self.upper, self.points):
            mark_state(field, is_wrong=field in wrong)
        return not wrong

    def _asked(self) -> list[LineText]:
        bounds = ((self.from_, self.lower), (self.to, self.upper))
        return [self.text, self.points, *(f for choice, f in bounds if choice.value() != "")]

    def _show(self) -> None:
        level = self._level
        self.text.set_value(level.get("text", ""))
        self.points.set_value(number_at(level, "points"))
        for side, choice, field in (
            ("lower", self.from_, self.lower),
            ("upper", self.to, self.upper),
        ):
            is_bound = level.get(side) is not None
            takes = level.get(f"{side}_inclusive") in (True, "true")
            choice.set_value(takes if is_bound else "")
            field.set_value(number_at(level, side))
            field.setEnabled(is_bound)
        name = level.get("text") or "mức mới"
        key = level.get("evidence")
        if key:
            self.text.setToolTip(f"Xét theo: {EVIDENCE_LABELS[EvidenceKey(key)]}")
        for widget, words in zip(self.widgets(), _NAMES, strict=True):
            widget.setAccessibleName(f"{words}: {name}")


_NAMES = ("Tên mức", "Kiểu cận dưới", "Cận dưới", "Kiểu cận trên", "Cận trên", "Điểm", "Bỏ mức")


def _bound() -> Number:
    made = Number(lowest=-1000, highest=100_000, decimals=2)
    made.setFixedWidth(92)
    return made


def _free(taken: Sequence[str], rows: Sequence[LevelRow]) -> str:
    known = {*taken, *(row.id for row in rows)}
    return next(name for name in (f"m{n}" for n in range(1, 1000)) if name not in known)
