"""What one cell of a ledger shows, as a value the delegate can paint."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt

from ui.kit.chips import ChipSpec

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
RECORD_ROLE = Qt.ItemDataRole.UserRole + 2
CELL_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Segments:
    """A choice shown in place: its words and which of them is chosen, if any."""

    words: tuple[str, ...]
    chosen: int | None = None


class Cell(NamedTuple):
    """Text with an optional second line, or a chip, or a choice in place.

    A plain tuple: each drawing makes one for every cell, and a record takes four times as long.
    """

    text: str
    second: str = ""
    chip: ChipSpec | None = None
    segments: Segments | None = None
    icon: str = ""
    colour: str = "text"
    is_numeric: bool = False
    is_strong: bool = False
    is_link: bool = False
    is_evidence: bool = False
    """A link that is a figure: underlined in the colour of the text."""


@dataclass(frozen=True, slots=True)
class Group:
    """A row across all columns that names the rows under it, or says what is missing there."""

    title: str
    right: str = ""
    role: str = ""
    """Colour and mark of a row that says what is wrong: "warn"."""
