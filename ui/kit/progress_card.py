"""Shows how far a long task is, lets the user stop it, and stays with its result."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.buttons import icon_button, secondary
from ui.kit.labels import ElidedLabel, Label
from ui.kit.tasks import Task

QUIET_MS = 400
DOTS_MS = 600
STOPPING = "đang dừng…"


class ProgressCard(QFrame):
    """“Đang xuất: Biên bản tháng 4… 12/60” with a bar and *Dừng*; unseen under 400 ms."""

    def __init__(self, title: str, *, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._title, self._unit = title, unit
        self._done = self._dots = 0
        self._is_stopping = False
        self._action: Callable[[], None] | None = None
        self.label = ElidedLabel(title)
        self.count = Label("", "secondary")
        self.bar = QProgressBar()
        self.stop_button = secondary("Dừng", small=True)
        self.action_button = secondary("", small=True)
        self.close_button = icon_button("x", "Đóng", small=True)
        self._delay = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._steps = QTimer(self, interval=DOTS_MS)
        self._build()
        self.hide()

    def follow(self, task: Task) -> None:
        """Show this task from now on; call before it is started."""
        self._done, self._is_stopping = 0, False
        self.stop_button.setEnabled(True)
        self._show_running(is_running=True)
        self.bar.setRange(0, 0)
        self._delay.start()
        self._steps.start()
        task.progressed.connect(self._on_progress)
        task.stopped.connect(self._on_stopped)
        task.failed.connect(self.leave)
        task.finished.connect(self._on_finished)
        self.stop_button.clicked.connect(task.cancel)
        self.stop_button.clicked.connect(self._on_stopping)

    def show_result(
        self, sentence: str, *, act: str = "", on_act: Callable[[], None] | None = None
    ) -> None:
        """Stay with what came of it: “Đã xuất 60 tệp.” [Mở thư mục]."""
        self._end()
        self._action = on_act
        self._show_running(is_running=False)
        self.label.set_text(sentence)
        self.action_button.setText(act)
        self.action_button.setVisible(bool(act))
        self.show()

    def leave(self) -> None:
        """Disappear: the message says the rest."""
        self._end()
        self.hide()

    def _on_progress(self, done: int, total: int, what: str) -> None:
        self._done = done
        self._steps.stop()
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if not self._is_stopping:
            self.label.set_text(f"{self._title}: {what}" if what else self._title)
        self.count.setText(f"{done}/{total} {self._unit}".strip())
        self.bar.setAccessibleDescription(self.count.text())

    def _on_stopping(self) -> None:
        """Answer at once: the piece in hand may take a moment to end."""
        self._is_stopping = True
        self._steps.stop()
        self.stop_button.setEnabled(False)
        self.label.set_text(f"{self._title}: {STOPPING}")

    def _on_stopped(self) -> None:
        unit = self._unit or "mục"
        kept = f"; {self._done} {unit} đã xong vẫn dùng được" if self._done else ""
        self.show_result(f"Đã dừng sau {self._done} {unit}{kept}.")

    def _on_finished(self) -> None:
        self._end()
        if not self.stop_button.isHidden():
            self.hide()

    def _end(self) -> None:
        self._delay.stop()
        self._steps.stop()

    def _next_dot(self) -> None:
        self._dots = self._dots % 3 + 1
        self.label.set_text(f"{self._title}{'.' * self._dots}")

    def _show_running(self, *, is_running: bool) -> None:
        for widget in (self.bar, self.count, self.stop_button):
            widget.setVisible(is_running)
        self.close_button.setVisible(not is_running)
        self.action_button.hide()

    def _press_action(self) -> None:
        if self._action is not None:
            self._action()

    def _build(self) -> None:
        self._delay.timeout.connect(self.show)
        self._steps.timeout.connect(self._next_dot)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self._title)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.action_button.clicked.connect(lambda _checked: self._press_action())
        self.close_button.clicked.connect(lambda _checked: self.hide())
        words = QHBoxLayout()
        words.addWidget(self.label, 1)
        words.addWidget(self.count)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(column, 1)
        for button in (self.stop_button, self.action_button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
