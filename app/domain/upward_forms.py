"""Workbooks of the upper level (biểu của cấp trên): which cell takes what, shown once by a person.

A fact of a list stands in the first row of its table; the records go down from there to the last
row of the table, and further when rows are added.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain.text import clean, fold
from app.domain.upward_fields import (
    UPWARD_GROUP_LABELS,
    UpwardGroup,
    UpwardSubject,
    field_named,
    fields_for,
    is_marker,
    nearest_field,
    upward_field,
)

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
LONGEST_NAME = 120
MOST_CELLS = 500
_LETTERS = 26
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def column_letters(column: int) -> str:
    """Return "A" for 1, "AB" for 28."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def column_number(letters: str) -> int:
    """Return 1 for "A", 28 for "AB"."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def address_of(row: int, column: int) -> str:
    """Return "C5" for row 5, column 3."""
    return f"{column_letters(column)}{row}"


def place_of(address: str) -> tuple[int, int]:
    """Return row and column of "C5"; raises ValueError for what is no cell."""
    found = _ADDRESS.fullmatch(address.strip().upper())
    row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
    if not (0 < row <= MOST_ROWS and 0 < column <= MOST_COLUMNS):
        raise ValueError(f"no cell: {address}")
    return row, column


@dataclass(frozen=True, slots=True)
class UpwardCell:
    """One cell and the slug of the fact it takes."""

    sheet: str
    row: int
    column: int
    field: str
    last_row: int = 0
    """Where the table of a listed fact ends, 0 for a single fact."""

    @property
    def address(self) -> str:
        """Return "C5"."""
        return address_of(self.row, self.column)

    @property
    def group(self) -> UpwardGroup | None:
        """Return what its fact is about, None for a fact this version does not know."""
        field = upward_field(self.field)
        return field.group if field else None

    @property
    def is_listed(self) -> bool:
        """Tell whether it is the top of a column of a table."""
        field = upward_field(self.field)
        return field is not None and field.is_listed

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell of the same sheet is filled by it."""
        last = max(self.row, self.last_row)
        return self.column == column and self.row <= row <= last


@dataclass(frozen=True, slots=True)
class UpwardTable:
    """A table of a form: the columns of one list that begin in one row."""

    sheet: str
    first_row: int
    last_row: int
    group: UpwardGroup
    columns: tuple[tuple[int, str], ...]
    """Column and slug, from left to right."""

    @property
    def row_count(self) -> int:
        """How many rows the form has ready."""
        return self.last_row - self.first_row + 1


@dataclass(frozen=True, slots=True)
class UpwardForm:
    """A workbook of the upper level as the book keeps it."""

    id: int
    name: str
    subject: UpwardSubject
    file_name: str
    sha256: str
    cells: tuple[UpwardCell, ...]
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a workbook with words in it."""

    sheet: str
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkersFound:
    """What the names written into cells came to."""

    cells: tuple[UpwardCell, ...]
    unknown: tuple[str, ...] = ()
    """One sentence for each name nobody knows."""


def tables_in(cells: Iterable[UpwardCell]) -> tuple[UpwardTable, ...]:
    """Return the tables of a form, those above first."""
    found: dict[tuple[str, int, UpwardGroup], list[UpwardCell]] = {}
    for cell in cells:
        group = cell.group
        if cell.is_listed and group is not None:
            found.setdefault((cell.sheet, cell.row, group), []).append(cell)
    return tuple(
        UpwardTable(
            sheet=sheet,
            first_row=row,
            last_row=max(row, *(cell.last_row for cell in columns)),
            group=group,
            columns=tuple(sorted((cell.column, cell.field) for cell in columns)),
        )
        for (sheet, row, group), columns in sorted(found.items())
    )


def with_cell(cells: Iterable[UpwardCell], new: UpwardCell) -> tuple[UpwardCell, ...]:
    """Return the cells with one that takes something else; columns of a table end alike."""
    others = without_cell(cells, new.sheet, new.row, new.column)
    if not new.is_listed:
        return _ordered((*others, replace(new, last_row=0)))
    mates = [cell for cell in others if _are_mates(cell, new)]
    last = min((cell.last_row for cell in mates), default=max(new.last_row, new.row))
    return _ordered((*others, replace(new, last_row=last)))


def without_cell(
    cells: Iterable[UpwardCell], sheet: str, row: int, column: int
) -> tuple[UpwardCell, ...]:
    """Return the cells without one."""
    place = (sheet, row, column)
    return tuple(cell for cell in cells if (cell.sheet, cell.row, cell.column) != place)


def with_last_row(
    cells: Iterable[UpwardCell], table: UpwardTable, last_row: int
) -> tuple[UpwardCell, ...]:
    """Return the cells with a table that ends elsewhere."""
    return tuple(
        replace(cell, last_row=last_row) if _is_of(cell, table) else cell for cell in cells
    )


def _are_mates(cell: UpwardCell, other: UpwardCell) -> bool:
    mine, theirs = (cell.sheet, cell.row, cell.group), (other.sheet, other.row, other.group)
    return mine == theirs


def _is_of(cell: UpwardCell, table: UpwardTable) -> bool:
    return (cell.sheet, cell.row, cell.group) == (table.sheet, table.first_row, table.group)


def _ordered(cells: Iterable[UpwardCell]) -> tuple[UpwardCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.sheet, cell.row, cell.column)))


def cells_problem(subject: UpwardSubject, cells: Iterable[UpwardCell]) -> str:
    """Return why a form may not be filled as shown, "" when it may."""
    known = tuple(cells)
    offered = {field.key for field in fields_for(subject)}
    if len(known) > MOST_CELLS:
        return f"Một biểu chỉ chỉ được {MOST_CELLS} ô."
    for place, cell in enumerate(known):
        if cell.field not in offered:
            return f"Ô {cell.address}: mục này không dùng cho loại biểu đã chọn."
        if cell.last_row and cell.last_row < cell.row:
            return f"Bảng ở ô {cell.address} kết thúc trước khi bắt đầu. Hãy ghi lại dòng cuối."
        if other := next((one for one in known[place + 1 :] if _overlap(cell, one)), None):
            return f"Ô {other.address} nằm trong bảng bắt đầu ở ô {cell.address}. Hãy chọn ô khác."
    return ""


def _overlap(one: UpwardCell, other: UpwardCell) -> bool:
    if one.sheet != other.sheet:
        return False
    return one.covers(other.row, other.column) or other.covers(one.row, one.column)


def cells_from_markers(subject: UpwardSubject, marked: Iterable[MarkedCell]) -> MarkersFound:
    """Return the cells whose words name a fact; names between {{ }} that do not are told."""
    offered = {field.key for field in fields_for(subject)}
    cells: tuple[UpwardCell, ...] = ()
    unknown: list[str] = []
    for one in marked:
        field = field_named(one.text)
        if field is not None and field.key in offered:
            new = UpwardCell(one.sheet, one.row, one.column, field.key, one.row)
            cells = with_cell(cells, new)
        elif is_marker(one.text):
            unknown.append(_unknown(one))
    return MarkersFound(cells, tuple(unknown))


def _unknown(one: MarkedCell) -> str:
    near = nearest_field(one.text)
    hint = f" Có phải “{near.label}”?" if near else ""
    return f"Ô {address_of(one.row, one.column)} trang “{one.sheet}”: không rõ “{one.text}”.{hint}"


def form_name(file_name: str) -> str:
    """Return what a form is called at first: its file's name without the ending."""
    stem = file_name.rpartition(".")[0] or file_name
    return " ".join(clean(stem).replace("_", " ").split())[:LONGEST_NAME]


def name_problem(name: str) -> str:
    """Return what is wrong with the name of a form, "" when nothing is."""
    plain = clean(name).strip()
    if not fold(plain):
        return "Biểu chưa có tên. Hãy ghi tên biểu."
    return f"Tên biểu dài quá {LONGEST_NAME} chữ." if len(plain) > LONGEST_NAME else ""


def what_of(cell: UpwardCell) -> str:
    """Return what a cell takes, in words."""
    field = upward_field(cell.field)
    if field is None:
        return "mục không còn dùng"
    return field.label


def table_words(table: UpwardTable) -> str:
    """Return "Bảng nhiệm vụ: dòng 8 đến 27, sẵn 20 dòng"."""
    rows = f"dòng {table.first_row} đến {table.last_row}, sẵn {table.row_count} dòng"
    return f"{UPWARD_GROUP_LABELS[table.group]}: {rows}"


def plain_cells(cells: Iterable[UpwardCell]) -> list[dict[str, object]]:
    """Return the cells as they are kept."""
    return [
        {"sheet": c.sheet, "cell": c.address, "field": c.field, "last_row": c.last_row}
        for c in cells
    ]


def cells_from_plain(plain: Iterable[Mapping[str, Any]]) -> tuple[UpwardCell, ...]:
    """Return the cells out of what was kept."""
    return tuple(
        UpwardCell(one["sheet"], *place_of(one["cell"]), one["field"], one["last_row"])
        for one in plain
    )
