"""The frame of the window: sidebar, top bar, the pages one at a time, messages and progress."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.messages import MessageStrip
from ui.kit.page import scrolling
from ui.kit.sidebar import Sidebar
from ui.kit.task_cards import TaskCards
from ui.kit.tokens import SizeName, data
from ui.kit.topbar import NARROW, TopBar

RAIL_BELOW_WHEN_LARGE = 1600


class Shell(QWidget):
    """Knows where things stand, not what they mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.sidebar = Sidebar()
        self.topbar = TopBar()
        self._stack = QStackedWidget()
        self._stack.setObjectName("places")
        self._areas: dict[QWidget, QScrollArea] = {}
        self._full: QWidget | None = None
        self._lay_out()
        self.strip = MessageStrip(self._stack)
        # F6 comes through the window, so that a page may use it for itself without a quarrel.
        self.strip.set_key_enabled(False)
        self.cards = TaskCards(self._stack)
        theme.notifier().changed.connect(self._arrange)

    @property
    def page(self) -> QWidget | None:
        """Return the page in front, None while a full page is shown."""
        area = self._stack.currentWidget()
        return next((page for page, held in self._areas.items() if held is area), None)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front; it scrolls up and down when the window is too low for it."""
        if page not in self._areas:
            page.setProperty(NO_RING, True)
            area = scrolling(page)
            self._areas[page] = area
            self._stack.addWidget(area)
        self._stack.setCurrentWidget(self._areas[page])
        self._drop_full()
        self._show_frame(is_shown=True)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_full(self, page: QWidget, *, alone: bool = False) -> None:
        """Show a page that stands in for all others; `alone` takes sidebar and top bar away too."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._drop_full()
        self._full = page
        self._show_frame(is_shown=not alone)

    def drop_pages(self) -> None:
        """Let go of every page, as when the book is closed."""
        for area in self._areas.values():
            self._stack.removeWidget(area)
            area.deleteLater()
        self._areas.clear()
        self.strip.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more room when the window is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _show_frame(self, *, is_shown: bool) -> None:
        self.sidebar.setVisible(is_shown)
        self.topbar.setVisible(is_shown)

    def _arrange(self) -> None:
        is_normal = theme.current().size is SizeName.NORMAL
        limit = data()["layout"]["railBelowWidth"] if is_normal else RAIL_BELOW_WHEN_LARGE
        self.sidebar.set_rail(self.width() < limit)
        narrow = NARROW if is_normal else NARROW + 200
        self.topbar.set_narrow(is_narrow=self.width() < narrow)

    def _drop_full(self) -> None:
        if self._full is not None and self._full is not self._stack.currentWidget():
            self._stack.removeWidget(self._full)
            self._full.deleteLater()
            self._full = None

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
