"""How ledgers are drawn: rows with one line under each, chips, links, choices, marker and focus."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.kit import fonts, icons, theme
from ui.kit.cells import CELL_ROLE, Cell, Group, Segments
from ui.kit.chips import chip_width, paint_chip

PADDING = 8
OUTER_PADDING = 16
MARKER = 4
GROUP_ICON = "triangle-alert"
SEGMENT_PADDING = 10
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value


class LedgerDelegate(QStyledItemDelegate):
    """Paints every cell of every ledger."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered_row = -1
        self.closes_list = True
        """Whether the last row has a line under it; not where the card's edge is that line."""

    def paint(  # type: ignore[override]
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Draw ground, line, content, marker and focus of one cell."""
        area: QRect = option.rect
        state = option.state.value
        is_selected = bool(state & _SELECTED)
        row, column = index.row(), index.column()
        model: Any = index.model()  # a RecordModel, asked in Python: Qt would only call back
        shown = model.look(row, column)
        is_last = row == len(model.rows()) - 1
        painter.save()
        if isinstance(shown, Group):
            self._fill(painter, area, "sunken", is_last=is_last)
            self._paint_group(painter, area, shown)
        else:
            self._fill(painter, area, self._ground(row, is_selected=is_selected), is_last=is_last)
            inner = _room(area, column, len(model.columns) - 1)
            self._paint_cell(painter, inner, shown)
        if is_selected and column == 0:
            marker = QRect(area.left(), area.top(), MARKER, area.height() - 1)
            painter.fillRect(marker, theme.colour("marker"))
        if state & _FOCUSED:
            paint_focus(painter, area)
        painter.restore()

    def sizeHint(  # type: ignore[override]
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  Qt passes it; the cell says it all
        index: QModelIndex,
    ) -> QSize:
        """Return the room a cell wants, for fitting columns to their content."""
        cell = index.data(CELL_ROLE)
        width = content_width(cell) if isinstance(cell, Cell) else 0
        return QSize(width + OUTER_PADDING + PADDING, theme.sizes().row)

    def helpEvent(  # type: ignore[override]
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        """Show the whole text of a cell that had to be cut."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = self.cut_text(view.visualRect(index), index)
        text = text or str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def cut_text(self, area: QRect, index: QModelIndex) -> str:
        """Return the whole text of a cell that had to be cut, "" when it is all there."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or content_width(cell) <= self._inner(area, index).width():
            return ""
        return "\n".join(part for part in (cell.text, cell.second) if part)

    def segment_at(self, area: QRect, index: QModelIndex, point: QPoint) -> int | None:
        """Return which word of a choice in place lies under a point."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or cell.segments is None:
            return None
        parts = segment_areas(self._inner(area, index), cell.segments)
        return next((place for place, part in enumerate(parts) if part.contains(point)), None)

    def is_on_link(self, area: QRect, index: QModelIndex, point: QPoint) -> bool:
        """Say whether a point lies on the words of a link."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or not cell.is_link or not cell.text:
            return False
        inner = self._inner(area, index)
        width = min(content_width(cell), inner.width())
        left = inner.right() - width if cell.is_numeric else inner.left()
        return QRect(left, inner.top(), width, inner.height()).contains(point)

    def _inner(self, area: QRect, index: QModelIndex) -> QRect:
        return _room(area, index.column(), index.model().columnCount() - 1)

    def _paint_ground(
        self, painter: QPainter, area: QRect, index: QModelIndex, *, is_selected: bool
    ) -> None:
        row = index.row()
        is_last = row == index.model().rowCount() - 1
        self._fill(painter, area, self._ground(row, is_selected=is_selected), is_last=is_last)

    def _ground(self, row: int, *, is_selected: bool) -> str:
        if is_selected:
            return "selection_bg"
        return "hover" if row == self.hovered_row else "surface"

    def _fill(self, painter: QPainter, area: QRect, ground: str, *, is_last: bool) -> None:
        painter.fillRect(area, theme.colour(ground))
        if self.closes_list or not is_last:
            border = theme.colour("border")
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, border)

    def _paint_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        inner = area.adjusted(OUTER_PADDING, 0, -OUTER_PADDING, -1)
        small = theme.face("small")
        right = fonts.width(group.right, small) + PADDING
        draw_text(painter, inner, group.right, small, "text_secondary", right=True)
        left = inner.adjusted(0, 0, -right, 0)
        if group.role:
            side = theme.sizes().icon_small
            picture = icons.pixmap(GROUP_ICON, group.role, side, self._view.devicePixelRatioF())
            painter.drawPixmap(left.left(), left.center().y() - side // 2, picture)
            left = left.adjusted(side + PADDING, 0, 0, 0)
        draw_text(painter, left, group.title, theme.face("strong"), group.role or "text")

    def _paint_cell(self, painter: QPainter, inner: QRect, cell: object) -> None:
        if not isinstance(cell, Cell):
            return
        if cell.segments is not None:
            paint_segments(painter, inner, cell.segments)
        elif cell.chip is not None:
            self._paint_chip(painter, inner, cell)
        elif cell.second:
            self._paint_two_lines(painter, inner, cell)
        else:
            self._paint_line(painter, inner, cell)

    def _paint_chip(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.chip is None:
            return
        height = theme.sizes().chip
        width = chip_width(cell.chip)
        left = inner.right() - width if cell.is_numeric else inner.left()
        place = QRectF(left, inner.center().y() - height / 2 + 0.5, width, height)
        painter.setClipRect(inner.adjusted(0, 0, PADDING, 0))
        paint_chip(painter, place, cell.chip, self._view.devicePixelRatioF())
        painter.setClipping(False)

    def _paint_two_lines(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        first, second = theme.face("strong" if cell.is_strong else "body"), theme.face("small")
        upper, lower = fonts.height(first), fonts.height(second)
        top = inner.top() + (inner.height() - upper - lower) // 2
        line = QRect(inner.left(), top, inner.width(), upper)
        draw_text(painter, line, cell.text, first, cell.colour)
        under = QRect(inner.left(), top + upper, inner.width(), lower)
        draw_text(painter, under, cell.second, second, "text_muted")

    def _paint_line(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.icon:
            side = theme.sizes().icon_small
            picture = icons.pixmap(cell.icon, cell.colour, side, self._view.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, picture)
            inner = inner.adjusted(side + 6, 0, 0, 0)
        colour = "primary_text" if cell.is_link and not cell.is_evidence else cell.colour
        if cell.text == "–":
            colour = "text_muted"
        draw_text(painter, inner, cell.text, cell_face(cell), colour, right=cell.is_numeric)


def _room(area: QRect, column: int, last: int) -> QRect:
    """Return the room of the content of a cell."""
    left = OUTER_PADDING if column == 0 else PADDING
    right = OUTER_PADDING if column == last else PADDING
    return QRect(area.left() + left, area.top(), area.width() - left - right, area.height() - 1)


def asked(index: QModelIndex, role: int) -> Any:
    """Return what a model says of a cell; asked in Python, which Qt would only call back."""
    return index.model().data(index, role)


def draw_text(
    painter: QPainter, area: QRect, text: str, face: fonts.Face, colour: str, *, right: bool = False
) -> None:
    """Draw one line in the middle of an area, cut with an ellipsis when room is short."""
    if text:
        painter.setPen(theme.colour(colour))
        fonts.write(painter, area, text, face, RIGHT if right else LEFT)


def cell_face(cell: Cell) -> fonts.Face:
    """Return the face of a cell's first line."""
    weight = 600 if cell.is_strong else 500 if cell.is_link else 400
    face = theme.face("body", weight, tabular=cell.is_numeric)
    return face._replace(underlined=True) if cell.is_link else face


def content_width(cell: Cell) -> int:
    """Return how wide the content of a cell is."""
    if cell.segments is not None:
        return sum(segment_widths(cell.segments))
    if cell.chip is not None:
        return chip_width(cell.chip)
    first = fonts.width(cell.text, cell_face(cell))
    picture = theme.sizes().icon_small + 6 if cell.icon else 0
    second = fonts.width(cell.second, theme.face("small")) if cell.second else 0
    return max(first + picture, second) + 2


def segment_widths(segments: Segments) -> list[int]:
    """Return the width of each word of a choice in place, as wide as when it is chosen."""
    face = theme.face("small", 600)
    return [fonts.width(word, face) + 2 * SEGMENT_PADDING for word in segments.words]


def segment_areas(inner: QRect, segments: Segments) -> list[QRect]:
    """Return where each word of a choice in place stands."""
    height = min(theme.sizes().control_small, inner.height() - 4)
    top = inner.center().y() - height // 2 + 1
    areas, left = [], inner.left()
    for width in segment_widths(segments):
        areas.append(QRect(left, top, width, height))
        left += width
    return areas


def paint_segments(painter: QPainter, inner: QRect, segments: Segments) -> None:
    """Draw a choice in place."""
    areas = segment_areas(inner, segments)
    whole = QRectF(areas[0].united(areas[-1])).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("border_strong"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(whole, 6, 6)
    is_filled = theme.current().is_high_contrast
    for place, (area, word) in enumerate(zip(areas, segments.words, strict=True)):
        is_chosen = place == segments.chosen
        if is_chosen:
            ground = "primary" if is_filled else "primary_tint"
            painter.fillRect(area.adjusted(1, 1, -1, -1), theme.colour(ground))
        if place:
            painter.setPen(QPen(theme.colour("border_strong"), 1))
            painter.drawLine(area.left(), area.top() + 1, area.left(), area.bottom() - 1)
        chosen_colour = "on_primary" if is_filled else "primary_text"
        painter.setPen(theme.colour(chosen_colour if is_chosen else "text"))
        painter.setFont(theme.font("small", weight=600 if is_chosen else 400))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)


def paint_focus(painter: QPainter, area: QRect) -> None:
    """Draw the keyboard's frame inside a cell."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -2))


def delegate_of(view: QObject) -> LedgerDelegate | None:
    """Return the ledger delegate of a view, if it has one."""
    if not isinstance(view, QAbstractItemView):
        return None
    delegate = view.itemDelegate()
    return delegate if isinstance(delegate, LedgerDelegate) else None
