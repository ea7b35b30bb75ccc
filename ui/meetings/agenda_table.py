"""The agenda as a ledger: items with what is carried in under them, moved by hand or by keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import time

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QSizePolicy, QWidget

from app.domain.agendas import AgendaItem, ItemOrigin, ItemPart
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingKind
from app.domain.text import clock_text
from app.domain.time_shares import planned_part_minutes, running_starts
from ui.kit import fonts, icons, theme
from ui.kit.cells import RECORD_ROLE, Cell, Group
from ui.kit.chips import ChipSpec, chip_width, paint_chip
from ui.kit.ledger import PADDING, LedgerDelegate, draw_text
from ui.kit.ledger_view import LedgerView
from ui.kit.tables import Column, RecordModel

NUMBER, TITLE, PRESENTER, PRESENT, DISCUSS, STARTS = range(6)
CARRIED = ChipSpec("Tự đưa vào", "gold")
PROFESSIONAL = ChipSpec("Chuyên môn", "warn")
_WIDTHS = {NUMBER: 40, PRESENTER: 152, PRESENT: 88, DISCUSS: 90, STARTS: 80}
_NARROW_TITLE = 200
_PART_TITLES = {ItemPart.REGULAR: "Phần thường kỳ", ItemPart.THEMATIC: "Phần chuyên đề"}


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One row: an item with its running start, or a line under it: carried in, what it serves."""

    item: AgendaItem
    presenter: str = ""
    starts: str = ""
    carried: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """Return what tells the rows apart."""
        return self.item.id, self.carried


def agenda_lines(file: MeetingFile) -> tuple[AgendaLine | Group, ...]:
    """Return the rows of a meeting's agenda; a combined one names its halves."""
    starts = running_starts(file.header.starts_at or time(0), file.agenda)
    has_start = file.header.starts_at is not None
    rows: list[AgendaLine | Group] = []
    part: ItemPart | None = None
    for item, at in zip(file.agenda, starts, strict=True):
        if file.header.kind is MeetingKind.COMBINED and item.part is not part:
            part = item.part
            minutes = planned_part_minutes(file.agenda, part)
            rows.append(Group(_PART_TITLES[part], f"{minutes} phút"))
        presenter = file.name(item.presenter_id) or item.presenter_name
        rows.append(AgendaLine(item, presenter, clock_text(at) if has_start else ""))
        under = (*item.carried_lines, item.serves_line)
        rows += [AgendaLine(item, carried=line) for line in under if line]
    return tuple(rows)


def _of_item(text: Callable[[AgendaLine], str]) -> Callable[[AgendaLine], str]:
    return lambda line: "" if line.carried else text(line)


def _minutes(minutes: int) -> str:
    return str(minutes) if minutes else "–"


def _title(line: AgendaLine) -> str:
    return line.carried or line.item.title


def _columns() -> tuple[Column[AgendaLine], ...]:
    return (
        Column("#", _of_item(lambda r: str(r.item.position))),
        Column("Nội dung", _title, tooltip=_title),
        Column("Người trình bày", _of_item(lambda r: r.presenter)),
        Column("Trình bày", _of_item(lambda r: _minutes(r.item.present_minutes)), numeric=True),
        Column("Thảo luận", _of_item(lambda r: _minutes(r.item.discuss_minutes)), numeric=True),
        Column("Bắt đầu", _of_item(lambda r: r.starts), numeric=True),
    )


class AgendaDelegate(LedgerDelegate):
    """Draws chips behind titles, and carried lines small and indented."""

    def _paint_cell(self, painter: QPainter, inner: QRect, cell: object) -> None:
        if not isinstance(cell, Cell):
            return
        if cell.icon == "corner-down-right":
            self._paint_carried(painter, inner, cell)
        elif cell.chip is not None:
            self._paint_with_chip(painter, inner, cell)
        else:
            super()._paint_cell(painter, inner, cell)

    def _paint_carried(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        side = theme.sizes().icon_small
        ratio = self._view.devicePixelRatioF()
        picture = icons.pixmap(cell.icon, "text_muted", side, ratio)
        painter.drawPixmap(inner.left(), inner.center().y() - side // 2, picture)
        words = inner.adjusted(side + PADDING, 0, 0, 0)
        draw_text(painter, words, cell.text, theme.face("small"), "text_secondary")

    def _paint_with_chip(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        if cell.chip is None:
            return
        face = theme.face("body")
        width = chip_width(cell.chip)
        room = inner.width() - width - PADDING
        taken = min(fonts.width(cell.text, face) + 1, room)
        words = QRect(inner.left(), inner.top(), taken, inner.height())
        draw_text(painter, words, cell.text, face, cell.colour)
        height = theme.sizes().chip
        top = inner.center().y() - height / 2 + 0.5
        place = QRectF(inner.left() + taken + PADDING, top, width, height)
        paint_chip(painter, place, cell.chip, self._view.devicePixelRatioF())


class _AgendaModel(RecordModel[AgendaLine]):
    """Adds the chip of an item, or the mark of a carried line, to the cell of its title."""

    def __init__(self, parent: QWidget) -> None:
        columns = _columns()
        title = columns[TITLE]
        marked = replace(title, chip=_chip, icon=_mark)
        super().__init__((*columns[:TITLE], marked, *columns[TITLE + 1 :]), parent)


def _chip(line: AgendaLine) -> ChipSpec | None:
    if line.carried:
        return None
    if line.item.is_professional:
        return PROFESSIONAL
    return CARRIED if line.item.origin is ItemOrigin.CARRIED else None


def _mark(line: AgendaLine) -> str:
    return "corner-down-right" if line.carried else ""


class AgendaTable(LedgerView):
    """Shows every row without scrolling; Alt+↑ and Alt+↓ or the mouse move an item."""

    moved = Signal(object, int)
    """An item and its new place, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _AgendaModel(self)
        self.setModel(self.rows)
        self.ledger = AgendaDelegate(self)
        self.setItemDelegate(self.ledger)
        self.setAccessibleName("Chương trình buổi họp")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.is_read_only = False
        self._pressed_at: QPoint | None = None
        self._drop_row: int | None = None
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def show_lines(self, lines: Iterable[AgendaLine | Group]) -> None:
        """Show the rows; the chosen item stays chosen."""
        wanted = tuple(lines)
        if wanted == self.rows.rows():
            return
        chosen = self.current_item()
        column = max(self.currentIndex().column(), TITLE)
        self.rows.set_records(wanted)
        self._dress()
        if chosen is not None:
            self.select_item(chosen.id, column)

    def current_item(self) -> AgendaItem | None:
        """Return the chosen item; a carried line stands for its item."""
        row = self.current_row()
        line = self.rows.row(row) if 0 <= row < self.rows.rowCount() else None
        return line.item if isinstance(line, AgendaLine) else None

    def select_item(self, item_id: int, column: int = TITLE) -> bool:
        """Choose an item; say whether it is there."""
        for place, line in enumerate(self.rows.rows()):
            if isinstance(line, AgendaLine) and line.item.id == item_id and not line.carried:
                self.setCurrentIndex(self.rows.index(place, column))
                return True
        return False

    def index_of(self, item_id: int, column: int) -> QModelIndex:
        """Return where a figure of an item stands."""
        for place, line in enumerate(self.rows.rows()):
            if isinstance(line, AgendaLine) and line.item.id == item_id and not line.carried:
                return self.rows.index(place, column)
        return QModelIndex()

    def items(self) -> tuple[AgendaItem, ...]:
        """Return the items in order."""
        return tuple(line.item for line in self.rows.records() if not line.carried)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what a person reads, row by row."""
        return [
            (line.title, line.right)
            if isinstance(line, Group)
            else tuple(column.text(line) for column in self.rows.columns)
            for line in self.rows.rows()
        ]

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(480, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, not the agenda."""
        return QSize(320, self._whole_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles what the other columns leave."""
        super().resizeEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the item with Alt and the arrows; a digit begins to edit minutes."""
        item, key = self.current_item(), event.key()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if item is not None:
                self._move_by(item, -1 if key == Qt.Key.Key_Up else 1)
            return
        is_minutes = self.currentIndex().column() in (PRESENT, DISCUSS)
        if is_minutes and event.text().isdecimal() and not self.is_read_only:
            self.edit_asked.emit(self.currentIndex())
            field = QApplication.focusWidget()
            if field is not None and field is not self:
                QApplication.sendEvent(field, event)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an item."""
        super().mousePressEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the item would go."""
        point = event.position().toPoint()
        held = self._pressed_at if event.buttons() & Qt.MouseButton.LeftButton else None
        if held is None or self.is_read_only:
            super().mouseMoveEvent(event)
            return
        if abs(point.y() - held.y()) >= QApplication.startDragDistance():
            self._drop_row = self._gap_at(point.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the item down."""
        drop, self._drop_row, self._pressed_at = self._drop_row, None, None
        if drop is None:
            super().mouseReleaseEvent(event)
            return
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        item = self.current_item()
        if item is not None:
            self._move_to_gap(item, drop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows and, while an item is dragged, the line where it would go."""
        super().paintEvent(event)
        if self._drop_row is None:
            return
        painter = QPainter(self.viewport())
        y = self._gap_y(self._drop_row)
        painter.fillRect(QRect(0, y - 1, self.viewport().width(), 3), theme.colour("marker"))

    def _move_by(self, item: AgendaItem, steps: int) -> None:
        places = [other.id for other in self.items()]
        target = places.index(item.id) + steps
        if 0 <= target < len(places) and not self.is_read_only:
            self.moved.emit(item, target)

    def _move_to_gap(self, item: AgendaItem, gap: int) -> None:
        """Turn the gap between rows into a place among the items."""
        before = [
            line.item.id
            for line in self.rows.rows()[:gap]
            if isinstance(line, AgendaLine) and not line.carried
        ]
        target = len([item_id for item_id in before if item_id != item.id])
        if target != [other.id for other in self.items()].index(item.id):
            self.moved.emit(item, target)

    def _gap_at(self, y: int) -> int:
        for row in range(self.rows.rowCount()):
            middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
            if y < middle:
                return row
        return self.rows.rowCount()

    def _gap_y(self, gap: int) -> int:
        if gap < self.rows.rowCount():
            return self.rowViewportPosition(gap)
        return self._whole_height() - self.horizontalHeader().height() - 2

    def _dress(self) -> None:
        sizes, count = theme.sizes(), len(self.rows.columns)
        self.horizontalHeader().setFixedHeight(sizes.row)
        self.clearSpans()
        for place, line in enumerate(self.rows.rows()):
            is_small = isinstance(line, Group) or bool(line.carried)
            self.setRowHeight(place, sizes.row - 4 if is_small else sizes.row)
            if isinstance(line, Group):
                self.setSpan(place, 0, 1, count)
            elif line.carried:
                self.setSpan(place, TITLE, 1, count - TITLE)
        self._fit_columns()
        self.updateGeometry()

    def _fit_columns(self) -> None:
        grown = theme.sizes().font_body / 11
        widths = {place: round(width * grown) for place, width in _WIDTHS.items()}
        rest = self.viewport().width() - sum(widths.values())
        is_tight = rest < _NARROW_TITLE * grown
        self.setColumnHidden(STARTS, is_tight)
        if is_tight:
            rest += widths.pop(STARTS)
        widths[TITLE] = max(rest, round(_NARROW_TITLE * grown / 2))
        for place, width in widths.items():
            self.setColumnWidth(place, width)

    def _whole_height(self) -> int:
        return theme.sizes().row + self.verticalHeader().length() + 1


def record_at(index: QModelIndex) -> AgendaLine | None:
    """Return the row under an index, None for a group."""
    line = index.data(RECORD_ROLE)
    return line if isinstance(line, AgendaLine) else None
