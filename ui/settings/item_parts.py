"""Parts of a criterion beside its levels: points that come first, ranges the form leaves open."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.draft_conditions import points_list, points_list_text
from ui.kit.buttons import icon_button, secondary
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, Number
from ui.kit.labels import Label
from ui.settings.condition_rows import ConditionRows
from ui.settings.draft_part import number_at, written_number


class ItemPart(QFrame):
    """One entry of a list: a few fields and the conditions under which it counts."""

    def __init__(self, entry: Mapping[str, Any], fields: Sequence[Field], name: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._entry = dict(entry)
        self.form = Form(fields, columns=4)
        self.when = ConditionRows(name)
        self.remove = icon_button("trash-2", f"Bỏ {name}", small=True)
        self.when.show_conditions(entry.get("when") or ())
        self._lay_out()

    def is_ready(self) -> bool:
        """Mark what is missing or cannot be read, and say whether there is nothing."""
        return all([self.form.is_ready(), self.when.is_ready()])

    def entry(self) -> dict[str, Any]:
        """Return the entry as it is now written."""
        return {**self._entry, "when": self.when.entries()}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.form, 1)
        top.addWidget(self.remove)
        column.addLayout(top)
        column.addWidget(Label("Khi có đủ:", "label"))
        column.addWidget(self.when)


class OverridePart(ItemPart):
    """Points that are given before the levels are looked at."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        points = Number(highest=1000, decimals=2, required=True)
        super().__init__(entry, [Field("Cho điểm", "points", points)], "ngoại lệ")
        self.form.set_values({"points": number_at(entry, "points")})

    def entry(self) -> dict[str, Any]:
        """Return the override as it is now written."""
        return {**super().entry(), "points": written_number(self.form.values()["points"])}


class GapPart(ItemPart):
    """A range of values the form gives no points for, and the points one may read into it."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        fields = (
            Field("Phiếu không nêu gì khi", "text", LineText(required=True, limit=500), span=2),
            Field("Hiểu được là (điểm)", "options", PointsList()),
            Field("Thường tính", "default", Number(highest=1000, decimals=2, required=True)),
        )
        super().__init__(entry, fields, "khoảng để ngỏ")
        written = {"text": entry.get("text", ""), "default": number_at(entry, "default")}
        self.form.set_values({**written, "options": points_list_text(entry.get("options") or ())})

    def entry(self) -> dict[str, Any]:
        """Return the gap as it is now written."""
        values = self.form.values()
        options = list(points_list(values["options"]) or ())
        default = written_number(values["default"])
        return {**super().entry(), "text": values["text"], "options": options, "default": default}


class PointsList(LineText):
    """Several points in one line, parted by semicolons."""

    def __init__(self) -> None:
        super().__init__(required=True, limit=120, placeholder="ví dụ 2; 3")

    def trouble(self) -> str:
        """Say how points are written."""
        is_read = points_list(self.value()) is not None
        return "" if is_read else "Ghi các số cách nhau bằng dấu chấm phẩy, ví dụ 2; 2,5."


class ItemParts(QWidget):
    """A titled list of parts; empty, it is one line with a button."""

    def __init__(self, title: str, help_: str, kind: type[OverridePart] | type[GapPart]) -> None:
        super().__init__()
        self._kind = kind
        self.parts: list[OverridePart | GapPart] = []
        self.add_button = secondary("Thêm", icon="plus", small=True)
        self.add_button.setAccessibleName(f"Thêm: {title}")
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(Label(title, "strong"))
        top.addWidget(Label(help_, "small"), 1)
        top.addWidget(self.add_button)
        whole.addLayout(top)
        whole.addLayout(self._column)
        self.add_button.clicked.connect(lambda _checked: self.add_part())

    def show_entries(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Show the entries of a criterion."""
        for entry in entries:
            self._add(entry)

    def add_part(self) -> None:
        """Add an empty entry with one row for its condition."""
        part = self._add({})
        part.when.add_row()
        part.form.go_to(next(iter(part.form.values())))

    def entries(self) -> list[dict[str, Any]]:
        """Return the entries as they are now written; each gap has an id of its own."""
        entries = [part.entry() for part in self.parts]
        if self._kind is not GapPart:
            return entries
        taken = {str(entry["id"]) for entry in entries if entry.get("id")}
        free = (name for n in range(1, 1000) if (name := f"khoang-{n}") not in taken)
        return [{**entry, "id": entry.get("id") or next(free)} for entry in entries]

    def is_ready(self) -> bool:
        """Mark what is missing or cannot be read, and say whether there is nothing."""
        marked = [part.is_ready() for part in self.parts]
        return all(marked)

    def _add(self, entry: Mapping[str, Any]) -> "OverridePart | GapPart":
        part = self._kind(entry)
        part.remove.clicked.connect(lambda _checked: self._remove(part))
        self._column.addWidget(part)
        self.parts.append(part)
        return part

    def _remove(self, part: "OverridePart | GapPart") -> None:
        self.parts.remove(part)
        self._column.removeWidget(part)
        drop(part)
        self.add_button.setFocus()
