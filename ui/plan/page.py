"""Kế hoạch năm: the plan as table and calendar, the ladder of a meeting, checks, a proposal."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.meetings import MeetingRow
from ui.kit import theme
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card
from ui.kit.commands import Command
from ui.kit.date_inputs import DateField
from ui.kit.day_dialog import DayDialog
from ui.kit.front_stack import FrontStack
from ui.kit.labels import Label
from ui.kit.made_files import MadeFiles
from ui.kit.page import Page, scrolling
from ui.kit.segmented import Segmented
from ui.kit.tokens import data
from ui.plan.acts import PlanActs
from ui.plan.calendar import PlanCalendar
from ui.plan.proposal import ProposalView
from ui.plan.side import CheckCard, MeetingCard, marks_of
from ui.plan.table import PlanTable
from ui.plan.words import PLAN_KINDS, moved_line, year_sentence
from ui.workspace import Workspace

TABLE, CALENDAR = "table", "calendar"
PAPER = "ke-hoach-nam"


class PlanPage(Page):
    """The plan of the year; a month opens as "plan:2026-03"."""

    title = "Kế hoạch năm"
    tables = frozenset(
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
    handles = ("plan",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.acts_on = PlanActs(workspace)
        self._rows: tuple[MeetingRow, ...] = ()
        self._next_year = 0
        self._is_narrow = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._give_height)
        self.which = Segmented(((TABLE, "Bảng"), (CALENDAR, "Lịch")))
        self.which.set_value(TABLE)
        self.which.setAccessibleName("Cách xem kế hoạch")
        self.export_button = secondary("Xuất", icon="file-output")
        self.plan_button = primary("Lập kế hoạch", icon="calendar-plus")
        self.leave_button = secondary("Để sau")
        self.write_button = primary("Ghi các buổi họp", icon="check")
        self.made = MadeFiles()
        self.table, self.calendar = PlanTable(), PlanCalendar()
        self.meeting_card, self.check_card = MeetingCard(), CheckCard()
        self.proposal = ProposalView(workspace)
        self._build()
        self._connect()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the plan and of a proposal; one set is shown at a time."""
        return (
            self.which, self.export_button, self.plan_button, self.leave_button, self.write_button,
        )  # fmt: skip

    def commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers on this page."""
        plan = Command(self.plan_button.text(), self.start_proposal, "calendar-plus")
        export = Command("Xuất kế hoạch năm", self.export, "file-output", "Ctrl E")
        return (plan, export) if self._next_year else (export,)

    @property
    def is_proposing(self) -> bool:
        """Say whether a proposal is shown instead of the plan."""
        return self._stack.currentWidget() is self.proposal

    def refresh(self) -> None:
        """Load the plan of the year."""
        year, plans = self.workspace.year, self.workspace.services.plans
        self._rows = tuple(row for row in plans.rows(year) if row.kind in PLAN_KINDS)
        people = self.workspace.services.members.list(year)
        options = ((None, "Chưa phân công"), *((p.id, p.full_name) for p in people))
        days_off = self.workspace.services.cells.days_off().days
        self.table.show_rows(self._rows, year, options)
        self.calendar.show_rows(self._rows, year, days_off)
        cover = plans.coverage(year)
        gaps = plans.gaps(year) if self._rows else ()
        self.check_card.show_year(cover, gaps, moved_line(self._rows), plans.sent_on(year))
        self.check_card.setVisible(bool(self._rows))
        is_complete = cover.months >= cover.months_due and cover.quarters >= cover.quarters_due
        self._next_year = self._year_to_plan(year, is_complete=is_complete)
        self._choose_row()
        self._show_header()

    def open(self, where: str) -> None:
        """Show a kỳ: "plan:2026-03" or "plan:2026-q1"."""
        year, _, period = where.removeprefix("plan:").partition("-")
        if year.isdecimal():
            self.workspace.set_year(int(year))
        self.leave_proposal()
        self.refresh_if_stale()
        wanted = [row for row in self._rows if _is_of(row, period)]
        if wanted:
            self.table.table.select(wanted[0].id)
            self.table.table.setFocus()

    # --- The proposal ---------------------------------------------------------------------------

    def start_proposal(self) -> None:
        """Show what the next year without a plan would look like; nothing is written."""
        if not self._next_year:
            return
        self.proposal.propose(self._next_year)
        self._stack.setCurrentWidget(self.proposal)
        self._show_header()
        self.write_button.setFocus()

    def leave_proposal(self) -> None:
        """Go back to the plan; the proposal is dropped."""
        self._stack.setCurrentWidget(self._plan)
        self._show_header()

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
            self._stack.setCurrentWidget(self._plan)
            self.workspace.set_year(proposal.year)
            self.mark_stale()
            self._show_header()

    # --- Other acts -----------------------------------------------------------------------------

    def export(self) -> None:
        """Write the plan as a paper in the background and say where it is."""
        year = self.workspace.year
        title = f"Đang xuất kế hoạch năm {year}"
        self.workspace.export(PAPER, self.made.show_files, year=year, title=title)

    def ask_sent(self) -> None:
        """Ask when the plan went to the superior."""
        year, plans = self.workspace.year, self.workspace.services.plans
        today = self.workspace.now().date()
        dialog = DayDialog(
            f"Gửi kế hoạch năm {year} lên cấp trên ngày nào?",
            "",
            "Ghi ngày gửi",
            field=DateField(today=lambda: today, required=True),
            day=plans.sent_on(year) or today,
            with_reason=False,
        )
        if self.workspace.dialogs.show(dialog):
            day = dialog.day()
            self.workspace.perform(lambda: plans.set_sent(year, day), "Đã ghi ngày gửi kế hoạch.")

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
            file = services.meetings.file(row.id)
        except AppError:
            self.meeting_card.hide()
            return
        self.meeting_card.show_file(file, marks_of(file, self.workspace.now().date()))
        self.calendar.move_to(str(row.id))
        self._arrange()

    def _choose_row(self) -> None:
        """Keep the chosen meeting, else choose the next one to come."""
        current = self.table.table.current()
        if current is None:
            today = self.workspace.now().date()
            coming = next((row for row in self._rows if row.day >= today), None)
            first = coming or (self._rows[-1] if self._rows else None)
            if first is not None:
                self.table.table.select(first.id)
            current = first
        self._on_row(current)

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
        has_papers = hasattr(self.workspace.services, "papers") and bool(self._rows)
        self.which.setVisible(not is_proposing)
        self.export_button.setVisible(not is_proposing and has_papers)
        self.plan_button.setVisible(not is_proposing and bool(self._next_year))
        for button in (self.leave_button, self.write_button):
            button.setVisible(is_proposing)

    def _show_which(self) -> None:
        is_table = self.which.value() == TABLE
        self._views.setCurrentWidget(self.table if is_table else self._calendar_card)

    # --- Room -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the width of the window."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the cards under the plan when the window is narrow."""
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        grown = theme.sizes().font_body / NORMAL_POINTS
        is_narrow = self.window().width() < NARROW * grown
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row_layout.setDirection(down if is_narrow else across)
        width = theme.sizes().findings_width
        self._side.setMinimumWidth(0 if is_narrow else width)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if is_narrow else width)
        self._is_narrow = is_narrow
        self._soon.start()
        self._views.setMinimumHeight(LEAST_TABLE if is_narrow else 0)

    def _cards_height(self) -> int:
        inner = self._side.widget()
        if inner is None:
            return 0
        return max(inner.heightForWidth(self._plan.width()), inner.minimumSizeHint().height())

    def _give_height(self) -> None:
        """Show the cards whole where they stand under the plan: the page scrolls, not they."""
        self._side.setMinimumHeight(self._cards_height() if self._is_narrow else 0)

    def _build(self) -> None:
        self._calendar_card = Card()
        area = scrolling(self.calendar)
        for ground in (area.viewport(), self.calendar):
            ground.setAutoFillBackground(False)
        self._calendar_card.add(area, 1)
        self._calendar_card.add(Label(LEGEND, "small", wrap=True))
        self._views = FrontStack()
        self._views.addWidget(self.table)
        self._views.addWidget(self._calendar_card)
        self._plan = QWidget()
        self._row_layout = QHBoxLayout(self._plan)
        self._row_layout.setContentsMargins(0, 0, 0, 0)
        self._row_layout.setSpacing(data()["layout"]["cardGap"])
        self._row_layout.addWidget(self._views, 1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(data()["layout"]["cardGap"])
        side.addWidget(self.meeting_card)
        side.addWidget(self.check_card)
        side.addStretch(1)
        self._side = scrolling(inner)
        self._row_layout.addWidget(self._side)
        self._stack = FrontStack()
        self._stack.addWidget(self._plan)
        self._stack.addWidget(self.proposal)
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
        self.check_card.sent_asked.connect(self.ask_sent)
        theme.notifier().changed.connect(self._arrange)


LEAST_TABLE = 320
NORMAL_POINTS = 11
NARROW: int = data()["layout"]["findingsCollapseBelowWidth"]
LEGEND = (
    "Ô tròn là buổi thường kỳ, ô vuông là chuyên đề; màu theo kết quả. "
    "Kéo một buổi sang ngày khác để dời."
)
QWIDGETSIZE_MAX = 16_777_215


def _is_of(row: MeetingRow, period: str) -> bool:
    """Tell whether a meeting lies in "03" or "q1"."""
    if period.startswith("q"):
        return f"q{row.period.quarter_number}" == period
    return period.isdecimal() and row.period.key_month == int(period)
