"""Chi bộ mẫu made once for many tests; each test that writes opens a copy of its own."""

import shutil
from pathlib import Path

from app.data.folder import DataFolder
from app.services.sample import make_sample
from app.services.workspace import Services
from tests.kept_books import kept


def made_sample(years: int = 1, members: int = 24) -> Path:
    """Return the folder of a sample book, never to be opened itself."""

    def make(place: Path) -> None:
        make_sample(place, years=years, members=members)

    return kept(f"sample-{years}-{members}", make)[0]


def copy_sample(place: Path, years: int = 1, members: int = 24) -> Path:
    """Copy the sample book to a folder of the test."""
    shutil.copytree(made_sample(years, members), place)
    return place


def open_sample(place: Path, years: int = 1, members: int = 24) -> Services:
    """Open a copy of the sample book."""
    return Services.open(DataFolder.open(copy_sample(place, years, members)))
