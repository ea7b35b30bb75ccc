"""The filters over the list of remarks: how far they are, and whose, late, or of which meeting."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.remark_boards import RemarkBoard, RemarkRow
from app.domain.remarks import RemarkState
from ui.kit.cards import PADDING
from ui.kit.choice import Choice
from ui.kit.segmented import Segmented

Kept = Callable[[RemarkRow], bool]
EVERYTHING, LATE = "everything", "late"
SOURCE, MEETING = "source", "meeting"


class Wanted(StrEnum):
    """How far the remarks are that are shown."""

    WAITING = "waiting"
    ANSWERED = "answered"
    ALL = "all"


WANTED_LABELS = {
    Wanted.WAITING: "Chưa xong",
    Wanted.ANSWERED: "Đã trả lời",
    Wanted.ALL: "Tất cả",
}


class RemarkFilters(QWidget):
    """Keeps what is chosen while the list is loaded again; every choice carries its figure."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states = Segmented([(Wanted.ALL, "")])
        self.states.setAccessibleName("Tình trạng góp ý")
        self.states.fill_width()
        self.place = Choice()
        self.place.setAccessibleName("Lọc góp ý")
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        column.setSpacing(8)
        column.addWidget(self.states)
        column.addWidget(self.place)
        self.states.changed.connect(self.changed)
        self.place.changed.connect(self.changed)

    def show_board(self, board: RemarkBoard) -> None:
        """Offer what a year holds, with figures for what each choice leaves."""
        late = sum(_is_late(row, board) for row in board.rows)
        sources = dict.fromkeys(row.visit.source for row in board.rows)
        meetings = {one.meeting.id: one.meeting.title for one in board.visits}
        meetings |= {row.meeting.id: row.meeting.title for row in board.rows}
        options: list[tuple[Any, str]] = [((EVERYTHING, 0), "Mọi người dự, mọi buổi họp")]
        options += [((LATE, 0), f"Quá hạn trả lời: {late}")]
        options += [((SOURCE, name), f"Góp ý của {name}") for name in sources]
        options += [((MEETING, key), title) for key, title in meetings.items()]
        self.place.set_options(options)
        if self.place.value() is None:
            self.place.set_value((EVERYTHING, 0))
        self._show_states(board)

    def rows_of(self, board: RemarkBoard) -> tuple[RemarkRow, ...]:
        """Return the remarks the filters leave."""
        wanted: Wanted = self.states.value() or Wanted.ALL
        return tuple(row for row in self._of_place(board) if _is_wanted(row, wanted, board))

    def meeting_id(self) -> int | None:
        """Return the meeting whose remarks are shown, None for all."""
        kind, key = self.place.value() or (EVERYTHING, 0)
        return int(key) if kind == MEETING else None

    def show_meeting(self, meeting_id: int) -> None:
        """Show what was said at one meeting."""
        self.clear()
        self.place.set_value((MEETING, meeting_id))

    def clear(self) -> None:
        """Show everything."""
        self.states.set_value(Wanted.ALL)
        self.place.set_value((EVERYTHING, 0))

    def _of_place(self, board: RemarkBoard) -> tuple[RemarkRow, ...]:
        kind, key = self.place.value() or (EVERYTHING, 0)
        keeps: dict[str, Kept] = {
            EVERYTHING: lambda _row: True,
            LATE: lambda row: _is_late(row, board),
            SOURCE: lambda row: row.visit.source == key,
            MEETING: lambda row: row.meeting.id == key,
        }
        return tuple(row for row in board.rows if keeps[kind](row))

    def _show_states(self, board: RemarkBoard) -> None:
        rows, chosen = self._of_place(board), self.states.value() or Wanted.ALL
        options = [
            (wanted, f"{label} {sum(_is_wanted(row, wanted, board) for row in rows)}")
            for wanted, label in WANTED_LABELS.items()
        ]
        self.states.set_options(options)
        self.states.set_value(chosen)


def _is_late(row: RemarkRow, board: RemarkBoard) -> bool:
    return row.remark.state(board.today) is RemarkState.OVERDUE


def _is_wanted(row: RemarkRow, wanted: Wanted, board: RemarkBoard) -> bool:
    match wanted:
        case Wanted.WAITING:
            return row.remark.is_waiting(board.today)
        case Wanted.ANSWERED:
            return row.remark.state(board.today) is RemarkState.ANSWERED
        case Wanted.ALL:
            return True
