"""The list of the year's meetings: kind, day, stage and points, with filters."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meetings import (
    HELD_STAGES,
    MEETING_KIND_LABELS,
    MEETING_STAGE_LABELS,
    MeetingKind,
    MeetingRow,
    MeetingStage,
    meeting_title,
)
from app.domain.text import clock_text, day_month, short_date, weekday_name
from ui.kit.cards import Card, EmptyState
from ui.kit.cells import Cell
from ui.kit.chips import ChipSpec, Role, grade_chip
from ui.kit.choice import Choice
from ui.kit.inputs import SearchLine
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.kit.tables import Column

_NO_TIME = time(0)
ALL, COMING, HELD = "all", "coming", "held"
_WHICH = ((ALL, "Tất cả"), (COMING, "Chưa họp"), (HELD, "Đã họp"))
_ICONS = {
    MeetingKind.THEMATIC: "book-open-text",
    MeetingKind.COMBINED: "book-open-text",
    MeetingKind.COMMITTEE: "users",
}
_STAGE_ROLES: dict[MeetingStage, Role] = {
    MeetingStage.PREPARING: "info",
    MeetingStage.IN_SESSION: "gold",
    MeetingStage.SCORING: "gold",
    MeetingStage.FINISHING: "info",
    MeetingStage.POSTPONED: "warn",
}


class _NameColumn(Column[MeetingRow]):
    """Names meetings of the whole cell in bold, those of the chi ủy plainly."""

    def cell(self, record: MeetingRow) -> Cell:
        is_strong = record.kind is not MeetingKind.COMMITTEE
        return Column.cell(self, record)._replace(is_strong=is_strong)


class MeetingList(QWidget):
    """Shows the meetings of a year; Enter opens one."""

    opened = Signal(int)
    edit_asked = Signal(int)
    delete_asked = Signal(object)
    create_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MeetingRow, ...] = ()
        self._year = 0
        self.which = Segmented(_WHICH)
        self.which.set_value(ALL)
        self.which.setAccessibleName("Buổi họp nào")
        self.kind = Choice(((None, "Mọi loại"), *MEETING_KIND_LABELS.items()))
        self.kind.set_value(None)
        self.kind.setAccessibleName("Loại buổi họp")
        self.kind.setFixedWidth(260)
        self.search = SearchLine("Lọc theo tên, nội dung")
        self.table = self._table()
        self._lay_out()
        self.which.changed.connect(self._show)
        self.kind.changed.connect(self._show)
        self.search.searched.connect(self.table.set_filter)

    def show_rows(self, rows: tuple[MeetingRow, ...], year: int) -> None:
        """Show the meetings of a year."""
        self._rows, self._year = rows, year
        self._show()

    def select(self, meeting_id: int) -> bool:
        """Choose a meeting."""
        return self.table.select(meeting_id)

    def _show(self) -> None:
        kind, which = self.kind.value(), self.which.value()
        self.table.set_records(
            row
            for row in self._rows
            if (kind is None or row.kind is kind) and (which == ALL or _which(row) == which)
        )

    def _table(self) -> RecordTable[MeetingRow]:
        empty = EmptyState(
            "users-round",
            "Chưa có buổi họp nào trong năm này.",
            "Lập kế hoạch năm để có đủ 12 buổi thường kỳ và chuyên đề mỗi quý, hoặc tạo một buổi.",
            act="Tạo buổi họp",
        )
        empty.pressed.connect(self.create_asked)
        table: RecordTable[MeetingRow] = RecordTable(
            self._columns(), name="Các buổi họp trong năm", empty=empty
        )
        table.opened.connect(lambda row: self.opened.emit(row.id))
        table.edit_asked.connect(lambda row: self.edit_asked.emit(row.id))
        table.delete_asked.connect(self.delete_asked)
        table.link_pressed.connect(lambda row, _title: self.opened.emit(row.id))
        return table

    def _columns(self) -> tuple[Column[MeetingRow], ...]:
        return (
            _NameColumn(
                "Buổi họp", lambda r: meeting_title(r.kind, r.period), lambda r: r.period,
                width=236, icon=lambda r: _ICONS.get(r.kind, "users-round"),
            ),
            Column("Ngày, giờ họp", self._day_text, lambda r: (r.day, r.starts_at or _NO_TIME),
                   width=222),
            Column("Nội dung trọng tâm", lambda r: r.focus, width=96, stretch=True),
            Column(
                "Bước", lambda r: MEETING_STAGE_LABELS[r.stage], lambda r: STAGE_ORDER[r.stage],
                width=114, chip=stage_chip,
            ),
            Column("Điểm", lambda r: r.points, _points_key, width=56, numeric=True, strong=True),
            Column(
                "Mức", lambda r: r.grade, _points_key, width=96,
                chip=lambda r: grade_chip(r.grade) if r.grade else None,
            ),
        )  # fmt: skip

    def _day_text(self, row: MeetingRow) -> str:
        shown = day_month(row.day) if row.day.year == self._year else short_date(row.day)
        at = f", {clock_text(row.starts_at)}" if row.starts_at else ""
        return f"{weekday_name(row.day)}, {shown}{at}"

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(15, 12, 15, 12)
        filters.setSpacing(12)
        filters.addWidget(self.which)
        filters.addWidget(self.kind)
        filters.addWidget(self.search, 1)
        card = Card(edge_to_edge=True)
        card.add_layout(filters)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)


STAGE_ORDER = {stage: place for place, stage in enumerate(MeetingStage)}


def stage_chip(row: MeetingRow) -> ChipSpec:
    """Return the chip of a meeting's stage."""
    icon = "lock" if row.stage is MeetingStage.LOCKED else ""
    return ChipSpec(MEETING_STAGE_LABELS[row.stage], _STAGE_ROLES.get(row.stage, "neutral"), icon)


def _which(row: MeetingRow) -> str:
    return HELD if row.stage in HELD_STAGES else COMING


def _points_key(row: MeetingRow) -> float | None:
    """Return what points sort by; shown figures never decide anything."""
    return float(row.points.replace(",", ".")) if row.points else None


def list_sentence(rows: tuple[MeetingRow, ...], today: date) -> str:
    """Return the state of the year in one sentence."""
    if not rows:
        return "Chưa có buổi họp nào."
    held = sum(row.stage in HELD_STAGES for row in rows)
    waiting = [r for r in rows if r.stage not in HELD_STAGES and r.day >= today]
    coming = min(waiting, key=lambda row: row.day, default=None)
    said = f"{len(rows)} buổi, đã họp {held}."
    return f"{said} Buổi tới: {coming.title}, {day_month(coming.day)}." if coming else said
