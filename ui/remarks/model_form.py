"""The form of a good model: what is done, what it brought, who does it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.good_models import GoodModelDraft
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText
from ui.remarks.register_form import FormWords, RegisterForm
from ui.workspace import Workspace

WHOLE_CELL = "Cả chi bộ"
_WORDS = FormWords(
    new="Ghi mô hình, cách làm hay",
    edit="Sửa mô hình, cách làm hay",
    verb="Ghi vào sổ",
    said_new="Đã ghi mô hình, cách làm hay.",
    said_edit="Đã ghi thay đổi của mô hình.",
    hint="Ghi ngắn, có con số trước và sau; danh sách của năm xuất ra để báo cáo cấp trên.",
)
_PLAIN = ("title", "text", "effect", "on", "reported_on")


class ModelForm(RegisterForm):
    """Enters a good model or changes one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.member, self.meeting = Choice(), Choice()
        form = Form(_fields(lambda: workspace.now().date(), self.member, self.meeting), columns=2)
        super().__init__(workspace, form, _WORDS, parent)

    def offer(self, record: Any) -> None:
        """Offer members and meetings."""
        self.member.set_options([(0, WHOLE_CELL), *self.people()])
        self.meeting.set_options(self.meetings(record))

    def blank(self) -> dict[str, Any]:
        """Begin with a model of the whole cell noted today."""
        return {"on": self.workspace.now().date(), "member_id": 0, "meeting_id": 0}

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what is known of a model."""
        values = {name: getattr(record, name) for name in _PLAIN}
        member, meeting = record.member_id or 0, record.meeting_id or 0
        return {**values, "member_id": member, "meeting_id": meeting}

    def draft(self) -> GoodModelDraft:
        """Return what is written."""
        values = self.form.values()
        return GoodModelDraft(
            **{name: values[name] for name in _PLAIN},
            member_id=values["member_id"] or None,
            meeting_id=values["meeting_id"] or None,
        )

    def add(self) -> int:
        """Enter the model."""
        return self.workspace.services.good_models.add(self.draft())

    def change(self, record_id: int) -> None:
        """Change the model."""
        self.workspace.services.good_models.save(record_id, self.draft())


def _fields(today: Callable[[], date], member: Choice, meeting: Choice) -> tuple[Field, ...]:
    name = LineText(required=True, placeholder="ví dụ: Sổ hướng dẫn một cửa bỏ túi")
    how = LongText(
        lines=2, most_lines=6, required=True, placeholder="ví dụ: mỗi thủ tục một trang, có mẫu sẵn"
    )
    effect = LongText(lines=2, most_lines=5, placeholder="ví dụ: chờ ít hơn 20 phút mỗi lượt")
    return (
        Field("Tên mô hình, cách làm", "title", name, span=2),
        Field("Cách làm", "text", how, span=2),
        Field("Hiệu quả", "effect", effect, span=2),
        Field("Người thực hiện", "member_id", member),
        Field("Ngày ghi nhận", "on", DateField(today=today)),
        Field("Nêu tại", "meeting_id", meeting),
        Field("Đã báo cáo cấp trên ngày", "reported_on", DateField(today=today)),
    )
