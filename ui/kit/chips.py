"""Small framed words for states and grades, painted alike in tables and beside labels."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import fonts, icons, theme
from ui.kit.tokens import data

Role = Literal["ok", "info", "warn", "error", "gold", "neutral"]

PADDING = 8
ICON = 14
ICON_GAP = 5
RADIUS = 5


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """What a chip says: a word, its colour role, and an icon if it helps."""

    text: str
    role: Role = "neutral"
    icon: str = ""


def grade_chip(word: str) -> ChipSpec:
    """Return the chip of a grade word: Tốt, Khá, Trung bình, Kém."""
    return ChipSpec(word, data()["gradeRoles"].get(word, "neutral"))


def severity_chip(letter: str) -> ChipSpec:
    """Return the chip of a finding's severity: E, W or I."""
    known = data()["severityRoles"][letter]
    return ChipSpec(known["word"], known["role"], known["icon"])


class Chip(QWidget):
    """A chip standing on its own; never clickable."""

    def __init__(self, spec: ChipSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)
        self._spec = ChipSpec("")
        self.set_spec(spec)

    def spec(self) -> ChipSpec:
        """Return what the chip says."""
        return self._spec

    def set_spec(self, spec: ChipSpec) -> None:
        """Say something else."""
        if spec != self._spec:
            self._spec = spec
            self.setAccessibleName(spec.text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the whole word; a chip is never cut."""
        return QSize(chip_width(self._spec), theme.sizes().chip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        paint_chip(QPainter(self), QRectF(self.rect()), self._spec, self.devicePixelRatioF())


def chip_width(spec: ChipSpec) -> int:
    """Return how wide a chip is."""
    words = fonts.width(spec.text, _face(spec))
    picture = _icon_side() + ICON_GAP if spec.icon else 0
    return words + picture + 2 * PADDING + 2


def paint_chip(painter: QPainter, area: QRectF, spec: ChipSpec, ratio: float) -> None:
    """Draw a chip that fills `area`."""
    words, ground, edge = _colours(spec.role)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(ground))
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    left = area.left() + PADDING + 1
    if spec.icon:
        side = _icon_side()
        picture = icons.pixmap(spec.icon, words, side, ratio)
        painter.drawPixmap(round(left), round(area.center().y() - side / 2), picture)
        left += side + ICON_GAP
    painter.setPen(theme.colour(words))
    rest = QRectF(left, area.top(), area.right() - left, area.height())
    fonts.write(painter, rest, spec.text, _face(spec))
    painter.restore()


def _face(spec: ChipSpec) -> fonts.Face:
    return theme.face("chip", 500 if spec.role == "neutral" else 600)


def _icon_side() -> int:
    return theme.sizes().icon_small - 2


def _colours(role: Role) -> tuple[str, str, str]:
    """Return the tokens of words, ground and edge."""
    match role:
        case "neutral":
            return "text_secondary", "sunken", "border"
        case "gold":
            return "gold_text", "gold_tint", "gold"
        case _:
            return role, f"{role}_tint", f"{role}_border"
