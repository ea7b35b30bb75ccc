"""Bars against a target: upright ones for meetings, lying ones for averages."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.charts import AXIS_INK, VALUE_INK
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    CENTRE,
    RIGHT,
    Ink,
    draw_bar,
    draw_box,
    draw_dashes,
    draw_line,
    draw_text,
    draw_tick,
    line_height,
    scaled,
    text_width,
)

_LABEL = Ink()
_FIGURE = Ink(style="section", weight=600, tabular=True)
_NOTE = Ink("text_secondary", "small")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its text; `is_below` says it misses the target, `word` says so in words."""

    key: str
    label: str
    value: Fraction
    text: str
    is_below: bool = False
    word: str = ""
    tip: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.label}: {self.text} {self.word}".strip()

    @property
    def fill(self) -> str:
        """Return the colour token of the bar."""
        return "warn_fill" if self.is_below else "ok_fill"


@dataclass(frozen=True, slots=True)
class UprightBarsData:
    """Bars from 0 to `maximum`, with a dashed target."""

    bars: tuple[Bar, ...]
    maximum: Fraction
    name: str
    description: str
    target: Fraction | None = None
    target_text: str = ""


@dataclass(frozen=True, slots=True)
class LyingBar:
    """An average: words, figure, a bar of 0 to 1 with a tick at the target, a note below."""

    bar: Bar
    target: Fraction | None = None
    note: str = ""


class UprightBars(Operable):
    """Upright bars from zero; each can be chosen."""

    takes_height = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: UprightBarsData | None = None

    def set_data(self, data: UprightBarsData) -> None:
        """Show other bars."""
        if data == self._data:
            return
        self._data = data
        self.rearrange()
        self.describe(data.name, data.description)

    def natural_width(self) -> int:
        """Return the width at which the values stand apart."""
        bars = self._data.bars if self._data else ()
        widest = max((text_width(bar.text, VALUE_INK) for bar in bars), default=20)
        return len(bars) * (widest + 8) + self._axis_width()

    def natural_height(self, width: int) -> int:
        """Return the height of values, bars and words."""
        del width
        return scaled(180)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place per bar."""
        if self._data is None or not self._data.bars:
            return ()
        plot = self.plot(width)
        cells = spans.equal(len(self._data.bars), int(plot.width()))
        return tuple(
            Spot(bar.key, QRectF(plot.left() + left, 0, size, self.height()), bar.spoken,
                 bar.tip or bar.spoken)
            for bar, (left, size) in zip(self._data.bars, cells, strict=True)
        )  # fmt: skip

    def plot(self, width: int) -> QRectF:
        """Return the rectangle between the zero line and the maximum."""
        top = line_height(VALUE_INK) + 4
        lines = 2 if self._data and any(bar.word for bar in self._data.bars) else 1
        bottom = self.height() - lines * line_height(AXIS_INK) - 4
        left = self._axis_width()
        return QRectF(left, top, max(width - left, 1), max(bottom - top, 20))

    def paint(self, painter: QPainter) -> None:
        """Draw the target, the bars, their values and words."""
        data = self._data
        if data is None:
            return
        plot = self.plot(self.width())
        if data.target is not None:
            y = plot.bottom() - spans.along(
                data.target, Fraction(0), data.maximum, int(plot.height())
            )
            draw_dashes(painter, QPointF(plot.left(), y), QPointF(plot.right(), y), "text")
            self._paint_mark(painter, data.target_text, y)
        for index, (bar, spot) in enumerate(zip(data.bars, self.spots, strict=True)):
            self._paint_bar(painter, bar, spot, plot)
            self._paint_words(painter, data.bars, index, plot)
        draw_line(painter, plot.bottomLeft(), plot.bottomRight(), "border_strong")
        self._paint_mark(painter, "0", plot.bottom())

    def _paint_mark(self, painter: QPainter, text: str, y: float) -> None:
        height = line_height(AXIS_INK)
        area = QRectF(0, y - height / 2, self._axis_width() - 6, height)
        draw_text(painter, area, text, AXIS_INK, RIGHT)

    def _paint_bar(self, painter: QPainter, bar: Bar, spot: Spot, plot: QRectF) -> None:
        maximum = self._data.maximum if self._data else Fraction(1)
        height = spans.along(bar.value, Fraction(0), maximum, int(plot.height()))
        width = round(min(spot.area.width() - 8, scaled(40)))
        left = round(spot.area.center().x() - width / 2)
        area = QRectF(left, plot.bottom() - height, width, height)
        edge = "border" if theme.current().is_high_contrast else ""
        draw_box(painter, area, fill=bar.fill, edge=edge, radius=2)
        value = QRectF(spot.area.left(), area.top() - line_height(VALUE_INK) - 1, 0, 0)
        value.setSize(spot.area.size())
        value.setHeight(line_height(VALUE_INK))
        painter.fillRect(_around(value, bar.text), theme.colour("surface"))
        draw_text(painter, value, bar.text, VALUE_INK, CENTRE)

    def _paint_words(
        self, painter: QPainter, bars: tuple[Bar, ...], index: int, plot: QRectF
    ) -> None:
        area = self.spots[index].area
        line = QRectF(area.left(), plot.bottom() + 4, area.width(), line_height(AXIS_INK))
        draw_text(painter, line, bars[index].label, AXIS_INK, CENTRE)
        if bars[index].word:
            beside = bars[max(index - 1, 0) : index] + bars[index + 1 : index + 2]
            reach = 0 if any(bar.word for bar in beside) else area.width() / 2
            below = line.translated(0, line.height()).adjusted(-reach, 0, reach, 0)
            draw_text(painter, below, bars[index].word, Ink("warn", "small", 600), CENTRE)

    def _axis_width(self) -> int:
        text = self._data.target_text if self._data else ""
        return max(text_width(text, AXIS_INK), text_width("0", AXIS_INK)) + 6


class LyingBars(Operable):
    """Averages under each other, each with its bar, its target and its sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[LyingBar, ...] = ()

    def set_bars(self, bars: tuple[LyingBar, ...], name: str, description: str = "") -> None:
        """Show other averages."""
        if bars != self._bars:
            self._bars = bars
            self.rearrange()
        self.describe(name, description)

    def natural_width(self) -> int:
        """Return the width of the longest label beside its figure."""
        widths = [
            text_width(one.bar.label, _LABEL) + 12 + text_width(one.bar.text, _FIGURE)
            for one in self._bars
        ]
        return max(widths, default=120)

    def natural_height(self, width: int) -> int:
        """Return the height of all averages."""
        del width
        return max(len(self._bars), 1) * self._one_height() - 12

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place per average."""
        height = self._one_height()
        return tuple(
            Spot(one.bar.key, QRectF(0, index * height, width, height - 8), one.bar.spoken,
                 one.bar.tip)
            for index, one in enumerate(self._bars)
        )  # fmt: skip

    def paint(self, painter: QPainter) -> None:
        """Draw words, figure, bar, tick and note of each."""
        for one, spot in zip(self._bars, self.spots, strict=True):
            self._paint_one(painter, one, spot.area)

    def focus_area(self, spot: Spot) -> QRectF:
        """Return the whole average."""
        return spot.area

    def _paint_one(self, painter: QPainter, one: LyingBar, area: QRectF) -> None:
        upper = line_height(_FIGURE)
        line = QRectF(area.left(), area.top(), area.width(), upper)
        size = text_width(one.bar.text, _FIGURE)
        draw_text(painter, line.adjusted(0, 0, -size - 12, 0), one.bar.label, _LABEL)
        draw_text(painter, line, one.bar.text, _FIGURE, RIGHT)
        bar = QRectF(area.left(), line.bottom() + 4, area.width(), scaled(8))
        draw_bar(painter, bar, float(one.bar.value), one.bar.fill)
        if one.target is not None:
            x = spans.along(one.target, Fraction(0), Fraction(1), int(area.width()))
            draw_tick(painter, area.left() + x, bar.top() - 3, bar.bottom() + 3)
        note = QRectF(area.left(), bar.bottom() + 4, area.width(), line_height(_NOTE))
        draw_text(painter, note, one.note, _NOTE)

    def _one_height(self) -> int:
        return line_height(_FIGURE) + 4 + scaled(8) + 4 + line_height(_NOTE) + 20


def _around(area: QRectF, text: str) -> QRectF:
    """Return the middle of a line that a text covers, so that a dashed target stops there."""
    width = text_width(text, VALUE_INK) + 4
    middle = area.center()
    return QRectF(middle.x() - width / 2, area.top() + 2, width, area.height() - 3)
