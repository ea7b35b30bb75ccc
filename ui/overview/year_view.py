"""Bảng điểm năm: every held meeting with its figures, each leading to its record; the trend."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.overviews import Overview
from app.domain.year_tables import YearRow, YearTable
from ui.kit import theme
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chart_bars import UprightBars
from ui.kit.chart_panel import ChartPanel, ChartTable
from ui.kit.charts import LineChart
from ui.kit.made_files import MadeFiles
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.kit.stat_tiles import StatTiles
from ui.overview import year_words as words
from ui.overview.lost_card import LostCard
from ui.workspace import Workspace

CHART_HEIGHT = 216
ROWS = 30
PRESENCE, SPEAKING, YEARS = "attendance", "speaking", "years"
_FOLDED = ((1, 980), (2, 880), (4, 760))
"""Columns left out below these widths: kind, day, grade."""


class YearView(QWidget):
    """Drawn from a year table and the thresholds of the overview."""

    wanted = Signal(str)
    year_wanted = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.back_button = quiet("Về Tổng quan", icon="arrow-left")
        self.export_button = secondary("Xuất Excel", icon="file-spreadsheet")
        self.tiles = StatTiles()
        self.choice = Segmented(
            ((PRESENCE, "Dự họp"), (SPEAKING, "Phát biểu"), (YEARS, "Điểm các năm")),
            required=True,
            small=True,
        )
        self.presence, self.speaking, self.years = UprightBars(), UprightBars(), LineChart()
        self.panels = {
            PRESENCE: ChartPanel(self.presence, ChartTable((), ())),
            SPEAKING: ChartPanel(self.speaking, ChartTable((), ())),
            YEARS: ChartPanel(self.years, ChartTable((), ())),
        }
        self.no_years = EmptyState("gauge", "Chưa có hai năm chấm điểm để so sánh.")
        self.table = RecordTable(words.columns(), name="Bảng điểm năm", empty=_empty())
        self.lost = LostCard()
        self.made = MadeFiles()
        self._table = YearTable(0, ())
        self._build()

    def show_year(self, table: YearTable, overview: Overview) -> None:
        """Show another year."""
        self._table = table
        tiles = words.tiles(table)
        self.tiles.setVisible(bool(tiles))
        self.tiles.set_tiles(tiles, f"Điểm thường kỳ năm {table.year}")
        self.presence.set_data(words.presence_bars(table, overview.averages))
        self.speaking.set_data(words.speaking_bars(table, overview.averages))
        for key in (PRESENCE, SPEAKING):
            self.panels[key].set_table(words.shares_table(table))
        line = words.years_chart(table, overview.scale)
        if line is not None:
            self.years.set_data(line)
            self.panels[YEARS].set_table(words.years_table(table.history))
        self._has_years = line is not None
        self.charts.setVisible(bool(table.rows))
        self.export_button.setVisible(bool(table.rows))
        self.table.set_records(table.rows)
        self.table.show_whole(ROWS)
        self._show_chart()
        self._show_lost(self.table.current())

    def show_part(self, part: str) -> None:
        """Bring a chart to the front: attendance, speaking or years."""
        if part in self.panels:
            self.choice.set_value(part)
            self._show_chart()
        charts = {PRESENCE: self.presence, SPEAKING: self.speaking, YEARS: self.years}
        charts[self.choice.value()].setFocus()

    def export(self) -> None:
        """Write the year table as a workbook."""
        from app.services.paper_names import PaperCode  # noqa: PLC0415 - every paper's words load

        self.workspace.export(
            PaperCode.SCORE_YEAR, self.made.show_files, year=self._table.year,
            title="Đang xuất bảng điểm năm",
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the period says already where there is no room."""
        super().resizeEvent(event)
        for place, width in _FOLDED:
            is_narrow = event.size().width() < scaled(width)
            if self.table.view.isColumnHidden(place) != is_narrow:
                self.table.view.setColumnHidden(place, is_narrow)

    def _show_chart(self) -> None:
        key = self.choice.value()
        is_missing = key == YEARS and not self._has_years
        self._stack.setCurrentWidget(self.no_years if is_missing else self.panels[key])

    def _show_lost(self, row: YearRow | None) -> None:
        self.lost.setVisible(row is not None)
        if row is not None:
            self.lost.show_row(row)

    def _on_tile(self, key: str) -> None:
        """Follow a figure to its meeting; the mean to the years it is compared with."""
        if key.startswith("meeting:"):
            self.wanted.emit(key)
        else:
            self.show_part(YEARS)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._stack = QStackedWidget()
        for page in (*self.panels.values(), self.no_years):
            self._stack.addWidget(page)
        self.charts = Card("Biểu đồ", right=[self.choice])
        self.charts.add(self._stack)
        table = Card("Từng buổi", edge_to_edge=True)
        table.body.setContentsMargins(0, 0, 0, 8)
        table.add(self.table)
        for part in (self.made, self.tiles, self.charts, table, self.lost):
            column.addWidget(part)
        column.addStretch(1)
        self._has_years = False
        self.choice.set_value(PRESENCE)
        self._connect()
        self._dress()

    def _connect(self) -> None:
        self.choice.changed.connect(self._show_chart)
        self.tiles.clicked.connect(self._on_tile)
        for bars in (self.presence, self.speaking):
            bars.clicked.connect(self.wanted)
        self.years.clicked.connect(lambda key: self.year_wanted.emit(int(key)))
        self.table.link_pressed.connect(
            lambda row, title: self.wanted.emit(words.place_of(row, title))
        )
        self.table.opened.connect(lambda row: self.wanted.emit(words.place_of(row, "")))
        self.table.selected.connect(self._show_lost)
        self.lost.wanted.connect(self.wanted)
        self.export_button.clicked.connect(lambda _checked: self.export())
        for key, panel in self.panels.items():
            panel.row_opened.connect(lambda row, own=key: self._open_row(own, row))
        theme.notifier().changed.connect(self._dress)

    def _open_row(self, key: str, row: int) -> None:
        """Follow a row of the table behind a chart."""
        if key == YEARS:
            self.year_wanted.emit(self._table.history[row].year)
            return
        title = words.PRESENCE if key == PRESENCE else words.SPEAKING
        self.wanted.emit(words.place_of(self._table.rows[row], title))

    def _dress(self) -> None:
        self._stack.setFixedHeight(scaled(CHART_HEIGHT))


def head(view: YearView) -> QHBoxLayout:
    """Return the way back and the act of the view in one row."""
    row = QHBoxLayout()
    row.addWidget(view.back_button)
    row.addStretch(1)
    row.addWidget(view.export_button)
    return row


def _empty() -> EmptyState:
    return EmptyState(
        "gauge",
        "Năm này chưa họp buổi nào.",
        "Các buổi đã họp sẽ có ở đây với điểm, dự họp, phát biểu, thời lượng.",
    )
