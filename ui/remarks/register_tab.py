"""A tab with a list of records, the chosen one beside it, and a form that takes their place."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol, Self

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.workspace import Services
from ui.kit.buttons import secondary
from ui.kit.cards import PADDING, Card, EmptyState
from ui.kit.commands import Command
from ui.kit.painting import scaled
from ui.kit.record_list import ListEntry, RecordList
from ui.kit.segmented import Segmented
from ui.kit.tokens import data
from ui.place_tab import PlaceTab
from ui.remarks.register_card import RegisterCard
from ui.remarks.register_form import RegisterForm
from ui.workspace import Workspace

LIST_SHARE, CARD_SHARE, LEAST_LIST = 38, 62, 350
ALL = "all"


@dataclass(frozen=True, slots=True)
class TabWords:
    """What an empty list says, what its acts are called, what is said of a record that is gone."""

    nothing: str
    hint: str
    act: str
    """Starts a new record, in the empty list and in the header."""
    export: str
    act_command: str
    """The same act as Ctrl+K finds it."""
    export_command: str
    left_out: str
    deleted: str
    gone: str


class Register(Protocol):
    """What every register answers, whatever its records are."""

    def count(self, year: int) -> int:
        """Return how many records a year lists."""

    def year_of(self, record_id: int) -> int | None:
        """Return the year that lists a record."""

    def remove(self, record_id: int) -> None:
        """Delete a record. Raises AppError."""


class RegisterTab(PlaceTab):
    """What the tabs of petitions, papers and models share; subclasses know the records."""

    words: TabWords
    paper: str
    """Kind of the list that is exported."""
    filters: tuple[tuple[str, str], ...]
    """Key and word of each filter; `ALL` shows everything."""

    def __init__(
        self,
        workspace: Workspace,
        card: RegisterCard,
        form: Callable[[Workspace], RegisterForm],
        parent: QWidget | None = None,
    ) -> None:
        """Take the card, and what builds the form when a record is first written."""
        super().__init__(workspace, parent)
        self._new_form = form
        self._register = self.register(workspace.services)
        self.records: tuple[Any, ...] = ()
        empty = EmptyState(self.icon, self.words.nothing, self.words.hint, act=self.words.act)
        self.list = RecordList(self.title, empty)
        self.states = Segmented([(ALL, "")])
        self.states.setAccessibleName(f"Lọc: {self.title}")
        self.states.fill_width()
        self.card = card
        self.export_button = secondary(self.words.export, icon="file-spreadsheet")
        self.add_button = secondary(self.words.act, icon="plus")
        self.add_button.setToolTip("Ctrl+N")
        self._stack, self._front = QStackedWidget(), QWidget()
        self._build()
        self._connect()

    @cached_property
    def form(self) -> RegisterForm:
        """Return the form of a record, built when it is first opened."""
        form = self._new_form(self.workspace)
        form.left.connect(self._on_left)
        form.saved.connect(self._on_saved)
        self._stack.addWidget(form)
        return form

    # --- What a tab knows -----------------------------------------------------------------------

    @staticmethod
    @abstractmethod
    def register(services: Services) -> Register:
        """Return the register of its records."""

    @abstractmethod
    def read(self) -> Sequence[Any]:
        """Return the records of the year, the pressing ones first."""

    @abstractmethod
    def is_wanted(self, record: Any, wanted: str) -> bool:
        """Tell whether a filter shows a record."""

    @abstractmethod
    def entry(self, record: Any) -> ListEntry:
        """Return a record as the list tells it."""

    @abstractmethod
    def show_record(self, record: Any) -> None:
        """Show a record on the card."""

    @abstractmethod
    def act(self, name: str, values: dict[str, Any]) -> None:
        """Do an act of the card."""

    # --- What the page asks ---------------------------------------------------------------------

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.export_button, self.add_button)

    @classmethod
    def offers(cls, tab: Callable[[], Self]) -> tuple[Command, ...]:
        """Return the acts found with Ctrl+K."""
        return (
            Command(cls.words.act_command, lambda: tab().start_new(), cls.icon),
            Command(cls.words.export_command, lambda: tab().export(), "file-spreadsheet"),
        )

    @classmethod
    def count(cls, workspace: Workspace) -> int:
        """Return how many records the year lists."""
        return cls.register(workspace.services).count(workspace.year)

    def export(self) -> None:
        """Write the list of the year."""
        self.workspace.export(self.paper, self._say_exported, year=self.workspace.year)

    def load(self) -> None:
        """Read the records again; filter and choice stay."""
        self.records = tuple(self.read())
        self._show_entries()

    def open(self, where: str) -> None:
        """Show a record, of whatever year it is."""
        record = where.partition(":")[2]
        self.go_home()
        if record.isdecimal():
            self.choose(int(record))
        self.take_focus()

    def go_home(self) -> None:
        """Leave the form; what is in it waits there."""
        self._stack.setCurrentWidget(self._front)
        self.form_shown.emit(False)

    def start_new(self) -> None:
        """Open the form of a new record."""
        self._show_form()
        self.form.start()

    def take_search(self) -> None:
        """Put the keyboard on the filters."""
        self.states.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    def choose(self, record_id: int) -> None:
        """Choose a record; year and filters that hide it are changed."""
        if self.record(record_id) is None and not self._turn_to_year_of(record_id):
            return
        if not self.list.select(record_id):
            self.states.set_value(ALL)
            self._show_entries()
            self.list.select(record_id)

    def record(self, key: Any) -> Any | None:
        """Return the record with a key."""
        return next((record for record in self.records if record.id == key), None)

    def current(self) -> Any | None:
        """Return the chosen record."""
        return self.record(self.list.current())

    def today(self) -> date:
        """Return the day the book lives in."""
        return self.workspace.now().date()

    def perform_act(self, name: str, act: Callable[[], object], said: Mapping[str, str]) -> None:
        """Do an act of the card; what was typed stays while it is refused."""
        form = self.card.forms.get(name)
        done = self.workspace.perform(
            partial(_done, act), said[name], form=None if form is None else form.form
        )
        if done:
            self.card.close_form()

    def _say_exported(self, paths: tuple[Path, ...]) -> None:
        """Say which file was written."""
        names = ", ".join(path.name for path in paths)
        self.workspace.said.emit(f"Đã xuất {names} vào thư mục xuat của sổ.", False)

    # --- The list -------------------------------------------------------------------------------

    def _turn_to_year_of(self, record_id: int) -> bool:
        year = self._register.year_of(record_id)
        if year is None:
            self.workspace.said.emit(self.words.gone, False)
            return False
        self.workspace.set_year(year)
        self.load()
        return self.record(record_id) is not None

    def _show_entries(self) -> None:
        wanted: str = self.states.value() or ALL
        self._show_filters(wanted)
        shown = [record for record in self.records if self.is_wanted(record, wanted)]
        sentence, hint = (
            (self.words.left_out, "") if self.records else (self.words.nothing, self.words.hint)
        )
        self.list.empty.say(sentence, hint)
        self.list.set_entries([self.entry(record) for record in shown])
        self._show_card()

    def _show_filters(self, chosen: str) -> None:
        options = [
            (key, f"{word} {sum(self.is_wanted(record, key) for record in self.records)}")
            for key, word in self.filters
        ]
        self.states.set_options(options)
        self.states.set_value(chosen)

    def _show_card(self) -> None:
        record = self.current()
        self.card.setVisible(record is not None)
        if record is not None:
            self.show_record(record)

    def _on_choice(self) -> None:
        self.card.close_form()
        self._show_card()

    # --- Acts and forms -------------------------------------------------------------------------

    def _edit(self) -> None:
        record = self.current()
        if record is not None:
            self._show_form()
            self.form.edit(record)

    def _delete(self) -> None:
        record = self.current()
        if record is not None:
            self.workspace.perform(partial(self._register.remove, record.id), self.words.deleted)

    def _open_meeting(self) -> None:
        record = self.current()
        if record is not None and record.meeting_id is not None:
            self.workspace.go(f"meeting:{record.meeting_id}")

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.form_shown.emit(True)

    def _on_left(self) -> None:
        self.go_home()
        self.take_focus()

    def _on_saved(self, record_id: int) -> None:
        self.go_home()
        self.choose(record_id)
        self.take_focus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._front)
        holder = QWidget()
        filters = QHBoxLayout(holder)
        filters.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        filters.addWidget(self.states)
        left = Card(edge_to_edge=True)
        left.body.setContentsMargins(0, 0, 0, 1)
        left.add(holder)
        left.add_line()
        left.add(self.list, 1)
        left.setMinimumWidth(scaled(LEAST_LIST))
        row = QHBoxLayout(self._front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(data()["layout"]["cardGap"])
        row.addWidget(left, LIST_SHARE)
        row.addWidget(self.card, CARD_SHARE)
        self.card.hide()

    def _connect(self) -> None:
        self.export_button.clicked.connect(lambda _checked: self.export())
        self.add_button.clicked.connect(lambda _checked: self.start_new())
        self.states.changed.connect(self._show_entries)
        self.list.selected.connect(lambda _key: self._on_choice())
        self.list.delete_asked.connect(lambda _key: self._delete())
        self.list.empty.pressed.connect(self.start_new)
        self.card.acted.connect(self.act)
        self.card.edit_asked.connect(self._edit)
        self.card.delete_asked.connect(self._delete)
        self.card.meeting_asked.connect(self._open_meeting)


def _done(act: Callable[[], object]) -> bool:
    act()
    return True
