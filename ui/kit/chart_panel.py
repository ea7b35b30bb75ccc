"""A chart with the same figures as a table behind *Xem dạng bảng*."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.kit import theme
from ui.kit.buttons import LinkButton

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures of a chart in rows; the first column is words, the others figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ChartTableModel(QAbstractTableModel):
    """The rows of a chart table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = ChartTable((), ())

    def set_table(self, table: ChartTable) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text or its alignment."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and index.column():
            return theme.font("body", tabular=True)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's header."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headers[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


class ChartPanel(QWidget):
    """Shows a chart or its table; the link below changes over, Enter on a row opens it."""

    row_opened = Signal(int)

    def __init__(self, chart: QWidget, table: ChartTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChartTableModel(self)
        self.table = QTableView()
        self.table.setModel(self._model)
        self._prepare_table()
        self.link = LinkButton("Xem dạng bảng", style="small")
        self.link.clicked.connect(self._turn)
        self.table.activated.connect(lambda index: self.row_opened.emit(index.row()))
        self._pages = QStackedWidget()
        self._pages.addWidget(chart)
        self._pages.addWidget(self.table)
        self._lay_out()
        theme.notifier().changed.connect(self._resize_rows)
        self.set_table(table)

    @property
    def shows_table(self) -> bool:
        """Say whether the table is shown."""
        return self._pages.currentIndex() == 1

    def set_table(self, table: ChartTable) -> None:
        """Give the figures behind the chart."""
        self._model.set_table(table)
        self._resize_rows()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.link)
        layout.addLayout(row)

    def _prepare_table(self) -> None:
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def _resize_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.sizes().row)

    def _turn(self) -> None:
        to_table = not self.shows_table
        self._pages.setCurrentIndex(1 if to_table else 0)
        words = "Xem biểu đồ" if to_table else "Xem dạng bảng"
        self.link.setText(words)
        self.link.setAccessibleName(words)
        self.link.updateGeometry()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
