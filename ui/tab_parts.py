"""The tabs of a place, each built when it is first looked at.

Building them all at once made the first visit of a place last half a second, for tabs that are
seldom opened. Their words, figures and acts for Ctrl+K are known without them.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from ui.kit.commands import Command
from ui.place_tab import PlaceTab
from ui.workspace import Workspace

Tabs = tuple[type[PlaceTab], ...]
Tab = TypeVar("Tab", bound=PlaceTab)
Bring = Callable[[int], PlaceTab]
"""Brings a tab to the front and returns it."""


class TabParts:
    """Knows which tabs are there already, and which of them show what is no longer so."""

    def __init__(
        self, kinds: Tabs, workspace: Workspace, take_in: Callable[[PlaceTab], None]
    ) -> None:
        """Let `take_in` put a new tab in its place."""
        self._kinds, self._workspace = kinds, workspace
        self._take_in = take_in
        self._built: dict[int, PlaceTab] = {}
        self._stale: set[int] = set()

    def part(self, place: int) -> PlaceTab:
        """Return a tab, built when it is asked for the first time."""
        if place not in self._built:
            self._built[place] = self._kinds[place](self._workspace)
            self._stale.add(place)
            self._take_in(self._built[place])
        return self._built[place]

    def of(self, kind: type[Tab]) -> Tab:
        """Return the tab of a kind, built when it is asked for the first time."""
        part = self.part(self._kinds.index(kind))
        if not isinstance(part, kind):
            raise TypeError(kind)
        return part

    def built(self) -> tuple[PlaceTab, ...]:
        """Return the tabs that are there."""
        return tuple(self._built.values())

    def place_for(self, handle: str) -> int | None:
        """Return the place of the tab that opens such records."""
        places = (place for place, kind in enumerate(self._kinds) if handle in kind.handles)
        return next(places, None)

    def mark_stale(self) -> None:
        """Let every tab be read again when it is next in front."""
        self._stale = set(self._built)

    def load(self, place: int) -> PlaceTab:
        """Return a tab, read again if something has changed since it was."""
        part = self.part(place)
        if place in self._stale:
            self._stale.discard(place)
            part.load()
        return part

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Return the words and the icon of each tab."""
        return tuple((kind.title, kind.icon) for kind in self._kinds)

    def heading(self, place: int) -> str:
        """Return the words of a tab, which may follow the year once it is there."""
        known = self._built.get(place)
        return self._kinds[place].title if known is None else known.heading()

    def count(self, place: int) -> int | None:
        """Return the figure behind the words."""
        return self._kinds[place].count(self._workspace)

    def commands(self, bring: Bring, first: int | None = None) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K, those of one tab first."""
        places = sorted(range(len(self._kinds)), key=lambda place: place != first)
        return tuple(
            command
            for place in places
            for command in self._kinds[place].offers(partial(bring, place))
        )
