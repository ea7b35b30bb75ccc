"""A list with cards at its right, or below it where the window is narrow."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from ui.kit.page import scrolling
from ui.kit.painting import scaled
from ui.kit.soon import Soon
from ui.kit.tokens import data

SIDE_WIDTH = 304
BAR = 14
"""Room beside the cards for the bar that scrolls them."""
NARROW = 1060
CARDS_BESIDE_FROM = 900
LEAST_CARD = 250
LIST_HEIGHT = 300
QWIDGETSIZE_MAX = 16_777_215
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class ListWithSide(QWidget):
    """Gives the list the room; cards that do not fit beside it scroll on their own.

    Below the list the cards stand whole and the page scrolls. They never leave their area: a
    widget taken out of one while it is hidden may stay unpainted for good.
    """

    def __init__(
        self, main: QWidget, cards: tuple[QWidget, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._main, self._cards, self._each = main, QWidget(), cards
        self._cards.setObjectName("scrolled")
        self._line = QBoxLayout(_DOWN, self._cards)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(data()["layout"]["cardGapDense"])
        self._area = scrolling(self._cards)  # before the cards, which it would dress at once
        for card in cards:
            self._line.addWidget(card)
        self._line.addStretch(1)
        self._is_narrow = False
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(data()["layout"]["cardGap"])
        self._row.addWidget(main, 1)
        self._row.addWidget(self._area)
        self._soon = Soon(self, self._give_height)
        self._cards.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside or below the list."""
        super().resizeEvent(event)
        width = event.size().width()
        self._is_narrow = width < scaled(NARROW)
        self._row.setDirection(_DOWN if self._is_narrow else _ACROSS)
        is_row = self._is_narrow and width >= scaled(CARDS_BESIDE_FROM)
        self._line.setDirection(_ACROSS if is_row else _DOWN)
        for place, card in enumerate(self._each):
            self._line.setStretch(place, int(is_row))
            card.setMinimumWidth(scaled(LEAST_CARD) if is_row else 0)
        self._line.setStretch(len(self._each), int(not is_row))
        side = scaled(SIDE_WIDTH) + BAR
        self._area.setMinimumWidth(0 if self._is_narrow else side)
        self._area.setMaximumWidth(QWIDGETSIZE_MAX if self._is_narrow else side)
        self._main.setMinimumHeight(scaled(LIST_HEIGHT))
        self._give_height()
        self._row.activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow cards that want another height."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._cards:
            self._soon.start()
        return super().eventFilter(watched, event)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a card that lies below the list, once it has its place."""
        QTimer.singleShot(0, part, lambda: _scroll_to(part))

    def _give_height(self) -> None:
        """Show the cards whole where they stand below: the page scrolls, not they."""
        least, most = 0, QWIDGETSIZE_MAX
        if self._is_narrow:
            cards = self._line
            least = most = max(cards.heightForWidth(self.width()), cards.minimumSize().height())
        self._area.setMinimumHeight(least)
        self._area.setMaximumHeight(most)


def _scroll_to(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
        above = above.parentWidget()
