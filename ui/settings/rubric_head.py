"""What stands at the head of a rubric: its name, dates in force, maximum, and that it is whole."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.problems import Problem
from app.domain.rubric_drafts import Draft, value_at, with_total, with_value
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, Number
from ui.settings.draft_part import DraftPart, Faults, number_at, written_number

KEEP_ID = "Giữ mã: bản mới nối tiếp bản cũ. Đổi mã: thành một khung riêng."
FIELDS = ("name", "id", "total", "valid_from", "valid_to", "complete", "origin")


class RubricHead(DraftPart):
    """The general form; sums that do not fit its maximum are shown under the field."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Thông tin chung")
        self.form = Form(
            (
                Field("Tên khung", "name", LineText(required=True), span=2),
                Field("Nguồn, văn bản", "origin", LineText(), span=2),
                Field("Dùng từ ngày", "valid_from", DateField(today=today)),
                Field("Đến ngày", "valid_to", DateField(today=today), help="Để trống: không hạn."),
                Field("Tổng điểm", "total", Number(highest=1000, decimals=2)),
                Field("Mã khung", "id", LineText(limit=60), help=KEEP_ID),
                Field("", "complete", Check("Đã đủ mọi mục, dùng để chấm được"), span=2),
            ),
            columns=2,
        )
        self.add(self.form)
        for name in FIELDS:
            self.form.input(name).changed.connect(lambda name=name: self._on_change(name))

    def refresh(self) -> None:
        """Show the general values."""
        self.form.set_values({name: self._shown(name) for name in FIELDS})
        is_points = value_at(self.draft, "scoring") == "points"
        self.form.input("total").setEnabled(is_points)

    def show_faults(self, faults: Faults) -> None:
        """Put each fault of a field under it; the sum of the groups belongs to the maximum."""
        named = {"groups": "total", "": "name"}
        problems = [Problem(named.get(f.path, f.path), f.sentence) for f in faults]
        self.form.mark_problems([p for p in problems if p.field in FIELDS])

    def go_to(self, place: str) -> None:
        """Put the keyboard into the field of a fault."""
        name = place.partition("[")[0]
        self.form.go_to(name if name in FIELDS else "total" if place == "groups" else "name")

    def _shown(self, name: str) -> Any:
        if name == "total":
            return number_at(self.draft, "total")
        value = value_at(self.draft, name)
        if name in ("valid_from", "valid_to"):
            return date.fromisoformat(value) if value else None
        return value

    def _on_change(self, name: str) -> None:
        field = self.form.input(name)
        if field.trouble():
            return
        self.keep(_changed(self.draft, name, field.value()))


def _changed(draft: Draft, name: str, value: Any) -> Draft:
    if name == "total":
        return with_total(draft, written_number(value))
    if isinstance(value, date):
        return with_value(draft, name, value.isoformat())
    return with_value(draft, name, value)
