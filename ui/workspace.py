"""What every page is given: the open book, dialogs, background tasks, messages, and the year."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import AppError, ValidationError
from app.domain.progress import Progress
from app.services.workspace import Services
from ui.kit.dialogs import Dialogs
from ui.kit.forms import Form
from ui.kit.state import WindowState
from ui.kit.tasks import Task, TaskRunner

CANCEL_WORDS = "Số đã hủy vẫn ở trong sổ văn bản, in kèm lý do, và không cấp lại."
BACKUP_MS = 30 * 60 * 1000
"""A book that is worked on is backed up at least this often."""
DAY_MS = 60 * 1000
"""How often a window left open looks whether another day has begun."""

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
Say = Callable[[str, bool], None]
"""Shows a sentence on the message strip; the flag offers Hoàn tác."""


class Workspace(QObject):
    """The open book as pages use it."""

    changed = Signal(frozenset)
    """Tables touched by an action, an undo or a redo; on the GUI thread."""
    year_changed = Signal(int)
    day_changed = Signal()
    """Another day has begun: what is late, and for how long, is to be said anew."""
    opened = Signal(str)
    """A place to go to: "member:3", "meeting:12:score:4.7", "plan:2026-03", "page:tasks"."""
    said = Signal(str, bool)
    """A sentence for the message strip, and whether it offers Hoàn tác."""
    task_started = Signal(object, str)
    save_state_changed = Signal(str)
    """"" after a change was kept, else the sentence why it was not."""

    def __init__(
        self,
        services: Services,
        dialogs: Dialogs,
        tasks: TaskRunner,
        state: WindowState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.dialogs = dialogs
        self.tasks = tasks
        self.state = state
        self._day = services.now().date()
        self._year = self._day.year
        self._stop_listening = services.subscribe(self.changed.emit)
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._backups.timeout.connect(self._back_up_by_timer)
        self._backups.start()
        self._days = QTimer(self, interval=DAY_MS)
        self._days.timeout.connect(self.look_at_day)
        self._days.start()

    @property
    def year(self) -> int:
        """Return the year the window shows."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show another year on every page."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def now(self) -> datetime:
        """Return the time the book lives in: the clock, or the sample cell's own day."""
        return self.services.now()

    def look_at_day(self) -> None:
        """Tell when the day is another one than at the last look."""
        today = self.now().date()
        if today != self._day:
            self._day = today
            self.day_changed.emit()

    def perform(
        self,
        act: Callable[[], T],
        said: str = "",
        *,
        form: Form | None = None,
        undo: bool = True,
    ) -> T | None:
        """Do one action of the user; show what was done, or why it was not.

        Problems of a form stand beside its fields; every other refusal is one sentence.
        """
        try:
            result = act()
        except ValidationError as refusal:
            left = form.show_problems(refusal.problems) if form is not None else refusal.problems
            if left:
                self._refuse(" ".join(problem.message for problem in left))
            return None
        except AppError as refusal:
            self._refuse(refusal.sentence)
            return None
        self.save_state_changed.emit("")
        if said:
            self.said.emit(said, undo)
        return result

    def read(self, ask: Callable[[], T]) -> T | None:
        """Return what is asked of the book, or say why there is no answer; nothing is saved."""
        try:
            return ask()
        except AppError as refusal:
            self.dialogs.error(refusal.sentence)
            return None

    def undo(self) -> None:
        """Take back the last action; a number that was given is cancelled, with its reason."""
        number = self.read(self.services.history.number_to_cancel)
        if number is not None:
            self._cancel_number(number.code)
            return
        label = self.perform(self.services.history.undo)
        if label:
            self.said.emit(f"Đã hoàn tác: {label}.", False)

    def ask_why_cancelled(self, code: str) -> str | None:
        """Ask why a number is cancelled; None when the person leaves."""
        return self.dialogs.ask_reason(f"Hủy số {code}?", CANCEL_WORDS, "Hủy số")

    def _cancel_number(self, code: str) -> None:
        reason = self.ask_why_cancelled(code)
        if reason is not None:
            cancel = partial(self.services.history.cancel_given_number, reason)
            self.perform(cancel, f"Đã hủy số {code}.", undo=False)

    def redo(self) -> None:
        """Do again what was last undone."""
        label = self.perform(self.services.history.redo)
        if label:
            self.said.emit(f"Đã làm lại: {label}.", False)

    def go(self, where: str) -> None:
        """Open the place of a record."""
        self.opened.emit(where)

    def run(
        self,
        work: Callable[[Progress], T],
        title: str,
        done: Callable[[T], None] | None = None,
    ) -> Task:
        """Do long work in the background with progress and a way to stop it."""
        task = Task(work)
        task.failed.connect(self._on_task_failed)
        if done is not None:
            task.succeeded.connect(done)
        self.task_started.emit(task, title)
        self.tasks.start(task)
        return task

    def export(
        self,
        kind: str,
        done: Callable[[tuple[Path, ...]], None],
        *,
        meeting_id: int | None = None,
        year: int | None = None,
        title: str = "Đang xuất văn bản",
    ) -> None:
        """Write a paper of a meeting or a year in the background, then hand on its files."""
        papers = self.services.papers

        def work(progress: Progress) -> tuple[Path, ...]:
            return papers.export(kind, meeting_id=meeting_id, year=year, progress=progress)

        self.run(work, title, done)

    def back_up(self) -> None:
        """Back the book up if it has changed; a failure is logged and keeps nobody waiting."""
        try:
            self.services.backups.make_on_exit()
        except AppError as refusal:
            _LOG.warning("no backup on exit: %s", type(refusal).__name__)

    def _back_up_by_timer(self) -> None:
        if not self.tasks.is_busy():
            task = Task(self.services.backups.make_by_timer)
            self.tasks.start(task)

    def close(self) -> None:
        """Stop background work and close the book."""
        self._backups.stop()
        self._days.stop()
        self.tasks.stop_all()
        self._stop_listening()
        self.services.close()

    def _on_task_failed(self, refusal: object) -> None:
        if isinstance(refusal, AppError):
            self._refuse(refusal.sentence)

    def _refuse(self, sentence: str) -> None:
        self.save_state_changed.emit(sentence)
        self.dialogs.error(sentence)
