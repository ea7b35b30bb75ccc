"""The words of a row of the sheet: how they break into lines, and how high that makes the row."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from ui.kit import theme
from ui.kit.painting import Flow, Ink, Run, scaled
from ui.meetings.scoring_rows import RowKind, SheetRow

LINE_HEIGHT, HEAD_HEIGHT = 48, 32
MOST_LINES = 2
"""A criterion takes so many lines at most, why it stands as it does takes one."""
_PAD = 5
_WHY = Ink("text_muted", "small")
_INKS = {
    RowKind.LINE: Ink(weight=500),
    RowKind.PART: Ink(style="small", weight=600),
}
_HEAD = Ink(style="strong", weight=600)


@dataclass(frozen=True, slots=True)
class RowWords:
    """The lines of one row, laid out for a width."""

    first: Flow
    second: Flow | None
    height: int

    @property
    def is_cut(self) -> bool:
        """Say whether words had to be left out."""
        return self.first.is_cut or (self.second is not None and self.second.is_cut)

    def draw(self, painter: QPainter, inner: QRect) -> None:
        """Write the lines in the middle of an area."""
        lines = [self.first] if self.second is None else [self.first, self.second]
        top = inner.top() + (inner.height() - sum(flow.height for flow in lines)) / 2
        for flow in lines:
            flow.draw(painter, QPointF(inner.left(), top))
            top += flow.height


def words_room(row: SheetRow, text: int, value: int) -> int:
    """Return the room of a row's words: those of a heading go on over its empty value."""
    return text + value if runs_on(row) else text


def runs_on(row: SheetRow) -> bool:
    """Tell whether the words of a row take the place of its value too."""
    return row.kind is not RowKind.LINE and not row.value.text and row.segments is None


def row_words(row: SheetRow, width: int) -> RowWords:
    """Return the lines of a row in a column so wide."""
    look = theme.current()
    return _laid(row.kind, row.text, row.why, max(width, 1), (look.palette, look.size))


@lru_cache(maxsize=512)
def _laid(
    kind: RowKind,
    text: str,
    why: str,
    width: int,
    look: tuple[str, str],  # noqa: ARG001  lines are laid out anew for another look
) -> RowWords:
    first = Flow((Run(text, _INKS.get(kind, _HEAD)),), width, most_lines=MOST_LINES)
    second = Flow((Run(why, _WHY),), width, most_lines=1) if kind is RowKind.LINE else None
    words = first.height + (second.height if second is not None else 0)
    least = scaled(LINE_HEIGHT if kind is RowKind.LINE else HEAD_HEIGHT)
    return RowWords(first, second, max(least, words + 2 * _PAD))
