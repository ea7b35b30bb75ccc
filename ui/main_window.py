"""The main window: the places of an open book, each built at its first visit."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.text import clock_text, short_date
from ui.help_on_call import HelpOnCall
from ui.kit import appearance, brand, long_lived
from ui.kit.commands import (
    Command,
    OffersCommands,
    OpensRecords,
    redo_command,
    size_commands,
    undo_command,
)
from ui.kit.finder import FIND_ALL, FIND_COMMANDS, Finder
from ui.kit.full_page import WaitingPage
from ui.kit.keeper import Keeper
from ui.kit.key_map import KeyMap
from ui.kit.page import Page
from ui.kit.palette import Search
from ui.kit.shell import Shell
from ui.kit.sidebar_items import SidebarItem
from ui.kit.soon import Soon, settle
from ui.kit.state import WindowState
from ui.places import PLACES, AsksRestore, HasHome, Place, found_in_book

if TYPE_CHECKING:  # the empty window is painted before anything of the book is loaded
    from ui.workspace import Workspace

_LOG = logging.getLogger(__name__)
PROGRAM = "Sổ Chi bộ"
SMALLEST = (800, 480)
USUAL = (1440, 900)


class MainWindow(QMainWindow):
    """Shows an empty frame first, then the book it is given, or a full page in its stead."""

    first_painted = Signal()
    book_asked = Signal(str)
    """Another book is wanted: "choose", "new", or "reopen" for the same one again."""
    restore_asked = Signal(Path)
    """This backup is to take the place of the open book."""
    book_shown = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        self.workspace: Workspace | None = None
        self._is_painted = False
        self._places: tuple[Place, ...] = ()
        self._pages: dict[str, Page] = {}
        self.shell = Shell()
        self.finder = Finder(self, self._commands)
        self._keys, self._book_keys = KeyMap(self), KeyMap(self)
        self.help = HelpOnCall(self.shell, state, self._seen, self.go)
        self._keeper = Keeper(self, self._pages.values)
        self._soon = Soon(self, self._show_state)
        self._has_counted = True
        self._build()

    # --- What the window shows ------------------------------------------------------------------

    def show_waiting(self, sentence: str) -> None:
        """Show an empty frame with one quiet sentence."""
        self.show_full(WaitingPage(sentence))

    def show_full(self, page: QWidget, *, alone: bool = False) -> None:
        """Show a page that needs no book: an error at start, or, alone, the first run."""
        self.shell.show_full(page, alone=alone)
        self.help.follow()

    def show_book(self, workspace: "Workspace", places: tuple[Place, ...] = PLACES) -> None:
        """Show the places of an open book, the first of them in front."""
        self.workspace = workspace
        self._places = tuple(place for place in places if place.exists())
        self.shell.topbar.set_open(is_open=True)
        self.shell.topbar.search.set_words(FIND_COMMANDS)
        self.shell.topbar.years.set_year(workspace.year)
        self._listen(workspace)
        self._set_book_keys(workspace)
        self._show_cell()
        self._has_counted = False  # once the first page is painted
        self._show_state()
        self.shell.topbar.saved.show_saved(clock_text(workspace.now()))
        self.add_search(partial(found_in_book, workspace))
        if self._places:
            self.show_place(self._places[0].key)
        self.book_shown.emit()

    def leave_book(self) -> None:
        """Close the book and its pages, as before another one is opened."""
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        self.keep_typed()
        if workspace.tasks.is_busy():
            self.shell.strip.say("Đang dừng việc đang chạy rồi đóng sổ…", icon="clock")
            self.repaint()
        workspace.close()
        workspace.deleteLater()  # the bar lets go of it
        self._pages.clear()
        self.shell.drop_pages()
        long_lived.let_go()
        self.shell.topbar.set_open(is_open=False)
        self.shell.sidebar.show_nothing(PROGRAM)
        self.setWindowTitle(PROGRAM)
        self.finder.forget_searches()
        self._book_keys.clear()

    def place_keys(self) -> tuple[str, ...]:
        """Return the places that are there, in order."""
        return tuple(place.key for place in self._listed)

    @property
    def _listed(self) -> tuple[Place, ...]:
        """The places of the sidebar."""
        return tuple(place for place in self._places if place.is_listed)

    def add_search(self, search: Search) -> None:
        """Let Ctrl+K find records too, shown before the commands."""
        self.finder.add_search(search)
        self.shell.topbar.search.set_words(FIND_ALL)

    def show_place(self, key: str) -> Page | None:
        """Bring a place to the front, or its first view when it is there already."""
        before = self.shell.page
        page = self._bring(key)
        if page is before and isinstance(page, HasHome):
            page.go_home()
        return page

    def _bring(self, key: str) -> Page | None:
        """Bring a place to the front as it was left, building its page at the first visit."""
        place = next((place for place in self._places if place.key == key), None)
        if place is None or self.workspace is None:
            return None
        self.finder.leave()
        self._keeper.keep(self.shell.page)
        self.workspace.look_at_day()
        page = self._pages.get(key) or self._build_page(place, self.workspace)
        self.shell.sidebar.mark_open(key)
        self.shell.show_page(page)
        self.help.follow()
        return page

    def go(self, where: str) -> None:
        """Open "page:tasks", or a record such as "member:3" on the page that shows such records."""
        prefix, _, rest = where.partition(":")
        if prefix == "book":
            self.book_asked.emit(rest)
            return
        key = rest if prefix == "page" else self._key_for(prefix)
        page = self.show_place(key) if prefix == "page" else self._bring(key)
        if page is None:
            _LOG.warning("no page opens %s", prefix)
        elif prefix != "page" and isinstance(page, OpensRecords):
            page.open(where)

    # --- Pages ----------------------------------------------------------------------------------

    def _build_page(self, place: Place, workspace: "Workspace") -> Page:
        page = place.page_class()(workspace)
        workspace.changed.connect(page.on_changed)
        page.topic_changed.connect(self.help.follow)
        if isinstance(page, AsksRestore):
            page.restore_wanted.connect(self.restore_asked)
        self._pages[place.key] = page
        long_lived.settle()
        return page

    def _key_for(self, prefix: str) -> str:
        """Return the place whose page opens such records, pages already built asked first."""
        by_age = sorted(self._places, key=lambda place: place.key not in self._pages)
        for place in by_age:
            page: Any = self._pages.get(place.key) or place.page_class()
            if prefix in getattr(page, "handles", ()):
                return place.key
        return ""

    def _seen(self) -> tuple[str, str]:
        """Return the place in front, "" for none, and the part of it that is seen."""
        page = self.shell.page
        key = next((key for key, known in self._pages.items() if known is page), "")
        return key, page.topic() if isinstance(page, Page) else ""

    def _on_year(self, year: int) -> None:
        self.shell.topbar.years.set_year(year)
        self._read_anew()

    def _on_day(self) -> None:
        self._soon.start()
        self._read_anew()

    def _read_anew(self) -> None:
        for page in self._pages.values():
            page.mark_stale()

    # --- Keeping --------------------------------------------------------------------------------

    def keep_typed(self) -> None:
        """Keep what is being typed on any page, at once and without asking."""
        self._keeper.keep_all()

    def _save_now(self) -> None:
        self._keeper.leave_field()
        self._keeper.keep_all()
        self.shell.strip.say("Đã lưu. Sổ tự lưu mỗi thay đổi.")

    def _keep_state(self) -> None:
        self.state.keep_window(self, "window")
        self.state.save()

    # --- What the frame says --------------------------------------------------------------------

    def _listen(self, workspace: "Workspace") -> None:
        workspace.changed.connect(self._on_changed)
        workspace.year_changed.connect(self._on_year)
        workspace.day_changed.connect(self._on_day)
        workspace.opened.connect(self.go)
        workspace.said.connect(self._on_said)
        workspace.task_started.connect(self.shell.cards.follow)
        workspace.save_state_changed.connect(self._on_save_state)
        bar = self.shell.topbar
        bar.years.set_counts(self._year_counts)
        bar.years.chosen.connect(workspace.set_year)
        bar.undo_asked.connect(workspace.undo)
        bar.redo_asked.connect(workspace.redo)

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.shell.strip.hide()  # its Hoàn tác would take back this change, not the one it names
        self._on_save_state("")
        if "cells" in tables:
            self._show_cell()

    def _on_said(self, sentence: str, offers_undo: bool) -> None:
        undo = self.workspace.undo if offers_undo and self.workspace else None
        self.shell.strip.say(sentence, undo=undo)

    def _on_save_state(self, refusal: str) -> None:
        if self.workspace is None:
            return
        if refusal:
            self.shell.topbar.saved.show_failure(refusal)
        else:
            self.shell.topbar.saved.show_saved(clock_text(self.workspace.now()))
        self._soon.start()

    def _explain(self, refusal: str) -> None:
        if self.workspace is not None:
            self.workspace.dialogs.error(refusal)

    def _show_cell(self) -> None:
        if self.workspace is None:
            return
        cell = self.workspace.services.cells.get()
        self.setWindowTitle(f"{cell.name} – {PROGRAM}")
        self.shell.sidebar.brand.set_names(cell.name, cell.superior_name)
        left_out = self.workspace.services.cells.settings().left_out_items
        if left_out is not None:
            self.shell.sidebar.show_anonymous(left_out)
            return
        is_sample = cell.is_sample
        self.shell.sidebar.show_sample(short_date(self.workspace.now().date()) if is_sample else "")

    def _show_state(self) -> None:
        """Show what undo would act on and how much is overdue."""
        if self.workspace is None:
            return
        labels = self.workspace.services.history.labels()
        self.shell.topbar.set_undo(labels.undo, labels.redo)
        self.shell.sidebar.set_places(
            tuple(
                SidebarItem(
                    place.key, place.title, place.short, place.icon, f"Ctrl+{number}",
                    place.badge(self.workspace.services) if self._has_counted else 0,
                )
                for number, place in enumerate(self._listed, 1)
            )
        )  # fmt: skip

    def _year_counts(self) -> tuple[tuple[int, int], ...]:
        if self.workspace is None:
            return ()
        services, shown = self.workspace.services, self.workspace.year
        first = min(services.cells.get().records_from.year, shown)
        last = max(services.now().year + 1, shown)
        return tuple(
            (year, len(services.meetings.list(year))) for year in range(last, first - 1, -1)
        )

    # --- Keys and commands ----------------------------------------------------------------------

    def _set_book_keys(self, workspace: "Workspace") -> None:
        years = self.shell.topbar.years
        for number, place in enumerate(self._listed[:9], 1):
            self._book_keys.add(f"Ctrl+{number}", partial(self.show_place, place.key))
        for keys, act in (
            ("Ctrl+K", self.finder.open),
            ("Ctrl+S", self._save_now),
            ("Alt+Left", partial(years.step, -1)),
            ("Alt+Right", partial(years.step, 1)),
            (QKeySequence.StandardKey.Undo, workspace.undo),
            (QKeySequence.StandardKey.Redo, workspace.redo),
        ):
            self._book_keys.add(keys, act)

    def _commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers besides records: acts of the page, places, undo, size."""
        if self.workspace is None:
            return ()
        page, history = self.shell.page, self.workspace.services.history.labels()
        own = page.commands() if isinstance(page, OffersCommands) else ()
        places = (
            Command(place.title, partial(self.show_place, place.key), place.icon, f"Ctrl {number}")
            for number, place in enumerate(self._listed, 1)
        )
        undo = undo_command(history.undo, self.workspace.undo)
        redo = redo_command(history.redo, self.workspace.redo)
        sizes = size_commands(self.change_size)
        return (*own, *places, *undo, *redo, *self.help.commands(), *sizes)

    def change_size(self, steps: int) -> None:
        """Make text and rows larger or smaller; none for the usual size."""
        appearance.change_size(self.state, steps)

    # --- The window itself ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the keyboard on the message strip with F6, unless a page has used the key."""
        if event.key() == Qt.Key.Key_F6:
            self.shell.strip.take_focus()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell, once, that the empty frame can be seen; look at the day when taken up again."""
        if event.type() is QEvent.Type.UpdateRequest:
            settle()
        handled = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest and not self._has_counted:
            self._has_counted = True
            QTimer.singleShot(0, self._show_state)
        if event.type() is QEvent.Type.WindowActivate and self.workspace is not None:
            self.workspace.look_at_day()
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed, stop background work and close the book."""
        self._keeper.leave_field()
        self._keep_state()
        if self.workspace is not None:
            self.keep_typed()
            self.workspace.back_up()
        self.leave_book()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(brand.window_icon())
        self.setCentralWidget(self.shell)
        self.setMinimumSize(*SMALLEST)
        if not self.state.restore_window(self, "window"):
            self.resize(QSize(*USUAL).boundedTo(self.screen().availableSize()))
        self.shell.sidebar.chosen.connect(self.show_place)
        self.shell.sidebar.help.clicked.connect(lambda _checked: self.help.toggle())
        self._keys.add("F1", self.help.toggle)
        self.shell.topbar.find_asked.connect(self.finder.open)
        self.shell.topbar.saved.asked.connect(self._explain)
        self.finder.found.connect(self.go)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._keys.add(keys, partial(self.change_size, steps))
        self._keeper.refused.connect(self._on_save_state)
        self._keeper.session_ended.connect(self._keep_state)
