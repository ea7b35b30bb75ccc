"""Builds the Excel list of the members' points for a month or a quarter."""

from app.domain.member_sheets import (
    MEMBER_STATE_LABELS,
    REMARK_KIND_LABELS,
    MemberSheetView,
    PeriodCounts,
)
from app.domain.text import lower_first
from app.services.export.columns import Column, Value
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.report_tables import ReportTable
from app.services.export.workbooks import table_workbook

TITLE = "BẢNG ĐIỂM, NHẬN XÉT ĐẢNG VIÊN"
COLUMNS = (
    Column("TT", 5, "center"),
    Column("Họ và tên", 22),
    Column("Dự họp", 8, "center"),
    Column("Phát biểu", 7, "center"),
    Column("Biểu dương", 8, "center"),
    Column("Nhắc nhở", 7, "center"),
    Column("Tự chấm", 8, "center"),
    Column("Chi bộ", 8, "center"),
    Column("Cấp trên", 8, "center"),
    Column("Mức", 20),
    Column("Tình trạng", 14),
    Column("Điểm mất và lý do", 30),
    Column("Nhận xét", 34),
)
PointsLine = tuple[MemberSheetView, PeriodCounts]


def points_workbook(
    header: PaperHeader, signature: Signature, label: str, lines: tuple[PointsLine, ...]
) -> bytes:
    """Return the list of a period with the signature of the cell."""
    rubrics = dict.fromkeys(view.rubric.name for view, _counts in lines)
    return table_workbook(
        ReportTable(
            name="Điểm đảng viên",
            title=TITLE,
            subtitle=label,
            header=header,
            columns=COLUMNS,
            rows=tuple((place, *_row(*line)) for place, line in enumerate(lines, start=1)),
            signature=signature,
            notes=(f"Chấm theo: {'; '.join(rubrics)}.",),
        )
    )


def _row(view: MemberSheetView, counts: PeriodCounts) -> tuple[Value, ...]:
    columns, known = view.columns, view.sheet.can_close
    return (
        view.full_name,
        f"{counts.attended}/{counts.summoned}" if counts.summoned else "",
        counts.speeches,
        counts.praised or None,
        counts.reminded or None,
        columns.self_total if known else None,
        columns.cell_total if known else None,
        columns.superior_total,
        view.grade_label,
        MEMBER_STATE_LABELS[view.state] if view.record is not None else "Chưa chấm",
        _losses(view),
        _remarks(view),
    )


def _losses(view: MemberSheetView) -> str:
    noted = (item for item in view.sheet.items if item.note.strip())
    return "; ".join(f"{item.id}: {lower_first(item.note.strip())}" for item in noted)


def _remarks(view: MemberSheetView) -> str:
    said = (remark.draft for remark in view.remarks)
    return "\n".join(f"{REMARK_KIND_LABELS[one.kind]}: {one.text}" for one in said)
