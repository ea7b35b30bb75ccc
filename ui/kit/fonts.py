"""The bundled type: Be Vietnam Pro for text, Be Vietnam Tab for figures that stand in columns."""

from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QPainter, QStaticText

from app import paths
from ui.kit.tokens import data


@cache
def load() -> None:
    """Register every bundled font file with Qt, once."""
    for path in sorted(paths.resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    for measured in (_width, _heights, _words, _cut):
        measured.cache_clear()


def families(*, tabular: bool = False) -> list[str]:
    """Return the family names to try in order; `tabular` gives digits of one width."""
    names: list[str] = data()["fonts"]["figures" if tabular else "text"]
    return [name for name in names if name != "sans-serif"]


TALLEST = "ẨỖẬ"
_LEFT = Qt.AlignmentFlag.AlignLeft
_BEFORE = {
    _LEFT: 0.0,
    Qt.AlignmentFlag.AlignHCenter: 0.5,
    Qt.AlignmentFlag.AlignRight: 1.0,
}
"""The share of free room that lies before the words."""
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
MOST_PATTERNS, MOST_WIDTHS, MOST_WORDS = 128, 4096, 1024


class Face(NamedTuple):
    """What a font is made of."""

    points: float
    weight: int = 400
    tabular: bool = False
    underlined: bool = False


def room_for_marks(font: QFont) -> int:
    """Return how far stacked marks stand above the line the font itself reserves."""
    metrics = QFontMetricsF(font)
    return max(0, ceil(-metrics.tightBoundingRect(TALLEST).top() - metrics.ascent()))


def make(points: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return a font of the application's family, the caller's own to change."""
    return of(Face(points, weight, tabular))


def of(face: Face) -> QFont:
    """Return the font of a face, the caller's own to change."""
    return QFont(_pattern(face))


def width(text: str, face: Face) -> int:
    """Return the pixels a text needs on one line."""
    return _width(text, face)


def height(face: Face) -> int:
    """Return the height of one line, with room for stacked marks above and below."""
    return _heights(face)[0]


def headroom(face: Face) -> int:
    """Return how far stacked marks on capitals reach over the font's own height."""
    return _heights(face)[1]


def write(
    painter: QPainter,
    area: QRectF | QRect,
    text: str,
    face: Face,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line in the middle of an area with the pen in force, elided at its end."""
    room = area.width()
    said = text if width(text, face) <= ceil(room) else _cut(text, face, int(room))
    painter.setFont(_pattern(face))
    if face.underlined:  # Qt draws the line under static text as if nothing had been moved
        painter.drawText(area, align | _ONE_LINE, said.replace("\n", " "))
        return
    words, wide, tall = _words(said, face)
    left = area.left() if align is _LEFT else area.left() + (room - wide) * _BEFORE[align]
    painter.drawStaticText(QPointF(left, area.top() + (area.height() - tall) / 2), words)


@lru_cache(maxsize=MOST_PATTERNS)
def _pattern(face: Face) -> QFont:
    made = QFont(families(tabular=face.tabular))
    made.setPointSizeF(face.points)
    made.setWeight(QFont.Weight(face.weight))
    made.setUnderline(face.underlined)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    return made


# Layouts and drawings ask for the same words again and again; fonts only change when they load.


@lru_cache(maxsize=MOST_WIDTHS)
def _width(text: str, face: Face) -> int:
    return ceil(QFontMetricsF(_pattern(face)).horizontalAdvance(text))


@lru_cache(maxsize=MOST_PATTERNS)
def _heights(face: Face) -> tuple[int, int]:
    metrics = QFontMetricsF(_pattern(face))
    over = ceil(-metrics.tightBoundingRect("ẨỖẮ").top() - metrics.ascent())
    return ceil(metrics.height() * 1.03), max(over, 0)


@lru_cache(maxsize=MOST_WORDS)
def _words(text: str, face: Face) -> tuple[QStaticText, float, float]:
    """Return words whose letters are placed once, not again whenever a row is drawn; their size."""
    words = QStaticText(text.replace("\n", " "))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.prepare(font=_pattern(face))
    size = words.size()
    return words, size.width(), size.height()


@lru_cache(maxsize=MOST_WORDS)
def _cut(text: str, face: Face, room: int) -> str:
    return QFontMetrics(_pattern(face)).elidedText(
        text[: (max(room, 0) + 1) * 4], Qt.TextElideMode.ElideRight, room
    )
