"""Undo, redo and what is being typed."""

from dataclasses import dataclass
from datetime import datetime

from app.data.database import Database
from app.data.typed_text import TypedTexts
from app.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class UndoLabels:
    """What undo and redo would act on, None when there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class UnfinishedText:
    """A text that was typed and whose action was never done."""

    key: str
    text: str
    at: datetime


class HistoryService:
    """Going back and forth, and texts kept while they are typed."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._typed = TypedTexts(db)

    def labels(self) -> UndoLabels:
        """Return what undo and redo would act on."""
        return UndoLabels(*self._db.labels())

    def undo(self) -> str | None:
        """Take back the last action of this run; raises Conflict when rows have changed since."""
        return self._db.undo()

    def redo(self) -> str | None:
        """Do again what was last undone."""
        return self._db.redo()

    def keep_typed(self, key: str, text: str) -> None:
        """Keep a text while it is being typed; it is no action and not undone."""
        self._typed.keep(key, text, self._clock())

    def drop_typed(self, key: str) -> None:
        """Forget a typed text, as after it was saved."""
        self._typed.drop(key)

    def unfinished(self) -> tuple[UnfinishedText, ...]:
        """Return what a crash left unfinished, oldest first."""
        return tuple(UnfinishedText(t.key, t.text, t.at) for t in self._typed.pending())
