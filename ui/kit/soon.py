"""What is put off until the event in hand is over, and done before the window is drawn again."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

MOST_ROUNDS = 8
"""Parts ask the parts around them for room, which ask those around them."""
_ACT, _LAYOUT, _SHOWN = QEvent.Type.User, QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater


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
            QCoreApplication.postEvent(self, QEvent(_ACT))

    def stop(self) -> None:
        """Take the asking back."""
        self._is_asked = False

    def event(self, event: QEvent) -> bool:
        """Act, unless that was taken back."""
        if event.type() is not _ACT:
            return super().event(event)
        if self._is_asked:
            self._is_asked = False
            self._act()
        return True


def settle() -> None:
    """Do all that was put off: drawn when half laid out, a window is soon drawn once more."""
    for _ in range(MOST_ROUNDS):
        for kind in (_ACT, _LAYOUT):
            QCoreApplication.sendPostedEvents(None, kind.value)
    QCoreApplication.sendPostedEvents(None, _SHOWN.value)
