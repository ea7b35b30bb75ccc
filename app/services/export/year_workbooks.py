"""Builds the workbooks of a year: its points, its plan against what was held."""

from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.excel import PERCENT_FORMAT
from app.services.export.report_tables import ReportTable
from app.services.export.sheet_contexts import (
    PlanReality,
    PlanRealityRow,
    ScoreYear,
    ScoreYearRow,
)
from app.services.export.workbooks import table_workbook

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
    forecast = (f"Xếp loại năm: {context.forecast}",) if context.forecast else ()
    return table_workbook(
        ReportTable(
            name=f"Bảng điểm {context.year}",
            title=SCORE_YEAR_TITLE,
            subtitle=f"Năm {context.year}",
            header=context.header,
            columns=SCORE_YEAR_COLUMNS,
            rows=tuple(_row(place, row) for place, row in enumerate(context.rows, start=1)),
            signature=context.signature,
            notes=(context.summary, *forecast),
        )
    )


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
    return table_workbook(
        ReportTable(
            name=f"Thực hiện {context.year}",
            title=PLAN_REALITY_TITLE,
            subtitle=f"Năm {context.year}",
            header=context.header,
            columns=PLAN_REALITY_COLUMNS,
            rows=tuple(_reality_row(place, row) for place, row in enumerate(context.rows, start=1)),
            signature=context.signature,
            notes=(context.summary,),
        )
    )


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
