"""Sổ sách: the registers of the members at the left, the chosen one at the right."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.member_books import MEMBER_BOOK_LABELS, MemberBook
from app.services.book_tables import BookRow, BookTable
from ui.kit import theme
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import Card, Notice
from ui.kit.choice import Choice
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.section_list import SectionList
from ui.kit.sidebar_items import SidebarItem
from ui.members.book_form import BookForm
from ui.members.book_forms import SPECS
from ui.members.book_table import TICK, made_table
from ui.workspace import Workspace

NAV_WIDTH, NARROW = 276, 900
_ICONS = {
    MemberBook.ROLL: "users-round",
    MemberBook.LEFT: "move-right",
    MemberBook.DECEASED: "star",
    MemberBook.PROBATION: "clock",
    MemberBook.BADGES: "badge-check",
    MemberBook.TRANSFERS: "repeat",
    MemberBook.SLIPS: "file-check",
    MemberBook.LOANS: "folder-open",
    MemberBook.CHECKS: "list-checks",
    MemberBook.CONTACTS: "house",
    MemberBook.HONOURS: "award",
}


class BooksView(QWidget):
    """One register in front; Enter opens a line or its member, Delete takes a line away."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._books = workspace, workspace.services.member_books
        self.book, self._shown = MemberBook.ROLL, tuple[MemberBook, ...]()
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.title = Label("", "section", wrap=True)
        self.export_button = secondary("Xuất Excel", icon="file-spreadsheet")
        self.print_button = secondary("In sổ (Word)", icon="printer")
        self.shared = Check("Khi xuất, che ngày sinh và số thẻ")
        self.shared.setToolTip("Tệp xuất ra để chia sẻ không có ngày sinh và số thẻ đảng viên")
        self.send_button = secondary("Gửi phiếu đã nhận", icon="send")
        self.add_button = primary("Ghi", icon="plus")
        self.add_button.setToolTip("Ctrl+N")
        self.nav, self.pick = SectionList("Các sổ về đảng viên"), Choice()
        self.info, self.warning = Notice("", "info"), Notice("", "warn")
        self._nav_card = Card(edge_to_edge=True)
        self._tables: dict[MemberBook, RecordTable[BookRow]] = {}
        self._forms: dict[MemberBook, BookForm] = {}
        self._lists, self._stack, self._front = QStackedWidget(), QStackedWidget(), QWidget()
        self._build()

    @property
    def table(self) -> RecordTable[BookRow]:
        """The table of the register in front."""
        return self._tables[self.book]

    @property
    def form(self) -> BookForm | None:
        """The form that is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, BookForm) else None

    def load(self) -> None:
        """Read the counts and the register in front again."""
        counts = self._books.counts(self.workspace.year)
        self._shown = tuple(counts)
        if self.book not in counts:
            self.book = MemberBook.ROLL
        self.nav.set_items(
            tuple(
                SidebarItem(book, f"{MEMBER_BOOK_LABELS[book]}  {count}", "", _ICONS[book])
                for book, count in counts.items()
            )
        )
        self.pick.set_options(
            [(book, f"{MEMBER_BOOK_LABELS[book]} ({count})") for book, count in counts.items()]
        )
        self._show(self._books.table(self.book, self.workspace.year))

    def open(self, where: str) -> None:
        """Show a register, "register:loans", or one line of it, "register:loans:5"."""
        name, _, line = where.partition(":")[2].partition(":")
        if name in set(MemberBook):
            self.book = MemberBook(name)
        self.go_home()
        self.load()
        if line:
            self.table.select(line)
        self.table.setFocus()

    def show_book(self, name: str) -> None:
        """Bring a register to the front."""
        self.book = MemberBook(name)
        self._show(self._books.table(self.book, self.workspace.year))

    def go_home(self) -> None:
        """Leave the form of a line."""
        self._stack.setCurrentWidget(self._front)

    def start_new(self) -> None:
        """Ask for a new line of the register in front, where lines are written by hand."""
        if self.book in SPECS and self.book is not MemberBook.SLIPS and self.form is None:
            self._form().start({})
            self._stack.setCurrentWidget(self._form())

    def export(self, *, as_word: bool = False) -> None:
        """Write the register in front as an Excel list, or as a Word paper for print."""
        is_shared = self.shared.isVisible() and self.shared.value()
        act = partial(
            self._books.export, self.book, self.workspace.year, as_word=as_word, is_shared=is_shared
        )
        place = self.workspace.perform(act)
        if isinstance(place, Path):
            said = f"Đã xuất {place.name} vào thư mục xuat của sổ."
            self.workspace.said.emit(said, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the register from a list above where there is no room at the left."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self, shown: BookTable) -> None:
        table = self._tables.get(shown.book) or self._made(shown)
        table.set_records(shown.rows)
        if shown.rows and table.current() is None:
            table.select(shown.rows[0].key)
        self._lists.setCurrentWidget(table)
        self.title.setText(f"Sổ sách: {MEMBER_BOOK_LABELS[shown.book]}")
        for notice, is_wanted in ((self.info, not shown.is_late), (self.warning, shown.is_late)):
            notice.set_text(shown.note)
            notice.setVisible(bool(shown.note) and is_wanted)
        self.nav.mark_open(shown.book)
        self.pick.set_value(shown.book)
        for button in (self.export_button, self.print_button):
            button.setEnabled(bool(shown.rows))
        self.shared.setVisible(shown.has_private and bool(shown.rows))
        self.send_button.setVisible(shown.book is MemberBook.SLIPS)
        can_add = shown.book in SPECS and shown.book is not MemberBook.SLIPS
        self.add_button.setVisible(can_add)
        if can_add:
            self.add_button.setText(SPECS[shown.book].new)

    def _made(self, shown: BookTable) -> RecordTable[BookRow]:
        table = made_table(shown)
        table.remember(self.workspace.state, f"book_{shown.book}")
        table.opened.connect(self._open_row)
        table.edit_asked.connect(self._open_row)
        table.delete_asked.connect(self._remove)
        table.link_pressed.connect(self._on_link)
        table.empty.pressed.connect(self.start_new)
        self._lists.addWidget(table)
        self._tables[shown.book] = table
        return table

    def _form(self) -> BookForm:
        if self.book not in self._forms:
            form = BookForm(self.workspace, self.book)
            form.left.connect(self._on_form_left)
            form.saved.connect(self._on_form_left)
            self._stack.addWidget(form)
            self._forms[self.book] = form
        return self._forms[self.book]

    def _on_form_left(self) -> None:
        self.go_home()
        self.table.setFocus()

    def _open_row(self, row: BookRow) -> None:
        if self.book not in SPECS:
            self.workspace.go(f"member:{row.member_id}")
            return
        form = self._form()
        if self.book is MemberBook.SLIPS:
            draft = self._books.draft_of_slip(row.member_id or 0, self.workspace.year)
            form.edit_slip(draft, str(row.cells[0]))
        elif row.id is None:
            form.start({"member_id": row.member_id, "years": row.year})
        else:
            form.edit(row.id)
        self._stack.setCurrentWidget(form)

    def _remove(self, row: BookRow) -> None:
        if self.book in SPECS and row.id is not None:
            act = partial(self._books.remove, SPECS[self.book].kind, row.id)
            self.workspace.perform(act, "Đã xóa một dòng của sổ.")

    def _on_link(self, row: BookRow, title: str) -> None:
        if title == TICK and row.member_id is not None:
            act = partial(self._books.tick_slip, row.member_id, self.workspace.year)
            self.workspace.perform(act, f"Đã ghi phiếu của đ/c {row.cells[0]}.")

    def _send(self) -> None:
        act = partial(self._books.send_slips, self.workspace.year)
        count = self.workspace.perform(act)
        if count:
            self.workspace.said.emit(f"Đã ghi gửi lên {count} phiếu bổ sung.", True)

    def _arrange(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self._nav_card.setVisible(not is_narrow)
        self.pick.setVisible(is_narrow)
        self.title.setVisible(not is_narrow)
        self._nav_card.setFixedWidth(scaled(NAV_WIDTH))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.pick, 1)
        for button in (self.send_button, self.export_button, self.print_button, self.add_button):
            bar.addWidget(button)
        return bar

    def _build(self) -> None:
        self._nav_card.body.setContentsMargins(0, 8, 0, 8)
        self._nav_card.add(self.nav, 1)
        card = Card(edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.add(self._lists, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._nav_card)
        row.addWidget(card, 1)
        column = QVBoxLayout(self._front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._bar())
        column.addWidget(self.shared, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.info)
        column.addWidget(self.warning)
        column.addLayout(row, 1)
        self._stack.addWidget(self._front)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda _checked: self.left.emit())
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.print_button.clicked.connect(lambda _checked: self.export(as_word=True))
        self.send_button.clicked.connect(lambda _checked: self._send())
        self.add_button.clicked.connect(lambda _checked: self.start_new())
        self.nav.chosen.connect(self.show_book)
        self.pick.changed.connect(lambda: self.show_book(self.pick.value()))
        theme.notifier().changed.connect(self._arrange)
