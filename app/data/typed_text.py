"""Texts being typed: kept within two seconds, given back after a crash, dropped when done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.data.database import Database
from app.data.tables.history import TypedText

_Typed: Any = TypedText.__table__


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text that was typed and whose action was never done."""

    key: str
    text: str
    at: datetime


class TypedTexts:
    """What is being typed, by the key of its field ("meeting:12:item:3")."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, key: str, text: str, now: datetime) -> None:
        """Keep the whole text of a field in place of what was kept before."""
        row = {"text": text, "at": now.isoformat()}
        kept = insert(_Typed).values(key=key, **row)
        with self._db.aside() as session:
            session.execute(kept.on_conflict_do_update(index_elements=["key"], set_=row))

    def pending(self) -> tuple[Unfinished, ...]:
        """Return the texts left unfinished, oldest first."""
        query = select(_Typed.c.key, _Typed.c.text, _Typed.c.at).order_by(_Typed.c.at)
        with self._db.read() as session:
            return tuple(
                Unfinished(row.key, row.text, datetime.fromisoformat(row.at))
                for row in session.execute(query)
            )

    def take(self, key: str) -> str | None:
        """Return the text of a field and drop it; None when there is none."""
        query = select(_Typed.c.text).where(_Typed.c.key == key)
        with self._db.aside() as session:
            text: str | None = session.execute(query).scalar_one_or_none()
            session.execute(delete(_Typed).where(_Typed.c.key == key))
        return text

    def drop(self, key: str) -> None:
        """Forget the text of a field."""
        self.take(key)


def forget(session: Session, key: str) -> None:
    """Drop a typed text in the same transaction that keeps it for good: neither gets lost."""
    session.connection().execute(delete(_Typed).where(_Typed.c.key == key))


def forget_all(session: Session, prefix: str) -> None:
    """Drop the typed texts whose key begins so, as when their meeting goes."""
    begins = _Typed.c.key.startswith(prefix, autoescape=True)
    session.connection().execute(delete(_Typed).where(begins))
