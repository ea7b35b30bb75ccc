"""A row of headline figures in one card, each with its sentence beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Ink, draw_box, draw_line, draw_text, line_height, scaled, text_width

_LABEL = Ink("text_secondary", "small")
_FIGURE = Ink(style="figure", weight=600, tabular=True)
_BESIDE = Ink("text_secondary")
_PAD, _NEAR = 20, 8


@dataclass(frozen=True, slots=True)
class StatTile:
    """A label, a figure, and what the figure means; `role` colours the figure."""

    key: str
    label: str
    figure: str
    beside: str = ""
    role: str = "text"
    tip: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.label}: {self.figure} {self.beside}".strip()


class StatTiles(Operable):
    """Three to five figures with lines between; a figure opens what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[StatTile, ...] = ()

    def set_tiles(self, tiles: tuple[StatTile, ...], name: str = "Số liệu chính") -> None:
        """Show other figures."""
        if tiles == self._tiles:
            return
        self._tiles = tiles
        self.rearrange()
        self.describe(name, "")

    def natural_width(self) -> int:
        """Return the width of the widest tile."""
        return max((_natural(tile) for tile in self._tiles), default=200)

    def sizeHint(self) -> QSize:
        """Return the width of one row."""
        hint = super().sizeHint()
        hint.setWidth(sum(_natural(tile) for tile in self._tiles))
        return hint

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        return max(len(self._rows(width)), 1) * _tile_height()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the tiles: their own width and an equal share of what is left."""
        spots = []
        for number, row in enumerate(self._rows(width)):
            cells = spans.stretched([_natural(self._tiles[index]) for index in row], width)
            for index, (left, size) in zip(row, cells, strict=True):
                tile = self._tiles[index]
                area = QRectF(left, number * _tile_height(), size, _tile_height())
                spots.append(Spot(tile.key, area, tile.spoken, tile.tip))
        return tuple(spots)

    def paint(self, painter: QPainter) -> None:
        """Draw the card, the lines between the tiles, and each tile."""
        draw_box(painter, QRectF(self.rect()), fill="surface", edge="border", radius=8)
        for tile, spot in zip(self._tiles, self.spots, strict=True):
            area = spot.area
            if area.left() > 0:
                start, end = area.topLeft() + QPointF(0, 1), area.bottomLeft() - QPointF(0, 1)
                draw_line(painter, start, end, "border")
            if area.top() > 0:
                draw_line(painter, area.topLeft() + QPointF(1, 0), area.topRight(), "border")
            _paint_tile(painter, tile, area)

    def focus_area(self, spot: Spot) -> QRectF:
        """Return the inside of a tile."""
        return spot.area.adjusted(4, 4, -4, -4)

    def _rows(self, width: int) -> tuple[tuple[int, ...], ...]:
        return spans.rows_that_fit([_natural(tile) for tile in self._tiles], width)


def _paint_tile(painter: QPainter, tile: StatTile, area: QRectF) -> None:
    upper, lower = line_height(_LABEL), line_height(_FIGURE)
    top = area.top() + (area.height() - upper - lower) / 2
    inner = area.adjusted(_PAD, 0, -4, 0)
    draw_text(painter, QRectF(inner.left(), top, inner.width(), upper), tile.label, _LABEL)
    figure = QRectF(inner.left(), top + upper, text_width(tile.figure, _FIGURE), lower)
    draw_text(painter, figure, tile.figure, _FIGURE.dyed(tile.role))
    # Both stand on one base line: the small words drop by the difference of the descents.
    drop = lower * 0.2 - line_height(_BESIDE) * 0.2
    beside = QRectF(figure.right() + _NEAR, figure.top(), 0, lower - drop)
    beside.setRight(inner.right())
    beside.setTop(beside.bottom() - line_height(_BESIDE))
    draw_text(painter, beside, tile.beside, _BESIDE)


def _natural(tile: StatTile) -> int:
    beside = _NEAR + text_width(tile.beside, _BESIDE) if tile.beside else 0
    line = text_width(tile.figure, _FIGURE) + beside
    return max(line, text_width(tile.label, _LABEL)) + 2 * _PAD


def _tile_height() -> int:
    lines = line_height(_LABEL) + line_height(_FIGURE)
    return max(scaled(72), lines + 2 * 8, theme.sizes().row_two_line)
