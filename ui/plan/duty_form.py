"""The form of a periodic duty: what, on what ground, whom it concerns, in which months."""

from app.domain.duties import PeriodicDutyDraft
from ui.kit.date_inputs import DateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.month_picks import MonthPicks
from ui.workspace import Workspace

HINT = "Mục này tự vào chương trình buổi thường kỳ của tháng đã chọn; chưa làm thì kỳ sau còn nhắc."


class DutyDialog(Dialog):
    """Asks for a duty; a known one is shown to be changed."""

    def __init__(self, workspace: Workspace, draft: PeriodicDutyDraft, *, is_new: bool) -> None:
        question = "Thêm việc định kỳ" if is_new else "Sửa việc định kỳ"
        verb = "Thêm việc định kỳ" if is_new else "Ghi thay đổi"
        super().__init__(question, HINT, verb, width=640)
        self._draft = draft
        today = workspace.now().date()
        self.form = Form(
            (
                Field("Nội dung", "title", LineText(required=True, placeholder=_TITLE), span=2),
                Field("Căn cứ", "citation", LineText(placeholder=_CITATION)),
                Field("Ai thực hiện", "subject", LineText(placeholder=_SUBJECT)),
                Field("Tháng trong năm", "months", MonthPicks(required=True), span=2),
                Field("Áp dụng từ", "starts_on", DateField(today=lambda: today, required=True)),
                Field("Ghi chú", "note", LineText()),
            ),
            columns=2,
        )
        self.form.fill(draft)
        self.add_scrolling(self.form)
        self.form.input("title").setFocus()

    def draft(self) -> PeriodicDutyDraft:
        """Return what the form says."""
        return PeriodicDutyDraft(**self.form.values(), enabled=self._draft.enabled)

    def accept(self) -> None:
        """Close only when everything can be read."""
        if self.form.is_ready():
            super().accept()


_TITLE = "ví dụ: Kiểm điểm việc thực hiện nghị quyết chuyên đề"
_CITATION = "ví dụ: Nghị quyết Trung ương 4"
_SUBJECT = "ví dụ: Bí thư và từng đảng viên"
