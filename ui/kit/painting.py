"""Strokes shared by the own-painted widgets: ink, elided text, flowing text, bars, dots, rings."""

from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.kit import fonts, icons, theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
LINE_SPACING = 1.3
# Sizes the token file does not name, as a share of one it does.
_SCALED = {"meter": ("font_figure", 16 / 22), "field": ("font_section", 14 / 13)}


@dataclass(frozen=True, slots=True)
class Ink:
    """How a piece of text looks: colour token, type style, weight, figures of one width.

    `points` overrides the style, for text whose size the reader sets.
    """

    colour: str = "text"
    style: str = "body"
    weight: int = 400
    tabular: bool = False
    points: float = 0

    def font(self) -> QFont:
        """Return the font of the current size mode."""
        return fonts.of(self.face())

    def face(self) -> fonts.Face:
        """Return what the font of the current size mode is made of."""
        if self.style in _SCALED:
            token, factor = _SCALED[self.style]
            return fonts.Face(getattr(theme.sizes(), token) * factor, self.weight, self.tabular)
        if self.points:
            return fonts.Face(self.points, self.weight, self.tabular)
        return theme.face(self.style, self.weight, tabular=self.tabular)

    def bold(self) -> "Ink":
        """Return the same ink, semibold."""
        return replace(self, weight=600)

    def dyed(self, colour: str) -> "Ink":
        """Return the same ink in another colour."""
        return replace(self, colour=colour)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence with its own ink."""

    text: str
    ink: Ink = Ink()
    underline: bool = False


def plain(runs: tuple[Run, ...]) -> str:
    """Return the words of a sentence without their looks."""
    return "".join(run.text for run in runs)


def line_height(ink: Ink) -> int:
    """Return the height of one line, with room for stacked marks above and below."""
    return fonts.height(ink.face())


def headroom(ink: Ink) -> int:
    """Return how far stacked marks on capitals reach over the font's own height."""
    return fonts.headroom(ink.face())


def scaled(pixels: float) -> int:
    """Return a measure given for size Vừa in the size mode in force."""
    return round(pixels * theme.sizes().font_body / 11)


def text_width(text: str, ink: Ink) -> int:
    """Return the pixels a text needs on one line."""
    return fonts.width(text, ink.face())


def is_elided(text: str, ink: Ink, width: float) -> bool:
    """Tell whether a text does not fit the width."""
    return text_width(text, ink) > ceil(width)


def draw_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    ink: Ink,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line, elided at the end of the area; marks may reach over its edges."""
    painter.setPen(theme.colour(ink.colour))
    fonts.write(painter, area, text, ink.face(), _across(align))


@cache
def _across(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return align & Qt.AlignmentFlag.AlignHorizontal_Mask


LETTERS_A_PIXEL = 2
"""More than any text has, marks of their own counted: what lies beyond is never seen."""


class Flow:
    """A wrapped sentence of several inks that knows its height and can be drawn."""

    def __init__(
        self,
        runs: tuple[Run, ...],
        width: float,
        *,
        most_lines: int = 0,
        spacing: float = LINE_SPACING,
    ) -> None:
        self._spacing = spacing
        self.is_cut = False
        seen = (most_lines + 1) * (ceil(max(width, 0)) + 1) * LETTERS_A_PIXEL
        if most_lines and sum(len(run.text) for run in runs) > seen:
            runs = _head(runs, seen)  # a whole book pasted in is not laid out for its first lines
        self._lay(runs, width)
        if most_lines and self._layout.lineCount() > most_lines:
            self.is_cut = True
            self._lay(self._cut(runs, most_lines, width), width)

    @property
    def height(self) -> int:
        """Return the pixels the whole sentence needs."""
        return ceil(self._height)

    @property
    def line_count(self) -> int:
        """Return the number of lines."""
        return self._layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Write the sentence with its top left corner at a point."""
        painter.setPen(theme.colour("text"))
        self._layout.draw(painter, at)

    def _lay(self, runs: tuple[Run, ...], width: float) -> None:
        font = runs[0].ink.font() if runs else QFont()
        layout = QTextLayout(plain(runs).replace("\n", "\u2028"), font)
        layout.setFormats(_formats(runs))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        self._height = _break_lines(layout, max(width, 1), self._spacing)
        self._layout = layout

    def _cut(self, runs: tuple[Run, ...], most_lines: int, width: float) -> tuple[Run, ...]:
        last = self._layout.lineAt(most_lines - 1)
        start = last.textStart()
        ink = runs[0].ink
        rest = plain(runs)[start:].replace("\n", " ")
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(ink.font()).elidedText(rest, elide, width - 2)
        return (*_head(runs, start), Run(shown, ink))


def draw_box(
    painter: QPainter,
    area: QRectF,
    *,
    fill: str = "",
    edge: str = "",
    radius: float = 0,
    dashed: bool = False,
) -> None:
    """Paint a rectangle with a crisp 1-px edge."""
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_edge_pen(edge, dashed=dashed) if edge else Qt.PenStyle.NoPen)
    inner = area.adjusted(0.5, 0.5, -0.5, -0.5) if edge else area
    painter.drawRoundedRect(inner, radius, radius)


def draw_line(painter: QPainter, start: QPointF, end: QPointF, colour: str) -> None:
    """Paint a 1-px horizontal or vertical line on whole pixels."""
    if start.y() == end.y():
        area = QRectF(start.x(), start.y(), end.x() - start.x(), 1)
    else:
        area = QRectF(start.x(), start.y(), 1, end.y() - start.y())
    painter.fillRect(area, theme.colour(colour))


def draw_dashes(painter: QPainter, start: QPointF, end: QPointF, colour: str) -> None:
    """Paint a dashed limit, 4 on and 3 off."""
    painter.setPen(_edge_pen(colour, dashed=True))
    half = QPointF(0, 0.5)
    painter.drawLine(start + half, end + half)


def draw_hatch(painter: QPainter, area: QRectF, colour: str, radius: float) -> None:
    """Paint diagonal lines in an area, for lost points in high contrast."""
    pen = QPen(theme.colour(colour), 2)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(pen)
    step, height = 5.0, area.height()
    x = area.left() - height
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + height, area.top()))
        x += step
    painter.restore()
    draw_box(painter, area, edge=colour, radius=radius)


def draw_ring(painter: QPainter, area: QRectF, colour: str = "focus", radius: float = 4) -> None:
    """Paint a 2-px frame inside an area: the focus ring, the edge of an active key."""
    pen = QPen(theme.colour(colour), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)


def draw_icon(painter: QPainter, centre: QPointF, name: str, colour: str, size: int) -> None:
    """Paint an icon around a point, sharp at the screen's pixel ratio."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    image = icons.pixmap(name, colour, size, ratio)
    corner = QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2))
    painter.drawPixmap(QRectF(corner, QSizeF(size, size)), image, QRectF(image.rect()))


def draw_bar(painter: QPainter, area: QRectF, share: float, fill: str, radius: float = 4) -> None:
    """Paint a progress bar: the empty part, then the filled share from the left."""
    draw_box(painter, area, fill="pressed", radius=radius)
    width = round(area.width() * min(max(share, 0.0), 1.0))
    if width > 0:
        filled = QRectF(area.left(), area.top(), width, area.height())
        draw_box(painter, filled, fill=fill, radius=min(radius, width / 2))
    if theme.current().is_high_contrast:
        draw_box(painter, area, edge="border", radius=radius)


def draw_tick(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """Paint the 2-px mark of a limit across a bar."""
    painter.fillRect(QRectF(round(x) - 1, top, 2, bottom - top), theme.colour("text"))


def _edge_pen(colour: str, *, dashed: bool) -> QPen:
    pen = QPen(theme.colour(colour), 1)
    if dashed:
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _formats(runs: tuple[Run, ...]) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        look = QTextCharFormat()
        look.setFont(run.ink.font())
        look.setForeground(QBrush(theme.colour(run.ink.colour)))
        look.setFontUnderline(run.underline)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, len(run.text), look
        formats.append(part)
        start += len(run.text)
    return formats


def _break_lines(layout: QTextLayout, width: float, spacing: float) -> float:
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        extra = line.height() * max(spacing / 1.265 - 1, 0)
        line.setPosition(QPointF(0, y + extra / 2))
        y += line.height() + extra
    layout.endLayout()
    return y


def _head(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    head: list[Run] = []
    for run in runs:
        taken = run.text[: max(length, 0)]
        if taken:
            head.append(replace(run, text=taken))
        length -= len(run.text)
    return tuple(head)
