"""Điều hành & biên bản: clocks, programme, text and people; everything by function keys."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.agendas import AgendaItem
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES
from app.domain.text import clock_text
from ui.kit import theme
from ui.kit.buttons import icon_button
from ui.kit.dropping import drop
from ui.kit.front_stack import FrontStack
from ui.kit.function_keys import FunctionKeyRow
from ui.kit.tokens import data
from ui.meetings.cockpit_acts import CockpitActs
from ui.meetings.cockpit_agenda import AgendaCard
from ui.meetings.cockpit_clock import RunningClock, clock_fields, running_item
from ui.meetings.cockpit_flow import TextCard
from ui.meetings.cockpit_keys import function_keys
from ui.meetings.cockpit_menu import fill_menu
from ui.meetings.cockpit_paper import ClockHead
from ui.meetings.cockpit_people import SpeakersCard, speaking_words
from ui.meetings.cockpit_places import CockpitPlaces
from ui.meetings.cockpit_start import StartCard
from ui.meetings.cockpit_writing import CockpitWriting
from ui.meetings.kept_text import commit_all
from ui.meetings.readback import ReadbackScreen
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

TICK_MS = 1000
AGENDA_WIDTH, LEAST_AGENDA = 304, 220


class CockpitStep(MeetingStep):
    """Shows the item in front and hands keys to what is written; the meeting runs here."""

    key = "run"
    title = "Điều hành & biên bản"
    icon = "notebook-pen"
    readback_wanted = Signal()
    """The minutes are being read over the whole window."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._view: MeetingView | None = None
        self._chosen = 0
        self.clock = RunningClock(workspace.now)
        self.head = ClockHead(workspace)
        self.clocks = self.head.clocks
        self.agenda, self.text, self.people = AgendaCard(), TextCard(workspace), SpeakersCard()
        self.start, self.keys = StartCard(), FunctionKeyRow()
        self.writing = CockpitWriting(self, self)
        self.places = CockpitPlaces(self)
        self.readback: ReadbackScreen | None = None
        self._menu_button = icon_button("ellipsis", "Việc khác của buổi họp")
        self._menu = QMenu(self._menu_button)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_clocks)
        self._lay_out()
        self._connect()
        theme.notifier().changed.connect(self._fit)

    # --- What the frame asks --------------------------------------------------------------------

    def show_view(self, view: MeetingView) -> None:
        """Draw this reading; the item in front, focus and everything being typed stay."""
        is_new = self._view is None or self._view.file.header.id != view.file.header.id
        if is_new:
            self._chosen = 0
        self._view = view
        self.clock.set()
        is_held = view.file.header.stage in HELD_STAGES
        self._stack.setCurrentWidget(self._body if is_held else self.start)
        if self._stack.hasFocus():  # Qt leaves the keyboard there when the page turns
            self._place_keyboard()
        self.head.show_file(view.file if is_held else None)
        self.start.show_view(view)
        self.writing.show_view(view)
        if is_held:
            self._hold_item(view)
            self._show_meeting(view)
        else:
            self.people.show_file(view.file)
            self.show_keys()
        if is_new and is_held:
            self.writing.take_up_unfinished()
        if self.readback is not None:
            self.readback.show_view(view)

    def go(self, where: str) -> None:
        """Put the keyboard on a place: run:item:5, run:vote:2, run:end, run:readback…"""
        if self._view is None:
            return
        _, _, place = where.partition(":")
        if not self.places.show(place):
            self.writing.go(place)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the menu of the meeting as a whole."""
        return (self._menu_button,)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        """Return a check once the minutes are adopted."""
        return "ok" if view.file.header.minutes_adopted_at else ""

    def side_cards(self) -> tuple[QWidget, ...]:
        """Return the card of speakers."""
        return (self.people,)

    def leave(self) -> None:
        """Keep what is being typed, and the read-back closed."""
        commit_all(self)
        self.close_readback()

    def above(self) -> QWidget:
        """Return the clocks, which want the whole width over step and panel."""
        return self.head

    def below(self) -> QWidget:
        """Return the function keys, which want the whole width under step and panel."""
        return self.keys

    def full_view(self) -> QWidget | None:
        """Return the read-back while it covers the window, else None."""
        return self.readback

    # --- What is in front -----------------------------------------------------------------------

    @property
    def view(self) -> MeetingView | None:
        """Return the last reading."""
        return self._view

    @property
    def item(self) -> AgendaItem | None:
        """Return the item in front: the chosen one, else the running, else the next, else last."""
        if self._view is None:
            return None
        file = self._view.file
        chosen = file.item(self._chosen) or running_item(file)
        waiting = (item for item in file.agenda if item.fate is None)
        return chosen or next(waiting, file.agenda[-1] if file.agenda else None)

    @property
    def is_running(self) -> bool:
        """Say whether lines can be written: the meeting is held and not locked."""
        if self._view is None:
            return False
        return self._view.file.header.stage in HELD_STAGES and not self._view.is_locked

    def acts_on(self) -> CockpitActs | None:
        """Return the acts on the meeting in front."""
        return CockpitActs(self.workspace, self._view) if self._view is not None else None

    def choose_item(self, item_id: int) -> None:
        """Bring an item to the front; the running one is followed again."""
        if self._view is None or self._view.file.item(item_id) is None:
            return
        commit_all(self.text)
        running = running_item(self._view.file)
        is_followed = running is not None and running.id == item_id
        self._chosen = 0 if is_followed and not self._view.file.header.afterwards else item_id
        self._show_item()
        self.writing.rest()

    def want(self, where: str) -> None:
        """Ask for another step."""
        self.wanted.emit(where)

    def follow_running(self) -> None:
        """Bring the running item to the front at the next reading."""
        self._chosen = 0

    def _hold_item(self, view: MeetingView) -> None:
        """Recorded from paper, keep the item in front until a person goes on."""
        if view.file.header.afterwards and not self._chosen and self.item is not None:
            self._chosen = self.item.id

    def show_clocks(self) -> None:
        """Draw the clocks of this second, nothing else."""
        if self._view is None or self._view.file.header.afterwards:
            return
        moment = self.clock()
        self.clocks.set_fields(clock_fields(self._view.file, moment))
        acts = self.acts_on()
        self.text.slot.show_time(clock_text(moment) if acts and acts.is_live else "")

    def show_keys(self) -> None:
        """Show the function keys with the one in use."""
        if self._view is not None:
            self.keys.set_keys(function_keys(self._view.file, self.item, self.writing.active_key))

    # --- Read-back ------------------------------------------------------------------------------

    def open_readback(self) -> None:
        """Cover the window with the minutes, at the item in front."""
        if self._view is None or not self.is_held():
            return
        commit_all(self)
        if self.readback is None:
            self.readback = ReadbackScreen(self.workspace, self._view, self.window())
            self.readback.left.connect(self.close_readback)
            self.readback.adopted.connect(self._on_adopted)
        self.keys.setEnabled(False)
        self.readback.open(self.item.id if self.item else 0)
        self.readback_wanted.emit()

    def close_readback(self) -> None:
        """Go back to the cockpit."""
        if self.readback is None:
            return
        screen, self.readback = self.readback, None
        self.keys.setEnabled(True)
        self.window().removeEventFilter(screen)
        drop(screen)
        if self.isVisible():
            self.writing.rest()

    def is_held(self) -> bool:
        """Say whether the meeting has begun."""
        return self._view is not None and self._view.file.header.stage in HELD_STAGES

    # --- Qt -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clocks run while they are seen."""
        super().showEvent(event)
        self._tick.start()
        self._fit()
        self._place_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clocks, and leave the read-back with its step."""
        super().hideEvent(event)
        self._tick.stop()
        self.close_readback()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """Say that the step takes the height there is: its cards scroll inside."""
        return False

    def sizeHint(self) -> QSize:
        """Return the least height; more is shared out, less makes the page scroll."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def _place_keyboard(self) -> None:
        """Give the keyboard to the start, or to the note line unless something else is written."""
        if not self.is_held():
            self.start.take_keyboard()
        elif self.text.slot.is_resting:
            self.writing.rest()

    # --- Building -------------------------------------------------------------------------------

    def _show_meeting(self, view: MeetingView) -> None:
        self.people.show_file(view.file)
        self._show_item()
        self.show_clocks()
        self._fit()

    def _show_item(self) -> None:
        if self._view is None:
            return
        item = self.item
        self.agenda.show_file(self._view.file, item.id if item else 0)
        self.text.show_item(self._view, item)
        self.writing.show_item()
        self.show_keys()

    def _fit(self) -> None:
        """Fold what is done in a low window; say in one line who spoke in a narrow one."""
        window, layout = self.window(), data()["layout"]
        is_low = window.height() < layout["compactBelowHeight"]
        is_narrow = window.width() < layout["findingsCollapseBelowWidth"]
        self.agenda.set_low(is_low)
        self.people.set_low(is_low)
        wide = min(round(AGENDA_WIDTH * theme.sizes().font_body / 11), round(self.width() * 0.38))
        self.agenda.setFixedWidth(max(wide, LEAST_AGENDA))
        words = speaking_words(self._view.file) if is_narrow and self._view else ""
        self.agenda.set_speaking(words)

    def _lay_out(self) -> None:
        gap = data()["layout"]["cardGapDense"]
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(self.agenda)
        row.addWidget(self.text, 1)
        self._stack = FrontStack()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.keys)

    def _connect(self) -> None:
        self.keys.pressed.connect(self.writing.press)
        self.agenda.chosen.connect(self.choose_item)
        self.agenda.park_asked.connect(self.writing.park)
        self.people.chosen.connect(self.writing.note_speech)
        self.start.started.connect(self.writing.go_on)
        self.start.afterwards_changed.connect(self.writing.set_afterwards)
        self.start.attendance_asked.connect(lambda: self.wanted.emit("attendance"))
        self.head.paper.kept.connect(self.writing.forms.keep_meeting_times)
        self._menu_button.clicked.connect(lambda _checked: self._open_menu())
        for keys, act in (("Ctrl+L", self.writing.park), ("Ctrl+M", self.text.open_phrases)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _open_menu(self) -> None:
        fill_menu(self._menu, self, self.writing)
        corner = self._menu_button.rect().bottomLeft()
        self._menu.popup(self._menu_button.mapToGlobal(corner))

    def _on_adopted(self) -> None:
        self.close_readback()
        self.wanted.emit("finish")
