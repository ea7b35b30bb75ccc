"""How long work reports how far it is, and how it learns that it should stop.

Work reports between its pieces; inside a long piece, far below, `pause` asks the same question.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises `Cancelled` when the user has stopped the work."""


def no_progress(done: int, total: int, what: str) -> None:
    """Take a report and do nothing with it."""


def _go_on() -> None:
    """Stop nothing: nobody watches the work."""


_asked: ContextVar[Callable[[], None]] = ContextVar("asked", default=_go_on)


@contextmanager
def heeding(ask: Callable[[], None]) -> Iterator[None]:
    """Let every `pause` of the work inside call `ask`, which raises `Cancelled` to stop it."""
    token = _asked.set(ask)
    try:
        yield
    finally:
        _asked.reset(token)


def pause() -> None:
    """Stop here if the user has stopped the work this is a piece of."""
    _asked.get()()
