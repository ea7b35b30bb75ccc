"""What every page reads again between two changes: the members, the cell, settings, thresholds."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.data import journal

T = TypeVar("T")
MOST_KNOWN = 1000
"""Years and meetings looked at long ago make room for those looked at now."""
_PLACE = "memo"


class Memo:
    """Frozen values read from committed rows; a change of their tables lets go of them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[frozenset[str], Any]] = {}

    @property
    def info(self) -> dict[str, Any]:
        """Return what a session is given to carry the memo."""
        return {_PLACE: self}

    def recall(self, name: str, tables: frozenset[str], read: Callable[[], T]) -> T:
        """Return a value known by this name, read now if it is not."""
        if name in self._known:
            known: T = self._known[name][1]
            return known
        value = read()
        while len(self._known) >= MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[name] = (tables, value)
        return value

    def forget(self, tables: frozenset[str]) -> None:
        """Let go of what was read from any of these tables."""
        self._known = {
            name: known for name, known in self._known.items() if known[0].isdisjoint(tables)
        }


def remembered(
    session: Session, name: str, tables: frozenset[str], read: Callable[[Session], T]
) -> T:
    """Return a frozen value, from memory while the tables it is made of have not changed.

    An action recalls what it has not touched itself; the rest it reads from its own rows.
    """
    memo = session.info.get(_PLACE)
    if not isinstance(memo, Memo) or not tables.isdisjoint(journal.touched(session)):
        return read(session)
    return memo.recall(name, tables, lambda: read(session))
