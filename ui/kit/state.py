"""What the window remembers between runs: its place, column widths, the last folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

FILE_NAME = "cua-so.ini"


class Columned(Protocol):
    """A table whose columns a person may drag."""

    def own_widths(self) -> tuple[int, ...]:
        """Return the widths of its columns at the normal size."""

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give its columns other widths."""


class WindowState:
    """A small settings file in a folder of the user, outside the data folder."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a remembered yes or no."""
        return self.text(key, "1" if default else "0") == "1"

    def set_text(self, key: str, value: str) -> None:
        """Remember a text."""
        self._settings.setValue(key, value)

    def set_flag(self, key: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self.set_text(key, "1" if value else "0")

    def keep_window(self, window: QWidget, name: str) -> None:
        """Remember where a window stands."""
        self._settings.setValue(f"{name}/place", window.saveGeometry())

    def restore_window(self, window: QWidget, name: str) -> bool:
        """Put a window where it stood; say whether that was known."""
        place = self._settings.value(f"{name}/place")
        return isinstance(place, QByteArray) and window.restoreGeometry(place)

    def keep_splitter(self, splitter: QSplitter, name: str) -> None:
        """Remember how a splitter divides."""
        self._settings.setValue(f"{name}/parts", splitter.saveState())

    def restore_splitter(self, splitter: QSplitter, name: str) -> bool:
        """Divide as before; say whether that was known."""
        parts = self._settings.value(f"{name}/parts")
        return isinstance(parts, QByteArray) and splitter.restoreState(parts)

    def keep_columns(self, table: Columned, name: str) -> None:
        """Remember the column widths of a table, as at the normal size."""
        self.set_text(f"{name}/columns", " ".join(str(width) for width in table.own_widths()))

    def restore_columns(self, table: Columned, name: str) -> bool:
        """Give a table its widths back; say whether they were known and fit."""
        parts = self.text(f"{name}/columns").split()
        if len(parts) != len(table.own_widths()) or not all(part.isdecimal() for part in parts):
            return False
        table.set_widths([int(part) for part in parts])
        return True

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()
