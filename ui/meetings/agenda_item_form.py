"""The form of one agenda item: kind, words, presenter, minutes, and the draft that goes with it."""

from dataclasses import replace
from typing import Any

from app.domain.agendas import (
    ITEM_KIND_LABELS,
    AgendaItem,
    AgendaItemDraft,
    ItemKind,
    ItemOrigin,
    ItemPart,
)
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, Number
from ui.meetings.kept_text import KeptText
from ui.workspace import Workspace

MOST_MINUTES = 480
_PARTS = ((ItemPart.REGULAR, "Phần thường kỳ"), (ItemPart.THEMATIC, "Phần chuyên đề"))
_DRAFT_HELP = "Báo cáo tháng cần có ưu điểm, hạn chế, nguyên nhân, giải pháp."


class ItemDialog(Dialog):
    """Asks for one item; the draft text is kept while it is typed."""

    def __init__(self, workspace: Workspace, file: MeetingFile, item: AgendaItem | None) -> None:
        verb = "Ghi thay đổi" if item else "Thêm mục"
        super().__init__(
            "Sửa mục chương trình" if item else "Thêm mục chương trình", "", verb, width=800
        )
        self._item, self._meeting = item, file.header.id
        self._workspace = workspace
        self.text = KeptText(workspace, lines=4, most_lines=8)
        draft = _draft(item) if item else AgendaItemDraft(ItemKind.DISCUSSION, "")
        papers = _papers(workspace, file, draft.directive_id)
        self.form = Form(_fields(file, self.text, papers), columns=4)
        self.form.set_values(_values(draft))
        self.form.show_field("part", is_shown=file.header.kind is MeetingKind.COMBINED)
        self.text.show_text(self.text_key, draft.draft_text, None)
        self._draft = draft
        self.form.input("kind").changed.connect(self._fit_kind)
        self._fit_kind()
        self.add_scrolling(self.form)
        self.form.input("title").setFocus()

    @property
    def text_key(self) -> str:
        """Return where the draft is kept while it is typed."""
        return f"meeting:{self._meeting}:item:{self._item.id if self._item else 'new'}:draft_text"

    def _fit_kind(self) -> None:
        """Ask where news comes from and what it means here, only of an information item (S08)."""
        is_news = self.form.input("kind").value() is ItemKind.INFORMATION
        for name in _OF_NEWS:
            self.form.show_field(name, is_shown=is_news)

    def draft(self) -> AgendaItemDraft:
        """Return what the form says."""
        values = self.form.values()
        name = "" if values["presenter_id"] else values["presenter_name"]
        return replace(self._draft, **{**values, "presenter_name": name})

    def accept(self) -> None:
        """Close only when the item has words and readable minutes."""
        if self.form.is_ready():
            super().accept()

    def done(self, result: int) -> None:
        """Forget the kept draft: it is in the item now, or was given up."""
        super().done(result)
        self._workspace.services.history.drop_typed(self.text_key)


def ask_item(
    workspace: Workspace,
    file: MeetingFile,
    item: AgendaItem | None = None,
    *,
    at_text: bool = False,
) -> AgendaItemDraft | None:
    """Ask for a new item or changes of one; None when the person leaves."""
    dialog = ItemDialog(workspace, file, item)
    if at_text:
        dialog.text.setFocus()
    return dialog.draft() if workspace.dialogs.show(dialog) else None


def item_draft(item: AgendaItem, **changes: Any) -> AgendaItemDraft:
    """Return an item as it may be saved again, with some changes."""
    return replace(_draft(item), **changes)


def _draft(item: AgendaItem) -> AgendaItemDraft:
    names = AgendaItemDraft.__dataclass_fields__
    values = {name: getattr(item, name) for name in names}
    return replace(AgendaItemDraft(item.kind, item.title, origin=ItemOrigin.MANUAL), **values)


def _papers(
    workspace: Workspace, file: MeetingFile, kept: int | None
) -> tuple[tuple[int | None, str], ...]:
    """Return the papers from above an item may pass on: those that wait, and the one it has."""
    taken = {item.directive_id for item in file.agenda} - {kept}
    services = workspace.services.directives
    own = (paper for paper in services.of_meeting(file.header.id) if paper.id == kept)
    found = {paper.id: paper.name for paper in (*own, *services.open()) if paper.id not in taken}
    return ((None, "Không phổ biến văn bản nào"), *found.items())


def _fields(
    file: MeetingFile, text: KeptText, papers: tuple[tuple[int | None, str], ...]
) -> tuple[Field, ...]:
    people = ((None, "Khách, hoặc chưa phân công"), *((p.id, p.full_name) for p in file.people))
    return (
        Field("Nội dung", "title", LineText(required=True, placeholder=_EXAMPLE), span=4),
        Field("Loại mục", "kind", Choice(tuple(ITEM_KIND_LABELS.items()), required=True), span=2),
        Field("Trình bày, phút", "present_minutes", Number(highest=MOST_MINUTES, required=True)),
        Field("Thảo luận, phút", "discuss_minutes", Number(highest=MOST_MINUTES, required=True)),
        Field("Người trình bày", "presenter_id", Choice(people), span=2),
        Field("Tên khách trình bày", "presenter_name", LineText(), span=2),
        Field("", "recurring", Check("Lặp lại mỗi kỳ"), span=2),
        Field("", "is_professional", Check("Việc chuyên môn"), span=2),
        Field("Phục vụ nhiệm vụ, nghị quyết", "serves", LineText(placeholder=_SERVES), span=2),
        Field("Thuộc phần", "part", Choice(_PARTS, required=True), span=2),
        Field("Phổ biến văn bản cấp trên", "directive_id", Choice(papers), span=4),
        Field("Nguồn", "info_source", LineText(placeholder=_SOURCE), span=2),
        Field(
            "Liên quan gì đến chi bộ ta",
            "local_meaning",
            LongText(lines=1, most_lines=3, placeholder=_MEANS),
            span=2,
        ),
        Field("Dự thảo, nội dung trình bày", "draft_text", text, _DRAFT_HELP, span=4),
    )


_EXAMPLE = "ví dụ: Báo cáo tháng 10, phương hướng tháng 11"
_SERVES = "ví dụ: việc 17.3, giảm hồ sơ trễ hạn"
_SOURCE = "ví dụ: Bản tin sinh hoạt chi bộ tháng 11"
_MEANS = "ví dụ: một cửa phải trả hồ sơ qua mạng"
_OF_NEWS = ("directive_id", "info_source", "local_meaning")


def _values(draft: AgendaItemDraft) -> dict[str, Any]:
    names = (
        "title", "kind", "present_minutes", "discuss_minutes", "presenter_id", "presenter_name",
        "recurring", "is_professional", "part", "serves", "directive_id", "info_source",
        "local_meaning", "draft_text",
    )  # fmt: skip
    return {name: getattr(draft, name) for name in names}
