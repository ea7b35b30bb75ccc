"""What is known of a remark besides its words: meeting, item, person, deadline, attendance."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.remark_boards import RemarkRow
from app.domain.remarks import RemarkState, Visit
from app.domain.text import short_date
from ui.kit.buttons import LinkButton
from ui.kit.chips import ChipSpec, Role
from ui.kit.labels import Label
from ui.kit.painting import scaled

NOBODY, NOT_NEEDED = "chưa giao", "không hẹn"
TWO_COLUMNS_FROM = 520
_CHIPS: dict[RemarkState, tuple[Role, str]] = {
    RemarkState.OVERDUE: ("error", "octagon-alert"),
    RemarkState.OPEN: ("warn", "clock"),
    RemarkState.ANSWERED: ("ok", "check"),
    RemarkState.NOTED: ("neutral", ""),
}


def state_chip(row: RemarkRow, today: date) -> ChipSpec:
    """Return the chip of a remark: “Quá 4 ngày”, “Đã trả lời”."""
    role, icon = _CHIPS[row.remark.state(today)]
    return ChipSpec(row.remark.state_words(today), role, icon)


class RemarkFacts(QWidget):
    """Meeting and item beside deadline and person, as far as the width lets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting = LinkButton("")
        self.item, self.visit = Label(wrap=True), Label(wrap=True)
        self.due, self.owner = Label("", "strong"), Label("", "strong", wrap=True)
        self._lines = (
            (Label("Buổi họp", "secondary"), self.meeting),
            (Label("Mục", "secondary"), self.item),
            (Label("Hạn trả lời", "secondary"), self.due),
            (Label("Người trả lời", "secondary"), self.owner),
        )
        self._visit_label = Label("Người dự", "secondary")
        self._is_wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._place(is_wide=True)

    def show_row(self, row: RemarkRow) -> None:
        """Show the facts of another remark."""
        due, waits = row.remark.form.due_on, row.remark.form.needs_answer
        self.meeting.setText(row.meeting.title)
        self.meeting.setAccessibleName(f"Mở buổi họp: {row.meeting.title}")
        self.meeting.updateGeometry()
        self.item.setText(row.item_words)
        self.visit.setText(attendance_words(row.visit))
        self.due.setText(short_date(due) if due and waits else NOT_NEEDED)
        self.owner.setText(f"đ/c {row.owner_name}" if row.owner_name else NOBODY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where that has room."""
        super().resizeEvent(event)
        self._place(is_wide=event.size().width() >= scaled(TWO_COLUMNS_FROM))

    def _place(self, *, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, value) in enumerate(self._lines):
            line, column = (number % 2, number // 2 * 2) if is_wide else (number, 0)
            side = top if line else Qt.AlignmentFlag.AlignVCenter  # a link is taller than words
            self._grid.addWidget(label, line, column, side)
            at_left = Qt.AlignmentFlag.AlignLeft if value is self.meeting else side
            self._grid.addWidget(value, line, column + 1, side | at_left)
        self._grid.addWidget(self._visit_label, len(self._lines), 0, top)
        self._grid.addWidget(self.visit, len(self._lines), 1, 1, 3 if is_wide else 1, top)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 0)


def attendance_words(visit: Visit) -> str:
    """Return who attended and how: “đ/c Phước, Đảng ủy viên, Đảng ủy xã; dự trực tuyến”."""
    form = visit.form
    name = f"đ/c {form.name}" if form.name else ""
    who = ", ".join(part for part in (name, form.role, form.unit) if part)
    how = "dự trực tuyến" if form.online else "dự trực tiếp"
    sheet = f"gửi phiếu {short_date(visit.sheet_sent_on)}" if visit.sheet_sent_on else ""
    back = f"nhận lại {short_date(visit.sheet_back_on)}" if visit.sheet_back_on else ""
    return "; ".join(part for part in (who, how, sheet, back) if part)
