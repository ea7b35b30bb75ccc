"""Foreign workbooks as plain values: cells with their kind and font, merged areas, hidden rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.text import clean, short_date

MOST_ROWS, MOST_COLUMNS = 20_000, 60


class XlKind(StrEnum):
    """What a cell of a workbook holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FAULT = "fault"
    """An error of Excel, or a formula whose result was never kept."""


@dataclass(frozen=True, slots=True)
class XlRun:
    """A stretch of text in one font."""

    text: str
    font: str = ""


@dataclass(frozen=True, slots=True)
class XlCell:
    """One cell of a workbook; `text` is what a person sees of it."""

    kind: XlKind
    text: str
    number: float = 0.0
    day: date | None = None
    runs: tuple[XlRun, ...] = ()


@dataclass(frozen=True, slots=True)
class XlArea:
    """A merged area; rows and columns count from 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class XlSheet:
    """One sheet, from its first row on; rows may differ in length."""

    name: str
    rows: tuple[tuple[XlCell | None, ...], ...]
    merged: tuple[XlArea, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False
    is_cut: bool = False
    """There was more than can be read."""

    def at(self, row: int, column: int) -> XlCell | None:
        """Return the cell of a row and column counted from 1."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(cell is not None for row in self.rows for cell in row)


def text_cell(text: str, font: str = "") -> XlCell | None:
    """Return a cell of text, None for one without any letter."""
    if not text.strip():
        return None
    return XlCell(XlKind.TEXT, clean(text), runs=(XlRun(text, font),))


def number_cell(number: float) -> XlCell:
    """Return a cell of a number, written without ".0"."""
    whole = number.is_integer() and abs(number) < 1e15
    return XlCell(XlKind.NUMBER, str(int(number)) if whole else repr(number), number=number)


def day_cell(day: date) -> XlCell:
    """Return a cell of a real date."""
    return XlCell(XlKind.DAY, short_date(day), day=day)


def fault_cell(text: str) -> XlCell:
    """Return a cell that holds an error or a formula without a result."""
    return XlCell(XlKind.FAULT, text)


def text_sheet(name: str, lines: Iterable[Sequence[str]]) -> XlSheet:
    """Return a sheet of plain texts, as a CSV file or the clipboard has."""
    rows = [tuple(map(text_cell, line[:MOST_COLUMNS])) for line in lines]
    return XlSheet(name, tuple(rows[:MOST_ROWS]), is_cut=len(rows) > MOST_ROWS)


def read_sheets(plain: Iterable[Mapping[str, Any]]) -> tuple[XlSheet, ...]:
    """Return sheets out of the plain values a reader in another process sent."""
    return tuple(_sheet(values) for values in plain)


def _sheet(values: Mapping[str, Any]) -> XlSheet:
    return XlSheet(
        name=clean(values["name"]),
        rows=tuple(tuple(map(_cell, row)) for row in values["rows"]),
        merged=tuple(XlArea(*area) for area in values["merged"]),
        hidden_rows=frozenset(values["hidden_rows"]),
        is_hidden=values["is_hidden"],
        is_cut=values["is_cut"],
    )


def _cell(value: Any) -> XlCell | None:
    """Return a cell out of [kind, value] or, for text, [kind, [[text, font], …]]."""
    if value is None:
        return None
    kind, content = value
    if kind == XlKind.TEXT:
        runs = tuple(XlRun(text, font) for text, font in content)
        text = "".join(run.text for run in runs)
        return XlCell(XlKind.TEXT, clean(text), runs=runs) if text.strip() else None
    if kind == XlKind.NUMBER:
        return number_cell(float(content))
    return day_cell(date.fromisoformat(content)) if kind == XlKind.DAY else fault_cell(content)
