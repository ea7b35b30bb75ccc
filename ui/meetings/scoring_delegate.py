"""How rows of a score sheet are drawn: headings, lines of two lines, points, words."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.scored_items import LINE_STATE_LABELS, LineState
from ui.kit import fonts, icons, theme
from ui.kit.cells import CELL_ROLE, RECORD_ROLE, Cell
from ui.kit.ledger import (
    MARKER,
    OUTER_PADDING,
    PADDING,
    LedgerDelegate,
    asked,
    content_width,
    draw_text,
    paint_focus,
    paint_segments,
)
from ui.meetings.scoring_columns import SheetColumn
from ui.meetings.scoring_flow import RowWords, row_words, runs_on, words_room
from ui.meetings.scoring_rows import PointsCell, RowKind, SheetRow
from ui.meetings.scoring_words import Status

HEADS = frozenset({RowKind.GROUP, RowKind.PART, RowKind.TOTAL})
CLOSED_ROLE = Qt.ItemDataRole.UserRole + 9
"""Whether a group shows only its heading."""


class ScoreDelegate(LedgerDelegate):
    """Paints the score sheet of a meeting."""

    def paint(  # type: ignore[override]
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Draw ground, line, content, marker and focus of one cell."""
        row = asked(index, RECORD_ROLE)
        if not isinstance(row, SheetRow):
            return
        area: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, area, index, is_selected=is_selected)
        self._paint_content(painter, area, index, row)
        if is_selected and index.column() == 0:
            marker = QRect(area.left(), area.top(), MARKER, area.height() - 1)
            painter.fillRect(marker, theme.colour("marker"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area)
        painter.restore()

    def is_on_link(self, area: QRect, index: QModelIndex, point: QPoint) -> bool:
        """Say whether a point lies on a figure that opens its record."""
        cell = asked(index, CELL_ROLE)
        if not isinstance(cell, Cell) or not cell.is_link or not cell.text:
            return False
        if index.column() == SheetColumn.NUMBER:
            return self._inner(area, index).contains(point)
        return self._middle(self._inner(area, index), content_width(cell)).contains(point)

    def cut_text(self, area: QRect, index: QModelIndex) -> str:
        """Return criterion and reason in full when their lines do not hold all of them."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, SheetRow) or index.column() != SheetColumn.TEXT:
            return super().cut_text(area, index)
        is_cut = self._words(row, self._inner(area, index).width()).is_cut
        return "\n".join(filter(None, (row.text, row.why))) if is_cut else ""

    def _inner(self, area: QRect, index: QModelIndex) -> QRect:
        """Return the room of the content; choices in place stand in the middle of it."""
        inner = super()._inner(area, index)
        cell = asked(index, CELL_ROLE)
        if index.column() == SheetColumn.VALUE and isinstance(cell, Cell) and cell.segments:
            return self._middle(inner, content_width(cell))
        return inner

    def _middle(self, inner: QRect, width: int) -> QRect:
        left = inner.left() + max((inner.width() - width) // 2, 0)
        return QRect(left, inner.top(), max(width, 1), inner.height())

    def _paint_ground(
        self, painter: QPainter, area: QRect, index: QModelIndex, *, is_selected: bool
    ) -> None:
        row = asked(index, RECORD_ROLE)
        is_head = isinstance(row, SheetRow) and row.kind in HEADS
        super()._paint_ground(painter, area, index, is_selected=is_selected)
        if is_head and not is_selected and index.row() != self.hovered_row:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("sunken"))

    def _paint_content(
        self, painter: QPainter, area: QRect, index: QModelIndex, row: SheetRow
    ) -> None:
        inner = self._inner(area, index)
        match SheetColumn(index.column()):
            case SheetColumn.NUMBER:
                self._paint_number(painter, inner, index, row)
            case SheetColumn.TEXT:
                self._words(row, inner.width()).draw(painter, inner)
            case SheetColumn.VALUE:
                self._paint_value(painter, inner, index, row)
            case SheetColumn.OWN:
                _paint_points(painter, inner, row.own, is_strong=row.kind in HEADS)
            case SheetColumn.CELL:
                _paint_figure(painter, inner, row.cell, is_strong=row.kind is RowKind.TOTAL)
            case SheetColumn.SUPERIOR:
                _paint_figure(painter, inner, row.superior, is_strong=row.kind is RowKind.TOTAL)
            case SheetColumn.STATUS:
                self._paint_status(painter, inner, row.status)

    def _paint_number(
        self, painter: QPainter, inner: QRect, index: QModelIndex, row: SheetRow
    ) -> None:
        if row.kind is RowKind.GROUP:
            side = theme.sizes().icon_small
            name = "chevron-right" if index.data(CLOSED_ROLE) else "chevron-down"
            picture = icons.pixmap(name, "text_secondary", side, self._view.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, picture)
            return
        face = theme.face("small", tabular=True)
        draw_text(painter, inner, row.number, face, "text_secondary")
        if row.where:
            bottom = inner.center().y() + fonts.height(face) // 2
            line = QRect(inner.left(), bottom, fonts.width(row.number, face), 1)
            painter.fillRect(line, theme.colour("border_strong"))

    def _words(self, row: SheetRow, text: int) -> RowWords:
        return row_words(row, words_room(row, text, self._width(SheetColumn.VALUE)))

    def _paint_rest(self, painter: QPainter, inner: QRect, row: SheetRow) -> None:
        """Draw the end of words that began in the column before."""
        wide = self._width(SheetColumn.TEXT)
        painter.setClipRect(inner.adjusted(-PADDING, 0, 0, 0))
        self._words(row, wide - 2 * PADDING).draw(painter, inner.translated(-wide, 0))

    def _width(self, column: SheetColumn) -> int:
        table: Any = self._view
        return int(table.columnWidth(column))

    def _paint_value(
        self, painter: QPainter, inner: QRect, index: QModelIndex, row: SheetRow
    ) -> None:
        if runs_on(row):
            self._paint_rest(painter, inner, row)
            return
        cell = asked(index, CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        if cell.segments is not None:
            paint_segments(painter, inner, cell.segments)
        elif cell.text:
            self._paint_evidence(painter, inner, cell)

    def _paint_evidence(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        face = theme.face("body", 500 if cell.is_link else 400, tabular=True)
        place = self._middle(inner, fonts.width(cell.text, face) + 2)
        draw_text(painter, place, cell.text, face, "text")
        if cell.is_link:
            bottom = place.center().y() + fonts.height(face) // 2 + 2
            line = QRect(place.left(), bottom, place.width(), 1)
            painter.fillRect(line, theme.colour("border_strong"))

    def _paint_status(self, painter: QPainter, inner: QRect, status: Status) -> None:
        if status.icon:
            side = theme.sizes().icon_small
            ratio = self._view.devicePixelRatioF()
            picture = icons.pixmap(status.icon, status.colour, side, ratio)
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, picture)
            inner = inner.adjusted(side + 4, 0, 0, 0)
        face = theme.face("small", 600 if status.is_strong else 400)
        draw_text(painter, inner, status.word, face, status.colour)


def _paint_points(painter: QPainter, inner: QRect, points: PointsCell, *, is_strong: bool) -> None:
    """Draw 4/4: what was got stands out, the maximum stays quiet except on headings."""
    behind = f"/{points.most}" if points.most else ""
    quiet = theme.face("body", 600 if is_strong else 400, tabular=True)
    loud = theme.face("body", 600, tabular=True)
    colour = "text" if is_strong else "text_muted"
    draw_text(painter, inner, behind, quiet, colour, right=True)
    room = inner.adjusted(0, 0, -fonts.width(behind, quiet), 0)
    draw_text(painter, room, points.got, loud, "text", right=True)


def _paint_figure(painter: QPainter, inner: QRect, text: str, *, is_strong: bool) -> None:
    face = theme.face("body", 600 if is_strong else 400, tabular=True)
    draw_text(painter, inner, text, face, "text", right=True)


def status_width() -> int:
    """Return the room the longest words of the state column need."""
    strong, plain = theme.face("small", 600), theme.face("small")
    with_icon = max(fonts.width(word, strong) for word in ("Chưa chọn", "Còn 10 mục"))
    longest = max(
        with_icon + theme.sizes().icon_small + 4,
        fonts.width(LINE_STATE_LABELS[LineState.NOT_APPLICABLE], plain),
    )
    return longest + PADDING + OUTER_PADDING + 4
