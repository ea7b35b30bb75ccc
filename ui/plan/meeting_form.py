"""What the plan asks of one meeting: focus, topic, who writes, when and where."""

from dataclasses import replace
from typing import Any

from app.domain.meetings import MeetingDraft, Topic
from app.domain.plans import THEMATIC_KINDS
from app.domain.topics import earlier_topics, repeat_text, topic_group_choices
from ui.kit.choice import Choice
from ui.kit.date_inputs import TimeField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.workspace import Workspace

_TOPIC = ("topic_title", "topic_group", "topic_author_id")


class PlannedMeetingDialog(Dialog):
    """Edits the line of a meeting in the year plan."""

    def __init__(self, workspace: Workspace, draft: MeetingDraft) -> None:
        super().__init__("Sửa buổi họp trong kế hoạch", "", "Ghi thay đổi", width=640)
        self._draft = draft
        rows = workspace.services.members.list(draft.day.year)
        people = ((None, "Chưa phân công"), *((row.id, row.full_name) for row in rows))
        self._topics = workspace.services.plans.topics()
        self.repeat = Label("", "small", tone="warn", wrap=True)
        fields = [
            Field("Nội dung trọng tâm", "focus", LineText(), span=2),
            Field("Giờ bắt đầu", "starts_at", TimeField(now=workspace.now)),
            Field("Địa điểm", "place", LineText()),
            Field("Người chuẩn bị", "preparer_id", Choice(people), span=2),
        ]
        if draft.kind in THEMATIC_KINDS:
            fields += [
                Field("Tên chuyên đề", "topic_title", LineText(), span=2),
                Field("Nhóm chuyên đề", "topic_group", Choice(topic_group_choices())),
                Field("Người viết chuyên đề", "topic_author_id", Choice(people)),
            ]
        self.form = Form(fields, columns=2)
        self.form.set_values(_values(draft))
        self.add(self.form)
        self.add(self.repeat)
        if draft.kind in THEMATIC_KINDS:
            self.form.input("topic_title").changed.connect(self._look_back)
            self._look_back()
        self.form.input("focus").setFocus()

    def _look_back(self) -> None:
        """Say when a topic like this one was held before (S13)."""
        title = str(self.form.input("topic_title").value() or "")
        found = earlier_topics(title, self._topics, self._draft.day)
        self.repeat.setText(repeat_text(found))
        self.repeat.setVisible(bool(found))

    def draft(self) -> MeetingDraft:
        """Return the meeting as the form says."""
        values = self.form.values()
        topic = self._draft.topic
        if self._draft.kind in THEMATIC_KINDS:
            topic = _topic(topic, values)
        plain = {name: value for name, value in values.items() if name not in _TOPIC}
        return replace(self._draft, topic=topic, **plain)

    def accept(self) -> None:
        """Close only when everything can be read."""
        if self.form.is_ready():
            super().accept()


def _values(draft: MeetingDraft) -> dict[str, Any]:
    return {
        "focus": draft.focus,
        "starts_at": draft.starts_at,
        "place": draft.place,
        "preparer_id": draft.preparer_id,
        "topic_title": draft.topic.title,
        "topic_group": draft.topic.group,
        "topic_author_id": draft.topic.author_id,
    }


def _topic(before: Topic, values: dict[str, Any]) -> Topic:
    return replace(
        before,
        title=values["topic_title"],
        group=values["topic_group"],
        author_id=values["topic_author_id"],
    )
