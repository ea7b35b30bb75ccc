"""Builds the workbook of the register of papers: a plain list, as no official form is known."""

from app.services.export.excel import (
    DATE_FORMAT,
    Column,
    ReportSheet,
    new_workbook,
    save_bytes,
    sheet_title,
)
from app.services.export.sheet_contexts import RegisterSheet

REGISTER_TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
REGISTER_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Loại văn bản", 14),
    Column("Số, ký hiệu", 13),
    Column("Ngày ban hành", 12, "center", DATE_FORMAT),
    Column("Trích yếu", 48),
    Column("Buổi họp", 26),
    Column("Ghi chú", 34),
    Column("Nơi nhận, ký nhận", 20),
    Column("Nơi lưu", 12),
)


def register_workbook(context: RegisterSheet) -> bytes:
    """Return the register of a term; the last two columns are filled by hand."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(f"Sổ văn bản {context.term}")
    report = ReportSheet(sheet, REGISTER_COLUMNS)
    report.header_block(context.header)
    report.centred(REGISTER_TITLE, size=14)
    report.centred(f"Nhiệm kỳ {context.term}")
    report.gap()
    report.heading()
    number = 0
    for row in context.rows:
        number += bool(row.code)
        place = number if row.code else None
        report.table_row(
            (place, row.type, row.code, row.issued_on, row.abstract, row.meeting, row.note, "", "")
        )
    report.signature(context.signature)
    return save_bytes(workbook)
