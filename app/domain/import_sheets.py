"""The sheets of a foreign file, converted and with their headings found, before any answer.

Finding headings among thousands of cells takes longer than everything an answer changes, so what
was opened once is kept and given to the next reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt
from app.domain.import_grids import ENCODING, KEEP, SheetGrid, converted, encoding_doubt, grid_of
from app.domain.import_headers import ListHeader
from app.domain.xl_sheets import XlSheet

SHEET = "sheet"
HeaderFinder = Callable[[SheetGrid], ListHeader | None]


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file from outside as it was read; `sha256` tells it from others of the same name."""

    name: str
    sha256: str
    sheets: tuple[XlSheet, ...]


@dataclass(frozen=True)
class OpenedSheet:
    """A sheet as it is read: in Unicode unless a person kept its letters, headings found."""

    source: XlSheet
    grid: SheetGrid
    header: ListHeader | None

    @cached_property
    def encoding(self) -> Doubt | None:
        """What to ask about an old encoding of the sheet."""
        return encoding_doubt(self.source)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The sheets of a file as they are read under one answer about their letters."""

    file: ForeignFile
    is_kept: bool
    sheets: tuple[OpenedSheet, ...]


def open_file(
    file: ForeignFile, answers: Answers, find: HeaderFinder, earlier: OpenedFile | None = None
) -> OpenedFile:
    """Return the sheets of a file ready to be read; what was opened before is not opened again."""
    is_kept = answers.get((WHOLE_FILE, ENCODING)) == KEEP
    if earlier is not None and earlier.file is file and earlier.is_kept == is_kept:
        return earlier
    return OpenedFile(file, is_kept, tuple(_opened(s, answers, find) for s in file.sheets))


def _opened(sheet: XlSheet, answers: Answers, find: HeaderFinder) -> OpenedSheet:
    grid = grid_of(converted(sheet, answers))
    is_shown = not sheet.is_hidden and not sheet.is_empty
    return OpenedSheet(sheet, grid, find(grid) if is_shown else None)


def pick_sheet(opened: OpenedFile, answers: Answers, what: str) -> tuple[OpenedSheet, Doubt | None]:
    """Return the sheet to read; several that hold what is looked for are asked about.

    So are several that hold anything, where the headings of none were understood.
    """
    sheets = opened.sheets
    found = [sheet for sheet in sheets if sheet.header is not None]
    full = [s for s in sheets if not s.source.is_empty and not s.source.is_hidden]
    named = answers.get((WHOLE_FILE, SHEET))
    wanted = next((sheet for sheet in sheets if sheet.source.name == named), None)
    best = wanted or next(iter([*found, *full, *sheets]), _NO_SHEET)
    asked = found or full
    if len(asked) < 2:
        return best, None
    names = [sheet.source.name for sheet in asked]
    choices = tuple(AnswerChoice(name, name) for name in names)
    holds = what if found else f"chữ, chưa rõ trang nào là {what}"
    question = f"Tệp có {len(asked)} trang có {holds}. Nhập trang nào?"
    doubt = Doubt(WHOLE_FILE, SHEET, ", ".join(names), question, choices, can_retype=False)
    return best, doubt


_NO_SHEET = OpenedSheet(XlSheet("", ()), grid_of(XlSheet("", ())), None)
