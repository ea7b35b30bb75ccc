"""The tab *Kiểm tra, giám sát*: the programme of the year, what is done and what is late (W14)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Self

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.inspections import (
    INSPECTION_KIND_LABELS,
    INSPECTION_STATE_LABELS,
    InspectionDraft,
    InspectionKind,
    InspectionLine,
    InspectionState,
    inspection_words,
)
from app.domain.text import short_date
from app.services.paper_names import PaperCode
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.cells import Group
from ui.kit.chips import ChipSpec, Role
from ui.kit.commands import Command
from ui.kit.labels import Label
from ui.kit.made_files import MadeFiles
from ui.kit.page import scrolling
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.place_tab import PlaceTab
from ui.plan.inspection_form import InspectionDialog, ResultDialog
from ui.workspace import Workspace

MOST_ROWS = 60
RECORD, CHANGE, REMOVE, HEARD = "Ghi kết quả", "Sửa kết quả", "Xóa", "Buổi họp"
NOTHING = "Chưa lập chương trình kiểm tra, giám sát của năm."
NOTHING_HINT = "Thêm từng việc: kiểm tra ai, giám sát việc gì, làm khi nào; rồi xuất ra Word để ký."
ADD = "Thêm việc"
OPTIONAL = (
    "Mẫu của một số địa phương, không bắt buộc với mọi chi bộ; hãy theo cấp trên. Kết quả vào báo "
    "cáo tháng, báo cáo năm."
)
_ROLES: dict[InspectionState, Role] = {
    InspectionState.DONE: "ok",
    InspectionState.COMING: "neutral",
    InspectionState.DUE: "info",
    InspectionState.LATE: "warn",
}


class InspectionTab(PlaceTab):
    """Lists the lines of the year in the parts of the form, with what came of each."""

    title = "Kiểm tra, giám sát"
    icon = "clipboard-list"
    tables = frozenset({"inspection_items", "members", "member_posts", "meetings"})
    handles = ("inspections", "inspection")

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.export_button = secondary("Xuất chương trình", icon="file-text")
        self.add_button = primary(ADD, icon="plus")
        self.count_line = Label("", "small")
        self.made = MadeFiles()
        empty = EmptyState("clipboard-list", NOTHING, NOTHING_HINT, act=ADD)
        empty.pressed.connect(self.start_new)
        self.table: RecordTable[InspectionLine] = RecordTable(
            self._columns(), name="Việc kiểm tra, giám sát trong năm", empty=empty, two_line=True
        )
        self._build()

    def load(self) -> None:
        """Read the programme of the year shown."""
        year = self.workspace.year
        lines = self.workspace.services.inspections.list(year)
        self.card.title.setText(f"Chương trình năm {year}")
        self.count_line.setText(inspection_words(lines, self._today()) if lines else "")
        self.table.set_records(tuple(_in_parts(lines)))
        self.table.show_whole(MOST_ROWS)
        self.export_button.setEnabled(bool(lines))

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.export_button, self.add_button)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command("Thêm việc kiểm tra, giám sát", lambda: tab().start_new(), "clipboard-list"),
            Command("Xuất chương trình kiểm tra, giám sát", lambda: tab().export(), "file-text"),
        )

    def start_new(self) -> None:
        """Ask for a line."""
        dialog = InspectionDialog(
            self.workspace, InspectionDraft(InspectionKind.MEMBER, ""), is_new=True
        )
        if self.workspace.dialogs.show(dialog):
            draft, year = dialog.draft(), self.workspace.year
            service = self.workspace.services.inspections
            self.workspace.perform(lambda: service.add(year, draft), "Đã thêm vào chương trình.")

    def edit(self, line: InspectionLine) -> None:
        """Ask for changes of a line."""
        dialog = InspectionDialog(self.workspace, line.draft(), is_new=False)
        if self.workspace.dialogs.show(dialog):
            draft, service = dialog.draft(), self.workspace.services.inspections
            self.workspace.perform(lambda: service.save(line.id, draft), "Đã sửa chương trình.")

    def remove(self, line: InspectionLine) -> None:
        """Delete a line; undo brings it back."""
        service = self.workspace.services.inspections
        self.workspace.perform(lambda: service.remove(line.id), "Đã xóa khỏi chương trình.")

    def record(self, line: InspectionLine) -> None:
        """Ask what came of a line; without a day it is not done after all."""
        service = self.workspace.services.inspections
        dialog = ResultDialog(self.workspace, line)
        if not self.workspace.dialogs.show(dialog):
            return
        result = dialog.result_said()
        if result is None:
            self.workspace.perform(lambda: service.reopen(line.id), "Đã bỏ kết quả.")
        else:
            self.workspace.perform(partial(service.finish, line.id, result), "Đã ghi kết quả.")

    def export(self) -> None:
        """Write the programme as a Word paper."""
        self.workspace.export(
            PaperCode.INSPECTIONS, self.made.show_files, year=self.workspace.year,
            title="Đang xuất chương trình kiểm tra, giám sát",
        )  # fmt: skip

    def open(self, where: str) -> None:
        """Show a line, of whatever year it is."""
        line = where.partition(":")[2]
        if not line.isdecimal():
            return
        year = self.workspace.services.inspections.year_of(int(line))
        if year is not None:
            self.workspace.set_year(year)
            self.load()
            self.table.select(int(line))

    def take_focus(self) -> None:
        """Put the keyboard on the first line, or on the one chosen before."""
        lines = self.table.records()
        if lines and self.table.current() is None:
            self.table.select(lines[0].id)
        self.table.view.setFocus()

    def _follow(self, line: InspectionLine, title: str) -> None:
        """Do what the link of a line says."""
        if title == REMOVE:
            self.remove(line)
        elif title == HEARD:
            self.workspace.go(f"meeting:{line.meeting_id}")
        else:
            self.record(line)

    def _today(self) -> date:
        return self.workspace.now().date()

    def _columns(self) -> tuple[Column[InspectionLine], ...]:
        return (
            Column("Nội dung", lambda line: line.title, width=226, stretch=True,
                   second=lambda line: line.result, tooltip=_whole),
            Column("Thời gian", lambda line: line.planned_label,
                   lambda line: line.period.last_day, width=90),
            Column("Tình trạng", self._state, width=150, chip=self._chip),
            Column(HEARD, _heard, width=166, link=True, tooltip=lambda line: line.meeting_title),
            Column("Kết quả", _act, width=114, link=True),
            Column(REMOVE, lambda _line: REMOVE, width=56, link=True),
        )  # fmt: skip

    def _state(self, line: InspectionLine) -> str:
        return self._chip(line).text

    def _chip(self, line: InspectionLine) -> ChipSpec:
        state = line.state(self._today())
        words = INSPECTION_STATE_LABELS[state]
        if line.done_on is not None:
            words = f"{words} {short_date(line.done_on)}"
        return ChipSpec(words, _ROLES[state])

    def _build(self) -> None:
        self.card = Card("Chương trình", right=[self.count_line], edge_to_edge=True)
        self.card.add(self.table)
        note = Label(OPTIONAL, "small", wrap=True)
        note.setContentsMargins(15, 10, 15, 12)
        self.card.add(note)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.made)
        column.addWidget(self.card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.add_button.clicked.connect(lambda _checked: self.start_new())
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.table.opened.connect(self.edit)
        self.table.edit_asked.connect(self.edit)
        self.table.delete_asked.connect(self.remove)
        self.table.link_pressed.connect(self._follow)


def _in_parts(lines: Sequence[InspectionLine]) -> Iterator[Group | InspectionLine]:
    """Give the lines under the parts of the form they stand in."""
    numbers = list(InspectionKind)
    for kind, group in groupby(lines, key=lambda line: line.kind):
        of_kind = tuple(group)
        title = f"{numbers.index(kind) + 1}. {INSPECTION_KIND_LABELS[kind]}"
        yield Group(title, f"{len(of_kind)} việc")
        yield from of_kind


def _act(line: InspectionLine) -> str:
    return CHANGE if line.done_on else RECORD


def _heard(line: InspectionLine) -> str:
    """Return the meeting without the year it shares with the line."""
    return line.meeting_title.removesuffix(f"/{line.year}")


def _whole(line: InspectionLine) -> str:
    """Return both lines: they may have been cut."""
    return "\n".join(filter(None, (line.title, line.result)))
