"""The workbook of a consolidation: U1 over all cells, figures, what is missing, what was left out.

One sheet a month in the exact form U1, so that it can be sent on as it is.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from openpyxl import Workbook

from app.domain.consolidations import (
    REPORT_DAYS,
    SET_ASIDE_LABELS,
    Consolidation,
    MonthFigures,
    TakenMeeting,
)
from app.domain.periods import Period
from app.domain.text import clean, short_date, upper_first
from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.contexts import Signature
from app.services.export.excel import (
    PERCENT_FORMAT,
    ReportSheet,
    new_workbook,
    save_bytes,
)
from app.services.export.sheet_contexts import MonthlyListRow
from app.services.export.sheet_texts import sheet_title
from app.services.export.workbooks import (
    GRADE_ORDER,
    U1_COLUMNS,
    U1_TITLE,
    u1_heading,
    u1_row,
    u1_total,
)

POINTS_FORMAT = "0.0#"
FIGURES_COLUMNS = (
    Column("Tháng", 11, "center"),
    Column("Số chi bộ", 8, "center"),
    Column("Số buổi", 8, "center"),
    Column("Đảng số", 8, "center"),
    Column("Lượt dự", 8, "center"),
    Column("Tỷ lệ dự", 9, "center", PERCENT_FORMAT),
    Column("Điểm trung bình", 9, "center", POINTS_FORMAT),
    Column("Thấp nhất", 8, "center", POINTS_FORMAT),
    Column("Cao nhất", 8, "center", POINTS_FORMAT),
    Column("Tốt", 7, "center"),
    Column("Khá", 7, "center"),
    Column("Trung bình", 8, "center"),
    Column("Kém", 7, "center"),
    Column("Không xếp loại", 9, "center"),
)
OPEN_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tên chi bộ", 26),
    Column("Tháng", 11, "center"),
    Column("Tình trạng", 18),
    Column("Ngày họp", 12, "center", DATE_FORMAT),
    Column("Ngày lập báo cáo", 12, "center", DATE_FORMAT),
    Column("Số ngày chậm", 8, "center"),
)
LEFT_OUT_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tệp", 28),
    Column("Chi bộ", 20),
    Column("Tháng", 11, "center"),
    Column("Lý do không lấy", 40),
    Column("Đã lấy từ tệp", 24),
)
LATE_NOTE = (
    f"Chậm: báo cáo lập sau ngày họp quá {REPORT_DAYS} ngày; buổi họp có nhiều bản thì tính theo "
    "bản lập đầu."
)


def consolidation_workbook(found: Consolidation, made_on: date) -> bytes:
    """Return the workbook; there is at least one meeting in it."""
    workbook = new_workbook()
    workbook.remove(workbook.worksheets[0])
    for month, taken in groupby(found.taken, key=lambda one: one.month):
        _list_sheet(workbook, month, tuple(taken), made_on)
    _figures_sheet(workbook, found)
    _open_sheet(workbook, found)
    _left_out_sheet(workbook, found)
    return save_bytes(workbook)


def _report(
    workbook: Workbook, name: str, columns: Sequence[Column], title: str, second: str
) -> ReportSheet:
    report = ReportSheet(workbook.create_sheet(sheet_title(name)), columns)
    report.centred(title, size=14)
    report.centred(second)
    report.gap()
    return report


def _list_sheet(
    workbook: Workbook, month: Period, taken: Sequence[TakenMeeting], made_on: date
) -> None:
    name = f"T{month.month:02d}-{month.year}"
    second = f"Tháng {month.month} năm {month.year}"
    report = _report(workbook, name, U1_COLUMNS, U1_TITLE, second)
    u1_heading(report)
    rows = [_list_row(one) for one in taken]
    for place, row in enumerate(rows, start=1):
        report.table_row(u1_row(place, row))
    report.table_row(u1_total(rows), bold=True)
    report.note(f"Tổng hợp {len(rows)} buổi họp từ tệp của các chi bộ, ngày {short_date(made_on)}.")
    report.signature(Signature("T/M ĐẢNG ỦY", "BÍ THƯ", ""))


def _list_row(one: TakenMeeting) -> MonthlyListRow:
    meeting = one.meeting
    return MonthlyListRow(
        unit_name=one.cell_name,
        members=meeting.members,
        held_on=meeting.held_on,
        points=meeting.points,
        grade=meeting.grade,
        note=clean(meeting.note),
        attended=meeting.attended,
        meeting_key=meeting.key,
    )


def _figures_sheet(workbook: Workbook, found: Consolidation) -> None:
    title, second = "THỐNG KÊ THEO THÁNG", f"{found.cell_count} chi bộ có báo cáo"
    report = _report(workbook, "Thống kê", FIGURES_COLUMNS, title, second)
    report.heading()
    for figures in found.figures:
        report.table_row(_figures_row(figures))


def _figures_row(figures: MonthFigures) -> tuple[Value, ...]:
    return (
        _month(figures.month),
        figures.cells,
        figures.meetings,
        figures.members,
        figures.attended,
        figures.rate,
        figures.average,
        figures.lowest,
        figures.highest,
        *(figures.grades[grade] for grade in (*GRADE_ORDER, "")),
    )


def _open_sheet(workbook: Workbook, found: Consolidation) -> None:
    title = "CHI BỘ CHƯA CÓ BÁO CÁO, BÁO CÁO CHẬM"
    second = f"{len(found.missing)} báo cáo còn thiếu, {len(found.late)} báo cáo chậm"
    report = _report(workbook, "Thiếu, chậm", OPEN_COLUMNS, title, second)
    report.heading()
    for place, row in enumerate(_open_rows(found), start=1):
        report.table_row((place, *row))
    report.note(LATE_NOTE)


def _open_rows(found: Consolidation) -> Iterator[tuple[Value, ...]]:
    for one in found.missing:
        yield one.cell_name, _month(one.month), "Chưa có báo cáo", None, None, None
    for late in found.late:
        facts = (late.meeting.held_on, late.first_made_on, late.days_late)
        yield late.cell_name, _month(late.month), "Báo cáo chậm", *facts


def _left_out_sheet(workbook: Workbook, found: Consolidation) -> None:
    title = "TỆP VÀ SỐ LIỆU KHÔNG LẤY"
    second = f"{len(found.rejected)} tệp bị loại, {len(found.aside)} số liệu trùng hoặc cũ"
    report = _report(workbook, "Không lấy", LEFT_OUT_COLUMNS, title, second)
    report.heading()
    for place, row in enumerate(_left_out_rows(found), start=1):
        report.table_row((place, *row))
    for name in found.same_names:
        report.note(f"Có từ hai chi bộ cùng tên {name}, mỗi chi bộ một mã riêng. Hãy kiểm tra lại.")


def _left_out_rows(found: Consolidation) -> Iterator[tuple[Value, ...]]:
    for one in found.rejected:
        yield one.file_name, "", "", f"{upper_first(one.reason)}.", ""
    for aside in found.aside:
        why = f"{SET_ASIDE_LABELS[aside.why]}."
        yield aside.file_name, aside.cell_name, _month(aside.month), why, aside.taken_from


def _month(month: Period) -> str:
    return f"{month.month:02d}/{month.year}"
