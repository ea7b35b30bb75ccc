"""The list of a file or of the clipboard on the members' page of the first run."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.clock import system_now
from app.domain.errors import AppError
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import MemberImport, draft_members
from app.domain.progress import Progress
from app.domain.sensitive_data import hidden_fields
from ui.importing.view import ImportView
from ui.kit.buttons import quiet, secondary
from ui.kit.dialogs import Dialogs
from ui.kit.tasks import Task, TaskRunner

FILE_KINDS = (("Danh sách (Excel, CSV)", "*.xlsx *.xls *.xlsm *.csv *.txt"), ("Mọi tệp", "*"))
_HIDDEN = frozenset(c for c in ImportColumn if c.value in hidden_fields(()))


def _today() -> date:
    return system_now().date()


def _month_start() -> date:
    """Return from when a new cell keeps records."""
    return _today().replace(day=1)


class ListPart(QWidget):
    """Three ways to name the members; a list that was read stands below until it is dropped."""

    changed = Signal()

    def __init__(self, dialogs: Dialogs, cell_name: Callable[[], str]) -> None:
        super().__init__()
        self._dialogs, self._cell_name = dialogs, cell_name
        self._tasks = TaskRunner(self)
        self.file_button = secondary("Chọn tệp", icon="file-up")
        self.paste_button = secondary("Dán từ Excel", icon="clipboard-paste")
        self.by_hand_button = quiet("Tự nhập từng người", icon="user-plus")
        self.view = ImportView(self._draft, today=_today, since=_month_start)
        self._build()

    @property
    def imported(self) -> tuple[ForeignFile, ImportChoices] | None:
        """The list to write with the answers to its questions, None without one."""
        draft = self.view.draft
        if self.view.file is None or draft is None or not draft.plan.added:
            return None
        return self.view.file, self.view.choices

    @property
    def is_used(self) -> bool:
        """Tell whether a list stands here."""
        return self.view.draft is not None

    def count(self) -> int:
        """Return how many members the list would write."""
        return len(self.view.draft.plan.added) if self.view.draft is not None else 0

    def open_count(self) -> int:
        """Return how many questions have no answer; a list without names counts as one."""
        draft = self.view.draft
        if draft is None or self.view.is_ready():
            return 0
        return max(self.view.open_count(), 1)

    def choose(self) -> None:
        """Ask for a file and read it in the background."""
        path = self._dialogs.choose_file("Chọn danh sách đảng viên", FILE_KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file; what is wrong with it is said in one sentence."""

        def work(_progress: Progress) -> ForeignFile:
            from app.services.foreign_files import read_foreign_file  # noqa: PLC0415 - late

            return read_foreign_file(path)

        task = Task(work)
        task.succeeded.connect(self.take)
        task.failed.connect(self._refuse)
        self._tasks.start(task)

    def paste(self) -> None:
        """Read the lines on the clipboard."""
        from app.services.foreign_files import read_pasted  # noqa: PLC0415 - late

        try:
            self.take(read_pasted(QGuiApplication.clipboard().text()))
        except AppError as refusal:
            self._dialogs.error(refusal.sentence)

    def take(self, file: ForeignFile) -> None:
        """Show what was read."""
        self.view.take(file)
        self._show_state()
        self.view.go_to_first_open()

    def drop(self) -> None:
        """Forget the list: members are typed by hand, or come later."""
        self.view.forget()
        self._show_state()

    def _refuse(self, refusal: object) -> None:
        if isinstance(refusal, AppError):
            self._dialogs.error(refusal.sentence)

    def _draft(
        self, file: ForeignFile, choices: ImportChoices, earlier: MemberImport | None
    ) -> MemberImport:
        setting = ImportSetting(_today(), cell_name=self._cell_name(), hidden=_HIDDEN)
        return draft_members(file, choices, setting, earlier=earlier)

    def _show_state(self) -> None:
        self.view.setVisible(self.is_used)
        self.by_hand_button.setVisible(self.is_used)
        self.file_button.setText("Chọn tệp khác" if self.is_used else "Chọn tệp")
        self.changed.emit()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.file_button, self.paste_button, self.by_hand_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.view)
        self._show_state()
        self.file_button.clicked.connect(lambda _checked: self.choose())
        self.paste_button.clicked.connect(lambda _checked: self.paste())
        self.by_hand_button.clicked.connect(lambda _checked: self.drop())
        self.view.changed.connect(self.changed)
