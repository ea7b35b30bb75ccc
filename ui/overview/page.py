"""Tổng quan: what to do now, the next meeting, the year's months, points, shares and forecast."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.overviews import Overview
from app.domain.text import lower_first, short_date, weekday_name
from ui.kit import theme
from ui.kit.buttons import ButtonKind, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chart_bars import LyingBars
from ui.kit.chart_panel import ChartPanel, ChartTable
from ui.kit.charts import LineChart
from ui.kit.commands import Command
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.page import Page
from ui.kit.strip import MonthStrip
from ui.overview.averages import average_bars, averages_sentence
from ui.overview.board import Board, Shelf
from ui.overview.first_steps import FirstStepsCard
from ui.overview.meeting_card import MeetingCard
from ui.overview.months import (
    EMPTY_YEAR,
    held_sentence,
    line_chart,
    month_cells,
    place_of_month,
    points_table,
)
from ui.overview.work_card import WorkCard
from ui.overview.year_card import YearCard
from ui.workspace import Workspace

WIDE, MIDDLE = 900, 560


class OverviewPage(Page):
    """The first page; drawn from one `Overview`."""

    title = "Tổng quan"
    tables = frozenset(
        {
            "cells",
            "settings",
            "rule_values",
            "members",
            "member_posts",
            "member_situations",
            "meetings",
            "preparations",
            "attendance",
            "minutes_entries",
            "score_sheets",
            "tasks",
            "task_results",
            "documents",
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._overview: Overview | None = None
        self._year_drawn = 0
        self.new_button = secondary("Tạo buổi họp", icon="plus")
        self.work, self.meeting, self.year_card = WorkCard(), MeetingCard(), YearCard()
        self.first_steps = FirstStepsCard()
        self.strip, self.chart, self.bars = MonthStrip(), LineChart(), LyingBars()
        self.held, self.scale = Label("", "small"), Label("", "small")
        self.panel = ChartPanel(self.chart, ChartTable((), ()))
        # The twelve rows behind the chart scroll; they must not make the page taller.
        self.panel.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.no_points = EmptyState("gauge", "Chưa có buổi nào được chấm điểm trong năm.")
        self.strip.set_cells(EMPTY_YEAR)
        self.board = self._board()
        self.body.addWidget(self.first_steps, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.board, 1)
        self._connect()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the one act of the header."""
        return (self.new_button,)

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (Command("Tạo buổi họp", self._new_meeting, "plus", "Ctrl N"),)

    def refresh(self) -> None:
        """Load the year again and draw it."""
        overview = self.workspace.services.overview.load(self.workspace.year)
        self._overview = overview
        self.set_subtitle(greeting(overview))
        is_new = not overview.first_steps.is_over
        self.first_steps.setVisible(is_new)
        self.board.setVisible(not is_new)
        if is_new:
            self.first_steps.show_steps(overview.first_steps)
            return
        self.work.set_lines(overview.work)
        is_calm = not overview.work
        self.meeting.show_meeting(overview.next_meeting, is_main_act=is_calm)
        has_main_act = bool(overview.work or overview.next_meeting)
        self.new_button.set_kind(ButtonKind.SECONDARY if has_main_act else ButtonKind.PRIMARY)
        self._show_months(overview)
        self._show_points(overview)
        self.bars.set_bars(
            average_bars(overview.averages),
            f"Dự họp, phát biểu năm {overview.year}",
            averages_sentence(overview.averages),
        )
        self._make_room()
        self.year_card.show_year(overview, self.workspace.now())

    def _show_months(self, overview: Overview) -> None:
        since = f", {overview.since}" if overview.since else ""
        self.months.title.setText(f"Các buổi năm {overview.year}{since}")
        self.strip.set_cells(month_cells(overview), f"Các buổi năm {overview.year}")
        self.held.setText(held_sentence(overview))
        if self._year_drawn != overview.year and overview.year == overview.today.year:
            self.strip.move_to(str(overview.today.month))
        self._year_drawn = overview.year

    def _show_points(self, overview: Overview) -> None:
        data = line_chart(overview)
        self.panel.setVisible(data is not None)
        self.panel.link.setVisible(data is not None)
        self.no_points.setVisible(data is None)
        self.scale.setText("")
        if data is None or overview.scale is None:
            return
        mixed = ", có đổi khung" if overview.scale.is_mixed else ""
        self.scale.setText(f"thang {int(overview.scale.maximum)}{mixed}")
        self.scale.setToolTip(overview.scale.name)
        self.chart.set_data(data)
        self.panel.set_table(points_table(overview))

    def _make_room(self) -> None:
        """Keep the words of the averages whole, whatever the cards beside them want."""
        self.bars.setMinimumWidth(self.bars.natural_width())

    def _board(self) -> Board:
        self.months = Card("Các buổi trong năm", right=[self.held], edge_to_edge=True)
        self.months.body.setContentsMargins(0, 0, 0, 1)
        self.months.add(self.strip)
        points = Card("Điểm thường kỳ", right=[self.scale, self.panel.link])
        points.add(self.panel, 1)
        points.add(self.no_points, 1)
        shares = Card("Dự họp, phát biểu")
        shares.add(self.bars)
        shares.body.addStretch(1)
        work, meeting, year = self.work, self.meeting, self.year_card
        months = Shelf((self.months,), (1,))
        wide = (
            Shelf((work, meeting), (25, 13)),
            months,
            Shelf((points, shares, year), (10, 5, 6), grows=True),
        )
        middle = (
            Shelf((work,), (1,)),
            Shelf((meeting,), (1,)),
            months,
            Shelf((points,), (1,), grows=True),
            Shelf((shares, year), (1, 1)),
        )
        narrow = tuple(
            Shelf((card,), (1,)) for card in (work, meeting, self.months, points, shares, year)
        )
        return Board(((WIDE, wide), (MIDDLE, middle), (0, narrow)))

    def _connect(self) -> None:
        go = self.workspace.go
        theme.notifier().changed.connect(self._make_room)
        self.new_button.clicked.connect(lambda _checked: self._new_meeting())
        self.new_button.setToolTip("Ctrl+N")
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+N", self._new_meeting)
        for card in (self.work, self.meeting, self.year_card, self.first_steps):
            card.wanted.connect(go)
        self.strip.opened.connect(self._open_month)
        self.chart.clicked.connect(lambda key: self._open_month(int(key)))
        self.bars.clicked.connect(lambda _key: go("page:members"))

    def _open_month(self, month: int) -> None:
        if self._overview is not None:
            self.workspace.go(place_of_month(self._overview, month))

    def _new_meeting(self) -> None:
        self.workspace.go("meetings:new")


def greeting(overview: Overview) -> str:
    """Return who is greeted, the day, and how much there is to do."""
    day = overview.today
    today = f"{lower_first(weekday_name(day))}, {short_date(day)}"
    name = f"Chào đồng chí {overview.greeted}. " if overview.greeted else ""
    if not overview.first_steps.is_over:
        return f"{name}Hôm nay {today}. Sổ còn mới, mời đồng chí bắt đầu từ các bước dưới đây."
    count = len(overview.work)
    work = f"có {count} việc cần làm" if count else "không có việc nào đến hạn"
    return f"{name}Hôm nay {today}, {work}."
