"""The clock card of the cockpit: the whole meeting, the current item, the schedule."""

from dataclasses import dataclass, replace
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans
from ui.kit.painted import Painted, Spot
from ui.kit.painting import (
    Ink,
    draw_bar,
    draw_box,
    draw_line,
    draw_text,
    is_elided,
    line_height,
    scaled,
    text_width,
)

_LABEL = Ink("text_secondary", "small")
_FIGURE = Ink(style="clock", weight=600, tabular=True)
_BESIDE = Ink("text_secondary", "small")
_PAD, _NEAR = 16, 10


@dataclass(frozen=True, slots=True)
class ClockField:
    """A label, the running figure, its goal in words and how much of it is reached."""

    label: str
    figure: str
    sentence: str = ""
    share: Fraction | None = None
    fill: str = "ok_fill"
    short_sentence: str = ""

    @property
    def shortest(self) -> str:
        """Return the sentence for little room."""
        return self.short_sentence or self.sentence

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.label}: {self.figure}, {self.sentence}".rstrip(", ")


class ClockCard(Painted):
    """Three fields with lines between; never red, never blinking, every second a calm redraw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[ClockField, ...] = ()
        self.setAccessibleName("Đồng hồ buổi họp")

    def set_fields(self, fields: tuple[ClockField, ...]) -> None:
        """Show the clocks of this second."""
        if fields == self._fields:
            return
        was = self.natural_height(self.width())
        self._fields = fields
        self.setAccessibleDescription("; ".join(field.spoken for field in fields))
        if self.natural_height(self.width()) != was:
            self.updateGeometry()
        self._spots = self.arrange(self.width())
        self.update()

    def natural_width(self) -> int:
        """Return the width of the fields without their sentences."""
        return max(len(self._fields), 1) * scaled(170)

    def natural_height(self, width: int) -> int:
        """Return the height of label, figure and bar; the sentence stands below when narrow."""
        lines = line_height(_LABEL) + line_height(_FIGURE)
        below = line_height(_BESIDE) if self._is_narrow(width) else 0
        return max(scaled(92), lines + scaled(8) + 2 * 10 + 4) + below

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the fields, equally wide."""
        cells = spans.equal(len(self._fields), width) if self._fields else ()
        return tuple(
            Spot(str(i), QRectF(left, 0, size, self.height()), field.spoken, field.spoken)
            for i, (field, (left, size)) in enumerate(zip(self._fields, cells, strict=True))
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the card, the lines between the fields, and each field."""
        draw_box(painter, QRectF(self.rect()), fill="surface", edge="border", radius=8)
        is_narrow = self._is_narrow(self.width())
        for field, spot in zip(self._fields, self.spots, strict=True):
            if spot.area.left() > 0:
                start = spot.area.topLeft() + QPointF(0, 1)
                draw_line(painter, start, spot.area.bottomLeft() - QPointF(0, 1), "border")
            inner = spot.area.adjusted(_PAD, 10, -_PAD, -12)
            _paint_field(painter, field, inner, is_narrow=is_narrow)

    def _is_narrow(self, width: int) -> bool:
        """Say whether a sentence, even its short form, finds no room beside its figure."""
        room = width / max(len(self._fields), 1) - 2 * _PAD
        return any(
            text_width(field.figure, _FIGURE) + _NEAR + text_width(field.shortest, _BESIDE) > room
            for field in self._fields
            if field.sentence
        )


def _paint_field(painter: QPainter, field: ClockField, area: QRectF, *, is_narrow: bool) -> None:
    label = QRectF(area.left(), area.top(), area.width(), line_height(_LABEL))
    draw_text(painter, label, field.label, _LABEL)
    ink = _fitting(field.figure, area.width())
    wide = min(text_width(field.figure, ink), area.width())
    figure = QRectF(area.left(), label.bottom(), wide, line_height(_FIGURE))
    draw_text(painter, figure, field.figure, ink)
    height = line_height(_BESIDE)
    if is_narrow:
        beside = QRectF(area.left(), figure.bottom(), area.width(), height)
    else:
        bottom = figure.bottom() - (line_height(_FIGURE) - height) * 0.22
        beside = QRectF(figure.right() + _NEAR, bottom - height, 0, height)
        beside.setRight(area.right())
    is_long = is_elided(field.sentence, _BESIDE, beside.width())
    draw_text(painter, beside, field.shortest if is_long else field.sentence, _BESIDE)
    if field.share is not None:
        bar = QRectF(area.left(), area.bottom() - scaled(8), area.width(), scaled(8))
        draw_bar(painter, bar, float(field.share), field.fill)


def _fitting(figure: str, width: float) -> Ink:
    """Return the largest figure style that fits, so that no figure is ever cut."""
    inks = (_FIGURE, replace(_FIGURE, style="figure"), replace(_FIGURE, style="meter"))
    return next((ink for ink in inks if not is_elided(figure, ink, width)), inks[-1])
