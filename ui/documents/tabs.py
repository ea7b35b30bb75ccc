"""The two tabs of the page, each with its picture and how many there are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from ui.kit import icons, theme
from ui.kit.labels import Label

PADDING, GAP = 14, 8


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

    def set_count(self, place: int, count: int) -> None:
        """Show how many there are behind a tab."""
        if str(count) == self._figures[place]:
            return
        self._figures[place] = str(count)
        side = QTabBar.ButtonPosition.RightSide
        old = self.tabButton(place, side)
        self.setTabButton(place, side, _held(str(count)))
        if old is not None:
            old.deleteLater()
        self.setAccessibleTabName(place, f"{self._tabs[place][0]}, {count}")
        self.updateGeometry()

    def counts(self) -> tuple[str, ...]:
        """Return the figures shown."""
        return tuple(self._figures)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of picture, words at their boldest, and figure."""
        words = QFontMetrics(theme.font(weight=600)).horizontalAdvance(self._tabs[index][0])
        figure = QFontMetrics(theme.font("label")).horizontalAdvance(self._figures[index]) + 6
        picture = theme.sizes().icon
        return QSize(words + picture + figure + GAP + 2 * PADDING, theme.sizes().tab)

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


def _held(figure: str) -> QWidget:
    holder = QWidget()
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 6, 2)
    row.addWidget(Label(figure, "label"), 0, Qt.AlignmentFlag.AlignVCenter)
    return holder
