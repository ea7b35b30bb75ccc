"""Small forms for times: of an item with its minutes, and of the whole meeting."""

from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.agendas import AgendaItem
from app.domain.clock import Clock
from app.domain.meetings import MeetingHeader
from ui.kit.buttons import quiet, secondary
from ui.kit.date_inputs import TimeField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Number


class TimesForm(QWidget):
    """Start, end and, for an item, its minutes; Enter keeps, Esc leaves."""

    kept = Signal()
    cancelled = Signal()

    def __init__(self, now: Clock, *, with_minutes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = now().date()
        self.started, self.ended = TimeField(now=now), TimeField(now=now)
        self.minutes = Number(highest=720, placeholder="ví dụ 15") if with_minutes else None
        fields = [
            Field("Bắt đầu", "started_at", self.started),
            Field("Kết thúc", "ended_at", self.ended),
        ]
        if self.minutes is not None:
            fields.append(Field("Hoặc số phút", "given_minutes", self.minutes))
        self.form = Form(fields, columns=len(fields))
        self.buttons = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.form, 1)
        row.addWidget(self._button_row(), 0, Qt.AlignmentFlag.AlignBottom)
        for field in (self.started, self.ended, self.minutes):
            if field is not None:
                field.installEventFilter(self)

    def show_item(self, item: AgendaItem, day: date) -> None:
        """Show the times of an item, unless they are being typed."""
        self._show(
            day,
            {
                "started_at": item.started_at,
                "ended_at": item.ended_at,
                "given_minutes": item.given_minutes,
            },
        )

    def show_header(self, header: MeetingHeader) -> None:
        """Show the times of the meeting, unless they are being typed."""
        self._show(header.day, {"started_at": header.started_at, "ended_at": header.ended_at})

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """Return start and end on the meeting's day."""
        return self._moment(self.started.value()), self._moment(self.ended.value())

    def given_minutes(self) -> int | None:
        """Return the minutes stated."""
        return None if self.minutes is None else self.minutes.value()

    def keep(self) -> None:
        """Tell that the times are to be kept, unless one cannot be read."""
        if self.form.is_ready():
            self.form.keep_as_clean()
            self.kept.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter, leave with Esc."""
        del watched
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.form.keep_as_clean()
            self.cancelled.emit()
            return True
        return False

    def _show(self, day: date, values: dict[str, object]) -> None:
        if day == self._day and self.form.is_changed() and self.isVisible():
            return
        self._day = day
        self.form.set_values(values)

    def _moment(self, at: time | None) -> datetime | None:
        return None if at is None else datetime.combine(self._day, at)

    def _button_row(self) -> QWidget:
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        keep, away = secondary("Ghi", keys="Enter"), quiet("Thôi", keys="Esc")
        keep.clicked.connect(lambda _checked: self.keep())
        away.clicked.connect(lambda _checked: self.cancelled.emit())
        row.addWidget(keep)
        row.addWidget(away)
        return self.buttons
