"""The line under the grid where reason, arrival and leave of one member are written."""

from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.clock import Clock
from app.domain.members import MemberClass
from ui.kit.buttons import quiet, secondary
from ui.kit.date_inputs import TimeField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText
from ui.kit.labels import Label
from ui.meetings.attendance_rows import ABSENT

ASKED_FOR_VOTE = frozenset(
    {MemberClass.EXEMPT, MemberClass.TEMPORARY_IN, MemberClass.TEMPORARY_OUT}
)


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What was written about one member."""

    member_id: int
    reason: str = ""
    arrived_at: time | None = None
    left_at: time | None = None
    votes: bool = False


class LineEditor(QFrame):
    """Enter keeps, Esc leaves; only what the state of the member can have is asked."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._line: AttendanceLine | None = None
        self.reason = LineText(placeholder="ví dụ: Ốm, đã báo 01/11", limit=200)
        self.arrived, self.gone = TimeField(now=now), TimeField(now=now)
        self.votes = Check("Tham gia biểu quyết")
        self._who = Label("", "strong")
        self.absent_form = Form([Field("Lý do vắng", "reason", self.reason)])
        self.present_form = Form(
            [
                Field("Đến lúc", "arrived_at", self.arrived),
                Field("Về lúc", "left_at", self.gone),
            ],
            columns=2,
        )
        self._build()
        self.hide()

    @property
    def member_id(self) -> int:
        """Return who is being written about, 0 when nobody is."""
        return 0 if self._line is None or self.isHidden() else self._line.member_id

    @property
    def line(self) -> AttendanceLine | None:
        """Return the line as it was when it was opened."""
        return self._line

    @property
    def form(self) -> Form:
        """Return the fields now shown."""
        return self.absent_form if self._is_absent() else self.present_form

    def start(self, line: AttendanceLine) -> None:
        """Ask about a member, the keyboard in the first field."""
        self._line = line
        self._who.setText(line.full_name)
        self.reason.set_value(line.reason)
        self.arrived.set_value(_time(line.arrived_at))
        self.gone.set_value(_time(line.left_at))
        self.votes.set_value(line.votes)
        self.absent_form.clear_problems()
        self.present_form.clear_problems()
        is_absent = self._is_absent()
        self.absent_form.setVisible(is_absent)
        self.present_form.setVisible(not is_absent)
        self.votes.setVisible(not is_absent and line.member_class in ASKED_FOR_VOTE)
        self.show()
        (self.reason if is_absent else self.arrived).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what was written, unless a time cannot be read."""
        if self._line is None or not self.form.is_ready():
            return
        self.saved.emit(
            LineEdit(
                member_id=self._line.member_id,
                reason=self.reason.value(),
                arrived_at=self.arrived.value(),
                left_at=self.gone.value(),
                votes=self.votes.value(),
            )
        )

    def leave(self) -> None:
        """Put the editor away without keeping anything."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _is_absent(self) -> bool:
        return self._line is not None and self._line.state in ABSENT

    def _build(self) -> None:
        keep, away = secondary("Ghi", keys="Enter"), quiet("Bỏ", keys="Esc")
        keep.clicked.connect(lambda _checked: self.save())
        away.clicked.connect(lambda _checked: self.leave())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.absent_form, 1)
        row.addWidget(self.present_form, 1)
        row.addWidget(self.votes, 0, Qt.AlignmentFlag.AlignBottom)
        for button in (keep, away):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._who)
        column.addLayout(row)


def needs_reason(line: AttendanceLine) -> bool:
    """Say whether a member was marked absent with a reason nobody has written yet."""
    return line.state is AttendanceState.EXCUSED and not line.reason


def _time(moment: datetime | None) -> time | None:
    return None if moment is None else moment.time()
