"""The one dialog: a question with its object, what will follow, a way out and a verb."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.kit import theme
from ui.kit.buttons import ButtonKind, PushButton, secondary
from ui.kit.dropping import drop
from ui.kit.focus import REACH
from ui.kit.labels import Label
from ui.kit.page import scrolling

PADDING = 24
EDGES, LEAST_ROOM, USUAL_HEIGHT = 230, 200, 720
"""What question, verb and the room around a dialog take; the least a scrolled form gets."""


class Overlay(QWidget):
    """Dims a window while a dialog stands over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at its new size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the shade."""
        QPainter(self).fillRect(self.rect(), theme.colour("overlay"))


class Dialog(QDialog):
    """Enter presses the verb unless it deletes something; Esc leaves."""

    def __init__(
        self,
        question: str,
        consequence: str,
        verb: str,
        *,
        leave: str = "Để sau",
        danger: bool = False,
        width: int = 480,
    ) -> None:
        super().__init__()
        self.setWindowTitle(question)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self.setAccessibleDescription(consequence)
        self._overlay: Overlay | None = None
        self._danger, self._grip = danger, QPoint()
        kind = ButtonKind.DANGER if danger else ButtonKind.PRIMARY
        self.verb = PushButton(verb, kind)
        self.leave = secondary(leave) if leave else None
        self._reason = Label("", "small", tone="warn")
        self.content = QVBoxLayout()
        self._build(question, consequence)
        self.setFixedWidth(width)
        (self.leave if danger and self.leave else self.verb).setFocus()

    def add(self, widget: QWidget) -> None:
        """Put a widget between the words and the buttons."""
        self.content.addLayout(_inset(widget))

    def add_scrolling(self, widget: QWidget) -> None:
        """Put a tall widget between words and buttons; it scrolls where the window is low."""
        holder = QWidget()
        holder.setLayout(_inset(widget, REACH))
        area = scrolling(holder)
        room = max(_window_height() - EDGES, LEAST_ROOM)
        for ground in (area.viewport(), holder, widget):
            ground.setAutoFillBackground(False)
        self.content.addWidget(area)
        self.ensurePolished()  # sizes are those of the style sheet from here on
        area.setMinimumHeight(min(holder.sizeHint().height(), room))

    def set_verb_icon(self, name: str) -> None:
        """Show an icon on the verb."""
        self.verb.set_icon(name)

    def set_ready(self, is_ready: bool, reason: str = "") -> None:
        """Let the verb be pressed, or say beside it what is missing."""
        self.verb.setEnabled(is_ready)
        self._reason.setText("" if is_ready else reason)

    def place_over(self, window: QWidget) -> None:
        """Stand in the middle of a window and dim it."""
        self.setParent(window, self.windowFlags())
        self.adjustSize()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():  # as high as its own width asks
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        middle = window.mapToGlobal(window.rect().center()) - self.rect().center()
        self.move(middle)
        self._overlay = Overlay(window)
        self._overlay.show()
        self._overlay.raise_()

    def done(self, result: int) -> None:
        """Take the shade away with the dialog."""
        if self._overlay is not None:
            drop(self._overlay)
            self._overlay = None
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the verb with Enter, except where it deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_focused_or_verb()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet to move it."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the sheet."""
        self.move(event.globalPosition().toPoint() - self._grip)

    def _press_focused_or_verb(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, PushButton) and focused.isEnabled():
            focused.click()
        elif not self._danger and self.verb.isEnabled():
            self.verb.click()

    def _build(self, question: str, consequence: str) -> None:
        sheet = QFrame(self)
        sheet.setProperty("dialog", "true")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(PADDING - REACH, PADDING - 4, PADDING - REACH, PADDING)
        column.setSpacing(8)
        column.addLayout(_inset(Label(question, "section", wrap=True)))
        if consequence:
            column.addLayout(_inset(Label(consequence, wrap=True)))
        self.content.setSpacing(8)
        column.addLayout(self.content)
        column.addSpacing(8)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(REACH, 0, REACH, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._reason)
        self.verb.clicked.connect(lambda _checked: self.accept())
        if self.leave is not None:
            self.leave.clicked.connect(lambda _checked: self.reject())
            self.leave.setMinimumWidth(84)
            row.addWidget(self.leave)
        self.verb.setMinimumWidth(84)
        row.addWidget(self.verb)
        return row


def _inset(widget: QWidget, above: int = 0) -> QVBoxLayout:
    """Set a widget in by the reach of the ring, so that a scrolled one lines up and has room."""
    layout = QVBoxLayout()
    layout.setContentsMargins(REACH, above, REACH, above)
    layout.addWidget(widget)
    return layout


def _window_height() -> int:
    window: QWidget | None = QApplication.activeWindow()
    return window.height() if window is not None else USUAL_HEIGHT
