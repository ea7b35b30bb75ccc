"""How the meetings of a year spend their time, from the book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.time_shares import ShareKind
from app.services.workspace import Services
from tests.services.sample_book import open_sample


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


def test_the_year_lists_every_meeting_with_an_agenda_in_order(book):
    year = book.agendas.shares_of_year(2026)
    assert [m.label for m in year.meetings][:2] == [
        "Thường kỳ tháng 1/2026",
        "Thường kỳ tháng 2/2026",
    ]
    assert len(year.meetings) == 14
    assert all(meeting.is_timed for meeting in year.meetings)


def test_november_took_the_minutes_of_its_record(book):
    november = book.agendas.shares_of_year(2026).meetings[-1]
    assert sum(share.minutes for share in november.actual) == 95
    by_kind = {share.kind: share.minutes for share in november.actual}
    assert by_kind[ShareKind.CRITIQUE] == 12
    year = book.agendas.shares_of_year(2026)
    assert sum(s.minutes for s in year.actual) == sum(
        s.minutes for m in year.meetings for s in m.actual
    )


def test_a_year_without_meetings_is_empty(services):
    year = services.agendas.shares_of_year(2030)
    assert (year.meetings, year.missed) == ((), ())
