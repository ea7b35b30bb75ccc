"""Folders that are whole or not there: filled aside, then given their name in one step."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.data.files import clear_leftovers, move_into_place, temporary_beside

_ASIDE = re.compile(r"(?P<name>.+)\.~cu-[0-9a-f]{8}")
"""The name an old folder bears while the new one takes its place."""


@contextmanager
def whole_folder(target: Path, *, replaces: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the name of `target` only once all is in it.

    What a stopped or killed work has begun never looks like a finished folder. A folder already
    there stays as it is unless the new one `replaces` it. What the system refuses is raised as
    its OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(target)
    settle_replaced(target.parent)
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
    old = target.with_name(f"{target.name}.~cu-{secrets.token_hex(4)}")
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


def settle_replaced(place: Path) -> None:
    """End what a kill between the two renames left: the old folder comes back, or goes for good."""
    with suppress(OSError):
        for old in tuple(place.iterdir()):
            named = _ASIDE.fullmatch(old.name)
            if named is None or not old.is_dir():
                continue
            target = old.with_name(named["name"])
            if target.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                move_into_place(old, target)
