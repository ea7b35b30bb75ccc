"""What Ctrl+K finds: records where there is a search for them, then commands."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.text import fold
from ui.kit.commands import Command
from ui.kit.palette import CommandPalette, Search
from ui.kit.palette_rows import PaletteGroup, PaletteRow

HEADING = "Lệnh"
FIND_ALL = "Tìm đảng viên, buổi họp, nhiệm vụ, biên bản…"
FIND_COMMANDS = "Tìm trang, lệnh…"


class Finder(QObject):
    """The Ctrl+K window of a window, with everything it looks through."""

    found = Signal(str)
    """The place of a record that was chosen."""

    def __init__(self, window: QWidget, commands: Callable[[], Iterable[Command]]) -> None:
        super().__init__(window)
        self._commands = commands
        self._searches: list[Search] = []
        self.palette = CommandPalette(window, self.find)
        self.palette.picked.connect(self._on_picked)
        self.forget_searches()

    def add_search(self, search: Search) -> None:
        """Find records too; the payload of each is its place, such as "member:3"."""
        self._searches.append(search)
        self.palette.field.setPlaceholderText(FIND_ALL)

    def forget_searches(self) -> None:
        """Find commands only, as when the book is closed."""
        self._searches.clear()
        self.palette.field.setPlaceholderText(FIND_COMMANDS)

    def open(self) -> None:
        """Show the empty field."""
        self.palette.open()

    def leave(self) -> None:
        """Go away when another page comes to the front."""
        if not self.palette.isHidden():
            self.palette.dismiss()

    def find(self, query: str) -> tuple[PaletteGroup, ...]:
        """Return what the typed words find."""
        records = [group for search in self._searches for group in search(query)]
        return (*records, find_commands(self._commands(), query))

    def _on_picked(self, payload: object) -> None:
        if isinstance(payload, Command):
            payload.act()
        elif isinstance(payload, str):
            self.found.emit(payload)


def find_commands(commands: Iterable[Command], query: str) -> PaletteGroup:
    """Return the commands each typed word begins a word of; those beginning alike come first."""
    words = fold(query).split()
    found = [command for command in commands if _matches(command, words)]
    if words:
        found.sort(key=lambda command: not fold(command.text).startswith(words[0]))
    rows = (PaletteRow(c.icon, c.text, c, key_hint=c.keys) for c in found)
    return PaletteGroup(HEADING, tuple(rows))


def _matches(command: Command, words: list[str]) -> bool:
    known = fold(command.text).split()
    return all(any(part.startswith(word) for part in known) for word in words)
