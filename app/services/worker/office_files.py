"""Reads the rows of slips and filled sheets inside the worker process, many files at a time."""

from pathlib import Path
from typing import Any

from app.services.export.office_cells import MOST_BYTES, office_rows

READ, UNREAD, TOO_LARGE, BROKEN = "read", "unread", "too_large", "broken"


def read_office(paths: list[str]) -> list[list[Any]]:
    """Return for each file what became of it and, for one that was read, its rows."""
    return [_read(Path(path)) for path in paths]


def _read(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > MOST_BYTES:
            return [TOO_LARGE, []]
        data = path.read_bytes()
    except OSError:
        return [UNREAD, []]
    rows = office_rows(data)
    return [BROKEN, []] if rows is None else [READ, rows]
