"""Loads and reads what the places will need while nobody is asking for anything.

A place visited for the first time spends half of its time on loading modules. They are loaded one
by one in the pauses after the book is shown, never in another thread: Python runs one thread at a
time, and a page being drawn would wait at every call. What a module needs is loaded before it, each
with a pause of its own: with all it needs a page takes half a second, and somebody may be typing.
Then the pages read ahead what they show first: half of a first visit is asking questions the
database library has not worded yet.
"""

import logging
import sys
from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import AppError
from ui.places import PLACES as LISTED
from ui.places import ReadsAhead

if TYPE_CHECKING:  # nothing of the book is loaded before the empty window is painted
    from ui.main_window import MainWindow
    from ui.workspace import Workspace

_LOG = logging.getLogger(__name__)
FIRST_PAUSE_MS, PAUSE_MS = 1500, 30
_DONE = object()
SERVICES = (
    "members", "plans", "meetings", "agendas", "attendance", "minutes", "votes", "scoring",
    "member_books", "member_points", "rotations", "directives", "good_models",
)  # fmt: skip
"""What the daily places ask for; Word and Excel are loaded when a paper is made."""
TABLES, JOINED = "app.data.tables", "app.data.tables.joined"
"""The first thing written, and most pages, need more of them than the first page declares."""
PLACES = (
    "ui.overview", "ui.plan", "ui.meetings", "ui.documents", "ui.members", "ui.reviews",
    "ui.remarks",
)  # fmt: skip
PAGES = ("ui.reports.page", "ui.settings.page", "ui.search.page")
"""Pages of which only the first view is loaded; what it leads to is loaded when it is asked for."""
_OWN = ("app.", "ui.")


def modules_to_warm(loaded: Collection[str] | None = None) -> Iterator[str]:
    """Return the modules of the daily places not yet loaded, those others are made of first."""
    seen = set(sys.modules if loaded is None else loaded)
    nouns = (f"{TABLES}.{module.name}" for module in iter_modules(import_module(TABLES).__path__))
    for name in sorted(nouns, key=lambda name: name == JOINED):  # once all are declared
        yield from _after_needed(name, seen)
    for name in SERVICES:
        yield from _after_needed(f"app.services.{name}", seen)
    for package in PLACES:
        for module in iter_modules(import_module(package).__path__):
            yield from _after_needed(f"{package}.{module.name}", seen)
    for page in PAGES:
        yield from _after_needed(page, seen)


def _after_needed(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    for needed in _needed_by(name):
        yield from _after_needed(needed, seen)
    yield name


def _needed_by(name: str) -> list[str]:
    """Return the modules of the program a module names where it loads others."""
    spec = find_spec(name)
    read_code = getattr(spec.loader if spec is not None else None, "get_code", None)
    names = read_code(name).co_names if read_code is not None else ()
    return [known for known in names if known.startswith(_OWN)]  # only loading names a path


def parts_for(window: "MainWindow") -> Iterator[object]:
    """Load the modules of the places, then read what their pages will show of the open book."""
    for name in modules_to_warm():
        yield import_module(name)
    workspace = window.workspace
    if workspace is not None:
        yield from read_ahead(workspace, lambda: window.workspace is workspace)


def read_ahead(workspace: "Workspace", is_open: Callable[[], bool]) -> Iterator[object]:
    """Read what the first looks at the places will ask, as long as their book is open."""
    for place in LISTED:
        page = place.page_class()
        if isinstance(page, ReadsAhead):
            for part in page.read_ahead(workspace):
                yield part
                if not is_open():
                    return


class Warming(QObject):
    """Does one part after another, with a pause in which the window answers."""

    def __init__(self, owner: QObject, parts: Callable[[], Iterator[object]]) -> None:
        super().__init__(owner)
        self._parts = parts
        self._waiting: Iterator[object] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Say whether nothing is left to do."""
        return not self._timer.isActive()

    def start(self) -> None:
        """Begin once the first page has had its time; of a second book only the reading is left."""
        self._waiting = self._parts()
        self._timer.start(FIRST_PAUSE_MS)

    def _go_on(self) -> None:
        try:
            is_more = next(self._waiting, _DONE) is not _DONE
        except AppError as refusal:  # whoever goes there is told
            _LOG.info("nothing read ahead: %s", type(refusal).__name__)
            return
        if is_more:
            self._timer.start(PAUSE_MS)
        else:
            _LOG.info("places are warm")
