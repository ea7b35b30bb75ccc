"""What the measurements share: the reference data made once, and the table printed at the end."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.folder import DataFolder
from app.services.sample import make_sample
from app.services.workspace import Services
from tests.benchmarks.table import Table

REFERENCE = "SO_CHI_BO_REFERENCE"
"""A folder of reference data to use again; made there when it is not there yet."""
YEARS, MEMBERS, LAST_YEAR = 30, 60, 2026
MAKING_S = 60
_table = pytest.StashKey[Table]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin an empty table."""
    config.stash[_table] = Table()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what was measured."""
    lines = config.stash[_table].lines()
    if len(lines) > 1:
        terminalreporter.section("kết quả đo")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def table(pytestconfig: pytest.Config) -> Table:
    """The table every measurement adds a line to."""
    return pytestconfig.stash[_table]


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory, table: Table) -> Path:
    """Thirty years of a cell of sixty; nothing is ever changed in it."""
    kept = os.environ.get(REFERENCE)
    place = Path(kept) if kept else tmp_path_factory.mktemp("reference") / "so"
    if (place / "so-chi-bo.db").exists():
        table.tell("Tạo dữ liệu mẫu 30 năm", "dùng lại", "đã có sẵn")
        return place
    started, own = time.perf_counter(), time.process_time()
    make_sample(place, years=YEARS, members=MEMBERS)
    waited, own = time.perf_counter() - started, time.process_time() - own
    table.most("Tạo dữ liệu mẫu 30 năm", own, MAKING_S, "s", f"chờ {waited:.0f} s")
    return place


@pytest.fixture(scope="session")
def one_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last year of the same cell alone."""
    place = tmp_path_factory.mktemp("one-year") / "so"
    make_sample(place, years=1, members=MEMBERS)
    return place


@pytest.fixture(scope="module")
def book(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A copy of the reference data, open, to be changed."""
    place = shutil.copytree(
        reference, tmp_path_factory.mktemp("book") / "so", ignore=shutil.ignore_patterns("*.lock")
    )
    services = Services.open(DataFolder.open(Path(place)))
    yield services
    services.close()
