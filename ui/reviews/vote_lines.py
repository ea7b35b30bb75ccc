"""The votes of all members as a ledger: four counts a member, typed in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.grades import MemberGrade
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_votes import GradeVotes
from app.domain.text import name_key
from ui.kit.cards import EmptyState
from ui.kit.cells import RECORD_ROLE
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import Number
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

GRADES = tuple(MemberGrade)
MOST_VOTES = 999
_FIRST = 1
"""The column of the first grade; the others follow."""
_TO_WRITE = "Ghi"


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One member with the counts as they stand in the grid; None where nothing was typed."""

    id: int
    name: str
    counts: tuple[int | None, ...] = (None,) * len(GRADES)
    result: str = ""
    why: str = ""
    """The same in a whole sentence."""
    is_wrong: bool = False
    """The counts cannot be; the result says why."""

    @property
    def votes(self) -> GradeVotes:
        """Return the counts as votes, an empty cell being none."""
        return GradeVotes(*(count or 0 for count in self.counts))

    def count(self, grade: MemberGrade) -> int | None:
        """Return what stands under a grade."""
        return self.counts[GRADES.index(grade)]


class VoteLines(RecordTable[VoteRow]):
    """A digit or a press begins a count; Tab goes to the next one, Enter to the next member."""

    typed = Signal(int, object, object)
    """A member, the grade, and the count or None."""
    counting = Signal()
    """A figure was typed into a count that is still open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _columns(),
            name="Kết quả phiếu của từng đồng chí",
            empty=EmptyState("award", "Chưa có đồng chí nào thuộc diện kiểm điểm."),
            parent=parent,
        )
        self.edit: InlineEdit | None = None
        self._open: tuple[int, MemberGrade, Number] | None = None
        self.view.installEventFilter(self)
        self.view.opened.connect(self._edit_cell)
        self.view.edit_asked.connect(self._edit_cell)
        self.view.link_pressed.connect(self._edit_cell)

    def show_rows(self, rows: Iterable[VoteRow]) -> None:
        """Show counts; the cell being typed in stays as it is."""
        self.set_records(rows)

    def close_edit(self) -> bool:
        """Keep the count being typed; say whether it can be read."""
        if self.edit is not None and not self.edit.close(keeps=True):
            return False
        self.edit = None
        return True

    def open_count(self) -> tuple[int, MemberGrade, int | None] | None:
        """Return the count being typed, None when none is open or it cannot be read yet."""
        if self.edit is None or self._open is None or not self.edit.is_open:
            return None
        member_id, grade, field = self._open
        return None if field.trouble() else (member_id, grade, field.value())

    def go_to_first(self) -> None:
        """Put the keyboard on the first count."""
        self.view.setCurrentIndex(self.model.index(0, _FIRST))
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a count with the digit that was typed; go on from one that is finished."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.view:
                return self._begins_count(event)
            if self.edit is not None and watched is self.edit.field:
                return self._goes_on(event)
        return super().eventFilter(watched, event)

    def _begins_count(self, event: QKeyEvent) -> bool:
        index = self.view.currentIndex()
        text = event.text()
        if not text.isdecimal() or not index.isValid():
            return False
        column = index.column() if _grade_at(index.column()) else _FIRST
        self._edit_cell(self.model.index(index.row(), column))
        if self.edit is not None:
            self.edit.field.setText(text)  # type: ignore[attr-defined]
            self.counting.emit()
        return True

    def _goes_on(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.edit is not None:
            self.edit.close(keeps=False)
            self.counting.emit()  # what was kept of it while it was typed is to be forgotten
            return True
        is_last = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }.get(Qt.Key(event.key()))
        if step is None or is_last:
            return False
        index = self.view.currentIndex()
        following = self._neighbour(index.row(), index.column(), *step)
        if following is None:
            return False
        if self.close_edit():
            self._edit_cell(following)
        return True

    def _neighbour(self, row: int, column: int, down: int, right: int) -> QModelIndex | None:
        """Return the next count; past the last grade comes the first of the next member."""
        place = (row + down) * len(GRADES) + column - _FIRST + right
        if not 0 <= place < self.model.rowCount() * len(GRADES):
            return None
        line, grade = divmod(place, len(GRADES))
        return self.model.index(line, grade + _FIRST)

    def _edit_cell(self, index: QModelIndex) -> None:
        row, grade = index.data(RECORD_ROLE), _grade_at(index.column())
        if not isinstance(row, VoteRow) or grade is None or not self.close_edit():
            return
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        field = Number(highest=MOST_VOTES)
        field.set_value(row.count(grade))
        self.edit = InlineEdit(self.view, index, field, partial(self._keep, row.id, grade))
        field.setAccessibleName(f"{row.name}, {SHORT_GRADES[grade]}")
        field.selectAll()
        field.installEventFilter(self)
        field.changed.connect(self.counting)
        self._open = (row.id, grade, field)

    def _keep(self, member_id: int, grade: MemberGrade, value: Any) -> None:
        self.edit = None
        self.typed.emit(member_id, grade, value)


def _grade_at(column: int) -> MemberGrade | None:
    place = column - _FIRST
    return GRADES[place] if 0 <= place < len(GRADES) else None


def _columns() -> tuple[Column[VoteRow], ...]:
    def count(grade: MemberGrade) -> Column[VoteRow]:
        return Column(
            SHORT_GRADES[grade],
            lambda row: _count_text(row.count(grade)),
            lambda row: row.count(grade) or 0,
            width=104,
            numeric=True,
            link=True,
        )

    return (
        Column("Họ và tên", lambda row: row.name, lambda row: name_key(row.name), width=180),
        *map(count, GRADES),
        Column("Kết quả", lambda row: row.result, width=200, stretch=True,
               colour=lambda row: "error" if row.is_wrong else "text_secondary",
               tooltip=lambda row: row.why),
    )  # fmt: skip


def _count_text(count: int | None) -> str:
    return _TO_WRITE if count is None else str(count)
