"""What a filled sheet would bring, looked at before anything is written."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.remark_sheets import RemarkSheetEntry, RemarkSheetPreview
from app.domain.remarks import VisitForm
from ui.kit.cards import Notice
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText
from ui.kit.labels import Label
from ui.remarks.part_boxes import PartBoxes
from ui.workspace import Workspace

NO_TEAM = "Không thuộc tổ công tác"
HINT = "Xem lại rồi bấm ghi; trước đó sổ chưa thay đổi gì. Ghi xong vẫn hoàn tác được cả phiếu."
KNOWN = "Góp ý này đã có trong sổ, không ghi lại."


class SheetPage(FormPage):
    """Shows whose sheet it is and every remark on it; the verb says how many will be written."""

    taken = Signal(int)
    """The remarks were written; the id of the first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.preview: RemarkSheetPreview | None = None
        self.entries: list[EntryBox] = []
        super().__init__(Form(_fields(), columns=2), HINT, parent)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(12)
        self.put_below_form(self._holder)

    def show_preview(self, preview: RemarkSheetPreview) -> None:
        """Show what a sheet says."""
        self.preview = preview
        teams = self.workspace.services.observers.teams()
        options = [(0, NO_TEAM), *((team.id, team.name) for team in teams)]
        self.form.input("team_id").set_options(options)
        self.form.fill(preview.visit)
        self.form.set_values({"team_id": preview.visit.team_id or 0})
        self._show_entries(preview.entries)
        self.title.setText(f"Nhập phiếu góp ý: {preview.meeting.title}")
        number = len(preview.new_forms)
        self.save_button.setText(f"Ghi {number} góp ý" if number else "Không có góp ý mới")
        self.save_button.setEnabled(bool(number))
        self.form.go_to("name")

    def save(self) -> None:
        """Write the attendance and the remarks in one action."""
        preview = self.preview
        if preview is None or not preview.new_forms:
            return
        meant = RemarkSheetPreview(preview.meeting, self.visit(preview.visit), preview.entries)
        take = partial(self.workspace.services.remark_sheets.take, meant)
        said = f"Đã ghi {len(meant.new_forms)} góp ý từ phiếu."
        made = self.workspace.perform(take, said, form=self.form)
        if made:
            self.preview = None
            self.taken.emit(made[0])

    def visit(self, read: VisitForm) -> VisitForm:
        """Return whose sheet it is, as corrected here."""
        values = self.form.values()
        return VisitForm(
            **{**values, "team_id": values["team_id"] or None},
            meeting_id=read.meeting_id,
            guest_id=read.guest_id,
            note=read.note,
        )

    def _show_entries(self, entries: tuple[RemarkSheetEntry, ...]) -> None:
        for box in self.entries:
            self._column.removeWidget(box)
            drop(box)
        self.entries = [EntryBox(entry) for entry in entries]
        for box in self.entries:
            self._column.addWidget(box)


class EntryBox(QWidget):
    """One remark of the sheet: its item, its parts, and what to look at first."""

    def __init__(self, entry: RemarkSheetEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(entry.item_words, "strong", wrap=True))
        self.parts = PartBoxes()
        self.parts.show_form(entry.form)
        column.addWidget(self.parts)
        self.doubt = KNOWN if entry.is_known else entry.doubt
        if self.doubt:
            column.addWidget(Notice(self.doubt, "info" if entry.is_known else "warn"))


def _fields() -> tuple[Field, ...]:
    return (
        Field("Họ tên người dự", "name", LineText()),
        Field("Tổ công tác", "team_id", Choice([(0, NO_TEAM)])),
        Field("Chức vụ", "role", LineText()),
        Field("Đơn vị", "unit", LineText()),
        Field("", "online", Check("Dự trực tuyến")),
    )
