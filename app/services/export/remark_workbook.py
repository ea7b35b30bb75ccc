"""The sheet of an observer as a workbook: the same cells as on paper, ready to type into."""

from app.domain.remark_sheets import CONTENT, NAME, NUMBER, ROLE, TEAM, UNIT
from app.domain.remarks import REMARK_PART_LABELS, RemarkPart
from app.services.export.columns import Column
from app.services.export.excel import ReportSheet, new_workbook, save_bytes
from app.services.export.issued_contexts import RemarkSheetPaper
from app.services.export.sheet_texts import sheet_title

TITLE = "PHIẾU GÓP Ý"
HINT = "Ghi góp ý theo từng mục; mục nào không có ý kiến thì để trống. Không sửa mã phiếu."
LEAST_POINTS = 44
"""Room for two lines written by hand."""
COLUMNS = (
    Column(NUMBER, 5, "center"),
    Column(CONTENT, 34),
    *(Column(REMARK_PART_LABELS[part], 30) for part in RemarkPart),
)


def remark_sheet_workbook(context: RemarkSheetPaper) -> bytes:
    """Return the sheet as a workbook."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title("Phiếu góp ý")
    report = ReportSheet(sheet, COLUMNS)
    report.header_block(context.header, left_columns=2)
    report.centred(TITLE, size=14)
    report.centred(context.subject)
    report.centred(context.meeting, bold=False)
    report.gap()
    report.table_row(("", NAME, context.name, ROLE, context.role))
    report.table_row(("", UNIT, context.unit, TEAM, context.team))
    report.gap()
    report.heading()
    for row in context.rows:
        report.table_row((row.number, row.content, row.strength, row.shortcoming, row.proposal))
        written = sheet.row_dimensions[report.row - 1]
        written.height = max(written.height or 0, LEAST_POINTS)
    report.note(HINT)
    report.note(f"Mã phiếu: {context.code}")
    report.signature(context.signature)
    return save_bytes(workbook)
