"""The twelve months of a task as a strip: what was recorded in each, and where it is due."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.domain.task_months import TaskMonth
from app.domain.tasks import TaskState
from ui.kit import theme
from ui.kit.painted import Painted, Spot
from ui.kit.painting import CENTRE, Ink, draw_box, draw_icon, draw_text, line_height, scaled

COLUMNS = 6
GAP = 4
_LABEL = Ink("text_muted", "small")
_DUE = Ink("gold_text", "small", 600)
_LOOKS: dict[TaskState, tuple[str, str, str]] = {
    TaskState.DONE: ("check", "ok", "ok_tint"),
    TaskState.EXTENDED: ("calendar-clock", "warn", "warn_tint"),
    TaskState.IN_PROGRESS: ("ellipsis", "info", "info_tint"),
    TaskState.NOT_STARTED: ("circle", "text_secondary", "sunken"),
    TaskState.DROPPED: ("x", "text_secondary", "sunken"),
}
"""Icon, its colour and the ground of a month, by the state recorded in it."""


class MonthMarks(Painted):
    """Two rows of six months; the month it is due in has a gold edge and says so when asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[TaskMonth, ...] = ()

    def set_months(self, months: tuple[TaskMonth, ...]) -> None:
        """Show another task."""
        if months != self._months:
            self._months = months
            said = (m.sentence for m in months if m.state is not None or m.is_due)
            self.setAccessibleName(f"Kết quả theo tháng. {'; '.join(said) or 'Chưa ghi gì'}.")
            self.rearrange()

    def months(self) -> tuple[TaskMonth, ...]:
        """Return what is shown."""
        return self._months

    def natural_height(self, width: int) -> int:
        """Return the height of two rows."""
        del width
        return 2 * self._row() + GAP if self._months else 0

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the months as places with what was recorded in each."""
        wide = (width - (COLUMNS - 1) * GAP) / COLUMNS
        tall = self._row()
        return tuple(
            Spot(
                str(month.month),
                QRectF(n % COLUMNS * (wide + GAP), n // COLUMNS * (tall + GAP), wide, tall),
                month.sentence,
                month.sentence,
            )
            for n, month in enumerate(self._months)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw each month: its name, and the mark of what was recorded."""
        for month, spot in zip(self._months, self.spots, strict=False):
            self._paint_month(painter, spot.area, month)

    def _paint_month(self, painter: QPainter, area: QRectF, month: TaskMonth) -> None:
        icon, colour, ground = _LOOKS[month.state] if month.state else ("", "", "surface")
        edge = "gold" if month.is_due else "border"
        draw_box(painter, area, fill=ground, edge=edge, radius=4)
        ink = _DUE if month.is_due else _LABEL
        if not icon:
            draw_text(painter, area, f"T{month.month}", ink, CENTRE)
            return
        side = theme.sizes().icon_small - 2
        words = area.adjusted(0, 0, -side - 2, 0)
        draw_text(painter, words, f"T{month.month}", ink, CENTRE)
        middle = QPointF(area.right() - side / 2 - 3, area.center().y())
        draw_icon(painter, middle, icon, colour, side)

    def _row(self) -> int:
        return line_height(_LABEL) + scaled(4)
