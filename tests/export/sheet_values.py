"""What a printed workbook says and how: its rows as they are seen, in plain values."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet


def seen(data: bytes) -> dict[str, Any]:
    """Return the sheets of a workbook as they are seen; hidden rows are left out."""
    book = load_workbook(BytesIO(data))
    return {
        "sheets": [[sheet.title, sheet.sheet_state] for sheet in book.worksheets],
        "rows": _rows(book.worksheets[0]),
        "widths": _widths(book.worksheets[0]),
        "page": _page(book.worksheets[0]),
        "machine": [_plain(row) for sheet in book.worksheets[1:] for row in sheet.values],
    }


def _rows(sheet: Worksheet) -> list[dict[str, Any]]:
    merged = {str(found).partition(":")[0]: found for found in sheet.merged_cells.ranges}
    rows = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        look = sheet.row_dimensions[number]
        if look.hidden:
            continue
        cells = {
            get_column_letter(place): [
                *_plain([cell.value]),
                cell.number_format if cell.value is not None else "",
                [cell.font.name, cell.font.sz, bool(cell.font.b), bool(cell.font.i)],
                [cell.alignment.horizontal, bool(cell.alignment.wrap_text)],
                bool(cell.border.left.style),
                _span(merged.get(cell.coordinate)),
                bool(cell.quotePrefix),
            ]
            for place, cell in enumerate(row, start=1)
            if cell.value is not None or cell.border.left.style
        }
        rows.append({"height": look.height, "cells": cells})
    while not rows[-1]["cells"]:
        rows.pop()
    return rows


def _span(found: Any) -> list[int]:
    return [1, 1] if found is None else [found.size["rows"], found.size["columns"]]


def _plain(values: Any) -> list[Any]:
    """Return values as JSON takes them, a day as day/month/year so that it is no text."""
    return [v.strftime("day %d/%m/%Y") if hasattr(v, "strftime") else v for v in values]


def _widths(sheet: Worksheet) -> list[float]:
    letters = (get_column_letter(place) for place in range(1, sheet.max_column + 1))
    return [sheet.column_dimensions[letter].width for letter in letters]


def _page(sheet: Worksheet) -> dict[str, Any]:
    margins, (first, last) = sheet.page_margins, _titles(sheet)
    return {
        "paper": [str(sheet.page_setup.paperSize), sheet.page_setup.orientation],
        "fit": [sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
        "margins": [
            round(getattr(margins, side), 4) for side in ("top", "bottom", "left", "right")
        ],
        "repeated": last - first + 1,
        "number": sheet.oddHeader.center.text,
        "breaks": len(sheet.row_breaks.brk),
    }


def _titles(sheet: Worksheet) -> tuple[int, int]:
    first, _, last = sheet.print_title_rows.rpartition("!")[2].replace("$", "").partition(":")
    return int(first), int(last)
