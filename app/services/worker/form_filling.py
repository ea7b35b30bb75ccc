"""Fills a foreign workbook in place: only the input cells change, and tables get rows they need.

Excel keeps the last result beside every formula, and LibreOffice, mail programs and telephones show
that result as it is. A result of the original would be a wrong figure beside new inputs. So kept
results are taken out, and `fullCalcOnLoad` in `xl/workbook.xml` asks that the formulas be worked
out when the file is opened. Formulas themselves are never touched unless rows are added; a workbook
without formulas differs in its input cells only.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.services.worker.child import JobRefused
from app.services.worker.form_package import WORKBOOK, FormPackage, open_form
from app.services.worker.form_styles import read_formats
from app.services.worker.row_shifts import RowShift
from app.services.worker.sheet_cells import Place, put_values
from app.services.worker.sheet_growing import grow
from app.services.worker.xml_places import (
    Edit,
    Node,
    attribute_edit,
    edited,
    parse,
    without_attribute,
)

MOST_RECORDS = 2_000
_OTHER_FILE = "["
_BEFORE_CALCULATION = frozenset(
    {
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
        "functionGroups", "externalReferences", "definedNames",
    }
)  # fmt: skip
SIDE_BY_SIDE = (
    "Hai bảng ở trang “{sheet}” nằm cạnh nhau nên sổ không thêm dòng cho riêng một bảng được. "
    "Hãy mở biểu gốc, chèn sẵn dòng trống vào bảng, lưu lại rồi thêm biểu vào sổ."
)


def fill_form(
    path: str, cells: Sequence[Sequence[Any]], tables: Sequence[Mapping[str, Any]]
) -> str:
    """Return the filled workbook in base64; raises JobRefused with the sentence to show.

    `cells` are [sheet, row, column, value]; a table has its sheet, first and last row, columns,
    and records with one value a column. A value is [kind, plain] or None.
    """
    package = open_form(path)
    by_sheet: dict[str, dict[Place, Any]] = {}
    for sheet in {*(cell[0] for cell in cells), *(table["sheet"] for table in tables)}:
        own = [table for table in tables if table["sheet"] == sheet]
        shifts = _shifts(sheet, own)
        for shift in sorted(shifts, key=lambda one: one.last, reverse=True):
            grow(package, shift)
        by_sheet[sheet] = _values(shifts, [cell[1:] for cell in cells if cell[0] == sheet], own)
    formats = read_formats(package)
    for sheet, values in by_sheet.items():
        part = package.sheet(sheet).part
        package.parts[part] = put_values(package.parts[part], values, formats)
    work_out_when_opened(package)
    return base64.b64encode(package.packed()).decode()


def _shifts(sheet: str, tables: Sequence[Mapping[str, Any]]) -> list[RowShift]:
    """Return the rows each table lacks."""
    made = []
    for table in tables:
        first, last, count = table["first_row"], table["last_row"], len(table["records"])
        extra = count - (last - first + 1)
        if count > MOST_RECORDS:
            raise JobRefused(f"Bảng có {count} dòng, nhiều quá một biểu mẫu.")
        if extra > 0:
            others = [one for one in tables if one is not table]
            if any(o["first_row"] <= last and first <= o["last_row"] for o in others):
                raise JobRefused(SIDE_BY_SIDE.format(sheet=sheet))
            made.append(RowShift(sheet, first, last, extra))
    return made


def _values(
    shifts: Sequence[RowShift],
    cells: Sequence[Sequence[Any]],
    tables: Sequence[Mapping[str, Any]],
) -> dict[Place, Any]:
    """Return what stands where once the rows are added; unused rows of a table are emptied."""
    values: dict[Place, Any] = {}
    for row, column, value in cells:
        values[_moved(shifts, row), column] = value
    for table in tables:
        first = _moved(shifts, table["first_row"])
        ready = table["last_row"] - table["first_row"] + 1
        records = table["records"]
        for place in range(max(ready, len(records))):
            record = records[place] if place < len(records) else [None] * len(table["columns"])
            for column, value in zip(table["columns"], record, strict=True):
                values[first + place, column] = value
    return values


def _moved(shifts: Sequence[RowShift], row: int) -> int:
    return row + sum(shift.extra for shift in shifts if row > shift.last)


def work_out_when_opened(package: FormPackage) -> None:
    """Take out the kept results of formulas, which are of the original, and ask for new ones."""
    has_formulas = False
    for sheet in package.sheets():
        data = package.parts[sheet.part]
        cells = [node for node in parse(data).walk() if node.name == "c" and node.child("f")]
        package.parts[sheet.part] = edited(data, _without_results(data, cells))
        has_formulas = has_formulas or bool(cells)
    if has_formulas:
        data = package.parts[WORKBOOK]
        package.parts[WORKBOOK] = edited(data, [_calculation(data, parse(data))])


def _without_results(data: bytes, cells: Sequence[Node]) -> Iterator[Edit]:
    """Leave the results of formulas about other files: those cannot be worked out here."""
    formulas = [(cell, formula) for cell in cells if (formula := cell.child("f")) is not None]
    abroad = {f.attributes.get("si") for _cell, f in formulas if _OTHER_FILE in f.text} - {None}
    for cell, formula in formulas:
        result = cell.child("v")
        is_abroad = _OTHER_FILE in formula.text or formula.attributes.get("si") in abroad
        if result is None or not result.text or is_abroad:
            continue
        yield result.start, result.end, b""
        if "t" in cell.attributes:
            yield without_attribute(data, cell, "t")


def _calculation(data: bytes, root: Node) -> Edit:
    node = root.child("calcPr")
    if node is not None:
        return attribute_edit(data, node, "fullCalcOnLoad", "1")
    before = [one for one in root.children if one.name in _BEFORE_CALCULATION]
    place = before[-1].end if before else root.tag_end
    return place, place, f'<{root.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
