"""Nhập danh sách: a list of members, or a matrix of attendance, asked about, then written."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attendance_imports import AttendanceImport
from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import MemberImport
from app.domain.progress import Progress
from app.services.imports import ImportOutcome
from ui.importing.attendance_view import AttendanceView
from ui.importing.view import ImportView
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import EmptyState
from ui.kit.labels import Label
from ui.kit.page import scrolling_whole
from ui.kit.segmented import Segmented
from ui.workspace import Workspace

FILE_KINDS = (
    ("Danh sách (Excel, CSV)", "*.xlsx *.xls *.xlsm *.csv *.txt"),
    ("Mọi tệp", "*"),
)
MEMBERS, ATTENDANCE = "members", "attendance"
KINDS = ((MEMBERS, "Danh sách đảng viên"), (ATTENDANCE, "Điểm danh năm trước"))
HINTS = {
    MEMBERS: "Chọn tệp danh sách, hoặc sao chép các ô trong Excel rồi bấm “Dán từ Excel”.",
    ATTENDANCE: (
        "Chọn tệp có bảng điểm danh: mỗi dòng một đồng chí, mỗi cột một tháng hoặc một buổi họp."
    ),
}
READY = "Đã trả lời đủ. Ghi xong vẫn hoàn tác được một lần là như cũ."


class MemberImporter(QWidget):
    """Nothing is written before the primary button, which says what it will write."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.kind = Segmented(KINDS, required=True)
        self.kind.setAccessibleName("Nhập gì từ tệp")
        self.file_button = secondary("Chọn tệp", icon="file-up")
        self.paste_button = secondary("Dán từ Excel", icon="clipboard-paste")
        self.view = ImportView(
            self._draft,
            today=lambda: workspace.now().date(),
            since=workspace.services.imports.since,
        )
        self.attendance = AttendanceView(self._draft_attendance)
        self.empty = EmptyState(
            "file-up",
            HINTS[MEMBERS],
            "Đọc được .xlsx, .xls, .csv. Chưa có gì được ghi vào sổ cho đến khi đồng chí bấm ghi.",
            act="Chọn tệp",
            act_icon="file-up",
        )
        self.state = Label("", "secondary", wrap=True)
        self.next_button = quiet("Đến chỗ chưa chọn", icon="circle-question-mark")
        self.write_button = primary("Ghi vào sổ", icon="check")
        self._footer = QFrame()
        self._build()
        self.kind.set_value(MEMBERS)
        self._show_state()

    @property
    def current(self) -> ImportView | AttendanceView:
        """The page of the kind that is chosen."""
        return self.attendance if self.kind.value() == ATTENDANCE else self.view

    def choose(self) -> None:
        """Ask for a file and read it in the background."""
        path = self.workspace.dialogs.choose_file("Chọn tệp cần nhập", FILE_KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file; what is wrong with it is said in one sentence."""
        imports = self.workspace.services.imports

        def work(_progress: Progress) -> ForeignFile:
            return imports.read_file(path)

        self.workspace.run(work, "Đang đọc tệp", self.take)

    def paste(self) -> None:
        """Read the lines on the clipboard."""
        text = QGuiApplication.clipboard().text()
        imports = self.workspace.services.imports
        file = self.workspace.perform(partial(imports.read_pasted, text))
        if file is not None:
            self.take(file)

    def take(self, file: ForeignFile) -> None:
        """Show what was read."""
        self.current.take(file)
        self._show_state()
        self.current.go_to_first_open()

    def write(self) -> None:
        """Write the file, or go to what is still asked."""
        if not self.current.is_ready():
            self.current.go_to_first_open()
            return
        outcome = self.workspace.perform(self._apply)
        if outcome is None:
            return
        said = self._said(outcome)
        self.clear()
        self.left.emit()
        self.workspace.said.emit(said, True)

    def clear(self) -> None:
        """Forget the file."""
        self.view.forget()
        self.attendance.forget()
        self._show_state()

    def renew(self) -> None:
        """Compare again after the book changed."""
        self.current.renew()

    def show_kind(self, kind: str) -> None:
        """Read the file as another kind; it need not be chosen again."""
        self.kind.set_value(kind)
        self._on_kind()

    def _on_kind(self) -> None:
        other = self.view if self.current is self.attendance else self.attendance
        file = other.file
        if file is not None and self.current.file is not file:
            self.current.take(file)
        self._show_state()

    def _apply(self) -> ImportOutcome | None:
        view, imports = self.current, self.workspace.services.imports
        if view.file is None:
            return None
        if view is self.attendance:
            return imports.apply_attendance(view.file, view.choices, view.ticks())
        return imports.apply(view.file, view.choices, view.ticks())

    def _said(self, outcome: ImportOutcome) -> str:
        if self.current is self.attendance:
            changed = outcome.changed
            return f"Đã nhập bảng điểm danh: thêm {outcome.added}, sửa {changed} lượt."
        return f"Đã nhập danh sách: thêm {outcome.added}, sửa {outcome.changed} đồng chí."

    def _draft(
        self, file: ForeignFile, choices: ImportChoices, earlier: MemberImport | None
    ) -> MemberImport:
        return self.workspace.services.imports.draft(file, choices, earlier)

    def _draft_attendance(
        self, file: ForeignFile, choices: ImportChoices, earlier: AttendanceImport | None
    ) -> AttendanceImport:
        return self.workspace.services.imports.draft_attendance(file, choices, earlier)

    def _show_state(self) -> None:
        draft = self.current.draft
        self.empty.sentence.setText(HINTS[self.kind.value()])
        self.empty.setVisible(draft is None)
        self.view.setVisible(draft is not None and self.current is self.view)
        self.attendance.setVisible(draft is not None and self.current is self.attendance)
        self._footer.setVisible(draft is not None)
        self.file_button.setText("Chọn tệp" if draft is None else "Tệp khác")
        if draft is None:
            return
        count = self.current.open_count()
        self.next_button.setVisible(bool(count))
        self.write_button.setEnabled(self.current.is_ready() and self._acts())
        self.write_button.setText(self._verb())
        self.state.setText(self._state(draft, count))

    def _state(self, draft: MemberImport | AttendanceImport, count: int) -> str:
        if not draft.has_header:
            is_matrix = isinstance(draft, AttendanceImport)
            return "Chưa rõ cột họ tên và các cột buổi họp" if is_matrix else "Chưa rõ cột họ tên"
        if count:
            return f"Còn {count} điều chưa chọn"
        return READY if self.current.is_ready() else "Ngày có hiệu lực chưa đọc được"

    def _acts(self) -> bool:
        draft = self.current.draft
        if isinstance(draft, AttendanceImport):
            return bool(draft.plan.added or self.current.ticks())
        if draft is None:
            return False
        plan = draft.plan
        return bool(plan.added or plan.missing or plan.returned or self.view.ticks())

    def _verb(self) -> str:
        draft = self.current.draft
        if draft is None or not self._acts():
            return "Không có gì để ghi"
        added = len(draft.plan.added)
        if isinstance(draft, AttendanceImport):
            return _verb_of(added, len(self.current.ticks()), "lượt điểm danh")
        changed = len({member_id for member_id, _column in self.view.ticks()})
        return _verb_of(added, changed, "đảng viên")

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.kind)
        bar.addStretch(1)
        bar.addWidget(self.paste_button)
        bar.addWidget(self.file_button)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.attendance, 1)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.state, 1)
        row.addWidget(self.next_button)
        row.addWidget(self.write_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(bar)
        whole.addWidget(scrolling_whole(inner), 1)
        whole.addWidget(self._footer)
        self.back_button.clicked.connect(lambda _checked: self.left.emit())
        self.file_button.clicked.connect(lambda _checked: self.choose())
        self.paste_button.clicked.connect(lambda _checked: self.paste())
        self.next_button.clicked.connect(lambda _checked: self.current.go_to_first_open())
        self.write_button.clicked.connect(lambda _checked: self.write())
        self.empty.pressed.connect(self.choose)
        self.kind.changed.connect(self._on_kind)
        self.view.changed.connect(self._show_state)
        self.attendance.changed.connect(self._show_state)


def _verb_of(added: int, changed: int, what: str) -> str:
    """Return what the primary act writes: "Ghi 3 đảng viên", "Ghi: thêm 3, sửa 1 đảng viên"."""
    words = [f"thêm {added}"] if added else []
    words += [f"sửa {changed}"] if changed else []
    if not words:
        return "Ghi thay đổi"
    if added and not changed:
        return f"Ghi {added} {what}"
    return f"Ghi: {', '.join(words)} {what}"
