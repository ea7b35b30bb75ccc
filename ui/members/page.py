"""Đảng viên: the list, the card of the chosen member, and the form page that changes one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.member_books import MEMBER_BOOK_LABELS, MemberBook
from app.domain.member_cards import CardLine
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Notice
from ui.kit.commands import Command
from ui.kit.key_map import KeyMap
from ui.kit.page import Page
from ui.members.books_view import BooksView
from ui.members.editor import MemberEditor
from ui.members.importing import ATTENDANCE, MEMBERS, MemberImporter
from ui.members.listing import MemberListing
from ui.members.milestones import SOON_DAYS, notice_sentence
from ui.workspace import Workspace


class MembersPage(Page):
    """The members of the cell; a record opens as "member:3"."""

    title = "Đảng viên"
    tables = frozenset(
        {
            "members",
            "member_situations",
            "member_posts",
            "party_groups",
            "group_memberships",
            "settings",
            "rule_values",
            "meetings",
            "attendances",
            "minutes_entries",
            "tasks",
            "task_results",
            "member_badges",
            "member_honours",
            "transfers",
            "yearly_slips",
            "dossier_loans",
            "dossier_checks",
            "resident_members",
            "days_off",
        }
    )
    handles = ("member", "register")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.add_button = primary("Thêm đảng viên", icon="user-plus")
        self.add_button.setToolTip("Ctrl+N")
        self.books_button = secondary("Sổ sách", icon="book-open")
        self.import_button = secondary("Nhập danh sách", icon="file-up")
        self.notice = Notice("", "info", act="Xem mốc thời hạn", on_act=self._show_milestones)
        self.listing = MemberListing(workspace)
        self._stack = QStackedWidget()
        self._front = self._front_part()
        self._build()

    @cached_property
    def editor(self) -> MemberEditor:
        """Return the form of a member, built when it is first opened."""
        editor = MemberEditor(self.workspace)
        editor.left.connect(self._on_left)
        editor.saved.connect(self._on_saved)
        self._stack.addWidget(editor)
        return editor

    @cached_property
    def books(self) -> BooksView:
        """Return the registers, built when one is first opened."""
        books = BooksView(self.workspace)
        books.left.connect(self._on_left)
        self._stack.addWidget(books)
        return books

    @cached_property
    def importer(self) -> MemberImporter:
        """Return the page that takes lists in, built when it is first opened."""
        importer = MemberImporter(self.workspace)
        importer.left.connect(self._on_left)
        self._stack.addWidget(importer)
        return importer

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.books_button, self.import_button, self.add_button)

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Thêm đảng viên", self.add, "user-plus", "Ctrl N"),
            *(
                Command(f"Sổ sách: {label}", partial(self.show_book, book), "book-open")
                for book, label in MEMBER_BOOK_LABELS.items()
                if book is not MemberBook.HONOURS
            ),
            Command("Nhập danh sách đảng viên từ tệp", self.import_file, "file-up"),
            Command("Dán danh sách đảng viên từ Excel", self.import_pasted, "clipboard-paste"),
            Command("Nhập bảng điểm danh năm trước", self.import_attendance, "file-up"),
            Command("Xem mốc thời hạn của đảng viên", self._show_milestones, "badge-check"),
        )

    def topic(self) -> str:
        """Return the word of the register, form or import in front of the list."""
        if self._is_on_books():
            return "books"
        if self._is_importing():
            return "import"
        return "edit" if self._is_editing() else ""

    @classmethod
    def read_ahead(cls, workspace: Workspace) -> Iterator[object]:
        """Read the list and the card of the member on top."""
        services, year = workspace.services, workspace.year
        yield services.members.list(year, with_left=True)
        yield services.member_books.reminders()
        for number, _name in services.members.names()[:1]:
            yield services.members.card(number, year)
            yield services.member_books.about(number, year)

    def refresh(self) -> None:
        """Load the list, the notice, and the member in the form again."""
        members = self.workspace.services.members
        self.listing.load()
        is_empty = self.listing.is_empty()
        self.set_subtitle("" if is_empty else members.roll_sentence())
        books = self.workspace.services.member_books
        self._show_dates(members.coming_dates(), () if is_empty else books.reminders())
        if self._is_editing():
            self.editor.renew()
        if self._is_on_books():
            self.books.load()
        if self._is_importing():
            self.importer.renew()

    def _show_dates(self, coming: Sequence[CardLine], reminders: Sequence[CardLine]) -> None:
        """List every date, those of the registers too; the notice names what members reach soon."""
        today = self.workspace.now().date()
        every = sorted((*coming, *reminders), key=lambda line: line.day)
        self.listing.milestones.set_lines(every)
        last = today + timedelta(days=SOON_DAYS)
        soon = [line for line in coming if line.day <= last]
        self.notice.set_text(notice_sentence(soon))
        self.notice.setVisible(bool(soon))

    def open(self, where: str) -> None:
        """Show the card of a member, or a register."""
        self.refresh_if_stale()
        if where.startswith("register:"):
            self._show_books(where)
            return
        self._show_list()
        _, _, member_id = where.partition(":")
        if member_id.isdecimal():
            self.listing.show_member(int(member_id))

    def show_book(self, book: MemberBook) -> None:
        """Show one register."""
        self._show_books(f"register:{book}")

    def go_home(self) -> None:
        """Show the list, as when the place is chosen again."""
        if self._is_on_books() or self._is_importing():
            self._on_left()

    def keep_typed(self) -> None:
        """Keep what is typed of a known member."""
        if "editor" in vars(self):  # a form nobody has opened holds nothing
            self.editor.keep_typed()

    def add(self) -> None:
        """Open the form of a new member, or of a new line of the register in front."""
        if self._is_on_books():
            self.books.start_new()
            return
        self._show_editor()
        self.editor.add_member()

    def edit(self, member_id: int) -> None:
        """Open the form of a member."""
        member = self.workspace.read(partial(self.workspace.services.members.get, member_id))
        if member is not None:
            self._show_editor()
            self.editor.edit(member)

    def show_import(self) -> None:
        """Show the page that takes lists in; one already begun is still there."""
        self._stack.setCurrentWidget(self.importer)
        self.header.setVisible(False)

    def import_file(self) -> None:
        """Ask for a file with a list and read it."""
        self.show_import()
        self.importer.show_kind(MEMBERS)
        self.importer.choose()

    def import_attendance(self) -> None:
        """Show the page that takes files in, ready for a matrix of attendance."""
        self.show_import()
        self.importer.show_kind(ATTENDANCE)

    def import_pasted(self) -> None:
        """Read the list on the clipboard."""
        self.show_import()
        self.importer.show_kind(MEMBERS)
        self.importer.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return from the form with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._is_editing():
            self.editor.leave()
            return
        if event.key() == Qt.Key.Key_Escape and self._is_importing():
            self._on_left()
            return
        super().keyPressEvent(event)

    def _is_editing(self) -> bool:
        return isinstance(self._stack.currentWidget(), MemberEditor)

    def _is_importing(self) -> bool:
        return isinstance(self._stack.currentWidget(), MemberImporter)

    def _is_on_books(self) -> bool:
        return isinstance(self._stack.currentWidget(), BooksView)

    def _show_books(self, where: str) -> None:
        self._stack.setCurrentWidget(self.books)
        self.header.setVisible(False)
        self.books.open(where)

    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.header.setVisible(False)

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._front)
        self.header.setVisible(True)

    def _on_left(self) -> None:
        self._show_list()
        self.listing.take_focus()

    def _on_saved(self, member_id: int) -> None:
        self._show_list()
        self.listing.show_member(member_id)

    def _show_milestones(self) -> None:
        self._show_list()
        self.listing.show_milestones()

    def _front_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addWidget(self.listing, 1)
        return part

    def _build(self) -> None:
        self._stack.addWidget(self._front)
        self.body.addWidget(self._stack, 1)
        self._stack.currentChanged.connect(self.topic_changed)
        self.add_button.clicked.connect(lambda _checked: self.add())
        self.listing.add_asked.connect(self.add)
        self.listing.edit_asked.connect(self.edit)
        self.books_button.clicked.connect(lambda _checked: self._show_books(""))
        self.import_button.clicked.connect(lambda _checked: self.show_import())
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+N", self.add)
        self._keys.add("Ctrl+F", self._find)

    def _find(self) -> None:
        if self._stack.currentWidget() is self._front:
            self.listing.take_search()
