"""What the tests of papers start from: a copy of one kept book, and its meeting of November."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.papers import PaperService
from app.services.workspace import Services
from tests.services import paper_book


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed book whose November is held but not scored."""
    return paper_book.keep_book(tmp_path_factory.mktemp("kept") / "so")


@pytest.fixture
def services(kept: Path, tmp_path: Path) -> Iterator[Services]:
    """A copy of the kept book, open."""
    book = paper_book.open_copy(kept, tmp_path / "so")
    yield book
    book.close()


@pytest.fixture
def papers(services: Services) -> PaperService:
    """The papers of the open book."""
    return services.papers


@pytest.fixture
def november() -> int:
    """The meeting papers are made of."""
    return paper_book.NOVEMBER_ID
