"""Builds the table of U1 for lists of many cells, and every register as a sheet, headings exact."""

from collections import Counter
from collections.abc import Sequence

from openpyxl import Workbook

from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.excel import (
    ReportSheet,
    new_workbook,
    save_bytes,
)
from app.services.export.report_tables import ReportTable
from app.services.export.sheet_contexts import (
    MonthlyListRow,
)
from app.services.export.sheet_texts import sheet_title

GRADE_ORDER = ("good", "fair", "average", "poor")

U1_TITLE = "DANH SÁCH TỔNG HỢP ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG SINH HOẠT CHI BỘ"
U1_MERGED_HEADING = "Mức đánh giá xếp loại sau buổi sinh hoạt hằng tháng"
U1_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Tên đơn vị", 20),
    Column("Số lượng đảng viên", 10, "center"),
    Column("Ngày họp chi bộ", 12, "center", DATE_FORMAT),
    Column("KQ số điểm", 8, "center"),
    Column("Tốt", 7, "center"),
    Column("Khá", 7, "center"),
    Column("Trung bình", 8, "center"),
    Column("Kém", 7, "center"),
    Column("Ghi chú (thuyết minh điểm trừ)", 56),
)


def u1_heading(report: ReportSheet) -> None:
    """Write the two heading rows and the number row, repeated on every page."""
    first = report.row
    for place in (1, 2, 3, 4, 10):
        report.merged_heading(place, place, 2, U1_COLUMNS[place - 1].heading)
    report.merged_heading(5, 9, 1, U1_MERGED_HEADING)
    report.height(34)
    report.row += 1
    for place in range(5, 10):
        report.merged_heading(place, place, 1, U1_COLUMNS[place - 1].heading)
    report.height(34)
    report.row += 1
    report.number_row()
    report.repeat(first, report.row - 1)


def u1_row(place: int, row: MonthlyListRow) -> tuple[Value, ...]:
    """Return the cells of one meeting; grade columns hold a mark."""
    members: Value = row.members_text or row.members
    marks = ("x" if row.grade == grade else "" for grade in GRADE_ORDER)
    return (place, row.unit_name, members, row.held_on, row.points, *marks, row.note)


def u1_total(rows: Sequence[MonthlyListRow]) -> tuple[Value, ...]:
    """Return the last row, which counts the grades."""
    counts = Counter(row.grade for row in rows)
    return ("", "Tổng cộng", "", "", "", *(counts[grade] for grade in GRADE_ORDER), "")


def table_workbook(table: ReportTable) -> bytes:
    """Return a register as a workbook of one sheet for print."""
    workbook, report = new_report(table.name, table.columns)
    report.header_block(table.header)
    report.centred(table.title, size=14)
    report.centred(table.subtitle)
    report.gap()
    report.heading()
    for row in table.rows:
        report.table_row(row)
    for note in table.notes:
        report.note(note)
    report.signature(table.signature)
    return save_bytes(workbook)


def new_report(title: str, columns: tuple[Column, ...]) -> tuple[Workbook, ReportSheet]:
    """Return an empty workbook of one sheet that is written row by row."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(title)
    return workbook, ReportSheet(sheet, columns)
