"""The frame of the window: sidebar, top bar, one page, help beside it, messages, progress."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.messages import MessageStrip
from ui.kit.page import BESIDE, take_in
from ui.kit.painting import scaled
from ui.kit.scroll_area import ScrollArea
from ui.kit.sidebar import Sidebar
from ui.kit.task_cards import TaskCards
from ui.kit.tokens import SizeName, data
from ui.kit.topbar import NARROW, TopBar

RAIL_BELOW_WHEN_LARGE = 1600
LEAST_ROOM = 940
"""What the window keeps beside the help, as at size Vừa; with less, help lies over the page."""
HELP_LEAST, HELP_USUAL, HELP_MOST = 300, 372, 640


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
        self._beside: QWidget | None = None
        self._beside_width = HELP_USUAL
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
            area = ScrollArea()
            self._areas[page] = area
            self._stack.addWidget(area)  # first: a page put into a bare area is dressed twice
            take_in(area, page)
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

    def show_beside(self, panel: QWidget) -> None:
        """Show a panel at the right of the page, over it where the window is narrow."""
        self._beside = panel
        panel.setParent(self)
        panel.show()
        panel.raise_()
        self._arrange()

    def hide_beside(self) -> None:
        """Give its room back to the page."""
        if self._beside is not None:
            self._beside.hide()
            self._beside = None
            self._arrange()

    @property
    def beside_width(self) -> int:
        """Return how wide the panel beside the page is, as at size Vừa."""
        return self._beside_width

    def set_beside_width(self, width: int) -> None:
        """Make the panel beside the page wider or narrower, within what can be read."""
        self._beside_width = min(max(width, HELP_LEAST), HELP_MOST)
        self._arrange()

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
        if self._beside is not None:
            self._arrange()

    def _arrange(self) -> None:
        is_normal = theme.current().size is SizeName.NORMAL
        limit = data()["layout"]["railBelowWidth"] if is_normal else RAIL_BELOW_WHEN_LARGE
        taken = self._beside_room()
        self.sidebar.set_rail(self.width() - taken < limit)
        narrow = NARROW if is_normal else NARROW + 200
        self.topbar.set_narrow(is_narrow=self.width() - taken < narrow)
        self._place_beside(taken)

    def _beside_room(self) -> int:
        """Return the width the help takes from the page: none where it lies over it."""
        if self._beside is None:
            return 0
        width = scaled(self._beside_width)
        return width if self.width() - width >= scaled(LEAST_ROOM) else 0

    def _place_beside(self, taken: int) -> None:
        if self._row.contentsMargins().right() != taken:
            self._row.setContentsMargins(0, 0, taken, 0)
            self.window().setProperty(BESIDE, taken)
        if self._beside is not None:
            width = min(scaled(self._beside_width), self.width() * 3 // 5)
            top = 0 if taken or self.topbar.isHidden() else self.topbar.height()
            self._beside.setGeometry(self.width() - width, top, width, self.height() - top)

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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.sidebar)
        self._row.addLayout(right, 1)
