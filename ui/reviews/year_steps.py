"""The bar of the five steps of a review: number, name, how far or until when."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.domain.review_steps import ReviewStepLine, ReviewStepState
from ui.kit.dots import DotKind, dot_size, draw_dot
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Ink, draw_box, draw_line, draw_text, line_height, scaled, text_width

_PAD, _NEAR, _LEAST_LINK = 14, 8, 16
_LABEL, _NOTE, _LATE = Ink("text_secondary"), Ink("text_secondary", "small"), Ink("error", "small")
_NOW = Ink("primary_text", weight=600)
_KINDS = {
    ReviewStepState.DONE: DotKind.DONE,
    ReviewStepState.NOW: DotKind.CURRENT,
    ReviewStepState.LATER: DotKind.LATER,
}
_STATE_WORDS = {
    ReviewStepState.DONE: "đã xong",
    ReviewStepState.NOW: "đang làm",
    ReviewStepState.LATER: "chưa đến",
}


class StepsBar(Operable):
    """Steps in a row, or in as many rows as the width needs; a step opens what belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[ReviewStepLine, ...] = ()

    def set_steps(self, steps: tuple[ReviewStepLine, ...]) -> None:
        """Show how far each step is."""
        self._steps = steps
        self.rearrange()
        self.describe("Năm bước kiểm điểm", "")

    def natural_width(self) -> int:
        """Return the width of the widest step alone."""
        return max(map(self._step_width, self._steps), default=120) + 2 * _PAD

    def natural_height(self, width: int) -> int:
        """Return the height of the rows at a width."""
        return len(self._rows(width)) * self._row_height() + _PAD

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the steps in order; those of one row share what is left between them."""
        spots: list[Spot] = []
        for number, row in enumerate(self._rows(width)):
            top = _PAD / 2 + number * self._row_height()
            left, link = float(_PAD), self._link(row, width)
            for line in row:
                area = QRectF(left, top, self._step_width(line), self._row_height())
                spots.append(Spot(line.step.value, area, _spoken(line)))
                left += area.width() + link
        return tuple(spots)

    def paint(self, painter: QPainter) -> None:
        """Draw the card, the links, then each step."""
        draw_box(painter, QRectF(self.rect()), fill="surface", edge="border", radius=8)
        before: Spot | None = None
        for place, (line, spot) in enumerate(zip(self._steps, self.spots, strict=True), start=1):
            if spot.key == self._hovered:
                draw_box(painter, spot.area.adjusted(-4, 4, 4, -4), fill="hover", radius=6)
            if before is not None and before.area.top() == spot.area.top():
                y = spot.area.center().y()
                start = QPointF(before.area.right() + _NEAR, y)
                draw_line(painter, start, QPointF(spot.area.left() - _NEAR, y), "border_strong")
            self._paint_step(painter, place, line, spot.area)
            before = spot

    def focus_area(self, spot: Spot) -> QRectF:
        """Return the whole step."""
        return spot.area.adjusted(-2, 4, 2, -4)

    def _paint_step(
        self, painter: QPainter, place: int, line: ReviewStepLine, area: QRectF
    ) -> None:
        size = dot_size()
        circle = QRectF(area.left(), area.center().y() - size / 2, size, size)
        kind = DotKind.OVERDUE if line.is_late else _KINDS[line.state]
        draw_dot(painter, circle, kind, str(place))
        words = area.adjusted(size + _NEAR, 0, 0, 0)
        label = _NOW if line.state is ReviewStepState.NOW else _LABEL
        if not line.note:
            draw_text(painter, words, line.label, label)
            return
        high, low = line_height(label), line_height(_NOTE)
        top = area.center().y() - (high + low) / 2
        draw_text(painter, QRectF(words.left(), top, words.width(), high), line.label, label)
        note = QRectF(words.left(), top + high, words.width(), low)
        draw_text(painter, note, line.note, _LATE if line.is_late else _NOTE)

    def _rows(self, width: int) -> tuple[tuple[ReviewStepLine, ...], ...]:
        """Split the steps so that each row fits; even rows, so that none is left alone."""
        steps = self._steps
        for count in range(1, len(steps) + 1):
            size = -(-len(steps) // count)
            rows = tuple(steps[at : at + size] for at in range(0, len(steps), size))
            if all(self._link(row, width) >= _LEAST_LINK + 2 * _NEAR for row in rows):
                return rows
        return tuple((step,) for step in steps)

    def _link(self, row: tuple[ReviewStepLine, ...], width: int) -> float:
        """Return the room between two steps of a row."""
        left = width - 2 * _PAD - sum(map(self._step_width, row))
        return left / (len(row) - 1) if len(row) > 1 else max(left, width)

    def _step_width(self, line: ReviewStepLine) -> int:
        words = max(text_width(line.label, _NOW), text_width(line.note, _NOTE))
        return dot_size() + _NEAR + words + 4

    def _row_height(self) -> int:
        return max(line_height(_LABEL) + line_height(_NOTE), dot_size()) + scaled(8)


def _spoken(line: ReviewStepLine) -> str:
    note = f", {line.note}" if line.note else ""
    return f"{line.label}: {_STATE_WORDS[line.state]}{note}"
