"""Nghị quyết & nhiệm vụ: tasks by document, the register of papers, and their forms."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.paper_names import PaperCode
from ui.documents.document_form import DocumentForm
from ui.documents.register_view import RegisterView, register_day
from ui.documents.task_editor import TaskEditor
from ui.documents.tasks_view import TasksView
from ui.documents.written_editor import WrittenEditor
from ui.documents.written_view import WrittenView
from ui.kit.buttons import primary, secondary
from ui.kit.commands import Command
from ui.kit.counted_tabs import CountedTabs
from ui.kit.key_map import KeyMap
from ui.kit.open_files import Opener, open_with_system
from ui.kit.page import Page
from ui.workspace import Workspace

TASKS, REGISTER, WRITTEN = 0, 1, 2
TABS = (("Nhiệm vụ", "list-checks"), ("Sổ văn bản", "book-marked"), ("Soạn thảo", "file-text"))

View = TasksView | RegisterView | WrittenView
NEW_PAPER = "written:new"


class DocumentsPage(Page):
    """Tasks open as "task:7" or "tasks:member:3", papers as "document:4" or "written:2"."""

    title = "Nghị quyết và nhiệm vụ"
    tables = frozenset(
        {
            "tasks",
            "task_results",
            "task_co_owners",
            "documents",
            "written_papers",
            "meetings",
            "members",
            "party_groups",
            "terms",
            "settings",
            "score_sheets",
            "score_lines",
        }
    )
    handles = ("task", "document", "tasks", "written")

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__()
        self.workspace = workspace
        self.export_button = secondary("Xuất bảng theo dõi", icon="file-spreadsheet")
        self.give_button = primary("Giao nhiệm vụ", icon="plus")
        self.enter_button = primary("Vào sổ văn bản", icon="plus")
        self.print_button = secondary("Xuất sổ văn bản", icon="file-spreadsheet")
        self.write_button = primary("Soạn văn bản", icon="plus")
        for button, keys in (
            (self.export_button, "Ctrl+E"),
            (self.give_button, "Ctrl+N"),
            (self.enter_button, "Ctrl+N"),
            (self.print_button, "Ctrl+E"),
            (self.write_button, "Ctrl+N"),
        ):
            button.setToolTip(keys)
            button.setParent(self.header)  # else showing one would open a window
        self.tabs = CountedTabs(TABS, "Nghị quyết và nhiệm vụ")
        self.tasks = TasksView(workspace)
        self._opener = opener
        self._views: list[View] = [self.tasks]
        self._forms: list[QWidget] = []
        self._build()

    @cached_property
    def register(self) -> RegisterView:
        """Return the register, built and read when it is first looked at."""
        register = RegisterView(self.workspace)
        register.enter_asked.connect(self.enter)
        register.write_asked.connect(self.write_for)
        self._take_in_view(register)
        return register

    @cached_property
    def written(self) -> WrittenView:
        """Return the papers one writes oneself, built and read when first looked at."""
        written = WrittenView(self.workspace, self._opener)
        written.write_asked.connect(self.write)
        written.edit_asked.connect(self.change_written)
        self._take_in_view(written)
        return written

    def _take_in_view(self, view: View) -> None:
        view.hide()
        self._views.append(view)
        self.body.addWidget(view, 1)
        view.load()

    @cached_property
    def editor(self) -> TaskEditor:
        """Return the form of a task, built when it is first opened."""
        editor = TaskEditor(self.workspace)
        editor.saved.connect(self._on_saved)
        editor.left.connect(self._leave_form)
        self._take_in(editor)
        return editor

    @cached_property
    def form(self) -> DocumentForm:
        """Return the form of a line of the register, built when it is first opened."""
        form = DocumentForm(self.workspace)
        form.issued.connect(self._on_issued)
        form.left.connect(self._leave_form)
        self._take_in(form)
        return form

    @cached_property
    def writing(self) -> WrittenEditor:
        """Return the form of a written paper, built when it is first opened."""
        writing = WrittenEditor(self.workspace)
        writing.saved.connect(self._on_written)
        writing.left.connect(self._leave_form)
        self._take_in(writing)
        return writing

    def _take_in(self, form: QWidget) -> None:
        form.hide()
        self._forms.append(form)
        self.body.addWidget(form, 1)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (
            self.export_button,
            self.give_button,
            self.print_button,
            self.enter_button,
            self.write_button,
        )

    def topic(self) -> str:
        """Return the word of the tab in front."""
        return self.handles[(0, 1, 3)[self.tabs.currentIndex()]]

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Giao nhiệm vụ", self.give, "plus", "Ctrl N"),
            Command("Vào sổ văn bản", self.enter, "book-marked"),
            Command("Soạn văn bản", self.write, "file-text"),
            Command("Xuất bảng theo dõi nhiệm vụ", self.export, "file-spreadsheet", "Ctrl E"),
            Command("Xuất sổ văn bản", self.print_register, "file-spreadsheet"),
        )

    @classmethod
    def read_ahead(cls, workspace: Workspace) -> Iterator[object]:
        """Read the tasks of the year, the register, and how the last resolution fared."""
        documents, year = workspace.services.documents, workspace.year
        yield documents.task_board(year)
        yield documents.register_book(register_day(year, workspace.now().date()))
        yield documents.last_progress(year)

    def refresh(self) -> None:
        """Load the tabs somebody has looked at again, and the figures of all."""
        for view in self._views:
            view.load()
        services, year = self.workspace.services, self.workspace.year
        day = register_day(year, self.workspace.now().date())
        register = services.documents.register_book(day)
        self.tasks.register.show_register(register)
        self.tabs.set_count(TASKS, self.tasks.count())
        self.tabs.set_count(REGISTER, len(register.rows))
        self.tabs.set_count(WRITTEN, len(services.written_papers.list(year)))

    def open(self, where: str) -> None:
        """Show a task or a paper, of whatever year it is."""
        self.refresh_if_stale()
        prefix, _, record = where.partition(":")
        if where == NEW_PAPER:
            self.write()
            return
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
        if prefix == "written":
            self._show_tab(WRITTEN)
            self._show_written(int(record))
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
        """Keep what is typed of a known task and of a paper."""
        built = vars(self)  # a form nobody has opened holds nothing
        if "editor" in built:
            self.editor.keep_typed()
        if "writing" in built:
            self.writing.keep_typed()

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

    def write(self) -> None:
        """Open the form of a new written paper."""
        self._show_tab(WRITTEN)
        self._show_part(self.writing)
        self.writing.start()

    def write_for(self, document_id: int) -> None:
        """Open the written paper of a line of the register, begun where there is none yet."""
        papers = self.workspace.services.written_papers
        known = self.workspace.perform(lambda: (papers.of_document(document_id),))
        if known is None:
            return
        if known[0] is not None:
            self.change_written(known[0].id)
            return
        draft = self.workspace.perform(lambda: papers.draft_for(document_id))
        if draft is not None:
            self._show_tab(WRITTEN)
            self._show_part(self.writing)
            self.writing.start_for(document_id, draft)

    def change_written(self, paper_id: int) -> None:
        """Open the form of a written paper."""
        get = self.workspace.services.written_papers.get
        paper = self.workspace.perform(lambda: get(paper_id))
        if paper is not None:
            self._show_tab(WRITTEN)
            self._show_part(self.writing)
            self.writing.edit(paper)

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
        front = self._front()
        if isinstance(front, RegisterView):
            self.print_register()
        elif isinstance(front, WrittenView):
            front.export()
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
        self._show_part(self._view(place))

    def _view(self, place: int) -> View:
        views: dict[int, Callable[[], View]] = {
            TASKS: lambda: self.tasks,
            REGISTER: lambda: self.register,
            WRITTEN: lambda: self.written,
        }
        return views[place]()

    def _show_part(self, wanted: QWidget) -> None:
        is_form = wanted in self._forms
        for part in (*self._views, *self._forms):
            part.setVisible(part is wanted)
        self.header.setVisible(not is_form)
        self.tabs_row.setVisible(not is_form)
        self.export_button.setVisible(isinstance(wanted, TasksView))
        self.give_button.setVisible(isinstance(wanted, TasksView))
        self.enter_button.setVisible(isinstance(wanted, RegisterView))
        self.print_button.setVisible(isinstance(wanted, RegisterView))
        self.write_button.setVisible(isinstance(wanted, WrittenView))

    def _leave_form(self) -> None:
        self.workspace.perform(self.keep_typed)
        self._show_tab(self.tabs.currentIndex())
        self._view(self.tabs.currentIndex()).take_focus()

    def _on_saved(self, task_id: int) -> None:
        self.open(f"task:{task_id}")
        self.tasks.take_focus()

    def _on_issued(self, document_id: int) -> None:
        self.open(f"document:{document_id}")
        self.register.take_focus()

    def _on_written(self, paper_id: int) -> None:
        self.open(f"written:{paper_id}")
        self.written.take_focus()

    def _show_written(self, paper_id: int) -> None:
        """Choose a written paper, of whatever year it is."""
        if self.written.show_paper(paper_id):
            return
        get = self.workspace.services.written_papers.get
        paper = self.workspace.read(lambda: get(paper_id))
        if paper is not None:
            self.workspace.set_year((paper.draft.day or paper.changed_at).year)
            self.refresh_if_stale()
            self.written.show_paper(paper_id)

    def _front(self) -> View | None:
        """Return the tab in front, none while a form stands in its place."""
        return next((view for view in self._views if view.isVisible()), None)

    def _new(self) -> None:
        front = self._front()
        if isinstance(front, RegisterView):
            self.enter()
        elif isinstance(front, WrittenView):
            self.write()
        else:
            self.give()

    def _find(self) -> None:
        front = self._front()
        if isinstance(front, (RegisterView, WrittenView)):
            front.take_search()
        else:
            self.tasks.owner.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.tabs_row = QWidget()
        column = QVBoxLayout(self.tabs_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.body.addWidget(self.tabs_row)
        self.body.addWidget(self.tasks, 1)
        self._show_tab(TASKS)
        self.tabs.currentChanged.connect(self._show_tab)
        self.tabs.currentChanged.connect(self.topic_changed)
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.give_button.clicked.connect(lambda _checked: self.give())
        self.enter_button.clicked.connect(lambda _checked: self.enter())
        self.print_button.clicked.connect(lambda _checked: self.print_register())
        self.tasks.give_asked.connect(self.give)
        self.tasks.edit_asked.connect(self.edit)
        self.tasks.register_asked.connect(lambda: self._show_tab(REGISTER))
        self.write_button.clicked.connect(lambda _checked: self.write())
        self._keys = KeyMap(self)
        for keys, act in (("Ctrl+N", self._new), ("Ctrl+F", self._find), ("Ctrl+E", self._export)):
            self._keys.add(keys, act)
