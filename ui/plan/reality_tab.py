"""The tab *Thực hiện*: the plan of the year against what was held, and where the time went."""

from collections.abc import Callable
from typing import Self

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan_reality import REALITY_LABELS, RealityLine, RealityState, reality_sentence
from app.domain.share_targets import YearShares
from app.domain.text import day_month, upper_first
from app.domain.time_shares import ShareKind, TimeShare
from app.services.paper_names import PaperCode
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec, Role, grade_chip
from ui.kit.commands import Command
from ui.kit.labels import Label
from ui.kit.made_files import MadeFiles
from ui.kit.page import scrolling
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.share_bar import ShareBar, SharePart, ShareTotal
from ui.kit.tables import Column
from ui.place_tab import PlaceTab
from ui.workspace import Workspace

MOST_ROWS = 60
MINUTES, POINTS, NOTES = 5, 7, 9
_FOLDED = ((MINUTES, 890), (POINTS, 830))
NOTES_FROM = 1090
_ROLES: dict[RealityState, Role] = {
    RealityState.ON_DAY: "ok",
    RealityState.OTHER_DAY: "info",
    RealityState.COMING: "neutral",
    RealityState.LATE: "error",
    RealityState.POSTPONED: "warn",
    RealityState.NOT_HELD: "warn",
}
_COLOURS = {
    ShareKind.DISSEMINATION: "info_fill",
    ShareKind.REPORT: "border_strong",
    ShareKind.DISCUSSION: "ok_fill",
    ShareKind.CRITIQUE: "gold",
    ShareKind.PROCEDURE: "pressed",
}


class RealityTab(PlaceTab):
    """Lists every meeting of the plan with the day it was held and how it went."""

    title = "Thực hiện"
    icon = "check-check"
    tables = frozenset(
        {"meetings", "attendances", "score_sheets", "agenda_items", "minutes_entries", "members"}
    )
    handles = ("reality",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.export_button = secondary("Xuất bảng thực hiện", icon="file-spreadsheet")
        self.made = MadeFiles()
        self.table: RecordTable[RealityLine] = RecordTable(
            _columns(),
            name="Kế hoạch và thực hiện",
            empty=EmptyState("calendar-days", "Năm này chưa có kế hoạch.", "Lập ở thẻ Buổi họp."),
        )
        self._has_notes = False
        self.sentence = Label("", "secondary", wrap=True)
        self.planned, self.actual = ShareBar(), ShareBar()
        self.missed = Label("", "small", tone="warn", wrap=True)
        self._build()

    def load(self) -> None:
        """Read the year shown."""
        services, year = self.workspace.services, self.workspace.year
        lines = services.plans.reality(year)
        self.table.set_records(lines)
        self.table.show_whole(MOST_ROWS)
        self._has_notes = any(line.note for line in lines)
        self._fold()
        self.sentence.setText(reality_sentence(lines))
        self.sentence.setVisible(bool(lines))
        self.export_button.setEnabled(bool(lines))
        self._show_time(services.agendas.shares_of_year(year))

    def acts(self) -> tuple[QWidget, ...]:
        """Return the button that writes the workbook."""
        return (self.export_button,)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the act found with Ctrl+K."""
        return (
            Command("Xuất bảng thực hiện kế hoạch", lambda: tab().export(), "file-spreadsheet"),
        )

    def export(self) -> None:
        """Write the table as a workbook and say where it is."""
        self.workspace.export(
            PaperCode.PLAN_REALITY, self.made.show_files, year=self.workspace.year,
            title="Đang xuất bảng thực hiện kế hoạch",
        )  # fmt: skip

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns where there is no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.width()
        for place, least in _FOLDED:
            self.table.view.setColumnHidden(place, width < scaled(least))
        is_narrow = width < scaled(NOTES_FROM)
        self.table.view.setColumnHidden(NOTES, is_narrow or not self._has_notes)
        self.table.set_widths(self.table.own_widths())

    def _show_time(self, year: YearShares) -> None:
        timed = sum(meeting.is_timed for meeting in year.meetings)
        self.time_card.setVisible(timed > 0)
        for bar, shares, name in (
            (self.planned, year.planned, "Dự kiến"),
            (self.actual, year.actual, "Thực tế"),
        ):
            total = sum(share.minutes for share in shares)
            figure = ShareTotal(f"{name} {total} phút", f"{timed} buổi đã ghi giờ", "ok")
            bar.set_parts(_parts(shares), figure, f"Thời gian theo loại việc, {name.lower()}")
        professional = sum(meeting.professional for meeting in year.meetings)
        said = [*year.missed]
        if professional:
            said.append(f"Việc chuyên môn: {professional} phút trong chương trình các buổi.")
        self.missed.setText(" ".join(said))
        self.missed.setVisible(bool(said))

    def _build(self) -> None:
        card = Card(edge_to_edge=True)
        self.sentence.setContentsMargins(15, 12, 15, 12)
        card.add(self.sentence)
        card.add(self.table)
        note = Label("Mục tiêu do chi bộ đặt trong Cài đặt", "small")
        self.time_card = Card("Thời gian theo loại việc", right=[note])
        for line in (self.planned, self.actual, self.missed):
            self.time_card.add(line)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.made, card, self.time_card):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.table.opened.connect(self._open)
        self.table.link_pressed.connect(lambda line, _title: self._open(line))

    def _open(self, line: RealityLine) -> None:
        self.workspace.go(f"meeting:{line.row.id}")


def _parts(shares: tuple[TimeShare, ...]) -> tuple[SharePart, ...]:
    return tuple(
        SharePart(share.kind.value, share.label, share.share, _COLOURS[share.kind])
        for share in shares
        if share.minutes
    )


def _columns() -> tuple[Column[RealityLine], ...]:
    return (
        Column("Kỳ", _period, lambda line: line.row.period, width=112),
        Column("Nội dung", lambda line: line.row.focus, width=150, stretch=True,
               tooltip=lambda line: line.row.focus),
        Column("Dự kiến", lambda line: day_month(line.planned_on), lambda line: line.planned_on,
               width=76, numeric=True),
        Column("Họp ngày", lambda line: day_month(line.held_on) if line.held_on else "–",
               lambda line: line.row.day, width=84, numeric=True),
        Column("Thực hiện", lambda _line: "", lambda line: REALITY_LABELS[line.state], width=150,
               chip=lambda line: ChipSpec(REALITY_LABELS[line.state], _ROLES[line.state]),
               tooltip=lambda line: upper_first(line.note)),
        Column("Phút", _minutes, lambda line: line.figures.minutes or 0, width=56, numeric=True),
        Column("Dự họp", _presence, width=72, numeric=True),
        Column("Điểm", lambda line: line.row.points or "–", width=56, numeric=True),
        Column("Mức", lambda _line: "", lambda line: line.row.grade, width=96, chip=_grade),
        Column("Ghi chú", lambda line: upper_first(line.note), width=200,
               tooltip=lambda line: upper_first(line.note)),
    )  # fmt: skip


def _period(line: RealityLine) -> str:
    return upper_first(line.row.period.label.partition("/")[0])


def _minutes(line: RealityLine) -> str:
    return str(line.figures.minutes) if line.figures.minutes is not None else "–"


def _presence(line: RealityLine) -> str:
    return f"{line.figures.present}/{line.figures.base}" if line.figures.base else "–"


def _grade(line: RealityLine) -> ChipSpec | None:
    return grade_chip(line.row.grade) if line.row.grade else None
