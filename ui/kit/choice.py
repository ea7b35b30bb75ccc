"""A list to choose from: typing finds entries without marks, long lists get a filter line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.text import fold
from ui.kit import focus, icons, theme

FILTER_FROM = 13
TYPING_PAUSE_MS = 900


class Choice(QComboBox):
    """One value of many; nothing is chosen until a person chooses."""

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]] = (),
        *,
        required: bool = False,
        placeholder: str = "Chưa chọn",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.required = required
        self._values: tuple[Any, ...] = ()
        self._typed, self._since = "", QElapsedTimer()
        self._filter: QLineEdit | None = None
        self._list = _FoldList(self)
        self.setView(self._list)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setPlaceholderText(placeholder)
        self.setMaxVisibleItems(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda _place: self.changed.emit())
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other entries, keeping the chosen value if it is still among them."""
        kept = self.value()
        self._values = tuple(value for value, _ in options)
        self.clear()
        self.addItems([text for _, text in options])
        self.set_value(kept)

    def value(self) -> Any:
        """Return the chosen value, None when none is chosen."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves the field empty."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def trouble(self) -> str:
        """Return nothing: a choice can always be read."""
        return ""

    def texts(self) -> tuple[str, ...]:
        """Return the entries in order."""
        return tuple(self.itemText(place) for place in range(self.count()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless the field has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find an entry by its first letters, with or without marks."""
        if not is_typing(event):
            super().keyPressEvent(event)
            return
        place = self._find(event.text())
        if place is not None and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.changed.emit()

    def showPopup(self) -> None:
        """Open the list, with a filter line above it when it is long."""
        if self.count() >= FILTER_FROM and self._filter is None:
            self._filter = self._add_filter()
        super().showPopup()
        if self._filter is not None:
            self._filter.clear()
            self._filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send the arrow keys and Enter of the filter line to the list."""
        if watched is self._filter and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            if is_press and event.key() in _LIST_KEYS:
                self._list.pressed_key(event)
                return True
        return super().eventFilter(watched, event)

    def _find(self, letter: str) -> int | None:
        if not self._since.isValid() or self._since.elapsed() > TYPING_PAUSE_MS:
            self._typed = ""
        self._since.restart()
        self._typed += letter
        return find_text(self.texts(), self._typed)

    def _add_filter(self) -> QLineEdit:
        container = self._list.parentWidget()
        line = QLineEdit(container)
        line.setPlaceholderText("Gõ để lọc, không cần dấu")
        line.setAccessibleName("Lọc danh sách")
        line.setProperty(focus.NO_RING, True)
        line.installEventFilter(self)
        line.textChanged.connect(self._list.show_matching)
        box = container.layout() if container is not None else None
        if isinstance(box, QBoxLayout):
            box.insertWidget(0, line)
        return line


_LIST_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
     Qt.Key.Key_Return, Qt.Key.Key_Enter}
)  # fmt: skip


def is_typing(event: QKeyEvent) -> bool:
    """Say whether a key press writes a letter (a blank opens the list, as everywhere)."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text) and text.isprintable() and text != " " and not event.modifiers() & commands


def find_text(texts: Sequence[str], typed: str) -> int | None:
    """Return the first text that starts with what was typed, or has a word that does."""
    wanted = fold(typed)
    folded = [fold(text) for text in texts]
    for place, text in enumerate(folded):
        if text.startswith(wanted):
            return place
    for place, text in enumerate(folded):
        if f" {wanted}" in text:
            return place
    return None


class _FoldList(QListView):
    """The list of a choice; looks entries up without marks."""

    def keyboardSearch(self, search: str) -> None:
        """Move to the entry that starts with the typed letters."""
        place = find_text(self._texts(), search)
        if place is not None:
            self.setCurrentIndex(self.model().index(place, 0))

    def pressed_key(self, event: QKeyEvent) -> None:
        """Take a key meant for the list while the filter line has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
            self._choose()
            return
        self.keyPressEvent(event)

    def show_matching(self, typed: str) -> None:
        """Leave only the entries that contain what was typed."""
        wanted = fold(typed)
        shown = []
        for place, text in enumerate(self._texts()):
            is_match = wanted in fold(text)
            self.setRowHidden(place, not is_match)
            if is_match:
                shown.append(place)
        if shown and self.isRowHidden(self.currentIndex().row()):
            self.setCurrentIndex(self.model().index(shown[0], 0))

    def _choose(self) -> None:
        combo = self.window().parentWidget()
        if isinstance(combo, QComboBox) and self.currentIndex().isValid():
            combo.setCurrentIndex(self.currentIndex().row())
            combo.hidePopup()
            combo.activated.emit(combo.currentIndex())

    def _texts(self) -> list[str]:
        model = self.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws one entry; the chosen one has a check at its right."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self._combo = combo

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Return a row of the size mode."""
        return QSize(super().sizeHint(option, index).width() + 48, theme.sizes().row)

    def paint(  # type: ignore[override]
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Draw ground, words and check."""
        area: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selection_bg"))
        painter.save()
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        is_chosen = index.row() == self._combo.currentIndex()
        words = area.adjusted(11, 0, -36 if is_chosen else -10, 0)
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        if is_chosen:
            side = theme.sizes().icon_small
            picture = icons.pixmap("check", "text", side, self._combo.devicePixelRatioF())
            painter.drawPixmap(area.right() - side - 10, area.center().y() - side // 2 + 1, picture)
        painter.restore()
