"""Progress cards of running work, in the lower right corner of the page."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.progress_card import ProgressCard
from ui.kit.tasks import Task

WIDTH = 440
MARGIN = 16
STRIP_ROOM = 60
"""The message strip stands below the cards."""


class TaskCards(QWidget):
    """One card for each piece of work, above the message strip; nothing while nothing runs."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._running: dict[Task, ProgressCard] = {}
        self._cards: list[ProgressCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        area.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self.hide()

    @property
    def cards(self) -> tuple[ProgressCard, ...]:
        """Return the cards of work that runs or whose end is still shown."""
        return tuple(self._cards)

    def follow(self, task: Task, title: str) -> None:
        """Show how far a task is; call before it is started."""
        card = ProgressCard(title)
        card.installEventFilter(self)
        self._cards.append(card)
        self._running[task] = card
        self._column.addWidget(card)
        card.hide()
        card.follow(task)
        task.finished.connect(self._on_finished)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page and the coming and going of cards."""
        kind = event.type()
        if watched is self._area:
            if kind is QEvent.Type.Resize:
                self._place()
        elif kind is QEvent.Type.HideToParent:
            self._forget_ended()
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _on_finished(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.pop(task, None)
        self._forget_ended()

    def _forget_ended(self) -> None:
        """Let go of cards whose task has ended and whose result, if any, was closed."""
        running = set(self._running.values())
        for card in [card for card in self._cards if card.isHidden() and card not in running]:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.deleteLater()
        self._place()

    def _place(self) -> None:
        is_needed = any(not card.isHidden() for card in self._cards)
        self.setVisible(is_needed)
        if not is_needed:
            return
        width = min(WIDTH, self._area.width() - 2 * MARGIN)
        height = self._column.sizeHint().height()
        left = self._area.width() - width - MARGIN
        self.setGeometry(left, self._area.height() - height - STRIP_ROOM - MARGIN, width, height)
        self.raise_()
