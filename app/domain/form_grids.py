"""A foreign workbook as it is shown for choosing cells: words, merged areas, colours roughly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.text import clean
from app.domain.upward_forms import MarkedCell, UpwardCell, address_of
from app.domain.xl_sheets import XlArea

MOST_READY_ROWS = 200


@dataclass(frozen=True, slots=True)
class GridLook:
    """How a cell looks; a colour is "#RRGGBB" or ""."""

    fill: str = ""
    colour: str = ""
    is_bold: bool = False
    is_italic: bool = False
    align: str = ""
    has_frame: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell with words or a look of its own."""

    text: str
    style: int
    look: GridLook
    is_formula: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class GridSheet:
    """One sheet of the workbook."""

    name: str
    row_count: int
    column_count: int
    cells: Mapping[tuple[int, int], GridCell]
    merged: tuple[XlArea, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    """Width of columns in letters."""
    heights: Mapping[int, float] = field(default_factory=dict)
    """Height of rows in points, where they have their own."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    is_cut: bool = False
    """There was more than is shown."""

    def top_of(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that is filled for a place: the first one of a merged area."""
        for area in self.merged:
            is_inside = area.first_row <= row <= area.last_row
            if is_inside and area.first_column <= column <= area.last_column:
                return area.first_row, area.first_column
        return row, column

    def refusal(self, row: int, column: int) -> str:
        """Return why a cell cannot be filled, "" when it can."""
        cell = self.cells.get((row, column))
        if cell is None or not cell.is_formula:
            return ""
        return f"Ô {address_of(row, column)} có công thức nên không điền đè. Hãy chọn ô khác."

    def last_ready_row(self, row: int, column: int) -> int:
        """Return the last row that is ready for a table beginning in a cell.

        Rows go on while the cell below is empty, looks alike, and nothing is written beside it.
        """
        first = self.cells.get((row, column))
        if first is None:
            return row
        last = row
        while last - row < MOST_READY_ROWS and self._is_ready(last + 1, column, first.style):
            last += 1
        return last

    def _is_ready(self, row: int, column: int, style: int) -> bool:
        cell = self.cells.get((row, column))
        if cell is None or cell.text or cell.is_formula or cell.style != style:
            return False
        beside = (self.cells.get((row, other)) for other in range(1, self.column_count + 1))
        return all(_leaves_room(one) for one in beside)

    def marked(self) -> tuple[MarkedCell, ...]:
        """Return the cells with words, from top to bottom."""
        return tuple(
            MarkedCell(self.name, row, column, cell.text)
            for (row, column), cell in sorted(self.cells.items())
            if cell.text and not cell.is_formula
        )


def _leaves_room(cell: GridCell | None) -> bool:
    """Tell whether a cell may stand beside an empty one: a number, a formula, nothing."""
    return cell is None or not cell.text or cell.is_formula or cell.is_number


def read_grid(plain: Iterable[Mapping[str, Any]]) -> tuple[GridSheet, ...]:
    """Return sheets out of the plain values a reader in another process sent."""
    return tuple(_sheet(values) for values in plain)


def _sheet(values: Mapping[str, Any]) -> GridSheet:
    looks = tuple(GridLook(**look) for look in values["looks"])
    return GridSheet(
        name=values["name"],
        row_count=values["row_count"],
        column_count=values["column_count"],
        cells={(one["row"], one["column"]): _cell(one, looks) for one in values["cells"]},
        merged=tuple(XlArea(*area) for area in values["merged"]),
        widths={int(column): width for column, width in values["widths"].items()},
        heights={int(row): height for row, height in values["heights"].items()},
        hidden_rows=frozenset(values["hidden_rows"]),
        hidden_columns=frozenset(values["hidden_columns"]),
        is_hidden=values["is_hidden"],
        is_cut=values["is_cut"],
    )


def _cell(one: Mapping[str, Any], looks: tuple[GridLook, ...]) -> GridCell:
    style = one["style"]
    look = looks[style] if style < len(looks) else GridLook()
    text = clean(one["text"])
    return GridCell(text, style, look, one["is_formula"], one["is_number"])


def written_anew(
    original: Iterable[GridSheet], copy: Iterable[GridSheet]
) -> tuple[MarkedCell, ...]:
    """Return the cells of a copy whose words are not those of the original."""
    known = {
        (one.sheet, one.row, one.column): one.text for sheet in original for one in sheet.marked()
    }
    return tuple(
        one
        for sheet in copy
        for one in sheet.marked()
        if known.get((one.sheet, one.row, one.column)) != one.text
    )


def with_ready_rows(
    sheets: Iterable[GridSheet], cells: Iterable[UpwardCell]
) -> dict[UpwardCell, int]:
    """Return for each cell of a list the last row its table has ready."""
    by_name = {sheet.name: sheet for sheet in sheets}
    return {
        cell: by_name[cell.sheet].last_ready_row(cell.row, cell.column)
        for cell in cells
        if cell.is_listed and cell.sheet in by_name
    }
