"""Cài đặt: the sections at the left, the cards of the chosen one at the right."""

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from app.domain.text import fold
from ui.kit import theme
from ui.kit.cards import Card
from ui.kit.commands import Command
from ui.kit.inputs import SearchLine
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.page import Page, scrolling
from ui.kit.painting import scaled
from ui.kit.section_list import SectionList
from ui.kit.sidebar_items import SidebarItem
from ui.settings.section import Section
from ui.settings.section_places import SECTIONS, SectionPlace
from ui.workspace import Workspace

NAV_WIDTH, SEARCH_WIDTH = 236, 260


class SettingsPage(Page):
    """A section opens as "settings:rules"; each is loaded and built at the first visit."""

    title = "Cài đặt"
    handles = ("settings",)
    restore_wanted = Signal(Path)
    """A backup is to be restored; the window closes the book first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.search = SearchLine("Tìm trong cài đặt")
        self.nav = SectionList("Các mục cài đặt")
        self.nothing = Label("Không có mục nào khớp.", "secondary", wrap=True)
        self._nav_card = self._nav_part()
        self._stack = QStackedWidget()
        self._built: dict[str, tuple[Section, QScrollArea]] = {}
        self._stale: set[str] = set()
        self._open_key = SECTIONS[0].key
        self._build()

    @property
    def section(self) -> Section:
        """The section in front."""
        return self._built[self._open_key][0]

    def acts(self) -> tuple[QWidget, ...]:
        """Return the search of the header."""
        return (self.search,)

    def commands(self) -> tuple[Command, ...]:
        """Return a way to each section for Ctrl+K."""
        return tuple(
            Command(f"Cài đặt: {kind.title}", partial(self.show_section, kind.key), kind.icon)
            for kind in SECTIONS
        )

    def topic(self) -> str:
        """Return the word of the section in front."""
        return self._open_key

    def refresh(self) -> None:
        """Load the section in front again, the others when they are shown."""
        self._stale = set(self._built)
        self.show_section(self._open_key)

    def open(self, where: str) -> None:
        """Show a section, "settings:rules", or an entry of it, "settings:rules:K13"."""
        key, _, place = where.partition(":")[2].partition(":")
        if any(kind.key == key for kind in SECTIONS):
            self.show_section(key)
            if place:
                self.section.show_place(place)

    def keep_typed(self) -> None:
        """Keep changed forms of every section that was visited."""
        for section, _area in self._built.values():
            section.keep_typed()

    def show_section(self, key: str) -> None:
        """Bring a section to the front, building it at the first visit."""
        if key != self._open_key and self._open_key in self._built:
            self.workspace.perform(self.section.keep_typed)
        self._open_key = key
        section, area = self._built.get(key) or self._add(key)
        if key in self._stale:
            self._stale.discard(key)
            section.refresh()
        self._stack.setCurrentWidget(area)
        self.nav.mark_open(key)
        self.topic_changed.emit()

    def _add(self, key: str) -> tuple[Section, QScrollArea]:
        place = next(place for place in SECTIONS if place.key == key)
        section = _loaded(place)(self.workspace)
        self.tables |= section.tables
        section.restore_wanted.connect(self.restore_wanted)
        inner = QWidget()
        inner.setObjectName("scrolled")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(section)
        area = scrolling(inner)
        self._stack.addWidget(area)
        self._built[key] = section, area
        self._stale.add(key)
        return section, area

    def _on_search(self, typed: str) -> None:
        found = [kind for kind in SECTIONS if _fits(kind, typed)]
        self.nav.set_items(_items(found))
        self.nothing.setVisible(not found)
        keys = [kind.key for kind in found]
        if found and self._open_key not in keys:
            self.show_section(keys[0])
        self.nav.mark_open(self._open_key)
        title_fits = fold(typed) in fold(self.section.entry.title)
        self.section.narrow("" if title_fits else typed)

    def _take_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _nav_part(self) -> Card:
        card = Card(edge_to_edge=True)
        card.body.setContentsMargins(0, 8, 0, 8)
        card.add(self.nav, 1)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        card.add(self.nothing)
        self.nothing.hide()
        return card

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._nav_card)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self.nav.set_items(_items(SECTIONS))
        self.nav.chosen.connect(self.show_section)
        self.search.searched.connect(self._on_search)
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+F", self._take_search)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._nav_card.setFixedWidth(scaled(NAV_WIDTH))
        self.search.setFixedWidth(scaled(SEARCH_WIDTH))


def _loaded(place: SectionPlace) -> Callable[[Workspace], Section]:
    module, _, name = place.section.partition(":")
    found: Callable[[Workspace], Section] = getattr(import_module(module), name)
    return found


def _items(kinds: Iterable[SectionPlace]) -> tuple[SidebarItem, ...]:
    return tuple(SidebarItem(kind.key, kind.title, kind.title, kind.icon) for kind in kinds)


def _fits(kind: SectionPlace, typed: str) -> bool:
    wanted = fold(typed)
    return any(wanted in fold(words) for words in (kind.title, *kind.words))
