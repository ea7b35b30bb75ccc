"""The one place that chooses the SQLite library and sets up a connection to a data file."""

import json
from collections.abc import Callable, Sequence, Sized
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

try:  # SQLCipher's newer build of SQLite, without a key: ordinary files
    import sqlcipher3.dbapi2 as _driver
except ImportError:  # no wheel for this platform; the standard library opens the same files
    import sqlite3 as _driver

dbapi: Any = _driver

BUSY_SECONDS = 5
PAGES_A_STEP = 256

# One file at rest, every commit durable, nobody else inside: reliability first, then speed.
PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "secure_delete=ON",
)

MOST_STATEMENTS = 2000


class BookDialect(SQLiteDialect_pysqlite):
    """SQLite as all books speak it: what was compiled for one serves the next."""

    driver = "book"
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Say whether another engine's statements read alike: one library writes them."""
        return isinstance(other, BookDialect) and other.dbapi is self.dbapi

    def __hash__(self) -> int:
        """Return the same for dialects that are equal."""
        return hash(BookDialect)


registry.register("sqlite.book", __name__, BookDialect.__name__)
_compiled: LRUCache[Any, Any] = LRUCache(MOST_STATEMENTS)
"""Compiling a statement takes ten times as long as running it; a process opens many books."""


def connect(path: Path) -> Any:
    """Return a bare connection that begins no transaction of its own accord."""
    return dbapi.connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def copy_pages(source: Any, target: Path, after_step: Callable[[int, int], None]) -> None:
    """Copy an open file, telling (pages done, pages in all) after each step."""
    copy = connect(target)
    try:
        copy.execute("PRAGMA synchronous=OFF")  # a finished copy is synced as a file
        source.backup(
            copy,
            pages=PAGES_A_STEP,
            progress=lambda _status, left, total: after_step(total - left, total),
        )
    finally:
        copy.close()


def open_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """Return an engine over one connection to an existing file; connects when first used."""
    engine = create_engine(
        "sqlite+book://",
        module=dbapi,
        creator=lambda: _prepared(path, foreign_keys=foreign_keys),
        poolclass=StaticPool,
        json_serializer=_plain_json,
        execution_options={"compiled_cache": _compiled},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _roll_back_failed_commit)
    return engine


def _prepared(path: Path, *, foreign_keys: bool) -> Any:
    connection = connect(path)
    try:
        switch = "ON" if foreign_keys else "OFF"
        for pragma in (f"foreign_keys={switch}", *PRAGMAS):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except dbapi.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """Begin as the session asks for; SQLite would otherwise leave DDL outside of it."""
    how = connection.get_execution_options().get("begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {how}")


def _roll_back_failed_commit(context: ExceptionContext) -> None:
    """SQLite keeps a transaction open when its commit fails; SQLAlchemy thinks it is over."""
    if context.statement is None and context.connection is not None:
        driver_connection: Any = context.connection.connection.driver_connection
        if driver_connection.in_transaction:
            driver_connection.rollback()


def _plain_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return str(dbapi.sqlite_version)


def raw(connection: Connection) -> Any:
    """Return the driver's own connection: ten times quicker for a row that needs no types."""
    return connection.connection.driver_connection


def plain_rows(session: Session, query: str, values: Sequence[object]) -> list[Any]:
    """Return the rows of a plain statement, what the session has not written yet among them.

    For hundreds of rows of a few plain columns: the built statement costs five times as much.
    """
    session.flush()
    return list(session.connection().exec_driver_sql(query, tuple(values)))


def places(values: Sized) -> str:
    """Return as many question marks for a plain statement as there are values."""
    return ", ".join("?" * len(values))
