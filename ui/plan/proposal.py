"""The proposed year before anything is written: days, reasons, topics; all can still be edited."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meetings import MeetingKind
from app.domain.plans import THEMATIC_KINDS, PlannedMeeting, YearProposal
from app.domain.text import day_month
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.cells import RECORD_ROLE, Cell
from ui.kit.date_inputs import DateField
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import Check, LineText
from ui.kit.labels import Label
from ui.kit.month_grid import DayNote
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.plan.words import day_text
from ui.workspace import Workspace

DAY, FOCUS = 1, 3


class _FocusColumn(Column[PlannedMeeting]):
    """Thematic meetings stand out in bold with their book."""

    def cell(self, record: PlannedMeeting) -> Cell:
        made = Column.cell(self, record)
        is_thematic = record.kind in THEMATIC_KINDS
        return made._replace(is_strong=is_thematic, icon="book-open-text" if is_thematic else "")


class ProposalView(QWidget):
    """Shows a proposal; nothing of it is in the book yet."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.proposal: YearProposal | None = None
        self._edit: InlineEdit | None = None
        self.notice = Notice("", "warn")
        self.copy = Check("Lấy nội dung năm trước")
        self.copy.changed.connect(self._copy)
        self.sentence = Label("", "secondary", wrap=True)
        self.table: RecordTable[PlannedMeeting] = RecordTable(
            self._columns(),
            name="Các buổi họp đề xuất",
            key=lambda m: (m.kind, m.period),
            empty=EmptyState("circle-check", "Năm này đã đủ buổi họp, không còn buổi nào để lập."),
        )
        self.table.view.opened.connect(self.edit_cell)
        self.table.view.edit_asked.connect(self.edit_cell)
        self.table.delete_asked.connect(self.leave_out)
        self._lay_out()

    def propose(self, year: int) -> None:
        """Show what the year still needs."""
        self.copy.set_value(value=False)
        self.copy.setText(f"Lấy nội dung năm {year - 1}")
        proposal = self._workspace.read(lambda: self._workspace.services.plans.propose(year))
        if proposal is not None:
            self._show(proposal)

    def count(self) -> int:
        """Return how many meetings would be written."""
        return len(self.proposal.meetings) if self.proposal else 0

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit day or topic of a proposed meeting in place."""
        record = index.data(RECORD_ROLE)
        if not isinstance(record, PlannedMeeting):
            return
        self.close_edit()
        is_day = index.column() <= DAY + 1
        cell = self.table.model.index(index.row(), DAY if is_day else FOCUS)
        field: Any
        if is_day:
            field = DateField(today=lambda: record.day, required=True, day_notes=self._notes())
            field.set_value(record.day)
        else:
            field = LineText(placeholder="ví dụ: Cải cách hành chính quý I")
            field.set_value(record.focus)
        keep = partial(self._keep_day if is_day else self._keep_focus, record)
        self._edit = InlineEdit(self.table.view, cell, field, keep)

    def leave_out(self, meeting: PlannedMeeting) -> None:
        """Take a meeting out of the proposal."""
        if self.proposal is not None:
            kept = tuple(m for m in self.proposal.meetings if m is not meeting)
            self._show(replace(self.proposal, meetings=kept))

    def close_edit(self) -> None:
        """Keep the cell being edited, if any."""
        if self._edit is not None:
            edit, self._edit = self._edit, None
            edit.close(keeps=True)

    def _keep_day(self, meeting: PlannedMeeting, day: date) -> None:
        if self.proposal is None or day is None:
            return
        place = self.proposal.meetings.index(meeting)
        proposal, plans = self.proposal, self._workspace.services.plans
        moved = self._workspace.perform(lambda: plans.with_day(proposal, place, day))
        if moved is not None:
            self._show(moved)

    def _keep_focus(self, meeting: PlannedMeeting, text: str) -> None:
        if self.proposal is not None:
            changed = tuple(
                replace(m, focus=text) if m is meeting else m for m in self.proposal.meetings
            )
            self._show(replace(self.proposal, meetings=changed))

    def _copy(self) -> None:
        """Fill empty topics with last year's, or propose afresh."""
        if self.proposal is None:
            return
        year, plans = self.proposal.year, self._workspace.services.plans
        wants = bool(self.copy.value())
        proposal = self._workspace.perform(lambda: plans.propose(year, with_last_topics=wants))
        if proposal is not None:
            self._show(_with_own_changes(proposal, self.proposal, keeps_focus=wants))

    def _show(self, proposal: YearProposal) -> None:
        self.proposal = proposal
        self.notice.set_text(f"{proposal.notice} Ngày họp là dự kiến, hãy xem lại khi có lịch.")
        self.notice.setVisible(bool(proposal.notice))
        self.sentence.setText(_sentence(proposal))
        self.table.set_records(proposal.meetings)
        self.changed.emit()

    def _notes(self) -> Any:
        days = self._workspace.services.cells.days_off().days
        return lambda day: DayNote(days.get(day, ""))

    def _columns(self) -> tuple[Column[PlannedMeeting], ...]:
        return (
            Column("Tháng", _month, lambda m: m.period, width=68),
            Column("Ngày họp", lambda m: day_text(m.day, m.period.year), lambda m: m.day,
                   width=170),
            Column("", lambda _m: "", lambda m: m.moved_from is None, width=32,
                   icon=lambda m: "move-right" if m.moved_from else "", colour=lambda _m: "info"),
            _FocusColumn("Nội dung trọng tâm", _focus, width=220, stretch=True),
            Column("Vì sao dời ngày", lambda m: m.reason, width=280),
            Column("Bắt đầu chuẩn bị", lambda m: day_month(m.ladder[0].due_on) if m.ladder else "",
                   width=140, numeric=True),
        )  # fmt: skip

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(15, 8, 15, 8)
        top.setSpacing(16)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.copy)
        card = Card(edge_to_edge=True)
        card.add_layout(top)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(card, 1)


def _month(meeting: PlannedMeeting) -> str:
    is_thematic = meeting.kind is MeetingKind.THEMATIC
    return "" if is_thematic else str(meeting.period.month or "")


def _focus(meeting: PlannedMeeting) -> str:
    if meeting.kind is MeetingKind.THEMATIC:
        return f"Chuyên đề: {meeting.focus}" if meeting.focus else "Chuyên đề"
    return meeting.focus


def _sentence(proposal: YearProposal) -> str:
    thematic = sum(meeting.kind in THEMATIC_KINDS for meeting in proposal.meetings)
    regular = len(proposal.meetings) - thematic
    moved = len(proposal.moved)
    said = f"{regular} buổi thường kỳ, {thematic} buổi chuyên đề"
    said += f"; {moved} buổi dời khỏi ngày nghỉ." if moved else "."
    return f"{said} F2 sửa ngày hoặc nội dung, Delete bỏ một buổi."


def _with_own_changes(
    fresh: YearProposal, shown: YearProposal, *, keeps_focus: bool
) -> YearProposal:
    """Return a fresh proposal with what a person has already changed in the one shown."""
    by_key = {(meeting.kind, meeting.period): meeting for meeting in shown.meetings}
    meetings = []
    for meeting in fresh.meetings:
        own = by_key.get((meeting.kind, meeting.period))
        if own is not None:
            focus = (own.focus if keeps_focus else "") or meeting.focus
            meetings.append(replace(own, focus=focus))
    return replace(fresh, meetings=tuple(meetings))
