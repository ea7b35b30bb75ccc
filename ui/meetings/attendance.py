"""Điểm danh: one press a person, the figures above, the sentence of the minutes beside."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.count_texts import attendance_sentence
from app.domain.meeting_views import MeetingView
from ui.kit.buttons import icon_button, quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.inputs import SearchLine
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.labels import Label, hairline
from ui.kit.painting import Run
from ui.kit.paragraph import Paragraph
from ui.kit.people_grid import AttendanceOption, PeopleGrid
from ui.kit.stat_tiles import StatTiles
from ui.meetings.attendance_editor import LineEdit, LineEditor, needs_reason
from ui.meetings.attendance_rows import (
    ABSENT,
    options_for,
    outside_lines,
    people_groups,
    tiles_for,
)
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

LOCKED = "Biên bản đã khóa nên không sửa điểm danh được. Hãy ghi đính chính ở bước Hoàn thiện."
HINTS_FROM = 640
"""Below this width the key hints give way to the filter."""


class AttendanceStep(MeetingStep):
    """The grid of a meeting; each mark is one action, everything else follows from it."""

    key = "attendance"
    title = "Điểm danh"
    icon = "user-check"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._view: MeetingView | None = None
        self._with_outside = False
        self._options: tuple[AttendanceOption, ...] = ()
        self.tiles = StatTiles()
        self.tiles.clicked.connect(self._on_tile)
        self.grid = PeopleGrid(())
        self.grid.chosen.connect(self._mark)
        self.grid.edit_requested.connect(self.edit)
        self.editor = LineEditor(workspace.now)
        self.editor.saved.connect(self._save_line)
        self.editor.left.connect(self._back_to_grid)
        self.filter = SearchLine("Lọc theo tên")
        self.filter.searched.connect(self.grid.set_filter)
        self.all_present = secondary("Tất cả có mặt", icon="check-check")
        self.all_present.clicked.connect(lambda _checked: self._mark_all())
        self.outside = icon_button("user-plus", "Đồng chí không triệu tập nhưng cùng dự")
        self.outside.setCheckable(True)
        self.outside.clicked.connect(self._show_outside)
        self.waiting = Label("", "small", tone="warn")
        self.hints = KeyHints()
        self.empty = EmptyState(
            "users-round",
            "Chưa có đảng viên nào để điểm danh.",
            "Ghi danh sách ở mục Đảng viên, rồi quay lại đây.",
            act="Mở danh sách đảng viên",
            act_icon="contact-round",
        )
        self.empty.pressed.connect(lambda: workspace.go("page:members"))
        self.sentence = SentenceCard(workspace)
        self._lay_out()

    def show_view(self, view: MeetingView) -> None:
        """Draw this reading; the row under the keyboard, scroll place and typing stay."""
        if self._view is not None and self._view.file.header.id != view.file.header.id:
            self._start_anew()
        self._view = view
        options = options_for(view.file)
        self.tiles.set_tiles(tiles_for(view.counts))
        if options != self._options:
            self._options = options
            self.grid.set_options(options)
            self.hints.set_hints(tuple(KeyHint((one.key,), one.label.lower()) for one in options))
        self.grid.set_groups(people_groups(view.file, view.counts, with_outside=self._with_outside))
        self._show_waiting(view)
        self._show_emptiness(view)
        self.sentence.show_text(attendance_sentence(view.counts))

    def go(self, where: str) -> None:
        """Put the keyboard on a member, "attendance:12", or on the first who is not marked."""
        member = where.partition(":")[2]
        waiting = self._view.counts.unmarked if self._view else ()
        if member.isdigit():
            self._reveal(int(member))
        elif waiting:
            self._reveal(waiting[0].member_id)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        """Return how many came, once somebody is marked."""
        counts = view.counts
        is_begun = len(counts.unmarked) < counts.attendance_base
        return f"{counts.present}/{counts.attendance_base}" if is_begun else ""

    def side_cards(self) -> tuple[QWidget, ...]:
        """Return the sentence of the minutes."""
        return (self.sentence,)

    def above(self) -> QWidget:
        """Return the figures, which want the whole width over step and panel."""
        return self.tiles

    def leave(self) -> None:
        """Keep a reason or a time that is being written."""
        if self.editor.member_id:
            self.editor.save()

    def edit(self, member_id: int) -> None:
        """Open reason or times of a member."""
        line = self._line(member_id)
        if line is None or self._refuse_locked():
            return
        self.grid.set_current(member_id)
        if line.state is AttendanceState.UNMARKED:
            self.workspace.said.emit(
                "Hãy chọn có mặt hay vắng trước, rồi ghi lý do hoặc giờ.", False
            )
            return
        self.editor.start(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the key hints where the filter needs their place."""
        super().resizeEvent(event)
        self.hints.setVisible(self.width() >= HINTS_FROM)

    def hasHeightForWidth(self) -> bool:
        """Say that the step takes the height there is: the grid scrolls inside."""
        return False

    def sizeHint(self) -> QSize:
        """Return the least height; more is shared out, less makes the page scroll."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def _lay_out(self) -> None:
        card = Card(edge_to_edge=True)
        card.setAccessibleName("Danh sách điểm danh")
        card.add_layout(self._toolbar())
        card.add(hairline())
        card.add(self.grid, 1)
        card.add(self.empty, 1)
        card.add(self.editor)
        card.setMinimumHeight(180)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tiles)
        column.addWidget(card, 1)

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.all_present)
        self.filter.setMaximumWidth(220)
        row.addWidget(self.filter, 100)
        row.addWidget(self.outside)
        row.addWidget(self.waiting)
        row.addStretch(1)
        self.hints.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.hints)
        return row

    def _start_anew(self) -> None:
        self.leave()
        self.editor.hide()
        self.filter.clear()
        self.grid.set_filter("")
        self._with_outside = False
        self.outside.setChecked(False)

    def _show_waiting(self, view: MeetingView) -> None:
        count = len(view.counts.unmarked)
        is_begun = count < view.counts.attendance_base
        self.waiting.setText(f"Còn {count} đồng chí" if count and is_begun else "")
        self.waiting.setVisible(bool(self.waiting.text()))
        others = len(outside_lines(view.file))
        self.outside.setVisible(others > 0)

    def _show_emptiness(self, view: MeetingView) -> None:
        has_people = view.counts.attendance_base > 0
        self.grid.setVisible(has_people)
        self.empty.setVisible(not has_people)

    def _mark(self, member_id: int, state: str) -> None:
        if self._view is None or self._refuse_locked():
            return
        meeting, wanted = self._view.file.header.id, AttendanceState(state)
        marked = self.workspace.services.attendance.mark
        done = self.workspace.perform(lambda: _done(marked(meeting, member_id, wanted)))
        line = self._line(member_id)
        if not done or line is None:
            return
        # The new reading comes a moment later: what was just marked counts here.
        now = replace(line, state=wanted)
        if needs_reason(now):
            self.editor.start(now)
        elif self.editor.member_id == member_id:
            self.editor.hide()

    def _mark_all(self) -> None:
        if self._view is None or self._refuse_locked():
            return
        meeting = self._view.file.header.id
        count = self.workspace.perform(
            lambda: self.workspace.services.attendance.mark_all_present(meeting)
        )
        if count:
            self.workspace.said.emit(f"Đã ghi {count} đồng chí có mặt.", True)
        elif count == 0:
            self.workspace.said.emit("Mọi đồng chí đã được điểm danh.", False)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_line(self, edit: LineEdit) -> None:
        line = self.editor.line
        if line is None or self._view is None:
            return
        meeting = self._view.file.header.id
        done = self.workspace.perform(
            lambda: self._keep(meeting, line, edit), form=self.editor.form
        )
        if done:
            self.editor.hide()
            self._back_to_grid()

    def _keep(self, meeting: int, line: AttendanceLine, edit: LineEdit) -> bool:
        services = self.workspace.services.attendance
        if line.state in ABSENT:
            if edit.reason != line.reason:
                services.set_reason(meeting, line.member_id, edit.reason)
            return True
        times = (self._moment(edit.arrived_at), self._moment(edit.left_at))
        if times != (line.arrived_at, line.left_at):
            services.set_times(meeting, line.member_id, *times)
        if edit.votes != line.votes:
            services.set_votes(meeting, line.member_id, edit.votes)
        return True

    def _moment(self, at: time | None) -> datetime | None:
        if at is None or self._view is None:
            return None
        return datetime.combine(self._view.file.header.day, at)

    def _line(self, member_id: int) -> AttendanceLine | None:
        lines = self._view.file.attendance if self._view else ()
        return next((line for line in lines if line.member_id == member_id), None)

    def _refuse_locked(self) -> bool:
        if self._view is None or not self._view.is_locked:
            return False
        self.workspace.said.emit(LOCKED, False)
        return True

    def _show_outside(self) -> None:
        self._with_outside = self.outside.isChecked()
        if self._view is None:
            return
        self.show_view(self._view)
        if self._with_outside:
            self.go(f"attendance:{outside_lines(self._view.file)[0].member_id}")

    def _reveal(self, member_id: int) -> None:
        self.filter.clear()
        self.grid.set_filter("")
        self.grid.set_current(member_id)

    def _back_to_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tile(self, key: str) -> None:
        """Put the keyboard on the first person a figure counts."""
        if self._view is None:
            return
        counts = self._view.counts
        lines = (*counts.unexcused, *counts.excused) if key == "absent" else counts.unmarked
        if lines:
            self._reveal(lines[0].member_id)
        elif key == "probationary":
            groups = people_groups(self._view.file, counts, with_outside=False)
            people = next((g.people for g in groups if g.heading == "Dự bị"), ())
            if people:
                self._reveal(people[0].member_id)
        self._back_to_grid()


class SentenceCard(Card):
    """The sentence the minutes print about who was there, ready to be copied."""

    def __init__(self, workspace: Workspace) -> None:
        self.copy = quiet("Chép", icon="copy", small=True)
        super().__init__("Câu ghi biên bản", right=(self.copy,))
        self._workspace = workspace
        self.label = Paragraph()
        self.add(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.copy.clicked.connect(lambda _checked: self._copy())

    def show_text(self, text: str) -> None:
        """Show another sentence."""
        if text != self.label.text():
            self.label.set_runs((Run(text),))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.label.text())
        self._workspace.said.emit("Đã chép câu ghi biên bản.", False)


def _done(_result: object) -> bool:
    return True
