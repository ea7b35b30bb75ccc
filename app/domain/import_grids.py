"""A foreign sheet as it is read: merged areas filled, old encodings converted when agreed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt
from app.domain.legacy_text import (
    LEGACY_ENCODING_LABELS,
    ConvertedLine,
    LegacyEncoding,
    convert_strange,
    convert_words,
    detect_encoding,
    font_meaning,
    is_modern,
    is_strange,
    may_be_legacy,
    preview_lines,
)
from app.domain.text import clean
from app.domain.xl_sheets import XlArea, XlCell, XlKind, XlSheet

ENCODING = "encoding"
CONVERT, KEEP = "chuyển mã", "giữ nguyên"


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """A sheet whose cells can be asked for through merged areas; all numbers count from 1."""

    sheet: XlSheet
    origins: dict[tuple[int, int], XlArea]

    @property
    def last_row(self) -> int:
        """The number of the last row."""
        return len(self.sheet.rows)

    @property
    def columns(self) -> range:
        """The numbers of the columns."""
        return range(1, self.sheet.width + 1)

    def own(self, row: int, column: int) -> XlCell | None:
        """Return what stands in a cell itself."""
        return self.sheet.at(row, column)

    def filled(self, row: int, column: int) -> XlCell | None:
        """Return what a person sees in a cell: that of the merged area it lies in."""
        area = self.origins.get((row, column))
        return self.own(row, column) if area is None else self._first(area)

    def is_covered_from_above(self, row: int, column: int) -> bool:
        """Tell whether a cell goes on a merged area that begins in a row above."""
        area = self.origins.get((row, column))
        return area is not None and area.first_row < row and self._first(area) is not None

    def text(self, row: int, column: int) -> str:
        """Return the text a person sees in a cell, on one line."""
        cell = self.filled(row, column)
        return "" if cell is None else " ".join(cell.text.split())

    def _first(self, area: XlArea) -> XlCell | None:
        return self.sheet.at(area.first_row, area.first_column)


def grid_of(sheet: XlSheet) -> SheetGrid:
    """Return a sheet with its merged areas spread over the cells they cover."""
    height, width = len(sheet.rows), sheet.width
    origins = {
        (row, column): area
        for area in sheet.merged
        for row in range(area.first_row, min(area.last_row, height) + 1)
        for column in range(area.first_column, min(area.last_column, width) + 1)
    }
    return SheetGrid(sheet, origins)


def encoding_doubt(sheet: XlSheet) -> Doubt | None:
    """Return what to ask when a sheet seems written in an old encoding, with lines to compare."""
    fonts = _encodings_of_fonts(sheet)
    spelled = detect_encoding(_texts(sheet))
    guessed = next(iter(fonts), None) or spelled
    if guessed is None:
        return None
    reader = _Reader(spelled, any(map(is_modern, _texts(sheet))))
    lines = preview_lines(tuple(_compared(sheet, reader)))
    if not lines:
        return None
    return Doubt(
        row=WHOLE_FILE,
        column=ENCODING,
        value=LEGACY_ENCODING_LABELS[guessed],
        question=f"Chữ trong tệp viết bằng bảng mã cũ {LEGACY_ENCODING_LABELS[guessed]}?",
        choices=(AnswerChoice(CONVERT, "Chuyển mã"), AnswerChoice(KEEP, "Giữ nguyên chữ")),
        proposed=CONVERT if fonts else None,
        can_retype=False,
        lines=tuple(f"{line.before} → {line.after}" for line in lines),
    )


def converted(sheet: XlSheet, answers: Answers) -> XlSheet:
    """Return a sheet in Unicode; kept as it is only when that was answered.

    While nobody has answered it is shown converted: the question stays open and stops writing.
    """
    if answers.get((WHOLE_FILE, ENCODING)) == KEEP:
        return sheet
    reader = _Reader(detect_encoding(_texts(sheet)), any(map(is_modern, _texts(sheet))))
    rows = tuple(tuple(_converted(cell, reader) for cell in row) for row in sheet.rows)
    return replace(sheet, rows=rows)


@dataclass(frozen=True, slots=True)
class _Reader:
    """How text without a telling font is read: the encoding it seems in, if not all of it."""

    guessed: LegacyEncoding | None
    is_mixed: bool

    def read(self, text: str) -> str:
        if self.guessed is None:
            return text
        if not self.is_mixed or (is_strange(text) and not is_modern(text)):
            return convert_words(text, self.guessed)
        return convert_strange(text, self.guessed)


def _converted(cell: XlCell | None, reader: _Reader) -> XlCell | None:
    if cell is None or cell.kind is not XlKind.TEXT:
        return cell
    return replace(cell, text=clean("".join(_converted_runs(cell, reader))))


def _converted_runs(cell: XlCell, reader: _Reader) -> Iterator[str]:
    for run in cell.runs:
        meaning = font_meaning(run.font)
        if meaning is not None:
            yield convert_words(run.text, meaning.encoding, is_upper=meaning.is_upper)
        else:
            yield reader.read(run.text)


def _compared(sheet: XlSheet, reader: _Reader) -> Iterator[ConvertedLine]:
    for cell in _text_cells(sheet):
        yield ConvertedLine(cell.text, clean("".join(_converted_runs(cell, reader))))


def _encodings_of_fonts(sheet: XlSheet) -> tuple[LegacyEncoding, ...]:
    meanings = (
        font_meaning(run.font)
        for cell in _text_cells(sheet)
        for run in cell.runs
        if may_be_legacy(run.text)
    )
    return tuple(dict.fromkeys(m.encoding for m in meanings if m is not None))


def _texts(sheet: XlSheet) -> Iterator[str]:
    return (run.text for cell in _text_cells(sheet) for run in cell.runs)


def _text_cells(sheet: XlSheet) -> Iterator[XlCell]:
    for row in sheet.rows:
        for cell in row:
            if cell is not None and cell.kind is XlKind.TEXT:
                yield cell
