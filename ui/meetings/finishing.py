"""Hoàn thiện: resolution, papers, dates, item fates, the sheet, the lock, and what comes after."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.completeness import completeness_figure
from app.domain.countdowns import posting_countdown
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.posting_texts import posting_package
from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.focus import holds_keyboard, point_at
from ui.kit.page import scrolling
from ui.kit.resting import at_rest
from ui.kit.soon import Soon
from ui.kit.tokens import data
from ui.meetings.finishing_acts import FinishingActs
from ui.meetings.finishing_corrections import CorrectionsCard
from ui.meetings.finishing_errors import ErrorsCard
from ui.meetings.finishing_head import HeadCard
from ui.meetings.finishing_items import FatesCard
from ui.meetings.finishing_papers import PapersCard
from ui.meetings.finishing_posting import PostingCard
from ui.meetings.finishing_sheet import SheetCard
from ui.meetings.finishing_side import CompletenessCard, CountdownCard, PackageCard
from ui.meetings.finishing_tasks import ResolutionCard, task_row
from ui.meetings.finishing_texts import TextsCard
from ui.meetings.scoring_frames import want
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

MINUTE_MS = 60_000
READ_BACK = "run:readback"
FINISHED = frozenset({MeetingStage.FINISHING, MeetingStage.LOCKED})


class FinishingStep(MeetingStep):
    """Cards above each other that scroll; every figure comes from the reading it is given."""

    key, title, icon = "finish", "Hoàn thiện", "stamp"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.view: MeetingView | None = None
        self.does = does = FinishingActs(workspace)
        self.corrections, self.errors = CorrectionsCard(), ErrorsCard()
        self.resolution, self.papers = ResolutionCard(), PapersCard()
        self.posting = PostingCard(lambda: workspace.now().date(), does.keep_fact)
        self.head = HeadCard(workspace.now, does.keep_fact)
        self.fates, self.sheet = FatesCard(), SheetCard()
        self.texts = TextsCard(workspace)
        self.countdown, self.complete = CountdownCard(), CompletenessCard()
        self.package = PackageCard()
        self.read_button = secondary("Đọc lại", icon="book-open")
        self.lock_button = secondary("Khóa biên bản", icon="lock")
        self.correct_button = secondary("Ghi đính chính", icon="pen-line")
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._soon = Soon(self, self._fit)
        self._area = self._lay_out()
        self._connect()

    # --- What the workspace asks ----------------------------------------------------------------

    def show_view(self, view: MeetingView) -> None:
        """Draw this reading; focus, scroll place and what is being typed stay."""
        self.view = self.does.view = view
        place = self._area.verticalScrollBar().value()
        with at_rest(self._column):
            for card in (
                self.corrections, self.errors, self.resolution, self.posting, self.head,
                self.fates, self.sheet, self.texts,
            ):  # fmt: skip
                card.show_view(view)
            self._show_papers(view)
        self._show_time()
        self.complete.show_lines(view.completeness)
        self.package.show_texts(posting_package(view))
        is_posted = view.file.header.kind is not MeetingKind.COMMITTEE
        for side in (self.countdown, self.package, self.complete.remarks_button):
            want(side, is_wanted=is_posted)
        self._mark_acts(view)
        self._soon.start()
        self._area.verticalScrollBar().setValue(place)

    def go(self, where: str) -> None:
        """Put the focus on a place such as "finish:posting"; "finish:lock" asks to lock."""
        parts = where.split(":")
        place = parts[1] if len(parts) > 1 else ""
        if place == "lock":
            self.does.lock()
        elif place == "task" and len(parts) > 2 and parts[2].isdecimal():
            self._focus(task_row(self.resolution, int(parts[2])))
        else:
            self._focus(self._field_of(place))

    def acts(self) -> tuple[QWidget, ...]:
        """Return reading, locking and correcting."""
        return (self.read_button, self.lock_button, self.correct_button)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        """Return how complete the meeting is, once it is being finished."""
        if view.file.header.stage not in FINISHED:
            return ""
        lines = view.completeness
        return "ok" if all(line.done for line in lines) else completeness_figure(lines)

    def side_cards(self) -> tuple[QWidget, ...]:
        """Return the countdown, what is complete, and the texts to post."""
        return (self.countdown, self.complete, self.package)

    def leave(self) -> None:
        """Keep what is being typed."""
        self.posting.leave()
        self.head.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the card of the resolution how wide its head may be."""
        super().resizeEvent(event)
        self._soon.start()

    # --- Showing --------------------------------------------------------------------------------

    def _show_papers(self, view: MeetingView) -> None:
        self.papers.show_rows(self.workspace.services.papers.rows_of(view))

    def _show_time(self) -> None:
        if self.view is not None:
            self.countdown.show_countdown(posting_countdown(self.view.file, self.workspace.now()))

    def _fit(self) -> None:
        self.resolution.set_room(self._area.viewport().width())

    def _open_remarks(self) -> None:
        if self.view is not None:
            self.workspace.go(f"remarks:meeting:{self.view.file.header.id}")

    def _mark_acts(self, view: MeetingView) -> None:
        is_held = view.file.header.stage in FINISHED
        for button, is_wanted in (
            (self.read_button, not view.is_locked),
            (self.lock_button, is_held and not view.is_locked),
            (self.correct_button, view.is_locked),
        ):
            want(button, is_wanted=is_wanted)

    def _field_of(self, place: str) -> QWidget:
        match place:
            case "correction":
                return self.corrections
            case "file":
                return self.posting.go_to("scan")
            case "posting" | "announcement" | "scan":
                return self.posting.go_to(place)
            case "body" | "adoption" | "separate":
                return self.head.go_to(place)
            case "conclusion":
                return self.texts.go_to()
            case _:
                return self.resolution.table

    def _cards(self) -> tuple[QWidget, ...]:
        return (
            self.corrections, self.errors, self.resolution, self.papers, self.posting,
            self.head, self.fates, self.sheet, self.texts,
        )  # fmt: skip

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        card = next((one for one in self._cards() if one.isAncestorOf(widget)), None)
        if card is not None and not holds_keyboard(card):  # locked: the field takes nothing
            point_at(card, *self._cards())
        # The layout of a step just shown is made later; only then the place can be scrolled to.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget, 24, 48))

    def _lay_out(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(data()["layout"]["cardGapDense"])
        for card in self._cards():
            self._column.addWidget(card)
        self._column.addStretch(1)
        area = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return area

    def _connect(self) -> None:
        does = self.does
        self.read_button.clicked.connect(lambda _checked: self.wanted.emit(READ_BACK))
        self.head.read_asked.connect(lambda: self.wanted.emit(READ_BACK))
        self.lock_button.clicked.connect(lambda _checked: does.lock())
        self.correct_button.clicked.connect(lambda _checked: does.correct())
        self.corrections.asked.connect(does.correct)
        self.complete.go.connect(self._go_anywhere)
        self.complete.remarks_button.clicked.connect(lambda _checked: self._open_remarks())
        self.package.copied.connect(
            lambda label: self.workspace.said.emit(f"Đã chép: {label}.", False)
        )
        self.package.folder_asked.connect(does.open_package)
        self.fates.chosen.connect(does.set_fate)
        theme.notifier().changed.connect(self._soon.start)
        self._minute.timeout.connect(self._show_time)
        self._minute.start()
        self._connect_cards()

    def _connect_cards(self) -> None:
        does = self.does
        self.resolution.number_asked.connect(does.issue_number)
        self.resolution.cancel_asked.connect(does.cancel_number)
        self.resolution.added.connect(does.add_task)
        self.resolution.opened.connect(does.open_task)
        self.resolution.removed.connect(does.remove_task)
        self.papers.opened.connect(does.open_file)
        self.papers.exported.connect(does.export)
        self.posting.scan_asked.connect(does.choose_scan)
        self.posting.scan_opened.connect(does.open_scan)
        self.errors.go.connect(self._go_anywhere)
        self.errors.override_asked.connect(does.override)
        self.errors.withdrawn.connect(does.withdraw)
        self.sheet.go.connect(self.wanted)
        self.sheet.close_asked.connect(does.close_sheet)
        self.sheet.reopen_asked.connect(does.reopen_sheet)

    def _go_anywhere(self, where: str) -> None:
        if where.startswith(f"{self.key}:"):
            self.go(where)
        else:
            self.wanted.emit(where)
