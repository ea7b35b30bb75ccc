import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.domain.cell_reports import REPORT_COLUMNS
from app.domain.errors import ExportError
from app.domain.text import clean
from app.services.export import excel, letter_widths, sheet_texts
from app.services.export.samples import (
    sample_attendance_year,
    sample_monthly_list,
    sample_plan_reality,
    sample_score_year,
    sample_task_table,
)
from app.services.worker.paper_filling import MACHINE_SHEET
from tests.export.form_samples import printed

DANGEROUS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "+84912345678",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "#N/A",
    "#REF!",
    '=DDE("a";"b")',
    "%0A=1+1",
    "|calc",
)


def written(value):
    workbook = Workbook()
    excel.put(excel.cell_at(workbook.worksheets[0], 1, 1), value)
    return excel.save_bytes(workbook)


def sheet_xml(data, name="xl/worksheets/sheet1.xml"):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_stays_text_also_when_edited(text):
    data = written(text)

    xl_cell = load_workbook(BytesIO(data)).worksheets[0].cell(1, 1)
    assert xl_cell.data_type == "s"
    assert xl_cell.value == clean(text)
    assert "<f>" not in sheet_xml(data)
    assert xl_cell.quotePrefix


@settings(max_examples=200)
@given(st.text())
def test_every_text_comes_back_as_it_was_cleaned(text):
    xl_cell = load_workbook(BytesIO(written(text))).worksheets[0].cell(1, 1)

    assert (xl_cell.value or "") == clean(text)
    assert xl_cell.data_type != "f"


def test_text_longer_than_a_cell_is_refused_not_cut():
    with pytest.raises(ExportError) as refusal:
        written("x" * 32_768)

    assert "32767" in refusal.value.sentence


@pytest.mark.parametrize("number", ["001234567890", "0912345678"])
def test_card_and_phone_numbers_are_text_cells(number):
    xl_cell = load_workbook(BytesIO(written(number))).worksheets[0].cell(1, 1)

    assert (xl_cell.value, xl_cell.number_format) == (number, "@")


def test_dates_are_real_dates_shown_the_vietnamese_way():
    xl_cell = load_workbook(BytesIO(written(date(2026, 2, 3)))).worksheets[0].cell(1, 1)

    assert isinstance(xl_cell.value, datetime)
    assert xl_cell.number_format == "dd/mm/yyyy"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Đảng viên tháng 05/2026", "Đảng viên tháng 05-2026"),
        ("'a'", "a"),
        ("History", "Trang History"),
        ("", "Trang"),
        ("[]:*?", "-"),
        ("x" * 50, "x" * 31),
    ],
)
def test_sheet_names_are_ones_excel_accepts(text, title):
    assert sheet_texts.sheet_title(text) == title


@pytest.mark.parametrize(
    ("taken", "title"),
    [
        ((), "Năm 2026"),
        (("NĂM 2026",), "Năm 2026 (2)"),
        (("Năm 2026", "năm 2026 (2)"), "Năm 2026 (3)"),
    ],
)
def test_two_sheets_never_have_one_name(taken, title):
    assert sheet_texts.free_title("Năm 2026", taken) == title


def test_a_free_name_is_no_longer_than_excel_takes():
    long = "x" * 31
    assert sheet_texts.free_title(long, (long,)) == "x" * 27 + " (2)"


REPORTS: dict[str, Callable[[], object]] = {
    "u1": sample_monthly_list,
    "u5": sample_task_table,
    "u8": sample_attendance_year,
    "plan_reality": sample_plan_reality,
    "score_year": sample_score_year,
}


def report(name):
    return load_workbook(BytesIO(printed(REPORTS[name]())))


@pytest.mark.parametrize("name", REPORTS)
def test_reports_print_on_a4_landscape_in_one_font_with_repeated_headings(name):
    sheet = report(name).worksheets[0]

    assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert re.fullmatch(r".*\$\d+:\$\d+", sheet.print_title_rows)
    used = [c for row in sheet.iter_rows() for c in row if c.value is not None]
    assert {xl_cell.font.name for xl_cell in used} == {"Times New Roman"}
    assert not any(xl_cell.data_type == "f" for xl_cell in used)


def headings(sheet, row):
    return [xl_cell.value for xl_cell in sheet[row]]


def row_starting(sheet, first):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == first)


def test_u1_has_two_heading_rows_a_number_row_and_a_merged_heading():
    sheet = report("u1").worksheets[0]
    top = row_starting(sheet, "STT")

    assert headings(sheet, top)[:5] == [
        "STT",
        "Tên đơn vị",
        "Số lượng đảng viên",
        "Ngày họp chi bộ",
        "Mức đánh giá xếp loại sau buổi sinh hoạt hằng tháng",
    ]
    assert headings(sheet, top)[9] == "Ghi chú (thuyết minh điểm trừ)"
    assert headings(sheet, top + 1)[4:9] == ["KQ số điểm", "Tốt", "Khá", "Trung bình", "Kém"]
    assert headings(sheet, top + 2) == list(range(1, 11))
    assert f"E{top}:I{top}" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet.print_title_rows.replace("$", "").endswith(f"{top}:{top + 2}")


def test_u1_marks_the_grade_and_counts_it():
    sheet = report("u1").worksheets[0]
    row = row_starting(sheet, "STT") + 3

    said = headings(sheet, row)
    assert said[:3] == [1, "Chi bộ Văn phòng", 24]
    assert said[3].date() == date(2026, 11, 3)
    assert said[4:9] == [94, "x", None, None, None]
    assert "thiếu 3 phút" in said[9]
    assert headings(sheet, row + 1)[1:9] == ["Tổng cộng", None, None, None, 1, 0, 0, 0]
    text = " ".join(str(c.value) for r in sheet.iter_rows() for c in r if c.value)
    assert "DANH SÁCH TỔNG HỢP ĐÁNH GIÁ" in text
    assert "T/M CHI BỘ BÍ THƯ Nguyễn Thị Hạnh" in text
    assert "đảng số không thay đổi" in text


def test_u1_carries_a_hidden_sheet_for_the_next_program():
    workbook = report("u1")
    sheet = workbook[MACHINE_SHEET]
    facts = {row[0].value: [c.value for c in row[1:] if c.value is not None] for row in sheet}

    assert sheet.sheet_state == "hidden"
    assert facts["format"] == ["so-chi-bo/u1"]
    assert facts["version"] == ["1"]
    assert facts["cell_id"] == [sample_monthly_list().cell_id]
    assert facts["columns"] == list(REPORT_COLUMNS)
    assert facts["row"][:6] == ["Chi bộ Văn phòng", "24", "20", "2026-11-03", "94", "good"]


def test_u5_has_the_thirteen_headings_and_a_row_a_task():
    sheet = report("u5").worksheets[0]
    top = row_starting(sheet, "TT")

    assert headings(sheet, top) == [
        *("TT", "Mã nhiệm vụ", "Văn bản giao", "Nội dung nhiệm vụ", "Người chủ trì", "Phối hợp"),
        *("Thời hạn", "Sản phẩm", "Tình trạng", "Ngày hoàn thành", "Kết quả", "Kỳ báo cáo"),
        "Ghi chú",
    ]
    assert [sheet.cell(top + n, 2).value for n in range(1, 8)] == [f"17.{n}" for n in range(1, 8)]
    assert sheet.cell(top + 1, 7).value.date() == date(2026, 11, 25)


def test_u8_has_twelve_months_and_the_counts():
    sheet = report("u8").worksheets[0]
    top = row_starting(sheet, "STT")
    months = [f"T{month}" for month in range(1, 13)]

    assert headings(sheet, top) == [
        *("STT", "Họ và tên", "Diện", *months, "Có mặt", "Vắng có lý do"),
        *("Vắng không lý do", "Chuỗi vắng dài nhất", "Tỷ lệ %"),
    ]
    huy = headings(sheet, top + 2)
    assert huy[3:15] == [*"xxPxxxxxxPP", None]
    assert huy[15:19] == [8, 3, 0, 2]
    assert Fraction(huy[19]).limit_denominator(1000) == Fraction(8, 11)


def test_rows_are_tall_enough_for_wrapped_text():
    one = letter_widths.row_height([("ngắn", 20)])
    four = letter_widths.row_height([("một câu dài " * 6, 20), ("ngắn", 20)])

    assert four >= one + 3 * letter_widths.LINE_POINTS
    assert letter_widths.row_height([("a\nb\nc", 40)]) == one + 2 * letter_widths.LINE_POINTS
