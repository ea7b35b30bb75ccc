"""What a new book shows in the place of figures: the few steps until there is something to see."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.overviews import FirstSteps
from ui.kit import theme
from ui.kit.buttons import PushButton, primary, secondary
from ui.kit.cards import PADDING, Card
from ui.kit.dropping import drop
from ui.kit.labels import IconLabel, Label, hairline


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is good for, and where it is done."""

    title: str
    why: str
    button: str
    where: str
    is_done: bool
    done_text: str = ""


def steps_of(first: FirstSteps) -> tuple[Step, ...]:
    """Return the steps in order."""
    return (
        Step(
            "Khai báo đảng viên",
            "Nhập từ tệp Excel hoặc gõ tay. Dùng cho điểm danh, biểu quyết, giao việc.",
            "Thêm đảng viên",
            "page:members",
            first.members > 0,
            f"Đã có {first.members} đồng chí",
        ),
        Step(
            "Lập kế hoạch năm",
            "Có sẵn ngày họp đề xuất và mốc chuẩn bị từng buổi; sửa được tất cả.",
            "Lập kế hoạch",
            "page:plan",
            first.meetings > 0,
            f"Đã có {first.meetings} buổi họp",
        ),
        Step(
            "Xem khung tiêu chí và mẫu biểu",
            "Chọn phiếu chấm điểm cấp trên đang dùng; ngưỡng, mẫu văn bản sửa lúc nào cũng được.",
            "Mở Cài đặt",
            "settings:rubrics",
            is_done=False,
        ),
    )


class FirstStepsCard(Card):
    """Lists the steps; the first one not done has the page's red button."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bắt đầu với sổ mới", parent=parent)
        self.rows: list[StepRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        theme.notifier().changed.connect(self._align)
        intro = (
            "Làm lần lượt, bỏ qua lúc nào cũng được. Mọi thứ tự lưu, việc nào cũng hoàn tác được."
        )
        self.add(Label(intro, "secondary", wrap=True))
        self.body.addLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_steps(self, first: FirstSteps) -> None:
        """Show how far the book is."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                drop(old)
        steps = steps_of(first)
        next_one = next((step for step in steps if not step.is_done), None)
        self.rows = [StepRow(step, is_next=step is next_one) for step in steps]
        for row in self.rows:
            self._column.addWidget(hairline())
            self._column.addWidget(row)
            row.wanted.connect(self.wanted)
            row.show()
        self._align()

    def _align(self) -> None:
        """Give the buttons one width."""
        widest = max((row.button.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.button.setMinimumWidth(widest)


class StepRow(QWidget):
    """One step with its button, or a check and what is there."""

    wanted = Signal(str)

    def __init__(self, step: Step, *, is_next: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        icon = ("circle-check", "ok") if step.is_done else ("circle", "text_muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(step.title, "strong"))
        said = step.done_text if step.is_done else step.why
        words.addWidget(Label(said, "secondary", wrap=True))
        self.button: PushButton = (primary if is_next else secondary)(step.button)
        self.button.clicked.connect(lambda _checked: self.wanted.emit(step.where))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, PADDING - 4, 0, PADDING - 4)
        row.setSpacing(12)
        picture = IconLabel(*icon, theme.sizes().icon)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
