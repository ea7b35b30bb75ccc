"""The rows of an attendance matrix as they were read: who each is, and the sign of each meeting."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.domain.attendance_imports import AttendanceImport, MatrixLine
from ui.importing.draft_view import FIRST_ROWS, MOST_ROWS
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.dropping import drop
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

_ROW, _NAME, _MEETING = 60, 220, 68


def _row_number(line: MatrixLine) -> int:
    return line.row


class MatrixPreview(Card):
    """Made anew when the meetings change, filled anew when an answer does."""

    def __init__(self) -> None:
        super().__init__(edge_to_edge=True)
        self.table: RecordTable[MatrixLine] | None = None
        self._titles: dict[int, str] = {}
        self._holder = QVBoxLayout()
        self.add_layout(self._holder)

    def show_import(self, draft: AttendanceImport, *, whole: bool = False) -> None:
        """Show the rows of a matrix."""
        titles = dict(draft.short_titles)
        if self.table is None or titles != self._titles:
            self._titles = titles
            self._make_table()
        if self.table is not None:
            self.table.set_records(draft.lines)
            self.table.show_whole(MOST_ROWS if whole else FIRST_ROWS)

    def _make_table(self) -> None:
        if self.table is not None:
            drop(self.table)
        columns: list[Column[MatrixLine]] = [
            Column("Dòng", lambda line: str(line.row), width=_ROW, numeric=True),
            Column("Đồng chí trong sổ", _member, width=_NAME, stretch=True, chip=_unknown),
        ]
        columns += [_meeting(number, title) for number, title in self._titles.items()]
        words = "Cần một dòng tiêu đề có cột họ tên và các cột là tháng hoặc ngày họp."
        self.table = RecordTable(
            columns,
            name="Bảng điểm danh đã đọc",
            key=_row_number,
            empty=EmptyState("inbox", "Chưa đọc được dòng nào.", words),
        )
        self._holder.addWidget(self.table)


def _member(line: MatrixLine) -> str:
    """Return who a row is; the name of the matrix stands before one that is spelled otherwise."""
    is_same = line.name.casefold() == line.member_name.casefold()
    return line.member_name if is_same else f"{line.name} → {line.member_name}"


def _unknown(line: MatrixLine) -> ChipSpec | None:
    return None if line.member_name else ChipSpec(line.name, "warn", "triangle-alert")


def _meeting(number: int, title: str) -> Column[MatrixLine]:
    return Column(
        title, partial(_sign, number), width=_MEETING, numeric=True, chip=partial(_doubt, number)
    )


def _sign(number: int, line: MatrixLine) -> str:
    return line.cells.get(number, "")


def _doubt(number: int, line: MatrixLine) -> ChipSpec | None:
    if number not in line.doubtful:
        return None
    return ChipSpec(_sign(number, line), "warn", "triangle-alert")
