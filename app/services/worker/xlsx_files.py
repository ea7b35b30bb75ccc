"""Reads .xlsx in the worker: values, fonts, merged areas, hidden rows; nothing is computed."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import range_boundaries

from app.data import files
from app.domain.xl_sheets import MOST_COLUMNS, MOST_ROWS, XlKind
from app.services.export.template_package import sizes_are_sane
from app.services.worker.child import JobRefused

MOST_SHEETS = 30
MOST_LETTERS = 2_000
MOST_AREAS = 5_000
_MOST_AREA_CELLS = 100_000

NOT_A_WORKBOOK = (
    "Tệp này không phải bảng tính Excel. Hãy chọn tệp .xlsx, .xls hoặc .csv, hoặc dán danh sách."
)
SWOLLEN = (
    "Tệp này phình to bất thường nên không được mở. Hãy mở bằng Excel, chép riêng danh sách sang "
    "tệp mới rồi nhập lại."
)
BROKEN = "Tệp này bị hỏng. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập lại."
FORMULA = "công thức chưa có kết quả"

_OWN_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)\"")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_HIDDEN = re.compile(rb"\b(?:hidden=\"(?:1|true)\"|ht=\"0\")")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>/]*>[^<]")
_FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3}\d+)\"")


def read_xlsx(data: bytes) -> list[dict[str, Any]]:
    """Return the sheets of a workbook as plain values."""
    _check_package(data)
    book = load_workbook(
        BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
    )
    return [_sheet(sheet, data) for sheet in book.worksheets[:MOST_SHEETS]]


def _check_package(data: bytes) -> None:
    """Refuse what swells, is no workbook, or brings its own entities, before it is parsed."""
    try:
        with ZipFile(BytesIO(data)) as package:
            infos = package.infolist()
            if not sizes_are_sane(infos):
                raise JobRefused(SWOLLEN)
            if not any(info.filename.lower() == "xl/workbook.xml" for info in infos):
                raise JobRefused(NOT_A_WORKBOOK)
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    _check_part(package.read(info))
    except files.BROKEN_ZIP as error:
        raise JobRefused(BROKEN) from error


def _check_part(content: bytes) -> None:
    if _OWN_ENTITIES.search(content) or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise JobRefused(BROKEN)


def _sheet(sheet: Any, data: bytes) -> dict[str, Any]:
    source = _source_of(sheet, data)
    sheet.reset_dimensions()
    empty_formulas = _unresolved(source)
    rows = [
        [_cell(cell, empty_formulas) for cell in cells]
        for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return {
        "name": str(sheet.title)[:100],
        "rows": rows,
        "merged": list(merged_areas(source)),
        "hidden_rows": list(_hidden_rows(source)),
        "is_hidden": sheet.sheet_state != "visible",
        "is_cut": _is_cut(source),
    }


def _source_of(sheet: Any, data: bytes) -> bytes:
    """Return the XML of a sheet: reading row by row tells neither merged areas nor hidden rows."""
    path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    with ZipFile(BytesIO(data)) as package:
        return package.read(path) if path in package.namelist() else b""


def merged_areas(
    source: bytes, most_rows: int = MOST_ROWS, most_columns: int = MOST_COLUMNS
) -> Iterator[list[int]]:
    """Give the merged areas of a sheet's XML as far as it is read: first row, column, last ones."""
    budget = _MOST_AREA_CELLS
    for match in list(_MERGED.finditer(source))[:MOST_AREAS]:
        bounds = [bound or 1 for bound in range_boundaries(match[1].decode())]
        first_column, first_row, last_column, last_row = bounds
        last_row, last_column = min(last_row, most_rows), min(last_column, most_columns)
        budget -= max(last_row - first_row + 1, 0) * max(last_column - first_column + 1, 0)
        if budget < 0:
            return
        yield [first_row, first_column, last_row, last_column]


def _hidden_rows(source: bytes) -> Iterator[int]:
    for match in _ROW.finditer(source):
        if _HIDDEN.search(match[1]) and (number := _NUMBER.search(match[1])):
            row = int(number[1])
            if row <= MOST_ROWS:
                yield row


def _is_cut(source: bytes) -> bool:
    """Tell whether a row beyond the limit holds a value."""
    beyond = [m for m in _ROW.finditer(source) if (n := _NUMBER.search(m[1])) and
              int(n[1]) > MOST_ROWS]  # fmt: skip
    return bool(beyond) and _VALUE.search(source, beyond[0].start()) is not None


def _unresolved(source: bytes) -> frozenset[str]:
    """Return the cells whose formula was never worked out by the program that wrote the file."""
    found = _FORMULA_CELL.finditer(source)
    places = (_PLACE.search(match[1]) for match in found)
    return frozenset(place[1].decode() for place in places if place)


def _cell(cell: Any, empty_formulas: frozenset[str]) -> list[Any] | None:
    value = cell.value
    if value is None:
        is_formula = bool(empty_formulas) and getattr(cell, "coordinate", "") in empty_formulas
        return [XlKind.FAULT.value, FORMULA] if is_formula else None
    if isinstance(value, bool):
        return _text(["TRUE" if value else "FALSE", ""])
    if isinstance(value, int | float):
        return [XlKind.NUMBER.value, value] if abs(value) < 1e300 else _text([str(value), ""])
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return [XlKind.DAY.value, day.isoformat()]
    if isinstance(value, time):
        return [XlKind.FAULT.value, value.isoformat()]
    return _words(cell, value)


def _words(cell: Any, value: Any) -> list[Any]:
    if isinstance(value, str) and cell.data_type == "e":
        return [XlKind.FAULT.value, str(value)]
    own = _font_of(cell)
    if isinstance(value, CellRichText):
        return _text(*([_letters(run), _run_font(run) or own] for run in value))
    return _text([str(value)[:MOST_LETTERS], own])


def _letters(run: Any) -> str:
    return str(run.text if isinstance(run, TextBlock) else run)[:MOST_LETTERS]


def _run_font(run: Any) -> str:
    return str(run.font.rFont or "") if isinstance(run, TextBlock) and run.font else ""


def _font_of(cell: Any) -> str:
    font = getattr(cell, "font", None)
    return str(font.name or "")[:80] if font is not None else ""


def _text(*runs: list[str]) -> list[Any]:
    return [XlKind.TEXT.value, list(runs)]
