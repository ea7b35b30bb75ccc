"""The places in the sidebar as a list model, and how one of them is drawn, wide or as a rail."""

from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import theme
from ui.kit.painting import (
    CENTRE,
    Ink,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
    is_elided,
    line_height,
    scaled,
    text_width,
)

INSET, PAD, ICON_GAP, BETWEEN = 8, 12, 10, 2
RAIL_INSET, TIGHT_INSET = 6, 2
BADGE_RIGHT = 5
RAIL_HEIGHT = 58
BADGE = 20
MARKER_WIDTH, MARKER, RAIL_MARKER = 4, 24, 40
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SidebarItem:
    """A place: its key, its name, the short name of the rail, and how many things are overdue."""

    key: str
    title: str
    short: str
    icon: str
    keys: str = ""
    badge: int = 0

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.title}, {self.badge} việc quá hạn" if self.badge else self.title


class SidebarModel(QAbstractListModel):
    """The places in order; which one is open is known to the delegate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[SidebarItem, ...] = ()

    @property
    def items(self) -> tuple[SidebarItem, ...]:
        """Return the places in order."""
        return self._items

    def set_items(self, items: tuple[SidebarItem, ...]) -> None:
        """Show other places, or the same with other badges, which keeps the current one."""
        if [item.key for item in items] == [item.key for item in self._items]:
            self._items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, what is read aloud, the tooltip, or the place itself."""
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{item.spoken} ({item.keys})" if item.keys else item.spoken
        return None


class SidebarDelegate(QStyledItemDelegate):
    """Draws a place: icon beside its name, or over its short name in the rail."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_row = -1
        self.pressed_row = -1
        self.is_rail = False
        self.rail_height = RAIL_HEIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a place with the gap under it."""
        del option, index
        high = self.rail_height if self.is_rail else theme.sizes().sidebar_item
        return QSize(0, high + BETWEEN)  # as wide as the list

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground of the place's state, then icon, name and badge."""
        item = index.data(ITEM_ROLE)
        whole = QRectF(option.rect).adjusted(0, 0, 0, -BETWEEN)
        state: QStyle.StateFlag = option.state
        inset = self._inset(whole.width())
        area = whole.adjusted(inset, 0, -inset, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, whole, area, index.row(), state)
        if isinstance(item, SidebarItem):
            ink = self._ink(index.row())
            (self._paint_stacked if self.is_rail else self._paint_line)(painter, area, item, ink)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area, radius=6)
        painter.restore()

    def _inset(self, width: float) -> int:
        """Return the room at both sides of an item, less of it beside a scroll bar."""
        if not self.is_rail:
            return INSET
        return RAIL_INSET if width >= theme.sizes().sidebar_rail - 2 else TIGHT_INSET

    def _ink(self, row: int) -> Ink:
        style = "small" if self.is_rail else "body"
        if row != self.open_row:
            return Ink("text_secondary", style)
        is_filled = theme.current().is_high_contrast
        return Ink("on_primary" if is_filled else "primary_text", style, 600)

    def _paint_ground(
        self, painter: QPainter, whole: QRectF, area: QRectF, row: int, state: QStyle.StateFlag
    ) -> None:
        if row == self.open_row:
            fill = "primary" if theme.current().is_high_contrast else "primary_tint"
            draw_box(painter, area, fill=fill, radius=6)
            high = RAIL_MARKER if self.is_rail else MARKER
            mark = QRectF(whole.left() - 2, whole.center().y() - high / 2, MARKER_WIDTH + 2, high)
            draw_box(painter, mark, fill="marker", radius=2)
        elif row == self.pressed_row:
            draw_box(painter, area, fill="pressed", radius=6)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, area, fill="hover", radius=6)

    def _paint_line(self, painter: QPainter, area: QRectF, item: SidebarItem, ink: Ink) -> None:
        side, middle = theme.sizes().icon, area.center().y()
        left = area.left() + PAD
        draw_icon(painter, QPointF(left + side / 2, middle), item.icon, ink.colour, side)
        left += side + ICON_GAP
        right = area.right() - BADGE_RIGHT
        if item.badge:
            width = badge_width(item.badge)
            draw_badge(painter, QPointF(right - width / 2, middle), item.badge)
            right -= width + 3
        room = right - left
        if is_elided(item.title, ink, room):
            ink = replace(ink, weight=400)  # a name is never cut for the sake of its weight
        draw_text(painter, QRectF(left, area.top(), room, area.height()), item.title, ink)

    def _paint_stacked(self, painter: QPainter, area: QRectF, item: SidebarItem, ink: Ink) -> None:
        side, line = theme.sizes().icon, line_height(ink)
        top = area.center().y() - (side + 2 + line) / 2
        middle = area.center().x()
        draw_icon(painter, QPointF(middle, top + side / 2), item.icon, ink.colour, side)
        words = QRectF(area.left(), top + side + 2, area.width(), line)
        draw_text(painter, words, item.short, ink, CENTRE)
        if item.badge:
            across = middle + side / 2 + badge_width(item.badge) / 2
            draw_badge(painter, QPointF(across, top + badge_height() / 2 - 4), item.badge)


def badge_height() -> int:
    """Return the height of a badge in the size mode in force."""
    return scaled(BADGE - 2)


def badge_width(count: int) -> int:
    """Return the width of a badge: square, or wider for more digits."""
    return max(scaled(BADGE), text_width(_badge_text(count), _badge_ink()) + 10)


def draw_badge(painter: QPainter, centre: QPointF, count: int) -> None:
    """Draw a number in its small red frame."""
    width, height = badge_width(count), badge_height()
    corner = QPointF(round(centre.x() - width / 2), round(centre.y() - height / 2))
    area = QRectF(corner.x(), corner.y(), width, height)
    draw_box(painter, area, fill="surface", edge="error_border", radius=5)
    draw_text(painter, area, _badge_text(count), _badge_ink(), CENTRE)


def _badge_text(count: int) -> str:
    return str(count) if count < 100 else "99+"


def _badge_ink() -> Ink:
    return Ink("error", "small", 600, tabular=True)
