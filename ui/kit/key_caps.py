"""Lines of key caps that say what the keys do."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit.labels import key_cap_size, paint_key_cap
from ui.kit.painted import Painted, Spot
from ui.kit.painting import Ink, draw_text, line_height, text_width

HINT_INK = Ink("text_secondary", "small")
_NEAR, _APART = 4, 12


@dataclass(frozen=True, slots=True)
class KeyHint:
    """Keys and what they do: ("↑", "↓") "chọn"; `short` is for little room."""

    keys: tuple[str, ...]
    text: str
    short: str = ""

    def shortened(self) -> "KeyHint":
        """Return the hint with its short words."""
        return replace(self, text=self.short or self.text)


def cap_width(text: str) -> int:
    """Return the width of a key cap."""
    return max(key_cap_size(text).width(), key_cap_size(text).height())


def draw_cap(
    painter: QPainter, left: float, middle: float, text: str, colour: str = "text_secondary"
) -> int:
    """Paint a key cap from a left edge around a middle line; return its width."""
    width, height = cap_width(text), key_cap_size(text).height()
    area = QRectF(round(left), round(middle - height / 2), width, height)
    paint_key_cap(painter, area, text, colour)
    return width


class KeyHints(Painted):
    """A line of key caps with what they do; hints that do not fit are left out, last first."""

    def __init__(self, hints: tuple[KeyHint, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[KeyHint, ...] = ()
        self._shown: tuple[KeyHint, ...] = ()
        self.set_hints(hints)

    def set_hints(self, hints: tuple[KeyHint, ...]) -> None:
        """Show other hints."""
        self._hints = hints
        self.setAccessibleName("; ".join(f"{' '.join(h.keys)} {h.text}".strip() for h in hints))
        self.rearrange()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the hints that fit, one after another."""
        spots: list[Spot] = []
        left = 0.0
        is_tight = self.natural_width() > width
        self._shown = tuple(h.shortened() for h in self._hints) if is_tight else self._hints
        for index, hint in enumerate(self._shown):
            size = hint_width(hint)
            if left + size > width:
                break
            spots.append(Spot(str(index), QRectF(left, 0, size, self.height()), hint.text))
            left += size + _APART
        return tuple(spots)

    def natural_width(self) -> int:
        """Return the width of all hints."""
        gaps = _APART * max(len(self._hints) - 1, 0)
        return sum(hint_width(hint) for hint in self._hints) + gaps

    def natural_height(self, width: int) -> int:
        """Return the height of one line of caps."""
        del width
        return key_cap_size("F1").height() + 4

    def paint(self, painter: QPainter) -> None:
        """Draw the hints that fit."""
        for spot in self.spots:
            draw_hint(painter, spot.area.left(), spot.area.center().y(), self._shown[int(spot.key)])


def hint_width(hint: KeyHint) -> int:
    """Return the width of caps and text of one hint."""
    caps = sum(cap_width(key) + _NEAR for key in hint.keys)
    return caps + text_width(hint.text, HINT_INK)


def draw_hint(painter: QPainter, left: float, middle: float, hint: KeyHint) -> int:
    """Paint one hint around a middle line; return its width."""
    x = left
    for key in hint.keys:
        x += draw_cap(painter, x, middle, key) + _NEAR
    height = line_height(HINT_INK)
    width = text_width(hint.text, HINT_INK)
    draw_text(painter, QRectF(x, middle - height / 2, width, height), hint.text, HINT_INK)
    return hint_width(hint)
