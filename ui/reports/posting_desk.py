"""Gói đăng Sổ tay: texts to copy, what is posted by when, and the folder of papers to attach."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingRow
from app.domain.progress import Progress
from app.domain.text import day_month, short_date
from app.services.posting import (
    POSTING_HALF_LABELS,
    PostingHalf,
    PostingPackage,
    PostingTick,
)
from ui.kit.buttons import PushButton, primary, quiet, secondary
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.choice import Choice
from ui.kit.copy_rows import CopyRows
from ui.kit.dropping import drop
from ui.kit.flow import flow
from ui.kit.labels import IconLabel, Label
from ui.kit.open_files import Opener, open_folder, open_with_system
from ui.kit.segmented import Segmented
from ui.reports.desk import Desk
from ui.reports.desk_places import POSTING
from ui.workspace import Workspace

MOST_LINES = 5
MEETING_WIDTH = 350
EMPTY = "Năm này chưa có buổi họp nào."


class PostingDesk(Desk):
    """The meeting last held, unless another is chosen; nothing is sent by the program."""

    place = POSTING

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._rows: dict[int, MeetingRow] = {}
        self._place: Path | None = None
        self.package: PostingPackage | None = None
        self.meeting = Choice(required=True)
        self.half = Segmented(tuple(POSTING_HALF_LABELS.items()))
        self.texts = CopyRows(self._say_copied, most_lines=MOST_LINES)
        self.papers = Label("", "secondary", wrap=True)
        self.clock_label, self.clock = Label("", "secondary"), Label("", "section")
        self.ticks = _Ticks(self)
        self.write_button = primary("Lập gói", icon="folder")
        self.result = Notice("", "ok", act="Mở thư mục", on_act=self.open_made, closable=True)
        self.empty = EmptyState("calendar-plus", EMPTY)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def load(self) -> None:
        """Offer the meetings of the year that are posted, and show the chosen one."""
        rows = self.workspace.services.meetings.list(self.workspace.year)
        self._rows = {row.id: row for row in rows if row.kind is not MeetingKind.COMMITTEE}
        last_first = sorted(self._rows.values(), key=lambda row: (row.day, row.id), reverse=True)
        chosen = self.meeting.value()
        self.meeting.set_options(
            [(row.id, f"{row.title} · {day_month(row.day)}") for row in last_first]
        )
        self.meeting.set_value(chosen if chosen in self._rows else _usual(last_first))
        self._show()

    def open(self, where: str) -> None:
        """Show the package of "posting:12"."""
        _, _, number = where.partition(":")
        self.load()
        if number.isdecimal() and int(number) in self._rows:
            self.meeting.set_value(int(number))
            self._begin()

    def write(self) -> None:
        """Write texts and papers into their folder, in the background."""
        package, service = self.package, self.workspace.services.posting
        if package is None:
            return

        def work(progress: Progress) -> tuple[Path, ...]:
            return service.write(package.meeting_id, package.half, progress=progress)

        self.result.hide()
        self.workspace.run(work, "Đang lập gói đăng", self._on_written)

    def open_made(self) -> None:
        """Open the folder written last."""
        place = self._place
        if place is not None:
            self.workspace.perform(lambda: open_folder(place, self._opener))

    def tick(self, tick: PostingTick, day: date | None) -> None:
        """Keep the day something was posted, or take it back; Hoàn tác undoes either."""
        package, meetings = self.package, self.workspace.services.meetings
        if package is None:
            return
        said = f"Đã bỏ ngày: {tick.label}." if day is None else f"Đã ghi: {tick.label}."
        self.workspace.perform(lambda: meetings.set_fact(package.meeting_id, tick.fact, day), said)
        self._show()

    def other_day(self) -> None:
        """Go where another day than today is written."""
        package = self.package
        if package is not None:
            is_after = package.half is PostingHalf.AFTER
            place = "finish:posting" if is_after else "prepare:papers"
            self.workspace.go(f"meeting:{package.meeting_id}:{place}")

    def fold(self, is_folded: bool) -> None:
        """Stack the cards where there is no room for them beside each other."""
        super().fold(is_folded)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if is_folded else across)

    def _begin(self) -> None:
        """Show the half that is due of another meeting."""
        self.half.set_value(None)
        self.result.hide()
        self._show()

    def _show(self) -> None:
        meeting_id = self.meeting.value()
        self.empty.setVisible(meeting_id is None)
        for card in self._cards:
            card.setVisible(meeting_id is not None)
        if meeting_id is None:
            self.package = None
            return
        service, half = self.workspace.services.posting, self.half.value()
        self.package = self.workspace.read(lambda: service.package(meeting_id, half))
        if self.package is not None:
            self._show_package(self.package)

    def _show_package(self, package: PostingPackage) -> None:
        self.half.set_value(package.half)
        self.texts.show_texts(package.texts)
        self.papers.setText(
            f"Tệp kèm: {', '.join(package.papers)}." if package.papers else "Chưa có tệp kèm."
        )
        countdown = package.countdown
        self.clock_label.setText(countdown.label)
        self.clock.setText(countdown.figure)
        self.clock.set_tone("error" if countdown.is_late else "ok" if countdown.is_done else "")
        self.ticks.show_ticks(package.ticks)

    def _on_written(self, files: tuple[Path, ...]) -> None:
        self._place = files[0].parent
        self.result.set_text(f"Đã lập {self._place.name}: {len(files)} tệp.")
        self.result.show()

    def _say_copied(self, label: str) -> None:
        self.workspace.said.emit(f"Đã chép: {label}.", False)

    def _build(self) -> None:
        self.meeting.setAccessibleName("Buổi họp")
        self.meeting.setMinimumWidth(MEETING_WIDTH)
        self.half.setAccessibleName("Trước hay sau buổi họp")
        head = Card(self.place.title)
        head.add(flow(self.meeting, self.half))
        head.add(self.result)
        self.result.hide()
        copies = Card("Đoạn để chép")
        copies.add(self.texts)
        copies.body.addStretch(1)
        posted = Card("Đã đăng")
        for widget in (self.clock_label, self.clock, self.ticks, self.papers):
            posted.add(widget)
        posted.add(flow(self.write_button))
        posted.body.addStretch(1)
        self._cards: tuple[QWidget, ...] = (head, copies, posted)
        self._halves.setSpacing(12)
        self._halves.addWidget(copies, 3)
        self._halves.addWidget(posted, 2)
        self.body.addWidget(head)
        self.body.addLayout(self._halves, 1)
        self.body.addWidget(self.empty, 1)
        self.meeting.changed.connect(self._begin)
        self.half.changed.connect(self._show)
        self.write_button.clicked.connect(lambda _checked: self.write())


class _Ticks(QWidget):
    """What is to be posted: a line each with its day, and a button for today or to take it back."""

    def __init__(self, desk: PostingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.buttons: list[PushButton] = []
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_ticks(self, ticks: Iterable[PostingTick]) -> None:
        """Show other things to post."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                drop(widget)
        self.buttons = []
        for tick in ticks:
            self._column.addWidget(self._line(tick))

    def _line(self, tick: PostingTick) -> QWidget:
        done, desk = tick.done_on, self._desk
        icon = IconLabel(*(("check", "ok") if done else ("circle", "text_muted")))
        words = Label(
            f"{tick.label}: {short_date(done)}"
            if done
            else f"{tick.label}: chưa, hạn {day_month(tick.due_on)}",
            wrap=True,
        )
        if done:
            button = quiet("Bỏ ngày", icon="undo-2", small=True)
            button.clicked.connect(lambda _checked: desk.tick(tick, None))
        else:
            today = desk.workspace.now().date()
            button = secondary("Đã đăng hôm nay", icon="check", small=True)
            button.clicked.connect(lambda _checked: desk.tick(tick, today))
        button.setAccessibleName(f"{button.text()}: {tick.label}")
        other = quiet("Ngày khác…", small=True)
        other.setAccessibleName(f"Ngày khác: {tick.label}")
        other.clicked.connect(lambda _checked: desk.other_day())
        self.buttons.append(button)
        return _under(icon, words, flow(button, other))


def _under(icon: IconLabel, words: Label, buttons: QWidget) -> QWidget:
    """Return an icon with its words, and the buttons under the words."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(words, 0, 1)
    grid.addWidget(buttons, 1, 1)
    return holder


def _usual(last_first: list[MeetingRow]) -> int | None:
    """Return the meeting last held, else the first to come."""
    held = [row.id for row in last_first if row.stage in HELD_STAGES]
    coming = [row.id for row in reversed(last_first)]
    return next(iter((*held, *coming)), None)
