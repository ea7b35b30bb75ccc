"""Clears what killed programs left in a data folder: nothing unfinished stays behind a start."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

from app.data.backup import clear_unfinished
from app.data.files import TEMPORARY_NAME
from app.data.folder import DataFolder
from app.data.made_folders import settle_replaced
from app.data.scratch import clear_scratch

_HALF_MADE_BOOK = re.compile(r"\.dang-tao-[0-9a-f]{8}")


def clear_leftovers(folder: DataFolder) -> None:
    """Remove the unfinished files and folders of a folder whose lock is ours."""
    for place in (folder.attachments, folder.templates, folder.exports, folder.backups):
        _remove_named(place, TEMPORARY_NAME)
    settle_replaced(folder.exports)
    _remove_named(folder.place, _HALF_MADE_BOOK)
    clear_unfinished(folder.backups)
    clear_scratch()


def _remove_named(place: Path, name: re.Pattern[str]) -> None:
    with suppress(OSError):
        for path in place.iterdir():
            if name.fullmatch(path.name):
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink()
