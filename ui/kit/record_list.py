"""A list of records told in words: name and state, a few lines of text, where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit import focus, theme
from ui.kit.cards import PADDING, EmptyState
from ui.kit.chips import ChipSpec, chip_width, paint_chip
from ui.kit.painting import Flow, Ink, Run, draw_box, draw_line, draw_ring, draw_text, line_height

MOST_LINES = 2
TOP, GAP = 10, 8
MARKER = 4
_TITLE, _TEXT, _NOTE = Ink(weight=600), Ink(), Ink("text_muted", "small")
_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One record: its key, its name with a state behind it, its words, its origin."""

    key: Any
    title: str
    text: str = ""
    note: str = ""
    chip: ChipSpec | None = None

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        state = self.chip.text if self.chip else ""
        return ". ".join(part for part in (self.title, state, self.text, self.note) if part)


class RecordList(QWidget):
    """Shows entries under each other; signals carry the key, never a row number."""

    selected = Signal(object)
    """The key of the chosen entry, None when the list has become empty."""
    opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, name: str, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = empty
        self._model = _EntryModel(self)
        self.view = _EntryView(self)
        self.view.setModel(self._model)
        self.view.setAccessibleName(name)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        self.setFocusProxy(self.view)
        self._is_restoring = False
        self._show_empty_or_entries()
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._on_choice())
        self.view.opened.connect(lambda: self.opened.emit(self.current()))
        self.view.delete_asked.connect(lambda: self.delete_asked.emit(self.current()))
        theme.notifier().changed.connect(self.view.doItemsLayout)

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """Show other entries; the chosen one stays chosen, else the first is."""
        kept = self.current()
        self._is_restoring = True
        self._model.set_entries(tuple(entries))
        if not self.select(kept) and entries:
            self.select(entries[0].key)
        self._is_restoring = False
        self._show_empty_or_entries()
        if self.current() != kept:
            self.selected.emit(self.current())

    def entries(self) -> tuple[ListEntry, ...]:
        """Return what is shown, in order."""
        return self._model.entries

    def current(self) -> Any:
        """Return the key of the chosen entry, None when there is none."""
        entry = self.view.currentIndex().data(_ENTRY_ROLE)
        return entry.key if isinstance(entry, ListEntry) else None

    def select(self, key: Any) -> bool:
        """Choose the entry with that key and show it; say whether it is there."""
        for place, entry in enumerate(self._model.entries):
            if entry.key == key:
                self.view.setCurrentIndex(self._model.index(place))
                return True
        return False

    def _on_choice(self) -> None:
        if not self._is_restoring:
            self.selected.emit(self.current())

    def _show_empty_or_entries(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.entries else 1)


class _EntryModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[ListEntry, ...] = ()

    def set_entries(self, entries: tuple[ListEntry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == _ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry.text if role == Qt.ItemDataRole.ToolTipRole else None


class _EntryView(QListView):
    opened = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty(focus.NO_RING, True)
        self.activated.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with Delete; the rest is the list's own."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_asked.emit()
            return
        super().keyPressEvent(event)


class _EntryDelegate(QStyledItemDelegate):
    """Draws name and chip, the wrapped words, and the quiet line below them."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of all lines at the width of the list."""
        del option
        entry: ListEntry = index.data(_ENTRY_ROLE)
        width = self._view.viewport().width()
        return QSize(0, self._height(entry, width - 2 * PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one entry."""
        entry: ListEntry = index.data(_ENTRY_ROLE)
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, state)
        self._paint_words(painter, area.adjusted(PADDING, TOP, -PADDING, -TOP), entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            draw_box(painter, area, fill="selection_bg")
            mark = QRectF(area.left(), area.top(), MARKER, area.height())
            painter.fillRect(mark, theme.colour("marker"))
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, area, fill="hover")
        below = QPointF(0, -1)
        draw_line(painter, area.bottomLeft() + below, area.bottomRight() + below, "border")
        if is_chosen and self._view.hasFocus():
            draw_ring(painter, area.adjusted(MARKER, 0, 0, -1), radius=2)

    def _paint_words(self, painter: QPainter, area: QRectF, entry: ListEntry) -> None:
        first = self._first_line(entry)
        room = area.width()
        if entry.chip is not None:
            width, high = chip_width(entry.chip), theme.sizes().chip
            room -= width + GAP
            chip = QRectF(area.right() - width, area.top() + (first - high) / 2, width, high)
            paint_chip(painter, chip, entry.chip, self._view.devicePixelRatioF())
        draw_text(painter, QRectF(area.left(), area.top(), room, first), entry.title, _TITLE)
        top = area.top() + first
        if entry.text:
            words = _flow(entry, area.width())
            words.draw(painter, QPointF(area.left(), top))
            top += words.height
        if entry.note:
            line = QRectF(area.left(), top, area.width(), line_height(_NOTE))
            draw_text(painter, line, entry.note, _NOTE)

    def _height(self, entry: ListEntry, width: float) -> int:
        words = _flow(entry, width).height if entry.text else 0
        note = line_height(_NOTE) if entry.note else 0
        return self._first_line(entry) + words + note + 2 * TOP

    def _first_line(self, entry: ListEntry) -> int:
        chip = theme.sizes().chip if entry.chip is not None else 0
        return max(line_height(_TITLE), chip)


def _flow(entry: ListEntry, width: float) -> Flow:
    return Flow((Run(entry.text.replace("\n", " "), _TEXT),), width, most_lines=MOST_LINES)
