"""A desk: work with papers that takes the place of the list of papers and of their pages."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.papers import PaperOrder
from ui.kit.choice import Choice
from ui.kit.labels import Label
from ui.kit.open_files import Opener
from ui.reports.desk_places import DeskPlace
from ui.workspace import Workspace


class Desk(QWidget):
    """Subclasses say which they are, put their cards into `body` and write `load`."""

    place: DeskPlace
    kind_chosen = Signal(str)
    left = Signal()
    """What somebody was sent here for is done or given up."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.kinds = Choice(required=True)
        self.kinds.setAccessibleName("Loại")
        label = Label("Loại", "secondary")
        label.setBuddy(self.kinds)
        self._kind_row = QWidget()
        row = QHBoxLayout(self._kind_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.kinds, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.body.addWidget(self._kind_row)
        self._kind_row.hide()
        self.kinds.changed.connect(lambda: self.kind_chosen.emit(self.kinds.value()))

    def offer_kinds(self, kinds: tuple[tuple[str, str], ...]) -> None:
        """Fill the list that stands on top where the kinds have no column of their own."""
        self.kinds.set_options(kinds)
        self.kinds.set_value(self.place.key)

    def fold(self, is_folded: bool) -> None:
        """Show the list of kinds on top, or leave it out."""
        self._kind_row.setVisible(is_folded)

    def load(self) -> None:
        """Read again what the desk shows; called only while it is in front."""

    def open(self, where: str) -> None:
        """Show a record of one of the kinds its place handles."""


Kind = TypeVar("Kind", bound=Desk)


@runtime_checkable
class WritesMails(Protocol):
    """A desk where papers are put into a mail."""

    def compose(self, orders: Sequence[PaperOrder]) -> None:
        """Begin a draft with these papers."""


class Desks:
    """Knows which desks are there already; each is loaded and built when somebody goes there."""

    def __init__(
        self, workspace: Workspace, opener: Opener, take_in: Callable[[Desk], None]
    ) -> None:
        """Let `take_in` put a new desk in its place."""
        self._workspace, self._opener = workspace, opener
        self._take_in = take_in
        self._built: dict[str, Desk] = {}

    def at(self, place: DeskPlace) -> Desk:
        """Return a desk, built when it is asked for the first time."""
        if place.key not in self._built:
            module, _, name = place.desk.partition(":")
            kind: Callable[[Workspace, Opener], Desk] = getattr(import_module(module), name)
            self._built[place.key] = kind(self._workspace, self._opener)
            self._take_in(self._built[place.key])
        return self._built[place.key]

    def of(self, kind: type[Kind]) -> Kind:
        """Return the desk of a class, built as `at` builds it."""
        found = self.at(kind.place)
        if not isinstance(found, kind):
            raise TypeError(kind.__name__)
        return found

    def built(self) -> tuple[Desk, ...]:
        """Return the desks that are there."""
        return tuple(self._built.values())
