"""Rows of a filled form: as tall as their words, hidden if empty, broken before the signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from app.domain.text import number_text
from app.services.export.columns import Value
from app.services.export.excel_pages import DEFAULT_POINTS, PrintedRows, break_after, shrink
from app.services.export.letter_widths import row_height
from app.services.export.sheet_fields import Filled
from app.services.worker.form_package import WORKBOOK, FormPackage, SheetPart
from app.services.worker.form_reading import column_widths
from app.services.worker.paper_cells import FieldCell
from app.services.worker.paper_looks import PaperLooks
from app.services.worker.sheet_cells import SheetData, sheet_data
from app.services.worker.xlsx_files import merged_areas
from app.services.worker.xml_places import Edit, Node, attribute_edit, edited, parse

_SIZE = 12.0
"""Widths of letters are known at this size."""
_MM_PER_INCH = 25.4
_A4 = "9"
_A4_MM = (210.0, 297.0)
_BEFORE_BREAKS = ("headerFooter", "pageSetup", "pageMargins", "printOptions")

Place = tuple[int, int]


@dataclass(slots=True)
class FilledRows:
    """What stands in each row once a form is filled."""

    values: dict[Place, Value] = field(default_factory=dict)
    styles: dict[Place, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    lines: tuple[int, int] = (0, 0)
    """First and last row of the first list."""

    def put(self, number: int, cells: Sequence[FieldCell], found: Sequence[Filled]) -> None:
        """Set the cells of one row."""
        for cell, one in zip(cells, found, strict=True):
            self.values[number, cell.column] = one.value
            self.styles[number, cell.column] = cell.style


def set_rows(
    package: FormPackage, sheet: SheetPart, data: bytes, rows: FilledRows, looks: PaperLooks
) -> bytes:
    """Return a sheet whose filled rows are as tall as they need, empty ones hidden."""
    found = sheet_data(data)
    heights = _needed(data, found, rows, looks)
    edits = [
        edit for number, points in heights.items() for edit in _taller(data, found, number, points)
    ]
    edits += (
        attribute_edit(data, found.rows[number].node, "hidden", "1")
        for number in rows.hidden & found.rows.keys()
    )
    edits += _break(package, sheet, found, _Printed(rows, heights, looks))
    return edited(data, edits)


# --- Heights --------------------------------------------------------------------------------------


def _needed(data: bytes, sheet: SheetData, rows: FilledRows, looks: PaperLooks) -> dict[int, float]:
    """Return how tall each filled row has to be for its words."""
    widths, spans = _widths(sheet), _spans(data)
    needed: dict[int, float] = {}
    for (number, column), value in rows.values.items():
        letters = looks.of(rows.styles[number, column])
        last = spans.get((number, column), column)
        room = sum(widths.get(one, 0.0) for one in range(column, last + 1)) * _SIZE / letters.size
        if value is None or not letters.is_wrapped or not room:
            continue
        points = row_height([(_shown(value), room)], bold=letters.is_bold)
        needed[number] = max(points, needed.get(number, 0.0))
    return needed


def _widths(sheet: SheetData) -> dict[int, float]:
    return {int(column): width for column, width in column_widths(sheet.root)}


def _spans(data: bytes) -> dict[Place, int]:
    """Return the last column of each merged area by its first cell."""
    return {(top, left): right for top, left, _bottom, right in merged_areas(data)}


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return number_text(value) if isinstance(value, int | Fraction) else str(value)


def _taller(data: bytes, sheet: SheetData, number: int, points: float) -> Iterator[Edit]:
    """Make a row taller where its words need more than it has."""
    row = sheet.rows.get(number)
    if row is not None and points > _points(row.node):
        yield attribute_edit(data, row.node, "ht", f"{points:g}")
        yield attribute_edit(data, row.node, "customHeight", "1")


def _points(row: Node) -> float:
    try:
        return float(row.attributes.get("ht", DEFAULT_POINTS))
    except ValueError:
        return DEFAULT_POINTS


# --- The last page --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Printed:
    rows: FilledRows
    needed: Mapping[int, float]
    looks: PaperLooks


def _break(
    package: FormPackage, sheet: SheetPart, found: SheetData, printed: _Printed
) -> Iterator[Edit]:
    """Break the last page earlier where only notes and the signature would stand on it."""
    root, setup = found.root, found.root.child("pageSetup")
    is_ours = setup is not None and setup.attributes.get("paperSize") == _A4
    if setup is None or not is_ours or not printed.rows.lines[0] or root.child("rowBreaks"):
        return
    margins = _margins(root.child("pageMargins"))
    is_across = setup.attributes.get("orientation") == "landscape"
    wide, tall = sorted(_A4_MM, reverse=is_across)
    scale = shrink(_used_widths(found), wide - margins[2] - margins[3])
    heights = [_height(found, printed, number) for number in range(1, max(found.rows) + 1)]
    rows = PrintedRows(heights, _repeated(package, sheet), _table_end(found, printed))
    last = break_after(rows, tall - margins[0] - margins[1], scale)
    before = next((n for name in _BEFORE_BREAKS if (n := root.child(name))), None)
    if last and before is not None:
        p = root.prefix
        made = (
            f'<{p}rowBreaks count="1" manualBreakCount="1">'
            f'<{p}brk id="{last}" max="16383" man="1"/></{p}rowBreaks>'
        )
        yield before.end, before.end, made.encode()


def _height(found: SheetData, printed: _Printed, number: int) -> float:
    if number in printed.rows.hidden:
        return 0.0
    row = found.rows.get(number)
    own = DEFAULT_POINTS if row is None else _points(row.node)
    return max(own, printed.needed.get(number, 0.0))


def _table_end(found: SheetData, printed: _Printed) -> int:
    """Return the last row of the table: framed rows below the lines, such as totals, belong."""
    last = printed.rows.lines[1]
    while (row := found.rows.get(last + 1)) is not None:
        if not all(printed.looks.has_frame(c.attributes.get("s", "")) for c in row.cells.values()):
            break
        last += 1
    return last


def _used_widths(found: SheetData) -> list[float]:
    columns = max((column for row in found.rows.values() for column in row.cells), default=0)
    widths = _widths(found)
    return [widths.get(column, 0.0) for column in range(1, columns + 1)]


def _margins(node: Node | None) -> tuple[float, ...]:
    said = node.attributes if node is not None else {}
    return tuple(float(said.get(s, 0.0)) * _MM_PER_INCH for s in ("top", "bottom", "left", "right"))


def _repeated(package: FormPackage, sheet: SheetPart) -> tuple[int, int]:
    """Return the rows printed again on every page."""
    place = [one.name for one in package.sheets()].index(sheet.name)
    names = parse(package.parts[WORKBOOK]).child("definedNames")
    for node in names.all("definedName") if names else ():
        said = node.attributes
        if said.get("name") == "_xlnm.Print_Titles" and said.get("localSheetId") == str(place):
            first, _, last = node.text.rpartition("!")[2].replace("$", "").partition(":")
            if first.isdecimal() and last.isdecimal():
                return int(first), int(last)
    return 1, 1
