"""Slips and filled sheets of strangers as rows of text, read by the worker process in batches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import Refused
from app.services.worker.office_files import BROKEN, READ, TOO_LARGE, UNREAD
from app.services.worker.pool import WorkerProcess, shared_worker

MOST_FILES, MOST_BATCH_BYTES = 25, 5_000_000
"""What one request to the worker holds: a round trip serves many small files, or one large one."""

Rows = tuple[tuple[str, ...], ...]


class OfficeFault(StrEnum):
    """Why a file gave no rows."""

    UNREAD = UNREAD
    TOO_LARGE = TOO_LARGE
    BROKEN = BROKEN
    OVERLOAD = "overload"
    """It brought the reader down, or kept it too long."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file with its rows, or with why there are none."""

    path: Path
    rows: Rows = ()
    fault: OfficeFault | None = None


def read_office_file(path: Path) -> OfficeFile:
    """Return the rows of one file."""
    return next(read_office_files([path]))


def read_office_files(
    paths: Iterable[Path], worker: WorkerProcess | None = None
) -> Iterator[OfficeFile]:
    """Give the rows of each file in order, holding no more than one batch at a time."""
    for batch in _batches(paths):
        yield from _read(batch, worker or shared_worker())


def _batches(paths: Iterable[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    total = 0
    for path in paths:
        size = _size(path)
        if batch and (len(batch) >= MOST_FILES or total + size > MOST_BATCH_BYTES):
            yield batch
            batch, total = [], 0
        batch.append(path)
        total += size
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(batch: Sequence[Path], worker: WorkerProcess) -> Iterator[OfficeFile]:
    """Read a batch; when one file of it brings the worker down, each is read by itself."""
    arguments = {"paths": [str(path.absolute()) for path in batch]}
    try:
        found = worker.do("read_office", arguments, files=len(batch))
    except Refused:
        if len(batch) == 1:
            yield OfficeFile(batch[0], fault=OfficeFault.OVERLOAD)
            return
        for path in batch:
            yield from _read([path], worker)
        return
    for path, (state, rows) in zip(batch, found, strict=True):
        fault = None if state == READ else OfficeFault(state)
        yield OfficeFile(path, tuple(tuple(row) for row in rows), fault)
