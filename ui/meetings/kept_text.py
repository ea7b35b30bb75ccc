"""Long text that cannot get lost: kept while it is typed, committed when left, given back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.text import clock_text
from app.services.history import UnfinishedText
from ui.kit.cards import Notice
from ui.kit.dropping import drop
from ui.kit.inputs import LongText
from ui.workspace import Workspace

IDLE_MS = 500
"""After the last key."""
MOST_MS = 2000
"""While keys keep coming."""

Commit = Callable[[str], object]
"""Keeps the text for good; one action of the journal."""
Unfinished = Callable[[], tuple[UnfinishedText, ...]]


class KeptText(QWidget):
    """A text of one record; its place is a key such as "meeting:12:draft_resolution".

    `show_text` may be called at every refresh: what is being typed is never overwritten.
    """

    changed = Signal()
    """A person has typed."""
    committed = Signal(str)
    required = False

    def __init__(
        self,
        workspace: Workspace,
        *,
        lines: int = 3,
        most_lines: int = 12,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._key, self._saved = "", ""
        self._commit: Commit | None = None
        self._is_dirty = False
        self.field = _Field(lines=lines, most_lines=most_lines, placeholder=placeholder)
        self._notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        self._idle.timeout.connect(self.keep_now)
        self._most.timeout.connect(self.keep_now)
        self.field.changed.connect(self._on_typed)
        self.field.left.connect(self.commit)
        self.field.turned_away.connect(self.keep_now)

    @property
    def is_dirty(self) -> bool:
        """Say whether something is typed that is not committed."""
        return self._is_dirty

    def show_text(
        self, key: str, saved: str, commit: Commit | None, unfinished: Unfinished | None = None
    ) -> None:
        """Show the text of a record, or what a crash left unfinished of it.

        Without `commit` the text is one field of a form: it stays kept until the form drops it.
        Several texts shown at once share what is `unfinished`, so that it is read once.
        """
        if key != self._key:
            self.commit()
            self._forget_notice()
            self._key, self._saved, self._commit, self._is_dirty = key, saved, commit, False
            self.field.set_value(saved)
            self._restore(unfinished or self._workspace.services.history.unfinished)
            return
        self._commit = commit
        if not self._is_dirty and saved != self._saved:
            self.field.set_value(saved)
        self._saved = saved

    def value(self) -> str:
        """Return the text without outer blanks."""
        return str(self.field.value())

    def set_value(self, value: object) -> None:
        """Show a text that is not typed by a person and belongs to no record yet."""
        self.field.set_value(value)

    def trouble(self) -> str:
        """Return nothing: any text can be read."""
        return ""

    def set_read_only(self, is_read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.field.setReadOnly(is_read_only)

    def insert(self, text: str) -> None:
        """Put words in at the cursor as if a person had typed them."""
        self.field.insertPlainText(text)

    def commit(self) -> bool:
        """Keep the text for good if it was changed; false when it was refused."""
        if not self._is_dirty:
            return True
        if self._commit is None:
            self.keep_now()
            return True
        key, text, commit = self._key, self.value(), self._commit
        self._stop_timers()
        # What is said may bring a refresh or another loss of focus: this text is done first.
        self._is_dirty = False
        if text != self._saved and not self._workspace.perform(lambda: _done(commit, text)):
            self._is_dirty = True
            self.keep_now()
            return False
        self._saved = text
        self._workspace.services.history.drop_typed(key)
        self.field.document().clearUndoRedoStacks()
        self._forget_notice()
        self.committed.emit(text)
        return True

    def keep_now(self) -> None:
        """Put what is being typed where a crash cannot reach it; it is no action yet."""
        self._stop_timers()
        if not self._is_dirty or not self._key:
            return
        try:
            self._workspace.services.history.keep_typed(self._key, self.field.toPlainText())
        except AppError as refusal:
            self._workspace.save_state_changed.emit(refusal.sentence)

    def _on_typed(self) -> None:
        self._is_dirty = True
        self._idle.start()
        if not self._most.isActive():
            self._most.start()
        self.changed.emit()

    def _stop_timers(self) -> None:
        self._idle.stop()
        self._most.stop()

    def _restore(self, unfinished: Unfinished) -> None:
        history = self._workspace.services.history
        left = next((text for text in unfinished() if text.key == self._key), None)
        if left is None:
            return
        if left.text.strip() == self._saved.strip():
            history.drop_typed(self._key)
            return
        self._is_dirty = True
        self.field.set_value(left.text)
        self._say_restored(left)

    def _say_restored(self, left: UnfinishedText) -> None:
        self._notice = Notice(
            f"Đã lấy lại phần đang gõ dở lúc {clock_text(left.at)}.",
            act="Dùng bản đã lưu",
            on_act=self._drop_restored,
        )
        self._column.insertWidget(0, self._notice)

    def _drop_restored(self) -> None:
        self._stop_timers()
        self._is_dirty = False
        self._workspace.services.history.drop_typed(self._key)
        self.field.set_value(self._saved)
        self._forget_notice()

    def _forget_notice(self) -> None:
        if self._notice is not None:
            drop(self._notice)
            self._notice = None


class _Field(LongText):
    """Tells when the person goes on, and when only the window or a menu takes the keyboard."""

    left = Signal()
    turned_away = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell why the keyboard goes."""
        super().focusOutEvent(event)
        away = event.reason() in _AWAY
        (self.turned_away if away else self.left).emit()


_AWAY = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


def _done(commit: Commit, text: str) -> bool:
    commit(text)
    return True


def keep_all(root: QWidget) -> None:
    """Keep what is being typed in every text under a widget."""
    for kept in root.findChildren(KeptText):
        kept.keep_now()


def commit_all(root: QWidget) -> None:
    """Commit every text under a widget, as before another step is shown."""
    for kept in root.findChildren(KeptText):
        kept.commit()
