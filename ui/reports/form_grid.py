"""A sheet of the upper level's workbook on white paper: choose a cell, see what it takes."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.form_grids import GridCell, GridSheet
from app.domain.upward_forms import UpwardCell, address_of, column_letters, what_of
from ui.kit import theme
from ui.kit.painting import scaled

LEAST_ROWS, LEAST_COLUMNS, ROOM = 24, 8, 3
MOST_ROWS, MOST_COLUMNS = 400, 60
LETTER, EDGE, WIDEST = 7, 8, 420
POINT, LEAST_HEIGHT, USUAL_HEIGHT = 4 / 3, 24, 26

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ALIGN = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "centerContinuous": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_EMPTY = GridSheet("", 0, 0, {})


class FormGrid(QTableView):
    """Shows one sheet; arrows and clicks choose a cell, Enter asks for what it takes."""

    chosen = Signal(int, int)
    """Row and column of the cell that is filled for the place chosen, counted from 1."""
    asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _EMPTY
        self._model = _GridModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Frame(self))
        self.setAccessibleName("Trang của biểu")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.asked.emit())
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def show_sheet(self, sheet: GridSheet) -> None:
        """Show another sheet, its first cell chosen."""
        self._sheet = sheet
        self.clearSpans()
        self._model.show_sheet(sheet)
        self._lay_out()
        self.setCurrentIndex(self._model.index(0, 0))

    def show_cells(self, cells: Iterable[UpwardCell]) -> None:
        """Mark the cells of this sheet that take something."""
        self._model.show_cells(tuple(one for one in cells if one.sheet == self._sheet.name))

    def choose(self, row: int, column: int) -> None:
        """Choose a cell."""
        self.setCurrentIndex(self._model.index(row - 1, column - 1))

    def place(self) -> tuple[int, int]:
        """Return row and column of the cell that is filled for the place chosen."""
        index = self.currentIndex()
        return self._sheet.top_of(max(index.row(), 0) + 1, max(index.column(), 0) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks what the cell takes, Delete leaves it as it was."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.asked.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _on_current(self) -> None:
        if self.currentIndex().isValid():
            self.chosen.emit(*self.place())

    def _lay_out(self) -> None:
        sheet, model = self._sheet, self._model
        for column in range(model.columnCount()):
            letters = sheet.widths.get(column + 1, 9.0)
            width = min(scaled(round(letters * LETTER) + EDGE), scaled(WIDEST))
            self.setColumnWidth(column, width)
            self.setColumnHidden(column, column + 1 in sheet.hidden_columns)
        for row in range(model.rowCount()):
            points = sheet.heights.get(row + 1)
            height = USUAL_HEIGHT if points is None else round(points * POINT)
            self.setRowHeight(row, scaled(max(height, LEAST_HEIGHT)))
            self.setRowHidden(row, row + 1 in sheet.hidden_rows)
        for area in sheet.merged:
            rows = min(area.last_row, model.rowCount()) - area.first_row + 1
            columns = min(area.last_column, model.columnCount()) - area.first_column + 1
            if rows > 0 and columns > 0 and rows * columns > 1:
                self.setSpan(area.first_row - 1, area.first_column - 1, rows, columns)

    def _dress(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"QTableView {{ background: {colours.paper}; color: {colours.paper_text}; "
            f"gridline-color: #D9D9D9; border: none; "
            f"selection-background-color: {colours.paper}; "
            f"selection-color: {colours.paper_text}; }}"
        )
        self.setFont(theme.font("small"))
        self._model.dress()
        self._lay_out()


class _Frame(QStyledItemDelegate):
    """Draws a cell as it looks, and a frame around the chosen one instead of another ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        plain = QStyleOptionViewItem(option)
        view = option.widget
        is_chosen = isinstance(view, QTableView) and view.currentIndex() == index
        plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, plain, index)
        if is_chosen:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(plain.rect.adjusted(1, 1, -1, -1))


class _GridModel(QAbstractTableModel):
    """The cells of one sheet, with the facts shown in their place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = _EMPTY
        self._cells: tuple[UpwardCell, ...] = ()

    def show_sheet(self, sheet: GridSheet) -> None:
        self.beginResetModel()
        self._sheet, self._cells = sheet, ()
        self.endResetModel()

    def show_cells(self, cells: tuple[UpwardCell, ...]) -> None:
        self._cells = cells
        self.dress()

    def dress(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, _parent: _Index = _NO_PARENT) -> int:
        return min(max(self._sheet.row_count + ROOM, LEAST_ROWS), MOST_ROWS)

    def columnCount(self, _parent: _Index = _NO_PARENT) -> int:
        return min(max(self._sheet.column_count + ROOM, LEAST_COLUMNS), MOST_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_column = orientation is Qt.Orientation.Horizontal
        return column_letters(section + 1) if is_column else str(section + 1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row() + 1, index.column() + 1
        cell = self._sheet.cells.get((row, column))
        taken = next((one for one in self._cells if one.covers(row, column)), None)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(cell, taken, row)
            case Qt.ItemDataRole.BackgroundRole:
                return _ground(cell, taken, row)
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(cell, taken)
            case Qt.ItemDataRole.FontRole:
                return _font(cell, taken)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(cell, taken)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{address_of(row, column)}: {self._words(cell, taken, row) or 'trống'}"
            case _:
                return None

    def _words(self, cell: GridCell | None, taken: UpwardCell | None, row: int) -> str:
        if taken is not None:
            return what_of(taken) if taken.row == row else "…"
        return cell.text if cell else ""


def _ground(cell: GridCell | None, taken: UpwardCell | None, row: int) -> QColor | None:
    if taken is not None:
        return theme.colour("primary_tint" if taken.row == row else "gold_tint")
    return QColor(cell.look.fill) if cell and cell.look.fill else None


def _ink(cell: GridCell | None, taken: UpwardCell | None) -> QColor | None:
    if taken is not None:
        return theme.colour("primary_text")
    if cell is None:
        return None
    return QColor(cell.look.colour) if cell.look.colour else theme.colour("paper_text")


def _font(cell: GridCell | None, taken: UpwardCell | None) -> QFont:
    is_bold = taken is not None or (cell is not None and cell.look.is_bold)
    font = theme.font("small", weight=600 if is_bold else None)
    font.setItalic(taken is None and cell is not None and cell.look.is_italic)
    return font


def _alignment(cell: GridCell | None, taken: UpwardCell | None) -> Qt.AlignmentFlag:
    usual = Qt.AlignmentFlag.AlignLeft
    if taken is None and cell is not None and cell.is_number and cell.text:
        usual = Qt.AlignmentFlag.AlignRight
    wanted = _ALIGN.get(cell.look.align, usual) if cell else usual
    return wanted | Qt.AlignmentFlag.AlignVCenter
