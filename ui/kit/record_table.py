"""A ledger on a page: the view, its empty state, and a choice that survives every refresh."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QWidget

from ui.kit import theme
from ui.kit.cards import EmptyState
from ui.kit.cells import RECORD_ROLE, Group
from ui.kit.ledger_view import LedgerView
from ui.kit.state import WindowState
from ui.kit.tables import Column, Record, RecordModel, by_id, displayed

NORMAL_POINTS = 11
QWIDGETSIZE_MAX = 16_777_215


class RecordTable(QWidget, Generic[Record]):
    """Shows records under columns; signals carry the record, never a row number."""

    opened = Signal(object)
    selected = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    link_pressed = Signal(object, str)
    segment_pressed = Signal(object, str, int)
    widths_given = Signal()
    """A person has dragged a column."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        *,
        name: str,
        key: Callable[[Record], Any] = by_id,
        empty: EmptyState | None = None,
        two_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._two_line = key, two_line
        self.takes_first = False
        """Whether the first record is chosen where the chosen one is gone or none was."""
        self._is_fitting = self._is_restoring = False
        self._most_rows = 0
        self._own_widths = [column.width for column in columns]
        self.model: RecordModel[Record] = RecordModel(columns, self, key=key)
        self.view = LedgerView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.empty = empty or EmptyState("inbox", "Chưa có mục nào.")
        self._empty_words = (self.empty.sentence.text(), self.empty.hint.text())
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.setFocusProxy(self.view)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._connect()
        self._dress()
        self._show_empty_or_rows()

    def set_records(self, records: Iterable[Record | Group], *, quietly: bool = False) -> None:
        """Show other records; the chosen one stays chosen if it is still there.

        Quietly: whoever calls looks at what is chosen then.
        """
        kept = self._current_key()
        if self.model.set_records(records):
            self._after_reset(kept, quietly=quietly)

    def set_filter(self, text: str) -> None:
        """Show only records that contain the text."""
        kept = self._current_key()
        is_reset = self.model.set_filter(text)
        if text:
            self.empty.say(f"Không có dòng nào khớp “{text}”.")
        else:
            self.empty.say(*self._empty_words)
        if is_reset:
            self._after_reset(kept)

    def sort_by(self, title: str, *, descending: bool = False) -> None:
        """Sort by the column of that title."""
        place = [column.title for column in self.model.columns].index(title)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(place, order)

    def records(self) -> tuple[Record, ...]:
        """Return the shown records in order."""
        return self.model.records()

    def current(self) -> Record | None:
        """Return the chosen record."""
        row = self.view.current_row()
        record = self.model.row(row) if row >= 0 else None
        return None if isinstance(record, Group) else record

    def select(self, key: Any) -> bool:
        """Choose the record with that key and show it; say whether it is there."""
        for place, row in enumerate(self.model.rows()):
            if not isinstance(row, Group) and self._key(row) == key:
                column = max(self.view.currentIndex().column(), 0)
                self.view.setCurrentIndex(self.model.index(place, column))
                return True
        return False

    def texts(self) -> list[tuple[str, ...]]:
        """Return what a person reads, row by row."""
        return [self._row_texts(row) for row in self.model.rows()]

    def show_whole(self, most_rows: int = 12) -> None:
        """Take the height of the rows instead of scrolling, up to some rows; 0 scrolls again."""
        self._most_rows = most_rows
        if not most_rows:
            self.setMinimumHeight(0)
            self.setMaximumHeight(QWIDGETSIZE_MAX)
            return
        rows = min(max(self.model.rowCount(), 1), most_rows)
        self.view.ledger.closes_list = self.model.rowCount() > most_rows
        wanted = theme.sizes().row + rows * self._row_height()
        if not self.model.rowCount():
            wanted = max(wanted, self.empty.sizeHint().height())
        self.setFixedHeight(wanted + self._bar_height())

    def _bar_height(self) -> int:
        """Return what the bar below takes while the columns are wider than the table."""
        bar = self.view.horizontalScrollBar()
        return bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0

    def _on_wider(self) -> None:
        if self._most_rows:
            self.show_whole(self._most_rows)

    def widths(self) -> list[int]:
        """Return the width of every column as shown."""
        header = self.view.horizontalHeader()
        return [header.sectionSize(place) for place in range(header.count())]

    def own_widths(self) -> tuple[int, ...]:
        """Return the widths the columns came with or a person gave, as at the normal size."""
        return tuple(self._own_widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns these widths of the normal size; stretching ones fill the rest."""
        self._own_widths = list(widths[: len(self.model.columns)])
        self._is_fitting = True
        self.view.give_widths({i: _scaled(width) for i, width in enumerate(self._own_widths)})
        self._is_fitting = False
        self._fit_columns()

    def remember(self, state: WindowState, name: str) -> None:
        """Take the widths a person gave this table before, and keep those given from now on."""
        state.restore_columns(self, name)
        self.widths_given.connect(lambda: state.keep_columns(self, name))

    def _connect(self) -> None:
        self.view.horizontalScrollBar().rangeChanged.connect(lambda *_ends: self._on_wider())
        view = self.view
        view.opened.connect(lambda index: self._emit(self.opened, index))
        view.edit_asked.connect(lambda index: self._emit(self.edit_asked, index))
        view.delete_asked.connect(lambda index: self._emit(self.delete_asked, index))
        view.link_pressed.connect(self._on_link)
        view.segment_pressed.connect(self._on_segment)
        view.resized.connect(self._fit_columns)
        view.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_choice())
        header = view.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sort)
        header.sectionResized.connect(self._on_resized)
        theme.notifier().changed.connect(self._dress)

    def _emit(self, signal: Any, index: QModelIndex) -> None:
        record = index.data(RECORD_ROLE)
        if not isinstance(record, Group):
            signal.emit(record)

    def _on_link(self, index: QModelIndex) -> None:
        self.link_pressed.emit(index.data(RECORD_ROLE), self._title(index))

    def _on_segment(self, index: QModelIndex, place: int) -> None:
        self.segment_pressed.emit(index.data(RECORD_ROLE), self._title(index), place)

    def _on_choice(self) -> None:
        if not self._is_restoring:
            self.selected.emit(self.current())

    def _on_sort(self, place: int, order: Qt.SortOrder) -> None:
        kept = self._current_key()
        self.model.sort(place, order)
        self._after_reset(kept)

    def _on_resized(self, place: int, _old: int, new: int) -> None:
        """Keep what a person drags; a stretching column only takes what is left."""
        if self._is_fitting:
            return
        is_hidden = new == 0  # nobody can drag a column to nothing
        if not is_hidden and not self.model.columns[place].stretch:
            self._own_widths[place] = round(new * NORMAL_POINTS / theme.sizes().font_body)
            self.widths_given.emit()
        self._fit_columns()

    def _title(self, index: QModelIndex) -> str:
        return self.model.columns[index.column()].title

    def _current_key(self) -> Any:
        record = self.current()
        return self._key(record) if record is not None else None

    def _after_reset(self, kept: Any, *, quietly: bool = False) -> None:
        self._is_restoring = True
        is_found = kept is not None and self.select(kept)
        if not is_found and self.takes_first:
            self._select_first()
        self._is_restoring = False
        self._span_groups()
        self._show_empty_or_rows()
        if self._most_rows:
            self.show_whole(self._most_rows)
        if not quietly and self._current_key() != kept:
            self.selected.emit(self.current())

    def _select_first(self) -> None:
        for record in self.model.records()[:1]:
            self.select(self._key(record))

    def _span_groups(self) -> None:
        self.view.clearSpans()
        self.view.setSortingEnabled(False)
        self.view.horizontalHeader().setSortIndicatorShown(not self.model.has_groups())
        self.view.horizontalHeader().setSectionsClickable(not self.model.has_groups())
        count = len(self.model.columns)
        for place, row in enumerate(self.model.rows()):
            if isinstance(row, Group) and count > 1:
                self.view.setSpan(place, 0, 1, count)

    def _show_empty_or_rows(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _row_texts(self, row: Record | Group) -> tuple[str, ...]:
        if isinstance(row, Group):
            return (row.title, row.right)
        return tuple(displayed(column.cell(row)) for column in self.model.columns)

    def _dress(self) -> None:
        self.view.verticalHeader().setDefaultSectionSize(self._row_height())
        header = self.view.horizontalHeader()
        header.setFixedHeight(theme.sizes().row)
        self.set_widths(self._own_widths)
        if self._most_rows:
            self.show_whole(self._most_rows)

    def _row_height(self) -> int:
        return theme.sizes().row_two_line if self._two_line else theme.sizes().row

    def _fit_columns(self) -> None:
        """Let the stretching columns share what the others leave."""
        stretching = [i for i, column in enumerate(self.model.columns) if column.stretch]
        if self._is_fitting or not stretching:
            return
        self._is_fitting = True
        for _ in range(2):  # a scroll bar may come or go with the widths
            room = self.view.viewport().width()
            self.view.give_widths(self._shares(stretching, room))
            if self.view.viewport().width() == room:
                break
        self._is_fitting = False

    def _shares(self, stretching: Sequence[int], room: int) -> dict[int, int]:
        """Return the width of each stretching column in a room."""
        widths = self.widths()
        fixed = sum(width for place, width in enumerate(widths) if place not in stretching)
        share = (room - fixed) // len(stretching)
        return {i: max(share, _scaled(self.model.columns[i].width)) for i in stretching}


def _scaled(width: int) -> int:
    """Return a width grown with the type size."""
    return round(width * theme.sizes().font_body / NORMAL_POINTS)
