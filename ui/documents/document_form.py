"""The form of a paper: it gives a new number, or writes down the one the paper already has."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.documents import (
    CELL_TYPES,
    DOCUMENT_TYPE_LABELS,
    HIGHEST_NUMBER,
    DocumentDraft,
    DocumentType,
    IssuedDocument,
    document_code,
)
from app.domain.meetings import HELD_STAGES
from app.domain.registers import RegisterRow
from app.domain.text import short_date
from ui.kit.cards import Notice
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText, Number, RadioChoice
from ui.workspace import Workspace

NO_MEETING = "Không gắn buổi họp"
NEW, KNOWN = "new", "known"
WAYS = ((NEW, "Cấp số mới"), (KNOWN, "Văn bản đã có số"))
HINTS = {
    NEW: "Số chạy theo từng loại trong nhiệm kỳ. Số đề xuất là số kế tiếp; số đã cấp không cấp "
    "lại.",
    KNOWN: "Ghi đúng như trên văn bản: có từ trước khi dùng sổ này, hoặc đã ghi số bằng tay. Thiếu "
    "số, trùng số sẽ hiện ngay trong sổ.",
}


class DocumentForm(FormPage):
    """Enters a paper; a new number is given once and never again, a known one can be undone."""

    issued = Signal(int)
    """A paper was entered; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.way = RadioChoice(WAYS, required=True)
        self.kind = Choice(_kinds(CELL_TYPES), required=True)
        self.day = DateField(today=lambda: workspace.now().date(), required=True)
        self.number = Number(lowest=1, highest=HIGHEST_NUMBER, required=True)
        self.meeting = Choice()
        form = Form(
            (
                Field("Cách ghi", "way", self.way, span=2),
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
        super().__init__(form, HINTS[NEW], parent)
        self.same_number = Notice("", "warn")
        self.put_above_form(self.same_number)
        self.same_number.hide()
        self.title.setText("Vào sổ văn bản")
        self._proposed: int | None = None
        self.way.changed.connect(self._on_way)
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
        self.form.set_values({"day": self.workspace.now().date(), "way": NEW})
        self._on_way()
        self.form.clear_problems()
        self.form.keep_as_clean()
        self._proposed = None
        self._name_verb()
        self.form.go_to("type")

    def save(self) -> None:
        """Give the number after asking once, or write the known one down."""
        if not self.form.is_ready():
            return
        if self.is_known:
            self._enter()
            return
        values = self.form.values()
        code = document_code(values["type"], values["number"])
        consequence = (
            f"“{values['abstract']}”, ngày {short_date(values['day'])}. Số đã cấp không cấp lại; "
            "nếu sai thì hủy số kèm lý do."
        )
        if not self.workspace.dialogs.ask(f"Vào sổ {code}?", consequence, "Vào sổ"):
            return
        made = self.workspace.perform(self._issue, f"Đã vào sổ {code}.", form=self.form)
        if made is not None:
            self.form.keep_as_clean()
            self.issued.emit(made.id)

    @property
    def is_known(self) -> bool:
        """Say whether the paper already has its number."""
        return bool(self.way.value() == KNOWN)

    def _enter(self) -> None:
        values = self.form.values()
        draft = DocumentDraft(
            type=values["type"],
            number=values["number"],
            abstract=values["abstract"],
            day=values["day"],
            meeting_id=values["meeting_id"] or None,
        )
        code = document_code(draft.type, draft.number)
        enter = partial(self.workspace.services.documents.enter, draft)
        made = self.workspace.perform(enter, f"Đã ghi {code} vào sổ.", form=self.form)
        if made is not None:
            self.form.keep_as_clean()
            self.issued.emit(made.id)

    def _on_way(self) -> None:
        """Offer the types of the way: a cell cannot issue all that may stand on old papers."""
        kept, is_known = self.kind.value(), self.is_known
        self.kind.set_options(_kinds(tuple(DocumentType) if is_known else CELL_TYPES))
        self.kind.set_value(kept if is_known or kept in CELL_TYPES else None)
        self.hint.setText(HINTS[KNOWN if is_known else NEW])
        if is_known and self.number.value() == self._proposed:
            self.number.set_value(None)
        self._proposed = None
        self._propose()
        self._name_verb()

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
        if self.is_known:
            self._name_verb()
            return
        if kind is None or day is None or typed not in {None, self._proposed}:
            return
        next_code = partial(self.workspace.services.documents.next_code, kind, day)
        code = self.workspace.perform(next_code)
        if code is not None:
            self._proposed = int(code.partition("-")[0])
            self.number.set_value(self._proposed)
        self._name_verb()

    def _name_verb(self) -> None:
        """Say on the button which number will be given, and that it stands in the book already."""
        kind, number = self.kind.value(), self.number.value()
        is_whole = kind is not None and number is not None
        code = f" {document_code(kind, number)}" if is_whole else ""
        self.save_button.setText(f"Vào sổ{code}")
        same = self._same_number() if is_whole else ()
        self.same_number.setVisible(bool(same))
        if same:
            self.same_number.set_text(_same_words(same))

    def _same_number(self) -> tuple[RegisterRow, ...]:
        day = self.day.value()
        if not self.is_known or day is None:
            return ()
        book = self.workspace.perform(partial(self.workspace.services.documents.register_book, day))
        kind, number = self.kind.value(), self.number.value()
        return () if book is None else book.same_number(kind, number)


def _kinds(types: tuple[DocumentType, ...]) -> list[tuple[DocumentType, str]]:
    return [(kind, DOCUMENT_TYPE_LABELS[kind]) for kind in types]


def _same_words(same: tuple[RegisterRow, ...]) -> str:
    papers = "; ".join(
        f"{row.document.code}, {short_date(row.document.issued_on)}, “{row.document.abstract}”"
        for row in same
    )
    return f"Sổ đã có {papers}. Nếu trên giấy đúng như vậy thì cứ ghi; sổ sẽ báo trùng số."
