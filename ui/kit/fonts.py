"""The bundled type: Be Vietnam Pro for text, Be Vietnam Tab for figures that stand in columns."""

from functools import cache, lru_cache
from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app import paths
from ui.kit.tokens import data


@cache
def load() -> None:
    """Register every bundled font file with Qt, once."""
    for path in sorted(paths.resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def families(*, tabular: bool = False) -> list[str]:
    """Return the family names to try in order; `tabular` gives digits of one width."""
    names: list[str] = data()["fonts"]["figures" if tabular else "text"]
    return [name for name in names if name != "sans-serif"]


TALLEST = "ẨỖẬ"
MOST_PATTERNS = 128


def room_for_marks(font: QFont) -> int:
    """Return how far stacked marks stand above the line the font itself reserves."""
    metrics = QFontMetricsF(font)
    return max(0, ceil(-metrics.tightBoundingRect(TALLEST).top() - metrics.ascent()))


def make(points: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return a font of the application's family, the caller's own to change."""
    return QFont(_pattern(points, weight, tabular=tabular))


@lru_cache(maxsize=MOST_PATTERNS)
def _pattern(points: float, weight: int, *, tabular: bool) -> QFont:
    made = QFont(families(tabular=tabular))
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight(weight))
    made.setStyleHint(QFont.StyleHint.SansSerif)
    return made
