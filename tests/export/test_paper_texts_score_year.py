"""Bảng điểm năm as a workbook: the rows of the year table and its summary."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.domain.errors import Refused
from tests.services.sample_book import open_sample


@pytest.fixture
def papers(tmp_path):
    services = open_sample(tmp_path / "so")
    yield services.papers
    services.close()


def written(papers, year=2026):
    (file,) = papers.export("bang-diem-nam", year=year)
    sheet = load_workbook(BytesIO(file.read_bytes())).worksheets[0]
    return file.name, [[xl.value for xl in row] for row in sheet.iter_rows()]


def test_the_workbook_holds_every_held_meeting_and_the_summary(papers):
    name, rows = written(papers)
    november = next(row for row in rows if row[1] == "Tháng 11")
    assert name == "2026_bang-diem.xlsx"
    assert november[2] == "Thường kỳ"
    assert november[4:8] == [94, "Tốt", 20, 22]
    assert november[8] == pytest.approx(20 / 22)
    assert november[9:11] == [95, 11]
    assert november[12].startswith("4.7\u00a0−1 (")
    assert any(row[0] == SUMMARY for row in rows)
    assert len([row for row in rows if row[2] in {"Thường kỳ", "Chuyên đề"}]) == 14


SUMMARY = (
    "11 buổi thường kỳ: 8 Tốt · 3 Khá; bình quân 91,1 điểm; thấp nhất 86 (tháng 4); "
    "cao nhất 95 (tháng 10); giảm 0,9 điểm so với năm 2025 (1 buổi)."
)


def test_a_year_without_meetings_is_refused(papers):
    with pytest.raises(Refused, match="Năm 2030 chưa họp buổi nào"):
        papers.export("bang-diem-nam", year=2030)
