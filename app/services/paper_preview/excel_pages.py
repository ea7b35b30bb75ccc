"""A workbook of this program as pages of simple HTML: its visible sheet, merged cells and all."""

import html
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.text import number_text, percent_text
from app.services.paper_preview.pages import Block, Rows, line_count, pages

_PAGE_POINTS = {"landscape": (720.0, 482.0), "portrait": (467.0, 728.0)}
_LETTER_POINTS = 5.6
_LINE_POINTS = 16.0
_SIZE = 12.0


def xlsx_pages(data: bytes) -> tuple[str, ...]:
    """Return the pages of the visible sheet of a workbook this program has just made."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    widths = _widths(sheet)
    room_width, room = _PAGE_POINTS[sheet.page_setup.orientation or "portrait"]
    scale = max(1.0, sum(widths) * _LETTER_POINTS / room_width)
    rows = tuple(_rows(sheet, widths))
    opening = '<table width="100%" cellspacing="0" cellpadding="2" border="0">'
    first, last = _heading_rows(sheet)
    before = Rows(opening, (), rows[: first - 1])
    table = Rows(opening, rows[first - 1 : last], rows[last:])
    return pages((before, table) if first > 1 else (table,), room * scale)


def _heading_rows(sheet: Worksheet) -> tuple[int, int]:
    """Return the rows repeated on every page, or an empty range before the first row."""
    repeated = (sheet.print_title_rows or "").replace("$", "")
    first, _colon, last = repeated.partition(":")
    return (int(first), int(last)) if first and last else (1, 0)


def _widths(sheet: Worksheet) -> list[float]:
    letters = (get_column_letter(place) for place in range(1, sheet.max_column + 1))
    return [sheet.column_dimensions[letter].width or 8.0 for letter in letters]


def _rows(sheet: Worksheet, widths: list[float]) -> Iterator[Block]:
    spans = {
        (merged.min_row, merged.min_col): (
            merged.max_row - merged.min_row + 1,
            merged.max_col - merged.min_col + 1,
        )
        for merged in sheet.merged_cells.ranges
    }
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [c for c in row if not isinstance(c, MergedCell)]
        parts = [_cell(c, spans.get((number, c.column), (1, 1)), widths) for c in cells]
        height = sheet.row_dimensions[number].height or max(
            (_height(c, spans.get((number, c.column), (1, 1)), widths) for c in cells), default=0
        )
        yield Block(f"<tr>{''.join(parts)}</tr>", float(height) or _LINE_POINTS)


def _cell(xl_cell: Any, span: tuple[int, int], widths: list[float]) -> str:
    words = html.escape(_text(xl_cell), quote=False).replace("\n", "<br/>") or "&nbsp;"
    font = xl_cell.font
    for tag, is_on in (("b", font.b), ("i", font.i), ("u", font.u)):
        if is_on:
            words = f"<{tag}>{words}</{tag}>"
    rows, columns = span
    width = sum(widths[xl_cell.column - 1 : xl_cell.column - 1 + columns]) / (sum(widths) or 1)
    border = "border:1px solid black" if xl_cell.border.left.style else "border:none"
    align = xl_cell.alignment.horizontal or "left"
    style = f"{border}; font-size:{font.sz or _SIZE:g}pt"
    return (
        f'<td rowspan="{rows}" colspan="{columns}" width="{width:.0%}" align="{align}" '
        f'valign="middle" style="{style}">{words}</td>'
    )


def _height(xl_cell: Any, span: tuple[int, int], widths: list[float]) -> float:
    place = xl_cell.column - 1
    width = sum(widths[place : place + span[1]]) * _LETTER_POINTS
    lines = line_count(_text(xl_cell), _SIZE, width, bold=bool(xl_cell.font.b))
    return _LINE_POINTS * lines / span[0]


def _text(xl_cell: Any) -> str:
    """Return a value as the sheet shows it."""
    value = xl_cell.value
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        exact = Fraction(value).limit_denominator(10_000)
        is_share = "%" in xl_cell.number_format
        return percent_text(exact) if is_share else number_text(exact)
    return str(value)
