"""Stand-ins for what a test must not have: people who answer, and threads."""

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.errors import Cancelled
from ui.kit.dialog import Dialog
from ui.kit.dialogs import SHORTEST_REASON, FileKinds
from ui.kit.tasks import Task, TaskRunner


class OpenedFiles(list[Path]):
    """Remembers what was opened in another program."""

    def __call__(self, path: Path) -> bool:
        """Take a file and say that it opened."""
        self.append(path)
        return True


@dataclass
class FakeDialogs:
    """Answers from a script, and remembers what was asked and said.

    Fill `answers`, `reasons`, `files`, `folders` with what a person would give, in order; None or
    False is leaving. A question nobody wrote an answer for fails the test. An answer to a dialog
    may be a function that fills the dialog in and returns whether its verb is pressed.
    """

    answers: deque[Any] = field(default_factory=deque)
    reasons: deque[str | None] = field(default_factory=deque)
    files: deque[Path | None] = field(default_factory=deque)
    folders: deque[Path | None] = field(default_factory=deque)
    asked: list[str] = field(default_factory=list)
    consequences: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    shown: list[Dialog] = field(default_factory=list)

    def assert_all_asked(self) -> None:
        """Fail if an answer was prepared for a question nobody asked."""
        left = [*self.answers, *self.reasons, *self.files, *self.folders]
        assert not left, f"never asked for: {left}"

    def ask(self, question: str, consequence: str, verb: str, *, danger: bool = False) -> bool:
        self.consequences.append(consequence)
        return bool(self._next(self.answers, question))

    def ask_reason(
        self, question: str, consequence: str, verb: str, *, shortest: int = SHORTEST_REASON
    ) -> str | None:
        self.consequences.append(consequence)
        reason: str | None = self._next(self.reasons, question)
        assert reason is None or len(reason) >= shortest, f"too short a reason: {reason!r}"
        return reason

    def choose_file(self, title: str, kinds: FileKinds, folder: Path | None = None) -> Path | None:
        chosen: Path | None = self._next(self.files, title)
        return chosen

    def choose_files(
        self, title: str, kinds: FileKinds, folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Take all the files that are left; a single None is leaving."""
        chosen = [self._next(self.files, title), *self.files]
        self.files.clear()
        return tuple(path for path in chosen if path is not None)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        chosen: Path | None = self._next(self.folders, title)
        return chosen

    def save_file(self, title: str, kinds: FileKinds, suggested: Path) -> Path | None:
        chosen: Path | None = self._next(self.files, title)
        return chosen

    def error(self, sentence: str) -> None:
        self.errors.append(sentence)

    def show(self, dialog: Dialog) -> bool:
        self.shown.append(dialog)
        answer = self._next(self.answers, dialog.windowTitle())
        return bool(answer(dialog)) if callable(answer) else bool(answer)

    def show_fault(self, details: str) -> None:
        self.faults.append(details)

    def _next(self, script: deque[Any], question: str) -> Any:
        self.asked.append(question)
        assert script, f"unexpected question: {question}"
        return script.popleft()


class InstantTasks(TaskRunner):
    """Does background work at once, on the thread that starts it."""

    def start(self, task: Task) -> None:
        task.run()


class CollectedProgress:
    """A progress that keeps its reports and can stop the work after some of them."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self._stop_after = stop_after

    def __call__(self, done: int, total: int, what: str) -> None:
        if self._stop_after is not None and len(self.reports) >= self._stop_after:
            raise Cancelled
        self.reports.append((done, total, what))
