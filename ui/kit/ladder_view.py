"""The preparation ladder of a meeting: milestones in a row or in a column."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.dots import DotKind, dot_size, draw_dot
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    Flow,
    Ink,
    Run,
    draw_box,
    draw_text,
    line_height,
    scaled,
    text_width,
)

_LABEL = Ink(weight=600)
_WHEN = Ink("text_secondary", "small")
_LATE = Ink("error", "small", 600)
_COLUMN = Ink("text_secondary", "small", tabular=True)
_PAD, _ASIDE = 6, 6
MOST_FLOWS = 200
"""So many broken lines are kept from one meeting to the next."""
_STATE_WORDS = {
    DotKind.DONE: "đã xong",
    DotKind.CURRENT: "đang đến lượt",
    DotKind.LATER: "chưa đến",
    DotKind.GOAL: "đích",
    DotKind.OVERDUE: "quá hạn",
}


_FlowKey = tuple[str, str, bool, DotKind, int]


@dataclass(frozen=True, slots=True)
class LadderPoint:
    """A milestone: its name, when and who, and for an overdue one how late it is."""

    key: str
    label: str
    when: str
    state: DotKind
    who: str = ""
    late: str = ""

    @property
    def line(self) -> str:
        """Return the second line: 29/10, đ/c Hà."""
        return ", ".join(part for part in (self.when, self.who) if part)

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        said = f"{self.label}: {_STATE_WORDS[self.state]}"
        return ", ".join(part for part in (said, self.line, self.late) if part)


class LadderView(Operable):
    """Milestones joined by a line; choosing one opens its field."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._points: tuple[LadderPoint, ...] = ()
        self._flows: dict[_FlowKey, tuple[Flow, ...]] = {}
        self._when_width = 0
        self._is_row = orientation == Qt.Orientation.Horizontal

    def set_points(self, points: tuple[LadderPoint, ...], name: str = "Các mốc chuẩn bị") -> None:
        """Show the milestones of a meeting."""
        if points != self._points:
            self._points = points
            if len(self._flows) > MOST_FLOWS:
                self._flows.clear()
            self._when_width = self._widest_when()
            super().rearrange()  # most milestones are called the same at every meeting
        done = sum(1 for point in points if point.state is DotKind.DONE)
        self.describe(name, f"xong {done} trên {len(points)} mốc")

    def natural_width(self) -> int:
        """Return the width at which each milestone can be read."""
        if self._is_row:
            return max(len(self._points), 1) * scaled(76)
        return dot_size() + self._when_width + scaled(120)

    def natural_height(self, width: int) -> int:
        """Return the height of the row, its words wrapped, or of the whole column."""
        if not self._is_row:
            return sum(self._row_heights(width))
        room = width / max(len(self._points), 1) - 2 - _ASIDE
        words = [_below(point, room) for point in self._points]
        tallest = max((sum(flow.height for flow in flows) for flows in words), default=0)
        return 2 * _PAD + dot_size() + 4 + tallest

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the milestones in order."""
        if self._is_row:
            cells = spans.equal(len(self._points), width) if self._points else ()
            areas = [QRectF(left, 0, size - 2, self.height()) for left, size in cells]
        else:
            areas = []
            top = 0
            for height in self._row_heights(width):
                areas.append(QRectF(0, top, width, height))
                top += height
        return tuple(
            Spot(point.key, area, point.spoken, point.spoken)
            for point, area in zip(self._points, areas, strict=True)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the line, then each milestone with its words."""
        for spot in self.spots:
            if spot.key == self._hovered:
                draw_box(painter, spot.area, fill="hover", radius=6)
        for index in range(len(self._points) - 1):
            self._paint_link(painter, index)
        for point, spot in zip(self._points, self.spots, strict=True):
            draw_dot(painter, self._circle(spot.area), point.state)
            if self._is_row:
                self._paint_below(painter, point, spot.area)
            else:
                self._paint_beside(painter, point, spot.area)

    def _circle(self, area: QRectF) -> QRectF:
        size = dot_size()
        if self._is_row:
            return QRectF(area.left() + 1, _PAD, size, size)
        return QRectF(area.left() + 1, round(area.top() + (scaled(36) - size) / 2), size, size)

    def _paint_link(self, painter: QPainter, index: int) -> None:
        start = self._circle(self.spots[index].area)
        end = self._circle(self.spots[index + 1].area)
        is_done = self._points[index].state is DotKind.DONE
        colour = theme.colour("ok_fill" if is_done else "border")
        if self._is_row:
            y = round(start.center().y()) - 1
            area = QRectF(start.right(), y, end.left() - start.right(), 2)
        else:
            x = round(start.center().x()) - 1
            area = QRectF(x, start.bottom(), 2, end.top() - start.bottom())
        painter.fillRect(area, colour)

    def _paint_below(self, painter: QPainter, point: LadderPoint, area: QRectF) -> None:
        top = self._circle(area).bottom() + 4
        for flow in _below(point, area.width() - _ASIDE):
            flow.draw(painter, QPointF(area.left() + 1, top))
            top += flow.height

    def _paint_beside(self, painter: QPainter, point: LadderPoint, area: QRectF) -> None:
        left = self._circle(area).right() + 10
        when = QRectF(left, area.top(), self._when_width, scaled(36))
        draw_text(painter, when, point.when, _COLUMN)
        flows = self._beside(point, int(area.width()))
        top = area.top() + (scaled(36) - line_height(Ink())) / 2
        for flow in flows:
            flow.draw(painter, QPointF(when.right() + 12, top))
            top += flow.height

    def rearrange(self) -> None:
        """Break the words anew after a change of milestones, size or look."""
        self._flows.clear()
        self._when_width = self._widest_when()
        super().rearrange()

    def _beside(self, point: LadderPoint, width: int) -> tuple[Flow, ...]:
        """Return the words of a milestone; layouts ask for the same few widths again and again."""
        room = width - dot_size() - 1 - 10 - self._when_width - 12 - 4
        under = "; ".join(part for part in (point.who, point.late) if part)
        key = (point.label, under, bool(point.late), point.state, room)
        if key not in self._flows:
            self._flows[key] = _flow_beside(point, under, room)
        return self._flows[key]

    def _row_heights(self, width: int) -> list[int]:
        spare = scaled(36) - line_height(Ink())
        return [
            sum(flow.height for flow in self._beside(point, width)) + spare
            for point in self._points
        ]

    def _widest_when(self) -> int:
        return max((text_width(point.when, _COLUMN) for point in self._points), default=0)


_STRONG = frozenset({DotKind.CURRENT, DotKind.GOAL, DotKind.OVERDUE})


def _label_ink(point: LadderPoint) -> Ink:
    match point.state:
        case DotKind.OVERDUE:
            return _LABEL.dyed("error")
        case DotKind.CURRENT:
            return _LABEL.dyed("primary_text")
        case _:
            return _LABEL


def _flow_beside(point: LadderPoint, under: str, room: int) -> tuple[Flow, ...]:
    ink = _LABEL if point.state in _STRONG else Ink()
    ink = ink.dyed("error") if point.state is DotKind.OVERDUE else ink
    flows = [_flow(point.label, ink, room)]
    if under:
        flows.append(_flow(under, _LATE if point.late else _WHEN, room))
    return tuple(flows)


def _below(point: LadderPoint, width: float) -> tuple[Flow, ...]:
    flows = [_flow(point.label, _label_ink(point), width), _flow(point.line, _WHEN, width)]
    if point.late:
        flows.append(_flow(point.late, _LATE, width))
    return tuple(flows)


def _flow(text: str, ink: Ink, width: float) -> Flow:
    return Flow((Run(text, ink),), width, most_lines=2, spacing=1.27)
