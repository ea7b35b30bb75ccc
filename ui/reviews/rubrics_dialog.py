"""Asks which rubric each kind of member is given points by; empty is the one of the whole cell."""

from collections.abc import Mapping, Sequence

from app.domain.member_rubrics import POINTED_KINDS, POINTED_LABELS
from app.domain.review_forms import ReviewFormKind
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form

AS_CELL = ("", "Như cả chi bộ")
HINT = (
    "Mỗi mẫu kiểm điểm có phụ lục điểm riêng (366-QĐ/TW). Chỉ kể các bộ tiêu chí ghi là dùng cho "
    "nhóm ấy. Phiếu đã chấm giữ bộ cũ."
)
Offered = Mapping[ReviewFormKind, Sequence[tuple[str, str]]]


class RubricsDialog(Dialog):
    """One choice a kind of form."""

    def __init__(self, offered: Offered, chosen: Mapping[ReviewFormKind, str]) -> None:
        super().__init__("Bộ tiêu chí riêng từng nhóm", HINT, "Ghi", width=620)
        self.form = Form(
            tuple(
                Field(POINTED_LABELS[kind], kind.value, Choice((AS_CELL, *offered[kind])))
                for kind in POINTED_KINDS
            )
        )
        self.form.set_values({kind.value: chosen.get(kind, "") for kind in POINTED_KINDS})
        self.add(self.form)

    def chosen(self) -> dict[ReviewFormKind, str]:
        """Return the rubric of each kind, "" for the one of the whole cell."""
        values = self.form.values()
        return {kind: values[kind.value] or "" for kind in POINTED_KINDS}
