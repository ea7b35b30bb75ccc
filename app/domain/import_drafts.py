"""What every list from outside has on its way into the book: choices, questions, readiness."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.doubts import Answers, Doubt
from app.domain.import_columns import ImportColumn
from app.domain.import_headers import HeadedColumn, ListHeader
from app.domain.import_sheets import OpenedFile, OpenedSheet


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What a person has chosen so far."""

    answers: Answers = field(default_factory=dict)
    columns: Mapping[int, ImportColumn] = field(default_factory=dict)
    """Meanings given to columns by number, over those of the headings."""
    heading_row: int | None = None
    """The row of the headings by its number in the sheet, where it was not found."""
    since: date | None = None
    """From when posts and situations hold: a list does not say it."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A list as it stands now: the sheet that is read, and what is asked."""

    opened: OpenedFile
    source: OpenedSheet
    header: ListHeader | None
    """The headings as they are understood; some may stand without a column of names."""
    doubts: tuple[Doubt, ...]
    open: tuple[Doubt, ...]

    @property
    def has_header(self) -> bool:
        """Tell whether it is known where the names stand, so that rows can be read."""
        return self.header is not None and bool(self.header.name_numbers)

    @property
    def columns(self) -> tuple[HeadedColumn, ...]:
        """The columns with their headings and what they mean."""
        return self.header.columns if self.header is not None else ()

    def meanings(self) -> Mapping[int, ImportColumn | None]:
        """Return what each column is taken for, by number."""
        return {headed.number: headed.column for headed in self.columns}

    @property
    def sheet_name(self) -> str:
        """The name of the sheet that is read."""
        return self.source.source.name

    @property
    def is_ready(self) -> bool:
        """Tell whether it may be written."""
        return self.has_header and not self.open
