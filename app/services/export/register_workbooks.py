"""Builds the Excel lists of the registers: U7 of the handbook, papers from above, good models."""

from collections.abc import Iterable
from dataclasses import astuple

from openpyxl import Workbook

from app.services.export.excel import DATE_FORMAT, Column, ReportSheet, Value, save_bytes
from app.services.export.register_contexts import DirectiveTable, ModelTable, PetitionTable
from app.services.export.workbooks import new_report

U7_TITLE = "THEO DÕI KIẾN NGHỊ"
U7_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Ngày", 12, "center", DATE_FORMAT),
    Column("Người nêu", 18),
    Column("Nội dung", 32),
    Column("Loại", 12),
    Column("Trả lời tại chỗ", 22),
    Column("Cấp giải quyết", 16),
    Column("Ngày gửi", 12, "center", DATE_FORMAT),
    Column("Thời hạn", 12, "center", DATE_FORMAT),
    Column("Kết quả", 22),
    Column("Ngày thông báo lại", 12, "center", DATE_FORMAT),
)
DIRECTIVES_TITLE = "SỔ VĂN BẢN CẤP TRÊN"
DIRECTIVES_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Số, ký hiệu", 13),
    Column("Nơi ban hành", 18),
    Column("Ngày ban hành", 12, "center", DATE_FORMAT),
    Column("Trích yếu", 32),
    Column("Ngày nhận", 12, "center", DATE_FORMAT),
    Column("Ngày phổ biến", 12, "center", DATE_FORMAT),
    Column("Số ngày", 7, "center"),
    Column("Tình trạng", 12),
    Column("Ý liên quan đến chi bộ", 36),
    Column("Phổ biến tại", 16),
)
MODELS_TITLE = "MÔ HÌNH, CÁCH LÀM HAY"
MODELS_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tên mô hình, cách làm", 22),
    Column("Cách làm", 24),
    Column("Hiệu quả", 18),
    Column("Người thực hiện", 13),
    Column("Ngày ghi nhận", 12, "center", DATE_FORMAT),
    Column("Ngày báo cáo cấp trên", 12, "center", DATE_FORMAT),
)
LEGAL_NOTE = (
    "Thời hạn trả lời của chi bộ tính theo ngày làm việc (294-QĐ/TW, Điều 3); thời hạn của cấp "
    "trên do cấp trên quy định."
)


def petitions_u7(context: PetitionTable) -> bytes:
    """Return the list of petitions."""
    report = _started(context, "Kiến nghị", U7_TITLE, U7_COLUMNS)
    return _finished(report, context, map(astuple, context.rows), f"{context.figures}.", LEGAL_NOTE)


def directives_list(context: DirectiveTable) -> bytes:
    """Return the register of documents from above."""
    report = _started(context, "Văn bản cấp trên", DIRECTIVES_TITLE, DIRECTIVES_COLUMNS)
    return _finished(report, context, map(astuple, context.rows), f"{context.figures}.")


def models_list(context: ModelTable) -> bytes:
    """Return the list of good models."""
    report = _started(context, "Mô hình, cách làm hay", MODELS_TITLE, MODELS_COLUMNS)
    return _finished(report, context, map(astuple, context.rows))


_Table = PetitionTable | DirectiveTable | ModelTable
_Report = tuple[Workbook, ReportSheet]


def _started(context: _Table, sheet: str, title: str, columns: tuple[Column, ...]) -> _Report:
    workbook, report = new_report(sheet, columns)
    report.header_block(context.header)
    report.centred(title, size=14)
    report.centred(f"Năm {context.year}")
    report.gap()
    report.heading()
    return workbook, report


def _finished(
    started: _Report, context: _Table, rows: Iterable[tuple[Value, ...]], *notes: str
) -> bytes:
    workbook, report = started
    for place, row in enumerate(rows, start=1):
        report.table_row((place, *row))
    for note in notes:
        report.note(note)
    report.signature(context.signature)
    return save_bytes(workbook)
