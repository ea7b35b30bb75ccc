"""The table of a score sheet: groups that open and close, choices in place, everything by key."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.kit import theme
from ui.kit.cells import Cell
from ui.kit.choice import is_typing
from ui.kit.ledger import PADDING, content_width
from ui.kit.ledger_view import LedgerView
from ui.kit.painting import scaled
from ui.meetings.scoring_columns import (
    COMFORTABLE_TEXT,
    LEAST_TEXT,
    LEAST_VALUE,
    MOST_VALUE,
    WIDTHS,
    SheetColumn,
)
from ui.meetings.scoring_delegate import ScoreDelegate, status_width
from ui.meetings.scoring_flow import row_words, words_room
from ui.meetings.scoring_model import ScoreModel, shown_text
from ui.meetings.scoring_rows import RowKind, SheetRow


class ScoreTable(LedgerView):
    """Signals carry the id of a criterion or group."""

    chosen = Signal(str, int)
    """A word of the choice in place was pressed."""
    linked = Signal(str)
    record_asked = Signal(str)
    """The number of a line was pressed, or H: the record behind it."""
    entry_asked = Signal(str)
    """Enter, F2 or a double click on a line."""
    note_asked = Signal(str)
    cleared = Signal(str)
    toggled = Signal(str)
    """A group is to be opened or closed."""
    selected = Signal(str)
    """The criterion now chosen, "" on a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitting = False
        self.score_model = ScoreModel(self)
        self.ledger = ScoreDelegate(self)
        self.setItemDelegate(self.ledger)
        self.setModel(self.score_model)
        self.setAccessibleName("Phiếu chấm điểm")
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.resized.connect(self._fit_columns)
        self.link_pressed.connect(self._on_link)
        self.segment_pressed.connect(self._on_segment)
        self.opened.connect(self._on_open)
        self.edit_asked.connect(self._on_open)
        self.delete_asked.connect(self._on_delete)
        self.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self.selected.emit(self.current_item())
        )
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def set_rows(self, rows: tuple[SheetRow, ...], closed: Collection[str]) -> None:
        """Show rows; the chosen one, the column and the scroll place stay."""
        now, place = self._current_row(), self.verticalScrollBar().value()
        column = max(self.currentIndex().column(), 0)
        self.selectionModel().blockSignals(True)
        is_other = self.score_model.set_rows(rows, closed)
        self.selectionModel().blockSignals(False)
        if not is_other:
            self._fit_columns()
            return
        self._fit_columns()
        if now is not None:
            self._select(now.kind, now.key, column)
        self.verticalScrollBar().setValue(place)
        if self._current_row() is None and now is not None:
            self.selected.emit("")

    def current_item(self) -> str:
        """Return the chosen criterion, "" on a heading or when nothing is chosen."""
        row = self._current_row()
        return row.key if row is not None and row.kind is RowKind.LINE else ""

    def select_item(self, item_id: str) -> bool:
        """Choose a criterion at its value, and say whether it is shown."""
        is_shown = self._select(RowKind.LINE, item_id, SheetColumn.VALUE)
        if is_shown:
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return is_shown

    def texts(self) -> list[tuple[str, ...]]:
        """Return what a person reads, row by row."""
        return [
            tuple(shown_text(row, column) for column in SheetColumn)
            for row in self.score_model.rows
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with digits, note with N, record with H, groups with the arrows."""
        row = self._current_row()
        if row is None or not self._do_key(event, row):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close a group by pressing its heading."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._row_at(index)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and row is not None and row.kind is RowKind.GROUP:
            self.toggled.emit(row.key)

    def _do_key(self, event: QKeyEvent, row: SheetRow) -> bool:
        if row.kind is RowKind.GROUP and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._open_or_close(row, wants_open=event.key() == Qt.Key.Key_Right)
            return True
        if row.kind is not RowKind.LINE or not is_typing(event):
            return False
        if event.text().casefold() == "n":
            self.note_asked.emit(row.key)
            return True
        if event.text().casefold() == "h":
            self.record_asked.emit(row.key)
            return True
        return self._choose_by_number(event.text(), row)

    def _choose_by_number(self, typed: str, row: SheetRow) -> bool:
        if not typed.isdecimal():
            return False
        place, words = int(typed) - 1, row.segments.words if row.segments else ()
        if 0 <= place < len(words):
            self.chosen.emit(row.key, place)
        return True

    def _open_or_close(self, row: SheetRow, *, wants_open: bool) -> None:
        at = self.score_model.place_of(RowKind.GROUP, row.key)
        rows = self.score_model.rows
        is_open = at + 1 < len(rows) and rows[at + 1].group == row.key
        if is_open is not wants_open:
            self.toggled.emit(row.key)

    def _on_open(self, index: QModelIndex) -> None:
        row = self._row_at(index)
        if row is None:
            return
        if row.kind is RowKind.GROUP:
            self.toggled.emit(row.key)
        elif row.kind is RowKind.LINE:
            self.entry_asked.emit(row.key)

    def _on_link(self, index: QModelIndex) -> None:
        is_number = index.column() == SheetColumn.NUMBER
        (self.record_asked if is_number else self.linked).emit(self._key(index))

    def _on_segment(self, index: QModelIndex, place: int) -> None:
        row = self._row_at(index)
        if row is not None and row.kind is RowKind.LINE:
            self.chosen.emit(row.key, place)

    def _on_delete(self, index: QModelIndex) -> None:
        row = self._row_at(index)
        if row is not None and row.kind is RowKind.LINE:
            self.cleared.emit(row.key)

    def _key(self, index: QModelIndex) -> str:
        row = self._row_at(index)
        return "" if row is None else row.key

    def _row_at(self, index: QModelIndex) -> SheetRow | None:
        rows = self.score_model.rows
        return rows[index.row()] if index.isValid() and index.row() < len(rows) else None

    def _current_row(self) -> SheetRow | None:
        return self._row_at(self.currentIndex())

    def _select(self, kind: RowKind, key: str, column: int) -> bool:
        place = self.score_model.place_of(kind, key)
        if place < 0:
            return False
        self.setCurrentIndex(self.score_model.index(place, column))
        return True

    def _dress(self) -> None:
        self.horizontalHeader().setFixedHeight(theme.sizes().row)
        self._fit_columns()

    def _fit_rows(self) -> None:
        header, width = self.verticalHeader(), self.columnWidth(SheetColumn.TEXT) - 2 * PADDING
        value = self.columnWidth(SheetColumn.VALUE)
        for place, row in enumerate(self.score_model.rows):
            words = row_words(row, words_room(row, width, value))
            header.resizeSection(place, words.height)

    def _value_width(self) -> int:
        """Return the room the widest value wants, choices in place included."""
        cells = (Cell(row.value.text, segments=row.segments) for row in self.score_model.rows)
        wanted = max(map(content_width, cells), default=0) + 2 * PADDING
        return min(max(wanted, scaled(LEAST_VALUE)), scaled(MOST_VALUE))

    def _fit_columns(self) -> None:
        """Give the text what is left; columns without a word give way when it is little."""
        if self._is_fitting:
            return
        self._is_fitting = True
        header = self.horizontalHeader()
        widths = {column: scaled(width) for column, width in WIDTHS.items()}
        widths[SheetColumn.VALUE] = self._value_width()
        widths[SheetColumn.STATUS] = status_width()
        room = self.viewport().width()
        is_tight = room - sum(widths.values()) < scaled(COMFORTABLE_TEXT)
        for column in (SheetColumn.CELL, SheetColumn.SUPERIOR):
            says = any(shown_text(row, column) for row in self.score_model.rows)
            self.setColumnHidden(column, is_tight and not says)
        for column, width in widths.items():
            header.resizeSection(column, width)
        shown = sum(w for column, w in widths.items() if not self.isColumnHidden(column))
        header.resizeSection(SheetColumn.TEXT, max(room - shown, scaled(LEAST_TEXT)))
        self._fit_rows()
        self._is_fitting = False
