"""What is typed in a form of a review and not recorded yet: kept while typed, given back later."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.grades import MemberGrade
from app.domain.text import clock_text
from ui.kit.cards import Notice
from ui.workspace import Workspace

IDLE_MS = 500
"""After the last key."""
MOST_MS = 2000
"""While keys keep coming."""
RESTORED = "Đã lấy lại phần đang ghi dở lúc {}, chưa ghi vào sổ."
_DAY, _NUMBER, _GRADE = "day of", "number of", "grade of"
_READERS: Mapping[str, Callable[[str], Any]] = {
    _GRADE: MemberGrade,
    _NUMBER: Decimal,
    _DAY: date.fromisoformat,
}


class Typed(Protocol):
    """What is typed into: a form, or the counts of a vote."""

    changed: SignalInstance

    def values(self) -> dict[str, Any]:
        """Return what stands there, by name."""

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put values there as if they were typed."""

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values as they are saved."""

    def is_changed(self) -> bool:
        """Tell whether something stands there that is not saved."""


class SheetDraft(QWidget):
    """Follows one form at a time; its place is a key such as "review:2:15:self".

    Another member, another page or a crash loses nothing: what was typed stands there again.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._form: Typed | None = None
        self._key = ""
        self._notice = Notice("", act="Dùng bản đã ghi", on_act=self._drop)
        self._saved: dict[str, Any] = {}
        self._is_kept = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        for timer in (self._idle, self._most):
            timer.timeout.connect(self.keep_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notice)
        self.hide()

    def follow(self, form: Typed, key: str) -> None:
        """Watch a form that shows a record as it is saved, and give back what was unfinished."""
        if self._form is not form:
            if self._form is not None:
                self._form.changed.disconnect(self._on_typed)
            form.changed.connect(self._on_typed)
        self._form, self._key, self._saved = form, key, form.values()
        self._is_kept = False
        self._restore(form)

    def keep_now(self) -> None:
        """Put what is typed where neither another page nor a crash can reach it.

        What was kept and then taken back by hand is forgotten.
        """
        self._stop_timers()
        form = self._form
        if form is None or not self._key:
            return
        if not form.is_changed():
            if self._is_kept:
                self.done()
            return
        self._is_kept = True
        try:
            self._workspace.services.history.keep_typed(self._key, _written(form.values()))
        except AppError as refusal:
            self._workspace.save_state_changed.emit(refusal.sentence)

    def done(self) -> None:
        """Forget what was typed: it is recorded now."""
        self._stop_timers()
        self._is_kept = False
        self.hide()
        if self._key:
            self._workspace.services.history.drop_typed(self._key)

    def _on_typed(self) -> None:
        self._idle.start()
        if not self._most.isActive():
            self._most.start()

    def _stop_timers(self) -> None:
        self._idle.stop()
        self._most.stop()

    def _restore(self, form: Typed) -> None:
        unfinished = self._workspace.services.history.unfinished()
        left = next((text for text in unfinished if text.key == self._key), None)
        self.setVisible(left is not None)
        if left is None:
            return
        self._is_kept = True
        typed = _read(left.text)
        form.put_values({name: typed[name] for name in typed.keys() & self._saved.keys()})
        self._notice.set_text(RESTORED.format(clock_text(left.at)))

    def _drop(self) -> None:
        if self._form is not None:
            self._form.set_values(self._saved)
        self.done()


def _written(values: Mapping[str, Any]) -> str:
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it; what JSON does not know carries its kind."""
    match value:
        case MemberGrade():
            return {_GRADE: value.value}
        case Decimal():
            return {_NUMBER: str(value)}
        case date():
            return {_DAY: value.isoformat()}
        case _:
            return value


def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text, object_hook=_value)
    return found


def _value(pairs: dict[str, Any]) -> Any:
    for name, read in _READERS.items():
        if pairs.keys() == {name}:
            return read(pairs[name])
    return pairs
