"""Tabs of a place, each with its picture and how many there are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.kit import icons, theme

PADDING = 14


class CountedTabs(QTabBar):
    """Words with a figure behind them."""

    def __init__(
        self, tabs: tuple[tuple[str, str], ...], name: str, parent: QWidget | None = None
    ) -> None:
        """Take the title and the icon of each tab."""
        super().__init__(parent)
        self._tabs = tabs
        self._figures = [""] * len(tabs)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        for title, _icon in tabs:
            self.addTab(title)
        self.currentChanged.connect(lambda _place: self._dress())
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def set_count(self, place: int, count: int | None) -> None:
        """Show how many there are behind a tab, none for no figure."""
        title = self._tabs[place][0]
        self._figures[place] = "" if count is None else str(count)
        self.setTabText(place, title if count is None else f"{title}  {count}")
        self.setAccessibleTabName(place, title if count is None else f"{title}, {count}")

    def counts(self) -> tuple[str, ...]:
        """Return the figures shown."""
        return tuple(self._figures)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of picture and words at their boldest."""
        words = QFontMetrics(theme.font(weight=600)).horizontalAdvance(self.tabText(index))
        return QSize(words + theme.sizes().icon + 2 * PADDING + 6, theme.sizes().tab)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def _dress(self) -> None:
        side = theme.sizes().icon - 2
        self.setIconSize(QSize(side + 2, side))
        for place, (_title, icon) in enumerate(self._tabs):
            is_current = place == self.currentIndex()
            chosen = "on_primary" if theme.current().is_high_contrast else "primary_text"
            self.setTabIcon(
                place, icons.icon(icon, chosen if is_current else "text_secondary", side, gap=2)
            )
        self.updateGeometry()
