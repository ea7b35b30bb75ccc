"""Builds the Excel reports U1 and U8 of the handbook and every register, headings exact."""

from collections import Counter
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.cell_reports import REPORT_COLUMNS, REPORT_FORMAT, REPORT_VERSION
from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.excel import (
    PERCENT_FORMAT,
    TEXT_FORMAT,
    ReportSheet,
    cell_at,
    new_workbook,
    put,
    save_bytes,
    sheet_title,
)
from app.services.export.report_tables import ReportTable
from app.services.export.sheet_contexts import (
    AttendanceYear,
    AttendanceYearRow,
    MonthlyList,
    MonthlyListRow,
)

MACHINE_SHEET = "so_chi_bo"
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
U8_TITLE = "BẢNG ĐIỂM DANH SINH HOẠT CHI BỘ"
U8_LEGEND = (
    "x: có mặt; P: vắng có lý do; K: vắng không lý do; M: miễn sinh hoạt; "
    "Đ: sinh hoạt tạm thời nơi khác."
)
U8_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Họ và tên", 22),
    Column("Diện", 23),
    *(Column(f"T{month}", 5, "center") for month in range(1, 13)),
    Column("Có mặt", 7, "center"),
    Column("Vắng có lý do", 8, "center"),
    Column("Vắng không lý do", 9, "center"),
    Column("Chuỗi vắng dài nhất", 9, "center"),
    Column("Tỷ lệ %", 10, "center", PERCENT_FORMAT),
)


def monthly_list_u1(context: MonthlyList) -> bytes:
    """Return the monthly list upward with its machine-readable sheet."""
    workbook, report = new_report("U1", U1_COLUMNS)
    report.header_block(context.header)
    report.centred(U1_TITLE, size=14)
    month = f"Tháng {context.month} năm" if context.month else "Năm"
    report.centred(f"{month} {context.year}")
    report.gap()
    u1_heading(report)
    for place, row in enumerate(context.rows, start=1):
        report.table_row(u1_row(place, row))
    report.table_row(u1_total(context.rows), bold=True)
    if context.footnote:
        report.note(f"Ghi chú: {context.footnote}")
    report.signature(context.signature)
    _machine_sheet(workbook, context)
    return save_bytes(workbook)


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


def _machine_sheet(workbook: Workbook, context: MonthlyList) -> None:
    """Write what another program reads: all as text, so nothing is changed by a locale."""
    sheet = workbook.create_sheet(MACHINE_SHEET)
    sheet.sheet_state = "hidden"
    facts = (
        ("format", REPORT_FORMAT),
        ("version", REPORT_VERSION),
        ("cell_id", context.cell_id),
        ("cell_name", context.cell_name),
        ("superior", context.header.superior),
        ("year", str(context.year)),
        ("month", str(context.month)),
        ("made_on", context.made_on.isoformat()),
        ("columns", *REPORT_COLUMNS),
        *(("row", *_machine_row(row)) for row in context.rows),
    )
    for row, fact in enumerate(facts, start=1):
        _write_texts(sheet, row, fact)


def _machine_row(row: MonthlyListRow) -> tuple[str, ...]:
    return (
        row.unit_name,
        str(row.members),
        str(row.attended),
        row.held_on.isoformat(),
        str(row.points),
        row.grade,
        row.note,
        row.meeting_key,
    )


def _write_texts(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts, start=1):
        xl_cell = cell_at(sheet, row, place)
        put(xl_cell, text)
        xl_cell.number_format = TEXT_FORMAT


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


def attendance_year_u8(context: AttendanceYear) -> bytes:
    """Return the attendance of a year."""
    return table_workbook(
        ReportTable(
            name=f"Điểm danh {context.year}",
            title=U8_TITLE,
            subtitle=f"Năm {context.year}",
            header=context.header,
            columns=U8_COLUMNS,
            rows=tuple(_u8_row(place, row) for place, row in enumerate(context.rows, start=1)),
            signature=context.signature,
            notes=(f"{U8_LEGEND} {context.footnote}".strip(),),
        )
    )


def _u8_row(place: int, row: AttendanceYearRow) -> tuple[Value, ...]:
    return (
        place,
        row.name,
        row.member_class,
        *row.marks,
        row.present,
        row.excused,
        row.unexcused,
        row.longest_streak,
        row.rate,
    )


def new_report(title: str, columns: tuple[Column, ...]) -> tuple[Workbook, ReportSheet]:
    """Return an empty workbook of one sheet that is written row by row."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(title)
    return workbook, ReportSheet(sheet, columns)
