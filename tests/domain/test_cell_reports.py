"""The hidden sheet of a cell's workbook: read whole, or rejected with the reason."""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.cell_reports import CellReport, RejectedFile, read_report
from tests.domain.cell_report_rows import NOVEMBER, OCTOBER, machine_rows


def test_a_whole_file_is_read_with_exact_points():
    report = read_report("a.xlsx", (("STT", "Tên"), *machine_rows(meetings=[OCTOBER, NOVEMBER])))
    assert isinstance(report, CellReport)
    assert (report.cell_id, report.made_on) == ("c1", date(2026, 11, 5))
    october, november = report.meetings
    assert october.points == Fraction(179, 2)
    assert (november.key, november.members, november.attended) == ("2026-11", 24, 20)
    assert (november.held_on, november.grade) == (date(2026, 11, 3), "good")


def with_cell(place, text):
    meeting = list(NOVEMBER)
    meeting[place] = text
    return machine_rows(meetings=[tuple(meeting)])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), "không có phần đọc máy"),
        ((("", ""), ("format", "khác")), "không có phần đọc máy"),
        (machine_rows(version="2", meetings=[NOVEMBER]), "bản Sổ Chi bộ mới hơn"),
        (machine_rows(cell_id="", meetings=[NOVEMBER]), "thiếu mã hoặc tên"),
        (machine_rows(cell="", meetings=[NOVEMBER]), "thiếu mã hoặc tên"),
        (machine_rows(meetings=[]), "không có buổi họp nào"),
        (machine_rows(meetings=[NOVEMBER, NOVEMBER]), "một buổi họp ghi hai lần"),
        (machine_rows(made_on="", meetings=[NOVEMBER]), "thiếu ngày lập"),
        (with_cell(0, ""), "thiếu mã buổi họp ở dòng 1"),
        (with_cell(1, "hai tư"), "số đảng viên ở dòng 1 là “hai tư”"),
        (with_cell(1, "1234567"), "số đảng viên"),
        (with_cell(2, ""), "thiếu số dự họp ở dòng 1"),
        (with_cell(3, "03/11/2026"), "ngày họp ở dòng 1 là “03/11/2026”"),
        (with_cell(3, "1026-11-03"), "ngày họp"),
        (with_cell(4, "-5"), "số điểm"),
        (with_cell(4, "94/0"), "số điểm ở dòng 1 là “94/0”"),
        (with_cell(4, "9" * 13), "số điểm"),
        (with_cell(5, "tốt"), "mức xếp loại ở dòng 1 là “tốt”"),
    ],
)
def test_what_is_not_understood_rejects_the_whole_file_with_its_reason(rows, words):
    rejected = read_report("a.xlsx", rows)
    assert isinstance(rejected, RejectedFile)
    assert rejected.file_name == "a.xlsx"
    assert words in rejected.reason


def test_columns_in_another_order_are_not_guessed():
    rows = [row if row[0] != "columns" else ("columns", "members") for row in machine_rows()]
    assert "các cột không đúng thứ tự" in read_report("a.xlsx", rows).reason
    assert "các cột" in read_report("a.xlsx", [r for r in rows if r[0] != "columns"]).reason
