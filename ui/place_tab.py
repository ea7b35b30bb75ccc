"""What each tab of a place is: a list that loads itself, opens its records, has its acts."""

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.commands import Command
from ui.workspace import Workspace


class PlaceTab(QWidget):
    """One tab; subclasses set the words and tables and write `load` and `count`."""

    title = ""
    icon = ""
    tables: frozenset[str] = frozenset()
    """The tables whose changes this tab shows."""
    handles: tuple[str, ...] = ()
    """Words before ":" of the records it opens: "remark" for "remark:5"."""
    state_changed = Signal()
    """The sentence under the title of the page is another one now."""
    form_shown = Signal(bool)
    """A form takes the place of the list, or has been left: header and tabs make room."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def load(self) -> None:
        """Read again what the tab shows; called only while it is in front."""

    def heading(self) -> str:
        """Return the words of the tab itself, those of the class unless they follow the year."""
        return self.title

    def state_line(self) -> str:
        """Return what stands under the title of the page while this tab is in front."""
        return ""

    @classmethod
    def count(cls, workspace: Workspace) -> int | None:
        """Return the figure behind the title, read without the records; none for no figure."""
        del workspace
        return None

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K; `tab` brings the tab to the front to do one."""
        del tab
        return ()

    def acts(self) -> tuple[QWidget, ...]:
        """Return the buttons of the header while this tab is in front, the primary one last."""
        return ()

    def open(self, where: str) -> None:
        """Show a record of one of its `handles`."""

    def go_home(self) -> None:
        """Show the list, as when the place is chosen again while a form stands over it."""

    def start_new(self) -> None:
        """Do what Ctrl+N means here."""

    def take_search(self) -> None:
        """Put the keyboard where Ctrl+F belongs."""

    def keep_typed(self) -> None:
        """Keep what is being typed now, at once and without asking."""

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
