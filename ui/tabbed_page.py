"""A page that is nothing but tabs: each a `PlaceTab`, only the one in front is loaded."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.commands import Command
from ui.kit.counted_tabs import CountedTabs
from ui.kit.front_stack import FrontStack
from ui.kit.key_map import KeyMap
from ui.kit.page import Page
from ui.place_tab import PlaceTab
from ui.workspace import Workspace

Tabs = tuple[type[PlaceTab], ...]


def tables_of(tabs: Tabs) -> frozenset[str]:
    """Return the tables whose changes any of the tabs shows."""
    return frozenset[str]().union(*(tab.tables for tab in tabs))


def handles_of(tabs: Tabs) -> tuple[str, ...]:
    """Return the words of the records any of the tabs opens."""
    return tuple(handle for tab in tabs for handle in tab.handles)


class TabbedPage(Page):
    """Subclasses set title, tables, handles and their `kinds`; tabs behind show their figure."""

    kinds: Tabs = ()
    """The tabs of the place, in their order."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.parts: tuple[PlaceTab, ...] = tuple(tab(workspace) for tab in self.kinds)
        self.tabs = CountedTabs(tuple((tab.title, tab.icon) for tab in self.kinds), self.title)
        self._stale = set(self.parts)
        self._stack = FrontStack()
        self._build()

    @property
    def front(self) -> PlaceTab:
        """Return the tab in front."""
        return self.parts[self.tabs.currentIndex()]

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of all tabs; those of the tabs behind are hidden."""
        return tuple(act for part in self.parts for act in part.acts())

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K, those of the tab in front first."""
        others = (part for part in self.parts if part is not self.front)
        return (*self.front.commands(), *(c for part in others for c in part.commands()))

    def refresh(self) -> None:
        """Load the tab in front again, and the figures of all."""
        self._stale = set(self.parts)
        self._load_front()
        for place, part in enumerate(self.parts):
            self.tabs.set_title(place, part.heading())
            self.tabs.set_count(place, part.count())

    def open(self, where: str) -> None:
        """Show a record on the tab that handles it."""
        self.refresh_if_stale()
        prefix = where.partition(":")[0]
        part = next((part for part in self.parts if prefix in part.handles), None)
        if part is not None:
            self.show_tab(part)
            part.open(where)

    def go_home(self) -> None:
        """Show the list of the tab in front."""
        self.front.go_home()

    def show_tab(self, part: PlaceTab) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(self.parts.index(part))

    def keep_typed(self) -> None:
        """Keep what is typed on any tab."""
        for part in self.parts:
            part.keep_typed()

    def _load_front(self) -> None:
        if self.front in self._stale:
            self._stale.discard(self.front)
            self.front.load()
        self._say_state()

    def _say_state(self) -> None:
        self.set_subtitle(self.front.state_line())
        self.tabs.set_title(self.tabs.currentIndex(), self.front.heading())

    def _show_front(self) -> None:
        self._stack.setCurrentWidget(self.front)
        for part in self.parts:
            for act in part.acts():
                act.setVisible(part is self.front)
        if not self._is_stale:
            self._load_front()

    def _show_form(self, is_shown: bool) -> None:
        self.header.setVisible(not is_shown)
        self.tabs_row.setVisible(not is_shown)

    def _start_new(self) -> None:
        self.front.start_new()

    def _take_search(self) -> None:
        self.front.take_search()

    def _build(self) -> None:
        self.tabs_row = QWidget()
        column = QVBoxLayout(self.tabs_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.body.addWidget(self.tabs_row)
        self.body.addWidget(self._stack, 1)
        for part in self.parts:
            self._stack.addWidget(part)
            part.form_shown.connect(self._show_form)
            part.state_changed.connect(self._say_state)
        for act in self.acts():
            act.setParent(self.header)  # else showing one would open a window
        self.tabs.currentChanged.connect(lambda _place: self._show_front())
        self._show_front()
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+N", self._start_new)
        self._keys.add("Ctrl+F", self._take_search)
