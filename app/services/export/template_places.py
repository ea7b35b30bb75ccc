"""Where something stands in a template, counted as a person counts; faults there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL, TEXT = (f"{W}{tag}" for tag in ("p", "tbl", "tr", "tc", "t"))
TEXT_BOX = f"{W}txbxContent"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The second copy of a text box, kept for old programs: it says the same again."""
LONGEST_EXCERPT = 60
WHOLE_FILE = "cả tệp"
MOST_BYTES = 20_000_000
"""A larger file is no template."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph: its part, its table, row and cell if it stands in one, and its first words.

    Numbers begin at 1; 0 means that there is none.
    """

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    excerpt: str = ""
    address: str = ""
    """The cell as Excel names it: B7."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing a template may not hold, with the place it stands at; 0 where it has no number."""

    part: str
    message: str
    suggestion: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    excerpt: str = ""
    """The first words of the paragraph or of the cell, to look for."""
    address: str = ""
    """The cell as Excel names it: B7."""

    @property
    def where(self) -> str:
        """Return "thân bài, bảng 2, hàng 1, ô 3, đoạn 1", or "trang “U1”, ô B7"."""
        if self.address:
            return f"{self.part}, ô {self.address}"
        numbers = (
            ("bảng", self.table),
            ("hàng", self.row),
            ("ô", self.cell),
            ("đoạn", self.paragraph),
        )
        return ", ".join((self.part, *(f"{word} {number}" for word, number in numbers if number)))


def fault_at(place: Place, message: str, suggestion: str = "") -> TemplateFault:
    """Return a fault with its place."""
    return TemplateFault(
        place.part,
        message,
        suggestion,
        place.paragraph,
        place.table,
        place.row,
        place.cell,
        place.excerpt,
        place.address,
    )


class Places:
    """The paragraphs, tables, rows and cells of one part with their numbers."""

    def __init__(self, part: str, root: Any) -> None:
        self._part = part
        self._root = root
        self._numbers: dict[Any, int] = {}
        counted: Counter[Any] = Counter()
        for element in root.iter(PARAGRAPH, TABLE, ROW, CELL):
            owner = self._owner(element)
            counted[owner, element.tag] += 1
            self._numbers[element] = counted[owner, element.tag]

    def paragraphs(self) -> Iterator[tuple[Any, tuple[Any, ...]]]:
        """Give each paragraph with its own pieces of text, those of text boxes in it left out."""
        pieces: dict[Any, list[Any]] = {one: [] for one in self._root.iter(PARAGRAPH)}
        for text in self._root.iter(TEXT):
            paragraph = next(text.iterancestors(PARAGRAPH), None)
            if paragraph is not None:
                pieces[paragraph].append(text)
        return ((paragraph, tuple(own)) for paragraph, own in pieces.items())

    def of(self, element: Any) -> Place:
        """Return where the paragraph around an element stands; without one only the part."""
        found = (
            element if element.tag == PARAGRAPH else next(element.iterancestors(PARAGRAPH), None)
        )
        if found is None:
            return Place(self._part)
        words = " ".join("".join(t.text or "" for t in found.iter(TEXT)).split())
        cell = self.container(found)
        part = (
            f"khung chữ, {self._part}" if cell is not None and cell.tag == TEXT_BOX else self._part
        )
        place = Place(part, self._numbers[found], excerpt=words[:LONGEST_EXCERPT])
        if cell is None or cell.tag != CELL:
            return place
        row = next(cell.iterancestors(ROW))
        table = next(cell.iterancestors(TABLE))
        return replace(
            place,
            table=self._numbers[table],
            row=self._numbers[row],
            cell=self._numbers[cell],
        )

    def container(self, element: Any) -> Any:
        """Return the cell or the text box around an element, None in the part itself."""
        return next(element.iterancestors(CELL, TEXT_BOX), None)

    def _owner(self, element: Any) -> Any:
        """Return within what an element is counted."""
        match element.tag:
            case tag if tag == ROW:
                return next(element.iterancestors(TABLE), None)
            case tag if tag == CELL:
                return next(element.iterancestors(ROW), None)
            case tag if tag == TABLE:
                return None
            case _:
                return self.container(element)
