"""Tổng hợp: the workbooks of many cells become one, and every file left out is named."""

import shutil
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from app.domain.errors import Refused
from app.domain.periods import Period
from app.services.consolidating import (
    ConsolidationOrder,
    consolidate_files,
    workbook_of,
    write_to,
)
from app.services.export.workbooks import U1_TITLE
from tests.cell_workbooks import slip, write_slips
from tests.export.form_samples import printed

NOVEMBER = Period(2026, month=11)


def now() -> datetime:
    return datetime(2026, 11, 20, 8, 0)


def of(*places, **options):
    return consolidate_files(ConsolidationOrder(places, **options))


def texts(sheet):
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_a_folder_of_slips_becomes_the_exact_form_of_the_upper_level(tmp_path):
    write_slips(tmp_path / "t11", range(1, 4))
    write_slips(tmp_path / "t11", [4], points=71)
    found = of(tmp_path)
    target = tmp_path / "tong-hop.xlsx"
    write_to(target, found, now)
    workbook = load_workbook(target)
    assert workbook.sheetnames == ["T11-2026", "Thống kê", "Thiếu, chậm", "Không lấy"]
    rows = texts(workbook["T11-2026"])
    assert rows[0] == [U1_TITLE]
    cells = [row[1] for row in rows if len(row) > 2 and str(row[1]).startswith("Chi bộ Thôn")]
    assert cells == [f"Chi bộ Thôn {number}" for number in range(1, 5)]
    assert texts(workbook["Thống kê"])[4][:5] == ["11/2026", 4, 4, 96, 80]


def test_files_that_cannot_be_read_are_named_with_the_reason_and_left_out(tmp_path):
    (good,) = write_slips(tmp_path, [1])
    (tmp_path / "ghi-chu.txt").write_text("không phải bảng", encoding="utf-8")
    (tmp_path / "hong.xlsx").write_bytes(good.read_bytes()[:900])
    (tmp_path / "~$chi-bo-0001_11.xlsx").write_bytes(b"lock")
    Workbook().save(tmp_path / "la.xlsx")
    found = of(tmp_path, tmp_path / "ghi-chu.txt", tmp_path / "khong-co.xlsx")
    assert found.cell_count == 1
    reasons = {one.file_name: one.reason for one in found.rejected}
    assert set(reasons) == {"ghi-chu.txt", "hong.xlsx", "la.xlsx", "khong-co.xlsx"}
    assert "không phải tệp Excel" in reasons["ghi-chu.txt"]
    assert "hỏng" in reasons["hong.xlsx"]
    assert "không có phần đọc máy" in reasons["la.xlsx"]
    assert "không mở được" in reasons["khong-co.xlsx"]


def test_missing_late_and_double_reports_stand_in_the_workbook(tmp_path):
    write_slips(tmp_path, [1, 2], month=10)
    (late,) = write_slips(tmp_path, [1], made_after=9)
    shutil.copy(late, tmp_path / "ban-sao.xlsx")
    found = of(tmp_path, expected=("Chi bộ Thôn 3",))
    (tmp_path / "kq.xlsx").write_bytes(workbook_of(found, now))
    workbook = load_workbook(tmp_path / "kq.xlsx")
    lines = [row[1:] for row in texts(workbook["Thiếu, chậm"]) if len(row) > 3][1:]
    assert [line[:3] for line in lines] == [
        ["Chi bộ Thôn 3", "10/2026", "Chưa có báo cáo"],
        ["Chi bộ Thôn 2", "11/2026", "Chưa có báo cáo"],
        ["Chi bộ Thôn 3", "11/2026", "Chưa có báo cáo"],
        ["Chi bộ Thôn 1", "11/2026", "Báo cáo chậm"],
    ]
    assert lines[3][5] == 7
    left = [row for row in texts(workbook["Không lấy"]) if len(row) > 4][1:]
    assert left == [
        [1, late.name, "Chi bộ Thôn 1", "11/2026", "Trùng với tệp đã lấy.", "ban-sao.xlsx"]
    ]


def test_one_month_of_many_may_be_taken(tmp_path):
    write_slips(tmp_path, [1], month=10)
    write_slips(tmp_path, [1])
    assert [one.month for one in of(tmp_path, month=NOVEMBER).taken] == [NOVEMBER]


def test_an_empty_folder_and_a_target_that_is_there_are_refused(tmp_path):
    with pytest.raises(Refused, match="Không thấy tệp Excel"):
        of(tmp_path)
    (target,) = write_slips(tmp_path, [1])
    before = target.read_bytes()
    with pytest.raises(Refused, match="Đã có tệp chi-bo-0001_11"):
        write_to(target, of(tmp_path), now)
    assert target.read_bytes() == before


def test_nothing_taken_makes_no_workbook(tmp_path):
    Workbook().save(tmp_path / "la.xlsx")
    with pytest.raises(Refused, match="Không tệp nào có báo cáo"):
        workbook_of(of(tmp_path), now)


def test_what_is_written_like_a_formula_stays_text(tmp_path):
    bad = slip(1)
    row = replace(bad.rows[0], note='=HYPERLINK("http://x","y")')
    data = printed(replace(bad, cell_name="=1+1", rows=(row,)))
    (tmp_path / "a.xlsx").write_bytes(data)
    (tmp_path / "kq.xlsx").write_bytes(workbook_of(of(tmp_path), now))
    sheet = load_workbook(tmp_path / "kq.xlsx")["T11-2026"]
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "=1+1" in {cell.value for cell in cells}
