"""The rows of a list as they were read, with the doubtful cells marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.domain.import_columns import (
    DATE_COLUMNS,
    IMPORT_COLUMN_LABELS,
    NOT_KEPT,
    ImportColumn,
)
from app.domain.member_imports import MemberImport
from ui.importing.draft_view import FIRST_ROWS, MOST_ROWS
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.dropping import drop
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

_BORN = {ImportColumn.BIRTH_YEAR, ImportColumn.MALE_BIRTH, ImportColumn.FEMALE_BIRTH}
_NARROW, _MIDDLE, _WIDE = 64, 128, 180


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the list: its number, its texts, and which of them are in doubt."""

    id: int
    texts: Mapping[ImportColumn, str]
    doubtful: frozenset[str]

    def text(self, column: ImportColumn) -> str:
        """Return what stands in a column."""
        return self.texts.get(column, "")


class PreviewCard(Card):
    """Made anew when the columns change, filled anew when an answer does."""

    def __init__(self) -> None:
        super().__init__(edge_to_edge=True)
        self.table: RecordTable[PreviewRow] | None = None
        self._columns: tuple[ImportColumn, ...] = ()
        self._holder = QVBoxLayout()
        self.add_layout(self._holder)

    def show_import(self, draft: MemberImport, *, whole: bool = False) -> None:
        """Show the rows of a list."""
        columns = _shown_columns(draft)
        if columns != self._columns or self.table is None:
            self._columns = columns
            self._make_table()
        if self.table is not None:
            self.table.set_records(_rows(draft))
            self.table.show_whole(MOST_ROWS if whole else FIRST_ROWS)

    def _make_table(self) -> None:
        if self.table is not None:
            drop(self.table)
        columns: list[Column[PreviewRow]] = [
            Column("Dòng", lambda row: str(row.id), width=_NARROW, numeric=True)
        ]
        columns += [_column(column) for column in self._columns]
        self.table = RecordTable(
            columns,
            name="Các dòng đã đọc",
            empty=EmptyState("inbox", "Chưa đọc được dòng nào.", "Hãy chỉ rõ cột nào là họ tên."),
        )
        self._holder.addWidget(self.table)


def _shown_columns(draft: MemberImport) -> tuple[ImportColumn, ...]:
    """Return the columns that are kept, the name first, each once."""
    parts = {ImportColumn.FAMILY_NAME, ImportColumn.GIVEN_NAME}
    found = [ImportColumn.FULL_NAME]
    for headed in draft.sheet.columns:
        column = ImportColumn.BIRTH_DATE if headed.column in _BORN else headed.column
        if column is not None and column not in NOT_KEPT and column not in parts:
            found.append(column)
    return tuple(dict.fromkeys(found))


def _rows(draft: MemberImport) -> tuple[PreviewRow, ...]:
    doubtful: dict[int, set[str]] = {}
    for doubt in draft.open:
        doubtful.setdefault(doubt.row, set()).add(doubt.column)
    rows = []
    for read in draft.sheet.rows:
        marks = frozenset(doubtful.get(read.row, ()))
        rows.append(PreviewRow(read.row, read.shown, marks))
    return tuple(rows)


def _column(column: ImportColumn) -> Column[PreviewRow]:
    is_name = column is ImportColumn.FULL_NAME
    return Column(
        IMPORT_COLUMN_LABELS[column],
        partial(_text, column),
        width=_WIDE if is_name else _MIDDLE,
        stretch=is_name,
        numeric=column in DATE_COLUMNS,
        chip=partial(_chip, column),
    )


def _text(column: ImportColumn, row: PreviewRow) -> str:
    return row.text(column)


def _chip(column: ImportColumn, row: PreviewRow) -> ChipSpec | None:
    if column.value not in row.doubtful:
        return None
    return ChipSpec(row.text(column) or "thiếu", "warn", "triangle-alert")
