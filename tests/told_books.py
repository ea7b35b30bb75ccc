"""Books told once and copied for each test: telling one takes a hundred times as long as copying.

A test that asks for `scoring`, `voted` or `finished` has a book in which that meeting was held; any
other test of services or screens has one with the cell, or with its members too.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path

from app.services.workspace import Services
from tests.books import TODAY, MovingClock, add_members, new_book, open_copy
from tests.kept_books import kept
from tests.scored_books import finished_meeting, scoring_meeting, voted_meeting

Tell = Callable[[Services], int]
MEETINGS: dict[str, Tell] = {
    "scoring": scoring_meeting,
    "voted": voted_meeting,
    "finished": finished_meeting,
}
"""By the name of the fixture that asks for it: what makes the meeting and returns its id."""


def empty_book() -> Path:
    """Return the folder of a closed book with its cell alone."""
    return kept("cell", lambda place: new_book(place).close())[0]


def peopled_book() -> Path:
    """Return the folder of a closed book with its six members."""
    return kept("members", _tell_members)[0]


def told_book(name: str) -> tuple[Path, int]:
    """Return the folder of a closed book with a meeting held in it, and the meeting."""
    return told_meeting(name, MEETINGS[name])


def told_meeting(name: str, tell: Tell, at: datetime = TODAY) -> tuple[Path, int]:
    """Return the folder of a closed book in which `tell` made a meeting, and the meeting."""
    return kept(name, partial(_tell_meeting, tell, at))


def _tell_members(place: Path) -> None:
    services = open_copy(empty_book(), place, MovingClock())
    add_members(services)
    services.close()


def _tell_meeting(tell: Tell, at: datetime, place: Path) -> int:
    services = open_copy(peopled_book(), place, MovingClock(at))
    meeting = tell(services)
    services.close()
    return meeting


def wanted_of(fixtures: Collection[str]) -> str:
    """Return the meeting the fixtures of a test ask for, "" for none."""
    return next((name for name in MEETINGS if name in fixtures), "")
