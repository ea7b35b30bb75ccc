"""Row images of every change: the activity log, undo and redo, and the trash.

Images hold what SQLite itself stores (text, numbers, bytes, nothing), so that they come back
exactly, whatever the mapped types are. A deletion also records what the foreign keys of the
file delete or empty along with it. Bulk statements are refused by the sessions of `Database`,
because no row event tells of them.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import MetaData, Table, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, Mapper, Session, object_session

from app.data.driver import raw
from app.domain.errors import Conflict

Image = Mapping[str, Any]
Key = tuple[str, int]

_RECORDING = "journal"
_BYTES = "$bytes"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one row: whole images for a new or deleted row, else changed columns."""

    table: str
    row_id: int
    before: Image | None
    after: Image | None

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.table, self.row_id, before=self.after, after=self.before)


# --- Recording ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Recording:
    """What a session did so far."""

    has_images: bool = True
    changes: list[Change] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    before: dict[Key, Image] = field(default_factory=dict)
    deleted: set[Key] = field(default_factory=set)
    emptied: dict[Key, dict[str, None]] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        """Record one change."""
        self.changes.append(change)
        self.tables.add(change.table)


def watch(base: type[DeclarativeBase]) -> None:
    """Record what sessions do to the rows of `base` and its subclasses."""
    event.listen(base, "after_insert", _after_insert, propagate=True)
    event.listen(base, "before_update", _before_update, propagate=True)
    event.listen(base, "after_update", _after_update, propagate=True)
    event.listen(base, "before_delete", _before_delete, propagate=True)


def start(session: Session, *, has_images: bool = True) -> None:
    """Begin to record the changes of this session.

    Without images only which rows were written: reading each again takes a tenth of a long fill.
    """
    session.info[_RECORDING] = _Recording(has_images=has_images)


def changes(session: Session) -> tuple[Change, ...]:
    """Return what was recorded so far, in order."""
    recording: _Recording = session.info[_RECORDING]
    return tuple(recording.changes)


def touched(session: Session) -> Set[str]:
    """Return the tables a session has changed so far; one that only reads has changed none."""
    recording: _Recording | None = session.info.get(_RECORDING)
    if recording is None:
        return frozenset()
    if session.new or session.dirty or session.deleted:
        session.flush()
    return recording.tables


def _recording(mapper: Mapper[Any], target: Any) -> _Recording | None:
    session = object_session(target)
    if session is None or not getattr(mapper.class_, "__journalled__", True):
        return None
    return session.info.get(_RECORDING)


def _after_insert(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recording = _recording(mapper, target)
    if recording is not None:
        table = _table_of(mapper).name
        image = stored(connection, table, target.id) if recording.has_images else None
        recording.add(Change(table, target.id, before=None, after=image))


def _before_update(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recording = _recording(mapper, target)
    if recording is None or not recording.has_images:
        return
    image = stored(connection, _table_of(mapper).name, target.id)
    if image is not None:
        recording.before[_table_of(mapper).name, target.id] = image


def _after_update(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recording = _recording(mapper, target)
    if recording is None:
        return
    table = _table_of(mapper).name
    if not recording.has_images:
        recording.add(Change(table, target.id, before=None, after=None))
        return
    before = recording.before.pop((table, target.id), {})
    after = stored(connection, table, target.id) or {}
    names = [name for name in before if before[name] != after[name]]
    if names:
        was = {name: before[name] for name in names}
        now = {name: after[name] for name in names}
        recording.add(Change(table, target.id, before=was, after=now))


def _before_delete(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recording = _recording(mapper, target)
    if recording is not None:
        _record_deletion(recording, connection, _table_of(mapper), target.id)


def _record_deletion(
    recording: _Recording, connection: Connection, table: Table, row_id: int
) -> None:
    """Record a deletion after what the foreign keys of the file delete or empty with it."""
    key = (table.name, row_id)
    image = stored(connection, table.name, row_id)
    if image is None or key in recording.deleted:
        return
    recording.deleted.add(key)
    for child, column, rule in _references(table.metadata).get(table.name, ()):
        for child_id in _pointing_at(connection, child.name, column, row_id):
            if rule == "CASCADE":
                _record_deletion(recording, connection, child, child_id)
            else:
                _record_emptied(recording, (child.name, child_id), column, row_id)
    # A row of the same batch may have been emptied on paper only; the images must agree.
    whole = {**image, **recording.emptied.get(key, {})}
    recording.add(Change(*key, before=whole, after=None))


def _record_emptied(recording: _Recording, key: Key, column: str, row_id: int) -> None:
    if key not in recording.deleted:
        recording.add(Change(*key, before={column: row_id}, after={column: None}))
        recording.emptied.setdefault(key, {})[column] = None


def _references(metadata: MetaData) -> dict[str, list[tuple[Table, str, str]]]:
    """Return who points at each table with ON DELETE CASCADE or SET NULL."""
    known: dict[str, list[tuple[Table, str, str]]] | None = metadata.info.get("references")
    if known is None:
        known = {}
        for table in metadata.tables.values():
            for key in table.foreign_keys:
                if key.ondelete in {"CASCADE", "SET NULL"}:
                    place = (table, key.parent.name, key.ondelete)
                    known.setdefault(key.column.table.name, []).append(place)
        metadata.info["references"] = known
    return known


def _pointing_at(connection: Connection, table: str, column: str, row_id: int) -> Sequence[int]:
    query = f"SELECT id FROM {_quoted(table)} WHERE {_quoted(column)} = ?"
    return [row[0] for row in raw(connection).execute(query, (row_id,))]


def _table_of(mapper: Mapper[Any]) -> Table:
    table = mapper.local_table
    if not isinstance(table, Table):
        raise TypeError(f"{mapper.class_.__name__} is not mapped to a table")
    return table


def stored(connection: Connection, table: str, row_id: int) -> dict[str, Any] | None:
    """Return a row as SQLite keeps it, None when it is not there."""
    query = f"SELECT * FROM {_quoted(table)} WHERE id = ?"
    cursor = raw(connection).execute(query, (row_id,))
    row = cursor.fetchone()
    names = [column[0] for column in cursor.description]
    return None if row is None else dict(zip(names, row, strict=True))


# --- Putting back ------------------------------------------------------------------------------


def apply(session: Session, wanted: Iterable[Change]) -> tuple[Change, ...]:
    """Carry out changes in order and record them; raise Conflict where a row has since changed."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    done = tuple(wanted)
    for change in done:
        _refuse_if_changed(connection, change)
        _carry_out(connection, change)
    recording: _Recording = session.info[_RECORDING]
    for change in done:
        recording.add(change)
    session.expire_all()
    return done


def _refuse_if_changed(connection: Connection, change: Change) -> None:
    now = stored(connection, change.table, change.row_id)
    if change.before is None or now is None:
        if (change.before is None) != (now is None):
            raise Conflict
        return
    if any(name not in now or now[name] != value for name, value in change.before.items()):
        raise Conflict


def _carry_out(connection: Connection, change: Change) -> None:
    table = _quoted(change.table)
    if change.after is None:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (change.row_id,))
        return
    names = [_quoted(name) for name in change.after]
    values = tuple(change.after.values())
    if change.before is None:
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        connection.exec_driver_sql(sql, values)
        return
    pairs = ", ".join(f"{name} = ?" for name in names)
    connection.exec_driver_sql(f"UPDATE {table} SET {pairs} WHERE id = ?", (*values, change.row_id))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


# --- Images as text ----------------------------------------------------------------------------


def image_text(image: Image | None) -> str | None:
    """Return an image as the journal keeps it."""
    if image is None:
        return None
    return json.dumps(dict(image), ensure_ascii=False, separators=(",", ":"), default=_plain)


def image_from(text: str | None) -> Image | None:
    """Return the image that `image_text` wrote."""
    if text is None:
        return None
    image: Image = json.loads(text, object_hook=_bytes_back)
    return image


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode("ascii")}
    raise TypeError(f"SQLite does not keep a {type(value).__name__}")


def _bytes_back(found: dict[str, Any]) -> Any:
    return base64.b64decode(found[_BYTES]) if found.keys() == {_BYTES} else found
