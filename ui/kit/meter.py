"""The points meter: what is safe, what can still be won, what is lost, and the grade so far."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.painted import Painted, Spot
from ui.kit.painting import (
    LEFT,
    Flow,
    Ink,
    Run,
    draw_box,
    draw_hatch,
    draw_icon,
    draw_line,
    draw_text,
    draw_tick,
    line_height,
    plain,
    scaled,
    text_width,
)

_GAP, _OVER = 2, 4
_AXIS = Ink("text_secondary", "small", tabular=True)
_FIGURE = Ink(style="meter", weight=600, tabular=True)
_WORD = Ink("text_secondary", "small")
_BIG = Ink(style="figure", weight=600, tabular=True)


@dataclass(frozen=True, slots=True)
class MeterPart:
    """A share of the maximum with its figure and word: 88 Đã chắc."""

    points: Fraction
    figure: str
    word: str


@dataclass(frozen=True, slots=True)
class MeterLimit:
    """The points from which a grade is reached: 90 Tốt."""

    points: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class MeterState:
    """Points of a sheet that counts: safe, winnable and lost add up to the maximum."""

    safe: MeterPart
    winnable: MeterPart
    lost: MeterPart
    limits: tuple[MeterLimit, ...] = ()
    headline: str = ""
    sentence: tuple[Run, ...] = ()
    name: str = "Điểm"

    @property
    def parts(self) -> tuple[MeterPart, ...]:
        """Return the three parts from left to right."""
        return (self.safe, self.winnable, self.lost)

    @property
    def maximum(self) -> Fraction:
        """Return the points of a full sheet."""
        return sum((part.points for part in self.parts), Fraction(0))


@dataclass(frozen=True, slots=True)
class MeterLine:
    """One gate of a sheet without points: its icon, its sentence, its figure."""

    icon: str
    role: str
    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class PassState:
    """A sheet that only passes or fails: one line a gate, then the sentence."""

    lines: tuple[MeterLine, ...]
    headline: str = ""
    sentence: tuple[Run, ...] = ()
    name: str = "Kết quả"


class PointsMeter(Painted):
    """Shows a sheet's points, or the gates of a sheet without points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: MeterState | PassState | None = None

    def set_state(self, state: MeterState | PassState) -> None:
        """Show other points."""
        if state == self._state:
            return
        self._state = state
        self.setAccessibleName(state.name)
        self.setAccessibleDescription(_spoken(state))
        self.rearrange()

    def natural_width(self) -> int:
        """Return the width at which the three figures stand apart."""
        if isinstance(self._state, MeterState):
            words = [_part_width(part) for part in self._state.parts]
            return sum(words) + 2 * 8
        return 220

    def natural_height(self, width: int) -> int:
        """Return the height with its sentence wrapped at the width."""
        state = self._state
        if state is None:
            return scaled(24)
        body = _body_height(state)
        return body + self._closing_height(state, width)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the limits and parts, so that each has its tooltip."""
        if not isinstance(self._state, MeterState):
            return ()
        bar = _bar(width)
        spots = []
        for limit in self._state.limits:
            x = spans.along(limit.points, Fraction(0), self._state.maximum, width)
            area = QRectF(x - 6, 0, 12, bar.bottom() + _OVER)
            spots.append(Spot(limit.label, area, limit.label, f"Từ {limit.label}"))
        for part, (start, size) in zip(self._state.parts, self.pieces(width), strict=True):
            area = QRectF(start, bar.top(), size, bar.height())
            text = f"{part.word}: {part.figure}"
            spots.append(Spot(part.word, area, text, text))
        return tuple(spots)

    def pieces(self, width: int) -> tuple[tuple[int, int], ...]:
        """Return start and width of safe, winnable and lost on a bar."""
        if not isinstance(self._state, MeterState):
            return ()
        points = [part.points for part in self._state.parts]
        return spans.shares(points, width, _GAP, least=4)

    def paint(self, painter: QPainter) -> None:
        """Draw the bar or the lines, then the sentence."""
        state = self._state
        if state is None:
            return
        if isinstance(state, MeterState):
            self._paint_bar(painter, state)
            self._paint_limits(painter, state)
            self._paint_figures(painter, state)
        else:
            self._paint_lines(painter, state)
        self._paint_closing(painter, state)

    def _paint_bar(self, painter: QPainter, state: MeterState) -> None:
        bar = _bar(self.width())
        looks = (_draw_safe, _draw_winnable, _draw_lost)
        for draw, (start, size) in zip(looks, self.pieces(self.width()), strict=True):
            if size:
                draw(painter, QRectF(start, bar.top(), size, bar.height()), 3)
        for limit in state.limits:
            x = spans.along(limit.points, Fraction(0), state.maximum, self.width())
            draw_tick(painter, x, bar.top() - _OVER, bar.bottom() + _OVER)

    def _paint_limits(self, painter: QPainter, state: MeterState) -> None:
        top = _bar(self.width()).bottom() + _OVER + 2
        height = line_height(_AXIS)
        taken = [(0, text_width("0", _AXIS) + 8)]
        draw_text(painter, QRectF(0, top, 20, height), "0", _AXIS)
        for limit in sorted(state.limits, key=lambda one: one.points, reverse=True):
            size = text_width(limit.label, _AXIS)
            x = spans.along(limit.points, Fraction(0), state.maximum, self.width())
            left = min(max(x - size // 2, 0), self.width() - size)
            if all(left >= end or left + size + 8 <= start for start, end in taken):
                taken.append((left, left + size + 8))
                draw_text(painter, QRectF(left, top, size, height), limit.label, _AXIS)

    def _paint_figures(self, painter: QPainter, state: MeterState) -> None:
        top = _figures_top()
        upper, lower = line_height(_FIGURE), line_height(_WORD)
        looks = (_draw_safe, _draw_winnable, _draw_lost)
        for part, draw, left in zip(state.parts, looks, self._columns(state), strict=True):
            size = _part_width(part)
            draw_text(painter, QRectF(left, top, size, upper), part.figure, _FIGURE)
            side = scaled(10)
            middle = top + upper + lower / 2
            draw(painter, QRectF(left, round(middle - side / 2), side, side), 2)
            word = QRectF(left + side + 6, top + upper, size, lower)
            draw_text(painter, word, part.word, _WORD)

    def _columns(self, state: MeterState) -> tuple[float, float, float]:
        """Return the left edges: first at the left, last ending at the right, one between."""
        first, middle, last = (_part_width(part) for part in state.parts)
        right = max(self.width() - last, first + middle + 16)
        return (0.0, (first + right - middle) / 2, float(right))

    def _paint_lines(self, painter: QPainter, state: PassState) -> None:
        row = scaled(28)
        icon = theme.sizes().icon_small
        for index, line in enumerate(state.lines):
            middle = index * row + row / 2
            draw_icon(painter, QPointF(icon / 2, middle), line.icon, line.role, icon)
            size = text_width(line.figure, Ink(line.role, weight=600, tabular=True))
            area = QRectF(icon + 8, index * row, self.width() - icon - 16 - size, row)
            draw_text(painter, area, line.text, Ink())
            figure = QRectF(self.width() - size, index * row, size, row)
            draw_text(painter, figure, line.figure, Ink(line.role, weight=600, tabular=True))

    def _closing_flow(self, state: MeterState | PassState, width: int) -> Flow:
        left = text_width(state.headline, _BIG) + 12 if state.headline else 0
        return Flow(state.sentence, width - left)

    def _closing_height(self, state: MeterState | PassState, width: int) -> int:
        if not (state.headline or state.sentence):
            return 0
        flow = self._closing_flow(state, width).height if state.sentence else 0
        if not state.headline:
            return flow + 8
        return max(flow, line_height(_BIG)) + 2 * 12

    def _paint_closing(self, painter: QPainter, state: MeterState | PassState) -> None:
        height = self._closing_height(state, self.width())
        if not height:
            return
        top = _body_height(state)
        left = 0
        if state.headline:
            draw_line(painter, QPointF(0, top + 10), QPointF(self.width(), top + 10), "border")
            left = text_width(state.headline, _BIG) + 12
            area = QRectF(0, top + 12, left, height - 12)
            draw_text(painter, area, state.headline, _BIG, LEFT)
        if state.sentence:
            flow = self._closing_flow(state, self.width())
            room = height - 12 if state.headline else height - 8
            first = top + (12 if state.headline else 8)
            flow.draw(painter, QPointF(left, first + (room - flow.height) / 2))


def _spoken(state: MeterState | PassState) -> str:
    if isinstance(state, MeterState):
        said = [f"{part.word} {part.figure}" for part in state.parts]
        said += [f"mốc {limit.label}" for limit in state.limits]
    else:
        said = [f"{line.text} {line.figure}".strip() for line in state.lines]
    closing = f"{state.headline} {plain(state.sentence)}".strip().replace("\n", " ")
    return "; ".join(said) + (f". {closing}" if closing else "")


def _bar(width: int) -> QRectF:
    return QRectF(0, _OVER, width, scaled(16))


def _figures_top() -> int:
    return int(_bar(0).bottom()) + _OVER + 2 + line_height(_AXIS) + 4


def _body_height(state: MeterState | PassState) -> int:
    if isinstance(state, PassState):
        return len(state.lines) * scaled(28)
    return _figures_top() + line_height(_FIGURE) + line_height(_WORD)


def _part_width(part: MeterPart) -> int:
    word = scaled(10) + 6 + text_width(part.word, _WORD)
    return max(text_width(part.figure, _FIGURE), word)


def _draw_safe(painter: QPainter, area: QRectF, radius: float) -> None:
    draw_box(painter, area, fill="ok_fill", radius=radius)


def _draw_winnable(painter: QPainter, area: QRectF, radius: float) -> None:
    draw_box(painter, area, fill="ok_tint", edge="ok_fill", radius=radius, dashed=True)


def _draw_lost(painter: QPainter, area: QRectF, radius: float) -> None:
    if theme.current().is_high_contrast:
        draw_hatch(painter, area, "error_fill", radius)
    else:
        draw_box(painter, area, fill="error_fill", radius=radius)
