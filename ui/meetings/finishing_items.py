"""The card of item fates (A2): closing says of every item whether it is done, left or dropped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from app.domain.agendas import AgendaItem, ItemFate
from app.domain.meeting_views import MeetingView
from ui.kit.cards import Card, EmptyState
from ui.kit.cells import Segments
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

FATES = (ItemFate.DONE, ItemFate.POSTPONED, ItemFate.DROPPED)
FATE_WORDS = {
    ItemFate.DONE: "Đã bàn",
    ItemFate.POSTPONED: "Để lại",
    ItemFate.DROPPED: "Bỏ",
}
MOST_ROWS = 20


class FatesCard(Card):
    """One row an item; digits 1, 2, 3 choose in place."""

    chosen = Signal(object, object)
    """The item and its fate."""

    def __init__(self) -> None:
        self.figure = Label("", "strong")
        super().__init__("Kết quả từng mục", right=(self.figure,), edge_to_edge=True)
        self._is_locked = False
        self.table: RecordTable[AgendaItem] = RecordTable(
            self._columns(),
            name="Kết quả từng mục chương trình",
            empty=EmptyState("list-checks", "Buổi họp này không có chương trình."),
        )
        self.body.setContentsMargins(0, 0, 0, 0)
        self.add(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table.segment_pressed.connect(
            lambda item, _title, place: self.chosen.emit(item, FATES[place])
        )

    def show_view(self, view: MeetingView) -> None:
        """Show the items of a meeting."""
        self._is_locked = view.is_locked
        agenda = view.file.agenda
        self.figure.setText(f"{sum(item.fate is not None for item in agenda)}/{len(agenda)}")
        self.table.set_records(agenda)
        self.table.show_whole(MOST_ROWS)

    def _columns(self) -> tuple[Column[AgendaItem], ...]:
        return (
            Column("#", self._number, lambda item: item.position, width=44),
            Column("Mục", lambda item: item.title, width=150, stretch=True),
            Column("Phút", _minutes, lambda i: i.actual_minutes, width=56, numeric=True),
            Column("Kết quả", _fate_word, width=184, segments=self._segments),
            Column("Lý do", lambda item: item.fate_reason, width=104),
        )

    def _number(self, item: AgendaItem) -> str:
        return str(self.table.model.all_records().index(item) + 1)

    def _segments(self, item: AgendaItem) -> Segments | None:
        if self._is_locked:
            return None
        chosen = None if item.fate is None else FATES.index(item.fate)
        return Segments(tuple(FATE_WORDS[fate] for fate in FATES), chosen)


def _minutes(item: AgendaItem) -> str:
    return "" if item.actual_minutes is None else str(item.actual_minutes)


def _fate_word(item: AgendaItem) -> str:
    return "Chưa ghi" if item.fate is None else FATE_WORDS[item.fate]
