"""Tổng quan: what to do now, the next meeting, the year's months, points, shares and forecast."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.overviews import Overview
from app.domain.text import lower_first, short_date, weekday_name
from app.domain.year_tables import YearTable, grade_counts
from ui.kit import theme
from ui.kit.buttons import ButtonKind, LinkButton, LinkKind, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chart_bars import LyingBars
from ui.kit.chart_panel import ChartPanel, ChartTable
from ui.kit.charts import LineChart
from ui.kit.commands import Command
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.page import Page, scrolling
from ui.kit.strip import MonthStrip
from ui.overview.averages import average_bars, averages_sentence
from ui.overview.board import Board, Shelf
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

if TYPE_CHECKING:
    from ui.overview.first_steps import FirstStepsCard
    from ui.overview.year_view import YearView

WIDE, MIDDLE = 900, 560


class OverviewPage(Page):
    """The first page; drawn from one `Overview`. "year:attendance" shows the year table."""

    title = "Tổng quan"
    handles = ("year",)
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
            "attendances",
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
        self._year_drawn, self._topic = 0, ""
        self.new_button = secondary("Tạo buổi họp", icon="plus")
        self.work, self.meeting, self.year_card = WorkCard(), MeetingCard(), YearCard()
        self.strip, self.chart, self.bars = MonthStrip(), LineChart(), LyingBars()
        self.held = LinkButton("", LinkKind.EVIDENCE, style="small")
        self.scale = Label("", "small")
        self.each_link = LinkButton("Từng buổi", style="small")
        self.panel = ChartPanel(self.chart, ChartTable((), ()))
        # The twelve rows behind the chart scroll; they must not make the page taller.
        self.panel.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.no_points = EmptyState("gauge", "Chưa có buổi nào được chấm điểm trong năm.")
        self.strip.set_cells(EMPTY_YEAR)
        self.no_meetings = EmptyState("calendar-days", "", act="Lập kế hoạch", act_icon="plus")
        self.board = self._board()
        self._year_area: QWidget | None = None
        self.body.addWidget(self.board, 1)
        self._connect()

    def topic(self) -> str:
        """Return the word of the first steps of a new book, or of the year table."""
        return self._topic

    def acts(self) -> tuple[QWidget, ...]:
        """Return the act of the page; the year table adds its own when it is made."""
        return (self.new_button,)

    @cached_property
    def first_steps(self) -> "FirstStepsCard":
        """Return the steps of a new book, made for a new one."""
        from ui.overview.first_steps import FirstStepsCard  # noqa: PLC0415 - few books are new

        card = FirstStepsCard()
        card.wanted.connect(self.workspace.go)
        self.body.insertWidget(0, card, 0, Qt.AlignmentFlag.AlignTop)
        return card

    @cached_property
    def year_view(self) -> "YearView":
        """Return the year table, made when it is first wanted."""
        from ui.overview.year_view import YearView  # noqa: PLC0415 - seldom what a start shows

        view = YearView(self.workspace)
        self._year_area = scrolling(view)
        self._year_area.hide()
        self.body.addWidget(self._year_area, 1)
        self.header.set_acts((view.back_button, view.export_button))
        view.wanted.connect(lambda where: self.workspace.go(str(where)))
        view.year_wanted.connect(self.workspace.set_year)
        view.back_button.clicked.connect(lambda _checked: self.go_home())
        return view

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Tạo buổi họp", self._new_meeting, "plus", "Ctrl N"),
            Command("Xem bảng điểm năm", self.show_year_table, "table-2"),
        )

    @property
    def shows_year_table(self) -> bool:
        """Say whether the year table stands in the place of the overview."""
        return self._year_area is not None and not self._year_area.isHidden()

    def open(self, where: str) -> None:
        """Show the year table: "year:attendance", "year:speaking", "year:years"."""
        self.refresh_if_stale()
        self.show_year_table(where.partition(":")[2])

    def go_home(self) -> None:
        """Go back from the year table."""
        self._show_part(is_year=False)

    def show_year_table(self, part: str = "") -> None:
        """Show every held meeting of the year with its figures."""
        self._show_part(is_year=True)
        self.year_view.show_part(part)

    def refresh(self) -> None:
        """Load the year again and draw it."""
        overview = self.workspace.services.overview.load(self.workspace.year)
        self._overview = overview
        self.set_subtitle(greeting(overview))
        is_new = not overview.first_steps.is_over
        self._show_part(is_year=self.shows_year_table)
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

    def _show_part(self, *, is_year: bool) -> None:
        """Show the steps of a new book, the overview, or the year table."""
        overview = self._overview
        if overview is None:
            return
        is_new = not overview.first_steps.is_over
        shows_year = is_year and not is_new
        if is_new or "first_steps" in vars(self):
            self.first_steps.setVisible(is_new)
        self.board.setVisible(not is_new and not shows_year)
        self.new_button.setVisible(not shows_year)
        self._topic = "first" if is_new else "year" if shows_year else ""
        self.topic_changed.emit()
        self.header.set_title(f"Bảng điểm năm {overview.year}" if shows_year else self.title)
        if shows_year:
            self._show_year(overview)
            return
        self.set_subtitle(greeting(overview))
        if self._year_area is not None:
            for part in (self._year_area, self.year_view.back_button, self.year_view.export_button):
                part.hide()

    def _show_year(self, overview: Overview) -> None:
        table = self.workspace.services.overview.year_table(overview.year, overview.figures)
        self.year_view.show_year(table, overview)
        self.year_view.back_button.show()
        if self._year_area is not None:
            self._year_area.show()
        self.set_subtitle(year_sentence(overview, table))

    def _show_months(self, overview: Overview) -> None:
        since = f", {overview.since}" if overview.since else ""
        self.months.title.setText(f"Các buổi năm {overview.year}{since}")
        self.strip.set_cells(month_cells(overview), f"Các buổi năm {overview.year}")
        self.held.setText(held_sentence(overview))
        self.held.setAccessibleName(f"{held_sentence(overview)}, mở kế hoạch năm")
        self.held.updateGeometry()
        self._show_empty_year(overview)
        if self._year_drawn != overview.year and overview.year == overview.today.year:
            self.strip.move_to(str(overview.today.month))
        self._year_drawn = overview.year

    def _show_empty_year(self, overview: Overview) -> None:
        """Say what to do next when the year has no meeting at all."""
        is_empty = not any(one.meeting_id or one.thematic_id for one in overview.months)
        self.no_meetings.setVisible(is_empty)
        self.strip.setVisible(not is_empty)
        self.held.setVisible(not is_empty)
        if is_empty and overview.year >= overview.today.year:
            hint = "Lập kế hoạch để có ngày họp và mốc chuẩn bị từng buổi."
            self.no_meetings.say(f"Năm {overview.year} chưa có buổi nào trong kế hoạch.", hint)
        elif is_empty:
            hint = "Buổi đã họp có thể ghi lại từ sổ giấy: lập kế hoạch rồi mở từng buổi."
            self.no_meetings.say(f"Sổ chưa có buổi nào của năm {overview.year}.", hint)

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
        self.months.add(self.no_meetings)
        self.no_meetings.hide()
        points = Card("Điểm thường kỳ", right=[self.scale, self.panel.link])
        points.add(self.panel, 1)
        points.add(self.no_points, 1)
        shares = Card("Dự họp, phát biểu", right=[self.each_link])
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
        for card in (self.work, self.meeting, self.year_card):
            card.wanted.connect(go)
        self.strip.opened.connect(self._open_month)
        self.strip.extra_opened.connect(self._open_thematic)
        self.chart.clicked.connect(lambda key: self._open_month(int(key)))
        self.panel.row_opened.connect(lambda row: self._open_month(row + 1))
        self.bars.clicked.connect(self.show_year_table)
        self.each_link.clicked.connect(lambda _checked: self.show_year_table("attendance"))
        self.held.clicked.connect(lambda _checked: go("page:plan"))
        self.no_meetings.pressed.connect(lambda: go("page:plan"))

    def _open_month(self, month: int) -> None:
        if self._overview is not None:
            self.workspace.go(place_of_month(self._overview, month))

    def _open_thematic(self, month: int) -> None:
        if self._overview is not None:
            self.workspace.go(place_of_month(self._overview, month, thematic=True))

    def _new_meeting(self) -> None:
        self.workspace.go("meetings:new")


def year_sentence(overview: Overview, table: YearTable) -> str:
    """Return how many meetings were held and how many got each grade."""
    counts = grade_counts(table.scored)
    year = f"năm: {lower_first(overview.forecast.sentence)}" if overview.forecast else ""
    parts = (held_sentence(overview), f"thường kỳ: {counts}" if counts else "", year)
    return " · ".join(part for part in parts if part)


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
