"""Pages of a paper as they will print, one at a time, on a white sheet."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import icon_button
from ui.kit.labels import Label
from ui.kit.painting import draw_box
from ui.kit.tokens import data

A4_MM = (210.0, 297.0)
MARGINS_MM = (30.0, 20.0, 20.0, 20.0)
"""Left, top, right, bottom, as party papers are set."""
_MARGIN = 16


class PaperPreview(QAbstractScrollArea):
    """A sheet as wide as there is room; PageUp and PageDown scroll and turn."""

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._document = QTextDocument(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Xem trước trang in")
        theme.notifier().changed.connect(self._repaint)

    @property
    def page(self) -> int:
        """Return the number of the page shown, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """Return the number of pages."""
        return max(self._document.pageCount(), 1)

    def set_html(self, html: str) -> None:
        """Show a paper given as simple HTML, from its first page."""
        self._document.deleteLater()
        self._document = self._typeset(html)
        self._page = 0
        self._announce()

    def set_page(self, page: int) -> None:
        """Show a page from its top."""
        wanted = min(max(page, 0), self.page_count - 1)
        if wanted == self._page:
            return
        self._page = wanted
        self.verticalScrollBar().setValue(0)
        self._announce()

    def sheet(self) -> QRectF:
        """Return the sheet in the viewport, unscrolled."""
        wide = max(self.viewport().width() - 2 * _MARGIN, 40)
        return QRectF(_MARGIN, _MARGIN, wide, round(wide * A4_MM[1] / A4_MM[0]))

    def sizeHint(self) -> QSize:
        """Return a sheet one can read."""
        return QSize(460, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet to the width."""
        super().resizeEvent(event)
        self._set_range()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the desk, the sheet, and the page on it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("pressed"))
        sheet = self.sheet().translated(0, -self.verticalScrollBar().value())
        draw_box(painter, sheet, fill="paper", edge="border_strong")
        self._paint_page(painter, sheet)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll inside the page; at its end turn to the next."""
        bar = self.verticalScrollBar()
        forward = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space)
        if forward and bar.value() >= bar.maximum():
            self.set_page(self._page + 1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() <= 0:
            self.set_page(self._page - 1)
        elif event.key() in _JUMPS:
            self.set_page(self._page + _JUMPS[Qt.Key(event.key())])
        elif forward:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the sheet again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_range()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  Qt's own name
        """Follow the scroll bar."""
        del dx, dy
        self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()

    def _typeset(self, html: str) -> QTextDocument:
        document = QTextDocument(self)
        letter = QFont([name for name in data()["fonts"]["document"] if name != "serif"])
        letter.setStyleHint(QFont.StyleHint.Serif)
        letter.setPointSizeF(14)
        document.setDefaultFont(letter)
        document.setDocumentMargin(0)
        document.setHtml(html)
        document.setPageSize(QSizeF(self._pixels(A4_MM[0]), self._pixels(A4_MM[1])))
        frame = document.rootFrame().frameFormat()
        left, top, right, bottom = (self._pixels(side) for side in MARGINS_MM)
        frame.setLeftMargin(left)
        frame.setTopMargin(top)
        frame.setRightMargin(right)
        frame.setBottomMargin(bottom)
        document.rootFrame().setFrameFormat(frame)
        return document

    def _pixels(self, millimetres: float) -> float:
        return millimetres / 25.4 * self.logicalDpiX()

    def _paint_page(self, painter: QPainter, sheet: QRectF) -> None:
        size = self._document.pageSize()
        if size.width() <= 0:
            return
        scale = sheet.width() / size.width()
        look = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, theme.colour("paper_text"))
        look.palette = palette
        top = self._page * size.height()
        look.clip = QRectF(QPointF(0, top), size)
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        painter.translate(0, -top)
        self._document.documentLayout().draw(painter, look)
        painter.restore()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        whole = round(self.sheet().height()) + 2 * _MARGIN
        bar.setRange(0, max(whole - self.viewport().height(), 0))

    def _announce(self) -> None:
        self._set_range()
        self.setAccessibleDescription(f"trang {self._page + 1} trên {self.page_count}")
        self.viewport().update()
        self.page_changed.emit(self._page, self.page_count)


class PageTurner(QWidget):
    """“trang 1/4” with a button back and a button on."""

    def __init__(self, preview: PaperPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label("", "small")
        self.back = icon_button("chevron-left", "Trang trước", small=True)
        self.forward = icon_button("chevron-right", "Trang sau", small=True)
        self.back.clicked.connect(lambda: preview.set_page(preview.page - 1))
        self.forward.clicked.connect(lambda: preview.set_page(preview.page + 1))
        preview.page_changed.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.label, self.back, self.forward):
            row.addWidget(widget)
        self._show(preview.page, preview.page_count)

    def _show(self, page: int, count: int) -> None:
        self.label.setText(f"trang {page + 1}/{count}")
        self.back.setEnabled(page > 0)
        self.forward.setEnabled(page + 1 < count)


_JUMPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}
