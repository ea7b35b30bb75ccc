"""Cards of the preparation that are one record: people and form, papers, drafts, topic."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MEETING_FORM_LABELS, MeetingForm, MeetingKind
from app.domain.text import short_date
from ui.kit.buttons import LinkButton, secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.meetings.group_parts import edit_group_parts, group_parts, parts_text
from ui.meetings.kept_text import KeptText
from ui.workspace import Workspace

PEOPLE = (
    ("preparer_id", "Người chuẩn bị"),
    ("chair_id", "Chủ trì"),
    ("minute_taker_id", "Thư ký"),
)


class FactCard(Card):
    """A card whose fields each keep one fact of the meeting at once."""

    def __init__(self, workspace: Workspace, title: str, right: Sequence[QWidget] = ()) -> None:
        super().__init__(title, right=right)
        self.workspace = workspace
        self.view: MeetingView | None = None
        self.fields: dict[str, Any] = {}

    @property
    def meeting_id(self) -> int:
        """Return the meeting shown."""
        return self.view.file.header.id if self.view else 0

    def show_view(self, view: MeetingView) -> None:
        """Show the facts of a meeting."""
        self.view = view
        for name, field in self.fields.items():
            self._show_fact(name, field, view)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field."""
        self.fields[name].setFocus()

    def add_text(self, name: str, label: str, *, lines: int = 4, placeholder: str = "") -> KeptText:
        """Put in a long text that is kept while it is typed."""
        text = KeptText(self.workspace, lines=lines, placeholder=placeholder)
        text.field.setAccessibleName(label)
        words = Label(label, "label")
        words.setBuddy(text.field)
        self.add(words)
        self.add(text)
        self.fields[name] = text
        return text

    def add_tick(self, name: str, label: str) -> Check:
        """Put in a tick."""
        tick = Check(label)
        tick.changed.connect(lambda: self.set_fact(name, tick.value(), label))
        self.add(tick)
        self.fields[name] = tick
        return tick

    def day_row(self, name: str, label: str, *, with_today: bool = False) -> QWidget:
        """Return a day under its label, with a button that writes today if wanted."""
        day = DateField(today=lambda: self.workspace.now().date())
        day.line.setAccessibleName(label)
        day.line.editingFinished.connect(lambda: self._keep_day(name, day, label))
        day.changed.connect(lambda: self._keep_picked(name, day, label))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = Label(label, "label")
        words.setBuddy(day)
        row = QHBoxLayout()
        row.addWidget(day, 1)
        if with_today:
            today = secondary("Hôm nay")
            write = partial(self._write_today, name, label)
            today.clicked.connect(write)
            row.addWidget(today)
        column.addWidget(words)
        column.addLayout(row)
        self.fields[name] = day
        return holder

    def set_fact(self, name: str, value: Any, label: str) -> None:
        """Keep one fact."""
        if self.view is None or _fact_of(self.view.file, name) == value:
            return
        meetings, meeting_id = self.workspace.services.meetings, self.meeting_id
        self.workspace.perform(
            lambda: meetings.set_fact(meeting_id, name, value), f"Đã ghi: {label.lower()}."
        )

    def _write_today(self, name: str, label: str, _checked: bool) -> None:
        self.set_fact(name, self.workspace.now().date(), label)

    def _keep_day(self, name: str, field: DateField, label: str) -> None:
        if not field.trouble():
            self.set_fact(name, field.value(), label)

    def _keep_picked(self, name: str, field: DateField, label: str) -> None:
        """Keep a day picked from the month at once; a typed one waits until it is left."""
        if not field.line.isModified():
            self._keep_day(name, field, label)

    def _show_fact(self, name: str, field: Any, view: MeetingView) -> None:
        value = _fact_of(view.file, name)
        if isinstance(field, KeptText):
            meetings, meeting_id = self.workspace.services.meetings, view.file.header.id
            key = f"meeting:{meeting_id}:{name}"
            field.show_text(key, value or "", partial(meetings.set_fact, meeting_id, name))
            field.set_read_only(view.is_locked)
            return
        is_typed = isinstance(field, DateField) and field.line.hasFocus()
        if not is_typed or not field.line.isModified():
            field.set_value(value)
        field.setEnabled(not view.is_locked)


def _fact_of(file: MeetingFile, name: str) -> Any:
    if name.startswith("topic_"):
        return getattr(file.header.topic, name.removeprefix("topic_"))
    return getattr(file.header, name)


class InfoCard(FactCard):
    """Who prepares, chairs and takes the minutes; how and why the meeting is held."""

    edit_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        self.edit = LinkButton("Sửa")
        super().__init__(workspace, "Thông tin buổi họp", (self.edit,))
        self.edit.clicked.connect(lambda _checked: self.edit_asked.emit())
        self._people: tuple[tuple[int, str], ...] | None = None
        self.lines = Label("", "secondary", wrap=True)
        people = QGridLayout()
        people.setHorizontalSpacing(12)
        people.setVerticalSpacing(4)
        for column, (name, label) in enumerate(PEOPLE):
            choice = Choice(placeholder="Chưa phân công")
            choice.changed.connect(partial(self._keep_person, name, label))
            choice.setAccessibleName(label)
            words = Label(label, "label")
            words.setBuddy(choice)
            people.addWidget(words, 0, column)
            people.addWidget(choice, 1, column)
            people.setColumnStretch(column, 1)
            self.fields[name] = choice
        self.add(self.lines)
        self.add_layout(people)
        self.parts = Label("", "secondary", wrap=True)
        self.parts_button = secondary("Sửa nơi họp của tổ", small=True)
        self.parts_button.clicked.connect(lambda _checked: self._edit_parts())
        self.add(self.parts)
        self.body.addWidget(self.parts_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_view(self, view: MeetingView) -> None:
        """Show the people of the day to choose from, then the facts."""
        people = tuple((p.id, p.full_name) for p in view.file.people)
        for name, _ in PEOPLE:
            if people != self._people:
                self.fields[name].set_options(((None, "Chưa phân công"), *people))
        self._people = people
        super().show_view(view)
        self.edit.setVisible(not view.is_locked)
        self.lines.setText("\n".join(_info_lines(view.file)))
        has_parts = bool(group_parts(view.file))
        self.parts.setText(parts_text(view.file, self._group_names()) if has_parts else "")
        self.parts.setVisible(has_parts)
        self.parts_button.setVisible(has_parts and not view.is_locked)

    def _group_names(self) -> dict[int, str]:
        return {group.id: group.name for group in self.workspace.services.members.groups()}

    def _edit_parts(self) -> None:
        if self.view is not None:
            edit_group_parts(self.workspace, self.view.file, self._group_names())

    def _keep_person(self, name: str, label: str) -> None:
        value, meetings = self.fields[name].value(), self.workspace.services.meetings
        meeting_id = self.meeting_id
        self.workspace.perform(
            lambda: meetings.set_person(meeting_id, name, value), f"Đã ghi {label.lower()}."
        )


def _info_lines(file: MeetingFile) -> tuple[str, ...]:
    header = file.header
    form = MEETING_FORM_LABELS[header.form]
    basis = f", căn cứ: {header.form_basis}" if header.form_basis else ""
    missing = ", chưa ghi căn cứ" if header.form is not MeetingForm.IN_PERSON else ""
    minutes = f", dự kiến {header.planned_minutes} phút" if header.planned_minutes else ""
    lines = [f"Hình thức: {form.lower()}{basis or missing}{minutes}."]
    if header.focus:
        lines.append(f"Trọng tâm: {header.focus}.")
    if header.moved_from is not None:
        why = f" ({header.move_reason})" if header.move_reason else ""
        lines.append(f"Dời từ ngày {short_date(header.moved_from)}{why}.")
    if header.afterwards:
        lines.append("Ghi lại sau khi đã họp, không dùng đồng hồ.")
    return tuple(lines)


class PapersCard(FactCard):
    """When the papers were posted, and the bulletin of the month."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Tài liệu")
        self.add(self.day_row("papers_posted_on", "Ngày đăng tài liệu", with_today=True))
        self.add_tick("papers_on_handbook", "Đã đăng trên Sổ tay đảng viên điện tử")
        self.add_tick("bulletin_collected", "Đã lấy Bản tin sinh hoạt chi bộ")
        self.body.addStretch(1)


class DraftCard(FactCard):
    """The draft resolution and the questions for the discussion."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Dự thảo nghị quyết và câu hỏi gợi ý")
        self.add_text("draft_resolution", "Dự thảo nghị quyết", lines=5, placeholder=_DRAFT)
        self.add_text("discussion_prompts", "Câu hỏi gợi ý thảo luận", lines=4, placeholder=_ASK)
        self.body.addStretch(1)

    def show_view(self, view: MeetingView) -> None:
        """Show the drafts; a committee meeting passes no resolution."""
        super().show_view(view)
        self.setVisible(view.file.header.kind is not MeetingKind.COMMITTEE)


_DRAFT = "ví dụ: 1. Hoàn thành số hóa 96 hồ sơ trước ngày 27/11, đ/c Dũng chủ trì."
_ASK = "ví dụ: Vì sao hồ sơ trễ hạn tăng trong tháng 10?"
TOPIC_KINDS = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})


class TopicCard(FactCard):
    """The topic of a thematic meeting and how far its preparation is."""

    edit_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        self.edit = LinkButton("Sửa")
        super().__init__(workspace, "Chuyên đề", (self.edit,))
        self.edit.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.name = Label("", "strong", wrap=True)
        self.author = Label("", "secondary", wrap=True)
        self.add(self.name)
        self.add(self.author)
        days = QGridLayout()
        days.setHorizontalSpacing(16)
        for column, (name, label) in enumerate(_TOPIC_DAYS):
            days.addWidget(self.day_row(name, label), 0, column)
            days.setColumnStretch(column, 1)
        self.add_layout(days)
        self.add_text("topic_purpose", "Mục đích, yêu cầu", lines=3)
        self.body.addStretch(1)

    def show_view(self, view: MeetingView) -> None:
        """Show the topic; hidden for kinds without one."""
        super().show_view(view)
        topic, file = view.file.header.topic, view.file
        self.setVisible(file.header.kind in TOPIC_KINDS)
        self.edit.setVisible(not view.is_locked)
        self.name.setText(topic.title or "Chưa chọn chuyên đề")
        group = f"Nhóm {topic.group}" if topic.group else "Chưa chọn nhóm"
        author = file.name(topic.author_id)
        self.author.setText(
            f"{group} · {f'đ/c {author} viết' if author else 'chưa giao người viết'}"
        )


_TOPIC_DAYS = (
    ("topic_drafted_on", "Có dự thảo"),
    ("topic_approved_on", "Chi ủy duyệt"),
    ("topic_sent_on", "Gửi trước"),
)
