"""The small form that changes a line the record has decided: another value and a written reason."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.choices import MIN_REASON, Choice
from app.domain.scored_items import LineState, ScoredItem
from app.domain.sheet_views import SheetView
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText
from ui.kit.labels import Label
from ui.meetings.scoring_entry import entered_choice, entry_input

Act = Callable[[Choice, Form], bool]
"""Keeps the entry; false when it was refused and the form stays open."""


class OverrideDialog(Dialog):
    """Asks for the new value and the reason; the verb waits until both are there."""

    def __init__(self, sheet: SheetView, item: ScoredItem, act: Act) -> None:
        super().__init__(
            f"Sửa điểm mục {item.id}?",
            "Điểm do hồ sơ quyết định. Lý do sửa được in trên phiếu chấm và trong biên bản.",
            "Ghi điểm sửa",
            width=640,
        )
        self._item, self._act = item, act
        reason = LongText(lines=2, placeholder="ví dụ: đối chiếu sổ điểm danh giấy, có chữ ký")
        self.form = Form(
            (
                Field("Giá trị mới", "value", entry_input(sheet, item)),
                Field("Lý do", "reason", reason),
            )
        )
        if item.state is LineState.OVERRIDDEN:
            self.form.set_values({"reason": item.reason})
        self.add(Label(item.text, "strong", wrap=True))
        self.add(Label(item.why, "secondary", wrap=True))
        self.add(self.form)
        self.form.changed.connect(self._look)
        self.form.go_to("value")
        self._look()

    def accept(self) -> None:
        """Keep the entry; stay open while it is refused."""
        choice = self.choice()
        if choice is not None and self._act(choice, self.form):
            super().accept()

    def choice(self) -> Choice | None:
        """Return what is entered, None while a value is missing."""
        values = self.form.values()
        made = entered_choice(self._item, values["value"])
        if made is None:
            return None
        return replace(made, is_override=True, reason=values["reason"])

    def _look(self) -> None:
        choice = self.choice()
        missing = MIN_REASON - len(self.form.values()["reason"])
        if choice is None:
            self.set_ready(False, "Chưa chọn giá trị mới")
        elif missing > 0:
            self.set_ready(False, f"Lý do cần thêm ít nhất {missing} ký tự")
        else:
            self.set_ready(True)
