"""Finds the heading row of a foreign list, below titles, in one row or in two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.import_columns import ImportColumn, column_of, heading_key
from app.domain.import_grids import SheetGrid

MOST_TITLE_ROWS = 60
_MAY_REPEAT = frozenset(
    {
        ImportColumn.FULL_NAME,
        ImportColumn.MEETING,
        ImportColumn.MONEY,
        ImportColumn.SENSITIVE,
        ImportColumn.IGNORED,
    }
)


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """One column of a list: its number from 1, its heading, and what that means."""

    number: int
    heading: str
    column: ImportColumn | None


@dataclass(frozen=True, slots=True)
class ListHeader:
    """The heading rows of a list; the first person stands below `last_row`."""

    first_row: int
    last_row: int
    columns: tuple[HeadedColumn, ...]

    def numbers(self, column: ImportColumn) -> tuple[int, ...]:
        """Return the numbers of the columns with a meaning."""
        return tuple(headed.number for headed in self.columns if headed.column is column)

    @property
    def name_numbers(self) -> tuple[int, ...]:
        """The columns a name is put together from, in order."""
        parts = (ImportColumn.FAMILY_NAME, ImportColumn.GIVEN_NAME)
        whole = self.numbers(ImportColumn.FULL_NAME)
        return whole or tuple(number for part in parts for number in self.numbers(part))

    @property
    def recognised(self) -> int:
        """How many different meanings were found."""
        return len({headed.column for headed in self.columns} - {None})


def find_header(grid: SheetGrid) -> ListHeader | None:
    """Return the heading rows with the most known headings, None without a column of names."""
    found: ListHeader | None = None
    for header in heading_rows(grid):
        is_better = found is None or header.recognised > found.recognised
        if is_better and _is_header(header, grid):
            found = header
    return found


def understood_header(
    grid: SheetGrid,
    found: ListHeader | None,
    chosen: Mapping[int, ImportColumn],
    heading_row: int | None = None,
) -> ListHeader | None:
    """Return the headings with the row and the meanings a person gave, by number.

    They win over what was found; the columns of the names may still be missing.
    """
    if heading_row is not None:
        found = row_header(grid, heading_row)
    return _as_chosen(grid, found, chosen) if chosen else found


def row_header(grid: SheetGrid, row: int) -> ListHeader:
    """Return a row as headings, whatever it says; row 0 is none, the first row a person."""
    if not 0 < row <= grid.last_row:
        return ListHeader(0, 0, ())
    return ListHeader(row, row, _unrepeated(_single_row(grid, row)))


def heading_rows(grid: SheetGrid) -> Iterator[ListHeader]:
    """Give every row of the first ones, and every two rows that go on, that name a person."""
    for row in range(1, min(grid.last_row, MOST_TITLE_ROWS) + 1):
        single = ListHeader(row, row, _unrepeated(_single_row(grid, row)))
        if single.name_numbers:
            yield single
        double = ListHeader(row, row + 1, _unrepeated(_double_row(grid, row)))
        if double.name_numbers and _goes_on(grid, double):
            yield double


def _is_header(header: ListHeader, grid: SheetGrid) -> bool:
    least = 2 if _used_columns(grid, header.first_row) > 1 else 1
    return header.recognised >= least


def _used_columns(grid: SheetGrid, row: int) -> int:
    return sum(grid.text(row, number) != "" for number in grid.columns)


def _goes_on(grid: SheetGrid, header: ListHeader) -> bool:
    """Tell whether the second row has headings too, and is not the first person."""
    row = header.last_row
    names = header.name_numbers
    below = (grid.text(row, number) for number in names)
    above = [grid.text(header.first_row, number) for number in names]
    return all(not text or text in above or column_of(text) is not None for text in below)


def _single_row(grid: SheetGrid, row: int) -> Iterator[HeadedColumn]:
    for number in grid.columns:
        heading = grid.text(row, number)
        if heading:
            yield HeadedColumn(number, heading, column_of(heading))


def _double_row(grid: SheetGrid, row: int) -> Iterator[HeadedColumn]:
    upper = ""
    for number in grid.columns:
        above, below = grid.text(row, number), grid.text(row + 1, number)
        upper = above or upper
        heading = _joined(above, below)
        if not heading:
            continue
        meaning = column_of(heading) or column_of(below)
        if meaning is None and not above:
            meaning = column_of(_joined(upper, below))
        yield HeadedColumn(number, heading, meaning or (column_of(above) if not below else None))


def _joined(above: str, below: str) -> str:
    return above if above == below else f"{above} {below}".strip()


def _unrepeated(columns: Iterator[HeadedColumn]) -> tuple[HeadedColumn, ...]:
    """Leave the meaning to the first of two columns that claim the same one."""
    seen: set[ImportColumn | None] = set()
    kept = []
    for headed in columns:
        meaning = headed.column
        is_taken = meaning in seen and meaning not in _MAY_REPEAT
        kept.append(HeadedColumn(headed.number, headed.heading, None if is_taken else meaning))
        seen.add(meaning)
    return tuple(kept)


def _as_chosen(
    grid: SheetGrid, found: ListHeader | None, chosen: Mapping[int, ImportColumn]
) -> ListHeader:
    """Return the columns as a person mapped them; a list without headings begins at row 1."""
    known = {headed.number: headed for headed in found.columns} if found else {}
    taken = set(chosen.values())
    columns = []
    for number in grid.columns:
        headed = known.get(number, HeadedColumn(number, "", None))
        own = chosen.get(number)
        meaning = own if own is not None else (None if headed.column in taken else headed.column)
        columns.append(HeadedColumn(number, headed.heading, meaning))
    first, last = (found.first_row, found.last_row) if found else (0, 0)
    return ListHeader(first, last, tuple(columns))


def repeats_header(grid: SheetGrid, row: int, header: ListHeader) -> bool:
    """Tell whether a row says the headings again, as on the second printed page."""
    by_number = {headed.number: heading_key(headed.heading) for headed in header.columns}
    names = header.name_numbers
    texts = [heading_key(grid.text(row, number)) for number in names]
    return any(texts) and all(
        text and text in by_number.get(number, "")
        for text, number in zip(texts, names, strict=True)
    )
