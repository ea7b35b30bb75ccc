"""How headings and people of the attendance grid look."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ui.kit import theme
from ui.kit.painting import (
    CENTRE,
    Ink,
    draw_box,
    draw_icon,
    draw_line,
    draw_ring,
    draw_text,
    line_height,
    text_width,
)
from ui.kit.people_layout import (
    NAME,
    NOTE,
    PAD,
    SEGMENT,
    SEGMENT_ON,
    UNMARKED,
    AttendanceOption,
    GridHeading,
    GridRow,
)


def paint_heading(painter: QPainter, heading: GridHeading) -> None:
    """Draw a heading: name in 600, then its note."""
    area = heading.area
    painter.fillRect(area, theme.colour("sunken"))
    bottom = QPointF(0, -1)
    draw_line(painter, area.bottomLeft() + bottom, area.bottomRight() + bottom, "border")
    name = Ink(weight=600)
    words = area.adjusted(PAD, 0, -PAD, -1)
    draw_text(painter, words, heading.group.heading, name)
    left = text_width(heading.group.heading, name) + 12
    rest = words.adjusted(left, 0, 0, 0)
    draw_text(painter, rest, heading.group.note, Ink("text_secondary", "small"))


def paint_row(
    painter: QPainter,
    row: GridRow,
    options: tuple[AttendanceOption, ...],
    *,
    has_focus: bool,
    hovered: str | None,
) -> None:
    """Draw a person; `hovered` is None, or the state under the pointer, "" beside the states."""
    area = row.area
    if hovered is not None:
        painter.fillRect(area, theme.colour("hover"))
    bottom = QPointF(0, -1)
    draw_line(painter, area.bottomLeft() + bottom, area.bottomRight() + bottom, "border")
    if row.column:
        draw_line(painter, area.topLeft(), area.bottomLeft(), "border")
    _paint_name(painter, row, with_pencil=has_focus or hovered is not None)
    _paint_segments(painter, row, options, hovered or "")
    if has_focus:
        draw_ring(painter, area.adjusted(2, 0, -2, -1))


def _paint_name(painter: QPainter, row: GridRow, *, with_pencil: bool) -> None:
    area = row.area
    end = row.edit.left() if with_pencil else row.segments[0].left() - 8
    words = QRectF(area.left() + PAD, area.top(), end - area.left() - PAD, area.height() - 1)
    is_unmarked = row.person.state is None
    note = row.person.note or (UNMARKED if is_unmarked else "")
    ink = NOTE if row.person.note else NOTE.dyed("text_muted")
    if not note:
        draw_text(painter, words, row.person.name, NAME)
    else:
        upper, lower = line_height(NAME), line_height(ink)
        top = words.top() + (words.height() - upper - lower) / 2
        first = QRectF(words.left(), top, words.width(), upper)
        draw_text(painter, first, row.person.name, NAME)
        second = QRectF(words.left(), top + upper - 1, words.width(), lower)
        draw_text(painter, second, note, ink)
    if with_pencil:
        size = theme.sizes().icon_small
        draw_icon(painter, row.edit.center(), "pencil", "text_secondary", size)


def _paint_segments(
    painter: QPainter, row: GridRow, options: tuple[AttendanceOption, ...], hovered: str
) -> None:
    whole = row.segments[0].united(row.segments[-1])
    is_unmarked = row.person.state is None
    edge = "border_strong" if is_unmarked else "border"
    draw_box(painter, whole, fill="surface", radius=5)
    for option, area in zip(options, row.segments, strict=True):
        is_on = option.state == row.person.state
        _paint_ground(painter, whole, area, option, is_on=is_on, is_hovered=option.state == hovered)
        ink = SEGMENT_ON.dyed(_words_colour(option)) if is_on else SEGMENT
        draw_text(painter, area, option.label, ink, CENTRE)
    for area in row.segments[1:]:
        draw_line(painter, area.topLeft(), area.bottomLeft(), edge)
    draw_box(painter, whole, edge=edge, radius=5, dashed=is_unmarked)


def _paint_ground(
    painter: QPainter,
    whole: QRectF,
    area: QRectF,
    option: AttendanceOption,
    *,
    is_on: bool,
    is_hovered: bool,
) -> None:
    if not (is_on or is_hovered):
        return
    fill = _fill(option) if is_on else "hover"
    rounded = QPainterPath()
    rounded.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.save()
    painter.setClipPath(rounded)
    painter.fillRect(area, theme.colour(fill))
    painter.restore()


def _fill(option: AttendanceOption) -> str:
    """Return the tint of a chosen state; in high contrast the full colour, tints being white."""
    return f"{option.role}_fill" if theme.current().is_high_contrast else f"{option.role}_tint"


def _words_colour(option: AttendanceOption) -> str:
    return "on_primary" if theme.current().is_high_contrast else option.role
