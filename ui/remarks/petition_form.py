"""The form of a petition: what, whose, since when, whom it goes to, until when."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.petitions import PETITION_KIND_LABELS, PetitionDraft, PetitionKind
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText, RadioChoice
from ui.remarks.register_form import FormWords, RegisterForm
from ui.workspace import Workspace

WHOLE_CELL = "Chi bộ, hoặc người ngoài chi bộ"
_WORDS = FormWords(
    new="Ghi kiến nghị, nguyện vọng",
    edit="Sửa kiến nghị",
    verb="Ghi vào sổ",
    said_new="Đã ghi kiến nghị.",
    said_edit="Đã ghi thay đổi của kiến nghị.",
    hint="Để trống “Gửi đến” nếu chi bộ tự giải quyết. Để trống hạn thì hạn tính theo ngày làm "
    "việc; số ngày và căn cứ xem trong Cài đặt.",
)
_PLAIN = ("kind", "text", "received_on", "addressee", "sent_on")


class PetitionForm(RegisterForm):
    """Enters a petition or changes one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.member, self.meeting = Choice(), Choice()
        form = Form(_fields(lambda: workspace.now().date(), self.member, self.meeting), columns=2)
        super().__init__(workspace, form, _WORDS, parent)
        self._item_id: int | None = None

    def offer(self, record: Any) -> None:
        """Offer members and meetings."""
        self.member.set_options([(0, WHOLE_CELL), *self.people()])
        self.meeting.set_options(self.meetings(record))
        self._item_id = None if record is None else record.item_id

    def blank(self) -> dict[str, Any]:
        """Begin with a petition received today."""
        today = self.workspace.now().date()
        kind = PetitionKind.PETITION
        return {"kind": kind, "received_on": today, "member_id": 0, "meeting_id": 0}

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what is known of a petition; a reckoned day of the answer stays reckoned."""
        values = {name: getattr(record, name) for name in _PLAIN}
        return {
            **values,
            "member_id": record.member_id or 0,
            "author_name": "" if record.member_id else record.author_name,
            "meeting_id": record.meeting_id or 0,
            "due_on": record.due_on if record.is_due_typed else None,
        }

    def draft(self) -> PetitionDraft:
        """Return what is written."""
        values = self.form.values()
        return PetitionDraft(
            **{name: values[name] for name in _PLAIN},
            member_id=values["member_id"] or None,
            author_name=values["author_name"],
            meeting_id=values["meeting_id"] or None,
            item_id=self._item_id if values["meeting_id"] else None,
            due_on=values["due_on"],
        )

    def add(self) -> int:
        """Enter the petition."""
        return self.workspace.services.petitions.add(self.draft())

    def change(self, record_id: int) -> None:
        """Change the petition."""
        self.workspace.services.petitions.save(record_id, self.draft())


def _fields(today: Callable[[], date], member: Choice, meeting: Choice) -> tuple[Field, ...]:
    kinds = RadioChoice(tuple(PETITION_KIND_LABELS.items()), required=True)
    text = LongText(
        lines=2, most_lines=6, required=True, placeholder="ví dụ: Sửa mái nhà để xe trước mùa mưa"
    )
    other = LineText(placeholder="nếu không phải đảng viên của chi bộ")
    up = LineText(placeholder="ví dụ: Đảng ủy xã Tân Hòa")
    return (
        Field("Nội dung", "text", text, span=2),
        Field("Loại", "kind", kinds),
        Field("Ngày chi bộ nhận", "received_on", DateField(today=today)),
        Field("Người nêu", "member_id", member),
        Field("Tên người nêu khác", "author_name", other),
        Field("Gửi đến", "addressee", up),
        Field("Ngày gửi", "sent_on", DateField(today=today)),
        Field("Nêu tại", "meeting_id", meeting),
        Field("Hạn trả lời riêng", "due_on", DateField(today=today)),
    )
