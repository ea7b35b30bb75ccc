"""Keys of the window that come and go together, as with an open book."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence.StandardKey


class KeyMap:
    """Shortcuts of one window; taken away all at once."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._shortcuts: list[QShortcut] = []

    def add(self, keys: Keys, act: Callable[[], object]) -> None:
        """Let a key, or every key the system has for a usual act, do something."""
        shortcut = QShortcut(self._window)
        if isinstance(keys, QKeySequence.StandardKey):
            shortcut.setKeys(QKeySequence.keyBindings(keys))
        else:
            shortcut.setKey(QKeySequence(keys))
        shortcut.activated.connect(act)
        self._shortcuts.append(shortcut)

    def clear(self) -> None:
        """Take all keys away."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()
