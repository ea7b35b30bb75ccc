"""The forms of a line of the programme of inspection: the line itself, and what came of it."""

from datetime import date

from app.domain.inspections import (
    INSPECTION_KIND_LABELS,
    InspectionDraft,
    InspectionLine,
    InspectionResult,
    check_inspection,
    planned_choices,
)
from app.domain.text import day_month
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText
from ui.workspace import Workspace

NOBODY = "Cả chi bộ, không riêng ai"
NO_MEETING = "Không gắn buổi họp nào"
HINT = "Chương trình in thành năm phần theo loại việc; phần không có việc nào in “Không có”."
DONE_HINT = "Kết quả vào báo cáo tháng, báo cáo năm."
EMPTY_DAY = "Bỏ trống thì việc trở lại chưa làm, kết quả bị bỏ."


class InspectionDialog(Dialog):
    """Asks for a line; a known one is shown to be changed."""

    def __init__(self, workspace: Workspace, draft: InspectionDraft, *, is_new: bool) -> None:
        question = "Thêm việc kiểm tra, giám sát" if is_new else "Sửa việc kiểm tra, giám sát"
        super().__init__(question, HINT, "Thêm việc" if is_new else "Ghi thay đổi", width=640)
        people = workspace.services.members.list(workspace.year)
        members = Choice([(0, NOBODY), *((one.id, one.full_name) for one in people)])
        subject = LongText(required=True, lines=2, placeholder=_SUBJECT)
        self.form = Form(
            (
                Field("Loại việc", "kind", _kinds(), span=2),
                Field("Đảng viên", "member_id", members),
                Field("Thời gian", "planned", Choice(planned_choices(), required=True)),
                Field("Nội dung", "subject", subject, span=2),
            ),
            columns=2,
        )
        self.form.fill(draft)
        if draft.member_id is None:
            members.set_value(0)
        self.add_scrolling(self.form)
        self.form.input("subject").setFocus()

    def draft(self) -> InspectionDraft:
        """Return what the form says."""
        values = self.form.values()
        return InspectionDraft(**{**values, "member_id": values["member_id"] or None})

    def accept(self) -> None:
        """Close only when everything can be read and nothing is missing."""
        if self.form.is_ready() and not self.form.show_problems(check_inspection(self.draft())):
            super().accept()


def _kinds() -> Choice:
    return Choice(list(INSPECTION_KIND_LABELS.items()), required=True)


class ResultDialog(Dialog):
    """Asks when a line was done, with what result, and at which meeting the cell heard of it."""

    def __init__(self, workspace: Workspace, line: InspectionLine) -> None:
        super().__init__("Ghi kết quả", f"{line.title}. {DONE_HINT}", "Ghi kết quả", width=640)
        today = workspace.now().date()
        is_done = line.done_on is not None
        meetings = Choice([(0, NO_MEETING), *_meetings(workspace, line, today)])
        day = DateField(today=lambda: today, required=not is_done)
        self.form = Form(
            (
                Field("Ngày làm", "on", day, help=EMPTY_DAY if is_done else ""),
                Field("Buổi họp nghe kết quả", "meeting_id", meetings),
                Field("Kết quả", "text", LongText(lines=3, placeholder=_RESULT), span=2),
            ),
            columns=2,
        )
        self.form.set_values(
            {
                "on": line.done_on or today,
                "text": line.result,
                "meeting_id": line.meeting_id or 0,
            }
        )
        self.add_scrolling(self.form)
        self.form.input("text").setFocus()

    def result_said(self) -> InspectionResult | None:
        """Return what the form says, None when the line is not done after all."""
        values = self.form.values()
        if values["on"] is None:
            return None
        return InspectionResult(values["on"], values["text"], values["meeting_id"] or None)

    def accept(self) -> None:
        """Close only when everything can be read."""
        if self.form.is_ready():
            super().accept()


def _meetings(workspace: Workspace, line: InspectionLine, today: date) -> list[tuple[int, str]]:
    """Return the meetings of the year up to today, the last first, with that of the line."""
    rows = workspace.services.meetings.list(line.year)
    past = [(r.id, f"{r.title} · {day_month(r.day)}") for r in rows if r.day <= today][::-1]
    if line.meeting_id is None or line.meeting_id in dict(past):
        return past
    return [(line.meeting_id, line.meeting_title), *past]


_SUBJECT = "ví dụ: Thực hiện nhiệm vụ được phân công trong năm"
_RESULT = "ví dụ: chấp hành tốt, ghi sổ trực đủ"
