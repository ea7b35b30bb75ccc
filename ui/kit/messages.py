"""The strip at the bottom of a page that says what was done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.labels import IconLabel, Label
from ui.kit.tokens import data

MARGIN = 16
HEIGHT = 44


class MessageStrip(QFrame):
    """One message at a time, the newest; F6 puts the keyboard on it, Esc closes it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("message", "true")
        self._page = page
        self._undo: Callable[[], None] | None = None
        self._icon = IconLabel("check", "tooltip_text", 18)
        self.label = Label("", wrap=True)
        self.undo_button = secondary("Hoàn tác", small=True)
        self.close_button = secondary("", icon="x", small=True)
        self.key = QShortcut(QKeySequence(Qt.Key.Key_F6), page)
        self.key.activated.connect(self.take_focus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(data()["time"]["messageStripMs"])
        self._timer.timeout.connect(self._leave_unless_used)
        self._build()
        page.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self.hide()

    def say(
        self, text: str, *, undo: Callable[[], None] | None = None, icon: str = "check"
    ) -> None:
        """Show what was done, with a way back if there is one."""
        self._undo = undo
        self.label.setText(text)
        self._icon.set_icon(icon, "tooltip_text")
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """Return the message now shown, "" when there is none."""
        return self.label.text() if not self.isHidden() else ""

    def undo(self) -> None:
        """Take back what the message says."""
        act, self._undo = self._undo, None
        self.hide()
        if act is not None:
            act()

    def take_focus(self) -> None:
        """Put the keyboard on the strip."""
        if self.isHidden():
            return
        target = self.undo_button if self._undo is not None else self.close_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_key_enabled(self, is_enabled: bool) -> None:
        """Give F6 away while a page uses it for something else."""
        self.key.setEnabled(is_enabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the page grows."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.close_button.setAccessibleName("Đóng thông báo")
        self.close_button.setToolTip("Đóng thông báo")
        self.undo_button.clicked.connect(lambda _checked: self.undo())
        self.close_button.clicked.connect(lambda _checked: self.hide())
        self.undo_button.set_icon("undo-2", "tooltip_text")
        self.close_button.set_icon("x", "tooltip_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)

    def _leave_unless_used(self) -> None:
        if self.isAncestorOf(self.focusWidget()) or self.underMouse():
            self._timer.start()
            return
        self.hide()

    def _place(self) -> None:
        width = self._page.width() - 2 * MARGIN
        lowest = max(HEIGHT, theme.sizes().control_small + 14)
        height = max(lowest, self.heightForWidth(width))
        self.setGeometry(MARGIN, self._page.height() - height - MARGIN, width, height)
