"""The form of a task: what, who by two letters, until when, with which product, reported when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_file import MeetingFile
from app.domain.members import PartyGroup
from app.domain.periods import Period, next_month
from app.domain.tasks import Task, TaskDraft
from app.domain.text import fold
from app.services.remedies import remedies_of
from ui.kit.buttons import PushButton, quiet, secondary
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.labels import IconLabel, Label
from ui.kit.people_picker import PeoplePicker
from ui.kit.speaker_box import SpeakerBox, SpeakerMatch
from ui.meetings.cockpit_speakers import match_names

MONTHS_AHEAD = 4
MOST_REMEDIES, REMEDY_LETTERS = 4, 60
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class TaskChoices:
    """Whom a task can be given to, and at which kỳ it can be reported."""

    people: tuple[tuple[int, str], ...]
    """Members by id; party groups have negative ids."""
    periods: tuple[tuple[str, str], ...]
    """Keys such as "2026-12" with their words; the first is offered."""
    assigned_on: date
    item_id: int | None = None
    source: str = ""
    remedies: tuple[str, ...] = ()
    """Remedies the item names; each can become the text of the task."""


def choices_of(
    file: MeetingFile, groups: Iterable[PartyGroup], item_id: int | None = None
) -> TaskChoices:
    """Return what a task given at a meeting can choose from; reported at the next regular one."""
    header, item = file.header, file.item(item_id)
    month = Period(header.period.year, header.period.key_month or header.day.month)
    people = tuple((line.member_id, line.full_name) for line in file.attendance)
    teams = tuple((-group.id, group.name) for group in groups)
    given = {fold(task.text) for task in file.tasks}
    remedies = () if item is None else remedies_of(item)
    return TaskChoices(
        people=(*people, *teams),
        periods=periods_after(month),
        assigned_on=header.day,
        item_id=item_id,
        remedies=tuple(one for one in remedies if fold(one) not in given),
    )


def periods_after(month: Period) -> tuple[tuple[str, str], ...]:
    """Return the next months as kỳ of report."""
    found = []
    for _ in range(MONTHS_AHEAD):
        month = next_month(month)
        found.append((f"{month.year}-{month.month:02d}", f"Thường kỳ {month.label}"))
    return tuple(found)


class PersonField(QWidget):
    """One person by two letters; digits or Enter choose, and typing anew takes the choice away."""

    changed = Signal()

    def __init__(self, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.required = required
        self._people: tuple[tuple[int, str], ...] = ()
        self._value: int | None = None
        self.box = SpeakerBox(self._find)
        self.box.field.setPlaceholderText("Gõ hai chữ của tên, ví dụ: th")
        self.box.spoken.connect(self._take)
        self.box.field.textEdited.connect(self._forget)
        for icon in self.box.findChildren(IconLabel):
            icon.set_icon("user-round", "text_secondary")
        for hints in self.box.findChildren(KeyHints):
            hints.set_hints((KeyHint(("↑", "↓"), "chọn"), KeyHint(("Enter",), "lấy tên này")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.setFocusProxy(self.box.field)

    def set_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer other people."""
        self._people = tuple(people)

    def value(self) -> Any:
        """Return the id of the person, None while nobody is chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a person."""
        self._value = value
        self.box.field.setText(dict(self._people).get(value, ""))

    def trouble(self) -> str:
        """Say that the typed letters are nobody yet."""
        is_open = self._value is None and bool(self.box.field.text().strip())
        return "Chưa chọn ai. Gõ hai chữ của tên hoặc tổ rồi bấm Enter." if is_open else ""

    def _find(self, typed: str) -> tuple[SpeakerMatch, ...]:
        if self._value is not None and fold(typed) == fold(dict(self._people)[self._value]):
            return ()
        return match_names(self._people, typed)

    def _take(self, key: int) -> None:
        self.set_value(key)
        self.changed.emit()
        self.focusNextChild()

    def _forget(self, _text: str) -> None:
        self._value = None
        self.changed.emit()


class RemedyOffer(QWidget):
    """The remedies of the item in front; pressing one makes it the text of the task."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Label("Giải pháp nêu ở mục này, bấm để giao", "label"))
        self.hide()

    def offer(self, remedies: tuple[str, ...]) -> None:
        """Offer other remedies; hidden without any."""
        for button in self.buttons:
            self._column.removeWidget(button)
            drop(button)
        self.buttons = [self._button(text) for text in remedies[:MOST_REMEDIES]]
        for button in self.buttons:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self.buttons))

    def _button(self, text: str) -> PushButton:
        shown = text if len(text) <= REMEDY_LETTERS else f"{text[:REMEDY_LETTERS].rstrip()}…"
        made = secondary(shown, icon="plus", small=True)
        made.setToolTip(text)
        made.setAccessibleName(f"Giao việc: {text}")
        made.clicked.connect(lambda _checked: self.chosen.emit(text))
        return made


class TaskForm(QWidget):
    """Enter goes on, at the last field it gives the task; Ctrl+Enter gives it from anywhere."""

    submitted = Signal(object)
    """A `TaskDraft` to be given or kept."""
    cancelled = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        *,
        verb: str = "Giao việc",
        with_buttons: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = ""
        self._item_id: int | None = None
        self.text = LongText(
            required=True, lines=1, most_lines=4, placeholder="ví dụ: Báo cáo tổng kết năm"
        )
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.owner = PersonField(required=True)
        self.due = DateField(today=today, placeholder="ví dụ 25/11")
        self.product = LineText(placeholder="ví dụ: Dự thảo báo cáo")
        self.period = Choice()
        self.helpers = PeoplePicker("Thêm người phối hợp")
        self.standing = Check("Việc thường xuyên, không có hạn")
        self.form = Form(
            [
                Field("Nội dung nhiệm vụ", "text", self.text, span=2),
                Field("Người chủ trì hoặc tổ đảng", "owner_id", self.owner),
                Field("Thời hạn", "due_on", self.due),
                Field("Sản phẩm, kết quả", "deliverable", self.product),
                Field("Báo cáo tại", "report_period", self.period),
                Field("Phối hợp", "co_owner_ids", self.helpers, span=2),
                Field("", "standing", self.standing, span=2),
            ],
            columns=2,
        )
        self._inputs: tuple[QWidget, ...] = (
            self.text, self.owner.box.field, self.due.line,
            self.product, self.period, self.standing, self.helpers.choice,
        )  # fmt: skip
        for widget in self._inputs:
            widget.installEventFilter(self)
        self.title = Label(verb, "strong")
        self.remedies = RemedyOffer()
        self.remedies.chosen.connect(self._take_remedy)
        self._lay_out(verb, with_buttons=with_buttons)

    def start(self, choices: TaskChoices, task: Task | None = None) -> None:
        """Ask for a new task, or show one to be changed; the keyboard in the first field."""
        self._source, self._item_id = choices.source, choices.item_id
        self.owner.set_people(choices.people)
        self.helpers.set_people([one for one in choices.people if one[0] > 0])
        self.period.set_options(choices.periods)
        values = _values_of(task) if task else {"report_period": choices.periods[0][0]}
        if task is not None:
            self._source, self._item_id = task.source, task.item_id
        self.remedies.offer(choices.remedies if task is None else ())
        blank = dict.fromkeys(self.form.values()) | {
            "text": "",
            "deliverable": "",
            "standing": False,
        }
        self.form.set_values(blank | values)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

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
            item_id=self._item_id,
            source=self._source,
        )

    def _take_remedy(self, text: str) -> None:
        self.text.set_value(text)
        self.text.changed.emit()
        self.owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Hand the task over, unless a field cannot be read or is missing."""
        if self.form.is_ready():
            self.submitted.emit(self.draft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, give with Ctrl+Enter, leave with Esc."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and not self.owner.box.is_open:
            self.cancelled.emit()
            return True
        if event.key() not in _ENTER or self.owner.box.is_open:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self._is_named(watched):
            return False
        return self._go_on(watched)

    def _is_named(self, watched: QObject) -> bool:
        """Say whether Enter is to choose a person: the list comes a moment after the letters."""
        return watched is self.owner.box.field and bool(self.owner.trouble())

    def _go_on(self, watched: QObject) -> bool:
        place = next(n for n, widget in enumerate(self._inputs) if widget is watched)
        if watched in (self.period, self.standing, self.helpers.choice):
            self.submit()
        else:
            self._inputs[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self, verb: str, *, with_buttons: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not with_buttons:
            column.addWidget(self.remedies)
            column.addWidget(self.form)
            return
        give, away = secondary(verb, icon="check", keys="Ctrl Enter"), quiet("Thôi", keys="Esc")
        give.clicked.connect(lambda _checked: self.submit())
        away.clicked.connect(lambda _checked: self.cancelled.emit())
        column.addWidget(self.title)
        column.addWidget(self.remedies)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(give)
        row.addWidget(away)
        row.addStretch(1)
        column.addLayout(row)


def _values_of(task: Task) -> dict[str, object]:
    owner = task.owner_id if task.owner_group_id is None else -task.owner_group_id
    return {
        "text": task.text,
        "owner_id": owner,
        "co_owner_ids": task.co_owner_ids,
        "due_on": task.due_on,
        "deliverable": task.deliverable,
        "report_period": task.report_period,
        "standing": task.standing,
    }
