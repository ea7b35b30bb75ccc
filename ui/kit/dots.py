"""The round marks of stages and milestones."""

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui.kit import theme
from ui.kit.painting import CENTRE, Ink, draw_icon, draw_text, scaled


class DotKind(StrEnum):
    """How far a stage or milestone is."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"
    GOAL = "goal"
    OVERDUE = "overdue"


def dot_size() -> int:
    """Return the diameter of a mark."""
    return scaled(22)


def draw_dot(painter: QPainter, circle: QRectF, kind: DotKind, number: str = "") -> None:
    """Paint a mark: check when done, filled when current, star for the goal, number otherwise."""
    fill, edge = _LOOKS[kind]
    painter.setBrush(theme.colour(fill))
    painter.setPen(QPen(theme.colour(edge), 1.5 * circle.width() / 22))
    inset = 0.75 * circle.width() / 22
    painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
    if kind in _ICONS:
        name, colour, share = _ICONS[kind]
        draw_icon(painter, circle.center(), name, colour, round(circle.width() * share))
    elif number:
        colour = "on_primary" if kind is DotKind.CURRENT else "text_secondary"
        draw_text(painter, circle, number, Ink(colour, "small", 600), CENTRE)


_LOOKS = {
    DotKind.DONE: ("surface", "ok_fill"),
    DotKind.CURRENT: ("primary", "primary"),
    DotKind.LATER: ("surface", "border_strong"),
    DotKind.GOAL: ("gold_tint", "gold"),
    DotKind.OVERDUE: ("error_tint", "error"),
}
_ICONS = {
    DotKind.DONE: ("check", "ok", 0.6),
    DotKind.GOAL: ("star", "gold", 0.6),
    DotKind.OVERDUE: ("clock", "error", 0.66),
}
