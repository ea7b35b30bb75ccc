"""The card *Buổi sắp tới*: the day, what it is about, and what the preparation still lacks."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.overviews import NextMeeting, PreparationLine
from app.domain.text import clock_text, weekday_name
from ui.kit import theme
from ui.kit.buttons import ButtonKind, LinkButton, LinkKind, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.dropping import drop
from ui.kit.labels import IconLabel, Label
from ui.kit.painting import (
    CENTRE,
    Ink,
    Run,
    draw_box,
    draw_line,
    draw_text,
    line_height,
    scaled,
)
from ui.kit.paragraph import Paragraph

_WEEKDAY = Ink("gold_text", "small", 600)
_DAY = Ink(style="figure", weight=600, tabular=True)
_MONTH = Ink("text_secondary", "small")


class DateBlock(QWidget):
    """A leaf of a calendar: weekday, day, month, with the gold edge of a meeting day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.setAccessibleName(f"{weekday_name(day)}, ngày {day.day} tháng {day.month}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of three lines."""
        high = line_height(_WEEKDAY) + line_height(_DAY) + line_height(_MONTH)
        return QSize(scaled(68), high + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the leaf."""
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        head = QRectF(0, 0, area.width(), line_height(_WEEKDAY) + 4)
        draw_box(painter, area, fill="surface", edge="gold", radius=6)
        draw_box(painter, head, fill="gold_tint", edge="gold", radius=6)
        draw_box(painter, head.adjusted(1, 6, -1, 0), fill="gold_tint")
        draw_line(painter, head.bottomLeft(), head.bottomRight(), "gold")
        draw_text(painter, head, weekday_name(self._day), _WEEKDAY, CENTRE)
        day = QRectF(0, head.bottom() + 2, area.width(), line_height(_DAY))
        draw_text(painter, day, str(self._day.day), _DAY, CENTRE)
        month = QRectF(0, day.bottom(), area.width(), line_height(_MONTH))
        draw_text(painter, month, f"tháng {self._day.month}", _MONTH, CENTRE)


class MeetingCard(Card):
    """Shows the next meeting; without one it says how to get one."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.open_button = secondary("Mở buổi họp", small=True)
        super().__init__("Buổi sắp tới", right=[self.open_button], parent=parent)
        self._meeting: NextMeeting | None = None
        self.leaf = DateBlock()
        self.title_label = Label("", "strong", wrap=True)
        self.facts = Label("", "small", wrap=True)
        self.count = LinkButton("", LinkKind.EVIDENCE)
        self.count.setProperty("small", "true")
        self.rows: list[PreparationRow] = []
        self._ladder = QVBoxLayout()
        self.filled = self._filled()
        self.empty = EmptyState(
            "calendar-plus",
            "Chưa có buổi họp nào sắp tới.",
            "Lập kế hoạch năm để có ngày họp và mốc chuẩn bị.",
            act="Lập kế hoạch năm",
        )
        self.add(self.filled)
        self.add(self.empty)
        self.open_button.clicked.connect(lambda _checked: self._go(""))
        self.count.clicked.connect(lambda _checked: self._go(":prepare"))
        self.empty.pressed.connect(lambda: self.wanted.emit("page:plan"))

    def show_meeting(self, meeting: NextMeeting | None, *, is_main_act: bool) -> None:
        """Show another meeting; its button is the page's red one when nothing else is to do."""
        self._meeting = meeting
        self.filled.setVisible(meeting is not None)
        self.empty.setVisible(meeting is None)
        self.open_button.setVisible(meeting is not None)
        self.open_button.set_kind(ButtonKind.PRIMARY if is_main_act else ButtonKind.SECONDARY)
        if meeting is None:
            return
        self.leaf.set_day(meeting.day)
        self.title_label.setText(short_title(meeting))
        self.facts.setText(facts_line(meeting))
        self._show_ladder(meeting)

    def _filled(self) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title_label)
        words.addWidget(self.facts)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.leaf, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        ready = QHBoxLayout()
        ready.addWidget(Label("Chuẩn bị", "strong"), 1)
        ready.addWidget(self.count)
        self.ladder_head = QWidget()
        self.ladder_head.setLayout(ready)
        ready.setContentsMargins(0, 0, 0, 0)
        self._ladder.setSpacing(2)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.ladder_head)
        column.addLayout(self._ladder)
        column.addStretch(1)
        return made

    def _show_ladder(self, meeting: NextMeeting) -> None:
        lines = meeting.preparations
        self.ladder_head.setVisible(bool(lines))
        self.count.setText(f"{meeting.done}/{len(lines)} việc xong")
        self.count.setAccessibleName(f"Chuẩn bị: {meeting.done} trên {len(lines)} việc xong")
        self.count.updateGeometry()
        if tuple(row.line for row in self.rows) == lines:
            return
        for row in self.rows:
            self._ladder.removeWidget(row)
            drop(row)
        self.rows = [PreparationRow(line) for line in lines]
        for row in self.rows:
            self._ladder.addWidget(row)
            row.show()

    def _go(self, place: str) -> None:
        if self._meeting is not None:
            self.wanted.emit(f"meeting:{self._meeting.meeting_id}{place}")


class PreparationRow(QWidget):
    """One rung: a check or an empty ring, what it is, and when."""

    def __init__(self, line: PreparationLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        icon, colour = ("check", "ok") if line.done else ("circle", "text_muted")
        state = "xong" if line.done else "chưa xong"
        self.setAccessibleName(f"{line.label}: {state}, {line.detail}")
        detail = Label(line.detail, "small", tone="muted")
        detail.setFont(theme.font("small", tabular=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, colour, theme.sizes().icon - 2))
        row.addWidget(Paragraph((Run(line.label, Ink()),)), 1)
        row.addWidget(detail)


def short_title(meeting: NextMeeting) -> str:
    """Return the name without the year, which the leaf's day makes plain."""
    return meeting.title.replace(f"/{meeting.day.year}", "", 1)


def facts_line(meeting: NextMeeting) -> str:
    """Return time, place and how far it is: 14:00 · Phòng họp A · còn 13 ngày."""
    at = clock_text(meeting.starts_at) if meeting.starts_at else ""
    return " · ".join(part for part in (at, meeting.place, _distance(meeting.days_left)) if part)


def _distance(days: int) -> str:
    near = {0: "hôm nay", 1: "ngày mai"}
    return near.get(days, f"còn {days} ngày")
