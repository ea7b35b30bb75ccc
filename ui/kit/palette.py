"""The Ctrl+K window: one field that finds people, meetings, tasks, papers and commands."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.labels import IconLabel, KeyCap, Label, hairline
from ui.kit.painting import Ink, scaled
from ui.kit.palette_rows import PaletteDelegate, PaletteGroup, PaletteRow

DEBOUNCE_MS = 150
WIDTH, TOP = 720, 96
_Index = QModelIndex | QPersistentModelIndex


Search = Callable[[str], tuple[PaletteGroup, ...]]


class PaletteModel(QAbstractListModel):
    """Headings and finds in one list; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str | PaletteRow, ...] = ()

    def set_groups(self, groups: tuple[PaletteGroup, ...]) -> None:
        """Show other finds."""
        self.beginResetModel()
        lines: list[str | PaletteRow] = []
        for group in groups:
            lines += [group.heading, *group.rows] if group.rows else []
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return the number of headings and finds."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, or the find itself for the delegate."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, PaletteRow):
            return line.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that headings are only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_at(self, number: int) -> PaletteRow | None:
        """Return the find on a line, if it is one."""
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        return line if isinstance(line, PaletteRow) else None


class CommandPalette(QWidget):
    """Lies over its window, darkens it, and hands back the payload of the chosen find."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget, search: Search) -> None:
        super().__init__(window)
        self._over, self._search = window, search
        self._before: QWidget | None = None
        self._asked = ""
        self.model = PaletteModel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.find_now)
        self._build()
        self.hide()
        window.installEventFilter(self)
        theme.notifier().changed.connect(self._place)

    def open(self, text: str = "") -> None:
        """Show the empty field over the window."""
        self._before = self.window().focusWidget()
        self.field.setText(text)
        self.find_now()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go away and give the keyboard back."""
        self._timer.stop()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None
        self.closed.emit()

    def find_now(self) -> None:
        """Show what the typed words find; the first find is selected."""
        self._timer.stop()
        self._asked = self.field.text()
        self._delegate.query = self._asked
        self.model.set_groups(self._search(self._asked))
        self._empty.setVisible(self.model.rowCount() == 0)
        self._select(self._next(-1, 1))
        self._place()

    def _ask_later(self, _text: str) -> None:
        self._timer.start()

    def current_row(self) -> PaletteRow | None:
        """Return the selected find."""
        return self.model.row_at(self.list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; turn the field's arrow keys into list moves."""
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frame in the middle."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken the window."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colour("overlay")))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave when the darkened window is clicked."""
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def _build(self) -> None:
        self.frame = QFrame(self)
        self.frame.setProperty("card", "true")
        self.frame.setProperty("dialog", "true")
        self.frame.setObjectName("palette")
        self.field = QLineEdit()
        self.field.setStyleSheet("border: 0; background: transparent; padding: 0")
        self.field.setProperty(NO_RING, True)
        self.field.setPlaceholderText("Tìm đảng viên, buổi họp, nhiệm vụ, lệnh…")
        self.field.setAccessibleName("Tìm và ra lệnh")
        self.field.textEdited.connect(self._ask_later)
        self.field.installEventFilter(self)
        self._delegate = PaletteDelegate(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Kết quả tìm")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self._pick(self.model.row_at(index.row())))
        self._empty = Label("Chưa tìm thấy. Thử ít chữ hơn.", "secondary")
        self._empty.setContentsMargins(20, 12, 20, 12)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(IconLabel("search", "text_secondary", 22))
        head.addWidget(self.field, 1)
        head.addWidget(KeyCap("Esc"))
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 6, 16, 6)
        hints = KeyHints((KeyHint(("↑", "↓"), "chọn"), KeyHint(("Enter",), "mở")))
        foot.addWidget(hints, 1)
        foot.addWidget(Label("Gõ có dấu hay không dấu đều được", "small"))
        for part in (self._head, hairline(), self.list, self._empty, hairline(), self._foot):
            layout.addWidget(part)

    def _place(self) -> None:
        self.field.setFont(Ink(style="field").font())
        self._head.setFixedHeight(scaled(60))
        wide = min(WIDTH, self.width() - 48)
        top = TOP if self.height() > 640 else 24
        rows = sum(
            self._delegate.height(self.model.data(self.model.index(i), Qt.ItemDataRole.UserRole))
            for i in range(self.model.rowCount())
        )
        foot = self._foot.sizeHint().height() + 4
        room = self.height() - top - 32 - self._head.height() - foot
        self.list.setFixedHeight(max(min(rows, room), 0))
        empty = 0 if self._empty.isHidden() else self._empty.sizeHint().height()
        high = self._head.height() + self.list.height() + empty + foot
        self.frame.setGeometry((self.width() - wide) // 2, top, wide, high)

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._select(self._next(self.list.currentIndex().row(), step))
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                step = 1 if event.key() == Qt.Key.Key_PageDown else -1
                for _ in range(6):
                    self._select(self._next(self.list.currentIndex().row(), step))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.field.text() != self._asked:
                    self.find_now()
                self._pick(self.current_row())
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass
            case _:
                return False
        return True

    def _next(self, number: int, step: int) -> int:
        """Return the next find in a direction, headings passed over; the same at the ends."""
        at = number + step
        while 0 <= at < self.model.rowCount():
            if self.model.row_at(at):
                return at
            at += step
        return number

    def _select(self, number: int) -> None:
        index = self.model.index(number)
        self.list.setCurrentIndex(index)
        row = self.model.row_at(number)
        self.field.setAccessibleDescription(row.spoken if row else "")
        above = self.model.index(number - 1)
        if above.isValid() and not self.model.row_at(number - 1):
            self.list.scrollTo(above)
        self.list.scrollTo(index)

    def _pick(self, row: PaletteRow | None) -> None:
        if row is None:
            return
        self.dismiss()
        self.picked.emit(row.payload)


__all__ = ["CommandPalette", "PaletteGroup", "PaletteModel", "PaletteRow", "Search"]
