"""What the tests of the data layer start from."""

import importlib
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from app.data import driver
from app.data.database import Database
from tests.data.small_book import make_book


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new small book, made once and copied for each test."""
    return make_book(tmp_path_factory.mktemp("book") / "so-chi-bo.db")


@pytest.fixture
def book(empty_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_book, tmp_path / "so-chi-bo.db"))


@pytest.fixture
def db(book: Path) -> Generator[Database]:
    database = Database.open(book)
    yield database
    database.close()


@pytest.fixture
def quick_place(tmp_path: Path) -> Generator[Path]:
    """A folder in memory where there is one, for many files that need not last."""
    memory = Path("/dev/shm")
    place = memory / f"so-chi-bo-{os.getpid()}" if memory.is_dir() else tmp_path / "quick"
    place.mkdir()
    yield place
    shutil.rmtree(place)


@pytest.fixture(params=["sqlcipher3.dbapi2", "sqlite3"])
def each_driver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with our driver and with the one it falls back on."""
    monkeypatch.setattr(driver, "dbapi", importlib.import_module(request.param))
    return str(request.param)
