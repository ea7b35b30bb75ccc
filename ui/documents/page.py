"""Nghị quyết & nhiệm vụ: tasks by document, the register of papers, and their forms."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.paper_names import PaperCode
from ui.documents.document_form import DocumentForm
from ui.documents.register_view import RegisterView
from ui.documents.task_editor import TaskEditor
from ui.documents.tasks_view import TasksView
from ui.kit.buttons import primary, secondary
from ui.kit.commands import Command
from ui.kit.counted_tabs import CountedTabs
from ui.kit.key_map import KeyMap
from ui.kit.page import Page
from ui.workspace import Workspace

TASKS, REGISTER = 0, 1
TABS = (("Nhiệm vụ", "list-checks"), ("Sổ văn bản", "book-marked"))


class DocumentsPage(Page):
    """Tasks open as "task:7" or "tasks:member:3", papers as "document:4"."""

    title = "Nghị quyết và nhiệm vụ"
    tables = frozenset(
        {
            "tasks",
            "task_results",
            "task_co_owners",
            "documents",
            "meetings",
            "members",
            "party_groups",
            "terms",
            "settings",
            "score_sheets",
            "score_lines",
        }
    )
    handles = ("task", "document", "tasks")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.export_button = secondary("Xuất bảng theo dõi", icon="file-spreadsheet")
        self.give_button = primary("Giao nhiệm vụ", icon="plus")
        self.enter_button = primary("Vào sổ văn bản", icon="plus")
        self.print_button = secondary("Xuất sổ văn bản", icon="file-spreadsheet")
        for button, keys in (
            (self.export_button, "Ctrl+E"),
            (self.give_button, "Ctrl+N"),
            (self.enter_button, "Ctrl+N"),
            (self.print_button, "Ctrl+E"),
        ):
            button.setToolTip(keys)
            button.setParent(self.header)  # else showing one would open a window
        self.tabs = CountedTabs(TABS, "Nghị quyết và nhiệm vụ")
        self.tasks, self.register = TasksView(workspace), RegisterView(workspace)
        self.editor, self.form = TaskEditor(workspace), DocumentForm(workspace)
        self._parts: tuple[QWidget, ...] = (self.tasks, self.register, self.editor, self.form)
        self._build()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.export_button, self.give_button, self.print_button, self.enter_button)

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Giao nhiệm vụ", self.give, "plus", "Ctrl N"),
            Command("Vào sổ văn bản", self.enter, "book-marked"),
            Command("Xuất bảng theo dõi nhiệm vụ", self.export, "file-spreadsheet", "Ctrl E"),
            Command("Xuất sổ văn bản", self.print_register, "file-spreadsheet"),
        )

    def refresh(self) -> None:
        """Load both tabs again."""
        self.tasks.load()
        self.register.load()
        self.tasks.register.show_register(self.register.register)
        self.tabs.set_count(TASKS, self.tasks.count())
        self.tabs.set_count(REGISTER, len(self.register.register.rows))

    def open(self, where: str) -> None:
        """Show a task or a paper, of whatever year it is."""
        self.refresh_if_stale()
        prefix, _, record = where.partition(":")
        if prefix == "tasks":
            self._show_tab(TASKS)
            self._show_tasks_of(record)
            return
        if not record.isdecimal():
            return
        if prefix == "document":
            self._show_tab(REGISTER)
            self.register.show_document(int(record))
            return
        self._show_tab(TASKS)
        if not self.tasks.show_task(int(record)):
            self._show_task_of_another_year(int(record))

    def _show_tasks_of(self, whose: str) -> None:
        """Show the tasks of "member:3" or "group:2", else the list."""
        kind, _, number = whose.partition(":")
        if kind in {"member", "group"} and number.isdecimal():
            self.tasks.show_owner(int(number) if kind == "member" else -int(number))
        else:
            self.tasks.take_focus()

    def keep_typed(self) -> None:
        """Keep what is typed of a known task."""
        self.editor.keep_typed()

    def give(self) -> None:
        """Open the form of a new task."""
        self._show_part(self.editor)
        self.editor.give()

    def edit(self, task_id: int) -> None:
        """Open the form of a task."""
        found = self.tasks.board.find(task_id)
        if found is None:
            return
        if found[0].source is not None and found[0].source.is_locked:
            self.tasks.card.open_form(self.tasks.card.forms[0])
            return
        self._show_part(self.editor)
        self.editor.edit(*found)

    def enter(self) -> None:
        """Open the form of a new paper."""
        self._show_part(self.form)
        self.form.start()

    def export(self) -> None:
        """Write the table of tasks of the year in the background."""
        title = "Đang xuất bảng theo dõi nhiệm vụ"
        self.workspace.export(
            PaperCode.TASKS, self._on_exported, year=self.workspace.year, title=title
        )

    def print_register(self) -> None:
        """Write the register of the term in the background."""
        title = "Đang xuất sổ văn bản"
        self.workspace.export(
            PaperCode.REGISTER, self._on_exported, year=self.workspace.year, title=title
        )

    def _export(self) -> None:
        if self.register.isVisible():
            self.print_register()
        else:
            self.export()

    def _on_exported(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        self.workspace.said.emit(f"Đã xuất {names} vào thư mục xuat của sổ.", False)

    def _show_task_of_another_year(self, task_id: int) -> None:
        year = self.workspace.services.documents.task_year(task_id)
        if year is None:
            self.workspace.said.emit("Nhiệm vụ này không còn trong sổ.", False)
            return
        self.workspace.set_year(year)
        self.refresh_if_stale()
        self.tasks.show_task(task_id)

    def _show_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self._show_part(self.tasks if place == TASKS else self.register)

    def _show_part(self, wanted: QWidget) -> None:
        is_form = wanted in (self.editor, self.form)
        for part in self._parts:
            part.setVisible(part is wanted)
        self.header.setVisible(not is_form)
        self.tabs_row.setVisible(not is_form)
        self.export_button.setVisible(wanted is self.tasks)
        self.give_button.setVisible(wanted is self.tasks)
        self.enter_button.setVisible(wanted is self.register)
        self.print_button.setVisible(wanted is self.register)

    def _leave_form(self) -> None:
        self.workspace.perform(self.editor.keep_typed)
        self._show_tab(self.tabs.currentIndex())
        (self.tasks if self.tabs.currentIndex() == TASKS else self.register).take_focus()

    def _on_saved(self, task_id: int) -> None:
        self.open(f"task:{task_id}")
        self.tasks.take_focus()

    def _on_issued(self, document_id: int) -> None:
        self.open(f"document:{document_id}")
        self.register.take_focus()

    def _new(self) -> None:
        if self.register.isVisible():
            self.enter()
        else:
            self.give()

    def _find(self) -> None:
        if self.register.isVisible():
            self.register.take_search()
        else:
            self.tasks.owner.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.tabs_row = QWidget()
        column = QVBoxLayout(self.tabs_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.body.addWidget(self.tabs_row)
        for part in self._parts:
            self.body.addWidget(part, 1)
        self._show_tab(TASKS)
        self.tabs.currentChanged.connect(self._show_tab)
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.give_button.clicked.connect(lambda _checked: self.give())
        self.enter_button.clicked.connect(lambda _checked: self.enter())
        self.print_button.clicked.connect(lambda _checked: self.print_register())
        self.tasks.give_asked.connect(self.give)
        self.tasks.edit_asked.connect(self.edit)
        self.tasks.register_asked.connect(lambda: self._show_tab(REGISTER))
        self.register.enter_asked.connect(self.enter)
        self.editor.left.connect(self._leave_form)
        self.form.left.connect(self._leave_form)
        self.editor.saved.connect(self._on_saved)
        self.form.issued.connect(self._on_issued)
        self._keys = KeyMap(self)
        for keys, act in (("Ctrl+N", self._new), ("Ctrl+F", self._find), ("Ctrl+E", self._export)):
            self._keys.add(keys, act)
