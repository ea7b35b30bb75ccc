"""The cards beside the plan: the ladder of the chosen meeting, and what the year lacks."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ladders import GOAL, LadderMark, PointState, ladder_state
from app.domain.ladders import LadderPoint as RulePoint
from app.domain.meeting_file import MeetingOutline
from app.domain.meetings import HELD_STAGES, MeetingStage, meeting_title
from app.domain.plan_gaps import PlanCoverage, PlanGap
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import clock_text, day_month, given_name
from ui.kit.buttons import LinkButton, icon_button, secondary
from ui.kit.cards import Card
from ui.kit.chips import Role
from ui.kit.dots import DotKind
from ui.kit.dropping import drop
from ui.kit.flow import flow
from ui.kit.labels import IconLabel, Label
from ui.kit.ladder_view import LadderPoint, LadderView
from ui.kit.menus import Menu
from ui.plan.words import coverage_lines, gap_texts

MOVABLE = frozenset({MeetingStage.PLANNED, MeetingStage.PREPARING, MeetingStage.POSTPONED})
_DOTS = {
    PointState.DONE: DotKind.DONE,
    PointState.LATE: DotKind.OVERDUE,
    PointState.TODAY: DotKind.CURRENT,
    PointState.NEXT: DotKind.CURRENT,
    PointState.LATER: DotKind.LATER,
    PointState.GOAL: DotKind.GOAL,
}
_PLACES = {
    "assign": "prepare:people",
    "committee": "prepare:committee",
    "content": "prepare:agenda",
    "draft": "prepare:draft",
    "invite": "prepare:notices",
    "papers": "prepare:papers",
    "writer": "prepare:topic",
    "writer_draft": "prepare:topic",
    "approve": "prepare:topic",
    "finish": "finish:posting",
    GOAL: "",
}
_ICONS: dict[Role, str] = {"ok": "circle-check", "warn": "triangle-alert", "info": "move-right"}


class MeetingCard(Card):
    """The chosen meeting: what it is about and its ladder; its acts under it."""

    go = Signal(str)
    edit_asked = Signal(int)
    move_asked = Signal(int)
    postpone_asked = Signal(int)
    call_off_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__("Buổi họp")
        self._meeting_id = 0
        self._is_movable = False
        self.focus_line = Label("", "strong", wrap=True)
        self.who = Label("", "small", wrap=True)
        self.ladder = LadderView(Qt.Orientation.Vertical)
        self.ladder.clicked.connect(self._on_rung)
        self.note = Label("Dời ngày thì các mốc này dời theo.", "small", wrap=True)
        self.open_button = secondary("Mở", small=True)
        self.edit_button = secondary("Sửa", small=True)
        self.move_button = secondary("Dời ngày", small=True)
        self.more = icon_button("ellipsis", "Việc khác với buổi họp này", small=True)
        for widget in (self.focus_line, self.who, self.ladder, self.note):
            self.add(widget)
        self.add(flow(self.open_button, self.edit_button, self.move_button, self.more))
        self._connect()

    def show_meeting(self, meeting: MeetingOutline, marks: tuple[LadderMark, ...]) -> None:
        """Show a meeting."""
        header = meeting.header
        self._meeting_id, self._is_movable = header.id, header.stage in MOVABLE
        self.title.setText(meeting_title(header.kind, header.period))
        self.focus_line.setText(_focus(meeting))
        self.focus_line.setVisible(bool(self.focus_line.text()))
        self.who.setText(_who(meeting))
        self.who.setVisible(bool(self.who.text()))
        self.ladder.set_points(tuple(_point(mark, meeting) for mark in marks))
        self.ladder.setVisible(bool(marks))
        self.note.setVisible(self._is_movable)
        self.move_button.setVisible(self._is_movable)
        self.edit_button.setVisible(header.locked_at is None)
        self.more.setVisible(header.locked_at is None)

    def _on_rung(self, key: str) -> None:
        place = _PLACES.get(key, "prepare")
        self.go.emit(f"meeting:{self._meeting_id}:{place}".rstrip(":"))

    def _open_more(self) -> None:
        menu = Menu(self.more)
        if self._is_movable:
            menu.addAction("Hoãn, chưa có ngày mới").triggered.connect(
                partial(self._say, self.postpone_asked)
            )
            menu.addAction("Ghi không họp").triggered.connect(
                partial(self._say, self.call_off_asked)
            )
        menu.addAction("Xóa khỏi kế hoạch").triggered.connect(partial(self._say, self.delete_asked))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _say(self, signal: SignalInstance, _checked: bool) -> None:
        signal.emit(self._meeting_id)

    def _connect(self) -> None:
        self.open_button.clicked.connect(
            lambda _checked: self.go.emit(f"meeting:{self._meeting_id}")
        )
        self.edit_button.clicked.connect(lambda _checked: self.edit_asked.emit(self._meeting_id))
        self.move_button.clicked.connect(lambda _checked: self.move_asked.emit(self._meeting_id))
        self.more.clicked.connect(lambda _checked: self._open_more())


class CheckCard(Card):
    """What the plan of the year covers and lacks, and whether it went to the superior."""

    sent_asked = Signal()
    team_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Kiểm tra kế hoạch")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._rows: list[QWidget] = []
        self._said: tuple[tuple[Role, str], ...] = ()
        self.sent_button = LinkButton("Ghi đã gửi cấp trên")
        self.sent_button.clicked.connect(lambda _checked: self.sent_asked.emit())
        self.team_button = LinkButton("Ghi đã gửi tổ công tác")
        self.team_button.clicked.connect(lambda _checked: self.team_asked.emit())
        self.add_layout(self._lines)
        for button in (self.sent_button, self.team_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_year(
        self,
        cover: PlanCoverage,
        gaps: tuple[PlanGap, ...],
        moved: str,
        sent_on: date | None,
        team_sent_on: date | None = None,
    ) -> None:
        """Show the checks of a year."""
        lines: list[tuple[Role, str]] = list(coverage_lines(cover))
        lines += [("warn", text) for text in gap_texts(gaps)]
        if moved:
            lines.append(("info", moved))
        if sent_on is not None:
            lines.append(("ok", f"Đã gửi cấp trên ngày {day_month(sent_on)}"))
        if team_sent_on is not None:
            lines.append(("ok", f"Đã gửi tổ công tác ngày {day_month(team_sent_on)}"))
        self._show(tuple(lines))
        self.sent_button.setText("Sửa ngày gửi cấp trên" if sent_on else "Ghi đã gửi cấp trên")
        self.team_button.setText(
            "Sửa ngày gửi tổ công tác" if team_sent_on else "Ghi đã gửi tổ công tác"
        )
        for button in (self.sent_button, self.team_button):
            button.updateGeometry()

    def texts(self) -> tuple[str, ...]:
        """Return what is said, line by line."""
        return tuple(row.accessibleName() for row in self._rows)

    def _show(self, lines: tuple[tuple[Role, str], ...]) -> None:
        if lines == self._said:
            return
        self._said = lines
        for row in self._rows:
            self._lines.removeWidget(row)
            drop(row)
        self._rows = [_check_row(role, text) for role, text in lines]
        for row in self._rows:
            self._lines.addWidget(row)
            row.show()  # now: Qt alone would show it after everything has been drawn once


def _check_row(role: Role, text: str) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(text)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(IconLabel(_ICONS[role], role), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, wrap=True), 1)
    return holder


def marks_of(meeting: MeetingOutline, today: date) -> tuple[LadderMark, ...]:
    """Return the ladder of a meeting as of a day."""
    points = [RulePoint(r.key, r.label, r.due_on) for r in meeting.preparations]
    done = {r.key for r in meeting.preparations if r.done_on is not None}
    return ladder_state(points, done, today)


def _focus(meeting: MeetingOutline) -> str:
    header = meeting.header
    if header.kind in THEMATIC_KINDS:
        return header.topic.title or header.focus or "Chưa chọn chuyên đề"
    return header.focus


def _who(meeting: MeetingOutline) -> str:
    header = meeting.header
    if header.stage is MeetingStage.POSTPONED:
        return f"Hoãn: {header.not_held_reason}"
    if header.stage is MeetingStage.NOT_HELD:
        return f"Không họp: {header.not_held_reason}"
    moved = f"Dời từ {day_month(header.moved_from)}" if header.moved_from else ""
    why = f" ({header.move_reason})" if moved and header.move_reason else ""
    if header.kind not in THEMATIC_KINDS:
        return moved + why
    author = meeting.name(header.topic.author_id)
    group = f"Nhóm {header.topic.group}" if header.topic.group else ""
    writer = f"đ/c {author} viết" if author else "chưa giao người viết"
    return " · ".join(part for part in (group, writer, moved + why) if part)


def _point(mark: LadderMark, meeting: MeetingOutline) -> LadderPoint:
    rung = next((r for r in meeting.preparations if r.key == mark.point.key), None)
    is_goal = mark.point.key == GOAL
    is_held = is_goal and meeting.header.stage in HELD_STAGES
    at = meeting.header.starts_at
    label = f"{mark.point.label}, {clock_text(at)}" if is_goal and at else mark.point.label
    shown_on = rung.done_on if rung is not None and rung.done_on else mark.point.due_on
    who = meeting.name(rung.person_id) if rung is not None else ""
    return LadderPoint(
        key=mark.point.key,
        label=label,
        when=day_month(shown_on),
        state=DotKind.DONE if is_held else _DOTS[mark.state],
        who=f"đ/c {given_name(who)}" if who and mark.state is not PointState.DONE else "",
        late="" if is_held else mark.late_text,
    )
