"""The trash: deletions of the journal that can still be put back, across runs, until purged."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import journal, journal_log
from app.data.journal import Change, Image, Key
from app.data.references import CASCADE, References
from app.data.tables.history import JournalAction, JournalEntry
from app.domain.errors import Conflict
from app.domain.journals import PARENT_GONE

BACK_ALREADY = "Mục này đã có lại trong sổ. Hãy mở lại danh sách để xem."

_Action: Any = JournalAction.__table__
_Entry: Any = JournalEntry.__table__


@dataclass(frozen=True, slots=True)
class Deletion:
    """A row somebody deleted, with the rows that went because of it."""

    action_id: int
    label: str
    at: datetime
    table: str
    row_id: int
    image: Image
    children: int = 0


def deletions(session: Session, tables: Collection[str], limit: int) -> tuple[Deletion, ...]:
    """Return the deleted rows of these tables that are still gone, newest first.

    A row that went with its parent is counted there, not listed; a row deleted twice is listed
    once.
    """
    references = References(session.connection())
    found: dict[Key, Deletion] = {}
    for action_id, label, at in _actions(session, tables):
        lost = _lost(session, action_id)
        for change in _tops(lost, references):
            key = (change.table, change.row_id)
            if change.table in tables and key not in found and _is_gone(session, key):
                children = len(_with_children(lost, key, references)) - 1
                moment = datetime.fromisoformat(at)
                image = change.before or {}
                found[key] = Deletion(action_id, label, moment, *key, image, children)
        if len(found) >= limit:
            break
    return tuple(found.values())


def _actions(session: Session, tables: Collection[str]) -> Iterator[tuple[int, str, str]]:
    has_lost = (
        select(_Entry.c.id)
        .where(_Entry.c.action_id == _Action.c.id, _Entry.c.after.is_(None))
        .where(_Entry.c.table_name.in_(tables))
    )
    query = (
        select(_Action.c.id, _Action.c.label, _Action.c.at)
        .where(_Action.c.undone.is_(False), has_lost.exists())
        .order_by(_Action.c.id.desc())
    )
    for row in session.connection().execute(query).all():
        yield row.id, row.label, row.at


def _lost(session: Session, action_id: int) -> tuple[Change, ...]:
    """Return the deletions of an action, children before their parents."""
    done = journal_log.changes_of(session, action_id)
    return tuple(change for change in done if change.after is None)


def _is_gone(session: Session, key: Key) -> bool:
    return journal.stored(session.connection(), *key) is None


def _tops(lost: Sequence[Change], references: References) -> Iterator[Change]:
    """Give the rows that were deleted themselves, not because of another."""
    keys = {(change.table, change.row_id) for change in lost}
    for change in lost:
        if keys.isdisjoint(_owners(change, references)):
            yield change


def _owners(change: Change, references: References) -> Iterator[Key]:
    for key, rule in references.parents(change.table, change.before or {}):
        if rule == CASCADE:
            yield key


def _with_children(lost: Sequence[Change], top: Key, references: References) -> tuple[Change, ...]:
    """Return the deletion of a row and of what went because of it, parents first."""
    kept: dict[Key, Change] = {}
    for change in reversed(lost):
        key = (change.table, change.row_id)
        if key == top or not kept.keys().isdisjoint(_owners(change, references)):
            kept[key] = change
    return tuple(kept.values())


# --- Putting back ------------------------------------------------------------------------------


def missing_parents(session: Session, lost: Sequence[Deletion]) -> tuple[Key | None, ...]:
    """Return for each deletion the row it needs that is gone itself, None when none is."""
    references = References(session.connection())
    return tuple(_missing_parent(session, one, references) for one in lost)


def _missing_parent(session: Session, one: Deletion, references: References) -> Key | None:
    parents = references.parents(one.table, one.image)
    return next((key for key, _rule in parents if _is_gone(session, key)), None)


def put_back(session: Session, action_id: int, key: Key) -> tuple[Change, ...]:
    """Bring a deleted row back with all that went with it, as part of the action being done now.

    Columns that were emptied because the row went point at it again, where nothing else has been
    put there since.
    """
    references = References(session.connection())
    every = journal_log.changes_of(session, action_id)
    lost = [change for change in every if change.after is None]
    wanted = _with_children(lost, key, references)
    if not wanted or not _is_gone(session, key):
        raise Conflict(BACK_ALREADY)
    back = {(change.table, change.row_id) for change in wanted}
    done = journal.apply(session, [change.inverse() for change in wanted])
    emptied = _emptied(session, every, back, references)
    done += journal.apply(session, [change.inverse() for change in emptied])
    refuse_orphans(session, done)
    return done


def _emptied(
    session: Session, every: Iterable[Change], back: set[Key], references: References
) -> Iterator[Change]:
    """Give the columns of rows still there that pointed at what comes back."""
    for change in every:
        if change.before is None or change.after is None or len(change.before) != 1:
            continue
        targets = (key for key, _rule in references.parents(change.table, change.before))
        now = journal.stored(session.connection(), change.table, change.row_id)
        (column,) = change.before
        if not back.isdisjoint(targets) and now is not None and now[column] is None:
            yield change


def refuse_orphans(session: Session, done: Iterable[Change]) -> None:
    """Raise Conflict when a row of these tables points at one that is not there."""
    for table in {change.table for change in done}:
        if session.connection().exec_driver_sql(f'PRAGMA foreign_key_check("{table}")').first():
            raise Conflict(PARENT_GONE)
