"""Makes new data files and brings older ones to the current schema, entirely or not at all."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.data import driver, failures, files, health
from app.data.migrations import STEPS, Step
from app.data.tables import NAMES
from app.domain.errors import Conflict, DataFileError, DiskFull, FolderInUse, Refused, TooNew

Examined = Callable[[], "Found"]
"""Waits for `examine`, which may run beside the loading of everything else."""

CopyFirst = Callable[[Path, int], object]
"""Makes a verified copy of the file, of this version, before it is changed."""

BOOK_THERE = "Thư mục này đã có sổ nên không tạo sổ mới ở đây."
STEP_FAILED = (
    "Chưa nâng cấp được sổ lên bản mới. Sổ vẫn nguyên như cũ và đã có bản sao lưu; "
    "hãy báo cho người hỗ trợ kèm tệp nhật ký."
)

_log = logging.getLogger(__name__)


def create(path: Path, *, steps: Sequence[Step] = STEPS) -> None:
    """Make a new data file by running all steps; it appears under its name only when whole."""
    if path.exists():
        raise Refused(BOOK_THERE)
    part = path.with_name(path.name + ".part")
    with failures.of_files(path):
        _remove(part)
        _run_steps(part, 0, steps)
        files.sync_file(part)
        files.move_into_place(part, path)
        _remove(part)


def _remove(part: Path) -> None:
    for name in (part, part.with_name(part.name + "-journal")):
        name.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Found:
    """A whole data file: its version and the tables in it."""

    version: int
    tables: frozenset[str]


def examine(path: Path, *, steps: Sequence[Step] = STEPS) -> Found:
    """Check an existing file, which may not be newer than ours; its rows stay as they are."""
    header = health.read_header(path)
    _refuse_newer(header.version, len(steps))
    _set_aside_stale_wal(path, header)
    return _check(path, len(steps))


def bring_up(
    path: Path,
    copy_first: CopyFirst,
    *,
    steps: Sequence[Step] = STEPS,
    tables: Collection[str] | None = None,
    examined: Examined | None = None,
) -> None:
    """Check an existing file and bring it to the current schema.

    `tables` must be there afterwards; if left out, every table of the program.
    """
    found = examined() if examined is not None else examine(path, steps=steps)
    expected = NAMES if tables is None else frozenset(tables)
    if found.version < len(steps):
        found = _upgrade(path, found.version, copy_first, steps)
    health.refuse_missing(expected - found.tables)


def _upgrade(path: Path, version: int, copy_first: CopyFirst, steps: Sequence[Step]) -> Found:
    _log.info("upgrading the data file from version %d to %d", version, len(steps))
    copy_first(path, version)
    try:
        _run_steps(path, version, steps)
    except (FolderInUse, DiskFull):  # held or filled for a moment by another program: once more
        _run_steps(path, version, steps)
    return _check(path, len(steps))


def _refuse_newer(version: int, ours: int) -> None:
    if version > ours:
        raise TooNew(
            f"Sổ này do phiên bản mới hơn tạo ra (dữ liệu bản {version}, chương trình này chỉ đọc "
            f"được đến bản {ours}). Sổ chưa bị thay đổi. Hãy cập nhật chương trình rồi mở lại."
        )


def _set_aside_stale_wal(path: Path, header: health.Header) -> None:
    """Keep SQLite from reading a write-ahead log that cannot belong to this file."""
    wal = path.with_name(path.name + "-wal")
    if header.uses_wal or not wal.exists():
        return
    _log.warning("a write-ahead log of another file was set aside")
    with failures.of_files(path):
        wal.rename(files.free_name(wal.with_name(wal.name + ".la")))
        path.with_name(path.name + "-shm").unlink(missing_ok=True)


def _check(path: Path, ours: int) -> Found:
    """Check the whole file; what is found is read after a cut-off commit is rolled back."""
    with failures.of_database(path):
        connection = driver.connect(path)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            _refuse_newer(version, ours)
            health.check(connection, path.stat().st_size)
            return Found(int(version), frozenset(health.table_names(connection)))
        finally:
            connection.close()


def _run_steps(path: Path, version: int, steps: Sequence[Step]) -> None:
    """Run the missing steps in one transaction with foreign keys off."""
    engine = driver.open_engine(path, foreign_keys=False)
    try:
        with failures.of_database(path):
            _in_one_transaction(engine, version, steps)
    except (SQLAlchemyError, Conflict) as error:
        raise DataFileError(STEP_FAILED) from error
    finally:
        engine.dispose()


def _in_one_transaction(engine: Engine, version: int, steps: Sequence[Step]) -> None:
    with engine.begin() as connection:
        _apply(connection, steps[version:])
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if orphan is not None:
            raise DataFileError(STEP_FAILED)
        connection.exec_driver_sql(f"PRAGMA application_id = {health.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")


def _apply(connection: Connection, steps: Sequence[Step]) -> None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - 200 ms nobody else pays
    from alembic.operations import Operations  # noqa: PLC0415

    operations = Operations(MigrationContext.configure(connection))
    for step in steps:
        step.upgrade(operations)
