"""Puts finished files in their place, and says in a sentence what the system refuses."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.data.files import atomic_write
from app.domain.errors import ExportError

FULL = "Ổ đĩa đã đầy, tệp chưa được ghi. Hãy xóa bớt rồi thử lại."
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def save(target: Path, data: bytes) -> None:
    """Put a finished file in its place whole or not at all."""
    with told(target):
        atomic_write(target, data)


@contextmanager
def told(target: Path, otherwise: str = "") -> Iterator[None]:
    """Turn what the system refuses about a file or folder being made into an ExportError.

    `otherwise` is the sentence where neither the room nor the rights are at fault.
    """
    try:
        yield
    except OSError as error:
        raise ExportError(_sentence(error, target, otherwise)) from error


def _sentence(error: OSError, target: Path, otherwise: str) -> str:
    if error.errno in _NO_ROOM:
        return FULL
    if error.errno in _NO_RIGHT and not _may_write(target.parent):
        folder = target.parent.name or str(target.parent)
        return f"Thư mục {folder} không cho ghi. Hãy chọn thư mục khác rồi thử lại."
    if otherwise:
        return otherwise
    if isinstance(error, PermissionError):
        return (
            f"Tệp {target.name} đang mở trong Word, Excel hoặc không cho ghi. "
            "Hãy đóng tệp rồi thử lại."
        )
    return f"Chưa ghi được tệp {target.name}. Hãy chọn thư mục khác."


def _may_write(folder: Path) -> bool:
    """Say whether a folder, or the first one above it that is there, lets us write."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)
