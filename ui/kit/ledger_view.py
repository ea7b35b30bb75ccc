"""The table view under every ledger: row hover, keys, links and choices in place."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from app.domain.text import fold
from ui.kit import theme
from ui.kit.cells import CELL_ROLE, Cell
from ui.kit.choice import is_typing
from ui.kit.ledger import LedgerDelegate


class LedgerView(QTableView):
    """Whole rows are chosen, the current cell has the keyboard's frame."""

    opened = Signal(QModelIndex)
    edit_asked = Signal(QModelIndex)
    delete_asked = Signal(QModelIndex)
    link_pressed = Signal(QModelIndex)
    segment_pressed = Signal(QModelIndex, int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledger = LedgerDelegate(self)
        self.setItemDelegate(self.ledger)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self._dress_headers()

    def current_row(self) -> int:
        """Return the chosen row, -1 when none is."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return rows[0].row() if rows else -1

    def viewportSizeHint(self) -> QSize:  # noqa: N802  Qt's own name
        """Return the room of all rows, for tables that show themselves whole."""
        return QSize(self.horizontalHeader().length(), self.verticalHeader().length())

    def reset(self) -> None:
        """Place the new rows at once: put off, that comes while drawing and draws all twice."""
        super().reset()
        self.executeDelayedItemsLayout()

    def give_widths(self, widths: Mapping[int, int]) -> None:
        """Give columns their widths at once: Qt puts off what follows until all is drawn."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        for column, width in widths.items():
            header.resizeSection(column, width)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that columns may take another width."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyboardSearch(self, search: str) -> None:
        """Move to the row whose first text starts with the typed letters, marks or not."""
        wanted, model = fold(search), self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            words = fold(str(index.data() or ""))
            if words.startswith(wanted) or f" {wanted}" in words:
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, edit, delete and choose with the keyboard."""
        index = self.currentIndex()
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_Delete: self.delete_asked,
        }.get(Qt.Key(event.key()))
        if signal is not None and index.isValid():
            if signal is self.opened and self._is_link(index):
                self.link_pressed.emit(index)
                return
            signal.emit(index)
        elif not self._choose_by_digit(event, index):
            super().keyPressEvent(event)
            if self.currentIndex() != index:
                self._explain_cell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hover(index.row())
        is_link = index.isValid() and self.ledger.is_on_link(self.visualRect(index), index, point)
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Dim the row when the pointer leaves."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow links and take choices in place."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.press_at(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row, unless the cell itself is a link or a choice."""
        super().mouseDoubleClickEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if isinstance(cell, Cell) and not cell.is_link and cell.segments is None:
            self.opened.emit(index)

    def press_at(self, point: QPoint) -> None:
        """Do what a click at a point of the viewport means."""
        index = self.indexAt(point)
        if not index.isValid():
            return
        area = self.visualRect(index)
        place = self.ledger.segment_at(area, index, point)
        if place is not None:
            self.segment_pressed.emit(index, place)
        elif self.ledger.is_on_link(area, index, point):
            self.link_pressed.emit(index)

    def _explain_cell(self) -> None:
        """Show the keyboard, too, the whole text of a cell that had to be cut."""
        index = self.currentIndex()
        area = self.visualRect(index)
        text = self.ledger.cut_text(area, index) if index.isValid() else ""
        QToolTip.showText(self.viewport().mapToGlobal(area.bottomLeft()), text, self)

    def _choose_by_digit(self, event: QKeyEvent, index: QModelIndex) -> bool:
        cell = index.data(CELL_ROLE) if index.isValid() else None
        if not isinstance(cell, Cell) or cell.segments is None or not is_typing(event):
            return False
        if not event.text().isdecimal():
            return False
        place = int(event.text()) - 1
        if 0 <= place < len(cell.segments.words):
            self.segment_pressed.emit(index, place)
        return True

    def _is_link(self, index: QModelIndex) -> bool:
        cell = index.data(CELL_ROLE)
        return isinstance(cell, Cell) and cell.is_link and bool(cell.text)

    def _hover(self, row: int) -> None:
        if row != self.ledger.hovered_row:
            self.ledger.hovered_row = row
            self.viewport().update()

    def _dress_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(theme.sizes().row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionsClickable(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
