"""How long work reports how far it is, and how it learns that it should stop."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises `Cancelled` when the user has stopped the work."""


def no_progress(done: int, total: int, what: str) -> None:
    """Take a report and do nothing with it."""
