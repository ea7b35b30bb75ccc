"""Looks whether a data file is whole: its header, its pages, its references, its tables."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.data import driver, failures
from app.domain.errors import Damaged, DataFileError

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
APPLICATION_ID = 0x53434231
FULL_CHECK_BYTES = 50_000_000
WAL_FORMAT = 2

NOT_OURS = "Tệp dữ liệu trong thư mục này không phải của Sổ Chi bộ. Hãy chọn đúng thư mục của sổ."

_PROBLEMS_LISTED = 20
_INDEX = "search_index"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a data file tell, read without opening it."""

    version: int
    application_id: int
    uses_wal: bool


def read_header(path: Path) -> Header:
    """Return the header of a data file; an empty or foreign file raises."""
    with failures.of_files(path), path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        raise Damaged
    header = Header(
        version=int.from_bytes(head[60:64], "big"),
        application_id=int.from_bytes(head[68:72], "big"),
        uses_wal=head[18] == WAL_FORMAT,
    )
    if header.application_id != APPLICATION_ID:
        raise DataFileError(NOT_OURS)
    return header


def check(connection: Any, size: int, tables: Collection[str] = ()) -> None:
    """Raise Damaged unless pages, references and tables of a file are whole.

    `connection` is the driver's own. A fault of the search index alone is no damage: it is
    marked to be built again from the rows.
    """
    kind = "integrity_check" if size < FULL_CHECK_BYTES else "quick_check"
    said = [row[0] for row in connection.execute(f"PRAGMA {kind}({_PROBLEMS_LISTED})")]
    faults = [line for line in said if line != "ok" and _INDEX not in line]
    if not faults and said != ["ok"]:
        _log.warning("the search index is out of step")
        connection.execute("UPDATE search_sources SET edition = 0")
    if faults:
        _log.error("%s found %d faults", kind, len(faults))
        raise Damaged
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        _log.error("foreign_key_check found rows without their parent")
        raise Damaged
    refuse_missing(set(tables) - table_names(connection))


def refuse_missing(missing: Collection[str]) -> None:
    """Raise Damaged when tables that must be there are not."""
    if missing:
        _log.error("tables missing: %s", ", ".join(sorted(missing)))
        raise Damaged


def table_names(connection: Any) -> set[str]:
    """Return the names of the tables of a file."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return {row[0] for row in connection.execute(query)}


def check_file(path: Path, tables: Collection[str] = ()) -> Header:
    """Check a file that nobody has open; give back its header, cut-off commits rolled back."""
    read_header(path)
    with failures.of_database(path):
        connection = driver.connect(path)
        try:
            check(connection, path.stat().st_size, tables)
        finally:
            connection.close()
    return read_header(path)


def row_counts(path: Path) -> dict[str, int]:
    """Return how many rows each table of a closed file holds, to be shown after a restore."""
    with failures.of_database(path):
        connection = driver.connect(path)
        try:
            names = sorted(n for n in table_names(connection) if not _is_internal(n))
            return {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
                for name in names
            }
        finally:
            connection.close()


def _is_internal(name: str) -> bool:
    return name.startswith(("sqlite_", "search_"))
