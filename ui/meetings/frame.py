"""The workspace of one meeting: header, ribbon, tabs, the step in front, and the panel."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.meeting_views import MeetingView
from app.domain.meetings import SCORED_KINDS, MeetingStage
from ui.kit import theme
from ui.kit.front_stack import FrontStack
from ui.kit.page import ROOM_EVENTS, window_room
from ui.kit.ribbon import StageRibbon
from ui.kit.soon import Soon
from ui.kit.tokens import data
from ui.meetings.frame_parts import (
    ActsRow,
    Band,
    PanelButton,
    StandingStrip,
    StepsMenu,
    TabRow,
    add_keys,
)
from ui.meetings.header import MeetingLine
from ui.meetings.kept_text import commit_all
from ui.meetings.meeting_form import edit_meeting
from ui.meetings.side_panel import CardsColumn, Drawer, SidePanel
from ui.meetings.stages import FIRST_STEPS, place_shown, ribbon_state, standing_sentence
from ui.meetings.step import MeetingStep, show_place
from ui.meetings.steps import step_classes
from ui.meetings.tabs import KEYS
from ui.workspace import Workspace

COCKPIT = "run"
REST_MS = 400
"""After this pause one of the steps not looked at yet is built, and so on: each takes a while."""
CARDS_BELOW_POINTS = frozenset({"score"})


class MeetingFrame(QWidget):
    """Reads a meeting once per change and gives the reading to the step that is seen."""

    left = Signal()
    gone = Signal(str)
    """The meeting cannot be read any more; carries the sentence why."""

    def __init__(
        self, workspace: Workspace, classes: tuple[type[MeetingStep], ...] | None = None
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.meeting_id = 0
        self.view: MeetingView | None = None
        self._classes = step_classes() if classes is None else classes
        self._steps: dict[str, MeetingStep] = {}
        self._acts: dict[str, ActsRow] = {}
        self._cards: dict[str, CardsColumn | None] = {}
        self._seen: dict[str, MeetingView] = {}
        self._is_low = self._is_narrow = False
        self.line = MeetingLine()
        self.ribbon = StageRibbon()
        self.row = TabRow()
        self.tabs = self.row.tabs
        self.strip = StandingStrip()
        self.stack = FrontStack()
        self._above, self._below = Band(), Band()
        self.panel = SidePanel()
        self.drawer_panel = SidePanel()
        self.drawer = Drawer(self)
        self.panel_button, self.steps_menu = PanelButton(), StepsMenu()
        self._soon = Soon(self, self.refresh_now)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._connect()

    # --- What is shown --------------------------------------------------------------------------

    @property
    def step(self) -> MeetingStep | None:
        """Return the step in front."""
        place = self.tabs.currentIndex()
        return self._steps.get(self._classes[place].key) if place >= 0 else None

    def open(self, meeting_id: int, where: str = "") -> bool:
        """Show a meeting, at a place such as "score:4.7" or at the step its stage asks for."""
        if meeting_id == self.meeting_id:
            is_read = self.refresh_now()
        else:
            self.leave()
            self.meeting_id, self._seen = meeting_id, {}
            is_read = self._read_at(where)
        if is_read:
            self.go(where or self._first_step())
        return is_read

    def go(self, where: str) -> None:
        """Show the step of a place and put the focus there; other places are the window's."""
        key = (where := place_shown(where, self.view)).split(":", maxsplit=1)[0]
        place = self._place(key)
        if place is None:
            if key not in KEYS:
                self.workspace.go(where)
            return
        self.drawer.close_drawer()
        if place != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(place)
        self._show_step()
        if self.step is not None:
            show_place(self.step, where)

    def refresh(self) -> None:
        """Read the meeting again soon; several changes make one reading."""
        if self.meeting_id:
            self._soon.start()

    def refresh_now(self) -> bool:
        """Read the meeting and show it; false when it is gone."""
        if not self._read():
            return False
        self._show_step()
        return True

    def _read_at(self, where: str) -> bool:
        """Read another meeting and choose its tab; no step is shown that nobody asked for."""
        with QSignalBlocker(self.tabs):
            is_read = self._read()
            place = self._place((where or self._first_step()).split(":", maxsplit=1)[0])
            if is_read and place is not None:
                self.tabs.setCurrentIndex(place)
        if is_read and place is None:  # a place of another page: this one shows the meeting too
            self._show_step()
        return is_read

    def _read(self) -> bool:
        self._soon.stop()
        if not self.meeting_id:
            return False
        try:
            self.view = self.workspace.services.meetings.view(self.meeting_id)
        except AppError as refusal:
            self.meeting_id, self.view = 0, None
            self.gone.emit(refusal.sentence)
            return False
        self._show_frame(self.view)
        QTimer.singleShot(0, self, self.rest.start)  # the pause begins when all is drawn
        return True

    def leave(self) -> None:
        """Keep what is being typed before something else is shown."""
        step = self.step
        if step is not None:
            commit_all(step)
            step.leave()

    def close_meeting(self) -> None:
        """Leave the meeting for the list."""
        self.leave()
        self.drawer.close_drawer()
        self.meeting_id, self.view, self._seen = 0, None, {}

    # --- Acts -----------------------------------------------------------------------------------

    def do_next(self) -> None:
        """Do what the ribbon's button says."""
        if self.view is None:
            return
        if self.view.file.header.stage is MeetingStage.PLANNED:
            self.open_preparation()
        else:
            self.go(self.view.next_act.where)

    def open_preparation(self) -> None:
        """Start preparing: the agenda with what is carried in, and whom to tell."""
        services, meeting_id = self.workspace.services, self.meeting_id
        self.workspace.perform(
            lambda: services.agendas.open(meeting_id),
            "Đã mở chuẩn bị: chương trình và danh sách nơi nhận đã có.",
        )
        self.go("prepare")

    def edit(self) -> None:
        """Change the header of the meeting."""
        if self.view is not None and not self.view.is_locked:
            edit_meeting(self.workspace, self.meeting_id)

    def step_by(self, steps: int) -> None:
        """Show the next or previous tab, round and round."""
        shown = [p for p in range(self.tabs.count()) if self.tabs.isTabVisible(p)]
        at = shown.index(self.tabs.currentIndex()) if self.tabs.currentIndex() in shown else 0
        self.go(self._classes[shown[(at + steps) % len(shown)]].key)

    def override(self, code: str, where: str) -> None:
        """Ask for the reason an E finding is passed by with, and keep it."""
        meeting_id, services = self.meeting_id, self.workspace.services
        reason = self.workspace.dialogs.ask_reason(
            f"Bỏ qua việc phải sửa {code}?",
            "Lý do được in trong biên bản và giữ lại cùng buổi họp.",
            "Ghi lý do",
        )
        if reason is not None:
            self.workspace.perform(
                lambda: services.findings.override(meeting_id, code, where, reason),
                f"Đã ghi lý do bỏ qua {code}.",
            )

    def withdraw(self, code: str, where: str) -> None:
        """Take back the reason a finding was passed by with: it stands again."""
        meeting_id, services = self.meeting_id, self.workspace.services
        self.workspace.perform(
            lambda: services.findings.withdraw(meeting_id, code, where),
            f"Đã bỏ lý do bỏ qua {code}.",
        )

    # --- Showing --------------------------------------------------------------------------------

    def _first_step(self) -> str:
        wanted = FIRST_STEPS.get(self.view.file.header.stage, "prepare") if self.view else ""
        return wanted if self._place(wanted) is not None else self._classes[0].key

    def _place(self, key: str) -> int | None:
        places = (p for p, step in enumerate(self._classes) if step.key == key)
        return next((p for p in places if self.tabs.isTabVisible(p)), None)

    def _show_frame(self, view: MeetingView) -> None:
        header = view.file.header
        self.line.show_file(view.file, is_locked=view.is_locked)
        for place, step in enumerate(self._classes):
            self.tabs.setTabVisible(place, step.key != "score" or header.kind in SCORED_KINDS)
        self.strip.say(standing_sentence(view), is_locked=view.is_locked)
        self.panel_button.show_view(view)
        self.tabs.set_marks({n: step.mark(view) for n, step in enumerate(self._classes)})

    def _show_step(self) -> None:
        """Build the step of the chosen tab if need be, and draw it from the last reading."""
        if self.view is None or self.tabs.currentIndex() < 0:
            return
        key = self._classes[self.tabs.currentIndex()].key
        step = self._built(key)
        if self._seen.get(key) is not self.view:
            self._seen[key] = self.view
            step.show_view(self.view)
        self.stack.setCurrentWidget(step)
        self._arrange()

    def _built(self, key: str) -> MeetingStep:
        known = self._steps.get(key)
        if known is not None:
            return known
        made = next(step for step in self._classes if step.key == key)(self.workspace)
        made.wanted.connect(self.go)
        self._steps[key] = made
        self._acts[key] = ActsRow(made.acts())
        cards = made.side_cards()
        self._cards[key] = CardsColumn(cards) if cards else None
        self.stack.addWidget(made)
        return made

    def _build_rest(self) -> None:
        """Build a step not seen yet; none while another page is in use than that of meetings."""
        missing = [step.key for step in self._classes if step.key not in self._steps]
        if not missing or not (self.parentWidget() or self).isVisible():
            return
        self._built(missing[-1])  # most meetings of a list are locked: they open at the last
        self.rest.start()

    def _on_tab(self, _place: int) -> None:
        before = self.stack.currentWidget()
        if isinstance(before, MeetingStep):
            commit_all(before)
            before.leave()
        self._show_step()

    # --- Room -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the size of the window, which says how much room there is."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._measure()
        self.rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange again when the window has another size."""
        if event.type() in ROOM_EVENTS and watched is self.window():
            self._measure()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        room, layout = window_room(self), data()["layout"]
        self._is_low = room.height() < layout["compactBelowHeight"]
        self._is_narrow = room.width() < layout["findingsCollapseBelowWidth"]
        self._arrange()

    def _arrange(self) -> None:
        """Put ribbon, acts and panel where the window has room for them."""
        step = self.step
        if step is None:
            return
        is_cockpit = self._is_low and step.key == COCKPIT
        self._show_ribbon(step)
        self.line.set_compact(self._is_low)
        self.ribbon.set_chip(self._is_low)
        _move(self.ribbon, self.line.slot if self._is_low else self._ribbon_slot)
        self.row.setVisible(not is_cockpit)
        self.steps_menu.setVisible(is_cockpit)
        self._place_acts(step.key, in_row=self._is_low and not is_cockpit)
        self._place_panel(step, is_cockpit=is_cockpit)
        self._above.hold(step.above())
        self._below.hold(step.below())

    def _show_ribbon(self, step: MeetingStep) -> None:
        """Show the stage; in the smallest window the button alone says what comes next."""
        if self.view is None:
            return
        state = ribbon_state(self.view, is_primary=step.key != COCKPIT)
        is_tight = self._is_low and self._is_narrow
        self.ribbon.set_state(replace(state, next_act="") if is_tight else state)
        self.ribbon.button.setToolTip(state.next_act)

    def _place_acts(self, key: str, *, in_row: bool) -> None:
        """Show the acts of a step; whether one of them is shown is the step's own affair."""
        for other, acts in self._acts.items():
            if other != key:
                acts.hide()
        acts = self._acts[key]
        self.row.set_acts(acts if in_row else None)
        if not in_row and self.line.acts.indexOf(acts) < 0:
            self.line.acts.insertWidget(0, acts)
        acts.show()

    def _place_panel(self, step: MeetingStep, *, is_cockpit: bool) -> None:
        in_drawer = self._is_narrow or is_cockpit
        cards, below = self._cards[step.key], step.key in CARDS_BELOW_POINTS
        here, there = self.panel, self.drawer_panel
        if self._is_narrow:
            here, there = there, here
        there.set_cards(None)
        here.set_cards(cards, below_points=below)
        if self.view is not None:
            (self.drawer_panel if in_drawer else self.panel).show_view(self.view, step.key)
        self.panel.show_common(is_shown=not in_drawer, view=self.view)
        self.panel.setVisible(not self.panel.is_empty())
        self.panel_button.setVisible(in_drawer)
        if not in_drawer:
            self.drawer.close_drawer()

    def _dress(self) -> None:
        self.panel.setFixedWidth(theme.sizes().findings_width)

    def _lay_out(self) -> None:
        self.tabs.set_steps(self._classes)
        self.row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(data()["layout"]["cardGapDense"])
        column.addWidget(self.line)
        self._ribbon_slot = QVBoxLayout()
        self._ribbon_slot.addWidget(self.ribbon)
        column.addLayout(self._ribbon_slot)
        column.addWidget(self.row)
        column.addWidget(self.strip)
        self.line.acts.addWidget(self.steps_menu)
        self.line.acts.addWidget(self.panel_button)
        body = QHBoxLayout()
        body.setSpacing(data()["layout"]["cardGapDense"])
        body.addWidget(self.stack, 1)
        body.addWidget(self.panel)
        column.addWidget(self._above)
        column.addLayout(body, 1)
        column.addWidget(self._below)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        self.line.back.connect(self.left)
        self.line.edit_asked.connect(self.edit)
        self.ribbon.acted.connect(self.do_next)
        self.tabs.currentChanged.connect(self._on_tab)
        for panel in (self.panel, self.drawer_panel):
            panel.go.connect(self.go)
            panel.override.connect(self.override)
            panel.withdraw.connect(self.withdraw)
        self.panel_button.clicked.connect(lambda _checked: self.drawer.open_with(self.drawer_panel))
        self.steps_menu.set_steps(self._classes, self.go)
        self.rest.timeout.connect(self._build_rest)
        letters = [(KEYS[s.key], partial(self.go, s.key)) for s in self._classes if s.key in KEYS]
        turns = [
            ("Ctrl+Tab", partial(self.step_by, 1)),
            ("Ctrl+Shift+Tab", partial(self.step_by, -1)),
        ]
        add_keys(self, [*letters, *turns, ("Alt+B", self.left.emit)])


def _move(widget: QWidget, slot: QVBoxLayout | QHBoxLayout) -> None:
    if slot.indexOf(widget) < 0:
        slot.addWidget(widget)
