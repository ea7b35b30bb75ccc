"""Books told once and copied for each test: telling one takes a hundred times as long as copying.

A test that asks for `scoring`, `voted` or `finished` has a book in which that meeting was held; any
other test of services or screens has one with the cell, or with its members too.
"""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.services.workspace import Services
from tests.books import MovingClock, add_members, new_book, open_copy
from tests.scored_books import finished_meeting, scoring_meeting, voted_meeting

Tell = Callable[[Services], int]
MEETINGS: dict[str, Tell] = {
    "scoring": scoring_meeting,
    "voted": voted_meeting,
    "finished": finished_meeting,
}
"""By the name of the fixture that asks for it: what makes the meeting and returns its id."""
_KEPT = TemporaryDirectory(prefix="so-chi-bo-thu-")


@cache
def empty_book() -> Path:
    """Return the folder of a closed book with its cell alone."""
    place = Path(_KEPT.name) / "cell"
    new_book(place).close()
    return place


@cache
def peopled_book() -> Path:
    """Return the folder of a closed book with its six members."""
    place = Path(_KEPT.name) / "members"
    services = open_copy(empty_book(), place, MovingClock())
    add_members(services)
    services.close()
    return place


@cache
def told_book(name: str) -> tuple[Path, int]:
    """Return the folder of a closed book with a meeting held in it, and the meeting."""
    place = Path(_KEPT.name) / name
    services = open_copy(peopled_book(), place, MovingClock())
    meeting = MEETINGS[name](services)
    services.close()
    return place, meeting


def wanted_of(fixtures: Collection[str]) -> str:
    """Return the meeting the fixtures of a test ask for, "" for none."""
    return next((name for name in MEETINGS if name in fixtures), "")
