"""Three small framed figures side by side; each opens the records it counts."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Flow, Ink, Run, draw_box, draw_text, line_height, scaled

_FIGURE = Ink(style="section", weight=600, tabular=True)
_LABEL = Ink("text_secondary", "small")
_PAD, _GAP = 10, 8


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the words under it."""

    key: str
    figure: str
    label: str

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.figure} {self.label}"


class Figures(Operable):
    """Shows figures in boxes of one width; `clicked` carries the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[Figure, ...] = ()

    def set_figures(self, figures: tuple[Figure, ...], name: str) -> None:
        """Show other figures."""
        if figures != self._figures:
            self._figures = figures
            self.rearrange()
        self.describe(name, "")

    def natural_width(self) -> int:
        """Return the width of three boxes."""
        return scaled(3 * 80)

    def natural_height(self, width: int) -> int:
        """Return the height of a figure over its highest label."""
        places = spans.equal(max(len(self._figures), 1), width)
        flows = [
            _label(figure, size) for figure, (_, size) in zip(self._figures, places, strict=False)
        ]
        label = max((flow.height for flow in flows), default=0)
        return round(2 * _PAD + line_height(_FIGURE) + label)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the boxes from left to right."""
        height = self.natural_height(width)
        count = max(len(self._figures), 1)
        places = spans.equal(count, width + _GAP)
        return tuple(
            Spot(f.key, QRectF(left, 0, size - _GAP, height), f.spoken, f"Xem: {f.spoken}")
            for f, (left, size) in zip(self._figures, places, strict=False)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw each box."""
        for figure, spot in zip(self._figures, self.spots, strict=True):
            fill = "hover" if spot.key == self._hovered else ""
            draw_box(painter, spot.area, fill=fill, edge="border", radius=6)
            left, top = spot.area.left() + _PAD, spot.area.top() + _PAD
            line = QRectF(left, top, spot.area.width() - 2 * _PAD, line_height(_FIGURE))
            draw_text(painter, line, figure.figure, _FIGURE)
            _label(figure, spot.area.width() + _GAP).draw(painter, line.bottomLeft())


def _label(figure: Figure, width: float) -> Flow:
    return Flow((Run(figure.label, _LABEL),), round(width - _GAP - 2 * _PAD), most_lines=2)
