"""Tabs of a place, each with its picture and how many there are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.kit import icons, theme

PICTURE_ROOM, TIGHT_PADDING = 2 * 14 + 6, 14


class CountedTabs(QTabBar):
    """Words with a figure behind them."""

    def __init__(
        self, tabs: tuple[tuple[str, str], ...], name: str, parent: QWidget | None = None
    ) -> None:
        """Take the title and the icon of each tab."""
        super().__init__(parent)
        self._tabs = list(tabs)
        self._figures = [""] * len(tabs)
        self._is_tight = False
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
        """Show how many there are behind a tab, none for no figure; figures need room too."""
        title = self._tabs[place][0]
        self._figures[place] = "" if count is None else str(count)
        self.setTabText(place, title if count is None else f"{title}  {count}")
        self.setAccessibleTabName(place, title if count is None else f"{title}, {count}")
        self._fit(self.width())

    def set_title(self, place: int, title: str) -> None:
        """Give a tab other words: "Cuối năm 2027" where another year is shown."""
        if title != self._tabs[place][0]:
            self._tabs[place] = title, self._tabs[place][1]
            figure = self._figures[place]
            self.set_count(place, int(figure) if figure else None)
            self.updateGeometry()

    def counts(self) -> tuple[str, ...]:
        """Return the figures shown."""
        return tuple(self._figures)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of picture and words at their boldest."""
        return QSize(self._tab_width(index, is_tight=self._is_tight), theme.sizes().tab)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pictures out where all tabs would not fit with them."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, room: int) -> None:
        needed = sum(self._tab_width(place, is_tight=False) for place in range(self.count()))
        if (needed > room) is not self._is_tight:
            self._is_tight = needed > room
            self._dress()

    def _tab_width(self, place: int, *, is_tight: bool) -> int:
        words = QFontMetrics(theme.font(weight=600)).horizontalAdvance(self.tabText(place))
        return words + 2 * TIGHT_PADDING if is_tight else words + theme.sizes().icon + PICTURE_ROOM

    def _dress(self) -> None:
        side = theme.sizes().icon - 2
        self.setIconSize(QSize(side + 2, side))
        for place, (_title, icon) in enumerate(self._tabs):
            is_current = place == self.currentIndex()
            chosen = "on_primary" if theme.current().is_high_contrast else "primary_text"
            colour = chosen if is_current else "text_secondary"
            shown = QIcon() if self._is_tight else icons.icon(icon, colour, side, gap=2)
            self.setTabIcon(place, shown)
        self.updateGeometry()
