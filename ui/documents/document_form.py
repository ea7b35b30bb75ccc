"""The form that gives a paper its number: type, day, what it is about, the number proposed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.documents import DOCUMENT_TYPE_LABELS, DocumentType, IssuedDocument, document_code
from app.domain.meetings import HELD_STAGES
from app.domain.text import short_date
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText, Number
from ui.workspace import Workspace

NO_MEETING = "Không gắn buổi họp"
HINT = (
    "Số chạy theo từng loại trong nhiệm kỳ. Số đề xuất là số kế tiếp; sửa được khi vào sổ "
    "văn bản đã cấp trước đó."
)


class DocumentForm(FormPage):
    """Enters a paper into the register; a number is given once and never again."""

    issued = Signal(int)
    """A paper was entered; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        kinds = [(kind, DOCUMENT_TYPE_LABELS[kind]) for kind in DocumentType]
        self.kind = Choice(kinds, required=True)
        self.day = DateField(today=lambda: workspace.now().date(), required=True)
        self.number = Number(lowest=1, highest=9999, required=True)
        self.meeting = Choice()
        form = Form(
            (
                Field("Loại văn bản", "type", self.kind),
                Field("Ngày ban hành", "day", self.day),
                Field("Số", "number", self.number),
                Field("Buổi họp", "meeting_id", self.meeting),
                Field(
                    "Trích yếu",
                    "abstract",
                    LongText(
                        required=True, lines=2, placeholder="ví dụ: Kế hoạch kiểm tra năm 2027"
                    ),
                    span=2,
                ),
            ),
            columns=2,
        )
        super().__init__(form, HINT, parent)
        self.title.setText("Vào sổ văn bản")
        self._proposed: int | None = None
        for widget in (self.kind, self.day):
            widget.changed.connect(self._propose)
        self.number.changed.connect(self._name_verb)
        self._name_verb()

    def start(self) -> None:
        """Ask for a new paper; one already begun is shown again."""
        if self.form.is_changed():
            self.form.go_to("abstract")
            return
        rows = self.workspace.services.meetings.list(self.workspace.year)
        held = ((r.id, r.title) for r in reversed(rows) if r.stage in HELD_STAGES)
        self.meeting.set_options([(0, NO_MEETING), *held])
        self.form.set_values({**dict.fromkeys(self.form.values()), "meeting_id": 0})
        self.form.set_values({"day": self.workspace.now().date()})
        self.form.clear_problems()
        self.form.keep_as_clean()
        self._proposed = None
        self._name_verb()
        self.form.go_to("type")

    def save(self) -> None:
        """Give the number after asking once."""
        if not self.form.is_ready():
            return
        values = self.form.values()
        code = document_code(values["type"], values["number"])
        consequence = (
            f"“{values['abstract']}”, ngày {short_date(values['day'])}. Số đã cấp không cấp lại; "
            "nếu sai thì hủy số kèm lý do."
        )
        if not self.workspace.dialogs.ask(f"Vào sổ {code}?", consequence, "Vào sổ"):
            return
        made = self.workspace.perform(self._issue, f"Đã vào sổ {code}.", form=self.form, undo=False)
        if made is not None:
            self.form.keep_as_clean()
            self.issued.emit(made.id)

    def _issue(self) -> IssuedDocument:
        values = self.form.values()
        return self.workspace.services.documents.issue(
            values["type"],
            values["abstract"],
            values["day"],
            meeting_id=values["meeting_id"] or None,
            number=values["number"],
        )

    def _propose(self) -> None:
        """Offer the next number of the type, unless another was typed by hand."""
        kind, day, typed = self.kind.value(), self.day.value(), self.number.value()
        if kind is None or day is None or typed not in {None, self._proposed}:
            return
        next_code = partial(self.workspace.services.documents.next_code, kind, day)
        code = self.workspace.perform(next_code)
        if code is not None:
            self._proposed = int(code.partition("-")[0])
            self.number.set_value(self._proposed)
        self._name_verb()

    def _name_verb(self) -> None:
        """Say on the button which number will be given."""
        kind, number = self.kind.value(), self.number.value()
        is_known = kind is not None and number is not None
        code = f" {document_code(kind, number)}" if is_known else ""
        self.save_button.setText(f"Vào sổ{code}")
