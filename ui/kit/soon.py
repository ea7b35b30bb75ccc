"""An act put off until the event in hand is over, and done before the window is drawn again."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class Soon(QObject):
    """Makes one act of several askings; a timer of no length would let all be drawn twice."""

    def __init__(self, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self._act = act
        self._is_asked = False

    def start(self) -> None:
        """Ask for the act."""
        if not self._is_asked:
            self._is_asked = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def stop(self) -> None:
        """Take the asking back."""
        self._is_asked = False

    def event(self, event: QEvent) -> bool:
        """Act, unless that was taken back."""
        if event.type() is not QEvent.Type.User:
            return super().event(event)
        if self._is_asked:
            self._is_asked = False
            self._act()
        return True
