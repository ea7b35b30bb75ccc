"""The sidebar: whose book it is, the places with their badges, the mark of sample data, help."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.brand import BrandBlock
from ui.kit.focus import NO_RING
from ui.kit.labels import hairline
from ui.kit.painting import (
    CENTRE,
    Ink,
    draw_box,
    draw_icon,
    draw_text,
    line_height,
    scaled,
    text_width,
)
from ui.kit.sidebar_foot import HelpFoot
from ui.kit.sidebar_items import (
    BETWEEN,
    RAIL_HEIGHT,
    SidebarDelegate,
    SidebarItem,
    SidebarModel,
)

LOW = 620
"""Below this height, as at size Vừa, the foot of the rail is words alone."""
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Sidebar(QFrame):
    """Places by name, or as a rail of icons over short names; never icons alone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._is_rail = False
        self.brand = BrandBlock()
        self.list = PlaceList()
        self.sample = SampleMark()
        self.help = HelpFoot()
        self.list.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.brand)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addWidget(self.sample)
        column.addWidget(self.help)
        self.show_sample("")
        theme.notifier().changed.connect(self._dress)
        self._dress()

    @property
    def is_rail(self) -> bool:
        """Say whether only short names are shown."""
        return self._is_rail

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the places."""
        super().resizeEvent(event)
        self._make_low()

    def set_rail(self, is_rail: bool) -> None:
        """Show short names under icons, or the whole names."""
        if is_rail != self._is_rail:
            self._is_rail = is_rail
            self._dress()

    def set_places(self, items: tuple[SidebarItem, ...]) -> None:
        """Show other places or badges."""
        self.list.set_items(items)

    def show_nothing(self, name: str) -> None:
        """Show the name of the program while no book is open."""
        self.set_places(())
        self.brand.set_names(name, "")
        self.show_sample("")

    def mark_open(self, key: str) -> None:
        """Show which place is open."""
        self.list.mark_open(key)

    def show_sample(self, day: str) -> None:
        """Say that this is the sample cell and on which day it lives; "" for a real one."""
        self.sample.set_day(day)
        self._show_mark(is_shown=bool(day))

    def show_anonymous(self, left_out: int) -> None:
        """Say that this is an anonymised copy and how much it leaves out."""
        self.sample.set_left_out(left_out)
        self._show_mark(is_shown=True)

    def _show_mark(self, *, is_shown: bool) -> None:
        self.sample.setVisible(is_shown)

    def _make_low(self) -> None:
        is_low = self._is_rail and self.height() < scaled(LOW)
        self.sample.set_rail(self._is_rail, is_low=is_low)
        self.help.set_rail(self._is_rail, is_low=is_low)

    def _dress(self) -> None:
        sizes = theme.sizes()
        self.setFixedWidth(sizes.sidebar_rail if self._is_rail else sizes.sidebar_width)
        self.brand.setFixedHeight(sizes.top_bar - 1)
        self.brand.set_rail(self._is_rail)
        self._make_low()
        self.list.set_rail(self._is_rail)


class PlaceList(QListView):
    """The places; arrows move, Enter opens, and a click opens at once."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SidebarModel(self)
        self._look = SidebarDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._look)
        self.setProperty(NO_RING, True)
        self.setAccessibleName("Các nơi trong sổ")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.pressed.connect(lambda index: self._press(index.row()))
        self.clicked.connect(self._choose)

    def set_items(self, items: tuple[SidebarItem, ...]) -> None:
        """Show other places or badges."""
        if items != self.rows.items:
            self.rows.set_items(items)
            self._fit()

    def set_rail(self, is_rail: bool) -> None:
        """Draw places stacked or in a line."""
        self._look.is_rail = is_rail
        self._fit()

    def mark_open(self, key: str) -> None:
        """Show which place is open and put the keyboard's place there too."""
        keys = [item.key for item in self.rows.items]
        row = keys.index(key) if key in keys else -1
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))
        if row != self._look.open_row:
            self._look.open_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the place the keyboard stands on with Enter or Space."""
        if event.key() in _OPENING_KEYS:
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the places on the ground of the sidebar; lists elsewhere stand on white sheets."""
        QPainter(self.viewport()).fillRect(event.rect(), theme.colour("sidebar"))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail's places lower when room is short."""
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Let go of the pressed look with the mouse."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._press(-1)
        return super().viewportEvent(event)

    def _press(self, row: int) -> None:
        self._look.pressed_row = row
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.items[index.row()].key)

    def _fit(self) -> None:
        content = theme.sizes().icon + 2 + line_height(Ink(style="small"))
        lowest, natural = content + 2, max(RAIL_HEIGHT, content + 12)
        room = self.height() // max(len(self.rows.items), 1) - BETWEEN
        self._look.rail_height = min(max(room, lowest), natural)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class SampleMark(QWidget):
    """Says in gold that the people are invented: on which day the sample lives, or what is out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._detail = ""
        self._is_rail = self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_day(self, day: str) -> None:
        """Show another day of the sample."""
        self._words, self._detail = "Dữ liệu mẫu", day
        self.setAccessibleName(f"Dữ liệu mẫu, ngày {day}")
        self.setToolTip(f"Người và số liệu trong sổ này là bịa ra để xem thử, ngày {day}.")
        self.update()

    def set_left_out(self, count: int) -> None:
        """Show that names and texts were replaced, and how many things are not in the copy."""
        self._words, self._detail = "Bản ẩn danh", f"lược {count} mục"
        self.setAccessibleName(f"Bản ẩn danh, đã lược {count} mục")
        self.setToolTip(
            "Tên, số và nội dung trong sổ này đã được thay; số liệu, điểm giữ như sổ gốc. "
            f"Đã lược {count} mục: tệp đính kèm, mẫu riêng, tệp đã xuất, đoạn đang viết."
        )
        self.update()

    def set_rail(self, is_rail: bool, *, is_low: bool) -> None:
        """Show the day under the words, beside them, or in a low rail only when pointed at."""
        if (is_rail, is_low) == (self._is_rail, self._is_low):
            return
        self._is_rail, self._is_low = is_rail, is_low
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line, or of two in the rail."""
        line = line_height(_SAMPLE)
        if self._is_low:
            return QSize(80, line + 14)
        return QSize(80, (2 * line + 6 if self._is_rail else line + 16) + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the gold sheet with its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = 4 if self._is_low else 8
        area = QRectF(self.rect()).adjusted(6, around, -6, -around)
        is_plain = not theme.current().is_high_contrast
        draw_box(painter, area, fill="gold_tint", edge="" if is_plain else "gold_text", radius=6)
        if self._is_low:
            draw_text(painter, area, self._words, _SAMPLE, CENTRE)
            return
        if self._is_rail:
            top, bottom = QRectF(area), QRectF(area)
            top.setBottom(area.center().y() + 1)
            bottom.setTop(area.center().y() - 1)
            draw_text(painter, top, self._words, _SAMPLE, CENTRE)
            draw_text(painter, bottom, self._detail, _SAMPLE_DAY, CENTRE)
            return
        side = theme.sizes().icon_small
        draw_icon(
            painter, QPointF(area.left() + 12 + side / 2, area.center().y()),
            "flask-conical", "gold_text", side,
        )  # fmt: skip
        left = area.left() + 12 + side + 8
        words = QRectF(left, area.top(), area.right() - left - 10, area.height())
        draw_text(painter, words, self._words, _SAMPLE)
        width = text_width(self._detail, _SAMPLE_DAY)
        if words.width() >= text_width(self._words, _SAMPLE) + 8 + width:
            words.setLeft(words.right() - width)
            draw_text(painter, words, self._detail, _SAMPLE_DAY)


_SAMPLE = Ink("gold_text", "small", 600)
_SAMPLE_DAY = Ink("gold_text", "small")
