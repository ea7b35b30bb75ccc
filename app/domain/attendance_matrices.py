"""An attendance matrix laid out before any answer: its meetings, its members, their marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.domain.import_columns import ImportColumn
from app.domain.import_grids import SheetGrid
from app.domain.import_headers import (
    MOST_TITLE_ROWS,
    HeadedColumn,
    ListHeader,
    heading_rows,
    row_header,
    understood_header,
)
from app.domain.import_layouts import LaidRow, lay_out
from app.domain.import_rows import SKIP_REASONS, ListRowKind
from app.domain.import_sheets import OpenedSheet
from app.domain.import_values import plain_text
from app.domain.matrix_headings import MeetingHeading, kind_in, read_heading, years_in
from app.domain.member_lists import ImportedPerson, SkippedRow
from app.domain.past_marks import (
    MOST_SIGN_LETTERS,
    Legend,
    legend_of_pairs,
    mark_of,
    read_legend,
    sign_key,
)
from app.domain.text import fold

LEAST_MARKS = 2
_MEETINGS = (None, ImportColumn.MEETING)
"""What columns of meetings are taken for: nothing that is known, or what a person said."""
_FIGURES = re.compile(
    r"(?:tong so|tong cong|tong|cong|co mat|vang mat|vang|ty le|ti le|si so|so luong|so)"
    r"(?: (?:tong|cong|so|co|mat|vang|dang vien|dv|dong chi|du hop|du|co ly do|khong ly do|co phep|"
    r"khong phep|nguoi|tham gia|trieu tap|chuyen can|mien))*\s*[(:%].*|"
    r"(?:tong so|tong cong|co mat|vang mat|ty le|ti le|si so|so luong|so)"
    r"(?: (?:co|mat|vang|dang vien|dv|dong chi|du hop|du|co ly do|khong ly do|co phep|khong phep|"
    r"nguoi|tham gia|trieu tap|chuyen can|mien))*"
    r"|vang (?:co|khong) (?:ly do|phep)"
)
"""What stands in the place of a name in a row of sums; Tống, Công and Vàng are family names."""
_NO_MARKS = "không có dấu điểm danh nào"


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column that may be a meeting, with what its heading tells of it."""

    number: int
    title: str
    heading: MeetingHeading | None
    other_day: date | None = None
    """The day the heading stands for if Excel exchanged day and month."""
    is_chosen: bool = False
    """A person said that it is a meeting."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One member of a matrix with the texts of the cells below the meetings."""

    person: ImportedPerson
    is_hidden: bool
    cells: dict[int, str]

    @property
    def number(self) -> int:
        """The number of the row in the sheet."""
        return self.person.row


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """A matrix as it stands in the sheet."""

    sheet: OpenedSheet
    header: ListHeader
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    legend: Legend
    years: frozenset[int]
    """The years its titles name."""
    skipped: tuple[SkippedRow, ...]
    without_marks: tuple[str, ...]
    """Titles of meetings below which nothing stands."""


def find_matrix(grid: SheetGrid) -> ListHeader | None:
    """Return the heading rows with the most meetings beside a column of names."""
    found, best = None, (0, 0, 0, 0)
    for header in heading_rows(grid):
        standing = _standing(grid, header)
        if standing[0] and standing > best:
            found, best = header, standing
    return found


def _standing(grid: SheetGrid, header: ListHeader) -> tuple[int, int, int, int]:
    """Return how well headings serve: meetings, those with a year, other meanings, one row."""
    headings = [column.heading for column in _columns(grid, header)]
    dated = [heading for heading in headings if heading is not None]
    with_year = sum(heading.year is not None for heading in dated)
    return len(dated), with_year, header.recognised, -header.last_row + header.first_row


def understood_matrix(
    sheet: OpenedSheet, chosen: Mapping[int, ImportColumn], heading_row: int | None
) -> ListHeader | None:
    """Return the headings of a matrix with what a person said of them.

    Where no names beside meetings were found, the row with the most meetings is offered as
    headings, else one that names people.
    """
    grid = sheet.grid
    found = sheet.header or _most_meetings(grid) or _names_alone(grid)
    return understood_header(grid, found, chosen, heading_row)


def _most_meetings(grid: SheetGrid) -> ListHeader | None:
    rows = range(1, min(grid.last_row, MOST_TITLE_ROWS) + 1)
    best = max(rows, key=lambda row: _meetings_in(grid, row), default=0)
    return row_header(grid, best) if best and _meetings_in(grid, best) >= LEAST_MARKS else None


def _names_alone(grid: SheetGrid) -> ListHeader | None:
    return max(heading_rows(grid), key=lambda header: header.recognised, default=None)


def _meetings_in(grid: SheetGrid, row: int) -> int:
    return sum(read_heading(grid.text(row, number)) is not None for number in grid.columns)


def lay_out_matrix(
    sheet: OpenedSheet,
    header: ListHeader | None,
    today: date,
    earlier: MatrixLayout | None = None,
) -> MatrixLayout | None:
    """Return a matrix laid out, None without a column of names; `earlier` if it is the same."""
    if earlier is not None and earlier.sheet is sheet and earlier.header == header:
        return earlier
    listed = lay_out(sheet, header, today)
    if listed is None or header is None:
        return None
    grid = sheet.grid
    columns = tuple(_columns(grid, header))
    people = [laid for laid in listed.rows if not _why_nobody(laid)]
    legend = _legend(grid, header, {laid.row.number for laid in people})
    rows = tuple(_row(grid, laid, columns) for laid in people)
    shown = tuple(column for column in columns if _is_meeting(column, rows, legend))
    wanted = [column for column in columns if column.heading is not None or column.is_chosen]
    empty = [column.title for column in wanted if column not in shown]
    above = range(1, header.first_row)
    titles = (grid.text(row, number) for row in above for number in grid.columns)
    return MatrixLayout(
        sheet=sheet,
        header=header,
        columns=shown,
        rows=tuple(row for row in rows if _has_marks(row, shown)),
        legend=legend,
        years=frozenset(year for text in titles for year in years_in(text)),
        skipped=(*_skipped(listed.rows), *_markless(rows, shown)),
        without_marks=tuple(empty),
    )


def _columns(grid: SheetGrid, header: ListHeader) -> Iterator[MatrixColumn]:
    unknown = [headed for headed in header.columns if headed.column in _MEETINGS]
    numbered = _numbered_months(unknown)
    swapped = _swapped_days(grid, header, unknown)
    for headed in unknown:
        month = numbered.get(headed.number)
        heading = read_heading(headed.heading)
        if heading is None and month is not None:
            heading = MeetingHeading(kind_in(headed.heading), month)
        yield MatrixColumn(
            headed.number,
            headed.heading or f"Cột {headed.number}",
            heading,
            swapped.get(headed.number),
            is_chosen=headed.column is ImportColumn.MEETING,
        )


def _numbered_months(columns: Sequence[HeadedColumn]) -> dict[int, int]:
    """Return the months of headings that are bare numbers, one after the other."""
    bare = [c for c in columns if c.heading.isdecimal() and len(c.heading) <= 2]
    months = {c.number: int(c.heading) for c in bare if 1 <= int(c.heading) <= 12}
    values = list(months.values())
    follows = values == list(range(values[0], values[0] + len(values))) if values else False
    return months if follows and len(values) >= LEAST_MARKS else {}


def _swapped_days(
    grid: SheetGrid, header: ListHeader, columns: Sequence[HeadedColumn]
) -> dict[int, date]:
    """Return the other day of each heading if exchanging day and month gives more months.

    A computer set to American dates makes 03/01, 03/02, 03/3 three days of March.
    """
    rows = range(header.first_row, header.last_row + 1)
    cells = [(c.number, grid.own(row, c.number)) for c in columns for row in rows]
    days = {number: cell.day for number, cell in cells if cell is not None and cell.day}
    if not days or max(day.day for day in days.values()) > 12:
        return {}
    others = {number: date(d.year, d.day, d.month) for number, d in days.items()}
    months = [{(d.year, d.month) for d in found.values()} for found in (days, others)]
    return others if len(months[1]) > len(months[0]) else {}


def _why_nobody(laid: LaidRow) -> str:
    """Return why a row is nobody of the matrix, "" for a member."""
    if laid.row.kind in SKIP_REASONS:
        return SKIP_REASONS[laid.row.kind]
    if laid.row.kind is ListRowKind.NAMELESS or _FIGURES.fullmatch(fold(laid.name)):
        return "dòng số liệu cộng"
    return "dòng giải thích ký hiệu" if len(laid.name) <= MOST_SIGN_LETTERS else ""


def _row(grid: SheetGrid, laid: LaidRow, columns: Sequence[MatrixColumn]) -> MatrixRow:
    reading = laid.name_reading
    name = reading.value if isinstance(reading.value, str) else laid.name
    values = {
        cell.found.column: cell.found.reading.value
        for cell in laid.cells
        if cell.found.reading.value is not None
    }
    texts = {c.number: grid.filled(laid.row.number, c.number) for c in columns}
    cells = {n: plain_text(cell.text) for n, cell in texts.items() if cell is not None}
    shown = {ImportColumn.FULL_NAME: name}
    person = ImportedPerson(laid.row.number, name, laid.name, values, shown)
    return MatrixRow(person, laid.is_hidden, {n: text for n, text in cells.items() if text})


def _is_meeting(column: MatrixColumn, rows: Sequence[MatrixRow], legend: Legend) -> bool:
    """Tell whether a column is a meeting: by its heading, or because marks stand below it."""
    texts = [row.cells[column.number] for row in rows if column.number in row.cells]
    if column.heading is not None or column.is_chosen:
        return bool(texts)
    known = sum(mark_of(sign_key(text), legend) is not None for text in texts)
    return known >= LEAST_MARKS and known * 2 > len(texts)


def _has_marks(row: MatrixRow, columns: Sequence[MatrixColumn]) -> bool:
    return any(column.number in row.cells for column in columns)


def _skipped(rows: Sequence[LaidRow]) -> Iterator[SkippedRow]:
    for laid in rows:
        reason = _why_nobody(laid)
        if reason:
            yield SkippedRow(laid.row.number, laid.row.text, reason)


def _markless(rows: Sequence[MatrixRow], columns: Sequence[MatrixColumn]) -> Iterator[SkippedRow]:
    for row in rows:
        if not _has_marks(row, columns):
            yield SkippedRow(row.number, row.person.original_name, _NO_MARKS)


def _legend(grid: SheetGrid, header: ListHeader, people: set[int]) -> Legend:
    """Return what the rows around the members say of the signs; two meanings are none."""
    inside = people | set(range(header.first_row, header.last_row + 1))
    outside = [row for row in range(1, grid.last_row + 1) if row not in inside]
    lines = [[text for n in grid.columns if (text := _own_text(grid, row, n))] for row in outside]
    pairs = [pair for line in lines for pair in pairwise(line)]
    short = [(sign, words) for sign, words in pairs if len(sign) <= MOST_SIGN_LETTERS]
    return {**legend_of_pairs(short), **read_legend(text for line in lines for text in line)}


def _own_text(grid: SheetGrid, row: int, number: int) -> str:
    cell = grid.own(row, number)
    return cell.text.strip() if cell is not None else ""
