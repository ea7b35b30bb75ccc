"""The programme beside the text: done, running and coming items, and what is left for next time."""

from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.agendas import AgendaItem, ItemFate
from app.domain.meeting_file import MeetingFile
from app.domain.text import clock_text
from app.domain.time_shares import running_starts
from ui.kit import theme
from ui.kit.buttons import icon_button
from ui.kit.cards import Card
from ui.kit.dots import DotKind, dot_size, draw_dot
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.page import scrolling
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    RIGHT,
    Ink,
    Run,
    draw_icon,
    draw_text,
    is_elided,
    scaled,
    text_width,
)
from ui.kit.paragraph import Paragraph
from ui.meetings.cockpit_clock import running_item, short_title
from ui.meetings.cockpit_lines import parked_lines

FOLDED = "folded"
LEAST_FOLDED = 2
"""One done item alone is not worth folding."""
_PAD, _NEAR = 16, 10
_TIME = Ink("text_muted", "small", tabular=True)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item: its number, title, time, and whether it is done, running, or put off."""

    key: str
    number: int
    title: str
    time: str
    is_done: bool = False
    is_running: bool = False
    is_chosen: bool = False
    is_left_out: bool = False


def agenda_lines(file: MeetingFile, chosen: int) -> tuple[AgendaLine, ...]:
    """Return the items with the time they began, or would begin as planned."""
    running = running_item(file)
    starts = running_starts(file.header.starts_at or time(0), file.agenda)
    has_times = file.header.starts_at is not None and not file.header.afterwards
    lines = []
    for number, (item, start) in enumerate(zip(file.agenda, starts, strict=True), start=1):
        planned = clock_text(start) if has_times else ""
        lines.append(
            AgendaLine(
                key=str(item.id),
                number=number,
                title=short_title(item),
                time=_time_of(item) or planned,
                is_done=item.fate is not None,
                is_running=running is not None and item.id == running.id,
                is_chosen=item.id == chosen,
                is_left_out=item.fate in {ItemFate.POSTPONED, ItemFate.DROPPED},
            )
        )
    return tuple(lines)


def _time_of(item: AgendaItem) -> str:
    if item.started_at is not None:
        return clock_text(item.started_at)
    return f"{item.given_minutes} phút" if item.given_minutes is not None else ""


class AgendaList(Operable):
    """Items in rows; a low window folds what is done into one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AgendaLine, ...] = ()
        self._is_low = False
        self._is_unfolded = False
        self.describe("Chương trình", "")

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """Return the items shown, folded ones too."""
        return self._lines

    def set_lines(self, lines: tuple[AgendaLine, ...]) -> None:
        """Show other items or other states; the keyboard stays on its item."""
        if lines == self._lines:
            return
        here = self.current_key
        self._lines = lines
        self.rearrange()
        self.move_to(here)

    def set_low(self, is_low: bool) -> None:
        """Fold what is done, or show every item."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.rearrange()

    def toggle_fold(self) -> None:
        """Show the folded items, or fold them again."""
        self._is_unfolded = not self._is_unfolded
        self.rearrange()

    def natural_width(self) -> int:
        """Return a width of a short title."""
        return scaled(220)

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        del width
        return len(self._rows()) * theme.sizes().row + 8

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place a row."""
        high = theme.sizes().row
        return tuple(
            Spot(
                row.key,
                QRectF(0, 4 + place * high, width, high),
                _spoken(row),
                self._tip(row, width),
            )
            for place, row in enumerate(self._rows())
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the rows."""
        for row, spot in zip(self._rows(), self.spots, strict=True):
            area = spot.area
            if row.is_running:
                painter.fillRect(area, theme.colour("primary_tint"))
            elif row.is_chosen:
                painter.fillRect(area, theme.colour("selection_bg"))
            elif spot.key == self._hovered:
                painter.fillRect(area, theme.colour("hover"))
            if row.is_running or row.is_chosen:
                marker = QRectF(area.left(), area.top(), 4, area.height())
                painter.fillRect(
                    marker, theme.colour("marker" if row.is_running else "border_strong")
                )
            if row.key == FOLDED:
                self._paint_fold(painter, row, area)
            else:
                self._paint_row(painter, row, area)

    def _folded(self) -> tuple[AgendaLine, ...]:
        """Return the done items before the last of them that a low window puts into one row."""
        done = []
        for line in self._lines:
            if not line.is_done or line.is_chosen:
                break
            done.append(line)
        is_used = self._is_low and len(done) > LEAST_FOLDED
        return tuple(done[:-1]) if is_used else ()

    def _rows(self) -> tuple[AgendaLine, ...]:
        folded = self._folded()
        if not folded:
            return self._lines
        head = AgendaLine(FOLDED, 0, f"Đã xong mục 1 đến {len(folded)}", "", is_done=True)
        rest = self._lines if self._is_unfolded else self._lines[len(folded) :]
        return (head, *rest)

    def _paint_fold(self, painter: QPainter, row: AgendaLine, area: QRectF) -> None:
        side = theme.sizes().icon_small
        draw_icon(painter, QPointF(_PAD + dot_size() / 2, area.center().y()), "check", "ok", side)
        arrow = "chevron-up" if self._is_unfolded else "chevron-down"
        right = QPointF(area.right() - _PAD - side / 2, area.center().y())
        draw_icon(painter, right, arrow, "text_secondary", side)
        left = _PAD + dot_size() + _NEAR
        words = QRectF(left, area.top(), right.x() - side - left, area.height())
        draw_text(painter, words, row.title, Ink("text_secondary"))

    def _paint_row(self, painter: QPainter, row: AgendaLine, area: QRectF) -> None:
        dot = dot_size()
        _paint_dot(painter, QPointF(_PAD + dot / 2, area.center().y()), row)
        wide = text_width(row.time, _TIME)
        end = area.right() - _PAD
        ink = _TIME.dyed("text_secondary") if row.is_running else _TIME
        draw_text(
            painter, QRectF(end - wide, area.top(), wide, area.height()), row.time, ink, RIGHT
        )
        left = _PAD + dot + _NEAR
        words = QRectF(left, area.top(), end - wide - 8 - left, area.height())
        draw_text(painter, words, _fitting(row, words.width()), _title_ink(row))

    def _tip(self, row: AgendaLine, width: int) -> str:
        room = width - 2 * _PAD - dot_size() - _NEAR - 8 - text_width(row.time, _TIME)
        return row.title if is_elided(row.title, _title_ink(row), room) else ""


def _fitting(row: AgendaLine, width: float) -> str:
    """Return the title, or its first part where all of it finds no room."""
    if not is_elided(row.title, _title_ink(row), width):
        return row.title
    return row.title.split(",", maxsplit=1)[0]


def _title_ink(row: AgendaLine) -> Ink:
    if row.is_running:
        return Ink("primary_text", weight=600)
    return Ink("text_muted" if row.is_left_out else "text_secondary" if row.is_done else "text")


def _paint_dot(painter: QPainter, centre: QPointF, row: AgendaLine) -> None:
    size = dot_size()
    circle = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    if row.is_left_out:
        draw_dot(painter, circle, DotKind.LATER)
        draw_icon(painter, centre, "corner-down-right", "text_muted", round(size * 0.6))
        return
    is_done = row.is_done and not row.is_running
    kind = DotKind.DONE if is_done else DotKind.CURRENT if row.is_running else DotKind.LATER
    draw_dot(painter, circle, kind, str(row.number))


def _spoken(row: AgendaLine) -> str:
    state = "đang làm" if row.is_running else "đã xong" if row.is_done else ""
    return ", ".join(filter(None, (f"{row.number}. {row.title}", row.time, state)))


class AgendaCard(Card):
    """Programme with its count, and the parking list at the foot."""

    chosen = Signal(int)
    park_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.count = Label("", "secondary")
        super().__init__("Chương trình", right=(self.count,), edge_to_edge=True, parent=parent)
        self.list = AgendaList()
        self.list.clicked.connect(self._on_row)
        self.parked_count = Label("", "secondary")
        self.parked_text = Paragraph()
        self.speaking = Label("", "small", wrap=True)
        """Who spoke, where the window has no room for the card of speakers."""
        self.area = _clear(scrolling(self.list))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._reveal)
        self.add(self.area, 1)
        self._foot = self._parking()
        self.add(self._foot)
        self.setMinimumHeight(120)

    def show_file(self, file: MeetingFile, chosen: int) -> None:
        """Show the programme and what is parked."""
        lines = agenda_lines(file, chosen)
        before = next((line.key for line in self.list.lines if line.is_running), "")
        self.list.set_lines(lines)
        running = next((line.key for line in lines if line.is_running), "")
        if running != before:
            self._soon.start()
        done = sum(line.is_done for line in lines)
        self.count.setText(f"{done}/{len(lines)}")
        self._show_parked(file)

    def set_low(self, is_low: bool) -> None:
        """Fold what is done in a low window, and only count what is parked in a narrow one."""
        self.list.set_low(is_low)
        self._show_parked_text()

    def set_speaking(self, words: str) -> None:
        """Say how many spoke, or nothing where the card of speakers says it."""
        self.speaking.setText(words)
        self.speaking.setVisible(bool(words))
        self._show_parked_text()

    def _show_parked(self, file: MeetingFile) -> None:
        parked = tuple(parked_lines(file))
        self.parked_count.setText(str(len(parked)) if parked else "")
        runs: list[Run] = []
        for entry, note in parked:
            runs.append(Run(f"{entry.text.strip()} "))
            runs.append(Run(f"{note}\n", Ink("text_muted")))
        if runs:
            last = runs.pop()
            runs.append(Run(last.text.rstrip(), last.ink))
        self.parked_text.set_runs(tuple(runs))
        self._show_parked_text()

    def _show_parked_text(self) -> None:
        has_room = not self.speaking.text()
        self.parked_text.setVisible(has_room and bool(self.parked_text.text()))

    def _parking(self) -> QWidget:
        foot = QWidget()
        add = icon_button("plus", "Ghi việc để lại kỳ sau", keys="Ctrl+L", small=True)
        add.clicked.connect(lambda _checked: self.park_asked.emit())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("inbox", "text_secondary"))
        head.addWidget(Label("Để lại kỳ sau", "strong"))
        head.addStretch(1)
        head.addWidget(self.parked_count)
        head.addWidget(add)
        inside = QVBoxLayout()
        inside.setContentsMargins(_PAD, 4, 8, 10)
        inside.setSpacing(2)
        inside.addLayout(head)
        inside.addWidget(self.parked_text)
        inside.addWidget(self.speaking)
        self.speaking.hide()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(inside)
        return foot

    def _on_row(self, key: str) -> None:
        if key == FOLDED:
            self.list.toggle_fold()
        else:
            self.chosen.emit(int(key))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the running item into sight once everything has its place."""
        super().showEvent(event)
        self._soon.start()

    def _reveal(self) -> None:
        key = next((line.key for line in self.list.lines if line.is_running), "")
        spot = next((spot for spot in self.list.spots if spot.key == key), None)
        if spot is not None:
            middle = spot.area.center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.area.height() * 2))


def _clear(area: QScrollArea) -> QScrollArea:
    area.viewport().setAutoFillBackground(False)
    inner = area.widget()
    if inner is not None:
        inner.setAutoFillBackground(False)
    return area
