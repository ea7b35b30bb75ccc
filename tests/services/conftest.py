from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.workspace import Services
from tests.books import MovingClock, add_members, open_copy
from tests.scored_books import members_of
from tests.told_books import empty_book, peopled_book, told_book, wanted_of


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def services(
    request: pytest.FixtureRequest, tmp_path: Path, clock: MovingClock
) -> Iterator[Services]:
    """The open book: what the test asks for by `scoring`, `voted`, `finished` or `members`."""
    name = wanted_of(request.fixturenames)
    cell = peopled_book if "members" in request.fixturenames else empty_book
    book = open_copy(told_book(name)[0] if name else cell(), tmp_path / "so", clock)
    yield book
    book.close()


@pytest.fixture
def members(services: Services) -> dict[str, int]:
    """The six members by name, in the order they were entered."""
    known = members_of(services) or add_members(services)
    return dict(sorted(known.items(), key=lambda entry: entry[1]))


@pytest.fixture
def scoring(services: Services) -> int:
    """A running meeting at its scoring step, nothing chosen."""
    return told_book("scoring")[1]


@pytest.fixture
def voted(services: Services) -> int:
    """A meeting whose points were voted."""
    return told_book("voted")[1]


@pytest.fixture
def finished(services: Services) -> int:
    """A meeting nothing stops from being locked."""
    return told_book("finished")[1]
