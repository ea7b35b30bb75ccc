"""The card of the two days after a meeting: posting, reporting, announcing, the signed scan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.domain.completeness import reporting_label
from app.domain.meeting_views import MeetingView
from app.domain.meetings import SCORED_KINDS, MeetingKind
from ui.kit.buttons import PushButton, quiet, secondary
from ui.kit.cards import Card
from ui.kit.date_inputs import DateField
from ui.kit.labels import ElidedLabel, IconLabel, Label
from ui.meetings.finishing_facts import FactFields, Keep

POSTED, REPORTED, ANNOUNCED = "finished_posted_on", "reported_on", "announced_on"
FIELD_WIDTH = 210


class PostingCard(Card):
    """Each date with a button for today; open after the lock too."""

    scan_asked = Signal()
    scan_opened = Signal()

    def __init__(self, today: Callable[[], date], keep: Keep) -> None:
        super().__init__("Đăng, báo cáo, công bố")
        self._today, self._keep = today, keep
        self.fields = {name: DateField(today=today) for name in (POSTED, REPORTED, ANNOUNCED)}
        self.today_buttons = {name: secondary("Hôm nay", small=True) for name in self.fields}
        self.labels = {name: Label("") for name in self.fields}
        self.icons = {name: IconLabel("circle") for name in self.fields}
        self.facts = FactFields(dict(self.fields), keep, self)
        self.scan_icon, self.scan_name = IconLabel("circle"), ElidedLabel("")
        self.scan_button = secondary("Chọn bản quét", icon="paperclip", small=True)
        self.open_scan = quiet("Mở", small=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.add_layout(self._grid)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show the dates of a meeting."""
        header = view.file.header
        self.labels[POSTED].setText("Đăng biên bản lên Sổ tay")
        self.labels[REPORTED].setText(reporting_label(view.file))
        self.labels[ANNOUNCED].setText("Công bố điểm đến đảng viên")
        self.facts.show_values({name: getattr(header, name) for name in self.fields})
        is_posted = header.kind is not MeetingKind.COMMITTEE
        wanted = {POSTED: is_posted, REPORTED: is_posted, ANNOUNCED: header.kind in SCORED_KINDS}
        for name, is_wanted in wanted.items():
            self._show_row(name, getattr(header, name), is_wanted=is_wanted)
        self._show_scan(header.signed_scan)

    def go_to(self, place: str) -> QWidget:
        """Return what to focus for "posting", "announcement" or "scan"."""
        if place == "scan":
            return self.scan_button
        names = (ANNOUNCED,) if place == "announcement" else (POSTED, REPORTED)
        empty = [name for name in names if self.fields[name].value() is None]
        return self.today_buttons[empty[0]] if empty else self.fields[names[0]]

    def leave(self) -> None:
        """Keep what is typed."""
        self.facts.commit_all()

    def _show_row(self, name: str, on: date | None, *, is_wanted: bool) -> None:
        self.icons[name].set_icon(*(("check", "ok") if on else ("circle", "text_muted")))
        for widget in (self.icons[name], self.labels[name], self.fields[name]):
            widget.setVisible(is_wanted)
        self.today_buttons[name].setVisible(is_wanted and on is None)

    def _show_scan(self, name: str) -> None:
        self.scan_icon.set_icon(*(("check", "ok") if name else ("circle", "text_muted")))
        self.scan_name.set_text(name or "chưa có")
        self.scan_button.setText("Đổi bản quét" if name else "Chọn bản quét")
        self.open_scan.setVisible(bool(name))

    def _lay_out(self) -> None:
        for place, (name, field) in enumerate(self.fields.items()):
            button = self.today_buttons[name]
            button.clicked.connect(lambda _checked, own=name: self._tick_today(own))
            field.setMaximumWidth(FIELD_WIDTH)
            self.labels[name].setBuddy(field)
            for column, widget in enumerate((self.icons[name], self.labels[name], field, button)):
                middle = Qt.AlignmentFlag.AlignVCenter
                left = middle | Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(widget, place, column, left if widget is button else middle)
        self._add_scan_row(len(self.fields))

    def _add_scan_row(self, place: int) -> None:
        self.scan_button.clicked.connect(lambda _checked: self.scan_asked.emit())
        self.open_scan.clicked.connect(lambda _checked: self.scan_opened.emit())
        self._grid.addWidget(self.scan_icon, place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(Label("Bản quét có chữ ký"), place, 1)
        self._grid.addWidget(self.scan_name, place, 2)
        self._grid.addWidget(_side_by_side(self.scan_button, self.open_scan), place, 3)

    def _tick_today(self, name: str) -> None:
        value: Any = self._today()
        if self._keep(name, value):
            self.fields[name].line.setFocus(Qt.FocusReason.OtherFocusReason)


def _side_by_side(*buttons: PushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return holder
