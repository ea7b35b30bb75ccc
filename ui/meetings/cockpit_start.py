"""What the cockpit shows before the meeting: how it will be recorded, and the start."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.text import clock_text, short_date
from app.domain.time_shares import total_minutes
from ui.kit.buttons import LinkButton, primary
from ui.kit.cards import Card, Notice
from ui.kit.inputs import Check
from ui.kit.labels import IconLabel, Label

BEFORE = frozenset({MeetingStage.PLANNED, MeetingStage.PREPARING})
START, START_PAPER = "Bắt đầu họp", "Bắt đầu ghi lại"
WIDTH = 620
PAPER_WORDS = "Không chạy đồng hồ; giờ gõ tay hoặc để trống."


class StartCard(QWidget):
    """One sentence, the way of recording, and the red button."""

    started = Signal()
    afterwards_changed = Signal(bool)
    attendance_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "section")
        self.facts = Label("", "secondary", wrap=True)
        self.day_notice = Notice("", "warn")
        self.afterwards = Check("Ghi lại buổi đã họp")
        self.paper_words = Label(PAPER_WORDS, "small", wrap=True)
        self.afterwards.changed.connect(
            lambda: self.afterwards_changed.emit(self.afterwards.value())
        )
        self.attendance = LinkButton("Mở điểm danh")
        self.attendance.clicked.connect(lambda _checked: self.attendance_asked.emit())
        self.start = primary(START, icon="play", keys="F2")
        self.start.clicked.connect(lambda _checked: self.started.emit())
        self.setFocusProxy(self.start)
        self._lay_out()

    def show_view(self, view: MeetingView) -> None:
        """Say what will be held, and whether today is its day."""
        file, header = view.file, view.file.header
        can_start = header.stage in BEFORE
        self.title.setText("Buổi họp chưa bắt đầu" if can_start else "Buổi này chưa họp")
        self.facts.setText(_facts(view))
        is_other_day = can_start and not header.afterwards and view.now.date() != header.day
        self.day_notice.setVisible(is_other_day)
        self.day_notice.set_text(_day_words(view.now, short_date(header.day)))
        self.afterwards.set_value(header.afterwards)
        self.afterwards.setVisible(can_start)
        self.paper_words.setVisible(can_start)
        self.start.setText(START_PAPER if header.afterwards else START)
        self.start.setVisible(can_start)
        self.attendance.setVisible(can_start and bool(view.counts.unmarked))
        self.setAccessibleName(f"{self.title.text()}. {file.title}")

    def take_keyboard(self) -> None:
        """Put the keyboard on the start."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        card = Card()
        card.setMaximumWidth(WIDTH)
        card.add(IconLabel("notebook-pen", size=40))
        for widget in (self.title, self.facts, self.day_notice, self.afterwards, self.paper_words):
            card.add(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.start)
        row.addWidget(self.attendance)
        row.addStretch(1)
        card.add_layout(row)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 10)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(line)
        column.addStretch(3)


def _facts(view: MeetingView) -> str:
    header, items = view.file.header, view.file.agenda
    when = f"{clock_text(header.starts_at)} ngày " if header.starts_at else "Ngày "
    unmarked = len(view.counts.unmarked)
    parts = (
        f"{when}{short_date(header.day)}",
        f"{len(items)} mục, {total_minutes(items)} phút" if items else "chưa có chương trình",
        f"còn {unmarked} đồng chí chưa điểm danh" if unmarked else "đã điểm danh đủ",
    )
    return "; ".join(parts) + "."


def _day_words(now: datetime, day: str) -> str:
    return (
        f"Hôm nay {short_date(now.date())} không phải ngày họp {day}. Nếu buổi họp đã diễn ra,"
        " hãy đánh dấu “Ghi lại buổi đã họp”."
    )
