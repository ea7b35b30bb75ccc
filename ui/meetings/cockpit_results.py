"""Results of the last resolution's tasks, recorded under the item that reviews them."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.clock import Clock
from app.domain.meeting_file import MeetingFile
from app.domain.resolution_progress import resolution_progress, state_at
from app.domain.tasks import TASK_STATE_LABELS, Task, TaskState
from app.domain.text import given_name, percent_text, short_date
from ui.kit import theme
from ui.kit.buttons import quiet, secondary
from ui.kit.chips import ChipSpec, Role, chip_width, paint_chip
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Ink, draw_line, draw_text, text_width
from ui.kit.segmented import Segmented

_ROLES: dict[TaskState, Role] = {TaskState.DONE: "ok", TaskState.EXTENDED: "warn"}
OFFERED = (TaskState.DONE, TaskState.IN_PROGRESS, TaskState.EXTENDED, TaskState.DROPPED)
_CODE = Ink("text_muted", "small", tabular=True)


class ResultsList(Operable):
    """Tasks with their state at this meeting; Enter or a click records a result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Task, TaskState], ...] = ()

    def show_file(self, file: MeetingFile) -> None:
        """Show the tasks of the last resolution."""
        previous = file.previous
        day, meeting = file.header.day, file.header.id
        rows = (
            tuple((task, state_at(task, day, meeting)) for task in previous.tasks)
            if previous
            else ()
        )
        if rows != self._rows:
            self._rows = rows
            self.rearrange()
        self.describe(f"Kết quả {previous.code}" if previous else "Kết quả", results_sentence(file))

    def task(self, key: str) -> Task | None:
        """Return the task of a row."""
        return next((task for task, _ in self._rows if str(task.id) == key), None)

    def natural_width(self) -> int:
        """Return a width of a few words and a chip."""
        return 280

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        del width
        return len(self._rows) * theme.sizes().row

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place a task."""
        high = theme.sizes().row
        return tuple(
            Spot(
                str(task.id),
                QRectF(0, n * high, width, high),
                f"{task.code} {task.text}, {TASK_STATE_LABELS[state]}",
                task.text,
            )
            for n, (task, state) in enumerate(self._rows)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw code, task, person and state."""
        codes = max((text_width(task.code, _CODE) for task, _ in self._rows), default=0) + 12
        for (task, state), spot in zip(self._rows, self.spots, strict=True):
            area = spot.area
            if spot.key == self._hovered:
                painter.fillRect(area, theme.colour("hover"))
            draw_line(
                painter,
                area.bottomLeft() - QPointF(0, 1),
                area.bottomRight() - QPointF(0, 1),
                "border",
            )
            draw_text(
                painter, QRectF(area.left() + 4, area.top(), codes, area.height()), task.code, _CODE
            )
            chip = ChipSpec(TASK_STATE_LABELS[state], _ROLES.get(state, "neutral"))
            wide, high = chip_width(chip), theme.sizes().chip
            place = QRectF(area.right() - wide - 4, area.center().y() - high / 2, wide, high)
            paint_chip(painter, place, chip, self.devicePixelRatioF())
            words = QRectF(
                area.left() + codes,
                area.top(),
                place.left() - 12 - area.left() - codes,
                area.height(),
            )
            person = f" · đ/c {given_name(task.owner_name)}" if task.owner_name else ""
            draw_text(painter, words, f"{task.text}{person}", Ink())


def results_sentence(file: MeetingFile) -> str:
    """Return how the last resolution stands: "Nghị quyết 16-NQ/CB: xong 7/8, đạt 87,5%"."""
    progress = resolution_progress(file)
    if file.previous is None or progress is None:
        return "Chưa có nghị quyết kỳ trước."
    name = f"Nghị quyết {file.previous.code}"
    if progress.share is None:
        return f"{name}: chưa có nhiệm vụ đến hạn."
    done = f"xong {progress.done}/{progress.counted}, đạt {percent_text(progress.share)}"
    waiting = len(progress.without_result)
    return f"{name}: {done}" + (f"; {waiting} việc chưa ghi kết quả" if waiting else "")


class ResultForm(QWidget):
    """State, words and, for an extension, the new deadline of one task."""

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task: Task | None = None
        self.title = Label("", "strong", wrap=True)
        self.state = Segmented([(one, TASK_STATE_LABELS[one]) for one in OFFERED], required=True)
        self.text = LineText(placeholder="ví dụ: 312/312 hồ sơ")
        self.due = DateField(today=lambda: now().date(), placeholder="ví dụ 13/11")
        self.form = Form(
            [
                Field("Kết quả", "state", self.state, span=2),
                Field("Ghi rõ, lý do", "text", self.text),
                Field("Hạn mới", "new_due_on", self.due),
            ],
            columns=2,
        )
        self.state.changed.connect(self._show_due)
        for widget in (self.state, self.text, self.due.line):
            widget.installEventFilter(self)
        keep, away = secondary("Ghi kết quả", icon="check", keys="Enter"), quiet("Thôi", keys="Esc")
        keep.clicked.connect(lambda _checked: self.submit())
        away.clicked.connect(lambda _checked: self.cancelled.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (keep, away):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.form)
        column.addLayout(row)

    def start(self, task: Task) -> None:
        """Ask what became of a task; nothing is chosen beforehand."""
        self.task = task
        due = f", hạn {short_date(task.due_now)}" if task.due_now else ""
        self.title.setText(f"{task.code} {task.text} (đ/c {task.owner_name}{due})".strip())
        self.form.set_values({"state": None, "text": "", "new_due_on": None})
        self._show_due()
        self.state.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Tell that the result is to be recorded, unless something is missing."""
        if self.form.is_ready():
            self.submitted.emit()

    def values(self) -> tuple[TaskState, str, date | None]:
        """Return state, words and new deadline."""
        values = self.form.values()
        is_extended = values["state"] is TaskState.EXTENDED
        return values["state"], values["text"], values["new_due_on"] if is_extended else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on from the state with Enter, record from the words, leave with Esc."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        is_extended = self.state.value() is TaskState.EXTENDED
        if watched is self.state:
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
        elif watched is self.text and is_extended:
            self.due.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()
        return True

    def _show_due(self) -> None:
        is_extended = self.state.value() is TaskState.EXTENDED
        self.due.required = is_extended
        self.due.setEnabled(is_extended)
