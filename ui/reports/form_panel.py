"""What the chosen cell of a form takes: the facts to choose from, the end of its table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.text import lower_first
from app.domain.upward_fields import UPWARD_GROUP_LABELS, UpwardSubject, fields_found
from app.domain.upward_forms import (
    UpwardCell,
    UpwardForm,
    UpwardTable,
    address_of,
    table_words,
    tables_in,
    what_of,
)
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import PADDING, Card, EmptyState
from ui.kit.inputs import Number, SearchLine
from ui.kit.labels import Label
from ui.kit.record_list import ListEntry, RecordList
from ui.reports.footer import Footer

NOTHING = "Ô này giữ nguyên như biểu gốc."
WIDTH = 320


class FormPanel(Card):
    """Says what one cell takes and lets a person choose otherwise."""

    picked = Signal(str)
    """The slug of the fact the cell is to take."""
    cleared = Signal()
    table_ended = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ô A1", edge_to_edge=True, parent=parent)
        self._subject = UpwardSubject.MEETING
        self.state = Label(NOTHING, "secondary", wrap=True)
        self.search = SearchLine("Tìm mục để điền…")
        self.list = RecordList(
            "Các mục điền được", EmptyState("search", "Không có mục nào như vậy.")
        )
        self.pick_button = secondary("Điền vào ô", icon="check")
        self.clear_button = quiet("Bỏ điền", icon="x")
        self.end_label = Label("Dòng cuối của bảng trong biểu", "small")
        self.end = Number(lowest=1, highest=1_000_000)
        self._last_row = 0
        self._build()

    def offer(self, subject: UpwardSubject) -> None:
        """Offer the facts of what a form reports on."""
        self._subject = subject
        self._fill()

    def show_cell(
        self, row: int, column: int, taken: UpwardCell | None, table: UpwardTable | None
    ) -> None:
        """Show what a cell takes now."""
        self.title.setText(f"Ô {address_of(row, column)}")
        self.state.setText(f"Điền: {what_of(taken)}" if taken else NOTHING)
        self.clear_button.setEnabled(taken is not None)
        for widget in (self.end_label, self.end):
            widget.setVisible(table is not None)
        self._last_row = table.last_row if table else 0
        self.end.set_value(self._last_row or None)
        if taken is not None:
            self.list.select(taken.field)

    def begin(self) -> None:
        """Let a person type what to look for."""
        self.search.setFocus()
        self.search.selectAll()

    def pick(self) -> None:
        """Take the chosen fact."""
        key = self.list.current()
        if key is not None:
            self.picked.emit(key)

    def _fill(self) -> None:
        found = fields_found(self._subject, self.search.text())
        self.list.set_entries(
            [
                ListEntry(one.key, one.label,
                          note=f"{UPWARD_GROUP_LABELS[one.group]} · {one.example}")
                for one in found
            ]
        )  # fmt: skip
        if found and self.search.text():
            self.list.select(found[0].key)
        self.pick_button.setEnabled(bool(found))

    def _on_end(self) -> None:
        row = self.end.value()
        if row and row != self._last_row and not self.end.trouble():
            self.table_ended.emit(row)

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(PADDING, 0, PADDING, 8)
        column.setSpacing(8)
        self.end_label.setBuddy(self.end)
        for widget in (self.state, self.end_label, self.end, self.search):
            column.addWidget(widget)
        self.add(top)
        self.add(self.list, 1)
        self.list.setMinimumHeight(160)
        self.add(Footer((self.pick_button, None, self.clear_button)))
        self.search.searched.connect(lambda _words: self._fill())
        self.search.returnPressed.connect(self.pick)
        self.list.opened.connect(lambda _key: self.pick())
        self.pick_button.clicked.connect(lambda _checked: self.pick())
        self.clear_button.clicked.connect(lambda _checked: self.cleared.emit())
        self.end.editingFinished.connect(self._on_end)
        self._fill()


def state_line(form: UpwardForm) -> str:
    """Say how many cells of a form take something, and where its tables lie."""
    if not form.cells:
        return "Bấm vào một ô, rồi chọn ở bên phải mục điền vào ô đó."
    singles = sum(not cell.is_listed for cell in form.cells)
    parts = [f"{singles} ô đã chỉ"] if singles else []
    return (
        "; ".join((*parts, *(lower_first(table_words(one)) for one in tables_in(form.cells)))) + "."
    )
