"""A page that is nothing but tabs: each a `PlaceTab`, built and loaded once it is in front."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.commands import Command
from ui.kit.counted_tabs import CountedTabs
from ui.kit.front_stack import FrontStack
from ui.kit.key_map import KeyMap
from ui.kit.page import Page
from ui.place_tab import PlaceTab
from ui.tab_parts import Tab, TabParts, Tabs
from ui.workspace import Workspace


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
        self._stack = FrontStack()
        self._parts = TabParts(self.kinds, workspace, self._take_in)
        self.tabs = CountedTabs(self._parts.titles(), self.title)
        self._build()

    def part(self, kind: type[Tab]) -> Tab:
        """Return one of the tabs; the others stay unbuilt until somebody looks at them."""
        return self._parts.of(kind)

    @property
    def front(self) -> PlaceTab:
        """Return the tab in front."""
        return self._parts.part(self.tabs.currentIndex())

    def commands(self) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K, those of the tab in front first."""
        return self._parts.commands(self._bring, self.tabs.currentIndex())

    def refresh(self) -> None:
        """Load the tab in front again, and the figures of all."""
        self._parts.mark_stale()
        self._bring_up()
        self._load_front()
        for place in range(len(self.kinds)):
            self.tabs.set_title(place, self._parts.heading(place))
            self.tabs.set_count(place, self._parts.count(place))

    def open(self, where: str) -> None:
        """Show a record on the tab that handles it."""
        self.refresh_if_stale()
        place = self._parts.place_for(where.partition(":")[0])
        if place is not None:
            self._bring(place).open(where)

    def go_home(self) -> None:
        """Show the list of the tab in front."""
        self.front.go_home()

    def topic(self) -> str:
        """Return the word of the tab in front."""
        return self.front.handles[0]

    def show_tab(self, kind: type[Tab]) -> Tab:
        """Bring a tab to the front and return it."""
        self.tabs.setCurrentIndex(self.kinds.index(kind))
        return self.part(kind)

    def _bring(self, place: int) -> PlaceTab:
        """Bring a tab to the front, a form of the one before left as when its place is chosen."""
        if place != self.tabs.currentIndex():
            self.front.go_home()
            self.tabs.setCurrentIndex(place)
        return self.front

    def keep_typed(self) -> None:
        """Keep what is typed on any tab."""
        for part in self._parts.built():
            part.keep_typed()

    def _load_front(self) -> None:
        self._parts.load(self.tabs.currentIndex())
        self._say_state()

    def _say_state(self) -> None:
        self.set_subtitle(self.front.state_line())
        self.tabs.set_title(self.tabs.currentIndex(), self.front.heading())

    def _show_front(self) -> None:
        self._bring_up()
        if not self._is_stale:
            self._load_front()
        self.topic_changed.emit()

    def _bring_up(self) -> None:
        front = self.front
        self._stack.setCurrentWidget(front)
        for part in self._parts.built():
            for act in part.acts():
                act.setVisible(part is front)

    def _show_form(self, is_shown: bool) -> None:
        self.header.setVisible(not is_shown)
        self.tabs_row.setVisible(not is_shown)

    def _start_new(self) -> None:
        self.front.start_new()

    def _take_search(self) -> None:
        self.front.take_search()

    def _take_in(self, part: PlaceTab) -> None:
        for act in part.acts():
            act.hide()  # else each would show itself in the header
        self.header.set_acts(part.acts())
        self._stack.addWidget(part)
        part.form_shown.connect(self._show_form)
        part.state_changed.connect(self._say_state)

    def _build(self) -> None:
        self.tabs_row = QWidget()
        column = QVBoxLayout(self.tabs_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.body.addWidget(self.tabs_row)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(lambda _place: self._show_front())
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+N", self._start_new)
        self._keys.add("Ctrl+F", self._take_search)
