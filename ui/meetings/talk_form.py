"""The form of a tham luận, and reading one: its text in a sheet, or its file."""

from typing import Any

from app.domain.meeting_file import MeetingFile
from app.domain.papers import USUAL_MINUTES, Paper, PaperDraft
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText, Number
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_file
from ui.workspace import Workspace

FILE_KINDS = (("Bài tham luận", "*.docx *.doc *.odt *.pdf *.txt"),)
MOST_MINUTES = 480


class TalkDialog(Dialog):
    """Asks for one tham luận."""

    def __init__(self, file: MeetingFile, paper: Paper | None) -> None:
        verb = "Ghi thay đổi" if paper else "Thêm tham luận"
        super().__init__("Sửa tham luận" if paper else "Thêm tham luận", "", verb, width=720)
        self.form = Form(_fields(file), columns=4)
        self.form.set_values(_values(paper))
        self.form.input("author_id").changed.connect(self._fit_author)
        self._fit_author()
        self.add_scrolling(self.form)
        self.form.input("title").setFocus()

    def draft(self) -> PaperDraft:
        """Return what the form says."""
        values = self.form.values()
        minutes = values["minutes"]
        return PaperDraft(**{**values, "minutes": int(minutes) if minutes else None})

    def accept(self) -> None:
        """Close only with a title."""
        if self.form.is_ready():
            super().accept()

    def _fit_author(self) -> None:
        """Ask for the name of a guest only where no member is the author."""
        has_member = self.form.input("author_id").value() is not None
        self.form.show_field("author_name", is_shown=not has_member)


def read_paper(workspace: Workspace, file: MeetingFile, paper: Paper, opener: Opener) -> None:
    """Open the file of a paper, or show its text."""
    if paper.attachment_name:
        services = workspace.services
        workspace.perform(
            lambda: open_file(
                services.attachments.copy_of_paper(paper.id, services.exports), opener
            )
        )
    else:
        workspace.dialogs.show(ReadDialog(file, paper))


class ReadDialog(Dialog):
    """Shows the text of a paper in full."""

    def __init__(self, file: MeetingFile, paper: Paper) -> None:
        super().__init__(paper.title, file.author_of(paper), "Đóng", leave="", width=760)
        self.text = Label(paper.text, wrap=True)
        self.add_scrolling(self.text)


def _fields(file: MeetingFile) -> tuple[Field, ...]:
    people = ((None, "Khách, hoặc chưa giao"), *((p.id, p.full_name) for p in file.people))
    text = LongText(lines=6, placeholder="Dán hoặc gõ nội dung; nếu có tệp thì đính ở danh sách.")
    return (
        Field("Tên tham luận", "title", LineText(required=True, placeholder=_TITLE), span=3),
        Field("Số phút", "minutes", Number(highest=MOST_MINUTES)),
        Field("Người viết, trình bày", "author_id", Choice(people), span=2),
        Field("Tên khách", "author_name", LineText(placeholder=_GUEST), span=2),
        Field("Nội dung", "text", text, span=4),
    )


_TITLE = "ví dụ: Kinh nghiệm tiết kiệm điện ở bộ phận một cửa"
_GUEST = "ví dụ: đồng chí Lê Văn Bình, Chi bộ Tài chính"


def _values(paper: Paper | None) -> dict[str, Any]:
    if paper is None:
        return {"minutes": USUAL_MINUTES}
    names = ("title", "minutes", "author_id", "author_name", "text")
    return {name: getattr(paper, name) for name in names}
