"""A group of a rubric: its number, name and maximum."""

from typing import Any

from app.domain.rubric_drafts import Draft, sums, value_at
from app.domain.text import number_text
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, Number
from ui.settings.draft_part import number_at, written_number


class GroupDialog(Dialog):
    """Edits one group; says what its criteria add up to."""

    def __init__(self, draft: Draft, place: str) -> None:
        entry = value_at(draft, place)
        super().__init__(f"Nhóm {entry.get('id', '')}", "", "Xong", leave="Thôi", width=560)
        self._entry = dict(entry)
        added = next(part.added for part in sums(draft) if part.place == place)
        known = "" if added is None else f"Các tiêu chí đang cộng lại {number_text(added)} điểm."
        self.form = Form(
            (
                Field("Số", "id", LineText(required=True, limit=20)),
                Field("Điểm tối đa", "max", Number(highest=1000, decimals=2), help=known),
                Field("Tên nhóm", "text", LineText(required=True, limit=2000), span=2),
            ),
            columns=2,
        )
        self.form.set_values({**entry, "max": number_at(entry, "max")})
        self.form.input("max").setEnabled(value_at(draft, "scoring") == "points")
        self.add(self.form)
        self.form.go_to("text")

    def entry(self) -> dict[str, Any]:
        """Return the group as it is now written."""
        values = self.form.values()
        return {**self._entry, **values, "max": written_number(values["max"])}

    def accept(self) -> None:
        """Close only when the fields can be read."""
        if self.form.is_ready():
            super().accept()
