"""Asks for a remark about a member: what kind, on which day, in which words."""

from collections.abc import Callable
from datetime import date

from app.domain.member_sheets import REMARK_KIND_LABELS, MemberRemarkDraft, RemarkKind
from ui.kit.date_inputs import DateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText, RadioChoice


class RemarkDialog(Dialog):
    """A remark of a month or a quarter."""

    def __init__(
        self, name: str, draft: MemberRemarkDraft, today: Callable[[], date], verb: str
    ) -> None:
        super().__init__(f"Nhận xét đ/c {name}", "Nhận xét vào phiếu của kỳ.", verb, width=560)
        self._meeting_id = draft.meeting_id
        self.form = Form(
            (
                Field("Loại", "kind", RadioChoice(tuple(REMARK_KIND_LABELS.items()))),
                Field("Ngày", "on", DateField(today=today, required=True)),
                Field("Nội dung", "text", LongText(required=True, lines=3)),
            )
        )
        self.form.set_values({"kind": draft.kind, "on": draft.on, "text": draft.text})
        self.add(self.form)
        self.form.go_to("text")

    def draft(self) -> MemberRemarkDraft:
        """Return the remark as it is to be kept."""
        values = self.form.values()
        return MemberRemarkDraft(
            values["kind"] or RemarkKind.OTHER, values["text"], values["on"], self._meeting_id
        )

    def accept(self) -> None:
        """Close only with words and a day."""
        if self.form.is_ready():
            super().accept()
