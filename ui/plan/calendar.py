"""Twelve small months with the meeting days of a year; a meeting is dragged to another day."""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.meetings import MeetingRow
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import short_date
from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import CENTRE, Ink, draw_box, draw_text, line_height, scaled
from ui.plan.words import day_text, focus_text, result_chip

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_NAME = Ink(weight=600)
_HEAD = Ink("text_muted", "small")
_WEEKS = 6
_GAP = 20


@dataclass(frozen=True, slots=True)
class DayMark:
    """How a meeting day is drawn: its tint, its edge, round for the regular meeting."""

    fill: str
    edge: str
    text: str
    is_round: bool


class PlanCalendar(Operable):
    """A picture of the year; arrow keys go from meeting to meeting, Enter opens one."""

    opened = Signal(int)
    moved = Signal(int, object)
    """A meeting by id, and the day it was dragged to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._rows: tuple[MeetingRow, ...] = ()
        self._days_off: Mapping[date, str] = {}
        self._pressed: tuple[int, QPointF] | None = None
        self._target: date | None = None

    def show_rows(
        self, rows: tuple[MeetingRow, ...], year: int, days_off: Mapping[date, str]
    ) -> None:
        """Show the meetings of a year."""
        self._rows, self._year, self._days_off = rows, year, days_off
        self.rearrange()
        self.describe(f"Lịch năm {year}", f"{len(rows)} buổi họp")

    def natural_width(self) -> int:
        """Return the width of three months beside each other."""
        return 3 * self._least_month()

    def natural_height(self, width: int) -> int:
        """Return the height of all months."""
        rows = -(-12 // self._columns(width))
        return rows * self._month_height() + (rows - 1) * scaled(12)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the meeting days in order; two on one day share it, the later one on top."""
        del width
        return tuple(
            Spot(str(row.id), self._area_of(row.day), _spoken(row, self._year), _tip(row))
            for row in self._rows
            if row.day.year == self._year
        )

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point."""
        for month in range(1, 13):
            for day in Calendar(firstweekday=0).itermonthdates(max(self._year, 1), month):
                if day.month == month and self._area_of(day).contains(point):
                    return day
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the months, then the marks of the meetings."""
        if not self._year:
            return
        for month in range(1, 13):
            self._paint_month(painter, month)
        for row, spot in zip(self._in_year(), self.spots, strict=True):
            self._paint_meeting(painter, row, spot.area)
        if self._target is not None:
            area = self._area_of(self._target).adjusted(1, 1, -1, -1)
            draw_box(painter, area, edge="marker", radius=6, dashed=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a meeting."""
        super().mousePressEvent(event)
        spot = self.spot_at(event.position())
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (int(spot.key), event.position()) if spot and is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the day the meeting would go to."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        away = (event.position() - self._pressed[1]).manhattanLength()
        if away >= QApplication.startDragDistance():
            self._target = self.day_at(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the meeting down on a day."""
        pressed, target = self._pressed, self._target
        self._pressed = self._target = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()
        if pressed is not None and target is not None:
            before = next(row.day for row in self._rows if row.id == pressed[0])
            if target != before:
                self.moved.emit(pressed[0], target)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting."""
        spot = self.spot_at(event.position())
        if spot is not None:
            self.opened.emit(int(spot.key))

    def _in_year(self) -> tuple[MeetingRow, ...]:
        return tuple(row for row in self._rows if row.day.year == self._year)

    def _paint_month(self, painter: QPainter, month: int) -> None:
        left, top, width = self._month_place(month)
        name = QRectF(left, top, width, line_height(_NAME))
        draw_text(painter, name, f"Tháng {month}", _NAME)
        cell = width / 7
        head = top + line_height(_NAME) + 4
        for place, word in enumerate(WEEKDAYS):
            area = QRectF(left + place * cell, head, cell, line_height(_HEAD))
            draw_text(painter, area, word, _HEAD, CENTRE)
        for day in Calendar(firstweekday=0).itermonthdates(self._year, month):
            if day.month == month:
                draw_text(painter, self._area_of(day), str(day.day), self._day_ink(day), CENTRE)

    def _paint_meeting(self, painter: QPainter, row: MeetingRow, area: QRectF) -> None:
        mark = day_mark(row)
        side = min(area.width(), area.height()) - 2
        box = QRectF(0, 0, side, side)
        box.moveCenter(area.center())
        painter.setBrush(theme.colour(mark.fill))
        is_chosen = str(row.id) == self.current_key
        pen = QPen(theme.colour("marker" if is_chosen else mark.edge), 2.5 if is_chosen else 1.5)
        painter.setPen(pen)
        radius = side / 2 if mark.is_round else 5
        painter.drawRoundedRect(box, radius, radius)
        draw_text(painter, area, str(row.day.day), Ink(mark.text, "small", 600), CENTRE)

    def _day_ink(self, day: date) -> Ink:
        if day in self._days_off:
            return Ink("error", "small")
        return Ink("text_muted" if day.weekday() >= 5 else "text_secondary", "small")

    def _area_of(self, day: date) -> QRectF:
        left, top, width = self._month_place(day.month)
        cell, height = width / 7, self._cell_height()
        first = day.replace(day=1).weekday()
        week, column = divmod(first + day.day - 1, 7)
        head = top + line_height(_NAME) + 4 + line_height(_HEAD)
        return QRectF(left + column * cell, head + week * height, cell, height)

    def _month_place(self, month: int) -> tuple[float, float, float]:
        columns = self._columns(self.width())
        row, column = divmod(month - 1, columns)
        left, size = spans.equal(columns, self.width() + _GAP)[column]
        return left, row * (self._month_height() + scaled(12)), size - _GAP

    def _columns(self, width: int) -> int:
        least = self._least_month()
        return next((count for count in (4, 3, 2) if (width + _GAP) // count >= least), 1)

    def _least_month(self) -> int:
        return scaled(7 * 24) + _GAP

    def _month_height(self) -> int:
        return line_height(_NAME) + 4 + line_height(_HEAD) + _WEEKS * self._cell_height()

    def _cell_height(self) -> int:
        return scaled(25)


def day_mark(row: MeetingRow) -> DayMark:
    """Return how a meeting day is drawn: the colour of its result, its shape by kind."""
    role = result_chip(row).role
    is_round = row.kind not in THEMATIC_KINDS
    if role == "neutral":
        return DayMark("primary_tint", "primary_tint_border", "primary_text", is_round)
    words = "gold_text" if role == "gold" else role
    edge = "gold" if role == "gold" else f"{role}_border"
    return DayMark(f"{role}_tint", edge, words, is_round)


def _spoken(row: MeetingRow, year: int) -> str:
    return f"{day_text(row.day, year)}: {focus_text(row) or row.title}, {result_chip(row).text}"


def _tip(row: MeetingRow) -> str:
    points = f"{row.points} điểm, " if row.points else ""
    focus = focus_text(row)
    words = f"{row.title}: {focus}" if focus else row.title
    return f"{words}\n{short_date(row.day)}, {points}{result_chip(row).text}"
