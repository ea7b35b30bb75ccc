"""What stands in the place of the clocks while a meeting is recorded from paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_file import MeetingFile
from app.domain.time_shares import held_minutes, required_minutes
from ui.kit.cards import Card
from ui.kit.clocks import ClockCard
from ui.kit.labels import Label
from ui.meetings.cockpit_times import TimesForm
from ui.workspace import Workspace


class PaperCard(Card):
    """Start and end of a past meeting, typed or left empty, and how long it lasted."""

    kept = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Ghi lại buổi đã họp")
        self.times = TimesForm(workspace.now, with_minutes=False)
        self.times.buttons.hide()
        self.times.kept.connect(self.kept)
        self.words = Label("", "secondary", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label("Ghi lại buổi đã họp", "strong"))
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(column, 1)
        row.addWidget(self.times, 1)
        self.add_layout(row)

    def show_file(self, file: MeetingFile) -> None:
        """Show the times of a meeting and its length."""
        self.times.show_header(file.header)
        self.words.setText(_words(file))


class ClockHead(QWidget):
    """The clocks, or the times of a meeting recorded from paper."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clocks, self.paper = ClockCard(), PaperCard(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.clocks)
        column.addWidget(self.paper)

    def show_file(self, file: MeetingFile | None) -> None:
        """Show what fits the way of recording; nothing before the meeting."""
        is_paper = file is not None and file.header.afterwards
        self.clocks.setVisible(file is not None and not is_paper)
        self.paper.setVisible(is_paper)
        if file is not None:
            self.paper.show_file(file)


def _words(file: MeetingFile) -> str:
    held, required = held_minutes(file), required_minutes(file)
    if held is None:
        return "Đồng hồ tắt. Giờ gõ tay hoặc để trống; có thể ghi số phút từng mục."
    if required and held < required:
        return f"Họp {held} phút, thiếu {required - held} phút so với {required}."
    return f"Họp {held} phút" + (f", đủ mức {required}." if required else ".")
