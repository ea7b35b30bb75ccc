"""What a page may offer the window: commands for Ctrl+K, records it opens, text it keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Command:
    """An act one can find by its words: “Thêm đảng viên”, its icon and its key."""

    text: str
    act: Callable[[], object]
    icon: str = "arrow-right"
    keys: str = ""


@runtime_checkable
class OffersCommands(Protocol):
    """A page whose acts can be found with Ctrl+K while it is shown."""

    def commands(self) -> tuple[Command, ...]:
        """Return the acts, the most useful first."""


@runtime_checkable
class OpensRecords(Protocol):
    """A page that shows records named as "member:3"; `handles` holds the words before ":"."""

    handles: tuple[str, ...]

    def open(self, where: str) -> None:
        """Show the record."""


@runtime_checkable
class KeepsTyped(Protocol):
    """A page with text that is kept a moment after the last key."""

    def keep_typed(self) -> None:
        """Keep what is being typed now, at once and without asking."""


def undo_command(action: str | None, act: Callable[[], object]) -> tuple[Command, ...]:
    """Return the command that takes an action back, none when there is no action."""
    return (Command(f"Hoàn tác: {action}", act, "undo-2", "Ctrl Z"),) if action else ()


def redo_command(action: str | None, act: Callable[[], object]) -> tuple[Command, ...]:
    """Return the command that does an action again, none when there is no action."""
    return (Command(f"Làm lại: {action}", act, "redo-2", "Ctrl Y"),) if action else ()


def help_commands(
    show: Callable[[], object], show_keys: Callable[[], object]
) -> tuple[Command, ...]:
    """Return the commands that open the help: of the page in front, and of all keys."""
    return (
        Command("Trợ giúp cho trang này", show, "circle-question-mark", "F1"),
        Command("Xem các phím tắt", show_keys, "list"),
    )


def size_commands(change: Callable[[int], object]) -> tuple[Command, ...]:
    """Return the commands that make everything larger or smaller by a step."""
    return (
        Command("Chữ to hơn", partial(change, 1), "a-large-small", "Ctrl +"),
        Command("Chữ nhỏ hơn", partial(change, -1), "a-large-small", "Ctrl -"),
    )
