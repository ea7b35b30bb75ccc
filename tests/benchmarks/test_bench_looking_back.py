"""Looking back: the year table, everything found, and the journal of two busy years."""

import json
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from sqlalchemy.orm import Session

from app.domain.journals import JournalFilter, RecordGroup, RecordKey
from app.services.workspace import Services
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import Clicks, percentile
from tests.benchmarks.table import Table

ROUNDS, MOST_MS = 20, 50
ACTIONS, ROWS_EACH = 6000, 4
FIRST = datetime(LAST_YEAR - 1, 1, 5, tzinfo=UTC)
WORDS = ("nguyễn", "nhiệm vụ", "thường kỳ", "biên bản", "kết luận", "17", "trần thị", "th")


def kept(table: Table, what: str, clicks: Clicks) -> bool:
    p95 = percentile(clicks.calm_ms, 0.95)
    return table.most(f"{what}: p95", p95, MOST_MS, "ms", clicks.busy)


def test_the_year_table_of_every_year_is_read_at_once(book: Services, table: Table):
    clicks = Clicks()
    book.overview.year_table(LAST_YEAR - 21)  # what is compiled once is so from here on
    for year in range(LAST_YEAR - 20, LAST_YEAR + 1):
        clicks.time(lambda year=year: book.overview.year_table(year))
    assert kept(table, "Đọc bảng điểm một năm, sổ 30 năm", clicks)


def test_everything_found_is_listed_at_once(book: Services, table: Table):
    clicks = Clicks()
    book.search.find_page(WORDS[-1])
    for words in WORDS * 4:
        clicks.time(lambda words=words: book.search.find_page(words))
    assert kept(table, "Trang kết quả tìm trong 30 năm", clicks)


@pytest.fixture(scope="module")
def busy(book: Services) -> Services:
    """The book with two years of small actions in its journal."""
    with book._db.aside() as session:
        _fill(session)
    return book


def _fill(session: Session) -> None:
    connection = session.connection()
    rows = connection.exec_driver_sql(
        "SELECT id, meeting_id, text FROM minutes_entries ORDER BY id DESC LIMIT ?",
        (ACTIONS * ROWS_EACH,),
    ).all()
    lines = iter(rows)
    first = connection.exec_driver_sql("SELECT max(id) FROM journal_actions").scalar_one() or 0
    actions, entries = [], []
    for number in range(1, ACTIONS + 1):
        at = FIRST + timedelta(hours=3 * number)
        actions.append((first + number, "Ghi biên bản", at.isoformat(), False))
        for row_id, meeting_id, text in islice(lines, ROWS_EACH):
            after = json.dumps({"id": row_id, "meeting_id": meeting_id, "text": text})
            entries.append((first + number, "minutes_entries", row_id, None, after))
    connection.exec_driver_sql(
        "INSERT INTO journal_actions (id, label, at, undone) VALUES (?, ?, ?, ?)", actions
    )
    connection.exec_driver_sql(
        'INSERT INTO journal_entries (action_id, table_name, row_id, "before", "after") '
        "VALUES (?, ?, ?, ?, ?)",
        entries,
    )


def test_a_page_of_the_journal_is_read_at_once(busy: Services, table: Table):
    newest, narrowed = Clicks(), Clicks()
    last = busy.journals.page().lines[-1].id
    meeting = busy.meetings.list(LAST_YEAR)[3].id
    filters = (
        JournalFilter(RecordGroup.MEETINGS),
        JournalFilter(since=FIRST.date(), until=(FIRST + timedelta(days=60)).date()),
        JournalFilter(record=RecordKey("meetings", meeting)),
    )
    for place in range(ROUNDS):
        newest.time(lambda place=place: busy.journals.page(before_id=last - 50 * place))
        narrowed.time(lambda place=place: busy.journals.page(filters[place % len(filters)]))
    assert kept(table, "Một trang nhật ký, 24 tháng", newest)
    assert kept(table, "Nhật ký đã lọc, 24 tháng", narrowed)
