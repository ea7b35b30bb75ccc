from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.workspace import Services
from tests.books import MovingClock, add_members, new_book


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def services(tmp_path: Path, clock: MovingClock) -> Iterator[Services]:
    book = new_book(tmp_path / "so", clock)
    yield book
    book.close()


@pytest.fixture
def members(services: Services) -> dict[str, int]:
    return add_members(services)
