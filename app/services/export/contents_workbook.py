"""Builds the contents page (mục lục) of a folder: what is missing in red, then what is there."""

from app.domain.progress import pause
from app.domain.text import upper_first
from app.services.export.columns import Column
from app.services.export.excel import ReportSheet, new_workbook, save_bytes
from app.services.export.folder_contexts import FolderContents

TITLE = "MỤC LỤC HỒ SƠ KIỂM TRA"
COLUMNS = (
    Column("TT", 6, "center"),
    Column("Văn bản, tài liệu", 44),
    Column("Tệp, hoặc vì sao còn thiếu", 36),
    Column("Ghi chú", 16),
)
MISSING, PRESENT = "I- CÒN THIẾU", "II- CÓ TRONG HỒ SƠ"
NOTHING_MISSING = "Không thiếu văn bản, tài liệu nào."


def contents_workbook(contents: FolderContents) -> bytes:
    """Return the page; each file name opens its file."""
    workbook = new_workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Mục lục"
    report = ReportSheet(sheet, COLUMNS)
    report.header_block(contents.header, left_columns=2)
    report.centred(TITLE, size=14)
    report.centred(upper_first(contents.period))
    report.centred(
        f"Có {contents.file_count} văn bản, tài liệu; còn thiếu {len(contents.gaps)}.", bold=False
    )
    report.gap()
    report.heading()
    _put_gaps(report, contents)
    _put_sections(report, contents)
    report.signature(contents.signature)
    pause()
    return save_bytes(workbook)


def _put_gaps(report: ReportSheet, contents: FolderContents) -> None:
    report.group_row(MISSING)
    for number, gap in enumerate(contents.gaps, start=1):
        report.table_row((number, f"{gap.what}: {gap.of}", upper_first(gap.why), ""), red=True)
        report.merge(3, 4)
    if not contents.gaps:
        report.group_row(NOTHING_MISSING, bold=False)


def _put_sections(report: ReportSheet, contents: FolderContents) -> None:
    report.group_row(PRESENT)
    for place, section in enumerate(contents.sections, start=1):
        pause()
        report.group_row(f"{place}. {section.title} (thư mục {section.folder})")
        for number, line in enumerate(section.lines, start=1):
            words = f"{line.what}: {line.of}"
            report.table_row((f"{place}.{number}", words, line.file, line.note))
            report.link(3, f"{section.folder}/{line.file}")
