"""Folders that are whole or not there: filled aside, then given their name in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.data.files import clear_leftovers, move_into_place, temporary_beside


@contextmanager
def whole_folder(target: Path, *, replaces: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the name of `target` only once all is in it.

    What a stopped or killed work has begun never looks like a finished folder. A folder already
    there stays as it is unless the new one `replaces` it. What the system refuses is raised as
    its OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(target)
    working = temporary_beside(target)
    working.mkdir()
    try:
        yield working
        _take_place(working, target, replaces=replaces)
    except BaseException:
        shutil.rmtree(working, ignore_errors=True)
        raise


def _take_place(working: Path, target: Path, *, replaces: bool) -> None:
    """Give a folder its name; no system renames one over another, so an old one steps aside."""
    if not (replaces and target.exists()):
        move_into_place(working, target)
        return
    old = temporary_beside(target)
    move_into_place(target, old)
    try:
        move_into_place(working, target)
    except BaseException:
        move_into_place(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def take_back(place: Path, *, was_there: bool) -> None:
    """Remove a folder that could not be filled; one that was there before stays, empty."""
    if not was_there:
        shutil.rmtree(place, ignore_errors=True)
        return
    for left in tuple(place.iterdir()):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
