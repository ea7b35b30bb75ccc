"""The form of a task given here or changed: what, who, until when, which product, reported when."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.meetings import MeetingStage
from app.domain.member_days import on_roll
from app.domain.periods import Period
from app.domain.task_boards import TaskGroup
from app.domain.tasks import Task, TaskDraft
from app.domain.text import name_key, short_date
from ui.documents.task_card import report_words
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText
from ui.kit.people_picker import PeoplePicker
from ui.workspace import Workspace

MONTHS_AHEAD = 6
OUTSIDE = "Ngoài buổi họp"
HINT = "Mỗi việc có người chủ trì, thời hạn và sản phẩm; kết quả sẽ vào phiếu chấm buổi sau."
_TAKING = frozenset(
    {MeetingStage.PREPARING, MeetingStage.IN_SESSION, MeetingStage.SCORING, MeetingStage.FINISHING}
)


class TaskEditor(FormPage):
    """Gives a task or changes one; what is typed of a known task is kept on leaving."""

    saved = Signal(int)
    """A task was given or changed; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self._task: Task | None = None
        self.helpers = PeoplePicker("Thêm người phối hợp")
        self.meeting, self.owner, self.report = Choice(), Choice(required=True), Choice()
        super().__init__(Form(self._fields(self._today), columns=2), HINT, parent)

    def give(self) -> None:
        """Start a new task; one already begun is shown again."""
        if self._task is None and self.form.is_changed():
            self.form.go_to("text")
            return
        self._task = None
        self._offer(None)
        self._show({"report_period": self._next_report()}, "Giao nhiệm vụ", "Giao nhiệm vụ")
        self.meeting.setEnabled(True)

    def edit(self, group: TaskGroup, task: Task) -> None:
        """Show a task to be changed."""
        self._task = task
        self._offer(group)
        owner = task.owner_id if task.owner_group_id is None else -task.owner_group_id
        values = {name: getattr(task, name) for name in _SAME_NAMES}
        values |= {
            "meeting_id": task.meeting_id,
            "owner_id": owner,
            "co_owner_ids": task.co_owner_ids,
        }
        self._show(values, f"Sửa việc {group.code(task)}", "Ghi thay đổi")
        self.meeting.setEnabled(False)

    def draft(self) -> TaskDraft:
        """Return what is written."""
        values = self.form.values()
        owner = values["owner_id"]
        return TaskDraft(
            text=values["text"],
            owner_id=owner if owner is not None and owner > 0 else None,
            owner_group_id=-owner if owner is not None and owner < 0 else None,
            co_owner_ids=tuple(one for one in values["co_owner_ids"] if one != owner),
            due_on=values["due_on"],
            deliverable=values["deliverable"],
            report_period=values["report_period"] or "",
            standing=values["standing"],
            item_id=None if self._task is None else self._task.item_id,
            source=values["source"],
        )

    def save(self) -> None:
        """Write the task."""
        if not self.form.is_ready():
            return
        kept = self._task
        act = self._assign if kept is None else partial(self._change, kept.id)
        said = "Đã giao nhiệm vụ." if kept is None else "Đã ghi thay đổi của nhiệm vụ."
        made = self.workspace.perform(act, said, form=self.form)
        if made is not None:
            self.form.keep_as_clean()
            self.saved.emit(made)

    def keep_typed(self) -> None:
        """Keep changes of a known task; a new one waits until it is given. Raises AppError."""
        if self._task is None or not self.form.is_changed() or self.form.problems():
            return
        self._change(self._task.id)
        self.form.keep_as_clean()

    def _assign(self) -> int:
        meeting_id = self.form.values()["meeting_id"] or None
        return self.workspace.services.tasks.assign(meeting_id, self.draft())

    def _change(self, task_id: int) -> int:
        self.workspace.services.tasks.save(task_id, self.draft())
        return task_id

    def _show(self, values: dict[str, Any], title: str, verb: str) -> None:
        blank: dict[str, Any] = {**dict.fromkeys(self.form.values()), "meeting_id": 0}
        self.form.set_values({**blank, **values, "meeting_id": values.get("meeting_id") or 0})
        self.form.clear_problems()
        self.form.keep_as_clean()
        self.title.setText(title)
        self.save_button.setText(verb)
        self.form.go_to("text")

    def _offer(self, group: TaskGroup | None) -> None:
        services, today = self.workspace.services, self._today()
        members = sorted(
            on_roll(services.members.all(), today), key=lambda m: name_key(m.full_name)
        )
        people = [(m.id, m.full_name) for m in members]
        groups = [(-one.id, one.name) for one in services.members.groups()]
        self.owner.set_options([*people, *groups])
        self.helpers.set_people(people)
        self.report.set_options(self._report_options(today))
        self.meeting.set_options(self._meetings(group))

    def _meetings(self, group: TaskGroup | None) -> list[tuple[int, str]]:
        if group is not None and group.source is not None:
            return [(0, OUTSIDE), (group.source.meeting_id, group.title)]
        rows = self.workspace.services.meetings.list(self.workspace.year)
        taking = [row for row in rows if row.stage in _TAKING]
        named = ((row.id, f"{row.title}, {short_date(row.day)}") for row in reversed(taking))
        return [(0, OUTSIDE), *named]

    def _report_options(self, today: date) -> tuple[tuple[str, str], ...]:
        coming = _reports(today)
        kept = "" if self._task is None else self._task.report_period
        if not kept or kept in dict(coming):
            return coming
        return ((kept, report_words(kept, year_shown=0) or kept), *coming)

    def _next_report(self) -> str:
        return _reports(self._today())[0][0]

    def _today(self) -> date:
        return self.workspace.now().date()

    def _fields(self, today: Callable[[], date]) -> tuple[Field, ...]:
        text = LongText(required=True, lines=2, placeholder="ví dụ: Báo cáo tổng kết năm 2026")
        return (
            Field("Nội dung nhiệm vụ", "text", text, span=2),
            Field("Người chủ trì hoặc tổ đảng", "owner_id", self.owner),
            Field("Thời hạn", "due_on", DateField(today=today)),
            Field("Phối hợp", "co_owner_ids", self.helpers),
            Field(
                "Sản phẩm, kết quả", "deliverable", LineText(placeholder="ví dụ: Dự thảo báo cáo")
            ),
            Field("Báo cáo tại", "report_period", self.report),
            Field("Giao tại", "meeting_id", self.meeting),
            Field("Nguồn giao", "source", LineText(placeholder="ví dụ: Kết luận chi ủy")),
            Field("", "standing", Check("Việc thường xuyên, không có hạn")),
        )


_SAME_NAMES = ("text", "due_on", "deliverable", "report_period", "source", "standing")


def _reports(today: date) -> tuple[tuple[str, str], ...]:
    """Return the coming months at whose regular meeting a task can be reported."""
    first = today.year * 12 + today.month - 1
    months = (divmod(first + ahead, 12) for ahead in range(1, MONTHS_AHEAD + 1))
    return tuple(
        (f"{year}-{month + 1:02d}", f"Thường kỳ {Period(year, month + 1).label}")
        for year, month in months
    )
