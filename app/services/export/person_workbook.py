"""Builds the workbook of all that the book holds about one person, a sheet for each part."""

from app.data.person_records import PersonFile, PersonPart
from app.domain.text import short_date
from app.services.export.columns import DATE_FORMAT, Column
from app.services.export.excel import ReportSheet, new_workbook, save_bytes
from app.services.export.sheet_texts import sheet_title

NARROW, WIDE = 18, 44


def person_workbook(person: PersonFile) -> bytes:
    """Return the workbook; the first sheet says of whom, as of when, and what is left out."""
    workbook = new_workbook()
    first = workbook.worksheets[0]
    for place, part in enumerate(person.parts):
        sheet = workbook.create_sheet() if place else first
        sheet.title = sheet_title(part.title)
        report = ReportSheet(sheet, _columns(part))
        report.centred(f"{part.title}: {person.full_name}", size=14)
        report.centred(f"Theo sổ của chi bộ ngày {short_date(person.day)}", bold=False)
        report.gap()
        report.heading()
        for row in part.rows:
            report.table_row(row)
        if place == 0 and person.hidden:
            names = ", ".join(person.hidden).lower()
            report.note(f"Sổ còn giữ {names}; nhóm dữ liệu này đang tắt trong Cài đặt.")
    return save_bytes(workbook)


def _columns(part: PersonPart) -> tuple[Column, ...]:
    widest = max(range(len(part.headings)), key=lambda place: _length(part, place))
    return tuple(
        Column(heading, WIDE if place == widest else NARROW, number_format=DATE_FORMAT)
        for place, heading in enumerate(part.headings)
    )


def _length(part: PersonPart, place: int) -> int:
    return max((len(str(row[place])) for row in part.rows), default=0)
