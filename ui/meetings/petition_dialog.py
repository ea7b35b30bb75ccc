"""A petition or a thought of a member, entered in the register while the meeting is in front."""

from functools import partial

from app.domain.meeting_file import MeetingFile
from app.domain.petitions import PETITION_KIND_LABELS, PetitionDraft, PetitionKind
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText, RadioChoice
from ui.workspace import Workspace

ENTER_PETITION = "Ghi vào sổ kiến nghị"
_HINT = (
    "Để trống “Gửi đến” nếu chi bộ tự giải quyết. Hạn trả lời tính từ ngày họp; theo dõi ở "
    "Góp ý & kiến nghị."
)
_CELL = (None, "Chi bộ, hoặc người ngoài chi bộ")


class PetitionDialog(Dialog):
    """Asks what is wished, whose wish it is and whom it goes to."""

    def __init__(self, file: MeetingFile, item_id: int | None) -> None:
        super().__init__("Kiến nghị, nguyện vọng", _HINT, ENTER_PETITION, width=640)
        self._file, self._item_id = file, item_id
        self.form = Form(_fields(file), columns=2)
        self.form.set_values({"kind": PetitionKind.PETITION, "member_id": None})
        self.add_scrolling(self.form)
        self.form.input("text").setFocus()

    def draft(self) -> PetitionDraft:
        """Return what is written, received on the day of the meeting."""
        header = self._file.header
        item_id = self._item_id
        return PetitionDraft(
            **self.form.values(), received_on=header.day, meeting_id=header.id, item_id=item_id
        )

    def accept(self) -> None:
        """Close only with a text."""
        if self.form.is_ready():
            super().accept()


def enter_petition(workspace: Workspace, file: MeetingFile, item_id: int | None = None) -> None:
    """Ask for a petition of this meeting and enter it in the register."""
    dialog = PetitionDialog(file, item_id)
    if workspace.dialogs.show(dialog):
        act = partial(workspace.services.petitions.add, dialog.draft())
        workspace.perform(act, "Đã ghi vào sổ kiến nghị.")


def _fields(file: MeetingFile) -> tuple[Field, ...]:
    people = (_CELL, *((line.member_id, line.full_name) for line in file.attendance))
    text = LongText(
        lines=3, most_lines=6, required=True, placeholder="ví dụ: Sửa mái nhà để xe trước mùa mưa"
    )
    kinds = RadioChoice(tuple(PETITION_KIND_LABELS.items()), required=True)
    up = LineText(placeholder="ví dụ: Đảng ủy xã Tân Hòa")
    return (
        Field("Nội dung", "text", text, span=2),
        Field("Loại", "kind", kinds, span=2),
        Field("Người nêu", "member_id", Choice(people)),
        Field("Gửi đến", "addressee", up),
    )
