"""The rail at the left of the first run: the mark, four steps, and where the data stays."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.brand import BrandMark
from ui.kit.dots import DotKind, draw_dot
from ui.kit.labels import IconLabel, Label
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Ink, draw_box, draw_text, line_height, scaled

RAIL, NARROW_RAIL = 280, 200
DOT, GAP, BETWEEN = 28, 12, 14
PRIVACY = "Dữ liệu chỉ nằm trên máy này. Không nhập, không đính kèm tài liệu bí mật nhà nước."


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step: its name, what is known of it so far, and how far it is."""

    title: str
    state: str
    kind: DotKind

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.title}, {self.state}" if self.state else self.title


class StepList(Operable):
    """The steps under each other; a step that was seen can be gone back to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[RailStep, ...] = ()

    def set_steps(self, steps: tuple[RailStep, ...]) -> None:
        """Show how far each step is."""
        self._steps = steps
        self.rearrange()
        self.describe("Các bước", "")

    def natural_height(self, width: int) -> int:
        """Return the height of all steps."""
        del width
        return max(len(self._steps), 1) * self._step_height()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the steps from top to bottom."""
        height = self._step_height()
        return tuple(
            Spot(str(place), QRectF(0, place * height, width, height - BETWEEN), step.spoken)
            for place, step in enumerate(self._steps)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw dot, name and state of each step."""
        side = scaled(DOT)
        for place, (step, spot) in enumerate(zip(self._steps, self.spots, strict=True), 1):
            if spot.key == self._hovered:
                draw_box(painter, spot.area, fill="hover", radius=6)
            dot = QRectF(spot.area.left() + 4, spot.area.top() + 4, side, side)
            draw_dot(painter, dot, step.kind, str(place))
            self._paint_words(painter, step, dot.right() + GAP, spot.area)

    def _paint_words(self, painter: QPainter, step: RailStep, left: float, area: QRectF) -> None:
        is_current = step.kind is DotKind.CURRENT
        ink = Ink("primary_text" if is_current else "text", weight=600 if is_current else 400)
        small = Ink("text_muted", "small")
        height = line_height(ink)
        top = area.top() + 4 + (0 if step.state else (scaled(DOT) - height) / 2)
        draw_text(painter, QRectF(left, top, area.right() - left, height), step.title, ink)
        under = QRectF(left, top + height, area.right() - left, line_height(small))
        draw_text(painter, under, step.state, small)

    def _step_height(self) -> int:
        return line_height(Ink()) + line_height(Ink(style="small")) + 10 + BETWEEN


class Rail(QFrame):
    """Brand, steps, and the sentence on where the data stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.steps = StepList()
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(BrandMark())
        brand.addWidget(Label("Sổ Chi bộ", "section"), 1)
        privacy = QHBoxLayout()
        privacy.setSpacing(10)
        privacy.addWidget(
            IconLabel("shield-check", "text_secondary", 20), 0, Qt.AlignmentFlag.AlignTop
        )
        privacy.addWidget(Label(PRIVACY, "secondary", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 28, 20, 20)
        column.setSpacing(24)
        column.addLayout(brand)
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addLayout(privacy)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(scaled(NARROW_RAIL if is_narrow else RAIL))
