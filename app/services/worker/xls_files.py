"""Reads old .xls in the worker: values, fonts, merged areas, hidden rows."""

from collections.abc import Iterator
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from app.domain.xl_sheets import MOST_COLUMNS, MOST_ROWS, XlKind
from app.services.worker.child import JobRefused

MOST_SHEETS = 30
MOST_LETTERS = 2_000

LOCKED = (
    "Tệp này có mật khẩu hoặc không phải bảng tính. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại dạng "
    ".xlsx rồi nhập lại."
)


def read_xls(data: bytes) -> list[dict[str, Any]]:
    """Return the sheets of a workbook of Excel 97–2003 as plain values."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True)
    except (XLRDError, CompDocError) as error:
        raise JobRefused(LOCKED) from error
    numbers = range(min(book.nsheets, MOST_SHEETS))
    return [_sheet(book, book.sheet_by_index(number)) for number in numbers]


def _sheet(book: Any, sheet: Any) -> dict[str, Any]:
    width = min(sheet.ncols, MOST_COLUMNS)
    height = min(sheet.nrows, MOST_ROWS)
    return {
        "name": sheet.name[:100],
        "rows": [[_cell(book, sheet, row, col) for col in range(width)] for row in range(height)],
        "merged": [[r1 + 1, c1 + 1, r2, c2] for r1, r2, c1, c2 in sheet.merged_cells],
        "hidden_rows": list(_hidden_rows(sheet, height)),
        "is_hidden": sheet.visibility != 0,
        "is_cut": sheet.nrows > MOST_ROWS,
    }


def _hidden_rows(sheet: Any, height: int) -> Iterator[int]:
    for row, info in sheet.rowinfo_map.items():
        if info.hidden and row < height:
            yield row + 1


def _cell(book: Any, sheet: Any, row: int, column: int) -> list[Any] | None:
    if column >= sheet.row_len(row):
        return None
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_TEXT:
        return _words(book, sheet, row, column) if value.strip() else None
    if kind == xlrd.XL_CELL_NUMBER:
        return [XlKind.NUMBER.value, value]
    if kind == xlrd.XL_CELL_DATE:
        return _day(value, book.datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return [XlKind.TEXT.value, [["TRUE" if value else "FALSE", ""]]]
    if kind == xlrd.XL_CELL_ERROR:
        return [XlKind.FAULT.value, xlrd.error_text_from_code.get(value, "#")]
    return None


def _day(value: float, datemode: Any) -> list[Any]:
    try:
        day = xlrd.xldate_as_datetime(value, datemode).date()
    except (ValueError, OverflowError):
        return [XlKind.NUMBER.value, value]
    return [XlKind.DAY.value, day.isoformat()]


def _words(book: Any, sheet: Any, row: int, column: int) -> list[Any]:
    """Return a text cut where its font changes."""
    text = sheet.cell_value(row, column)[:MOST_LETTERS]
    own = book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index].name
    cuts = [(start, font) for start, font in sheet.rich_text_runlist_map.get((row, column), ())]
    starts = [(0, own), *((start, book.font_list[font].name) for start, font in cuts)]
    ends = [start for start, _font in starts[1:]] + [len(text)]
    runs = [[text[start:end], font] for (start, font), end in zip(starts, ends, strict=True)]
    return [XlKind.TEXT.value, [run for run in runs if run[0]]]
