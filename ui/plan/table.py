"""The year plan as a ledger: day, focus, writer, result; cells are edited in place with F2."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meetings import MeetingRow
from app.domain.plans import THEMATIC_KINDS
from ui.kit import theme
from ui.kit.cards import Card, EmptyState
from ui.kit.cells import RECORD_ROLE, Cell
from ui.kit.choice import Choice
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import LineText
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.plan.delegate import MOVED, PlanDelegate
from ui.plan.words import (
    MOVED_NOTE,
    day_text,
    focus_text,
    month_text,
    result_chip,
    writer_text,
)

MONTH, DAY, FOCUS, WRITER, RESULT = range(5)
People = tuple[tuple[int | None, str], ...]


class _FocusColumn(Column[MeetingRow]):
    """Thematic meetings stand out in bold with their book."""

    def cell(self, record: MeetingRow) -> Cell:
        made = Column.cell(self, record)
        is_thematic = record.kind in THEMATIC_KINDS
        return made._replace(is_strong=is_thematic, icon="book-open-text" if is_thematic else "")


class PlanTable(Card):
    """Shows the meetings of a year; Enter opens one, F2 edits a cell."""

    opened = Signal(object)
    selected = Signal(object)
    move_asked = Signal(object)
    delete_asked = Signal(object)
    focus_kept = Signal(object, str)
    writer_kept = Signal(object, object)
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(edge_to_edge=True, parent=parent)
        self._year = 0
        self._people: People = ()
        self._edit: InlineEdit | None = None
        empty = EmptyState(
            "calendar-days",
            "Năm này chưa có kế hoạch.",
            "Chương trình đề xuất 12 buổi thường kỳ và chuyên đề mỗi quý, tránh ngày nghỉ và Tết.",
        )
        self.table: RecordTable[MeetingRow] = RecordTable(
            self._columns(), name="Kế hoạch năm", empty=empty
        )
        self.table.view.ledger = PlanDelegate(self.table.view)
        self.table.view.setItemDelegate(self.table.view.ledger)
        self.table.view.horizontalHeader().setProperty("rounded", "true")
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self.selected)
        self.table.delete_asked.connect(self.delete_asked)
        self.table.view.edit_asked.connect(self.edit_cell)
        self.add(self.table, 1)
        self._note = self._footnote()
        self.add(self._note)

    def show_rows(self, rows: tuple[MeetingRow, ...], year: int, people: People) -> None:
        """Show the meetings of a year; a cell being edited is kept first."""
        self.close_edit()
        self._year, self._people = year, people
        self.table.set_records(rows)
        self._note.setVisible(bool(rows))

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit focus or writer in place; a day asks for another one."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, MeetingRow):
            return
        self.close_edit()
        if index.column() in (MONTH, DAY):
            self.move_asked.emit(row)
        elif index.column() == WRITER:
            people = Choice(self._people)
            people.set_value(self._person_id(row))
            self._edit = InlineEdit(
                self.table.view, index, people, partial(self.writer_kept.emit, row)
            )
            people.showPopup()
        else:
            cell = self.table.model.index(index.row(), FOCUS)
            line = LineText(placeholder="ví dụ: Cải cách hành chính quý I")
            line.set_value(row.focus)
            self._edit = InlineEdit(self.table.view, cell, line, partial(self._keep_focus, row))

    def close_edit(self) -> None:
        """Keep the cell being edited, if any."""
        if self._edit is not None:
            edit, self._edit = self._edit, None
            edit.close(keeps=True)

    def _keep_focus(self, row: MeetingRow, text: Any) -> None:
        self.focus_kept.emit(row, text)

    def _person_id(self, row: MeetingRow) -> int | None:
        return next((i for i, name in self._people if name == row.preparer_name), None)

    def _columns(self) -> tuple[Column[MeetingRow], ...]:
        return (
            Column("Tháng", month_text, lambda r: r.period, width=68),
            Column(
                "Ngày họp", lambda r: day_text(r.day, self._year), lambda r: r.day, width=158,
                icon=lambda r: MOVED if r.moved_from else "", tooltip=self._moved_tip,
            ),
            _FocusColumn("Nội dung trọng tâm", focus_text, width=110, stretch=True),
            Column("Người viết", writer_text, width=138),
            Column(
                "Kết quả", lambda r: r.points, lambda r: (r.points == "", r.points), width=134,
                chip=result_chip, tooltip=_result_tip,
            ),
        )  # fmt: skip

    def _moved_tip(self, row: MeetingRow) -> str:
        return f"Dời từ {day_text(row.moved_from, self._year)}" if row.moved_from else ""

    def _footnote(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(15, 10, 15, 12)
        row.setSpacing(8)
        arrow = IconLabel("move-right", "info", theme.sizes().icon_small)
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(MOVED_NOTE, "small", wrap=True), 1)
        column.addLayout(row)
        return holder


def _result_tip(row: MeetingRow) -> str:
    said = result_chip(row).text
    return f"{row.points} điểm, {said}" if row.points else said
