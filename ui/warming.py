"""Loads what the places will need while nobody is asking for anything.

A place visited for the first time spends half of its time on loading modules. They are loaded one
by one in the pauses after the book is shown, never in another thread: Python runs one thread at a
time, and a page being drawn would wait at every call.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

_LOG = logging.getLogger(__name__)
FIRST_PAUSE_MS, PAUSE_MS = 1500, 60
SERVICES = ("members", "plans", "meetings", "agendas", "attendance", "minutes", "votes", "scoring")
"""What the daily places ask for; papers and workbooks are loaded when one is made."""
PLACES = ("ui.plan", "ui.meetings", "ui.documents", "ui.members", "ui.reviews", "ui.remarks")


def modules_to_warm() -> Iterator[str]:
    """Return the modules of the daily places, those others are made of first."""
    yield from (f"app.services.{name}" for name in SERVICES)
    for package in PLACES:
        path = import_module(package).__path__
        yield from (f"{package}.{module.name}" for module in iter_modules(path))


class Warming(QObject):
    """Takes one module after another, with a pause in which the window answers."""

    def __init__(
        self, owner: QObject, modules: Callable[[], Iterable[str]] = modules_to_warm
    ) -> None:
        super().__init__(owner)
        self._modules = modules
        self._waiting: Iterator[str] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load_next)

    @property
    def is_done(self) -> bool:
        """Say whether nothing is left to load."""
        return not self._timer.isActive()

    def start(self) -> None:
        """Begin once the first page has had its time; a second book finds all loaded."""
        if self._waiting is None:
            self._waiting = iter(self._modules())
            self._timer.start(FIRST_PAUSE_MS)

    def _load_next(self) -> None:
        name = next(self._waiting, None) if self._waiting is not None else None
        if name is None:
            _LOG.info("places are warm")
            return
        import_module(name)
        self._timer.start(PAUSE_MS)
