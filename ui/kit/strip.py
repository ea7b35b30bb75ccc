"""The strip of twelve months: points, grade word and thematic meeting of each."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit import spans, theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    Ink,
    draw_box,
    draw_icon,
    draw_line,
    draw_text,
    line_height,
    scaled,
    text_width,
)

_HEADING = Ink("text_secondary", "small")
_FIGURE = Ink(style="section", weight=600, tabular=True)
_WORD = Ink(style="small", weight=600)
_EXTRA = Ink("text_secondary", "small")
_PAD, _INSET = 8, 8
EXTRA = ":extra"
_COLUMNS = (12, 6, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class MonthCell:
    """What one month shows: 94, Tốt, CĐ 17/11; `role` is the colour of the word.

    An icon stands in the place of the figure: the octagon of a missed meeting.
    """

    month: int
    figure: str = ""
    word: str = ""
    role: str = "text_muted"
    extra: str = ""
    tip: str = ""
    icon: str = ""
    has_extra_place: bool = False
    """The last line is a place of its own: the thematic meeting beside the regular one."""
    is_current: bool = False
    is_planned: bool = False

    @property
    def heading(self) -> str:
        """Return the name of the month."""
        return f"Tháng {self.month}"

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        parts = (self.heading, self.figure, self.word, self.extra.replace("CĐ", "chuyên đề"))
        return ", ".join(part for part in parts if part)


class MonthStrip(Operable):
    """Twelve equal cells; arrows move, Enter opens. Narrow strips fold into rows."""

    opened = Signal(int)
    extra_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[MonthCell, ...] = ()
        self.clicked.connect(self._on_clicked)

    def set_cells(self, cells: tuple[MonthCell, ...], name: str = "Các buổi trong năm") -> None:
        """Show the months of a year."""
        if cells != self._cells:
            self._show_cells(cells)
        self.describe(name, f"{len(cells)} tháng")

    def _show_cells(self, cells: tuple[MonthCell, ...]) -> None:
        is_new = tuple(c.month for c in cells) != tuple(c.month for c in self._cells)
        self._cells = cells
        self.rearrange()
        current = next((cell for cell in cells if cell.is_current), None)
        if current and is_new:
            self.move_to(str(current.month))

    def natural_width(self) -> int:
        """Return the width of two months beside each other."""
        return 2 * self._least_cell()

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        rows = -(-max(len(self._cells), 1) // self._columns(width))
        return rows * _cell_height()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the cells, row by row."""
        columns = self._columns(width)
        places = spans.equal(columns, width)
        spots = []
        for index, cell in enumerate(self._cells):
            left, size = places[index % columns]
            area = QRectF(left, index // columns * _cell_height(), size, _cell_height())
            spots.append(Spot(str(cell.month), area, cell.spoken, cell.tip or cell.spoken))
            if cell.has_extra_place:
                spots.append(_extra_spot(cell, area))
        return tuple(spots)

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the place under a point; a thematic line lies over its month."""
        under = [spot for spot in self.spots if spot.area.contains(point)]
        return under[-1] if under else None

    def paint(self, painter: QPainter) -> None:
        """Draw the months, lines between them."""
        columns = self._columns(self.width())
        months = (spot for spot in self.spots if not spot.key.endswith(EXTRA))
        for index, (cell, spot) in enumerate(zip(self._cells, months, strict=True)):
            self._paint_ground(painter, cell, spot)
            if index % columns:
                draw_line(painter, spot.area.topLeft(), spot.area.bottomLeft(), "border")
            if index >= columns:
                draw_line(painter, spot.area.topLeft(), spot.area.topRight(), "border")
            _paint_cell(painter, cell, spot.area.adjusted(_INSET + 2, _PAD, 2 - _INSET, -_PAD))

    def _paint_ground(self, painter: QPainter, cell: MonthCell, spot: Spot) -> None:
        if cell.is_current:
            draw_box(painter, spot.area, fill="primary_tint")
            if theme.current().is_high_contrast:
                mark = QRectF(spot.area.left() + 1, spot.area.top(), spot.area.width() - 1, 4)
                draw_box(painter, mark, fill="marker")
        elif spot.key == self._hovered:
            draw_box(painter, spot.area, fill="hover")

    def _on_clicked(self, key: str) -> None:
        month = int(key.removesuffix(EXTRA))
        (self.extra_opened if key.endswith(EXTRA) else self.opened).emit(month)

    def _columns(self, width: int) -> int:
        least = self._least_cell()
        return next((count for count in _COLUMNS if width // count >= least), _COLUMNS[-1])

    def _least_cell(self) -> int:
        """Return the width of the widest month, its book icon left out."""
        words = [text_width("Tháng 12", _HEADING), text_width("Dự kiến", _WORD)]
        words += [text_width(cell.extra, _EXTRA) for cell in self._cells]
        return max(words) + 2 * _INSET


def _extra_spot(cell: MonthCell, area: QRectF) -> Spot:
    """Return the line of the thematic meeting at the foot of a month."""
    height = line_height(_EXTRA) + 4
    foot = QRectF(area.left() + 2, area.bottom() - _PAD - height, area.width() - 4, height + 4)
    said = f"{cell.heading}, {cell.extra.replace('CĐ', 'chuyên đề')}"
    return Spot(f"{cell.month}{EXTRA}", foot, said, said)


def _cell_height() -> int:
    lines = line_height(_HEADING) + line_height(_FIGURE) + line_height(_WORD) + line_height(_EXTRA)
    return max(scaled(92), lines + 2 * _PAD)


def _paint_cell(painter: QPainter, cell: MonthCell, area: QRectF) -> None:
    top = area.top()
    figure = _FIGURE.dyed("text_secondary") if cell.is_planned else _FIGURE
    word = _WORD.dyed(cell.role) if not cell.is_planned else Ink("text_secondary", "small")
    for text, ink in ((cell.heading, _HEADING), (cell.figure, figure)):
        draw_text(painter, _line(area, top, ink), text, ink)
        top += line_height(ink)
    if cell.icon:
        size = scaled(18)
        middle = QPointF(area.left() + size / 2, top - line_height(figure) / 2)
        draw_icon(painter, middle, cell.icon, cell.role, size)
    draw_text(painter, _line(area, top, word), cell.word, word)
    top += line_height(word)
    icon = "book-open-text" if cell.extra else ""
    _paint_with_icon(painter, _line(area, top + 2, _EXTRA), icon, cell.extra, _EXTRA)


def _line(area: QRectF, top: float, ink: Ink) -> QRectF:
    return QRectF(area.left(), top, area.width(), line_height(ink))


def _paint_with_icon(painter: QPainter, area: QRectF, icon: str, text: str, ink: Ink) -> None:
    """Write a word after its icon; the icon gives way when the word would not fit."""
    size = scaled(14)
    if icon and text_width(text, ink) + size + 5 <= area.width():
        draw_icon(
            painter, QPointF(area.left() + size / 2, area.center().y()), icon, ink.colour, size
        )
        area = area.adjusted(size + 5, 0, 0, 0)
    draw_text(painter, area, text, ink)
