"""Kế hoạch năm: the plan as table and calendar, the ladder of a meeting, checks, a proposal."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.meetings import MeetingRow
from ui.kit.buttons import primary, secondary
from ui.kit.commands import Command
from ui.kit.counted_tabs import CountedTabs
from ui.kit.front_stack import FrontStack
from ui.kit.made_files import MadeFiles
from ui.kit.page import Page
from ui.kit.segmented import Segmented
from ui.place_tab import PlaceTab
from ui.plan.acts import PlanActs
from ui.plan.board import PlanBoard
from ui.plan.duties_tab import DutiesTab
from ui.plan.inspection_tab import InspectionTab
from ui.plan.proposal import ProposalView
from ui.plan.reality_tab import RealityTab
from ui.plan.side import marks_of
from ui.plan.topics_tab import TopicsTab
from ui.plan.words import PLAN_KINDS, moved_line, year_sentence
from ui.tab_parts import TabParts
from ui.tabbed_page import handles_of, tables_of
from ui.workspace import Workspace

TABLE, CALENDAR = "table", "calendar"
PAPER = "ke-hoach-nam"
TABS: tuple[type[PlaceTab], ...] = (TopicsTab, DutiesTab, InspectionTab, RealityTab)
"""The tabs behind the plan itself, in their order."""
PLAN_TAB = ("Buổi họp", "calendar-days")
TURNS = "turns"
"""The order of turns has its place among the reviews; "plan:turns" still leads there."""
SENT = "sent"
"""Place of the day the plan went to the superior (K35)."""


class PlanPage(Page):
    """A month opens as "plan:2026-03", a tab as "plan:duties", a record of one as "duties:4"."""

    title = "Kế hoạch năm"
    tables = tables_of(TABS) | frozenset(
        {
            "meetings",
            "annual_plans",
            "preparations",
            "score_sheets",
            "members",
            "days_off",
            "cells",
            "settings",
            "rule_values",
        }
    )
    handles = ("plan", *handles_of(TABS))

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.acts_on = PlanActs(workspace)
        self._rows: tuple[MeetingRow, ...] = ()
        self._next_year = 0
        self.which = Segmented(((TABLE, "Bảng"), (CALENDAR, "Lịch")))
        self.which.set_value(TABLE)
        self.which.setAccessibleName("Cách xem kế hoạch")
        self.export_button = secondary("Xuất", icon="file-output")
        self.plan_button = primary("Lập kế hoạch", icon="calendar-plus")
        self.leave_button = secondary("Để sau")
        self.write_button = primary("Ghi các buổi họp", icon="check")
        self.made = MadeFiles()
        self.board = PlanBoard()
        self.board.table.table.remember(workspace.state, "plan")
        self.table, self.calendar = self.board.table, self.board.calendar
        self.meeting_card, self.check_card = self.board.meeting_card, self.board.check_card
        self.proposal = ProposalView(workspace)
        self._stack = FrontStack()
        self._parts = TabParts(TABS, workspace, self._take_in)
        self.tabs = CountedTabs((PLAN_TAB, *self._parts.titles()), self.title)
        self._build()
        self._connect()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the plan and a proposal; those of a tab come with it."""
        return (
            self.which, self.export_button, self.plan_button, self.leave_button, self.write_button,
        )  # fmt: skip

    def commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers on this page."""
        plan = Command(self.plan_button.text(), self.start_proposal, "calendar-plus")
        export = Command("Xuất kế hoạch năm", self.export, "file-output", "Ctrl E")
        others = self._parts.commands(self._bring)
        return (plan, export, *others) if self._next_year else (export, *others)

    @property
    def front(self) -> PlaceTab | None:
        """Return the tab in front, None while it is the plan itself."""
        place = self.tabs.currentIndex()
        return self._parts.part(place - 1) if place else None

    @property
    def is_proposing(self) -> bool:
        """Say whether a proposal is shown instead of the plan."""
        return self._stack.currentWidget() is self.proposal

    def topic(self) -> str:
        """Return the word of the tab in front, or of the proposal."""
        if self.is_proposing:
            return "proposal"
        return self.front.handles[0] if self.front else ""

    def refresh(self) -> None:
        """Load the plan of the year."""
        year, plans = self.workspace.year, self.workspace.services.plans
        self._rows = tuple(row for row in plans.rows(year) if row.kind in PLAN_KINDS)
        options = ((None, "Chưa phân công"), *self.workspace.services.members.names())
        self.table.show_rows(self._rows, year, options)
        self._fill_calendar()
        cover = plans.coverage(year)
        gaps = plans.gaps(year) if self._rows else ()
        self.check_card.show_year(cover, gaps, moved_line(self._rows), *plans.sent_days(year))
        self.check_card.setVisible(bool(self._rows))
        is_complete = cover.months >= cover.months_due and cover.quarters >= cover.quarters_due
        self._next_year = self._year_to_plan(year, is_complete=is_complete)
        self._choose_row()
        self._parts.mark_stale()
        self._show_front()

    def open(self, where: str) -> None:
        """Show a kỳ, "plan:2026-03", the sending, "plan:2026-sent", or a tab, "plan:duties"."""
        year, _, period = where.removeprefix("plan:").partition("-")
        if year == TURNS:
            self.workspace.go("turns:")
            return
        place = self._parts.place_for(year.partition(":")[0])
        if place is not None:
            self._bring(place).open(year)
            return
        self.tabs.setCurrentIndex(0)
        if year.isdecimal():
            self.workspace.set_year(int(year))
        self.leave_proposal()
        self.refresh_if_stale()
        if period == SENT:
            self.check_card.sent_button.setFocus()
            return
        wanted = [row for row in self._rows if _is_of(row, period)]
        if wanted:
            self.table.table.select(wanted[0].id)
            self.table.table.setFocus()

    def _bring(self, place: int) -> PlaceTab:
        self.leave_proposal()
        self.refresh_if_stale()
        self.tabs.setCurrentIndex(place + 1)
        part = self._parts.part(place)
        part.take_focus()
        return part

    # --- The proposal ---------------------------------------------------------------------------

    def start_proposal(self) -> None:
        """Show what the next year without a plan would look like; nothing is written."""
        if not self._next_year:
            return
        self.tabs.setCurrentIndex(0)
        self.proposal.propose(self._next_year)
        self._stack.setCurrentWidget(self.proposal)
        self._show_header()
        self.topic_changed.emit()
        self.write_button.setFocus()

    def leave_proposal(self) -> None:
        """Go back to the plan; the proposal is dropped."""
        if self.is_proposing:
            self._stack.setCurrentWidget(self.board)
        self._show_front()

    def write_proposal(self) -> None:
        """Write the proposed meetings in one action."""
        self.proposal.close_edit()
        proposal = self.proposal.proposal
        if proposal is None:
            return
        plans = self.workspace.services.plans
        made = self.workspace.perform(
            lambda: plans.accept(proposal),
            f"Đã ghi {len(proposal.meetings)} buổi họp của năm {proposal.year}.",
        )
        if made is not None:
            self.leave_proposal()
            self.workspace.set_year(proposal.year)
            self.mark_stale()
            self._show_header()

    # --- Other acts -----------------------------------------------------------------------------

    def export(self) -> None:
        """Write the plan as a paper in the background and say where it is."""
        year = self.workspace.year
        title = f"Đang xuất kế hoạch năm {year}"
        self.workspace.export(PAPER, self.made.show_files, year=year, title=title)

    def _drag(self, meeting_id: int, day: date) -> None:
        row = self._row(meeting_id)
        if row is not None:
            self.acts_on.ask_day(row, day)

    def _on_row(self, row: MeetingRow | None) -> None:
        """Show the ladder of the chosen meeting."""
        self.meeting_card.setVisible(row is not None)
        if row is None:
            return
        services = self.workspace.services
        try:
            meeting = services.plans.outline(row.id)
        except AppError:
            self.meeting_card.hide()
            return
        self.meeting_card.show_meeting(meeting, marks_of(meeting, self.workspace.now().date()))
        self.calendar.move_to(str(row.id))
        self.board.arrange()

    def _choose_row(self) -> None:
        """Keep the chosen meeting, else choose the next one to come."""
        current = self.table.table.current()
        if current is not None or not self._rows:
            self._on_row(current)
            return
        today = self.workspace.now().date()
        coming = next((row for row in self._rows if row.day >= today), self._rows[-1])
        self.table.table.select(coming.id)  # which shows it

    def _row(self, meeting_id: int) -> MeetingRow | None:
        return next((row for row in self._rows if row.id == meeting_id), None)

    def _with_row(self, act: Callable[[MeetingRow], object], meeting_id: int) -> None:
        row = self._row(meeting_id)
        if row is not None:
            act(row)

    def _year_to_plan(self, year: int, *, is_complete: bool) -> int:
        """Return the year the red button plans: this one while incomplete, else the next."""
        if not is_complete:
            return year
        return 0 if self.workspace.services.plans.rows(year + 1) else year + 1

    def _show_front(self) -> None:
        """Show the plan or the tab in front; a tab is read when it is first seen."""
        place = self.tabs.currentIndex()
        if not self.is_proposing:
            self._stack.setCurrentWidget(self.front or self.board)
        if place:
            self._parts.load(place - 1)
        self._show_header()
        self.topic_changed.emit()

    def _show_header(self) -> None:
        is_proposing, year = self.is_proposing, self.workspace.year
        if is_proposing:
            self.header.set_title(f"Kế hoạch dự kiến năm {self._next_year}")
            self.set_subtitle("Chưa ghi gì vào sổ. Xem lại, sửa nếu cần, rồi bấm ghi.")
        else:
            self.header.set_title(f"Kế hoạch năm {year}")
            self.set_subtitle(year_sentence(self._rows))
        count = self.proposal.count()
        self.plan_button.setText(f"Lập kế hoạch {self._next_year}")
        self.write_button.setText(f"Ghi {count} buổi họp")
        self.write_button.setEnabled(count > 0)
        is_plan = not is_proposing and self.front is None
        self.tabs.setVisible(not is_proposing)
        self.which.setVisible(is_plan)
        self.export_button.setVisible(is_plan and bool(self._rows))
        self.plan_button.setVisible(is_plan and bool(self._next_year))
        for part in self._parts.built():
            for act in part.acts():
                act.setVisible(part is self.front and not is_proposing)
        for button in (self.leave_button, self.write_button):
            button.setVisible(is_proposing)

    def _fill_calendar(self) -> None:
        """Fill the calendar if it is looked at; the table is what most people see."""
        if self.which.value() == CALENDAR:
            days_off = self.workspace.services.cells.days_off().days
            self.calendar.show_rows(self._rows, self.workspace.year, days_off)

    def _show_which(self) -> None:
        self._fill_calendar()
        current = self.table.table.current()
        if current is not None:
            self.calendar.move_to(str(current.id))
        self.board.show_calendar(is_shown=self.which.value() == CALENDAR)

    def _take_in(self, part: PlaceTab) -> None:
        for act in part.acts():
            act.hide()  # else each would show itself in the header
        self.header.set_acts(part.acts())
        self._stack.addWidget(part)

    def _build(self) -> None:
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.proposal)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.tabs)
        self.body.addLayout(column)
        self.body.addWidget(self.made)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.which.changed.connect(self._show_which)
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.plan_button.clicked.connect(lambda _checked: self.start_proposal())
        self.leave_button.clicked.connect(lambda _checked: self.leave_proposal())
        self.write_button.clicked.connect(lambda _checked: self.write_proposal())
        self.proposal.changed.connect(self._show_header)
        table, card, acts = self.table, self.meeting_card, self.acts_on
        table.opened.connect(lambda row: self.workspace.go(f"meeting:{row.id}"))
        table.selected.connect(self._on_row)
        table.move_asked.connect(acts.ask_day)
        table.delete_asked.connect(acts.remove)
        table.focus_kept.connect(acts.keep_focus)
        table.writer_kept.connect(acts.keep_writer)
        self.calendar.clicked.connect(lambda key: self.table.table.select(int(key)))
        self.calendar.opened.connect(lambda meeting: self.workspace.go(f"meeting:{meeting}"))
        self.calendar.moved.connect(self._drag)
        card.go.connect(self.workspace.go)
        card.edit_asked.connect(acts.edit)
        card.move_asked.connect(partial(self._with_row, acts.ask_day))
        card.postpone_asked.connect(acts.postpone)
        card.call_off_asked.connect(acts.call_off)
        card.delete_asked.connect(partial(self._with_row, acts.remove))
        self.check_card.sent_asked.connect(acts.ask_sent)
        self.check_card.team_asked.connect(acts.ask_team_sent)
        self.tabs.currentChanged.connect(lambda _place: self._show_front())


def _is_of(row: MeetingRow, period: str) -> bool:
    """Tell whether a meeting lies in "03" or "q1"."""
    if period.startswith("q"):
        return f"q{row.period.quarter_number}" == period
    return period.isdecimal() and row.period.key_month == int(period)
