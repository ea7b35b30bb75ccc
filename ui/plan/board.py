"""The plan as a picture: table or calendar, and beside them the cards, or below where narrow."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.front_stack import FrontStack
from ui.kit.labels import Label
from ui.kit.page import ROOM_EVENTS, scrolling, window_room
from ui.kit.soon import Soon
from ui.kit.tokens import data
from ui.plan.calendar import PlanCalendar
from ui.plan.side import CheckCard, MeetingCard
from ui.plan.table import PlanTable

LEAST_TABLE = 320
NORMAL_POINTS = 11
NARROW: int = data()["layout"]["findingsCollapseBelowWidth"]
LEGEND = (
    "Ô tròn là buổi thường kỳ, ô vuông là chuyên đề; màu theo kết quả. "
    "Kéo một buổi sang ngày khác để dời."
)
QWIDGETSIZE_MAX = 16_777_215


class PlanBoard(QWidget):
    """Holds the views of the plan and the cards of the chosen meeting and of the year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.calendar = PlanTable(), PlanCalendar()
        self.meeting_card, self.check_card = MeetingCard(), CheckCard()
        self._is_narrow = False
        self._soon = Soon(self, self._give_height)
        self._build()
        theme.notifier().changed.connect(self.arrange)

    def show_calendar(self, *, is_shown: bool) -> None:
        """Bring the calendar or the table to the front."""
        self._views.setCurrentWidget(self._calendar_card if is_shown else self.table)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the width of the window."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the cards under the plan when the window is narrow."""
        if event.type() in ROOM_EVENTS and watched is self.window():
            self.arrange()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Lay the cards beside the plan, or below it where the window is narrow."""
        grown = theme.sizes().font_body / NORMAL_POINTS
        is_narrow = window_room(self).width() < NARROW * grown
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_narrow else across)
        width = theme.sizes().findings_width
        self._side.setMinimumWidth(0 if is_narrow else width)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if is_narrow else width)
        self._is_narrow = is_narrow
        self._soon.start()
        self._views.setMinimumHeight(round(LEAST_TABLE * grown) if is_narrow else 0)

    def _cards_height(self) -> int:
        inner = self._side.widget()
        if inner is None:
            return 0
        return max(inner.heightForWidth(self.width()), inner.minimumSizeHint().height())

    def _give_height(self) -> None:
        """Show the cards whole where they stand under the plan: the page scrolls, not they."""
        self._side.setMinimumHeight(self._cards_height() if self._is_narrow else 0)

    def _build(self) -> None:
        self._calendar_card = Card()
        area = scrolling(self.calendar)
        for ground in (area.viewport(), self.calendar):
            ground.setAutoFillBackground(False)
        self._calendar_card.add(area, 1)
        self._calendar_card.add(Label(LEGEND, "small", wrap=True))
        self._views = FrontStack()
        self._views.addWidget(self.table)
        self._views.addWidget(self._calendar_card)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(data()["layout"]["cardGap"])
        self._row.addWidget(self._views, 1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(data()["layout"]["cardGap"])
        side.addWidget(self.meeting_card)
        side.addWidget(self.check_card)
        side.addStretch(1)
        self._side = scrolling(inner)
        self._row.addWidget(self._side)
