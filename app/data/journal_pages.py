"""Pages of the journal: which actions, and what each did to which records, in words."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from app.data import journal
from app.data.journal import Key
from app.data.record_places import OWNERS
from app.data.record_words import Records, named
from app.data.tables.history import JournalAction, JournalEntry
from app.domain.clock import as_utc
from app.domain.journal_fields import field_changes
from app.domain.journals import (
    RECORD_NOUNS,
    ChangedRecord,
    ChangeKind,
    JournalFilter,
    JournalLine,
    JournalPage,
    RecordKey,
    tables_of,
)
from app.domain.text import lower_first

MOST_NAMED = 3
"""More rows of one table than this, changed the same way, are counted and not named."""

_Action: Any = JournalAction.__table__
_Entry: Any = JournalEntry.__table__
Touched = tuple[str, ChangeKind]


def journal_page(
    session: Session, wanted: JournalFilter, limit: int, before_id: int | None = None
) -> JournalPage:
    """Return the newest actions that fit, `before_id` the ones before that action."""
    query = _narrowed(session, wanted).order_by(_Action.c.id.desc()).limit(limit + 1)
    if before_id is not None:
        query = query.where(_Action.c.id < before_id)
    rows = session.connection().execute(query).all()
    touched = _touched(session, [row.id for row in rows[:limit]])
    records = Records(session)
    lines = tuple(
        JournalLine(
            row.id,
            row.label,
            local_time(row.at),
            row.undone,
            _summed(records, touched.get(row.id, {})),
        )
        for row in rows[:limit]
    )
    return JournalPage(lines, len(rows) > limit, _record_words(records, wanted.record))


def action_details(session: Session, action_id: int) -> tuple[ChangedRecord, ...]:
    """Return every record of an action, with the fields it changed where they are few."""
    touched = _touched(session, [action_id]).get(action_id, {})
    records = Records(session)
    details: list[ChangedRecord] = []
    for (table, kind), row_ids in touched.items():
        if len(row_ids) > MOST_NAMED:
            details.append(_counted(records, table, kind, row_ids))
        else:
            details += [_detailed(session, records, action_id, (table, i), kind) for i in row_ids]
    return tuple(details)


def local_time(at: str) -> datetime:
    """Return a moment of the journal as the clock on the wall showed it."""
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def _record_words(records: Records, key: RecordKey | None) -> str:
    return "" if key is None else records.words(key.table, key.row_id)


# --- Which actions -----------------------------------------------------------------------------


def _narrowed(session: Session, wanted: JournalFilter) -> Select[Any]:
    query = select(_Action.c.id, _Action.c.label, _Action.c.at, _Action.c.undone)
    if wanted.since is not None:
        query = query.where(_Action.c.at >= _moment(wanted.since))
    if wanted.until is not None:
        query = query.where(_Action.c.at < _moment(wanted.until + timedelta(days=1)))
    if wanted.group is not None:
        entry = select(_Entry.c.id).where(_Entry.c.action_id == _Action.c.id)
        query = query.where(entry.where(_Entry.c.table_name.in_(tables_of(wanted.group))).exists())
    if wanted.record is not None:
        key = (wanted.record.table, wanted.record.row_id)
        query = query.where(_Action.c.id.in_(actions_of(session, key)))
    return query


def _moment(day: date) -> str:
    """Return the first moment of a local day as the journal writes it."""
    return journal_moment(datetime.combine(day, time()))


def journal_moment(local: datetime) -> str:
    """Return a local time as the journal writes it, in UTC with its offset."""
    return as_utc(local).isoformat()


def actions_of(session: Session, key: Key) -> tuple[int, ...]:
    """Return the actions that touched a record or a part of it."""
    query = text(
        "SELECT DISTINCT action_id FROM journal_entries "
        "WHERE table_name = :table AND row_id IN (SELECT value FROM json_each(:ids))"
    )
    found: set[int] = set()
    for table, row_ids in rows_of(session, key).items():
        values = {"table": table, "ids": json.dumps(sorted(row_ids))}
        found.update(session.connection().execute(query, values).scalars())
    return tuple(sorted(found))


def rows_of(session: Session, key: Key) -> dict[str, set[int]]:
    """Return a record and all that is or was a part of it, by table."""
    found: dict[str, set[int]] = {key[0]: {key[1]}}
    waiting = [key[0]]
    while waiting:
        owner = waiting.pop(0)
        for table, (column, target) in OWNERS.items():
            if target == owner and table not in found:
                parts = _parts(session, table, column, found[owner])
                if parts:
                    found[table] = parts
                    waiting.append(table)
    return found


def _parts(session: Session, table: str, column: str, owners: set[int]) -> set[int]:
    """Return the rows that name one of these owners, of the file and of the journal."""
    query = text(
        f'SELECT id FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(:ids)) '
        "UNION SELECT row_id FROM journal_entries WHERE table_name = :table "
        "AND (before IS NULL OR after IS NULL) "
        f"AND json_extract(coalesce(before, after), '$.{column}') IN "
        "(SELECT value FROM json_each(:ids))"
    )
    values = {"table": table, "ids": json.dumps(sorted(owners))}
    return set(session.connection().execute(query, values).scalars())


# --- What they did -----------------------------------------------------------------------------


def _touched(session: Session, actions: Sequence[int]) -> dict[int, dict[Touched, list[int]]]:
    """Return the rows each action touched, by table and by what became of them."""
    query = (
        select(
            _Entry.c.action_id,
            _Entry.c.table_name,
            _Entry.c.row_id,
            _Entry.c.before.is_(None),
            _Entry.c.after.is_(None),
        )
        .where(_Entry.c.action_id.in_(actions))
        .order_by(_Entry.c.id)
    )
    fates: dict[tuple[int, str, int], ChangeKind] = {}
    for action_id, table, row_id, is_new, is_gone in session.connection().execute(query):
        key = (action_id, table, row_id)
        usual = ChangeKind.ADDED if is_new else fates.get(key, ChangeKind.CHANGED)
        fates[key] = ChangeKind.DELETED if is_gone else usual
    found: dict[int, dict[Touched, list[int]]] = {}
    for (action_id, table, row_id), kind in fates.items():
        found.setdefault(action_id, {}).setdefault((table, kind), []).append(row_id)
    return found


def _summed(records: Records, touched: dict[Touched, list[int]]) -> tuple[ChangedRecord, ...]:
    """Return a record for every table an action touched."""
    return tuple(_counted(records, table, kind, ids) for (table, kind), ids in touched.items())


def _counted(
    records: Records, table: str, kind: ChangeKind, row_ids: Sequence[int]
) -> ChangedRecord:
    first = row_ids[0]
    image = records.image(table, first)[0]
    count = len(row_ids)
    is_one = count == 1
    words = (
        named(table, records.title(table, image))
        if is_one
        else f"{count} {lower_first(RECORD_NOUNS[table].one)}"
    )
    return ChangedRecord(
        RecordKey(table, first),
        kind,
        words,
        records.owner_words(table, image),
        records.where(table, first),
        count,
    )


def _detailed(
    session: Session, records: Records, action_id: int, key: Key, kind: ChangeKind
) -> ChangedRecord:
    table, row_id = key
    image = records.image(table, row_id)[0]
    return ChangedRecord(
        RecordKey(table, row_id),
        kind,
        named(table, records.title(table, image)),
        records.owner_words(table, image),
        records.where(table, row_id),
        changes=_fields(_entries(session, action_id, key)) if kind is ChangeKind.CHANGED else (),
    )


def _entries(session: Session, action_id: int, key: Key) -> tuple[Any, ...]:
    query = (
        select(_Entry.c.table_name, _Entry.c.before, _Entry.c.after)
        .where(_Entry.c.action_id == action_id)
        .where(_Entry.c.table_name == key[0], _Entry.c.row_id == key[1])
        .order_by(_Entry.c.id)
    )
    return tuple(session.connection().execute(query))


def _fields(entries: Iterable[Any]) -> tuple[Any, ...]:
    """Return the fields of a row as the whole action changed them."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    table = ""
    for row in entries:
        table = row.table_name
        was, now = journal.image_from(row.before) or {}, journal.image_from(row.after) or {}
        before = {**was, **before}
        after = {**after, **now}
    return field_changes(table, before, after)
