"""The line of points over a year, on the bands of the grades, each marker with its own shape."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    CENTRE,
    RIGHT,
    Ink,
    draw_dashes,
    draw_line,
    draw_text,
    line_height,
    scaled,
    text_width,
)

AXIS_INK = Ink("text_muted", "small", tabular=True)
_BAND = Ink(style="small", weight=600)
BESIDE_WORD = 20
VALUE_INK = Ink(style="small", weight=600, tabular=True)
_SHAPES = {"ok": "circle", "info": "square", "warn": "triangle", "error": "diamond"}


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value on the line; without a value the place on the axis stays empty."""

    key: str
    axis: str
    value: Fraction | None = None
    text: str = ""
    role: str = "ok"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GradeBand:
    """The stretch of points of a grade: 90 to 100 Tốt; its lower end is a dashed limit."""

    low: Fraction
    high: Fraction
    word: str
    role: str


@dataclass(frozen=True, slots=True)
class LineChartData:
    """A year of points; the axis may start above 0 and is then labelled by `ticks`."""

    points: tuple[ChartPoint, ...]
    bands: tuple[GradeBand, ...]
    ticks: tuple[int, ...]
    name: str
    description: str

    @property
    def low(self) -> Fraction:
        """Return the lower end of the axis."""
        return Fraction(self.ticks[0])

    @property
    def high(self) -> Fraction:
        """Return the upper end of the axis."""
        return Fraction(self.ticks[-1])


class LineChart(Operable):
    """Points joined by a line; each point can be chosen."""

    takes_height = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: LineChartData | None = None

    def set_data(self, data: LineChartData) -> None:
        """Show other points."""
        if data == self._data:
            return
        self._data = data
        self.rearrange()
        self.describe(data.name, data.description)

    def natural_width(self) -> int:
        """Return the width at which the axis words stand apart."""
        count = len(self._data.points) if self._data else 12
        return count * (text_width("T12", AXIS_INK) + 6) + text_width("100", AXIS_INK) + 16

    def natural_height(self, width: int) -> int:
        """Return the height of the plot and its axis."""
        del width
        return scaled(150)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the places of the points that have a value."""
        data = self._data
        if data is None or not data.points:
            return ()
        plot = self.plot(width)
        spots = []
        for point, (left, size) in zip(data.points, self._cells(plot), strict=True):
            if point.value is None:
                continue
            area = QRectF(plot.left() + left, 0, size, self.height())
            text = f"{point.axis}: {point.text}"
            spots.append(Spot(point.key, area, text, point.tip or text))
        return tuple(spots)

    def plot(self, width: int) -> QRectF:
        """Return the rectangle of the bands."""
        ticks = self._data.ticks if self._data else (100,)
        left = max(text_width(str(tick), AXIS_INK) for tick in ticks) + 8
        top = line_height(AXIS_INK) // 2
        bottom = self.height() - line_height(AXIS_INK) - 4
        return QRectF(left, top, width - left, max(bottom - top, 20))

    def place(self, point: ChartPoint) -> QPointF:
        """Return where a point of the line stands."""
        data = self._data
        if data is None or point.value is None:
            return QPointF()
        plot = self.plot(self.width())
        index = data.points.index(point)
        left, size = self._cells(plot)[index]
        up = spans.along(point.value, data.low, data.high, int(plot.height()))
        return QPointF(plot.left() + left + size / 2, plot.bottom() - up)

    def _cells(self, plot: QRectF) -> tuple[tuple[int, int], ...]:
        """Return the stretch of each point; the last ones keep clear of the words of the bands."""
        data = self._data
        if data is None or not data.points:
            return ()
        count = len(data.points)
        words = max((text_width(band.word, _BAND) for band in data.bands), default=0)
        usual = int(plot.width()) // count
        gutter = (
            max(words + BESIDE_WORD - usual // 2, 0) if data.points[-1].value is not None else 0
        )
        return tuple(spans.equal(count, int(plot.width()) - gutter))

    def focus_area(self, spot: Spot) -> QRectF:
        """Return a ring around the marker, not over the neighbours."""
        if self._data is None:
            return spot.area
        point = next(one for one in self._data.points if one.key == spot.key)
        side = scaled(18)
        centre = self.place(point)
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)

    def paint(self, painter: QPainter) -> None:
        """Draw bands, limits, axis, line, markers and values, in this order."""
        data = self._data
        if data is None:
            return
        plot = self.plot(self.width())
        for band in data.bands:
            self._paint_band(painter, data, band, plot)
        self._paint_limits(painter, data, plot)
        self._paint_axis(painter, data, plot)
        self._paint_line(painter, data)
        for index, point in enumerate(data.points):
            if point.value is not None:
                self._paint_value(painter, data.points, index)

    def _paint_band(
        self, painter: QPainter, data: LineChartData, band: GradeBand, plot: QRectF
    ) -> None:
        top, bottom = (
            plot.bottom() - spans.along(value, data.low, data.high, int(plot.height()))
            for value in (band.high, band.low)
        )
        if bottom - top < 2:
            return
        area = QRectF(plot.left(), top, plot.width(), bottom - top)
        painter.fillRect(area, theme.colour(f"{band.role}_tint"))
        ink = Ink(band.role, "small", 600)
        height = line_height(ink)
        middle = (top + bottom) / 2 if band.high >= data.high else bottom - height / 2 - 2
        middle = max(middle, top + min(height, bottom - top) / 2)
        words = QRectF(area.left(), middle - height / 2, area.width() - 6, height)
        draw_text(painter, words, band.word, ink, RIGHT)

    def _paint_limits(self, painter: QPainter, data: LineChartData, plot: QRectF) -> None:
        for band in data.bands:
            if data.low < band.low < data.high:
                y = plot.bottom() - spans.along(band.low, data.low, data.high, int(plot.height()))
                start, end = QPointF(plot.left(), y), QPointF(plot.right(), y)
                draw_dashes(painter, start, end, "border_strong")

    def _paint_axis(self, painter: QPainter, data: LineChartData, plot: QRectF) -> None:
        height = line_height(AXIS_INK)
        for tick in data.ticks:
            y = plot.bottom() - spans.along(Fraction(tick), data.low, data.high, int(plot.height()))
            area = QRectF(0, y - height / 2, plot.left() - 8, height)
            draw_text(painter, area, str(tick), AXIS_INK, RIGHT)
        draw_line(painter, plot.bottomLeft(), plot.bottomRight(), "border")
        for point, (left, size) in zip(data.points, self._cells(plot), strict=True):
            area = QRectF(plot.left() + left - 4, plot.bottom() + 4, size + 8, height)
            draw_text(painter, area, point.axis, AXIS_INK, CENTRE)

    def _paint_line(self, painter: QPainter, data: LineChartData) -> None:
        pen = QPen(theme.colour("text"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        run: list[QPointF] = []
        for point in (*data.points, ChartPoint("", "")):
            if point.value is not None:
                run.append(self.place(point))
                continue
            painter.drawPolyline(QPolygonF(run))
            run = []

    def _paint_value(self, painter: QPainter, points: tuple[ChartPoint, ...], index: int) -> None:
        point = points[index]
        centre = self.place(point)
        draw_marker(painter, centre, point.role)
        height = line_height(VALUE_INK)
        width = text_width(point.text, VALUE_INK) + 4
        top = centre.y() + 7 if is_valley(points, index) else centre.y() - 7 - height
        draw_text(
            painter,
            QRectF(centre.x() - width / 2, top, width, height),
            point.text,
            VALUE_INK,
            CENTRE,
        )


def is_valley(points: tuple[ChartPoint, ...], index: int) -> bool:
    """Say whether a value is lower than its neighbours, so that its figure stands below."""
    value = points[index].value
    sides = [points[i].value for i in (index - 1, index + 1) if 0 <= i < len(points)]
    known = [side for side in sides if side is not None]
    return value is not None and bool(known) and all(value < side for side in known)


def draw_marker(painter: QPainter, centre: QPointF, role: str) -> None:
    """Paint the marker of a grade: circle, square, triangle or diamond."""
    half = scaled(9) / 2
    painter.setBrush(theme.colour(f"{role}_fill"))
    painter.setPen(QPen(theme.colour("surface"), 1.5))
    match _SHAPES.get(role, "circle"):
        case "square":
            painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
        case "triangle":
            corners = ((0, -half - 1), (half + 1, half), (-half - 1, half))
            painter.drawPolygon(_polygon(centre, corners))
        case "diamond":
            reach = half + 1.5
            painter.drawPolygon(
                _polygon(centre, ((0, -reach), (reach, 0), (0, reach), (-reach, 0)))
            )
        case _:
            painter.drawEllipse(centre, half, half)


def _polygon(centre: QPointF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([centre + QPointF(x, y) for x, y in corners])
