"""The lines of one member's sheet as a ledger: points typed or chosen in place, three columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.choices import FAIL, PASS
from app.domain.member_sheets import MemberSheetView
from app.domain.rubrics import PassLabels, RubricItemKind
from app.domain.score_columns import ColumnLine
from app.domain.score_sheets import SheetState
from app.domain.scored_items import ScoredItem
from app.domain.text import points_text
from ui.kit.cells import RECORD_ROLE, Group, Segments
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import Number
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

NUMBER = "Mục"
SELF, CELL, SUPERIOR, WHY = "Tự chấm", "Chi bộ", "Cấp trên", "Lý do"
_WITH_NUMBERS = (56, 150, 62, 100, 66, 78, 112)
_WITH_TOGGLES = (66, 150, 62, 226, 66, 78, 112)
_WORDS = (FAIL, PASS)
"""In the order of the two words on a line met or not: keys 1 and 2."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line with its columns."""

    item: ScoredItem
    column: ColumnLine
    labels: PassLabels
    state: SheetState

    @property
    def id(self) -> str:
        """What the choice in the table is kept by."""
        return self.item.id

    @property
    def is_toggle(self) -> bool:
        """Tell whether the line is met or not."""
        return self.item.kind is RubricItemKind.TOGGLE


class PointsLines(RecordTable[SheetRow]):
    """Digits begin an entry at once, Enter keeps it and goes to the next line."""

    chosen = Signal(object, str)
    """A line, and PASS or FAIL."""
    typed = Signal(object, str, object)
    """A line, the column, the points or None."""
    note_asked = Signal(object)
    record_asked = Signal(object)
    """A line whose record is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_columns(), name="Phiếu điểm", two_line=True, parent=parent)
        self._edit: InlineEdit | None = None
        self.view.installEventFilter(self)
        self.view.edit_asked.connect(self._edit_cell)
        self.view.opened.connect(self._edit_cell)
        self.segment_pressed.connect(self._on_level)
        self.link_pressed.connect(self._on_line_link)

    def show_view(self, view: MemberSheetView) -> None:
        """Show another sheet; an entry being typed is kept first."""
        self.close_edit()
        toggles = any(item.kind is RubricItemKind.TOGGLE for item in view.sheet.items)
        self.set_widths(_WITH_TOGGLES if toggles else _WITH_NUMBERS)
        self.set_records(_rows(view))

    def close_edit(self) -> None:
        """Keep the cell being typed in, if any."""
        if self._edit is not None:
            edit, self._edit = self._edit, None
            edit.close(keeps=True)

    def go_to_open(self) -> None:
        """Put the keyboard on the first line nobody has decided."""
        rows = self.records()
        row = next((row for row in rows if row.item.points is None), rows[0] if rows else None)
        title = [column.title for column in self.model.columns].index(SELF)
        if row is not None and self.select(row.id):
            self.view.setCurrentIndex(self.model.index(self.view.current_row(), title))
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin an entry with the digit that was typed."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self.view and is_key and self._begins_entry(event.text()):  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def _begins_entry(self, text: str) -> bool:
        index = self.view.currentIndex()
        row = index.data(RECORD_ROLE) if index.isValid() else None
        if not text.isdecimal() or not isinstance(row, SheetRow):
            return False
        if row.is_toggle and self._title_of(index) not in {CELL, SUPERIOR}:
            place = int(text) - 1
            if place in range(len(_WORDS)):
                self._on_level(row, SELF, place)
            return True
        if not self._edit_cell(index):
            return False
        if self._edit is not None:
            self._edit.field.setText(text)  # type: ignore[attr-defined]
        return True

    def _edit_cell(self, index: QModelIndex) -> bool:
        row = index.data(RECORD_ROLE)
        if not isinstance(row, SheetRow):
            return False
        title = self._title_of(index)
        if title == WHY:
            self.note_asked.emit(row)
            return True
        target = title if title in {CELL, SUPERIOR} else SELF
        if target == SELF and row.item.kind is not RubricItemKind.NUMBER:
            return False
        self.close_edit()
        titles = [column.title for column in self.model.columns]
        cell = self.model.index(index.row(), titles.index(target))
        most = row.item.max
        field = Number(highest=ceil(most), decimals=2, placeholder=f"0–{points_text(most)}")
        field.set_value(_points_of(row, target))
        self._edit = InlineEdit(self.view, cell, field, partial(self._keep, row, target))
        return True

    def _keep(self, row: SheetRow, title: str, value: Any) -> None:
        points = None if value is None else Fraction(value)
        QTimer.singleShot(0, self, lambda: self.typed.emit(row, title, points))

    def _on_line_link(self, row: SheetRow, title: str) -> None:
        (self.record_asked if title == NUMBER else self.note_asked).emit(row)

    def _on_level(self, row: SheetRow, _title: str, place: int) -> None:
        self.chosen.emit(row, _WORDS[place])

    def _title_of(self, index: QModelIndex) -> str:
        return self.model.columns[index.column()].title

    def go_down(self) -> None:
        """Go to the line after the current one, past headings of groups."""
        rows, at = self.model.rows(), self.view.current_row()
        below = (n for n in range(at + 1, len(rows)) if not isinstance(rows[n], Group))
        following = next(below, None)
        if following is not None:
            column = max(self.view.currentIndex().column(), 0)
            self.view.setCurrentIndex(self.model.index(following, column))


def _rows(view: MemberSheetView) -> Iterator[SheetRow | Group]:
    columns = {line.item_id: line for line in view.columns.lines}
    for group in view.sheet.groups:
        left = f" · còn {group.open_lines} mục" if group.open_lines else ""
        right = f"{points_text(group.points)}/{points_text(group.max)}{left}"
        yield Group(f"{group.id}. {group.text}", right)
        for item in view.sheet.items:
            if item.group_id == group.id:
                yield SheetRow(item, columns[item.id], view.rubric.labels, view.state)


def _columns() -> tuple[Column[SheetRow], ...]:
    return (
        Column(NUMBER, lambda r: r.item.id, width=72, link=True, evidence=True,
               tooltip=lambda _r: "Mở hồ sơ của mục này"),
        Column("Tiêu chí", lambda r: r.item.text, width=150, stretch=True,
               second=_second, tooltip=lambda r: r.item.text),
        Column("Tối đa", lambda r: points_text(r.item.max), width=66, numeric=True),
        Column(SELF, _self_text, width=186, segments=_segments, numeric=False),
        Column(CELL, lambda r: _text(_points_of(r, CELL)), width=72, numeric=True),
        Column(SUPERIOR, lambda r: _text(_points_of(r, SUPERIOR)), width=80, numeric=True),
        Column(WHY, _why, width=116, link=True, tooltip=lambda r: r.item.note),
    )  # fmt: skip


def _segments(row: SheetRow) -> Segments | None:
    if not row.is_toggle:
        return None
    words = (row.labels.fail, row.labels.pass_)
    if row.item.points is None:
        return Segments(words)
    return Segments(words, int(row.item.points == row.item.max))


def _self_text(row: SheetRow) -> str:
    return "" if row.is_toggle else _text(row.item.points) or "Chưa chấm"


def _second(row: SheetRow) -> str:
    return "; ".join(entry.sentence for entry in row.item.evidence)


def _why(row: SheetRow) -> str:
    if row.item.note:
        return row.item.note
    return "Ghi lý do" if row.item.points is not None and row.item.points < row.item.max else ""


def _points_of(row: SheetRow, title: str) -> Fraction | None:
    if title == SELF:
        return row.item.points
    return row.column.cell_points if title == CELL else row.column.superior_points


def _text(points: Fraction | None) -> str:
    return "" if points is None else points_text(points)
