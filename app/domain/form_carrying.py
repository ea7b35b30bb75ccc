"""A new version of a form of the upper level: what each cell takes is carried where labels match.

A cell is known by its captions: the words left of it in its row and above it in its column. In a
table the caption above counts; elsewhere the one at the left, and the one above only where there is
none. What finds no single cell with its caption is named, never guessed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.form_grids import GridSheet
from app.domain.text import fold
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardCell, address_of, cells_problem, what_of, with_cell

Place = tuple[int, int]
SPARE = 3
"""Rows and columns beyond what is written, where a cell may be meant to be filled."""
_EDGES = " :.…*()-"


@dataclass(frozen=True, slots=True)
class CarriedCells:
    """What a new version takes over, and one sentence for each cell that has to be shown again."""

    cells: tuple[UpwardCell, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Caption:
    """Words, how many columns to the left or rows above they stand."""

    words: str = ""
    shown: str = field(default="", compare=False)
    """As the form writes them; a new version may write them otherwise."""
    columns: int = 0
    rows: int = 0


_NONE = _Caption()


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet with the nearest words left of and above each of its cells."""

    sheet: GridSheet
    left: Mapping[Place, _Caption]
    above: Mapping[Place, _Caption]
    free: frozenset[Place]
    """The cells that may take something: no words, no formula, not inside a merged area."""

    def caption(self, place: Place, *, is_listed: bool) -> _Caption:
        """Return the words above a column of a table, else left of a cell or above it."""
        above = self.above.get(place, _NONE)
        return above if is_listed else self.left.get(place) or above


def carried_cells(
    subject: UpwardSubject,
    cells: Iterable[UpwardCell],
    old: Sequence[GridSheet],
    new: Sequence[GridSheet],
) -> CarriedCells:
    """Return the cells of a form at their places in its new version."""
    before = {sheet.name: _page(sheet) for sheet in old}
    after = {sheet.name: _page(sheet) for sheet in new}
    if len(before) == len(after) == 1:  # the only sheet may have been renamed
        after = dict.fromkeys(before, *after.values())
    kept: tuple[UpwardCell, ...] = ()
    lost: list[str] = []
    for cell in cells:
        found = _found(cell, before.get(cell.sheet), after.get(cell.sheet))
        if isinstance(found, str) or cells_problem(subject, (*kept, found)):
            lost.append(f"{_said(cell)}: {found if isinstance(found, str) else TAKEN}")
        else:
            kept = with_cell(kept, found)
    return CarriedCells(kept, tuple(lost))


def _found(cell: UpwardCell, before: _Page | None, after: _Page | None) -> UpwardCell | str:
    """Return a cell at its place in the new version, or why there is none."""
    if before is None or after is None:
        return NO_SHEET
    here = (cell.row, cell.column)
    caption = before.caption(here, is_listed=cell.is_listed)
    if not caption.words:
        return NO_WORDS
    fitting = [
        place for place in after.free if after.caption(place, is_listed=cell.is_listed) == caption
    ]
    if here not in fitting and len(fitting) != 1:
        return f"không rõ ô nào cạnh “{caption.shown}” trong biểu mới."
    row, column = here if here in fitting else fitting[0]
    last = after.sheet.last_ready_row(row, column) if cell.is_listed else 0
    return replace(cell, sheet=after.sheet.name, row=row, column=column, last_row=last)


def _page(sheet: GridSheet) -> _Page:
    tops = {place: top for top, place in _merged(sheet)}
    words = {place for place in sheet.cells if _is_words(sheet, place)}
    rows, columns = (range(1, count + SPARE + 1) for count in (sheet.row_count, sheet.column_count))
    across = ([(row, column) for column in columns] for row in rows)
    down = ([(row, column) for row in rows] for column in columns)
    formulas = {place for place, cell in sheet.cells.items() if cell.is_formula}
    every = {(row, column) for row in rows for column in columns}
    hidden = {place for place, top in tops.items() if top != place}
    return _Page(
        sheet,
        left=dict(_captions(sheet, across, tops, words)),
        above=dict(_captions(sheet, down, tops, words)),
        free=frozenset(every - words - formulas - hidden),
    )


def _merged(sheet: GridSheet) -> Iterator[tuple[Place, Place]]:
    """Give the first cell of each merged area with every cell of it that can be seen."""
    for area in sheet.merged:
        for row in range(area.first_row, min(area.last_row, sheet.row_count) + 1):
            for column in range(area.first_column, min(area.last_column, sheet.column_count) + 1):
                yield (area.first_row, area.first_column), (row, column)


def _captions(
    sheet: GridSheet,
    ways: Iterable[Iterable[Place]],
    tops: Mapping[Place, Place],
    words: Collection[Place],
) -> Iterator[tuple[Place, _Caption]]:
    """Give for each cell the last words before it on its way; a merged area is one cell."""
    for way in ways:
        last: tuple[Place, str] | None = None
        for place in way:
            if last is not None:
                (row, column), shown = last
                yield place, _Caption(_plain(shown), shown, place[1] - column, place[0] - row)
            top = tops.get(place, place)
            if top in words:
                last = place, " ".join(sheet.cells[top].text.split())


def _is_words(sheet: GridSheet, place: Place) -> bool:
    """Tell words from numbers, formulas and nothing."""
    cell = sheet.cells[place]
    if cell.is_formula or cell.is_number:
        return False
    return bool(re.search(r"[^\W\d_]", cell.text))


def _plain(words: str) -> str:
    return " ".join(fold(words).split()).strip(_EDGES)


def _said(cell: UpwardCell) -> str:
    return f"Ô {address_of(cell.row, cell.column)} trang “{cell.sheet}” ({what_of(cell)})"


NO_SHEET = "biểu mới không có trang này."
NO_WORDS = "cạnh ô không có chữ nào để nhận ra."
TAKEN = "ô tìm thấy trong biểu mới đã ghi mục khác."
