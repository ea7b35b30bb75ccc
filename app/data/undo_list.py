"""One action of this run that undo can reach, and the row of it that undo must leave in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.data.journal import Change, Key


@dataclass(frozen=True, slots=True)
class Step:
    """An action as the lists of undo and redo hold it."""

    action_id: int
    label: str
    kept: Key | None = None
    """A row that is given for good, such as a number: taking the action back only closes it."""


def given_row(changes: Iterable[Change], table: str) -> Key | None:
    """Return the new row of a table among the changes of an action, None where there is none."""
    new = ((c.table, c.row_id) for c in changes if c.table == table and c.before is None)
    return next(new, None)
