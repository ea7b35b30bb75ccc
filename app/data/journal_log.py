"""The journal as it is kept in the file: saving, undoing, listing, purging."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.data import journal
from app.data.journal import Change, Key
from app.data.tables.history import JournalAction, JournalEntry, TypedText

_Action: Any = JournalAction.__table__
_Entry: Any = JournalEntry.__table__
_Typed: Any = TypedText.__table__


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One line of the journal page."""

    id: int
    label: str
    at: datetime
    undone: bool
    rows: int


def save(session: Session, label: str, now: datetime) -> int | None:
    """Keep what the session did as one action; give back its number, None if it did nothing."""
    done = journal.changes(session)
    if not done:
        return None
    connection = session.connection()
    added: Any = connection.execute(
        insert(_Action).values(label=label, at=now.isoformat(), undone=False)
    )
    action_id = int(added.inserted_primary_key[0])
    connection.execute(insert(_Entry), [_entry(action_id, change) for change in done])
    return action_id


def _entry(action_id: int, change: Change) -> dict[str, Any]:
    return {
        "action_id": action_id,
        "table_name": change.table,
        "row_id": change.row_id,
        "before": journal.image_text(change.before),
        "after": journal.image_text(change.after),
    }


def changes_of(session: Session, action_id: int) -> tuple[Change, ...]:
    """Return what an action did, in order."""
    query = select(_Entry).where(_Entry.c.action_id == action_id).order_by(_Entry.c.id)
    return tuple(_change(row) for row in session.connection().execute(query))


def _change(row: Row[Any]) -> Change:
    return Change(
        row.table_name,
        row.row_id,
        before=journal.image_from(row.before),
        after=journal.image_from(row.after),
    )


def undo(session: Session, action_id: int, *, but: Key | None = None) -> None:
    """Take an action back, last change first; one whose row stays is not marked undone."""
    done = [one for one in changes_of(session, action_id) if (one.table, one.row_id) != but]
    journal.apply(session, [change.inverse() for change in reversed(done)])
    _mark(session, action_id, undone=but is None)


def redo(session: Session, action_id: int) -> None:
    """Do an undone action again."""
    journal.apply(session, changes_of(session, action_id))
    _mark(session, action_id, undone=False)


def _mark(session: Session, action_id: int, *, undone: bool) -> None:
    marked = update(_Action).where(_Action.c.id == action_id).values(undone=undone)
    session.connection().execute(marked)


def history(
    session: Session, limit: int, *, before_id: int | None = None
) -> tuple[ActionRecord, ...]:
    """Return the last actions, newest first; `before_id` gives the page after that action."""
    query = (
        select(_Action, func.count(_Entry.c.id).label("rows"))
        .join(_Entry, _Entry.c.action_id == _Action.c.id)
        .group_by(_Action.c.id)
        .order_by(_Action.c.id.desc())
        .limit(limit)
    )
    if before_id is not None:
        query = query.where(_Action.c.id < before_id)
    return tuple(
        ActionRecord(row.id, row.label, datetime.fromisoformat(row.at), row.undone, row.rows)
        for row in session.connection().execute(query)
    )


def older_than(session: Session, before: datetime) -> int:
    """Return how many actions are older than this moment (with its offset)."""
    query = select(func.count(_Action.c.id)).where(_Action.c.at < before.isoformat())
    return session.connection().execute(query).scalar_one()


def note(session: Session, label: str, now: datetime) -> None:
    """List something in the journal that changed no row."""
    added = insert(_Action).values(label=label, at=now.isoformat(), undone=False)
    session.connection().execute(added)


def purge(session: Session, before: datetime) -> int:
    """Forget actions older than this moment (with its offset); give back how many."""
    old = select(_Action.c.id).where(_Action.c.at < before.isoformat())
    connection = session.connection()
    connection.execute(delete(_Entry).where(_Entry.c.action_id.in_(old)))
    return connection.execute(delete(_Action).where(_Action.c.at < before.isoformat())).rowcount


def rewrite_texts(session: Session, rewrite: Callable[[str], str]) -> None:
    """Rewrite every text in the journal and in typed texts, as when a person is erased."""
    connection = session.connection()
    for row in connection.execute(select(_Entry)).all():
        images = {name: _rewritten(getattr(row, name), rewrite) for name in ("before", "after")}
        if images != {"before": row.before, "after": row.after}:
            connection.execute(update(_Entry).where(_Entry.c.id == row.id).values(images))
    for table, key, column in ((_Action, "id", "label"), (_Typed, "key", "text")):
        change = (
            update(table)
            .where(table.c[key] == bindparam("known"))
            .values({column: bindparam("new")})
        )
        rows = connection.execute(select(table.c[key], table.c[column])).all()
        new = [
            {"known": row[0], "new": rewrite(row[1])} for row in rows if rewrite(row[1]) != row[1]
        ]
        if new:
            connection.execute(change, new)


def _rewritten(text: str | None, rewrite: Callable[[str], str]) -> str | None:
    image = journal.image_from(text)
    if image is None:
        return None
    return journal.image_text(
        {name: rewrite(value) if isinstance(value, str) else value for name, value in image.items()}
    )
