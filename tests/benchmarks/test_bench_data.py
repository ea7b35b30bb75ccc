"""Reading: the first page after one year and after thirty, and the search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.folder import DataFolder
from app.services.workspace import Services
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks, alternating, cpu_seconds, percentile
from tests.benchmarks.table import Table

ROUNDS = 25
MOST_OF_ONE_YEAR, MOST_SEARCH_MS = 1.2, 30
WORDS = (
    "nguyễn", "nguyen", "hòa", "nhiệm vụ", "nhiem vu thang 8", "thường kỳ", "chuyen de 2",
    "biên bản", "kết luận", "số hóa hồ sơ", "17", "bí thư", "trần thị", "rút kinh nghiệm",
    "khong co gi khop ca", "t", "th", "thống nhất", "vu 3 cua thang 5/2010", "đoàn kết",
)  # fmt: skip


@pytest.fixture(scope="module")
def young(one_year: Path) -> Iterator[Services]:
    """The book with one year."""
    services = Services.open(DataFolder.open(one_year))
    yield services
    services.close()


def test_one_year_reads_the_same_after_thirty(book: Services, young: Services, table: Table):
    ours, bare = alternating(
        ROUNDS,
        lambda: cpu_seconds(lambda: book.overview.load(LAST_YEAR)),
        lambda: cpu_seconds(lambda: young.overview.load(LAST_YEAR)),
    )
    what = "Đọc Tổng quan một năm: sổ 30 năm / sổ 1 năm"
    assert table.ratio(what, ours, bare, MOST_OF_ONE_YEAR)


def test_search_answers_at_once(book: Services, table: Table):
    clicks, found = Clicks(), 0
    for words in WORDS * 3:
        clicks.time(lambda words=words: book.search.find(words))
        found += len(book.search.find(words))
    assert found
    p95 = percentile(clicks.calm_ms, 0.95)
    assert table.most("Tìm trong 30 năm: p95", p95, MOST_SEARCH_MS, "ms", clicks.busy)
