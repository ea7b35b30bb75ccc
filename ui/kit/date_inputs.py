"""Fields for days and times of day, typed as people write them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.domain.dates import (
    PartialDate,
    clock_sentence,
    day_sentence,
    parse_clock,
    parse_day,
    parse_partial,
    partial_sentence,
)
from app.domain.text import clock_text, short_date, weekday_name
from ui.kit import focus, icons, theme
from ui.kit.inputs import LineText
from ui.kit.labels import Label, set_property
from ui.kit.month_grid import DayNotes, MonthPopup, no_notes


class _InnerLine(QLineEdit):
    """The line inside a composite; its frame shows the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the frame."""
        super().focusInEvent(event)
        self._light("true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Dim the frame."""
        super().focusOutEvent(event)
        self._light("false")

    def _light(self, is_active: str) -> None:
        frame = self.parentWidget()
        if frame is not None:
            set_property(frame, "active", is_active)


class DateField(QFrame):
    """A day: 3/11, 3.11.26 or 0311 becomes 03/11/2026, with its weekday behind."""

    changed = Signal()

    def __init__(
        self,
        *,
        today: Callable[[], date],
        required: bool = False,
        placeholder: str = "ví dụ 03/11/2026",
        day_notes: DayNotes = no_notes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self._today, self._notes = today, day_notes
        self.setProperty("input", "true")
        self.setProperty(focus.HOST, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = _InnerLine(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(20)
        self._weekday = Label("", "small")
        self._button = QToolButton(self)
        self._build()

    def value(self) -> Any:
        """Return the day, None if empty or unreadable."""
        return parse_day(self.line.text(), today_year=self._today().year)

    def set_value(self, value: Any) -> None:
        """Show a day."""
        self.line.setText(self._text_of(value))
        self.line.setCursorPosition(0)
        self._show_weekday()

    def trouble(self) -> str:
        """Say how to write the day."""
        typed = self.line.text().strip()
        return self._sentence(typed) if typed else ""

    def text(self) -> str:
        """Return what stands in the field."""
        return self.line.text()

    def minimumSizeHint(self) -> QSize:
        """Return the room of a whole date with its button."""
        width = self.fontMetrics().horizontalAdvance("00/00/0000") + 46
        return QSize(width, theme.sizes().control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the weekday only where it leaves the whole date in sight."""
        super().resizeEvent(event)
        self._show_weekday()

    def sizeHint(self) -> QSize:
        """Return the same with room for the weekday."""
        return self.minimumSizeHint() + QSize(70, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the month with F4."""
        if event.key() == Qt.Key.Key_F4:
            self.open_month()
            return
        super().keyPressEvent(event)

    def open_month(self) -> None:
        """Show the month under the field."""
        popup = MonthPopup(self._shown_day(), self._today(), self._notes, self)
        popup.chosen.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()

    def _build(self) -> None:
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName("Mở lịch")
        self._button.setToolTip("Mở lịch (F4)")
        self._button.clicked.connect(lambda _checked: self.open_month())
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._weekday)
        row.addWidget(self._button)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edit)
        self.line.editingFinished.connect(self._tidy)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = theme.sizes().icon_small
        self._button.setIcon(icons.icon("calendar", "text_secondary", side))
        self._button.setIconSize(QSize(side, side))
        self._button.setFixedSize(side + 10, side + 14)

    def _on_edit(self, _text: str) -> None:
        self._show_weekday()
        self.changed.emit()

    def _tidy(self) -> None:
        value = self.value()
        if value is not None and self.line.text() != self._text_of(value):
            self.line.setText(self._text_of(value))
        self._show_weekday()

    def _take(self, day: date) -> None:
        self.set_value(self._from_day(day))
        self.line.setFocus()
        self.changed.emit()

    def _show_weekday(self) -> None:
        day = parse_day(self.line.text(), today_year=self._today().year)
        words = weekday_name(day) if day else ""
        width = QFontMetrics(theme.font("small")).horizontalAdvance(words)
        self._weekday.setText(words)
        self._weekday.setVisible(self.minimumSizeHint().width() + width <= self.width())

    def _shown_day(self) -> date:
        return parse_day(self.line.text(), today_year=self._today().year) or self._today()

    def _text_of(self, value: Any) -> str:
        return short_date(value) if value is not None else ""

    def _from_day(self, day: date) -> Any:
        return day

    def _sentence(self, typed: str) -> str:
        return day_sentence(typed, today_year=self._today().year)


class PartialDateField(DateField):
    """A day of which only the month and year, or only the year, may be known (05/1984)."""

    def value(self) -> Any:
        """Return a PartialDate, None if empty or unreadable."""
        return parse_partial(self.line.text())

    def _text_of(self, value: Any) -> str:
        return value.text() if isinstance(value, PartialDate) else ""

    def _from_day(self, day: date) -> Any:
        return PartialDate(day, original=short_date(day))

    def _sentence(self, typed: str) -> str:
        return partial_sentence(typed)

    def _show_weekday(self) -> None:
        self._weekday.setText("")


class TimeField(LineText):
    """A time of day: 14h becomes 14:00; arrows move a minute, Ctrl+T writes the time now."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(required=required, placeholder="ví dụ 14:00", limit=12, parent=parent)
        self._now = now
        self.setToolTip("Ctrl+T ghi giờ hiện tại")
        self.editingFinished.connect(self._tidy)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def value(self) -> Any:
        """Return the time, None if empty or unreadable."""
        return parse_clock(self.text())

    def set_value(self, value: Any) -> None:
        """Show a time."""
        self.setText(clock_text(value) if value is not None else "")

    def trouble(self) -> str:
        """Say how to write the time."""
        return clock_sentence(self.text()) if self.text().strip() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a minute, or write the time now."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and event.key() == Qt.Key.Key_T:
            self._write(self._now().time())
        elif event.key() in _STEPS and self.value() is not None:
            self._write(_shifted(self.value(), _STEPS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def _write(self, moment: time) -> None:
        self.set_value(moment)
        self.changed.emit()

    def _tidy(self) -> None:
        value = self.value()
        if value is not None and self.text() != clock_text(value):
            self.setText(clock_text(value))

    def _dress(self) -> None:
        self.setFont(theme.font(tabular=True))


_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def _shifted(moment: time, minutes: int) -> time:
    """Return the time some minutes later on the same clock face."""
    whole = datetime.combine(date.min + timedelta(days=1), moment)
    return (whole + timedelta(minutes=minutes)).time()
