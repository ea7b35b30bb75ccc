"""The tab *Nhận xét tháng, quý*: grades of everybody by month or quarter, one member beside."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Self

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import NotFound
from app.domain.member_rubrics import POINTED_KINDS
from app.domain.member_sheets import (
    MemberPointsBoard,
    MemberPointsRow,
    MemberRemark,
    MemberRemarkDraft,
    MemberSheetView,
    RemarkKind,
    kind_of,
    number_of,
    sheet_period,
)
from app.domain.periods import MONTHS, QUARTERS, ROMAN, Period
from app.domain.rubrics import SheetPeriod
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import PADDING, Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.commands import Command
from ui.kit.flow import flow
from ui.kit.front_stack import FrontStack
from ui.kit.labels import Label
from ui.kit.list_with_side import ListWithSide
from ui.kit.made_files import MadeFiles
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.place_tab import PlaceTab
from ui.reviews.points_card import PointsCard
from ui.reviews.points_columns import FIRST_PERIOD, LEGEND, columns_of
from ui.reviews.points_sheet import PointsSheet
from ui.reviews.remark_dialog import RemarkDialog
from ui.reviews.rubrics_dialog import RubricsDialog
from ui.workspace import Workspace

NO_RUBRIC = "Chưa chọn bộ tiêu chí: chọn ở trên để chấm điểm. Bộ đã dùng cho phiếu cũ giữ nguyên."


class PointsTab(PlaceTab):
    """Arrows choose member and period, Enter opens the sheet of both."""

    title = "Nhận xét tháng, quý"
    icon = "calendar-check"
    tables = frozenset(
        {
            "member_sheets", "member_sheet_lines", "member_remarks", "members", "meetings",
            "attendances", "minutes_entries", "tasks", "task_results", "settings",
            "rubric_editions",
        }
    )  # fmt: skip
    handles = ("points",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.period = _last_quarter(workspace.now().date())
        self.board = MemberPointsBoard(self.period, "", ())
        self.kind = Segmented(((SheetPeriod.MONTH, "Tháng"), (SheetPeriod.QUARTER, "Quý")))
        self.kind.set_value(SheetPeriod.QUARTER)
        self.when, self.rubric = Choice(), Choice(placeholder="Chọn bộ tiêu chí")
        self.own_button = quiet("Riêng từng nhóm", icon="users", small=True)
        self.score_button = primary("Chấm điểm", icon="list-checks")
        self.export_button = secondary("Xuất Excel", icon="file-spreadsheet")
        self.made = MadeFiles()
        self.agree_button = secondary("Chi bộ thống nhất", icon="check")
        self.hint = Label("", "small", wrap=True)
        self.lists = {kind: _table(kind) for kind in (SheetPeriod.MONTH, SheetPeriod.QUARTER)}
        self.card = PointsCard()
        self.no_sheet = Label(NO_RUBRIC, "secondary", wrap=True)
        self.sheet = PointsSheet(workspace)
        self._is_loading = False
        self._build()
        self._connect()

    @property
    def table(self) -> RecordTable[MemberPointsRow]:
        """Return the list that is shown."""
        return self.lists[self.kind.value()]

    @property
    def is_scoring(self) -> bool:
        """Tell whether a sheet stands over the list."""
        return self._stack.currentWidget() is self.sheet

    def load(self) -> None:
        """Read the list of the year shown, and the sheet where one is open."""
        self.period = sheet_period(
            kind_of(self.period), self.workspace.year, number_of(self.period)
        )
        self.board = self.workspace.services.member_points.board(self.period)
        self._is_loading = True
        self._offer()
        self.table.set_records(self.board.rows)
        self._is_loading = False
        self.hint.setText(LEGEND if self.board.rubric_id else NO_RUBRIC)
        for button in (self.score_button, self.agree_button, self.own_button):
            button.setEnabled(self.board.can_score)
        self._show_card()
        if self.is_scoring:
            self.sheet.load()

    def state_line(self) -> str:
        """Say how far the period is."""
        return "" if self.is_scoring or not self.board.rows else self.board.sentence

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header, the primary one last."""
        return (self.export_button, self.agree_button, self.score_button)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Chấm điểm đảng viên", lambda: tab().score(), "list-checks"),
            Command("Ghi nhận xét đảng viên", lambda: tab().add_remark(), "plus"),
            Command(
                "Ghi “Đảm bảo” các mục còn trống của mọi đồng chí",
                lambda: tab().pass_all(),
                "check",
            ),
            Command("Xuất điểm đảng viên ra Excel", lambda: tab().export(), "file-spreadsheet"),
            Command("Chốt các phiếu chi bộ đã thống nhất", lambda: tab().close_all(), "lock"),
        )

    def open(self, where: str) -> None:
        """Show a sheet, "points:3:2026:quarter:3", or a member in the list, "points:3"."""
        parts = where.split(":")[1:]
        if len(parts) == 4 and all(parts[place].isdecimal() for place in (0, 1, 3)):
            self.workspace.set_year(int(parts[1]))
            kind = SheetPeriod(parts[2])
            self._show_period(sheet_period(kind, int(parts[1]), int(parts[3])))
        if parts and parts[0].isdecimal():
            self.leave_sheet()
            self.table.select(int(parts[0]))
        self.take_focus()

    def go_home(self) -> None:
        """Show the list."""
        self.leave_sheet()

    def keep_typed(self) -> None:
        """Keep the cell being typed in."""
        self.sheet.keep_typed()

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus()

    def score(self) -> None:
        """Open the sheet of the chosen member."""
        row = self.table.current()
        if row is None or not self.board.can_score:
            return
        self._stack.setCurrentWidget(self.sheet)
        self.form_shown.emit(True)
        self.sheet.show_sheet(row.id, self.period, self._people())

    def leave_sheet(self) -> None:
        """Go back to the list."""
        if self.is_scoring:
            self.sheet.keep_typed()
            self._stack.setCurrentWidget(self._front)
            self.form_shown.emit(False)
            self.take_focus()

    def pass_all(self) -> None:
        """Say "met" on every empty yes-or-no line of everybody; exceptions are then changed."""
        points = self.workspace.services.member_points
        self._do(lambda: points.pass_all(self._people(), self.period), "Đã ghi “Đảm bảo”.")

    def agree_all(self) -> None:
        """Let the cell agree on every finished sheet."""
        points = self.workspace.services.member_points
        said = f"Chi bộ đã thống nhất điểm {self.period.label}."
        self._do(lambda: points.agree(self._people(), self.period), said)

    def close_all(self) -> None:
        """Close every agreed sheet."""
        points = self.workspace.services.member_points
        self._do(lambda: points.close(self._people(), self.period), "Đã chốt các phiếu.")

    def export(self) -> None:
        """Write the period as an Excel list in the background and say where it is."""
        export, period = self.workspace.services.member_points.export, self.period
        self.workspace.run(
            lambda _progress: (export(period),),
            f"Đang xuất điểm {period.label}",
            self.made.show_files,
        )

    def add_remark(self) -> None:
        """Ask for a remark about the chosen member."""
        row = self.table.current()
        if row is None:
            return
        day = min(self.workspace.now().date(), self.period.last_day)
        draft = MemberRemarkDraft(RemarkKind.STRENGTH, "", max(day, self.period.first_day))
        dialog = RemarkDialog(row.full_name, draft, self._today, "Ghi nhận xét")
        if self.workspace.dialogs.show(dialog):
            add = self.workspace.services.member_points.add_remark
            self._do(partial(add, row.id, self.period, dialog.draft()), "Đã ghi nhận xét.")

    def edit_remark(self, remark: MemberRemark) -> None:
        """Change a remark."""
        row = next((row for row in self.board.rows if row.id == remark.member_id), None)
        name = row.full_name if row is not None else ""
        dialog = RemarkDialog(name, remark.draft, self._today, "Lưu")
        if self.workspace.dialogs.show(dialog):
            save = self.workspace.services.member_points.save_remark
            self._do(partial(save, remark.id, self.period, dialog.draft()), "Đã sửa nhận xét.")

    def remove_remark(self, remark: MemberRemark) -> None:
        """Take a remark away."""
        remove = self.workspace.services.member_points.remove_remark
        self._do(partial(remove, remark.id), "Đã xóa nhận xét.")

    def _do(self, act: Callable[[], object], said: str) -> None:
        self.workspace.perform(act, said)

    def _people(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.table.records())

    def _today(self) -> date:
        return self.workspace.now().date()

    def _view(self) -> MemberSheetView | None:
        row = self.table.current()
        if row is None:
            return None
        try:
            return self.workspace.services.member_points.view(row.id, self.period)
        except NotFound:
            return None

    def _show_card(self) -> None:
        view = self._view()
        self.card.setVisible(view is not None)
        if view is not None:
            self.card.show_view(view)

    def _offer(self) -> None:
        kind = kind_of(self.period)
        quarters = ((q, f"Quý {ROMAN[q - 1]}") for q in QUARTERS)
        months = ((month, f"Tháng {month}") for month in MONTHS)
        self.when.set_options(tuple(quarters if kind is SheetPeriod.QUARTER else months))
        self.when.set_value(number_of(self.period))
        self.rubric.set_options(self.workspace.services.member_points.rubrics())
        self.rubric.set_value(self.board.rubric_id or None)

    def _show_period(self, period: Period) -> None:
        self.period = period
        self.kind.set_value(kind_of(period))
        self._lists.setCurrentWidget(self.table)
        self.load()
        self.state_changed.emit()

    def _on_kind(self) -> None:
        kind, year = self.kind.value(), self.workspace.year
        month = min(self.period.last_day, self._today()).month
        place = self.period.quarter or (month + 2) // 3
        number = place if kind is SheetPeriod.QUARTER else min(place * 3, month)
        self._show_period(sheet_period(kind, year, number))

    def _on_when(self) -> None:
        self._show_period(sheet_period(self.kind.value(), self.workspace.year, self.when.value()))

    def _on_cell(self, now: QModelIndex, before: QModelIndex) -> None:
        """Follow the column the keyboard stands on."""
        number = now.column() - FIRST_PERIOD + 1
        places = QUARTERS if self.kind.value() is SheetPeriod.QUARTER else MONTHS
        is_other = now.column() != before.column() and number in places
        if not self._is_loading and is_other and number != number_of(self.period):
            self._show_period(sheet_period(self.kind.value(), self.workspace.year, number))

    def _on_rubric(self) -> None:
        chosen = self.rubric.value()
        if chosen and chosen != self.board.rubric_id:
            choose = self.workspace.services.member_points.choose_rubric
            self._do(partial(choose, chosen), "Đã chọn bộ tiêu chí cho các phiếu mới.")

    def choose_own(self) -> None:
        """Ask for the rubrics of those who write another form."""
        points = self.workspace.services.member_points
        offered = {kind: points.rubrics(kind) for kind in POINTED_KINDS}
        dialog = RubricsDialog(offered, self.board.own_rubrics)
        if self.workspace.dialogs.show(dialog):
            choose = partial(points.choose_own_rubrics, dialog.chosen())
            self._do(choose, "Đã chọn bộ tiêu chí của từng nhóm cho các phiếu mới.")

    def _build(self) -> None:
        self._stack, self._lists = FrontStack(), FrontStack()
        for table in self.lists.values():
            self._lists.addWidget(table)
        self._lists.setCurrentWidget(self.table)
        self._front = ListWithSide(self._list_card(), (self.card,))
        self._stack.addWidget(self._front)
        self._stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.made)
        column.addWidget(self._stack)

    def _list_card(self) -> Card:
        card, holder = Card(edge_to_edge=True), QWidget()
        self.when.setFixedWidth(scaled(120))
        self.rubric.setFixedWidth(scaled(340))
        for part, name in ((self.when, "Kỳ"), (self.rubric, "Bộ tiêu chí")):
            part.setAccessibleName(name)
        row = QHBoxLayout(holder)
        row.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        row.addWidget(flow(self.kind, self.when, self.rubric, self.own_button, gap=6))
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(PADDING, 8, PADDING, 10)
        below.addWidget(self.hint)
        card.body.setContentsMargins(0, 0, 0, 1)
        card.add(holder)
        card.add(self._lists, 1)
        card.add(foot)
        return card

    def _connect(self) -> None:
        self.kind.changed.connect(self._on_kind)
        self.when.changed.connect(self._on_when)
        self.rubric.changed.connect(self._on_rubric)
        self.own_button.clicked.connect(lambda _checked: self.choose_own())
        for table in self.lists.values():
            table.selected.connect(lambda _row: None if self._is_loading else self._show_card())
            table.opened.connect(lambda _row: self.score())
            table.view.selectionModel().currentChanged.connect(self._on_cell)
        self.score_button.clicked.connect(lambda _checked: self.score())
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.agree_button.clicked.connect(lambda _checked: self.agree_all())
        self.sheet.left.connect(self.leave_sheet)
        for card in (self.card, self.sheet.facts):
            card.wanted.connect(self.workspace.go)
            card.remark_asked.connect(self.add_remark)
            card.remark_edit_asked.connect(self.edit_remark)
            card.remark_delete_asked.connect(self.remove_remark)
        self.card.score_asked.connect(self.score)


def _table(kind: SheetPeriod) -> RecordTable[MemberPointsRow]:
    name = "Điểm theo tháng" if kind is SheetPeriod.MONTH else "Điểm theo quý"
    empty = EmptyState("award", "Chưa có đảng viên để chấm điểm.", "Thêm ở mục Đảng viên.")
    made = RecordTable(columns_of(kind), name=name, empty=empty)
    made.takes_first = True
    return made


def _last_quarter(today: date) -> Period:
    """Return the last quarter that is over, the first one of the year at its beginning."""
    return Period(today.year, quarter=max(1, (today.month - 1) // 3))
