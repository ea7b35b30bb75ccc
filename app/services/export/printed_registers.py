"""Registers as Word papers for the bound book: A4 across, headings and page numbers on each page.

The template is no paper of the user's: its columns come with the data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app import paths
from app.domain.text import short_date
from app.services.export import word
from app.services.export.columns import Column, Value
from app.services.export.contexts import PaperHeader, Signature
from app.services.export.format_profiles import HD05
from app.services.export.letter_widths import pixels
from app.services.export.report_tables import ReportTable

TEMPLATE = "so_in"
SIZE = 11
"""Letters of the table, in points; registers have up to thirteen columns."""
WIDTH_MM = HD05.page_mm[1] - HD05.margins_mm[2] - HD05.margins_mm[3]
_MM_PER_PIXEL = 25.4 / 96 * SIZE / 12
_SIDES_MM = 3.0
_BOLD = 1.1
SHORT = 12
"""Texts of a centred column up to so many letters are not wrapped."""
HAND_MM = 18.0
"""Least room of a column that is filled in by hand."""
KEPT_ROWS = 3
"""Lines of the table that go with the signature."""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One column: its heading and its width in twentieths of a point."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell of a line."""

    text: str
    width: int
    align: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One line of the register."""

    cells: tuple[PrintedCell, ...]
    kept: int
    """1 where the line stays on one page with the next, or with the signature."""


@dataclass(frozen=True, slots=True)
class PrintedRegister:
    """What the template prints."""

    header: PaperHeader
    title: str
    subject: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    notes: tuple[str, ...]
    signature: Signature


def printed_register(table: ReportTable) -> bytes:
    """Return a register as a Word paper."""
    texts = [tuple(map(cell_text, row)) for row in table.rows]
    widths = [round(mm * 1440 / 25.4) for mm in column_widths(table.columns, texts)]
    looks = [(wide, column.align) for wide, column in zip(widths, table.columns, strict=True)]
    last = len(texts) - KEPT_ROWS
    context = PrintedRegister(
        header=table.header,
        title=table.title,
        subject=table.subtitle,
        columns=tuple(
            PrintedColumn(column.heading, wide)
            for column, wide in zip(table.columns, widths, strict=True)
        ),
        rows=tuple(_row(row, looks, kept=place >= last) for place, row in enumerate(texts)),
        notes=table.notes,
        signature=table.signature,
    )
    return word.render(paths.template_docx(TEMPLATE), context)


def _row(texts: Sequence[str], looks: Sequence[tuple[int, str]], *, kept: bool) -> PrintedRow:
    cells = (PrintedCell(text, *look) for text, look in zip(texts, looks, strict=True))
    return PrintedRow(tuple(cells), int(kept))


def cell_text(value: Value) -> str:
    """Return a value as papers write it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    return str(value).replace(".", ",") if isinstance(value, Fraction) else str(value)


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return millimetres for each column: no word breaks, and the lines of a row about as many."""
    texts = list(zip(*rows, strict=True)) or [()] * len(columns)
    least = [_least(column, cells) for column, cells in zip(columns, texts, strict=True)]
    if sum(least) >= WIDTH_MM:
        return [room * WIDTH_MM / sum(least) for room in least]
    rooms = _balanced(least, [_wanted(cells) for cells in texts])
    free = WIDTH_MM - sum(rooms)
    weights = [0 if column.align == "center" else column.width for column in columns]
    whole = sum(weights) or 1
    return [room + free * weight / whole for room, weight in zip(rooms, weights, strict=True)]


def _balanced(least: Sequence[float], wanted: Sequence["_Text"]) -> list[float]:
    """Return widths that fit the paper with as few lines in the fullest column as can be."""

    def rooms(lines: float) -> list[float]:
        return [max(room, text.room(lines)) for room, text in zip(least, wanted, strict=True)]

    fewest, most = 1.0, 200.0
    for _ in range(20):
        lines = (fewest + most) / 2
        if sum(rooms(lines)) > WIDTH_MM:
            fewest = lines
        else:
            most = lines
    return rooms(most) if sum(rooms(most)) <= WIDTH_MM else list(least)


def _least(column: Column, texts: Sequence[str]) -> float:
    """Return the room for the longest word; short words of a centred column keep together."""
    short = SHORT if column.align == "center" else 0
    widest = max((_longest(text, short) for text in texts), default=0.0)
    room = max(_longest(column.heading, 0) * _BOLD, widest) * _MM_PER_PIXEL + _SIDES_MM
    return room if any(texts) else max(room, HAND_MM)


def _longest(text: str, short: int) -> float:
    if len(text) <= short:
        return pixels(text)
    return max(map(pixels, text.split()), default=0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """How long most texts of a column are, and how wide a word in them is; millimetres."""

    whole: float
    word: float

    def room(self, lines: float) -> float:
        """Return the room for so many lines; each but the last ends half a word early."""
        return min(self.whole, self.whole / lines + self.word / 2) + _SIDES_MM


def _wanted(texts: Sequence[str]) -> _Text:
    if not any(texts):
        return _Text(0, 0)
    usual = sorted(texts, key=pixels)[len(texts) * 9 // 10]
    return _Text(pixels(usual) * _MM_PER_PIXEL, _longest(usual, 0) * _MM_PER_PIXEL)
