"""A workbook of this program as simple HTML: its visible sheet, merged cells and all."""

import html
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.text import number_text, percent_text
from app.services.paper_preview.word_html import PORTRAIT_POINTS

WORKED_OUT_LATER = "(công thức)"
"""Stands where the program that opens the file works a formula of the user out."""
_LETTER_POINTS = 5.6
_SIZE = 12.0
_USUAL_WIDTH = 8.0

Span = tuple[int, int]


def xlsx_html(data: bytes) -> str:
    """Return the visible sheet of a workbook this program has just made as one HTML text."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    first, last = _heading_rows(sheet)
    rows = tuple(_Grid(sheet).rows())
    head, body = "".join(rows[first - 1 : last]), "".join(rows[last:])
    return (
        f"<html><body>{_table(''.join(rows[: first - 1]))}"
        f"{_table(f'<thead>{head}</thead><tbody>{body}</tbody>')}</body></html>"
    )


def _table(rows: str) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="2">{rows}</table>' if rows else ""


def _heading_rows(sheet: Worksheet) -> tuple[int, int]:
    """Return the rows repeated on every page, or an empty range before the first row."""
    repeated = (sheet.print_title_rows or "").replace("$", "")
    first, _colon, last = repeated.partition(":")
    return (int(first), int(last)) if first and last else (1, 0)


class _Grid:
    """The rows of one sheet; a wide sheet is drawn smaller so that it fits."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        letters = (get_column_letter(place) for place in range(1, sheet.max_column + 1))
        self._widths = [sheet.column_dimensions[letter].width or _USUAL_WIDTH for letter in letters]
        self._scale = min(1.0, PORTRAIT_POINTS / (sum(self._widths) * _LETTER_POINTS))
        self._spans: dict[Span, Span] = {
            (merged.min_row, merged.min_col): (
                merged.max_row - merged.min_row + 1,
                merged.max_col - merged.min_col + 1,
            )
            for merged in sheet.merged_cells.ranges
        }

    def rows(self) -> Iterator[str]:
        """Give every row, hidden ones empty, covered cells left out."""
        for number, row in enumerate(self._sheet.iter_rows(), start=1):
            if self._sheet.row_dimensions[number].hidden:
                yield ""
                continue
            boxes = (self._box(xl_cell) for xl_cell in row if not isinstance(xl_cell, MergedCell))
            yield f"<tr>{''.join(boxes)}</tr>"

    def _box(self, xl_cell: Any) -> str:
        rows, columns = self._spans.get((xl_cell.row, xl_cell.column), (1, 1))
        first = xl_cell.column - 1
        width = sum(self._widths[first : first + columns]) / sum(self._widths)
        border = "border:1px solid black" if xl_cell.border.left.style else "border:none"
        size = (xl_cell.font.sz or _SIZE) * self._scale
        return (
            f'<td rowspan="{rows}" colspan="{columns}" width="{width:.0%}" valign="middle" '
            f'align="{xl_cell.alignment.horizontal or "left"}" '
            f'style="{border}; font-size:{size:.1f}pt">{_words(xl_cell)}</td>'
        )


def _words(xl_cell: Any) -> str:
    words = html.escape(_text(xl_cell), quote=False).replace("\n", "<br/>") or "&nbsp;"
    font = xl_cell.font
    for tag, is_on in (("b", font.b), ("i", font.i), ("u", font.u)):
        if is_on:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _text(xl_cell: Any) -> str:
    """Return a value as the sheet shows it."""
    value = xl_cell.value
    if value is None:
        return ""
    if xl_cell.data_type == "f":
        return WORKED_OUT_LATER
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        exact = Fraction(value).limit_denominator(10_000)
        is_share = "%" in xl_cell.number_format
        return percent_text(exact) if is_share else number_text(exact)
    return str(value)
