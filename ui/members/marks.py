"""The twelve regular meetings of a year on the card of a member, one mark a month."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.domain.attendance import ATTENDANCE_LABELS, AttendanceState
from app.domain.member_cards import MonthMark
from app.domain.periods import MONTHS
from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import CENTRE, Ink, draw_box, draw_icon, draw_text, line_height, scaled

_MONTH = Ink("text_muted", "small", tabular=True)
_GAP, _BOX = 2, 26
_OUT = "Ngoài diện dự họp"
_PLANNED = "Chưa họp"
_FROM_MATRIX = " (nhập từ bảng cũ)"


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    ink: str
    fill: str
    edge: str


_LOOKS = {
    AttendanceState.PRESENT: _Look("check", "ok", "ok_tint", "ok_border"),
    AttendanceState.ONLINE: _Look("check", "ok", "ok_tint", "ok_border"),
    AttendanceState.EXCUSED: _Look("clock", "warn", "warn_tint", "warn_border"),
    AttendanceState.UNEXCUSED: _Look("x", "error", "error_tint", "error_border"),
    AttendanceState.UNMARKED: _Look("circle-question-mark", "text_muted", "", "border_strong"),
}
_OUT_LOOK = _Look("minus", "text_muted", "sunken", "border")


class AttendanceMarks(Operable):
    """Twelve marks with their months; a mark opens the attendance of its meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[int, MonthMark] = {}

    def set_marks(self, marks: tuple[MonthMark, ...], name: str, summary: str) -> None:
        """Show the meetings of a year; the last one counts where a month has two."""
        known = {mark.month: mark for mark in marks}
        if known != self._marks:
            self._marks = known
            self.rearrange()
        self.describe(name, summary)

    def meeting_of(self, key: str) -> int | None:
        """Return the meeting behind a month, None before it was held or for an old matrix."""
        mark = self._marks.get(int(key))
        return mark.meeting_id if mark else None

    def natural_width(self) -> int:
        """Return the width of twelve small marks."""
        return 12 * scaled(20)

    def natural_height(self, width: int) -> int:
        """Return the height of the marks and the months under them."""
        del width
        return scaled(_BOX) + 2 + line_height(_MONTH)

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the months from left to right."""
        places = spans.equal(len(MONTHS), width)
        height = self.natural_height(width)
        return tuple(
            Spot(str(month), QRectF(left, 0, size, height), self._said(month), self._said(month))
            for month, (left, size) in zip(MONTHS, places, strict=True)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw each mark and its month."""
        for month, spot in zip(MONTHS, self.spots, strict=True):
            box = QRectF(spot.area.left() + _GAP / 2, 0, spot.area.width() - _GAP, scaled(_BOX))
            self._paint_mark(painter, month, box)
            under = QRectF(
                spot.area.left(), box.bottom() + 2, spot.area.width(), spot.area.height()
            )
            under.setHeight(line_height(_MONTH))
            draw_text(painter, under, str(month), _MONTH, CENTRE)

    def _paint_mark(self, painter: QPainter, month: int, box: QRectF) -> None:
        mark = self._marks.get(month)
        if mark is None:
            draw_box(painter, box, edge="border_strong", radius=4, dashed=True)
            return
        look = _LOOKS[mark.state] if mark.in_base else _OUT_LOOK
        draw_box(painter, box, fill=look.fill, edge=look.edge, radius=4)
        draw_icon(painter, box.center(), look.icon, look.ink, theme.sizes().icon_small - 2)

    def _said(self, month: int) -> str:
        mark = self._marks.get(month)
        if mark is None:
            return f"Tháng {month}: {_PLANNED}"
        said = ATTENDANCE_LABELS[mark.state] if mark.in_base else _OUT
        return f"Tháng {month}: {said}{_FROM_MATRIX if mark.is_past else ''}"
