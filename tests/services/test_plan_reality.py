"""The plan against reality from the book, its workbook, and the days the plan was sent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.plan_reality import RealityState
from app.services.workspace import Services
from tests.services.sample_book import open_sample


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


def test_the_year_of_the_sample_against_its_plan(book):
    lines = book.plans.reality(2026)
    assert len(lines) == 16
    january, november = lines[0], next(n for n in lines if n.row.key == "2026-11")
    assert (january.state, january.planned_on) == (RealityState.OTHER_DAY, date(2026, 1, 3))
    assert january.note == "trùng ngày nghỉ cuối tuần"
    assert (november.figures.present, november.figures.base) == (20, 22)
    assert (november.figures.minutes, november.row.points) == (95, "94")
    assert [line.state for line in lines[-2:]] == [RealityState.COMING, RealityState.COMING]


def test_a_meeting_called_off_stands_with_its_reason(services, members):
    services.plans.accept(services.plans.propose(2026))
    row = next(row for row in services.plans.rows(2026) if row.key == "2026-12")
    services.meetings.not_held(row.id, "Bão số 5, trụ sở ngập")
    line = next(n for n in services.plans.reality(2026) if n.row.key == "2026-12")
    assert (line.state, line.note) == (RealityState.NOT_HELD, "Bão số 5, trụ sở ngập")
    assert line.held_on is None


def test_the_workbook_lists_every_meeting_with_both_days(book, tmp_path):
    (path,) = book.papers.export("thuc-hien-ke-hoach", year=2026, folder=tmp_path)
    sheet = load_workbook(path).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (october,) = [row for row in cells if row[1] == "Tháng 10"]
    assert [day.day for day in october[4:6]] == [3, 5]
    assert october[6:11] == ["Họp ngày khác", 95, "21/22", 95, "Tốt"]
    said = " ".join(str(value) for row in cells for value in row if value)
    assert "Kế hoạch 16 buổi, đã họp 14" in said
    assert "Đã gửi cấp trên ngày 12/01/2026." in said


def test_the_days_the_plan_was_sent_are_recorded_and_undone(services, members):
    services.plans.accept(services.plans.propose(2026))
    assert services.plans.sent_days(2026) == (None, None)
    services.plans.set_sent(2026, date(2026, 1, 12))
    services.plans.set_team_sent(2026, date(2026, 1, 14))
    assert services.plans.sent_days(2026) == (date(2026, 1, 12), date(2026, 1, 14))
    services.history.undo()
    assert services.plans.sent_days(2026) == (date(2026, 1, 12), None)
