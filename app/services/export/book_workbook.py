"""Builds the Excel list of one register of members; numbers of cards stay text."""

from app.domain.dates import PartialDate
from app.domain.member_books import MEMBER_BOOK_LABELS
from app.services.book_tables import BookTable
from app.services.book_tables import Value as BookValue
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.excel import (
    DATE_FORMAT,
    Column,
    ReportSheet,
    Value,
    new_workbook,
    save_bytes,
    sheet_title,
)

STATE_COLUMN = Column("Tình trạng", 22)


def book_workbook(header: PaperHeader, signature: Signature, table: BookTable) -> bytes:
    """Return the list as it stands today, with the signature of the cell."""
    title = MEMBER_BOOK_LABELS[table.book]
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(title)
    columns = [Column("TT", 5, "center"), *(Column(c.title, c.letters) for c in table.columns)]
    if table.has_states:
        columns.append(STATE_COLUMN)
    report = ReportSheet(sheet, _with_dates(columns, table))
    report.header_block(header)
    report.centred(f"SỔ {title}".upper(), size=14)
    report.gap()
    report.heading()
    for place, row in enumerate(table.rows, start=1):
        values = [place, *map(_value, row.cells)]
        report.table_row([*values, row.state.text] if table.has_states else values)
    report.signature(signature)
    return save_bytes(workbook)


def _with_dates(columns: list[Column], table: BookTable) -> list[Column]:
    """Let columns of days show dd/mm/yyyy; a date known in part stays a text."""
    wanted = {place + 1 for place, column in enumerate(table.columns) if column.numeric}
    return [
        Column(c.heading, c.width, "center", DATE_FORMAT) if place in wanted else c
        for place, c in enumerate(columns)
    ]


def _value(value: BookValue) -> Value:
    if isinstance(value, PartialDate):
        return value.value if value.is_exact else value.text()
    return value
