"""Lists of records: a screen declares columns, the ledger sorts, filters, keeps the choice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.domain.text import fold, text_key
from ui.kit.cells import CELL_ROLE, RECORD_ROLE, SORT_ROLE, Cell, Group, Segments
from ui.kit.chips import ChipSpec

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column: its title and how a record fills it."""

    title: str
    text: Callable[[Record], str]
    sort_key: Callable[[Record], Any] | None = None
    width: int = 120
    """Logical pixels at the normal size; the least width of a stretching column."""
    stretch: bool = False
    numeric: bool = False
    strong: bool = False
    link: bool = False
    evidence: bool = False
    """The links are figures that open their source; they keep the colour of the text."""
    second: Callable[[Record], str] | None = None
    chip: Callable[[Record], ChipSpec | None] | None = None
    segments: Callable[[Record], Segments | None] | None = None
    icon: Callable[[Record], str] | None = None
    colour: Callable[[Record], str] | None = None
    tooltip: Callable[[Record], str] | None = None

    def cell(self, record: Record) -> Cell:
        """Return what the cell of a record shows."""
        return Cell(
            text=self.text(record),
            second=self.second(record) if self.second else "",
            chip=self.chip(record) if self.chip else None,
            segments=self.segments(record) if self.segments else None,
            icon=self.icon(record) if self.icon else "",
            colour=self.colour(record) if self.colour else "text",
            is_numeric=self.numeric,
            is_strong=self.strong,
            is_link=self.link,
            is_evidence=self.evidence,
        )

    def sort_value(self, record: Record) -> Any:
        """Return what a record is sorted by in this column, in Vietnamese order by default."""
        if self.sort_key is not None:
            return self.sort_key(record)
        return text_key(self.text(record))


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Records as rows, read only; group rows stay where they were put.

    With a `key`, a list of the same records in the same order tells only the rows that look
    different from when they were painted.
    """

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        parent: QObject | None = None,
        *,
        key: Callable[[Record], Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._painted: dict[tuple[int, int], Cell] = {}
        self._all: tuple[Record | Group, ...] = ()
        self._shown: tuple[Record | Group, ...] = ()
        self._wanted = ""
        self._sort: tuple[int, bool] | None = None

    def set_records(self, records: Iterable[Record | Group]) -> bool:
        """Show other records, sorted and filtered as before; say whether all rows are new."""
        self._all = tuple(records)
        return self._arrange()

    def set_filter(self, text: str) -> bool:
        """Show only records with this text in some column, marks or not; say the same."""
        self._wanted = fold(text)
        return self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order the records came in."""
        is_column = 0 <= column < len(self.columns)
        self._sort = (column, order is Qt.SortOrder.DescendingOrder) if is_column else None
        self._arrange()

    def records(self) -> tuple[Record, ...]:
        """Return the shown records in their order, without group rows."""
        return tuple(row for row in self._shown if not isinstance(row, Group))

    def all_records(self) -> tuple[Record, ...]:
        """Return every record, shown or filtered out."""
        return tuple(row for row in self._all if not isinstance(row, Group))

    def row(self, place: int) -> Record | Group:
        """Return what stands in a row."""
        return self._shown[place]

    def rows(self) -> tuple[Record | Group, ...]:
        """Return all shown rows."""
        return self._shown

    def has_groups(self) -> bool:
        """Say whether rows are grouped; such lists keep their order."""
        return any(isinstance(row, Group) for row in self._all)

    def look(self, row: int, column: int) -> Cell | Group:
        """Return what is painted there; the model remembers what it looks like from now on."""
        shown = self._shown[row]
        return shown if isinstance(shown, Group) else self._paint(row, column, shown)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of one cell."""
        if not index.isValid() or not index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == RECORD_ROLE:
            return row
        if isinstance(row, Group):
            return _group_data(row, index.column(), role)
        return _record_data(row, self.columns[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title, aligned as its cells."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def _paint(self, row: int, column: int, record: Record) -> Cell:
        cell = self._painted[row, column] = self.columns[column].cell(record)
        return cell

    def _arrange(self) -> bool:
        shown = self._arranged()
        if self._is_same_list(shown):
            before, self._shown = self._shown, shown
            self._tell_changes(before)
            return False
        self.beginResetModel()
        self._shown = shown
        self._painted = {}
        self.endResetModel()
        return True

    def _arranged(self) -> tuple[Record | Group, ...]:
        shown = [row for row in self._all if isinstance(row, Group) or self._matches(row)]
        if self.has_groups():
            shown = _without_empty_groups(shown) if self._wanted else shown
        elif self._sort is not None:
            place, is_descending = self._sort
            shown = _sorted(shown, self.columns[place], is_descending=is_descending)
        return tuple(shown)

    def _is_same_list(self, shown: tuple[Record | Group, ...]) -> bool:
        if self._key is None or not shown or len(shown) != len(self._shown):
            return False
        return all(map(self._is_same_row, shown, self._shown))

    def _is_same_row(self, one: Record | Group, other: Record | Group) -> bool:
        if isinstance(one, Group) or isinstance(other, Group) or self._key is None:
            return isinstance(one, Group) and isinstance(other, Group)
        return bool(self._key(one) == self._key(other))

    def _tell_changes(self, before: tuple[Record | Group, ...]) -> None:
        """Tell the rows that would be painted differently now, whatever made them so."""
        painted, self._painted = self._painted, {}
        changed = {place for place, row in enumerate(before) if self._is_other_group(place, row)}
        for (place, column), cell in painted.items():
            row = self._shown[place]
            if not isinstance(row, Group) and self._paint(place, column, row) != cell:
                changed.add(place)
        for place in sorted(changed):
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _is_other_group(self, place: int, before: Record | Group) -> bool:
        return isinstance(before, Group) and before != self._shown[place]

    def _matches(self, record: Record) -> bool:
        if not self._wanted:
            return True
        texts = (column.cell(record) for column in self.columns)
        return self._wanted in fold(" ".join(f"{displayed(cell)} {cell.second}" for cell in texts))


def _record_data(record: Record, column: Column[Record], role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
            return displayed(column.cell(record))
        case Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        case Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(record) if column.tooltip else None
        case _ if role == CELL_ROLE:
            return column.cell(record)
        case _ if role == SORT_ROLE:
            return column.sort_value(record)
        case _:
            return None


def displayed(cell: Cell) -> str:
    """Return the words a person reads in a cell."""
    if cell.segments is not None and cell.segments.chosen is not None:
        return cell.segments.words[cell.segments.chosen]
    return cell.chip.text if cell.chip is not None else cell.text


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _group_data(group: Group, column: int, role: int) -> Any:
    is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    if not is_words:
        return None
    return f"{group.title} {group.right}".strip() if column == 0 else ""


def _sorted(rows: list[Any], column: Column[Any], *, is_descending: bool) -> list[Any]:
    """Return rows by a column's key; those without a key come last either way."""
    keyed = [(column.sort_value(row), row) for row in rows]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=is_descending)
    return [row for _, row in known] + [row for key, row in keyed if key is None]


def _without_empty_groups(rows: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for row in reversed(rows):
        if isinstance(row, Group) and (not kept or isinstance(kept[-1], Group)):
            continue
        kept.append(row)
    return kept[::-1]


by_id = attrgetter("id")
