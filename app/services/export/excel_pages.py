"""Finds where a printed sheet must break so that its signature never stands alone on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
MM_PER_LETTER, MM_PER_COLUMN = 7 * 25.4 / 96, 5 * 25.4 / 96
"""A column is as wide as its letters, seven pixels each, and five pixels of margin."""
DEFAULT_POINTS = 15.0
KEPT_ROWS = 3
"""Rows of the table that go with the signature."""
_SAFETY = 0.98
"""Programs differ a little in how they scale a sheet to the width of the paper."""


@dataclass(frozen=True, slots=True)
class PrintedRows:
    """A sheet as it goes to paper: heights in points, the first row is number one."""

    heights: Sequence[float]
    repeated: tuple[int, int]
    """First and last row printed again on every page."""
    table_end: int
    """The last row of the table."""


def shrink(widths: Sequence[float], paper_mm: float) -> float:
    """Return how much a sheet is made smaller so that its columns fit the paper, 1 at most."""
    whole = sum(width * MM_PER_LETTER + MM_PER_COLUMN for width in widths)
    return min(1.0, paper_mm / whole)


def break_after(rows: PrintedRows, paper_mm: float, scale: float) -> int:
    """Return the row a page must end with, 0 when the last page has rows of the table anyway."""
    start = _last_page_start(rows, paper_mm * POINTS_PER_MM * _SAFETY / scale)
    if start == 1 or start <= rows.table_end - KEPT_ROWS + 1:
        return 0
    last = min(rows.table_end, start) - KEPT_ROWS
    return last if last > rows.repeated[1] else 0


def _last_page_start(rows: PrintedRows, points: float) -> int:
    """Return the first row of the last page."""
    first, last = rows.repeated
    again = sum(rows.heights[first - 1 : last])
    start, used = 1, 0.0
    for number, height in enumerate(rows.heights, start=1):
        if used + height > points:
            start, used = number, again
        used += height
    return start
