"""The tab *Việc định kỳ*: what comes back every year, and what became of it in this one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.duties import (
    DUTY_STATE_LABELS,
    DutyLine,
    DutyState,
    PeriodicDuty,
    PeriodicDutyDraft,
    months_text,
)
from app.domain.text import upper_first
from ui.kit.buttons import primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.cells import Segments
from ui.kit.chips import ChipSpec, Role
from ui.kit.commands import Command
from ui.kit.dropping import drop
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.place_tab import PlaceTab
from ui.plan.duty_form import DutyDialog
from ui.workspace import Workspace

SWITCH = "Bật, tắt"
MOST_ROWS = 40
_ROLES: dict[DutyState, Role] = {
    DutyState.DONE: "ok",
    DutyState.ON_AGENDA: "info",
    DutyState.COMING: "neutral",
    DutyState.MISSING: "warn",
}
OFFERED = (
    "Cấp trên đã hỏi các chi bộ về những nội dung này. Đây là gợi ý từ thực tế, không phải quy "
    "định về số lần; chi bộ chọn có dùng hay không và dùng tháng nào."
)


class DutiesTab(PlaceTab):
    """Lists the times a duty is due in the year, and the duties themselves."""

    title = "Việc định kỳ"
    icon = "repeat"
    tables = frozenset({"periodic_duties", "agenda_items", "meetings", "cells"})
    handles = ("duties",)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.add_button = primary("Thêm việc định kỳ", icon="plus")
        self.count_line = Label("", "small")
        self.year = RecordTable(_year_columns(), name="Việc định kỳ trong năm", key=_line_key,
                                empty=EmptyState("repeat", NOTHING, NOTHING_HINT))  # fmt: skip
        self.duties = RecordTable(_duty_columns(), name="Các việc định kỳ", two_line=True)
        self._offers = QVBoxLayout()
        self._offered: list[QWidget] = []
        self._build()

    def load(self) -> None:
        """Read the duties and what became of them in the year shown."""
        service, year = self.workspace.services.duties, self.workspace.year
        duties, lines = service.list(), service.lines(year)
        self.year_card.title.setText(f"Năm {year}")
        self.count_line.setText(_counted(lines))
        self.year.set_records(lines)
        self.year.show_whole(MOST_ROWS)
        self.left_over.setVisible(any(line.state is DutyState.MISSING for line in lines))
        self.duties.set_records(duties)
        self.duties.show_whole(MOST_ROWS)
        self.duty_card.setVisible(bool(duties))
        self._show_offers(service.suggested())

    def acts(self) -> tuple[QWidget, ...]:
        """Return the button of a new duty."""
        return (self.add_button,)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the act found with Ctrl+K."""
        return (Command("Thêm việc định kỳ", lambda: tab().start_new(), "repeat"),)

    def start_new(self) -> None:
        """Ask for a duty of the cell's own."""
        today = self.workspace.now().date()
        self._ask(PeriodicDutyDraft("", starts_on=today.replace(day=1)))

    def edit(self, duty: PeriodicDuty) -> None:
        """Ask for changes of a duty."""
        draft = PeriodicDutyDraft(
            duty.title, duty.citation, duty.subject, duty.months, duty.starts_on, duty.enabled,
            duty.note,
        )  # fmt: skip
        dialog = DutyDialog(self.workspace, draft, is_new=False)
        if self.workspace.dialogs.show(dialog):
            changed, duties = dialog.draft(), self.workspace.services.duties
            self.workspace.perform(
                lambda: duties.save(duty.id, changed), f"Đã sửa: {changed.title}."
            )

    def remove(self, duty: PeriodicDuty) -> None:
        """Delete a duty no meeting has dealt with."""
        duties = self.workspace.services.duties
        self.workspace.perform(lambda: duties.remove(duty.id), f"Đã xóa: {duty.title}.")

    def open(self, where: str) -> None:
        """Show a duty."""
        number = where.partition(":")[2]
        if number.isdecimal() and self.duties.select(int(number)):
            self.duties.view.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on the list of the year."""
        self.year.view.setFocus()

    def _take_offer(self, draft: PeriodicDutyDraft, _checked: bool) -> None:
        today = self.workspace.now().date()
        self._ask(replace(draft, starts_on=today.replace(day=1)))

    def _ask(self, draft: PeriodicDutyDraft) -> None:
        dialog = DutyDialog(self.workspace, draft, is_new=True)
        if self.workspace.dialogs.show(dialog):
            made, duties = dialog.draft(), self.workspace.services.duties
            self.workspace.perform(lambda: duties.add(made), f"Đã thêm: {made.title}.")

    def _switch(self, duty: PeriodicDuty, title: str, place: int) -> None:
        if title != SWITCH:
            return
        duties, is_on = self.workspace.services.duties, place == 0
        self.workspace.perform(
            lambda: duties.switch(duty.id, enabled=is_on),
            f"Đã {'bật' if is_on else 'tắt'}: {duty.title}.",
        )

    def _open_line(self, line: DutyLine) -> None:
        if line.item is None:
            self.duties.select(line.duty.id)
            return
        step = "run:item" if line.item.is_discussed else "prepare:item"
        self.workspace.go(f"meeting:{line.item.meeting_id}:{step}:{line.item.item_id}")

    def _show_offers(self, drafts: tuple[PeriodicDutyDraft, ...]) -> None:
        for row in self._offered:
            self._offers.removeWidget(row)
            drop(row)
        self._offered = [self._offer_row(draft) for draft in drafts]
        for row in self._offered:
            self._offers.addWidget(row)
        self.offer_card.setVisible(bool(drafts))

    def _offer_row(self, draft: PeriodicDutyDraft) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(Label(f"{draft.title}, {months_text(draft.months)}", wrap=True), 1)
        button = secondary("Dùng gợi ý này", small=True)
        button.setAccessibleName(f"Dùng gợi ý: {draft.title}")
        button.clicked.connect(partial(self._take_offer, draft))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _build(self) -> None:
        self.year_card = Card("Trong năm", right=[self.count_line], edge_to_edge=True)
        self.year_card.add(self.year)
        self.left_over = Label(LEFT_OVER, "small", wrap=True)
        self.left_over.setContentsMargins(15, 10, 15, 12)
        self.year_card.add(self.left_over)
        self.duty_card = Card("Các việc định kỳ", edge_to_edge=True)
        self.duty_card.add(self.duties)
        self.offer_card = Card("Gợi ý")
        self.offer_card.add(Label(OFFERED, "secondary", wrap=True))
        self.offer_card.add_layout(self._offers)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.year_card, self.duty_card, self.offer_card):
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.add_button.clicked.connect(lambda _checked: self.start_new())
        self.year.opened.connect(self._open_line)
        self.year.link_pressed.connect(lambda line, _title: self._open_line(line))
        self.duties.opened.connect(self.edit)
        self.duties.edit_asked.connect(self.edit)
        self.duties.delete_asked.connect(self.remove)
        self.duties.link_pressed.connect(lambda duty, _title: self.edit(duty))
        self.duties.segment_pressed.connect(self._switch)


LEFT_OVER = "Việc chưa làm tự vào chương trình buổi thường kỳ tới."
NOTHING = "Năm này chưa có việc định kỳ nào."
NOTHING_HINT = "Thêm việc chi bộ phải làm mỗi năm; đến tháng, mục ấy tự vào chương trình."


def _line_key(line: DutyLine) -> tuple[int, int]:
    return line.duty.id, line.month


def _counted(lines: tuple[DutyLine, ...]) -> str:
    """Return how the year stands: "4 lượt: 1 đã làm, 1 chưa làm, 2 chưa đến hạn"."""
    if not lines:
        return ""
    counts = Counter(line.state for line in lines)
    said = [f"{counts[s]} {DUTY_STATE_LABELS[s].lower()}" for s in DutyState if counts[s]]
    return f"{len(lines)} lượt: {', '.join(said)}"


def _state_chip(line: DutyLine) -> ChipSpec:
    return ChipSpec(DUTY_STATE_LABELS[line.state], _ROLES[line.state])


def _year_columns() -> tuple[Column[DutyLine], ...]:
    return (
        Column("Tháng", lambda line: str(line.month), lambda line: line.month, width=72,
               numeric=True),
        Column("Việc định kỳ", lambda line: line.duty.title, width=260, stretch=True,
               tooltip=lambda line: line.duty.title),
        Column("Kết quả", lambda _line: "", lambda line: list(DutyState).index(line.state),
               width=190, chip=_state_chip),
        Column("Ở buổi họp", lambda line: line.item.label if line.item else "", width=220,
               link=True),
    )  # fmt: skip


def _duty_columns() -> tuple[Column[PeriodicDuty], ...]:
    return (
        Column("Nội dung", lambda duty: duty.title, width=260, stretch=True, second=_ground,
               tooltip=lambda duty: duty.title),
        Column("Tháng", lambda duty: upper_first(months_text(duty.months)), width=150),
        Column(SWITCH, lambda _duty: "", width=128,
               segments=lambda duty: Segments(("Bật", "Tắt"), 0 if duty.enabled else 1)),
        Column("", lambda _duty: "Sửa", width=60, link=True),
    )  # fmt: skip


def _ground(duty: PeriodicDuty) -> str:
    return " · ".join(part for part in (duty.citation, duty.subject, duty.note) if part)
