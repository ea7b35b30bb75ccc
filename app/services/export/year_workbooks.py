"""Builds the workbooks of a year: its points, its plan against what was held."""

from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.excel import (
    PERCENT_FORMAT,
    ReportSheet,
    new_workbook,
    save_bytes,
    sheet_title,
)
from app.services.export.sheet_contexts import (
    PlanReality,
    PlanRealityRow,
    ScoreYear,
    ScoreYearRow,
)

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

PLAN_REALITY_TITLE = "THỰC HIỆN KẾ HOẠCH SINH HOẠT CHI BỘ"
PLAN_REALITY_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Kỳ", 10),
    Column("Loại buổi", 13),
    Column("Nội dung trọng tâm", 34),
    Column("Ngày dự kiến", 12, "center", DATE_FORMAT),
    Column("Ngày họp", 12, "center", DATE_FORMAT),
    Column("Thực hiện", 15),
    Column("Thời lượng (phút)", 10, "center"),
    Column("Dự họp", 8, "center"),
    Column("Điểm", 8, "center"),
    Column("Mức", 11, "center"),
    Column("Ghi chú", 28),
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
    if context.forecast:
        report.note(f"Xếp loại năm: {context.forecast}")
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


def plan_reality_workbook(context: PlanReality) -> bytes:
    """Return the plan of a year against what was held."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(f"Thực hiện {context.year}")
    report = ReportSheet(sheet, PLAN_REALITY_COLUMNS)
    report.header_block(context.header)
    report.centred(PLAN_REALITY_TITLE, size=14)
    report.centred(f"Năm {context.year}")
    report.gap()
    report.heading()
    for place, row in enumerate(context.rows, start=1):
        report.table_row(_reality_row(place, row))
    report.note(context.summary)
    report.signature(context.signature)
    return save_bytes(workbook)


def _reality_row(place: int, row: PlanRealityRow) -> tuple[Value, ...]:
    return (
        place,
        row.period,
        row.kind,
        row.focus,
        row.planned_on,
        row.held_on,
        row.state,
        row.minutes,
        row.attendance,
        row.points,
        row.grade,
        row.note,
    )
