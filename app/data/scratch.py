"""Folders for what lasts only as long as a piece of work, also when the program is killed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "so-chi-bo-tam-"
_LOCK = ".dang-dung"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder among the temporary files of the machine; it goes with the block.

    What the system refuses is raised as its OSError.
    """
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as place:
        folder = Path(place)
        with _lock(folder):
            inside = folder / "trong"
            inside.mkdir()
            yield inside


def clear_scratch() -> None:
    """Remove the scratch folders of killed programs: they may hold a whole book."""
    with suppress(OSError):
        for lock in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
            _remove_unused(lock.parent)


def _remove_unused(folder: Path) -> None:
    """Remove a folder unless a running program still holds its lock."""
    with suppress(OSError, Timeout):
        with _lock(folder):
            shutil.rmtree(folder / "trong", ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> FileLock:
    return FileLock(folder / _LOCK, blocking=False, fallback_to_soft=False)
