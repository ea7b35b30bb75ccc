"""Writes Excel sheets as offices print them; text stays text, dates are dates."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from io import BytesIO
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.errors import ExportError
from app.domain.text import clean
from app.services.export.columns import DATE_FORMAT, Column, Value
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.excel_pages import DEFAULT_POINTS, PrintedRows, break_after, shrink
from app.services.export.format_profiles import HD05
from app.services.export.letter_widths import row_height
from app.services.export.sheet_texts import is_long_number, is_risky

FONT = "Times New Roman"
LONGEST_TEXT = 32_767
LANDSCAPE_ABOVE = 8
TEXT_FORMAT = "@"
PERCENT_FORMAT = "0.0%"
RED, LINK = "FFB3261E", "FF0B57A4"


_LINE = Side(style="thin", color="FF000000")
_ALL_AROUND = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MM_PER_INCH = 25.4


def put(xl_cell: XlCell, value: Value) -> None:
    """Write a value: text never becomes a formula, dates show dd/mm/yyyy."""
    if isinstance(value, str):
        _put_text(xl_cell, clean(value))
    elif isinstance(value, Fraction):
        exact = value.denominator == 1
        xl_cell.value = value.numerator if exact else float(value)
    else:
        xl_cell.value = value
    if isinstance(value, date):
        xl_cell.number_format = DATE_FORMAT


def _put_text(xl_cell: XlCell, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ExportError(
            f"Một ô dài {len(text)} chữ, Excel chỉ giữ {LONGEST_TEXT}. Hãy rút gọn rồi xuất lại."
        )
    if not text:
        return
    xl_cell.value = text
    # The library takes "=…" for a formula and "#N/A" for an error; both are words here.
    xl_cell.data_type = "s"
    if is_risky(text):
        # Keeps it text when the user later edits the cell in Excel.
        xl_cell.quotePrefix = True
    if is_long_number(text):
        xl_cell.number_format = TEXT_FORMAT


def cell_at(sheet: Worksheet, row: int, place: int) -> XlCell:
    """Return a cell that can be written; the covered cells of a merge cannot."""
    xl_cell = sheet.cell(row, place)
    if isinstance(xl_cell, MergedCell):
        raise TypeError(f"{xl_cell.coordinate} is covered by a merged cell")
    return xl_cell


def new_workbook() -> Workbook:
    """Return an empty workbook whose columns are measured in the font of its texts.

    Programs without the library's own font would make every column wider.
    """
    workbook = Workbook()
    workbook.properties.creator = "Sổ Chi bộ"
    plain = Font(name=FONT, size=11)
    # The library has no public way to its default font.
    workbook._fonts = IndexedList([plain])  # type: ignore[attr-defined]  # noqa: SLF001
    workbook._named_styles["Normal"].font = plain  # type: ignore[attr-defined]  # noqa: SLF001
    return workbook


def save_bytes(workbook: Workbook) -> bytes:
    """Return the workbook as bytes; `saving.save` puts them in place."""
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


class ReportSheet:
    """One sheet for print: header block, title, table with repeated heading, signature."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self.row = 1
        self._repeated = (1, 1)
        self._table_end = 1
        for place, column in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        self._set_page()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self._columns)

    @property
    def _is_landscape(self) -> bool:
        return self.width > LANDSCAPE_ABOVE

    def _set_page(self) -> None:
        sheet = self._sheet
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape" if self._is_landscape else "portrait"
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins, (top, bottom, left, right) = sheet.page_margins, HD05.margins_mm
        margins.top, margins.bottom = top / _MM_PER_INCH, bottom / _MM_PER_INCH
        margins.left, margins.right = left / _MM_PER_INCH, right / _MM_PER_INCH
        margins.header = margins.footer = HD05.page_number_top_mm / _MM_PER_INCH
        sheet.HeaderFooter.differentFirst = True
        sheet.HeaderFooter.oddHeader = HeaderFooterItem(
            center=_HeaderFooterPart(text="&P", font=FONT, size=14)
        )
        sheet.print_options.horizontalCentered = True

    def header_block(self, header: PaperHeader, *, left_columns: int = 0) -> None:
        """Write superior and issuer left, the Party title and the date right."""
        left = left_columns or self.width // 2 - 1
        right = left_columns + 1 if left_columns else self.width // 2 + 1
        plain, bold = Font(name=FONT, size=13), Font(name=FONT, size=13, b=True)
        ruled = Font(name=FONT, size=13, b=True, u="single")
        slanted = Font(name=FONT, size=13, i=True)
        lines = (
            (header.superior.upper(), plain, "ĐẢNG CỘNG SẢN VIỆT NAM", ruled),
            (header.issuer.upper(), bold, "", plain),
            ("*", plain, header.place_and_date, slanted),
        )
        for left_text, left_font, right_text, right_font in lines:
            self._across(1, left, left_text, left_font)
            self._across(right, self.width, right_text, right_font)
            self.row += 1
        if header.number:
            self._across(1, left, f"{header.number_word} {header.number}", plain)
            self.row += 1
        self.row += 1

    def centred(self, text: str, *, size: int = 13, bold: bool = True) -> None:
        """Write a line over the whole width."""
        self._across(1, self.width, text, Font(name=FONT, size=size, b=bold))
        self.row += 1

    def gap(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def heading(self) -> None:
        """Write one heading row and repeat it on every page."""
        self._write_row([column.heading for column in self._columns], bold=True, centred=True)
        self.repeat(self.row - 1, self.row - 1)

    def repeat(self, first: int, last: int) -> None:
        """Repeat these rows on every printed page and freeze them on screen."""
        self._repeated = (first, last)
        self._sheet.print_title_rows = f"{first}:{last}"
        self._sheet.freeze_panes = f"A{last + 1}"

    def table_row(self, values: Iterable[Value], *, bold: bool = False, red: bool = False) -> None:
        """Write one row with lines around each cell."""
        self._write_row(values, bold=bold, centred=False)
        if red:
            for xl_cell in self._sheet[self._table_end]:
                xl_cell.font = Font(name=FONT, size=12, b=bold, color=RED)

    def group_row(self, text: str, *, bold: bool = True) -> None:
        """Write a row of the table over all columns that names the rows below it."""
        for place in range(1, self.width + 1):
            self._style(cell_at(self._sheet, self.row, place), bold=bold, align="left")
        self._across(1, self.width, text, Font(name=FONT, size=12, b=bold), align="left")
        self._table_end = self.row
        self.row += 1

    def merge(self, first: int, last: int) -> None:
        """Make one cell of several in the last row."""
        row = self._table_end
        self._sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)

    def link(self, place: int, target: str) -> None:
        """Let a cell of the last row open a file beside the workbook."""
        xl_cell = cell_at(self._sheet, self._table_end, place)
        xl_cell.hyperlink = Hyperlink(ref=xl_cell.coordinate, target=quote(target))
        xl_cell.font = Font(name=FONT, size=12, u="single", color=LINK)

    def number_row(self) -> None:
        """Write 1, 2, 3 … under the headings."""
        self._write_row(range(1, self.width + 1), bold=False, centred=True)

    def merged_heading(self, first: int, last: int, rows: int, text: str) -> None:
        """Write a heading over several columns or rows, starting at the current row."""
        for row in range(self.row, self.row + rows):
            for place in range(first, last + 1):
                self._style(cell_at(self._sheet, row, place), bold=True, align="center")
        put(cell_at(self._sheet, self.row, first), text)
        if rows > 1 or last > first:
            self._sheet.merge_cells(
                start_row=self.row, end_row=self.row + rows - 1, start_column=first, end_column=last
            )

    def note(self, text: str) -> None:
        """Write a footnote over the whole width, tall enough for its text."""
        self._across(1, self.width, text, Font(name=FONT, size=12, i=True), align="left")
        self.row += 1

    def signature(self, signature: Signature) -> None:
        """Write the signature at the right, with four empty rows for the hand."""
        self._write_signature(signature)
        self._keep_signature_company()

    def _write_signature(self, signature: Signature) -> None:
        first = self.width // 2 + 1
        title = Font(name=FONT, size=13, b=signature.bold_title)
        self.row += 1
        self._across(first, self.width, signature.capacity, Font(name=FONT, size=13, b=True))
        self.row += 1
        self._across(first, self.width, signature.title, title)
        self.row += 5
        self._across(first, self.width, signature.name, Font(name=FONT, size=13, b=True))
        self.row += 1

    def _keep_signature_company(self) -> None:
        """Break the last page earlier where only notes and the signature would stand on it."""
        page_width, page_height = sorted(HD05.page_mm, reverse=self._is_landscape)
        top, bottom, left, right = HD05.margins_mm
        known = self._sheet.row_dimensions
        heights = [known[row].height or DEFAULT_POINTS for row in range(1, self.row)]
        rows = PrintedRows(heights, self._repeated, self._table_end)
        scale = shrink([column.width for column in self._columns], page_width - left - right)
        last = break_after(rows, page_height - top - bottom, scale)
        if last:
            self._sheet.row_breaks.append(Break(id=last))

    def height(self, points: float) -> None:
        """Set the height of the current row, needed where cells are merged."""
        self._sheet.row_dimensions[self.row].height = points

    def _write_row(self, values: Iterable[Value], *, bold: bool, centred: bool) -> None:
        texts = []
        for place, (value, column) in enumerate(zip(values, self._columns, strict=True), start=1):
            xl_cell = cell_at(self._sheet, self.row, place)
            self._style(xl_cell, bold=bold, align="center" if centred else column.align)
            put(xl_cell, value)
            if column.number_format and not centred and not isinstance(value, str):
                xl_cell.number_format = column.number_format
            texts.append((str(value), column.width))
        self.height(row_height(texts, bold=bold))
        self._table_end = self.row
        self.row += 1

    def _style(self, xl_cell: XlCell, *, bold: bool, align: str) -> None:
        xl_cell.font = Font(name=FONT, size=12, b=bold)
        xl_cell.border = _ALL_AROUND
        xl_cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)

    def _across(self, first: int, last: int, text: str, font: Font, align: str = "center") -> None:
        xl_cell = cell_at(self._sheet, self.row, first)
        put(xl_cell, text)
        xl_cell.font = font
        xl_cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        whole = sum(column.width for column in self._columns[first - 1 : last])
        needed = row_height([(text, whole * 12 / (font.sz or 12))], bold=bool(font.b))
        self.height(max(needed, self._sheet.row_dimensions[self.row].height or 0))
        if last > first:
            self._sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=first, end_column=last
            )
