"""A bar of minutes by kind with its legend: Quán triệt, Báo cáo, Thảo luận…"""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import RIGHT, Ink, draw_box, draw_text, line_height, scaled, text_width

_WORDS = Ink("text_secondary", "small")
_TOTAL = Ink(weight=600)
_GAP, _APART, _BESIDE = 2, 14, 20


@dataclass(frozen=True, slots=True)
class SharePart:
    """One kind: its words with the figure, its amount, its colour token."""

    key: str
    text: str
    amount: Fraction
    colour: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ShareTotal:
    """What stands right of the bar: 93 phút, đủ mức 90."""

    figure: str
    sentence: str = ""
    role: str = "text_secondary"


class ShareBar(Operable):
    """Pieces whose widths add up to the bar; each piece and legend word can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[SharePart, ...] = ()
        self._total: ShareTotal | None = None

    def set_parts(
        self,
        parts: tuple[SharePart, ...],
        total: ShareTotal | None = None,
        name: str = "Thời gian theo loại",
    ) -> None:
        """Show other shares."""
        self._parts, self._total = parts, total
        self.rearrange()
        closing = f"{total.figure}, {total.sentence}".strip(", ") if total else ""
        self.describe(name, closing)

    def natural_width(self) -> int:
        """Return the width of the longest legend word beside the total."""
        words = max((self._legend_width(part) for part in self._parts), default=100)
        return words + self._total_width()

    def natural_height(self, width: int) -> int:
        """Return the height of bar and legend."""
        rows = len(self._rows(width))
        legend = rows * (line_height(_WORDS) + 4)
        beside = line_height(_TOTAL) + line_height(_WORDS) if self._total else 0
        return max(scaled(10) + 6 + legend, beside)

    def pieces(self, width: int) -> tuple[tuple[int, int], ...]:
        """Return start and width of the pieces on a widget of this width."""
        amounts = [part.amount for part in self._parts]
        return spans.shares(amounts, width - self._total_width(), _GAP, least=4)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the legend words in order; a piece of the bar counts as its word."""
        spots: dict[str, Spot] = {}
        for row_number, row in enumerate(self._rows(width)):
            x = 0
            for index in row:
                part = self._parts[index]
                size = self._legend_width(part)
                top = scaled(10) + 6 + row_number * (line_height(_WORDS) + 4)
                area = QRectF(x, top, size, line_height(_WORDS) + 2)
                spots[part.key] = Spot(part.key, area, part.text, part.tip or part.text)
                x += size + _APART
        return tuple(spots[part.key] for part in self._parts)

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the word under a point, or the word of the piece under it."""
        found = super().spot_at(point)
        if found:
            return found
        for spot, (left, size) in zip(self.spots, self.pieces(self.width()), strict=True):
            if QRectF(left, 0, size, scaled(10) + 4).contains(point):
                return spot
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the pieces, the legend and the total."""
        for part, (left, size) in zip(self._parts, self.pieces(self.width()), strict=True):
            if size:
                self._paint_piece(painter, part, QRectF(left, 0, size, scaled(10)))
        for part, spot in zip(self._parts, self.spots, strict=True):
            side = scaled(10)
            middle = spot.area.center().y()
            swatch = QRectF(spot.area.left(), round(middle - side / 2), side, side)
            self._paint_piece(painter, part, swatch)
            words = spot.area.adjusted(side + 5, 0, 2, 0)
            draw_text(painter, words, part.text, _WORDS)
        if self._total:
            self._paint_total(painter, self._total)

    def _paint_piece(self, painter: QPainter, part: SharePart, area: QRectF) -> None:
        edge = "border" if theme.current().is_high_contrast else ""
        draw_box(painter, area, fill=part.colour, edge=edge, radius=2)

    def _paint_total(self, painter: QPainter, total: ShareTotal) -> None:
        upper, lower = line_height(_TOTAL), line_height(_WORDS)
        left = self.width() - self._total_width() + _BESIDE
        width = self.width() - left
        draw_text(painter, QRectF(left, 0, width, upper), total.figure, _TOTAL, RIGHT)
        below = QRectF(left, upper, width, lower)
        draw_text(painter, below, total.sentence, Ink(total.role, "small", 600), RIGHT)

    def _total_width(self) -> int:
        if self._total is None:
            return 0
        sentence = text_width(self._total.sentence, Ink(style="small", weight=600))
        return max(text_width(self._total.figure, _TOTAL), sentence) + _BESIDE

    def _legend_width(self, part: SharePart) -> int:
        return scaled(10) + 5 + text_width(part.text, _WORDS)

    def _rows(self, width: int) -> tuple[tuple[int, ...], ...]:
        widths = [self._legend_width(part) for part in self._parts]
        return spans.rows_that_fit(widths, width - self._total_width(), _APART)
