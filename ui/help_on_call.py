"""The help of a window before anybody has asked for it: a key, and nothing loaded."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.kit.commands import Command, help_commands
from ui.kit.shell import Shell
from ui.kit.state import WindowState

if TYPE_CHECKING:  # guide and panel are loaded at the first F1
    from ui.helping import Helping


class HelpOnCall(QObject):
    """Loads panel and guide at the first call; `seen` tells the place in front and its part."""

    def __init__(
        self,
        shell: Shell,
        state: WindowState,
        seen: Callable[[], tuple[str, str]],
        go: Callable[[str], object],
    ) -> None:
        super().__init__(shell)
        self._shell, self._state = shell, state
        self._seen, self._go = seen, go

    @cached_property
    def helping(self) -> "Helping":
        """Return the help itself, loaded when it is first asked for."""
        made: Helping = import_module("ui.helping").Helping(self._shell, self._state, self._go)
        return made

    def toggle(self) -> None:
        """Show the topic of the screen in front beside it, or close the help."""
        self.helping.toggle(*self._seen())

    def show_keys(self) -> None:
        """Show the table of all keys."""
        self.helping.show_keys(*self._seen())

    def follow(self) -> None:
        """Show the topic of the screen that has come to the front, if help is open."""
        if "helping" in vars(self):
            self.helping.follow(*self._seen())

    def commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers of it."""
        return help_commands(self.toggle, self.show_keys)
