"""The rows of a foreign list with what each cell says by itself, before any answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.doubts import AnswerChoice
from app.domain.import_cells import FoundCell, gender_of_column, read_cell, swapped_columns
from app.domain.import_columns import NOT_KEPT, ImportColumn
from app.domain.import_grids import SheetGrid
from app.domain.import_headers import ListHeader
from app.domain.import_reading import NOTHING, Reading
from app.domain.import_rows import SKIP_REASONS, ListRow, list_rows, name_in
from app.domain.import_sheets import OpenedSheet
from app.domain.import_values import plain_text, read_name

_NAMES = {ImportColumn.FULL_NAME, ImportColumn.FAMILY_NAME, ImportColumn.GIVEN_NAME}
_LEFT_OUT = NOT_KEPT | _NAMES


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell with what it says, and the gender its column says of everybody in it."""

    found: FoundCell
    gender: str


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with what its cells say; rows of headings and totals have none."""

    row: ListRow
    is_hidden: bool = False
    name: str = ""
    name_reading: Reading = NOTHING
    cells: tuple[LaidCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLayout:
    """A list laid out under the meanings given to its columns."""

    sheet: OpenedSheet
    header: ListHeader
    today: date
    rows: tuple[LaidRow, ...]

    @property
    def has_only_names(self) -> bool:
        """Tell whether nothing but names and numbers is listed."""
        bare = {ImportColumn.FULL_NAME, ImportColumn.ORDER}
        return all(headed.column in bare for headed in self.header.columns)


def lay_out(
    sheet: OpenedSheet,
    header: ListHeader | None,
    today: date,
    earlier: ListLayout | None = None,
) -> ListLayout | None:
    """Return a list laid out, None without a column of names; `earlier` if nothing differs."""
    if header is None or not header.name_numbers:
        return None
    if earlier is not None and _is_same(earlier, sheet, header, today):
        return earlier
    return ListLayout(sheet, header, today, tuple(_rows(sheet.grid, header, today)))


def _is_same(earlier: ListLayout, sheet: OpenedSheet, header: ListHeader, today: date) -> bool:
    return earlier.sheet is sheet and earlier.header == header and earlier.today == today


def _rows(grid: SheetGrid, header: ListHeader, today: date) -> Iterator[LaidRow]:
    swapped = swapped_columns(grid, header)
    for row in list_rows(grid, header):
        if row.kind in SKIP_REASONS:
            yield LaidRow(row)
            continue
        name = name_in(grid, header, row.number)
        yield LaidRow(
            row,
            is_hidden=row.number in grid.sheet.hidden_rows,
            name=plain_text(name),
            name_reading=_name_reading(name),
            cells=tuple(_cells(grid, header, row.number, today, swapped)),
        )


def _cells(
    grid: SheetGrid, header: ListHeader, row: int, today: date, swapped: frozenset[int]
) -> Iterator[LaidCell]:
    for headed in header.columns:
        if headed.column is None or headed.column in _LEFT_OUT:
            continue
        found = read_cell(grid, headed, row, today, headed.number in swapped)
        if found is not None:
            yield LaidCell(found, gender_of_column(headed.column))


def _name_reading(name: str) -> Reading:
    if not name:
        choices = (AnswerChoice("", "Không nhập dòng này"),)
        return Reading(question="không có họ tên. Ghi họ tên nào?", choices=choices)
    return read_name(name)
