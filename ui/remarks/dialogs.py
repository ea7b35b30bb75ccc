"""What the place asks in small: who takes a task and until when; who attended and how."""

from collections.abc import Callable, Sequence
from datetime import date

from app.domain.meetings import Guest
from app.domain.remarks import Visit, VisitForm
from app.domain.tasks import TaskDraft
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, RadioChoice

People = Sequence[tuple[int, str]]
PersonChoices = Sequence[tuple[Visit | Guest, str]]
BLANK = "Phiếu trống, để người dự tự ghi tên"


class TaskDialog(Dialog):
    """Asks for what a remark does not say of the task it becomes."""

    def __init__(self, draft: TaskDraft, people: People, today: Callable[[], date]) -> None:
        sentence = "Nhiệm vụ gắn với góp ý này; làm xong thì câu trả lời có căn cứ."
        super().__init__("Giao thành nhiệm vụ", sentence, "Giao nhiệm vụ", width=640)
        self._draft = draft
        self.form = Form(
            (
                Field("Nội dung nhiệm vụ", "text", LongText(required=True, lines=2), span=2),
                Field("Người chủ trì", "owner_id", Choice(people, required=True)),
                Field("Thời hạn", "due_on", DateField(today=today, required=True)),
                Field(
                    "Sản phẩm, kết quả",
                    "deliverable",
                    LineText(placeholder="ví dụ: Mẫu báo cáo mới"),
                    span=2,
                ),
            ),
            columns=2,
        )
        self.form.fill(draft)
        self.add(self.form)
        self.form.go_to("owner_id" if draft.owner_id is None else "due_on")

    def draft(self) -> TaskDraft:
        """Return the task as it is to be given."""
        return TaskDraft(**self.form.values(), source=self._draft.source)

    def accept(self) -> None:
        """Close only with a person and a deadline."""
        if self.form.is_ready():
            super().accept()


class SheetDialog(Dialog):
    """Asks for which meeting and whom a sheet is made, and in which form."""

    def __init__(
        self,
        meetings: People,
        chosen: int | None,
        people_of: Callable[[int], PersonChoices],
    ) -> None:
        sentence = "Gửi phiếu cho người dự; phiếu điền xong nhập lại bằng “Nhập phiếu góp ý”."
        super().__init__("Xuất phiếu góp ý", sentence, "Xuất phiếu", width=640)
        self._people_of = people_of
        self.form = Form(
            (
                Field("Buổi họp", "meeting_id", Choice(meetings, required=True)),
                Field("Cho ai", "person", Choice([(None, BLANK)])),
                Field(
                    "Dạng tệp", "as_excel", RadioChoice(((False, "Word"), (True, "Excel"))), span=2
                ),
            ),
            columns=2,
        )
        self.form.set_values({"meeting_id": chosen, "as_excel": False})
        self._offer_people()
        self.form.input("meeting_id").changed.connect(self._offer_people)
        self.add(self.form)
        self.form.go_to("meeting_id")

    def order(self) -> tuple[int, Visit | Guest | None, bool]:
        """Return meeting, person (None for a blank sheet), and whether Excel is wanted."""
        values = self.form.values()
        return values["meeting_id"], values["person"], bool(values["as_excel"])

    def accept(self) -> None:
        """Close only with a meeting."""
        if self.form.is_ready():
            super().accept()

    def _offer_people(self) -> None:
        meeting = self.form.values()["meeting_id"]
        people = self._people_of(meeting) if meeting is not None else ()
        self.form.input("person").set_options([(None, BLANK), *people])
        self.form.set_values({"person": people[0][0] if people else None})


class VisitDialog(Dialog):
    """Corrects who attended and how."""

    def __init__(self, visit: Visit, teams: People) -> None:
        super().__init__("Sửa người dự", "", "Ghi thay đổi", width=640)
        self._form = visit.form
        self.form = Form(
            (
                Field("Tổ công tác", "team_id", Choice([(0, "Không thuộc tổ công tác"), *teams])),
                Field("Họ tên", "name", LineText()),
                Field("Chức vụ", "role", LineText()),
                Field("Đơn vị", "unit", LineText()),
                Field("", "online", Check("Dự trực tuyến"), span=2),
                Field("Ghi chú", "note", LineText(), span=2),
            ),
            columns=2,
        )
        self.form.fill(visit.form)
        self.form.set_values({"team_id": visit.form.team_id or 0})
        self.add(self.form)
        self.form.go_to("name")

    def visit_form(self) -> VisitForm:
        """Return the attendance as it is to be kept."""
        values = self.form.values()
        return VisitForm(
            **{**values, "team_id": values["team_id"] or None},
            meeting_id=self._form.meeting_id,
            guest_id=self._form.guest_id,
        )
