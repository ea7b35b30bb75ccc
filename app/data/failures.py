"""Turns what SQLite and the system report into the few refusals a user can act on."""

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.data import driver
from app.domain.errors import (
    AppError,
    Conflict,
    Damaged,
    DataFileError,
    DiskFull,
    FolderInUse,
    ReadOnly,
)

NO_ROOM = 1_000_000
"""Fewer free bytes than this and a failed write is put down to a full disk."""

DISK_FAULT = (
    "Ổ đĩa báo lỗi khi đọc hoặc ghi sổ nên việc vừa rồi có thể chưa được lưu. "
    "Hãy xem lại rồi lưu lần nữa; nếu vẫn lỗi, hãy sao lưu sang ổ đĩa khác."
)
CANNOT_OPEN = (
    "Không mở được tệp dữ liệu. Hãy kiểm tra ổ đĩa còn cắm và thư mục dữ liệu còn ở chỗ cũ."
)
FILE_MISSING = (
    "Không thấy tệp dữ liệu trong thư mục này. "
    "Hãy chọn đúng thư mục của sổ, hoặc khôi phục từ bản sao lưu."
)
OUT_OF_MEMORY = "Máy hết bộ nhớ. Hãy đóng bớt chương trình khác rồi thử lại."
TOO_LONG = "Đoạn chữ quá dài để lưu. Hãy chia thành nhiều đoạn ngắn hơn."
ALREADY_THERE = "Mục này đã có trong sổ. Hãy mở lại danh sách để xem."
STILL_USED = "Mục này còn được chỗ khác trong sổ dùng tới nên chưa làm được. Hãy gỡ ở đó trước."

_SAID = {
    "SQLITE_BUSY": FolderInUse(),
    "SQLITE_LOCKED": FolderInUse(),
    "SQLITE_FULL": DiskFull(),
    "SQLITE_CORRUPT": Damaged(),
    "SQLITE_NOTADB": Damaged(),
    "SQLITE_READONLY": ReadOnly(),
    "SQLITE_PERM": ReadOnly(),
    "SQLITE_NOMEM": DataFileError(OUT_OF_MEMORY),
    "SQLITE_TOOBIG": DataFileError(TOO_LONG),
}


_NAMES_OF_TEXTS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "out of memory": "SQLITE_NOMEM",
}
"""sqlcipher3 gives its errors while copying a file no name, only SQLite's own text."""


@contextmanager
def of_database(path: Path) -> Generator[None]:
    """Turn what the driver reports inside the block into AppErrors about the data file."""
    try:
        yield
    except (DBAPIError, driver.dbapi.Error) as error:
        failure = translate(error, path)
        if failure is None:
            raise
        raise failure from error


@contextmanager
def of_files(path: Path) -> Generator[None]:
    """Turn what the system reports about files inside the block into AppErrors."""
    try:
        yield
    except OSError as error:
        failure = translate(error, path)
        if failure is None:
            raise
        raise failure from error


def translate(error: BaseException, path: Path) -> AppError | None:
    """Return what to tell the user about a failure on `path`; None for a fault of our own."""
    if isinstance(error, OSError):
        return _system_failure(error, path)
    original = error.orig if isinstance(error, DBAPIError) else error
    name = primary_name(original)
    if name in _SAID:
        kind = _SAID[name]
        return type(kind)(kind.sentence)
    match name:
        case "SQLITE_IOERR":
            return _write_failure(path)
        case "SQLITE_CANTOPEN":
            return _open_failure(path)
        case "SQLITE_CONSTRAINT":
            return _broken_rule(str(original))
    return None


def primary_name(error: BaseException | None) -> str:
    """Return SQLITE_IOERR for SQLITE_IOERR_FSYNC: the part both drivers report."""
    name: str = getattr(error, "sqlite_errorname", None) or _NAMES_OF_TEXTS.get(str(error), "")
    return "_".join(name.split("_")[:2])


def _write_failure(path: Path) -> AppError:
    if _free_bytes(path) < NO_ROOM:
        return DiskFull()
    if not _is_writable(path):
        return ReadOnly()
    return DataFileError(DISK_FAULT)


def _open_failure(path: Path) -> AppError:
    if path.parent.is_dir() and not _is_writable(path):
        return ReadOnly()
    return DataFileError(FILE_MISSING if not path.exists() else CANNOT_OPEN)


def _broken_rule(text: str) -> AppError | None:
    if text.startswith("UNIQUE"):
        return Conflict(ALREADY_THERE)
    if text.startswith("FOREIGN KEY"):
        return Conflict(STILL_USED)
    return None


def _system_failure(error: OSError, path: Path) -> AppError | None:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return DiskFull()
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ReadOnly()
        case errno.EIO | errno.EFBIG:
            return _write_failure(path)
        case errno.ENOENT | errno.ENODEV:
            return DataFileError(CANNOT_OPEN)
    return None


def _free_bytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return NO_ROOM


def _is_writable(path: Path) -> bool:
    """Say whether the folder and, when it is there, the file can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
