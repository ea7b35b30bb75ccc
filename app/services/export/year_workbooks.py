"""Builds the workbook of a year's points."""

from app.services.export.excel import (
    DATE_FORMAT,
    PERCENT_FORMAT,
    Column,
    ReportSheet,
    Value,
    new_workbook,
    save_bytes,
    sheet_title,
)
from app.services.export.sheet_contexts import ScoreYear, ScoreYearRow

SCORE_YEAR_TITLE = "BẢNG ĐIỂM SINH HOẠT CHI BỘ"
SCORE_YEAR_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Kỳ", 10),
    Column("Loại buổi", 13),
    Column("Ngày họp", 12, "center", DATE_FORMAT),
    Column("Điểm", 8, "center"),
    Column("Mức", 11, "center"),
    Column("Dự họp", 8, "center"),
    Column("Diện dự", 8, "center"),
    Column("Tỷ lệ dự", 9, "center", PERCENT_FORMAT),
    Column("Thời lượng (phút)", 10, "center"),
    Column("Số phát biểu", 9, "center"),
    Column("Tỷ lệ phát biểu", 9, "center", PERCENT_FORMAT),
    Column("Mất điểm, lý do", 60),
)


def score_year_workbook(context: ScoreYear) -> bytes:
    """Return the points of a year."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(f"Bảng điểm {context.year}")
    report = ReportSheet(sheet, SCORE_YEAR_COLUMNS)
    report.header_block(context.header)
    report.centred(SCORE_YEAR_TITLE, size=14)
    report.centred(f"Năm {context.year}")
    report.gap()
    report.heading()
    for place, row in enumerate(context.rows, start=1):
        report.table_row(_row(place, row))
    report.note(context.summary)
    report.signature(context.signature)
    return save_bytes(workbook)


def _row(place: int, row: ScoreYearRow) -> tuple[Value, ...]:
    return (
        place,
        row.period,
        row.kind,
        row.held_on,
        row.points,
        row.grade,
        row.present,
        row.base,
        row.attendance,
        row.minutes,
        row.speakers,
        row.speaking,
        row.losses,
    )
