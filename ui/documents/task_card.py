"""The card of the chosen task: its facts, what became of it, and recording more in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.periods import Period
from app.domain.task_boards import TaskGroup
from app.domain.task_months import task_months
from app.domain.tasks import OPEN_STATES, TASK_STATE_LABELS, Task, TaskResult, TaskState
from app.domain.text import day_month, short_date
from ui.documents.month_marks import MonthMarks
from ui.kit.act_form import ActForm
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.facts import Fact, FactGrid, act_row
from ui.kit.focus import chain_after
from ui.kit.forms import Field
from ui.kit.inputs import LongText, RadioChoice
from ui.kit.labels import Label
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What recording a result submits."""

    state: TaskState
    text: str = ""
    on: date | None = None
    new_due_on: date | None = None


class TaskCard(Card):
    """One task; recording opens a small form under its facts."""

    recorded = Signal(object)
    """A `ResultDraft` for the task shown."""
    form_opened = Signal()
    edit_asked = Signal()
    source_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._task: Task | None = None
        self.name = Paragraph()
        self.facts = FactGrid()
        self.months = MonthMarks()
        self.history, self._forms_column = QVBoxLayout(), QVBoxLayout()
        self.result_button = secondary("Ghi kết quả", icon="check")
        self.extend_button = secondary("Gia hạn", icon="calendar-clock")
        self.drop_button = quiet("Thôi thực hiện", small=True)
        self.edit_button = quiet("Sửa", icon="pencil", small=True)
        self.source_button = quiet("Mở buổi họp", small=True)
        self._open_form: ActForm | None = None
        self._build()

    @cached_property
    def forms(self) -> tuple[ActForm, ...]:
        """Return the three forms of a result, built when one is first opened."""
        results = _result_forms(self._today)
        for form, draft_of in results:
            form.hide()
            self._forms_column.addWidget(form)
            chain_after(self.source_button, form)
            form.submitted.connect(lambda v, of=draft_of: self.recorded.emit(of(v)))
            form.cancelled.connect(self.close_form)
        return tuple(form for form, _draft_of in results)

    def show_task(self, group: TaskGroup | None, task: Task | None) -> None:
        """Show another task, or the same one with newer results."""
        is_other = (self._task.id if self._task else None) != (task.id if task else None)
        self._task = task
        if is_other:
            self.close_form()
        if task is None or group is None:
            return
        self.name.set_runs(
            (Run(f"{group.code(task)} {task.text}", Ink(style="section", weight=600)),)
        )
        self.facts.set_facts(facts_of(task, group, self._today()))
        self.months.set_months(task_months(task, (task.due_now or self._today()).year))
        self._show_history(task)
        is_locked = group.source is not None and group.source.is_locked
        is_open = task.state in OPEN_STATES
        self.extend_button.setVisible(is_open and not task.standing)
        self.drop_button.setVisible(is_open)
        self.edit_button.setVisible(not is_locked)
        self.source_button.setVisible(group.source is not None)

    def close_form(self) -> None:
        """Put the form away without recording."""
        if self._open_form is not None:
            self._open_form.hide()
        self._open_form = None
        self.acts.show()
        self.more.show()

    def open_form(self, form: ActForm) -> None:
        """Ask for a result in place of the buttons."""
        self.close_form()
        self._open_form = form
        self.acts.hide()
        self.more.hide()
        form.show()
        form.start({"on": self._today()})
        self.form_opened.emit()

    def _show_history(self, task: Task) -> None:
        while (item := self.history.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                drop(old)
        for result in task.results:
            self.history.addWidget(Label(result_line(result), "small", wrap=True))

    def _build(self) -> None:
        self.acts = act_row(self.result_button, self.extend_button)
        self.more = act_row(self.edit_button, self.drop_button, self.source_button, gap=4)
        self.history.setSpacing(2)
        self.add(self.name)
        self.add(self.facts)
        self.add(self.months)
        self.add_layout(self.history)
        self.add(self.acts)
        self.add(self.more)
        self.add_layout(self._forms_column)
        self.body.addStretch(1)
        self.result_button.clicked.connect(lambda _checked: self.open_form(self.forms[0]))
        self.extend_button.clicked.connect(lambda _checked: self.open_form(self.forms[1]))
        self.drop_button.clicked.connect(lambda _checked: self.open_form(self.forms[2]))
        self.edit_button.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.source_button.clicked.connect(lambda _checked: self.source_asked.emit())


DraftOf = Callable[[dict[str, Any]], ResultDraft]


def _result_forms(today: Callable[[], date]) -> tuple[tuple[ActForm, DraftOf], ...]:
    """Return the three small forms, each with the result it means."""
    states = ((TaskState.DONE, "Xong"), (TaskState.IN_PROGRESS, "Đang làm"))
    done = (
        Field("Tình trạng", "state", RadioChoice(states, required=True)),
        Field("Kết quả", "text", LongText(lines=2, placeholder="ví dụ: 22/22 phiếu")),
        Field("Ngày", "on", DateField(today=today, required=True)),
    )
    extended = (
        Field("Hạn mới", "new_due_on", DateField(today=today, required=True)),
        Field("Vì sao", "text", LongText(lines=2, placeholder="ví dụ: chờ thiết bị")),
    )
    dropped = (Field("Lý do", "text", LongText(lines=2, required=True)),)
    return (
        (
            ActForm("Ghi kết quả", done, small=True),
            lambda v: ResultDraft(v["state"], v["text"], v["on"]),
        ),
        (
            ActForm("Gia hạn", extended, small=True),
            lambda v: ResultDraft(TaskState.EXTENDED, v["text"], None, v["new_due_on"]),
        ),
        (
            ActForm("Thôi thực hiện", dropped, small=True),
            lambda v: ResultDraft(TaskState.DROPPED, v["text"]),
        ),
    )


def facts_of(task: Task, group: TaskGroup, today: date) -> tuple[Fact, ...]:
    """Return what is known of a task, label by label; a source its group names is left out."""
    is_named = task.source.strip() and task.source.strip() in group.title
    return (
        ("Chủ trì", task.owner_name),
        ("Phối hợp", task.co_owner_names),
        ("Hạn", due_words(task, today)),
        ("Sản phẩm", task.deliverable),
        ("Báo cáo tại", report_words(task.report_period, today.year)),
        ("Nguồn", "" if is_named else task.source),
    )


def due_words(task: Task, today: date) -> str:
    """Return the deadline and how far it is: 25/11, còn 21 ngày."""
    due = task.due_now
    if due is None:
        return "thường xuyên" if task.standing else ""
    shown = day_month(due) if due.year == today.year else short_date(due)
    if task.state not in OPEN_STATES:
        return shown
    days = (due - today).days
    if days < 0:
        return f"{shown}, quá {-days} ngày"
    return f"{shown}, hôm nay" if days == 0 else f"{shown}, còn {days} ngày"


def report_words(key: str, year_shown: int) -> str:
    """Return the kỳ of report in words: Thường kỳ tháng 12, with its year when it is another."""
    year, _, month = key.partition("-")
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12):
        return ""
    label = Period(int(year), int(month)).label
    return f"Thường kỳ {label.removesuffix(f'/{year_shown}')}"


def result_line(result: TaskResult) -> str:
    """Return one result as a line: 28/10 Gia hạn đến 13/11: chờ thiết bị."""
    words = TASK_STATE_LABELS[result.state]
    if result.new_due_on is not None:
        words = f"{words} đến {short_date(result.new_due_on)}"
    said = f": {result.text}" if result.text.strip() else ""
    return f"{short_date(result.on)} · {words}{said}"
