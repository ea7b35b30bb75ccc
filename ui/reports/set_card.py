"""The papers of a kind: the meeting they belong to, the list, and exporting many at once."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meetings import MeetingRow
from app.domain.text import day_month
from app.services.paper_names import PaperCode
from ui.kit import theme
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.choice import Choice
from ui.kit.labels import Label, hairline
from ui.reports.footer import Footer, Middle
from ui.reports.kinds import USUAL, kind_of
from ui.reports.paper_list import PaperList, Row

LEAST_ROWS = 4


class SetCard(Card):
    """Ticks decide what *Xuất* writes; without any it writes the whole set."""

    meeting_chosen = Signal(int)
    kind_chosen = Signal(str)
    export_asked = Signal(tuple)
    plan_asked = Signal()
    writing_asked = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(edge_to_edge=True, parent=parent)
        self.kinds = Choice(required=True)
        self.meeting = Choice(placeholder="Chưa có buổi họp")
        self.list = PaperList()
        self._is_written = False
        self.nothing_written = EmptyState(
            "file-text",
            "Năm này chưa soạn văn bản nào.",
            "Quyết định, thông báo, công văn, tờ trình… soạn theo đúng thể thức.",
            act="Soạn văn bản",
        )
        self.empty = EmptyState(
            "calendar-plus",
            "Năm này chưa có buổi họp nào.",
            "Lập kế hoạch năm trước, văn bản của từng buổi sẽ có ở đây.",
            act="Lập kế hoạch năm",
            act_icon="arrow-right",
        )
        self.chosen_label = Label("", "secondary")
        self.all_button = quiet("Chọn cả")
        self.export_button = secondary("Xuất cả bộ", icon="files")
        self.result = _Result()
        self._kind_row = self._row("Loại", self.kinds)
        self._meeting_row = self._row("Buổi họp", self.meeting)
        self._line = hairline()
        self._foot = Footer((self.chosen_label, None, self.all_button, self.export_button))
        self._stack = Middle()
        self._build()

    def show_meetings(self, rows: Iterable[MeetingRow], chosen: int | None) -> None:
        """Offer the meetings of the year, the last one first."""
        last_first = sorted(rows, key=lambda row: (row.day, row.id), reverse=True)
        self.meeting.set_options([(row.id, _name(row)) for row in last_first])
        self.meeting.set_value(chosen)

    def show_papers(self, items: Iterable[Row], today: date) -> None:
        """Show the papers of a kind, or that the year has nothing yet."""
        self.list.show_items(items, today)
        has_items = bool(self.list.papers.items)
        empty = self.nothing_written if self._is_written else self.empty
        self._stack.setCurrentWidget(self.list if has_items else empty)
        self._foot.setVisible(has_items)

    def show_kind(self, key: str) -> None:
        """Show which kind is open; papers of a year need no meeting."""
        self.kinds.set_value(key)
        self._is_written = PaperCode.WRITTEN in kind_of(key).of_year
        self._meeting_row.setVisible(bool(kind_of(key).of_meeting))
        self._fit_head()

    def offer_kinds(self, kinds: tuple[tuple[str, str], ...]) -> None:
        """Fill the list of kinds and desks."""
        self.kinds.set_options(kinds)
        self.kinds.set_value(USUAL.key)

    def fold_kinds(self, is_folded: bool) -> None:
        """Offer the kinds in a list to choose from, where there is no room for them beside."""
        self._kind_row.setVisible(is_folded)
        self._fit_head()

    def say(self, sentence: str) -> None:
        """Say what was written, with a way to it."""
        self.result.show_sentence(sentence)

    def export(self) -> None:
        """Ask for the ticked papers, or for all of them."""
        papers = self.list.papers
        wanted = papers.ticked_items or papers.tickable_items
        if wanted:
            self.export_asked.emit(tuple(item.order for item in wanted))

    def tick_all(self) -> None:
        """Tick every paper, or none if all are ticked."""
        papers = self.list.papers
        papers.tick_all(len(papers.ticked_items) < len(papers.tickable_items))

    def _on_ticked(self) -> None:
        ticked = len(self.list.papers.ticked_items)
        able = len(self.list.papers.tickable_items)
        self.chosen_label.setText(f"Chọn {ticked}/{able}" if able else "Chưa xuất được văn bản nào")
        is_all = bool(able) and ticked == able
        self.all_button.setText("Bỏ chọn" if is_all else f"Chọn cả {able}")
        self.all_button.setVisible(able > 1)
        self.export_button.setText(f"Xuất {ticked} văn bản" if ticked else "Xuất cả bộ")
        self.export_button.setEnabled(bool(able))

    def _fit_head(self) -> None:
        self._line.setVisible(not (self._kind_row.isHidden() and self._meeting_row.isHidden()))

    def _row(self, name: str, field: Choice) -> QWidget:
        holder = QWidget()
        label = Label(name, "secondary")
        label.setBuddy(field)
        field.setAccessibleName(name)
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(field, 1)
        return holder

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(0, 6, 0, 6)
        head.setSpacing(0)
        head.addWidget(self._kind_row)
        head.addWidget(self._meeting_row)
        self.add_layout(head)
        self.add(self._line)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.nothing_written)
        self.add(self._stack, 1)
        self.add(self.result)
        self.add(self._foot)
        self._kind_row.hide()
        theme.notifier().changed.connect(self._dress)
        self._dress()
        self._connect()
        self._on_ticked()

    def _dress(self) -> None:
        self._stack.setMinimumHeight(LEAST_ROWS * theme.sizes().row_two_line)

    def _connect(self) -> None:
        self.kinds.changed.connect(lambda: self.kind_chosen.emit(self.kinds.value()))
        self.meeting.changed.connect(lambda: self.meeting_chosen.emit(self.meeting.value()))
        self.list.papers.ticked.connect(self._on_ticked)
        self.all_button.clicked.connect(lambda _checked: self.tick_all())
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.empty.pressed.connect(self.plan_asked)
        self.nothing_written.pressed.connect(self.writing_asked)
        self.result.folder_asked.connect(self.folder_asked)


class _Result(QWidget):
    """Stays after an export until it is closed: “Đã xuất 60 tệp.” [Mở thư mục]."""

    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice(
            "", "ok", act="Mở thư mục", on_act=self.folder_asked.emit, closable=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self.notice)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show what was written."""
        self.notice.set_text(sentence)
        self.notice.show()
        self.show()


def _name(row: MeetingRow) -> str:
    return f"{row.title} · {day_month(row.day)}"
