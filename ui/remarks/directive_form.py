"""The form of a document from above: number, issuer, days, and what concerns this cell."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.directives import SUMMARY_LINES, DirectiveDraft
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText
from ui.remarks.register_form import FormWords, RegisterForm
from ui.workspace import Workspace

_WORDS = FormWords(
    new="Vào sổ văn bản cấp trên",
    edit="Sửa văn bản cấp trên",
    verb="Vào sổ",
    said_new="Đã vào sổ văn bản.",
    said_edit="Đã ghi thay đổi của văn bản.",
    hint="Không vào sổ này văn bản có dấu mật. Hạn phổ biến để trống thì tính theo mức của chi bộ "
    "trong Cài đặt.",
)
_NAMES = (
    "code", "issuer", "title", "received_on", "issued_on", "summary", "applies", "note",
)  # fmt: skip


class DirectiveForm(RegisterForm):
    """Enters a document or changes one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        form = Form(_fields(lambda: workspace.now().date()), columns=2)
        super().__init__(workspace, form, _WORDS, parent)

    def blank(self) -> dict[str, Any]:
        """Begin with a document received today that concerns the cell."""
        return {"received_on": self.workspace.now().date(), "applies": True}

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what is known of a document; reckoned days stay reckoned."""
        return {
            **{name: getattr(record, name) for name in _NAMES},
            "due_on": record.due_on if record.is_due_typed else None,
            "spread_on": record.spread_on if record.is_spread_typed else None,
        }

    def draft(self) -> DirectiveDraft:
        """Return what is written."""
        return DirectiveDraft(**self.form.values())

    def add(self) -> int:
        """Enter the document."""
        return self.workspace.services.directives.add(self.draft())

    def change(self, record_id: int) -> None:
        """Change the document."""
        self.workspace.services.directives.save(record_id, self.draft())


def _fields(today: Callable[[], date]) -> tuple[Field, ...]:
    title = LineText(required=True, placeholder="ví dụ: Nghị quyết về chuyển đổi số")
    summary = LongText(
        lines=SUMMARY_LINES,
        most_lines=SUMMARY_LINES,
        placeholder="Một, hai, ba ý liên quan đến chi bộ, mỗi ý một dòng",
    )
    return (
        Field("Trích yếu", "title", title, span=2),
        Field("Số, ký hiệu", "code", LineText(placeholder="ví dụ: 12-NQ/ĐU")),
        Field("Nơi ban hành", "issuer", LineText(required=True, placeholder="ví dụ: Đảng ủy xã")),
        Field("Ngày ban hành", "issued_on", DateField(today=today)),
        Field("Ngày nhận", "received_on", DateField(today=today)),
        Field("", "applies", Check("Liên quan đến chi bộ, phải phổ biến"), span=2),
        Field("Ý liên quan đến chi bộ", "summary", summary, _SUMMARY_HELP, span=2),
        Field("Hạn phổ biến riêng", "due_on", DateField(today=today)),
        Field("Đã phổ biến ngày", "spread_on", DateField(today=today), _SPREAD_HELP),
        Field("Ghi chú", "note", LineText(), span=2),
    )


_SUMMARY_HELP = "Nhiều nhất ba dòng; in thành tờ “Tóm tắt văn bản” của buổi họp."
_SPREAD_HELP = "Chỉ ghi khi phổ biến ngoài buổi họp."
