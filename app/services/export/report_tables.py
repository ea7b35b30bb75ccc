"""Registers as tables of values: the same columns and lines go to Excel and to paper."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date

from app.domain.dates import PartialDate
from app.domain.member_books import MEMBER_BOOK_LABELS
from app.domain.text import lower_first, short_date
from app.services.book_tables import BookTable
from app.services.book_tables import Value as BookValue
from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.register_contexts import DirectiveTable, ModelTable, PetitionTable
from app.services.export.sheet_contexts import RegisterSheet, TaskTable


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One register: what stands above the table, the table, what stands below."""

    name: str
    """Short, for the sheet of a workbook."""
    title: str
    subtitle: str
    header: PaperHeader
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    signature: Signature
    notes: tuple[str, ...] = ()


_NUMBER = Column("TT", 5, "center")
U5_COLUMNS = (
    _NUMBER,
    Column("Mã nhiệm vụ", 9, "center"),
    Column("Văn bản giao", 14),
    Column("Nội dung nhiệm vụ", 30),
    Column("Người chủ trì", 18),
    Column("Phối hợp", 14),
    Column("Thời hạn", 12, "center", DATE_FORMAT),
    Column("Sản phẩm", 16),
    Column("Tình trạng", 10, "center"),
    Column("Ngày hoàn thành", 12, "center", DATE_FORMAT),
    Column("Kết quả", 18),
    Column("Kỳ báo cáo", 11, "center"),
    Column("Ghi chú", 16),
)
U7_COLUMNS = (
    _NUMBER,
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
DIRECTIVES_COLUMNS = (
    _NUMBER,
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
MODELS_COLUMNS = (
    _NUMBER,
    Column("Tên mô hình, cách làm", 22),
    Column("Cách làm", 24),
    Column("Hiệu quả", 18),
    Column("Người thực hiện", 13),
    Column("Ngày ghi nhận", 12, "center", DATE_FORMAT),
    Column("Ngày báo cáo cấp trên", 12, "center", DATE_FORMAT),
)
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
"""The last two columns are filled by hand."""
STATE_COLUMN = Column("Tình trạng", 22)
LEGAL_NOTE = (
    "Thời hạn trả lời của chi bộ tính theo ngày làm việc (294-QĐ/TW, Điều 3); thời hạn của cấp "
    "trên do cấp trên quy định."
)


def petition_report(context: PetitionTable) -> ReportTable:
    """Return the petitions of a year (U7)."""
    return ReportTable(
        name="Kiến nghị",
        title="THEO DÕI KIẾN NGHỊ",
        subtitle=f"Năm {context.year}",
        header=context.header,
        columns=U7_COLUMNS,
        rows=_numbered(map(astuple, context.rows)),
        signature=context.signature,
        notes=(f"{context.figures}.", LEGAL_NOTE),
    )


def directive_report(context: DirectiveTable) -> ReportTable:
    """Return the register of documents from above of a year."""
    return ReportTable(
        name="Văn bản cấp trên",
        title="SỔ VĂN BẢN CẤP TRÊN",
        subtitle=f"Năm {context.year}",
        header=context.header,
        columns=DIRECTIVES_COLUMNS,
        rows=_numbered(map(astuple, context.rows)),
        signature=context.signature,
        notes=(f"{context.figures}.",),
    )


def model_report(context: ModelTable) -> ReportTable:
    """Return the good models of a year."""
    return ReportTable(
        name="Mô hình, cách làm hay",
        title="MÔ HÌNH, CÁCH LÀM HAY",
        subtitle=f"Năm {context.year}",
        header=context.header,
        columns=MODELS_COLUMNS,
        rows=_numbered(map(astuple, context.rows)),
        signature=context.signature,
    )


def task_report(context: TaskTable) -> ReportTable:
    """Return the task table after the "6 rõ" practice (U5)."""
    return ReportTable(
        name="Nhiệm vụ",
        title="BẢNG THEO DÕI NHIỆM VỤ",
        subtitle=context.period,
        header=context.header,
        columns=U5_COLUMNS,
        rows=_numbered(map(astuple, context.rows)),
        signature=context.signature,
    )


def issued_report(context: RegisterSheet) -> ReportTable:
    """Return the papers issued in a term; numbers nobody has given are not counted."""
    return ReportTable(
        name=f"Sổ văn bản {context.term}",
        title="SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        subtitle=f"Nhiệm kỳ {context.term}",
        header=context.header,
        columns=REGISTER_COLUMNS,
        rows=tuple(_issued_rows(context)),
        signature=context.signature,
    )


def _issued_rows(context: RegisterSheet) -> Iterator[tuple[Value, ...]]:
    number = 0
    for row in context.rows:
        number += bool(row.code)
        yield (number if row.code else None, *astuple(row), "", "")


def member_report(
    header: PaperHeader, signature: Signature, table: BookTable, today: date
) -> ReportTable:
    """Return one register of members as it stands today."""
    label = MEMBER_BOOK_LABELS[table.book]
    columns = [_NUMBER]
    for column in table.columns:
        look = ("center", DATE_FORMAT) if column.numeric else ("left", "")
        columns.append(Column(column.title, column.letters, *look))
    rows = []
    for row in table.rows:
        values = tuple(map(_member_value, row.cells))
        rows.append((*values, row.state.text) if table.has_states else values)
    return ReportTable(
        name=label,
        title=f"SỔ {label}".upper(),
        subtitle=f"Tính đến ngày {short_date(today)}",
        header=header,
        columns=(*columns, STATE_COLUMN) if table.has_states else tuple(columns),
        rows=_numbered(rows),
        notes=_left_out_note(table),
        signature=signature,
    )


def _left_out_note(table: BookTable) -> tuple[str, ...]:
    """Return the line that says what a shared list goes without."""
    if not table.left_out:
        return ()
    names = ", ".join(map(lower_first, table.left_out))
    return (f"Đã lược {len(table.left_out)} mục: {names}.",)


def _member_value(value: BookValue) -> Value:
    """Return a value for a cell; a date known in part stays a text."""
    if isinstance(value, PartialDate):
        return value.value if value.is_exact else value.text()
    return value


def _numbered(rows: Iterable[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    return tuple((place, *row) for place, row in enumerate(rows, start=1))
