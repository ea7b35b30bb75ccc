"""How the plan draws two of its cells: a day with the arrow of a move, points with their grade."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from ui.kit import fonts, icons, theme
from ui.kit.cells import Cell
from ui.kit.chips import chip_width, paint_chip
from ui.kit.ledger import LedgerDelegate, draw_text

MOVED = "move-right"
POINTS_WIDTH = 34


class PlanDelegate(LedgerDelegate):
    """Draws what follows a word: the arrow after a day, the chip after points."""

    def _paint_cell(self, painter: QPainter, inner: QRect, cell: object) -> None:
        if isinstance(cell, Cell) and cell.icon == MOVED:
            self._paint_moved(painter, inner, cell)
        elif isinstance(cell, Cell) and cell.chip is not None:
            self._paint_result(painter, inner, cell)
        else:
            super()._paint_cell(painter, inner, cell)

    def _paint_moved(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        face, side = theme.face("body"), theme.sizes().icon_small
        width = fonts.width(cell.text, face)
        draw_text(painter, inner, cell.text, face, "text")
        picture = icons.pixmap(MOVED, "info", side, self._view.devicePixelRatioF())
        painter.drawPixmap(inner.left() + width + 5, inner.center().y() - side // 2, picture)

    def _paint_result(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.chip is None:
            return
        left = inner.left()
        if cell.text:
            face = theme.face("body", 600, tabular=True)
            width = fonts.width(cell.text, face)
            words = QRect(left, inner.top(), width + 4, inner.height())
            draw_text(painter, words, cell.text, face, "text")
            left += max(width + 8, round(POINTS_WIDTH * theme.sizes().font_body / 11))
        height = theme.sizes().chip
        area = QRectF(left, inner.center().y() - height / 2 + 0.5, chip_width(cell.chip), height)
        paint_chip(painter, area, cell.chip, self._view.devicePixelRatioF())
