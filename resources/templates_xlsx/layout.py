"""One Excel form for print: fields where a paper has its words, one marked row for each list."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from app.services.export.columns import Column
from app.services.export.excel import FONT, ReportSheet, cell_at, new_workbook, save_bytes
from app.services.export.letter_widths import row_height

ONE_LINE = row_height([("", 1)])
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
NUMBER = '{{ header.number_word if header.number else "" }} {{ header.number }}'
PLAIN_TITLE = '{{ "" if signature.bold_title else signature.title }}'
BOLD_TITLE = '{{ signature.title if signature.bold_title else "" }}'


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its sheet, what stands above the table, its columns, what stands below."""

    sheet: str
    title: str
    lines: tuple[str, ...]
    """Below the title; the first is bold."""
    columns: tuple[Column, ...]
    row: tuple[str, ...]
    """What each column of the repeated row holds."""
    notes: tuple[str, ...] = ()


class FormSheet(ReportSheet):
    """A sheet of fields; rows of fields are one line tall and grow when they are filled."""

    def header_fields(self) -> None:
        """Write superior and issuer left, the Party title and the date right."""
        left, right = self.width // 2 - 1, self.width // 2 + 1
        plain, bold = Font(name=FONT, size=13), Font(name=FONT, size=13, b=True)
        ruled = Font(name=FONT, size=13, b=True, u="single")
        slanted = Font(name=FONT, size=13, i=True)
        lines = (
            ("{{ header.superior|upper }}", plain, "ĐẢNG CỘNG SẢN VIỆT NAM", ruled),
            ("{{ header.issuer|upper }}", bold, "", plain),
            ("*", plain, "{{ header.place_and_date }}", slanted),
        )
        for left_text, left_font, right_text, right_font in lines:
            self._across(1, left, left_text, left_font)
            self._across(right, self.width, right_text, right_font)
            self.row += 1
        self._across(1, left, NUMBER, plain)
        self.row += 2

    def field_row(self, fields: Sequence[str]) -> None:
        """Write the row that is repeated for each line of a list."""
        self.table_row(fields)
        self._sheet.row_dimensions[self._table_end].height = ONE_LINE
        for place, column in enumerate(self._columns, start=1):
            if column.number_format:
                cell_at(self._sheet, self._table_end, place).number_format = column.number_format

    def signature_fields(self) -> None:
        """Write the signature at the right, with four empty rows for the hand."""
        first = self.width // 2 + 1
        plain, bold = Font(name=FONT, size=13), Font(name=FONT, size=13, b=True)
        self.row += 1
        for text, font in (
            ("{{ signature.capacity }}", bold),
            (PLAIN_TITLE, plain),
            (BOLD_TITLE, bold),
        ):
            self._across(first, self.width, text, font)
            self.row += 1
        self.row += 4
        self._across(first, self.width, "{{ signature.name }}", bold)

    def _across(self, first: int, last: int, text: str, font: Font, align: str = "center") -> None:
        super()._across(first, last, text, font, align)
        self._sheet.row_dimensions[self.row].height = ONE_LINE


def begin(form: Form) -> tuple[Workbook, FormSheet]:
    """Return a form down to its table."""
    book = new_workbook()
    book.worksheets[0].title = form.sheet
    sheet = FormSheet(book.worksheets[0], form.columns)
    sheet.header_fields()
    sheet.centred(form.title, size=14)
    for place, line in enumerate(form.lines):
        sheet.centred(line, bold=place == 0)
    sheet.gap()
    return book, sheet


def finish(book: Workbook, sheet: FormSheet, form: Form) -> bytes:
    """Return a form whose table stands, with what comes below it."""
    for note in form.notes:
        sheet.note(note)
    sheet.signature_fields()
    return packed(save_bytes(book))


def table_form(form: Form) -> bytes:
    """Return a form with one heading row."""
    book, sheet = begin(form)
    sheet.heading()
    sheet.field_row(form.row)
    return finish(book, sheet, form)


def packed(data: bytes) -> bytes:
    """Return a workbook without the time of its making, so that the same form is the same file."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(buffer, "w") as package:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, _STAMP.sub(b"", made.read(name)))
    return buffer.getvalue()
