"""The whole year of seed 003 in one book: the old meeting, the plan, five months, the visits."""

from dataclasses import dataclass
from pathlib import Path

from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.kept_books import kept
from tests.stories import followed_cell as told
from tests.stories import observer_visits as visits

Found = dict[str, str]
"""What is found: message by code."""


@dataclass(frozen=True)
class KeptYear:
    """A closed book on the day of the article."""

    place: Path
    old: int
    """The meeting of 2021."""
    old_found: Found
    """What it showed before it was given its reason."""

    def open(self, place: Path) -> tuple[Services, MovingClock]:
        """Open a copy."""
        clock = MovingClock()
        clock.set(8, 0, told.TODAY)
        return open_copy(self.place, place, clock), clock


def followed_year() -> KeptYear:
    """Return the book of the year, told once for all runs."""
    place, (old, found) = kept("seed003", _tell)
    return KeptYear(place, old, found)


def _tell(place: Path) -> tuple[int, Found]:
    clock = MovingClock()
    services, people = told.new_cell(place, clock)
    old = told.keep_old_meeting(services, clock, people)
    found = {f.code: f.message for f in services.findings.of_meeting(old)}
    told.plan_the_year(services, clock)
    told.name_topics(services, people)
    for month in told.MONTHS:
        told.keep_month(services, clock, people, month)
        if month.month in told.TOPIC_MONTHS:
            told.keep_topic(services, clock, people, month.month)
    visits.keep_visits(services, clock)
    services.close()
    return old, found
