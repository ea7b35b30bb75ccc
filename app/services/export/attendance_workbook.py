"""Builds the list of one meeting with a column for signing by hand."""

from app.services.export.columns import Column
from app.services.export.excel import save_bytes
from app.services.export.sheet_contexts import AttendanceList
from app.services.export.workbooks import new_report

ATTENDANCE_TITLE = "DANH SÁCH DỰ SINH HOẠT CHI BỘ"
ATTENDANCE_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Họ và tên", 24),
    Column("Chức vụ", 17),
    Column("Diện", 15),
    Column("Điểm danh", 14),
    Column("Lý do vắng, ghi chú", 20),
    Column("Ký tên", 16),
)


def attendance_workbook(context: AttendanceList) -> bytes:
    """Return the list; the last column is signed by hand."""
    workbook, report = new_report("Danh sách dự họp", ATTENDANCE_COLUMNS)
    report.header_block(context.header)
    report.centred(ATTENDANCE_TITLE, size=14)
    report.centred(context.meeting)
    report.centred(context.when_and_where, bold=False)
    report.gap()
    report.heading()
    for place, row in enumerate(context.rows, start=1):
        report.table_row((place, row.name, row.post, row.member_class, row.state, row.note, ""))
    if context.summary:
        report.note(context.summary)
    report.signature(context.signature)
    return save_bytes(workbook)
