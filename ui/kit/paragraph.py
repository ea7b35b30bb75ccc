"""A wrapped sentence of several inks as a widget, cut after so many lines with a tooltip."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit.painted import Painted, Spot
from ui.kit.painting import LINE_SPACING, Flow, Run, headroom, plain

MOST_FLOWS = 4


class Paragraph(Painted):
    """Text that asks for exactly the height its width makes it need."""

    def __init__(
        self,
        runs: tuple[Run, ...] = (),
        *,
        most_lines: int = 0,
        spacing: float = LINE_SPACING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most_lines, self._spacing = most_lines, spacing
        self._runs: tuple[Run, ...] = ()
        self._flows: dict[int, Flow] = {}
        self.set_runs(runs)

    def set_runs(self, runs: tuple[Run, ...]) -> None:
        """Show another sentence."""
        if runs != self._runs:
            self._runs = runs
            self.setAccessibleName(plain(runs))
            self.rearrange()

    def rearrange(self) -> None:
        """Break the lines anew after a change of words, size or look."""
        self._flows.clear()
        super().rearrange()

    def text(self) -> str:
        """Return the words."""
        return plain(self._runs)

    def natural_width(self) -> int:
        """Return a width of a few words."""
        return 160

    def natural_height(self, width: int) -> int:
        """Return the height of all lines."""
        return self._flow(width).height + self._headroom if self._runs else 0

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Offer the whole text as tooltip when it is cut."""
        is_cut = bool(self._runs) and self._flow(width).is_cut
        self.setToolTip(plain(self._runs) if is_cut else "")
        return ()

    def paint(self, painter: QPainter) -> None:
        """Draw the sentence."""
        if self._runs:
            self._flow(self.width()).draw(painter, QPointF(0, self._headroom))

    @property
    def _headroom(self) -> int:
        return headroom(self._runs[0].ink)

    def _flow(self, width: int) -> Flow:
        if width not in self._flows:
            if len(self._flows) >= MOST_FLOWS:
                self._flows.clear()
            self._flows[width] = Flow(
                self._runs, width, most_lines=self._most_lines, spacing=self._spacing
            )
        return self._flows[width]
