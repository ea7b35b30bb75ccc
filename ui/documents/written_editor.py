"""The form of a paper the secretary writes: its type, its frame, its body line by line."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.documents import DocumentType
from app.domain.written_papers import (
    ADMINISTRATIVE_TYPES,
    WRITTEN_PAPER_LABELS,
    PaperSigner,
    WrittenPaper,
    WrittenPaperDraft,
    WrittenPaperType,
    document_type_of,
)
from app.services.written_papers import WritingChoices
from ui.kit.cards import Notice
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import LongText
from ui.workspace import Workspace

HINT = (
    "Đầu văn bản, số, ngày, trích yếu, nơi nhận và chữ ký do ứng dụng đặt đúng thể thức; đồng chí "
    "chỉ viết nội dung."
)
BODY_HELP = (
    "Mỗi dòng là một đoạn. “I- Mục đích”, “Chương I. Quy định chung”, “Điều 1. Phạm vi” tự in đậm; "
    "dòng viết toàn chữ hoa đứng giữa trang."
)
COMPOSED = "Loại giấy này chưa có mẫu chính thức đầy đủ nên ứng dụng trình bày theo thể thức chung."
NOT_A_TRANSFER = " Không dùng thay giấy giới thiệu sinh hoạt đảng, là mẫu của cấp trên."
URGENCIES = (
    ("", "Không"), ("Khẩn", "KHẨN"), ("Thượng khẩn", "THƯỢNG KHẨN"), ("Hỏa tốc", "HỎA TỐC"),
)  # fmt: skip
LOCKED = ("type", "subject", "day")


class WrittenEditor(FormPage):
    """Writes a new paper or changes one; what is typed is kept as a draft on leaving."""

    saved = Signal(int)
    """A paper was kept; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self._paper: WrittenPaper | None = None
        self._document_id: int | None = None
        self._choices = WritingChoices((), {})
        self._usual = ""
        self.kind = Choice(required=True)
        self.signer = Choice()
        super().__init__(Form(self._fields(), columns=2), HINT, parent)
        self.composed = Notice(COMPOSED, "info")
        self.put_above_form(self.composed)
        self.composed.hide()
        self.kind.changed.connect(self._on_kind)

    def start(self, kind: WrittenPaperType | None = None) -> None:
        """Begin a new paper; one already begun is shown again."""
        if self._paper is None and self._document_id is None and self.form.is_changed():
            self.form.go_to("subject")
            return
        self._paper = self._document_id = None
        self._offer()
        day = self.workspace.now().date()
        self._show({"type": kind, "day": day, "recipients": self._usual_of(kind)}, "Soạn văn bản")
        self.form.go_to("type" if kind is None else "subject")

    def start_for(self, document_id: int, draft: WrittenPaperDraft) -> None:
        """Begin the paper of a line of the register, whose words and day it takes."""
        self._paper, self._document_id = None, document_id
        self._offer(draft.type)
        self._show(_values(draft), "Soạn văn bản đã vào sổ")
        self._lock(is_locked=True)
        self.form.go_to("body")

    def edit(self, paper: WrittenPaper) -> None:
        """Show a paper to be changed."""
        self._paper, self._document_id = paper, None
        self._offer(paper.draft.type)
        self._show(_values(paper.draft), f"Sửa {paper.label.lower()} {paper.code}".rstrip())
        self._lock(is_locked=paper.number is not None)
        self.form.go_to("body")

    def draft(self) -> WrittenPaperDraft:
        """Return what is written."""
        values = self.form.values()
        draft = WrittenPaperDraft(values["type"], values["subject"], values["day"])
        names = ("addressees", "bases", "body", "recipients", "signer", "urgency")
        return replace(draft, **{name: values[name] for name in names})

    def save(self) -> None:
        """Keep the paper and go back to the list."""
        if self.form.is_ready():
            said = "Đã ghi văn bản." if self._paper else "Đã soạn văn bản."
            made = self.workspace.perform(self._keep, said, form=self.form)
            if made is not None:
                self._done(made)
                self.saved.emit(made)

    def keep_typed(self) -> None:
        """Keep what is typed as a draft; without a trích yếu it waits. Raises AppError."""
        if self.form.is_changed() and not self.form.problems():
            self._done(self._keep())

    def _keep(self) -> int:
        papers = self.workspace.services.written_papers
        if self._paper is None:
            return papers.add(self.draft(), self._document_id)
        papers.save(self._paper.id, self.draft())
        return self._paper.id

    def _done(self, paper_id: int) -> None:
        self._paper, self._document_id = self.workspace.services.written_papers.get(paper_id), None
        self.form.keep_as_clean()

    def _show(self, values: dict[str, Any], title: str) -> None:
        blank: dict[str, Any] = {**dict.fromkeys(self.form.values()), "urgency": ""}
        self.form.set_values({**blank, "signer": PaperSigner.CELL, **values})
        self._lock(is_locked=False)
        self.title.setText(title)
        self.save_button.setText("Ghi văn bản")
        self._usual = self._usual_of(self.kind.value())
        self._say_composed()

    def _lock(self, *, is_locked: bool) -> None:
        for name in LOCKED:
            self.form.input(name).setEnabled(not is_locked)

    def _offer(self, kept: WrittenPaperType | None = None) -> None:
        """Offer signers and the types the cell may issue (K38), and the one a paper has."""
        services, today = self.workspace.services, self.workspace.now().date()
        self._choices = services.written_papers.choices()
        forbidden: frozenset[DocumentType | None] = frozenset(
            services.documents.forbidden_types(today)
        )
        kinds = (k for k in WrittenPaperType if k is kept or document_type_of(k) not in forbidden)
        self.kind.set_options([(kind, WRITTEN_PAPER_LABELS[kind]) for kind in kinds])
        self.signer.set_options(self._choices.signers)

    def _usual_of(self, kind: WrittenPaperType | None) -> str:
        return self._choices.recipients.get(kind, "") if kind is not None else ""

    def _on_kind(self) -> None:
        """Offer the nơi nhận of another type, unless a person wrote another."""
        field, usual = self.form.input("recipients"), self._usual_of(self.kind.value())
        if field.value() == self._usual:
            field.set_value(usual)
        self._usual = usual
        self._say_composed()

    def _say_composed(self) -> None:
        kind = self.kind.value()
        more = NOT_A_TRANSFER if kind is WrittenPaperType.INTRODUCTION else ""
        self.composed.set_text(f"{COMPOSED}{more}")
        self.composed.setVisible(kind in ADMINISTRATIVE_TYPES)

    def _fields(self) -> tuple[Field, ...]:
        lines = partial(LongText, lines=2)
        subject = lines(required=True, placeholder="ví dụ: về việc thành lập Tổ số hóa hồ sơ")
        address = LongText(lines=1, placeholder="ví dụ: Đảng ủy xã Tân Hòa")
        bases = lines(placeholder="ví dụ: Căn cứ Điều lệ Đảng Cộng sản Việt Nam")
        day = DateField(today=lambda: self.workspace.now().date())
        return (
            Field("Loại văn bản", "type", self.kind),
            Field("Ngày ban hành", "day", day, help="Để trống nếu ghi tay khi ký."),
            Field("Trích yếu", "subject", subject, span=2),
            Field("Kính gửi, kính trình", "addressees", address, "Mỗi dòng một nơi.", span=2),
            Field("Căn cứ", "bases", bases, "Mỗi dòng một căn cứ, viết đủ câu.", span=2),
            Field("Nội dung", "body", LongText(lines=10, most_lines=30), help=BODY_HELP, span=2),
            Field("Nơi nhận", "recipients", LongText(lines=3), "Mỗi dòng một nơi.", span=2),
            Field("Người ký", "signer", self.signer),
            Field("Mức độ khẩn", "urgency", Choice(URGENCIES)),
        )


def _values(draft: WrittenPaperDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in WrittenPaperDraft.__dataclass_fields__}
