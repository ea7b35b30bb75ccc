"""The rows of a score sheet as Qt's table asks for them; a refresh keeps what did not change."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kit.cells import CELL_ROLE, RECORD_ROLE, Cell
from ui.meetings.scoring_columns import TITLES, SheetColumn, alignment
from ui.meetings.scoring_delegate import CLOSED_ROLE
from ui.meetings.scoring_rows import RowKind, SheetRow

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ScoreModel(QAbstractTableModel):
    """Read only; choices go back to the step as signals of the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SheetRow, ...] = ()
        self._closed: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Return the shown rows."""
        return self._rows

    def set_rows(self, rows: tuple[SheetRow, ...], closed: Collection[str]) -> bool:
        """Show rows; true when other rows than before, so that the view must start anew."""
        before, turned = self._rows, self._closed.symmetric_difference(closed)
        is_other = [_key(row) for row in rows] != [_key(row) for row in before]
        if is_other:
            self.beginResetModel()
        self._rows, self._closed = rows, frozenset(closed)
        if is_other:
            self.endResetModel()
            return True
        for place, (was, row) in enumerate(zip(before, rows, strict=True)):
            if was != row or row.key in turned:
                last = self.index(place, len(SheetColumn) - 1)
                self.dataChanged.emit(self.index(place, 0), last)
        return False

    def place_of(self, kind: RowKind, key: str) -> int:
        """Return the row of a criterion or group, -1 when it is not shown."""
        places = (p for p, row in enumerate(self._rows) if row.kind is kind and row.key == key)
        return next(places, -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(SheetColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title, aligned as its cells."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(SheetColumn):
            return None
        column = SheetColumn(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[column]
        return alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], SheetColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown_text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case _ if role == RECORD_ROLE:
                return row
            case _ if role == CELL_ROLE:
                return _cell(row, column)
            case _ if role == CLOSED_ROLE:
                return row.kind is RowKind.GROUP and row.key in self._closed
            case _:
                return None

    def _spoken(self, row: SheetRow, column: SheetColumn) -> str:
        text = shown_text(row, column)
        if column is SheetColumn.TEXT and row.kind is RowKind.GROUP:
            return f"{text}, {'đang thu' if row.key in self._closed else 'đang mở'}"
        return text


def shown_text(row: SheetRow, column: SheetColumn) -> str:
    """Return what a person reads in a cell."""
    texts = {
        SheetColumn.NUMBER: row.number,
        SheetColumn.TEXT: f"{row.text}\n{row.why}" if row.why else row.text,
        SheetColumn.VALUE: _value_text(row),
        SheetColumn.OWN: row.own.text,
        SheetColumn.CELL: row.cell,
        SheetColumn.SUPERIOR: row.superior,
        SheetColumn.STATUS: row.status.word,
    }
    return texts[column]


def _value_text(row: SheetRow) -> str:
    segments = row.segments
    if segments is None:
        return row.value.text
    if segments.chosen is not None:
        return segments.words[segments.chosen]
    return f"Chọn: {', '.join(segments.words)}"


def _cell(row: SheetRow, column: SheetColumn) -> Cell:
    if column is SheetColumn.NUMBER:
        return Cell(row.number, is_link=bool(row.where))
    if column is SheetColumn.VALUE:
        return Cell(row.value.text, segments=row.segments, is_link=row.value.is_link)
    if column is SheetColumn.TEXT:
        return Cell(row.text, row.why, is_strong=row.kind is not RowKind.LINE)
    return Cell(shown_text(row, column))


def _key(row: SheetRow) -> tuple[RowKind, str]:
    return row.kind, row.key
