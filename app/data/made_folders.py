"""Folders that are whole or not there: filled aside, then given their name in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.data.files import clear_leftovers, move_into_place, temporary_beside


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the name of `target` only once all is in it.

    What a stopped or killed work has begun never looks like a finished folder. What the system
    refuses is raised as its OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(target)
    working = temporary_beside(target)
    working.mkdir()
    try:
        yield working
        move_into_place(working, target)
    except BaseException:
        shutil.rmtree(working, ignore_errors=True)
        raise
