"""The fields a template may use: searched, explained, and put on the clipboard to be pasted."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.export.paper_kinds import TemplateKind, office_of
from app.services.export.template_fields import TemplateField, template_fields
from ui.kit.buttons import secondary
from ui.kit.flow import flow
from ui.kit.inputs import SearchLine
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.reports.template_rows import FieldLine, field_lines, field_table
from ui.workspace import Workspace

HINTS = {
    "Word": "Chép rồi dán vào mẫu đang mở trong Word. Dòng thụt vào chỉ dùng bên trong danh sách ở "
    "trên.",
    "Excel": "Chép rồi dán vào một ô của mẫu đang mở trong Excel. Hàng chứa trường thụt vào sẽ tự "
    "lặp cho từng dòng của danh sách.",
}


class FieldsView(QWidget):
    """Enter or a double click copies the field."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kind: TemplateKind | None = None
        self.search = SearchLine("Tìm trường: chủ trì, vắng, điểm…")
        self.table = field_table()
        self.copy_button = secondary("Chép", icon="copy")
        self.row_button = secondary("Chép hàng của bảng", icon="table-2")
        self.hint = Label("", "small", wrap=True)
        self._build()

    def show_kind(self, kind: TemplateKind) -> None:
        """Show the fields of a kind of paper."""
        if kind is not self._kind:
            self._kind = kind
            self.hint.setText(HINTS[office_of(kind)])
            self.table.set_records(field_lines(template_fields(kind)))
        self._on_selected()

    def copy(self) -> None:
        """Put the chosen field on the clipboard, ready for a paragraph."""
        field = self._current()
        if field is not None:
            self._put(field.snippet or f"{{{{ {field.path} }}}}")

    def copy_row(self) -> None:
        """Put the rows of a table that prints the chosen list on the clipboard."""
        field = self._current()
        if field is not None and field.table_snippet:
            self._put(field.table_snippet)

    def _put(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        first = " ".join(text.split("\n"))
        office = office_of(self._kind) if self._kind else "Word"
        self._workspace.said.emit(f"Đã chép {first}. Dán vào mẫu trong {office}.", False)

    def _current(self) -> TemplateField | None:
        line: FieldLine | None = self.table.current()
        return None if line is None else line.field

    def _on_selected(self) -> None:
        field = self._current()
        self.copy_button.setEnabled(field is not None and bool(field.snippet))
        self.row_button.setVisible(field is not None and bool(field.table_snippet))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        inside.addWidget(self.search)
        inside.addWidget(self.hint)
        inside.addWidget(flow(self.copy_button, self.row_button))
        column.addWidget(head)
        column.addWidget(self.table, 1)
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+C", self.copy)
        self.search.searched.connect(self.table.set_filter)
        self.table.selected.connect(lambda _line: self._on_selected())
        self.table.opened.connect(lambda _line: self.copy())
        self.copy_button.clicked.connect(lambda _checked: self.copy())
        self.row_button.clicked.connect(lambda _checked: self.copy_row())
