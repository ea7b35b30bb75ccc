"""Undo and redo, and what is being typed."""

from dataclasses import dataclass
from datetime import datetime

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_parts import document_record
from app.data.typed_text import TypedTexts
from app.domain.clock import Clock
from app.domain.documents import IssuedDocument
from app.domain.errors import Refused
from app.services.cancelled_numbers import CANCELLING, cancel_number, refuse_short_reason


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

    def number_to_cancel(self) -> IssuedDocument | None:
        """Return the number the last action gave: undoing it cancels the number, with a reason."""
        kept = self._db.kept_by_undo()
        if kept is None:
            return None
        with self._db.read() as session:
            row = session.get(t.IssuedDocument, kept[1])
            return None if row is None else document_record(row)

    def cancel_given_number(self, reason: str) -> None:
        """Undo the giving of a number: it stays in the register as cancelled, with the reason.

        Everything else goes back to what it was, and what was done before can still be undone.
        """
        number = self.number_to_cancel()
        if number is None:
            raise Refused("Việc vừa làm không cấp số văn bản nào.")
        refuse_short_reason(reason)
        with self._db.undo_closing(CANCELLING) as session:
            cancel_number(session, number.id, reason)

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
