"""Reads one cell of a list by what its column means."""

from dataclasses import dataclass
from datetime import date

from app.domain.import_columns import DATE_COLUMNS, TEXT_COLUMNS, ImportColumn, heading_key
from app.domain.import_dates import read_date, swaps_days
from app.domain.import_grids import SheetGrid
from app.domain.import_headers import HeadedColumn, ListHeader
from app.domain.import_reading import Reading, known
from app.domain.import_values import (
    is_tick,
    plain_text,
    read_digits,
    read_gender,
    read_posts,
    read_status,
    read_text,
)
from app.domain.xl_sheets import XlCell, XlKind

_FILLED_DOWN = TEXT_COLUMNS | {ImportColumn.STATUS}
"""What a merged area says of every row it covers; a name or a date belongs to one person."""
_BORN = {
    ImportColumn.BIRTH_YEAR: "",
    ImportColumn.MALE_BIRTH: "Nam",
    ImportColumn.FEMALE_BIRTH: "Nữ",
}


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell with what it means after all, its text, and what reading it gave."""

    column: ImportColumn
    text: str
    reading: Reading


def swapped_columns(grid: SheetGrid, header: ListHeader) -> frozenset[int]:
    """Return the date columns in which Excel seems to have swapped days and months."""
    rows = range(header.last_row + 1, grid.last_row + 1)
    return frozenset(
        headed.number
        for headed in header.columns
        if headed.column in DATE_COLUMNS
        and swaps_days(grid.own(row, headed.number) for row in rows)
    )


def read_cell(
    grid: SheetGrid, headed: HeadedColumn, row: int, today: date, is_swap_likely: bool
) -> FoundCell | None:
    """Return what a cell says, None for an empty one."""
    column = headed.column
    cell = (
        grid.filled(row, headed.number) if column in _FILLED_DOWN else grid.own(row, headed.number)
    )
    if column is None or cell is None or not plain_text(cell.text):
        return None
    if column in DATE_COLUMNS:
        meaning = ImportColumn.BIRTH_DATE if column in _BORN else column
        reading = read_date(cell, column, today, is_swap_likely=is_swap_likely)
        return FoundCell(meaning, plain_text(cell.text), reading)
    return FoundCell(column, plain_text(cell.text), _reading(cell, headed))


def gender_of_column(column: ImportColumn) -> str:
    """Return the gender a birth date says by the column it stands in, "" for none."""
    return _BORN.get(column, "")


def _reading(cell: XlCell, headed: HeadedColumn) -> Reading:
    if cell.kind is XlKind.FAULT:
        return read_text(cell)
    match headed.column:
        case ImportColumn.CARD_NUMBER | ImportColumn.CITIZEN_ID | ImportColumn.PHONE:
            return read_digits(cell, headed.column)
        case ImportColumn.GENDER:
            if is_tick(cell.text) and heading_key(headed.heading) == "nu":
                return known("Nữ", "Nữ")
            return read_gender(plain_text(cell.text))
        case ImportColumn.STATUS:
            return read_status(plain_text(cell.text))
        case ImportColumn.POST:
            return read_posts(cell.text)
        case _:
            return read_text(cell)
