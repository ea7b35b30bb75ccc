"""One line of the minutes on the screen: its time, which can be mended, its chip and its words."""

from datetime import time

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.clock import Clock
from ui.kit import theme
from ui.kit.chips import chip_width, paint_chip
from ui.kit.date_inputs import TimeField
from ui.kit.dropping import drop
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Flow, Ink, Run, draw_box, draw_text, headroom, line_height, text_width
from ui.meetings.cockpit_lines import FlowLine

NO_TIME = "--:--"
_TIME = Ink("text_muted", "small", tabular=True)
_TEXT = Ink()
_TOP = 3


def time_width() -> int:
    """Return the width of the time column."""
    return text_width("00:00", Ink(weight=600, tabular=True)) + 12


class TimeMark(Operable):
    """A stamped time; Enter or a click makes it a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = NO_TIME

    def set_time(self, text: str) -> None:
        """Show another time."""
        self._text = text or NO_TIME
        self.setToolTip("Sửa giờ của dòng này (F9)")
        self.describe("Giờ", self._text)
        self.rearrange()

    def natural_width(self) -> int:
        """Return the width of the time column."""
        return time_width()

    def natural_height(self, width: int) -> int:
        """Return the height of the first line of the words."""
        del width
        return line_height(_TEXT) + 2 * _TOP

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the whole mark as one place."""
        return (Spot("time", QRectF(0, 0, width, self.natural_height(width)), self._text),)

    def paint(self, painter: QPainter) -> None:
        """Draw the time on the line of the words."""
        draw_text(painter, self.spots[0].area, self._text, _TIME)


class LineBody(Operable):
    """Chip, speaker in 600 and the words; Enter or a click opens them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = FlowLine("", None, "")

    def set_line(self, line: FlowLine) -> None:
        """Show other words."""
        if line == self._line:
            return
        self._line = line
        self.describe(line.chip.text if line.chip else "Dòng biên bản", line.spoken)
        self.rearrange()

    def natural_width(self) -> int:
        """Return a width of a few words."""
        return 160

    def natural_height(self, width: int) -> int:
        """Return the height of all lines."""
        return self._flow(width).height + headroom(_TEXT) + 2 * _TOP

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the whole line as one place."""
        return (Spot("line", QRectF(0, 0, width, self.natural_height(width)), self._line.spoken),)

    def paint(self, painter: QPainter) -> None:
        """Draw the words, the chip over the room kept for it."""
        area = QRectF(self.rect())
        if self._hovered:
            draw_box(painter, area, fill="hover", radius=4)
        top = headroom(_TEXT) + _TOP
        self._flow(self.width()).draw(painter, QPointF(4, top))
        if self._line.chip:
            high = min(theme.sizes().chip, line_height(_TEXT) + 2)
            chip = QRectF(
                4, top + (line_height(_TEXT) - high) / 2, chip_width(self._line.chip), high
            )
            paint_chip(painter, chip, self._line.chip, self.devicePixelRatioF())

    def _flow(self, width: int) -> Flow:
        return Flow(self._runs(), max(width - 8, 1))

    def _runs(self) -> tuple[Run, ...]:
        runs = []
        if self._line.chip:
            blank = text_width("\N{NO-BREAK SPACE}" * 20, _TEXT) / 20
            count = round((chip_width(self._line.chip) + 6) / blank)
            runs.append(Run("\N{NO-BREAK SPACE}" * count + "\N{ZERO WIDTH SPACE}", _TEXT))
        if self._line.speaker:
            runs.append(Run(self._line.speaker, _TEXT.bold()))
            runs.append(Run(" ", _TEXT))
        runs.append(Run(self._line.text, _TEXT))
        return tuple(runs)


class EntryRow(QWidget):
    """A line with its time; Delete takes it out, Enter opens it, F9 mends its time."""

    opened = Signal(str)
    deleted = Signal(str)
    timed = Signal(str, object)

    def __init__(self, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._line = FlowLine("", None, "")
        self._has_time = True
        self.mark, self.body = TimeMark(), LineBody()
        self.field: TimeField | None = None
        self.mark.clicked.connect(lambda _key: self.edit_time())
        self.body.clicked.connect(lambda _key: self.opened.emit(self._line.key))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.body, 1)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @property
    def line(self) -> FlowLine:
        """Return the line shown."""
        return self._line

    def show_line(self, line: FlowLine) -> None:
        """Show a line; a time being typed stays."""
        if line.at != self._line.at or not self._line.key:
            self.mark.set_time(line.time_text)
        self._line = line
        self._has_time = not line.key.startswith("task:")
        self.mark.setEnabled(self._has_time)
        if not self._has_time:
            self.mark.set_time(" ")
        self.body.set_line(line)

    def edit_time(self) -> None:
        """Put a small field in the place of the time."""
        if not self._has_time or self.field is not None:
            return
        field = TimeField(now=self._now)
        field.setAccessibleName("Giờ của dòng")
        field.setFixedWidth(time_width() + 24)
        field.set_value(self._line.at)
        field.editingFinished.connect(self._take_time)
        self.field = field
        self._row.insertWidget(0, field, 0, Qt.AlignmentFlag.AlignTop)
        self.mark.hide()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the line out with Delete; leave a time alone with Esc."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self._line.key)
        elif event.key() == Qt.Key.Key_Escape and self.field is not None:
            self._drop_field()
        else:
            super().keyPressEvent(event)

    def _take_time(self) -> None:
        field = self.field
        if field is None or field.trouble():
            return
        typed: time | None = field.value()
        self._drop_field()
        if typed != (self._line.at.time() if self._line.at else None):
            self.timed.emit(self._line.key, typed)

    def _drop_field(self) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        had_keyboard = field.hasFocus()
        self.mark.show()
        self._row.removeWidget(field)
        drop(field)
        if had_keyboard:
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self.mark.setFixedWidth(time_width())
