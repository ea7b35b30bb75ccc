"""Nhập danh sách: a list from a file or from the clipboard, asked about, then written at once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import ImportChoices, MemberImport
from app.domain.progress import Progress
from ui.importing.view import ImportView
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import EmptyState
from ui.kit.labels import Label
from ui.kit.page import scrolling_whole
from ui.workspace import Workspace

FILE_KINDS = (
    ("Danh sách (Excel, CSV)", "*.xlsx *.xls *.xlsm *.csv *.txt"),
    ("Mọi tệp", "*"),
)
READY = "Đã trả lời đủ. Ghi xong vẫn hoàn tác được một lần là như cũ."


class MemberImporter(QWidget):
    """Nothing is written before the primary button, which says what it will write."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.title = Label("Nhập danh sách đảng viên", "section")
        self.file_button = secondary("Chọn tệp", icon="file-up")
        self.paste_button = secondary("Dán từ Excel", icon="clipboard-paste")
        self.view = ImportView(self._draft)
        self.empty = EmptyState(
            "file-up",
            "Chọn tệp danh sách, hoặc sao chép các ô trong Excel rồi bấm “Dán từ Excel”.",
            "Đọc được .xlsx, .xls, .csv. Chưa có gì được ghi vào sổ cho đến khi đồng chí bấm ghi.",
            act="Chọn tệp danh sách",
            act_icon="file-up",
        )
        self.state = Label("", "secondary", wrap=True)
        self.next_button = quiet("Đến chỗ chưa chọn", icon="circle-question-mark")
        self.write_button = primary("Ghi vào sổ", icon="check")
        self._footer = QFrame()
        self._build()
        self._show_state()

    def choose(self) -> None:
        """Ask for a file and read it in the background."""
        path = self.workspace.dialogs.choose_file("Chọn danh sách đảng viên", FILE_KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file; what is wrong with it is said in one sentence."""
        imports = self.workspace.services.imports

        def work(_progress: Progress) -> ForeignFile:
            return imports.read_file(path)

        self.workspace.run(work, "Đang đọc danh sách", self.take)

    def paste(self) -> None:
        """Read the lines on the clipboard."""
        text = QGuiApplication.clipboard().text()
        imports = self.workspace.services.imports
        file = self.workspace.perform(partial(imports.read_pasted, text))
        if file is not None:
            self.take(file)

    def take(self, file: ForeignFile) -> None:
        """Show what was read."""
        self.view.take(file)
        self._show_state()
        self.view.go_to_first_open()

    def write(self) -> None:
        """Write the list, or go to what is still asked."""
        file, draft = self.view.file, self.view.draft
        if file is None or draft is None or not draft.is_ready:
            self.view.go_to_first_open()
            return
        act = partial(
            self.workspace.services.imports.apply, file, self.view.choices, self.view.ticks()
        )
        outcome = self.workspace.perform(act)
        if outcome is None:
            return
        said = f"Đã nhập danh sách: thêm {outcome.added}, sửa {outcome.changed} đồng chí."
        self.clear()
        self.left.emit()
        self.workspace.said.emit(said, True)

    def clear(self) -> None:
        """Forget the list."""
        self.view.file = self.view.draft = None
        self._show_state()

    def renew(self) -> None:
        """Compare again after the book changed."""
        self.view.renew()

    def _draft(
        self, file: ForeignFile, choices: ImportChoices, earlier: MemberImport | None
    ) -> MemberImport:
        return self.workspace.services.imports.draft(file, choices, earlier)

    def _show_state(self) -> None:
        draft = self.view.draft
        self.empty.setVisible(draft is None)
        self.view.setVisible(draft is not None)
        self._footer.setVisible(draft is not None)
        self.file_button.setText("Chọn tệp" if draft is None else "Chọn tệp khác")
        if draft is None:
            return
        count = self.view.open_count()
        self.next_button.setVisible(bool(count))
        self.write_button.setEnabled(draft.is_ready and self._acts())
        self.write_button.setText(self._verb())
        if not draft.sheet.has_header:
            self.state.setText("Chưa rõ cột họ tên")
        else:
            self.state.setText(f"Còn {count} điều chưa chọn" if count else READY)

    def _acts(self) -> bool:
        draft = self.view.draft
        if draft is None:
            return False
        plan = draft.plan
        return bool(plan.added or plan.missing or plan.returned or self.view.ticks())

    def _verb(self) -> str:
        draft = self.view.draft
        if draft is None or not self._acts():
            return "Không có gì để ghi"
        added = len(draft.plan.added)
        changed = len({member_id for member_id, _column in self.view.ticks()})
        words = [f"thêm {added}"] if added else []
        words += [f"sửa {changed}"] if changed else []
        if not words:
            return "Ghi thay đổi"
        if added and not changed:
            return f"Ghi {added} đảng viên"
        return f"Ghi: {', '.join(words)} đảng viên"

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.paste_button)
        bar.addWidget(self.file_button)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 1)
        column.addWidget(self.view, 1)
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
        self.next_button.clicked.connect(lambda _checked: self.view.go_to_first_open())
        self.write_button.clicked.connect(lambda _checked: self.write())
        self.empty.pressed.connect(self.choose)
        self.view.changed.connect(self._show_state)
