"""The papers of a kind as a list with boxes: one is looked at, any number are ticked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.kit import theme
from ui.kit.chips import ChipSpec, chip_width, paint_chip
from ui.kit.focus import NO_RING
from ui.kit.painting import Ink, draw_box, draw_icon, draw_ring, draw_text, line_height, scaled
from ui.reports.desk_rows import DeskItem
from ui.reports.items import PaperItem

Row = PaperItem | DeskItem
_Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
CHIP_ROLE = Qt.ItemDataRole.UserRole + 2
SIDE, GAP, MARKER = 16, 10, 4
_LABEL, _SECOND = Ink(weight=600), Ink("text_muted", "small")
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperModel(QAbstractListModel):
    """Papers in order and which of them are ticked; a paper that is missing takes no tick."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Row, ...] = ()
        self._ticked: set[str] = set()
        self._today = date.min

    @property
    def items(self) -> tuple[Row, ...]:
        """Return the papers in order."""
        return self._items

    @property
    def ticked_items(self) -> tuple[PaperItem, ...]:
        """Return the ticked papers in order."""
        return tuple(item for item in self.tickable_items if item.key in self._ticked)

    @property
    def tickable_items(self) -> tuple[PaperItem, ...]:
        """Return the papers that can be exported, as far as is known."""
        papers = (item for item in self._items if isinstance(item, PaperItem))
        return tuple(item for item in papers if item.can_tick)

    def set_items(self, items: Iterable[Row], today: date) -> None:
        """Show other papers; ticks stay on those that are still there."""
        self.beginResetModel()
        self._items, self._today = tuple(items), today
        self._ticked &= {item.key for item in self.tickable_items}
        self.endResetModel()
        self.ticked.emit()

    def tick_all(self, is_ticked: bool) -> None:
        """Tick every paper that can be exported, or none."""
        self._ticked = {item.key for item in self.tickable_items} if is_ticked else set()
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
        self.ticked.emit()

    def toggle(self, row: int) -> None:
        """Tick a paper, or take its tick away."""
        item = self._items[row]
        if not item.can_tick:
            return
        self._ticked ^= {item.key}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return how many papers there are."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let papers be chosen, and ticked unless they are missing."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._items[index.row()].can_tick:
            return usual
        return usual | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of one paper."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return item.spoken(self._today)
            case Qt.ItemDataRole.CheckStateRole:
                return self._state(item)
            case _ if role == ITEM_ROLE:
                return item
            case _ if role == CHIP_ROLE:
                return item.chip(self._today)
            case _:
                return None

    def _state(self, item: Row) -> Qt.CheckState | None:
        if not item.can_tick:
            return None
        is_ticked = item.key in self._ticked
        return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked


class PaperList(QListView):
    """Arrows choose what is looked at, Space ticks, Enter opens."""

    chosen = Signal(object)
    opened = Signal(object)
    left_pressed = Signal(str)
    """A chip that says what is left: where that is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = PaperModel(self)
        self._look = _PaperDelegate(self)
        self._is_filling = False
        self.setModel(self.papers)
        self.setItemDelegate(self._look)
        self.setAccessibleName("Văn bản")
        self.setProperty(NO_RING, True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.notifier().changed.connect(self.scheduleDelayedItemsLayout)

    def show_items(self, items: Iterable[Row], today: date) -> None:
        """Show papers; the one looked at stays so if it is still there, else the first is."""
        current = self.current()
        key = current.key if current else ""
        self._is_filling = True
        self.papers.set_items(items, today)
        keys = [item.key for item in self.papers.items]
        row = keys.index(key) if key in keys else 0
        if keys:
            self.setCurrentIndex(self.papers.index(row))
        self._is_filling = False

    def choose(self, key: str) -> None:
        """Look at a paper, if it is there."""
        for row, item in enumerate(self.papers.items):
            if item.key == key:
                self.setCurrentIndex(self.papers.index(row))

    def current(self) -> Row | None:
        """Return the row looked at."""
        index = self.currentIndex()
        return self.papers.items[index.row()] if index.isValid() else None

    def paper(self) -> PaperItem | None:
        """Return the paper looked at, None for what is made at a desk."""
        item = self.current()
        return item if isinstance(item, PaperItem) else None

    def texts(self) -> tuple[str, ...]:
        """Return what a screen reader says of every row."""
        rows = range(self.papers.rowCount())
        role = Qt.ItemDataRole.AccessibleTextRole
        return tuple(str(self.papers.data(self.papers.index(row), role)) for row in rows)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802  Qt's own
        """Tell which paper is looked at when a person chooses another one."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_filling:
            self.chosen.emit(self.papers.items[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, open with Enter."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.papers.toggle(index.row())
        elif event.key() in _OPENING_KEYS and index.isValid():
            self.opened.emit(self.papers.items[index.row()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the box is, choose everywhere else."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._look.is_on_box(self.visualRect(index).topLeft(), event):
            self.papers.toggle(index.row())
            return
        super().mousePressEvent(event)
        where = self._left_at(index, event)
        if where:
            self.left_pressed.emit(where)

    def _left_at(self, index: QModelIndex, event: QMouseEvent) -> str:
        """Return where a chip under the mouse leads, "" elsewhere."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if not (index.isValid() and is_left):
            return ""
        area = self._look.chip_area(QRectF(self.visualRect(index)), index.data(CHIP_ROLE))
        return self.papers.items[index.row()].left_at if area.contains(event.position()) else ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the paper, unless the box was meant."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if self._look.is_on_box(self.visualRect(index).topLeft(), event):
            self.papers.toggle(index.row())
            return
        self.opened.emit(self.papers.items[index.row()])


class _PaperDelegate(QStyledItemDelegate):
    """Draws box, picture, two lines and the state of a paper."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return a row of two lines as wide as the list."""
        del option, index
        return QSize(0, theme.sizes().row_two_line)

    def is_on_box(self, corner: QPoint, event: QMouseEvent) -> bool:
        """Say whether a click left of the picture was meant for the box."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        return event.position().x() - corner.x() < SIDE + _box_side() + GAP / 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one paper."""
        item, area = index.data(ITEM_ROLE), QRectF(option.rect)
        if not isinstance(item, PaperItem | DeskItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, area, option.state)
        left = _paint_box(painter, area, index.data(Qt.ItemDataRole.CheckStateRole))
        side, middle = theme.sizes().icon, area.center().y()
        colour = "text_muted" if item.is_faint else "text_secondary"
        draw_icon(painter, QPointF(left + side / 2, middle), item.icon, colour, side)
        left += side + GAP
        right = self._paint_chip(painter, area, index.data(CHIP_ROLE))
        _paint_lines(painter, QRectF(left, area.top(), right - GAP - left, area.height()), item)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area.adjusted(0, 0, 0, -1), radius=2)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show both lines whole: they may have been cut."""
        item = index.data(ITEM_ROLE)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(item, PaperItem | DeskItem):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), item.tip, view)
        return True

    def _paint_chip(self, painter: QPainter, area: QRectF, chip: object) -> float:
        """Draw the state at the right and return where it begins."""
        if not isinstance(chip, ChipSpec):
            return area.right() - SIDE
        place = self.chip_area(area, chip)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        paint_chip(painter, place, chip, ratio)
        return place.left()

    def chip_area(self, area: QRectF, chip: ChipSpec) -> QRectF:
        """Return where the chip of a row stands."""
        width, height = chip_width(chip), theme.sizes().chip
        left = area.right() - SIDE - width
        return QRectF(left, round(area.center().y() - height / 2), width, height)


def _box_side() -> int:
    return theme.sizes().icon


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    fill = "selection_bg" if is_chosen else "hover" if is_hovered else "surface"
    painter.fillRect(area, theme.colour(fill))
    line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
    painter.fillRect(line, theme.colour("border"))
    if is_chosen:
        mark = QRectF(area.left(), area.top(), MARKER, area.height() - 1)
        painter.fillRect(mark, theme.colour("marker"))


def _paint_box(painter: QPainter, area: QRectF, state: object) -> float:
    """Draw the box, none for a missing paper, and return where the picture begins."""
    side = _box_side()
    place = QRectF(area.left() + SIDE, round(area.center().y() - side / 2), side, side)
    if state is not None:
        is_ticked = Qt.CheckState(state) is Qt.CheckState.Checked
        fill, edge = ("primary", "primary") if is_ticked else ("surface", "border_strong")
        draw_box(painter, place, fill=fill, edge=edge, radius=4)
        if is_ticked:
            draw_icon(painter, place.center(), "check", "on_primary", side - 4)
    return place.right() + GAP


def _paint_lines(painter: QPainter, area: QRectF, item: Row) -> None:
    upper, lower = line_height(_LABEL), line_height(_SECOND)
    top = area.center().y() - (upper + lower) / 2
    label = _LABEL.dyed("text_secondary") if item.is_faint else _LABEL
    draw_text(painter, QRectF(area.left(), top, area.width(), upper), item.label, label)
    under = QRectF(area.left(), top + upper - scaled(1), area.width(), lower)
    draw_text(painter, under, item.second, _SECOND)
