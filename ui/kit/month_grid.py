"""The month under a date field: Monday first, days off named, lunar days near Tết."""

from calendar import Calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from app.domain.text import long_date
from ui.kit import focus, theme
from ui.kit.buttons import icon_button, quiet
from ui.kit.labels import Label

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
WEEKS = 6


@dataclass(frozen=True, slots=True)
class DayNote:
    """What is special about a day: the name of the day off, and its lunar day near Tết."""

    holiday: str = ""
    lunar: str = ""


DayNotes = Callable[[date], DayNote]


def no_notes(_day: date) -> DayNote:
    """Return that nothing is known about any day."""
    return DayNote()


class MonthGrid(QWidget):
    """Six weeks to pick a day from by mouse or arrow keys."""

    picked = Signal(object)
    moved = Signal()

    def __init__(
        self, day: date, today: date, notes: DayNotes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.day, self._today, self._notes = day, today, notes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(focus.NO_RING, True)
        self.setAccessibleName("Lịch tháng")
        self._announce()

    def sizeHint(self) -> QSize:
        """Return seven cells by a header and six weeks."""
        width, height = self._cell()
        return QSize(7 * width, (WEEKS + 1) * height)

    def go(self, day: date) -> None:
        """Put the cursor on another day."""
        self.day = day
        self._announce()
        self.moved.emit()
        self.update()

    def go_months(self, months: int) -> None:
        """Turn pages, staying on the same day where the month has it."""
        index = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(index, 12)
        if not 1900 <= year <= 2199:
            return
        self.go(_last_real_day(year, month + 1, self.day.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days, weeks and months; Enter picks."""
        key = Qt.Key(event.key())
        if key in _DAY_STEPS:
            self.go(self.day + timedelta(days=_DAY_STEPS[key]))
        elif key in _MONTH_STEPS:
            self.go_months(_MONTH_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the day under the pointer."""
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.picked.emit(day)

    def event(self, event: QEvent) -> bool:
        """Name the day off under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._notes(day).holiday if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekday row and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._cell()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_muted"))
        for place, name in enumerate(WEEKDAYS):
            area = QRect(place * width, 0, width, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        for place, day in enumerate(self._days()):
            row, column = divmod(place, 7)
            self._paint_day(painter, QRect(column * width, (row + 1) * height, width, height), day)

    def _paint_day(self, painter: QPainter, area: QRect, day: date) -> None:
        note = self._notes(day)
        inner = QRectF(area).adjusted(2.5, 1.5, -2.5, -1.5)
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            painter.drawRoundedRect(inner, 6, 6)
        elif day == self._today:
            painter.setPen(QPen(theme.colour("border_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 6, 6)
        painter.setPen(theme.colour(self._colour_of(day, note)))
        painter.setFont(theme.font(tabular=True))
        words = area.adjusted(0, 0, 0, -area.height() // 3) if note.lunar else area
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if note.lunar:
            painter.setFont(theme.font("key"))
            low = area.adjusted(0, area.height() // 2, 0, -2)
            painter.drawText(low, Qt.AlignmentFlag.AlignCenter, note.lunar)

    def _colour_of(self, day: date, note: DayNote) -> str:
        if day == self.day:
            return "on_primary"
        if note.holiday:
            return "error"
        return "text" if day.month == self.day.month else "text_muted"

    def _days(self) -> list[date]:
        days = list(Calendar(firstweekday=0).itermonthdates(self.day.year, self.day.month))
        while len(days) < WEEKS * 7:
            days.append(days[-1] + timedelta(days=1))
        return days

    def _day_at(self, point: QPoint) -> date | None:
        width, height = self._cell()
        column, row = point.x() // width, point.y() // height - 1
        if 0 <= column < 7 and 0 <= row < WEEKS:
            return self._days()[row * 7 + column]
        return None

    def _cell(self) -> tuple[int, int]:
        row = theme.sizes().row
        return row + 4, row

    def _announce(self) -> None:
        self.setAccessibleDescription(long_date(self.day))


_DAY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTH_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def _last_real_day(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


class MonthPopup(QFrame):
    """The month with its name, page buttons and a way back to today."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, notes: DayNotes, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.grid = MonthGrid(day, today, notes, self)
        self.grid.picked.connect(self._pick)
        self.grid.moved.connect(self._name)
        self._title = Label("", "strong")
        self._build(today)
        self._name()
        self.grid.setFocus()

    def _build(self, today: date) -> None:
        before = icon_button("chevron-left", "Tháng trước", keys="PgUp", small=True)
        after = icon_button("chevron-right", "Tháng sau", keys="PgDn", small=True)
        to_today = quiet("Hôm nay", small=True)
        before.clicked.connect(lambda: self.grid.go_months(-1))
        after.clicked.connect(lambda: self.grid.go_months(1))
        to_today.clicked.connect(lambda: self.grid.go(today))
        head = QHBoxLayout()
        for button in (before, after, to_today):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.addWidget(self._title, 1)
        for button in (to_today, before, after):
            head.addWidget(button)
        sheet = QFrame(self)
        sheet.setProperty("popup", "true")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 8, 12, 12)
        column.addLayout(head)
        column.addWidget(self.grid)

    def _name(self) -> None:
        self._title.setText(f"Tháng {self.grid.day.month}/{self.grid.day.year}")

    def _pick(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()
