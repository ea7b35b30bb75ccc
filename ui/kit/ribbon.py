"""The stage ribbon of a meeting: six stages, the next act and its button; a chip when low."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.buttons import ButtonKind, PushButton
from ui.kit.dots import DotKind, dot_size, draw_dot
from ui.kit.painted import Painted, Spot
from ui.kit.painting import (
    LEFT,
    RIGHT,
    Ink,
    draw_box,
    draw_icon,
    draw_line,
    draw_text,
    line_height,
    scaled,
    text_width,
)

_PAD, _NEAR, _LINK = 14, 5, 10
_LEAD = Ink("text_secondary", "small")
_ACT = Ink(weight=600)
_CHIP = Ink("error", "small", 600)
_OPEN_TINT = ("error_tint", "error_border", "error")


@dataclass(frozen=True, slots=True)
class RibbonStage:
    """A stage and the sentence of its tooltip: when it was reached."""

    label: str
    reached: str = ""


@dataclass(frozen=True, slots=True)
class RibbonState:
    """All stages, the number of the current one, and what to do next."""

    stages: tuple[RibbonStage, ...]
    current: int
    next_act: str = ""
    button: str = ""
    is_primary: bool = True
    icon: str = ""
    lead: str = "Việc tiếp theo"
    is_finished: bool = False

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        place = f"Bước {self.current + 1} trên {len(self.stages)}"
        said = f"{place}: {self.stages[self.current].label}."
        return f"{said} {self.lead}: {self.next_act}." if self.next_act else said


class StageRibbon(Painted):
    """Shows where a meeting stands; only its button acts."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: RibbonState | None = None
        self._is_chip = False
        self.button = PushButton(" ", parent=self)
        self.button.clicked.connect(self.acted)
        self.button.hide()

    def set_state(self, state: RibbonState) -> None:
        """Show a meeting's stage and next act."""
        if state == self._state:
            return
        self._state = state
        self.setAccessibleName(state.spoken)
        self._dress_button(state)
        self.rearrange()

    def set_chip(self, is_chip: bool) -> None:
        """Choose the chip that stands beside the title in a low window, or the full ribbon."""
        if is_chip is not self._is_chip:
            self._is_chip = is_chip
            self.rearrange()

    @property
    def is_chip(self) -> bool:
        """Say whether the chip form is shown."""
        return self._is_chip

    def natural_height(self, width: int) -> int:
        """Return the height of the frame, or of the chip line."""
        sizes = theme.sizes()
        two_lines = line_height(_LEAD) + line_height(_ACT)
        if self._uses_chip(width):
            return max(sizes.control, two_lines)
        return max(sizes.ribbon, two_lines + 8)

    def natural_width(self) -> int:
        """Return the width of the chip form, into which a narrow ribbon turns."""
        if self._state is None:
            return 400
        return self._chip_width() + self._act_width() + self._button_width() + 3 * _PAD

    def sizeHint(self) -> QSize:
        """Return the width with all words."""
        hint = super().sizeHint()
        if self._state and not self._is_chip:
            every = set(range(len(self._state.stages)))
            hint.setWidth(self._stages_width(every) + self._right_width())
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size: the button is never cut."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self._button_width(), 0))

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Place the stages and the button; words of far stages give way in a narrow window."""
        state = self._state
        self._place_button(width)
        if state is None or self._uses_chip(width):
            return ()
        shown = self._labelled(width)
        spots = []
        x = float(_PAD)
        for index, stage in enumerate(state.stages):
            size = self._stage_width(index, with_label=index in shown)
            tip = ". ".join(part for part in (stage.label, stage.reached) if part)
            spots.append(Spot(str(index), QRectF(x, 0, size, self.height()), tip, tip))
            x += size + _LINK + 2 * _NEAR - 2
        return tuple(spots)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for the new size."""
        super().resizeEvent(event)
        self._place_button(event.size().width())

    def paint(self, painter: QPainter) -> None:
        """Draw the ribbon or the chip."""
        if self._state is None:
            return
        if self._uses_chip(self.width()):
            self._paint_chip(painter, self._state)
            self._paint_act_right(painter, self._state)
            return
        draw_box(painter, QRectF(self.rect()), fill="surface", edge="border", radius=8)
        for spot in self.spots:
            self._paint_stage(painter, self._state, int(spot.key), spot.area)
        self._paint_act(painter, self._state)

    def _dress_button(self, state: RibbonState) -> None:
        self.button.setText(state.button)
        self.button.set_kind(ButtonKind.PRIMARY if state.is_primary else ButtonKind.SECONDARY)
        self.button.set_icon(state.icon)
        self.button.setVisible(bool(state.button))

    def _place_button(self, width: int) -> None:
        size = self.button.sizeHint()
        inset = 0 if self._uses_chip(width) else 8
        top = (self.height() - size.height()) // 2
        self.button.setGeometry(width - inset - size.width(), top, size.width(), size.height())

    def _uses_chip(self, width: int) -> bool:
        if self._is_chip or self._state is None:
            return self._is_chip
        least = self._stages_width({self._state.current}) + self._right_width()
        return width < least

    def _button_width(self) -> int:
        has_button = self._state is not None and self._state.button
        return self.button.sizeHint().width() if has_button else 0

    def _act_width(self) -> int:
        if self._state is None or not self._state.next_act:
            return 0
        return max(text_width(self._state.lead, _LEAD), text_width(self._state.next_act, _ACT))

    def _right_width(self) -> int:
        """Return the room right of the vertical line."""
        if not self._act_width() and not self._button_width():
            return 0
        arrow = theme.sizes().icon_small + 2 * 12
        return arrow + self._act_width() + 16 + self._button_width() + 12

    def _stage_width(self, index: int, *, with_label: bool) -> int:
        dot = dot_size()
        if self._state is None or not with_label:
            return dot
        return dot + _NEAR + text_width(self._state.stages[index].label, self._label_ink(index))

    def _stages_width(self, labelled: set[int]) -> int:
        count = len(self._state.stages) if self._state else 0
        widths = sum(self._stage_width(i, with_label=i in labelled) for i in range(count))
        return 2 * _PAD + widths + (count - 1) * (_LINK + 2 * _NEAR - 2)

    def _labelled(self, width: int) -> set[int]:
        """Return the stages whose words fit: those done give way first, then the farthest."""
        state = self._state
        if state is None:
            return set()
        room, count = width - self._right_width(), len(state.stages)
        labelled = set(range(count))
        for index in (*range(state.current), *range(count - 1, state.current, -1)):
            if self._stages_width(labelled) <= room:
                break
            labelled.discard(index)
        return labelled

    def _label_ink(self, index: int) -> Ink:
        current = self._state.current if self._state else 0
        if index == current:
            return Ink("primary_text", weight=600)
        return Ink("text" if index < current else "text_secondary")

    def _paint_stage(self, painter: QPainter, state: RibbonState, index: int, area: QRectF) -> None:
        dot = dot_size()
        middle = area.center().y()
        circle = QRectF(area.left(), round(middle - dot / 2), dot, dot)
        kind = _dot_kind(index, state)
        draw_dot(painter, circle, kind, str(index + 1))
        left = circle.right() + _NEAR
        if area.right() > left:
            room = QRectF(left, area.top(), area.right() - left + 1, area.height())
            draw_text(painter, room, state.stages[index].label, self._label_ink(index))
        if index + 1 < len(state.stages):
            start = QPointF(area.right() + _NEAR - 1, round(middle) - 1)
            link = QRectF(start.x(), start.y(), _LINK, 2)
            painter.fillRect(
                link, theme.colour("ok_fill" if kind is DotKind.DONE else "border_strong")
            )

    def _paint_act(self, painter: QPainter, state: RibbonState) -> None:
        if not self._right_width():
            return
        line = self.width() - self._right_width()
        draw_line(painter, QPointF(line, 1), QPointF(line, self.height() - 1), "border")
        if not state.next_act:
            return
        icon = theme.sizes().icon_small
        middle = QPointF(line + 12 + icon / 2, self.height() / 2)
        draw_icon(painter, middle, "arrow-right", "primary_text", icon)
        self._paint_two_lines(painter, state, line + icon + 24, LEFT)

    def _paint_act_right(self, painter: QPainter, state: RibbonState) -> None:
        left = self._chip_width() + _PAD
        if state.next_act and left + _PAD < self._chip_room():
            self._paint_two_lines(painter, state, left, RIGHT)

    def _paint_two_lines(
        self, painter: QPainter, state: RibbonState, left: float, align: Qt.AlignmentFlag
    ) -> None:
        end = self.button.x() - _PAD if state.button else self.width() - _PAD
        upper, lower = line_height(_LEAD), line_height(_ACT)
        top = (self.height() - upper - lower) / 2
        draw_text(painter, QRectF(left, top, end - left, upper), state.lead, _LEAD, align)
        below = QRectF(left, top + upper, end - left, lower)
        draw_text(painter, below, state.next_act, _ACT, align)

    def _chip_text(self) -> str:
        state = self._state
        if state is None:
            return ""
        return f"Bước {state.current + 1}/{len(state.stages)} · {state.stages[state.current].label}"

    def _chip_room(self) -> int:
        has_button = self._state is not None and self._state.button
        return self.button.x() - _NEAR if has_button else self.width()

    def _chip_width(self) -> int:
        return text_width(self._chip_text(), _CHIP) + 16 + 6 + scaled(14)

    def _paint_chip(self, painter: QPainter, state: RibbonState) -> None:
        """Draw the stage where it has room; the tabs beside it tell the same."""
        if self._chip_width() > self._chip_room():
            return
        height = theme.sizes().chip
        area = QRectF(0, round((self.height() - height) / 2), self._chip_width(), height)
        tint = ("ok_tint", "ok_border", "ok") if state.is_finished else _OPEN_TINT
        fill, edge, colour = tint
        draw_box(painter, area, fill=fill, edge=edge, radius=5)
        icon = scaled(14)
        middle = QPointF(area.left() + 8 + icon / 2, area.center().y())
        name = "circle-check" if state.is_finished else "circle-dot"
        draw_icon(painter, middle, name, colour, icon)
        words = area.adjusted(8 + icon + 6, 0, 0, 0)
        draw_text(painter, words, self._chip_text(), _CHIP.dyed(colour))


def _dot_kind(index: int, state: RibbonState) -> DotKind:
    if index < state.current or (state.is_finished and index == state.current):
        return DotKind.DONE
    return DotKind.CURRENT if index == state.current else DotKind.LATER
