"""Where the records of a sheet or a search stand in the cockpit, running or long locked."""

from collections.abc import Iterable
from typing import Protocol

from app.domain.agendas import AgendaItem
from app.domain.minutes import EntryKind
from app.domain.readback_texts import RESULTS_STEP
from ui.kit.focus import holds_keyboard, point_at
from ui.meetings.cockpit_agenda import AgendaCard
from ui.meetings.cockpit_people import SpeakersCard
from ui.meetings.cockpit_scene import CockpitScene
from ui.meetings.cockpit_start import StartCard

_STEPS = {"dues": "R-O4", "vote": "R-C4"}


class PlacedScene(CockpitScene, Protocol):
    """The step with the parts places are pointed at."""

    agenda: AgendaCard
    people: SpeakersCard
    start: StartCard

    def is_held(self) -> bool:
        """Say whether the meeting has begun."""


class CockpitPlaces:
    """Shows a record; what is to be written now is left to the keys of the cockpit."""

    def __init__(self, step: PlacedScene) -> None:
        self._step = step

    def show(self, place: str) -> bool:
        """Show what a place such as "entry:7" or "steps" holds; false when a key is meant."""
        step = self._step
        if step.view is None:
            return False
        if not step.is_held():
            point_at(step.start)
            return True
        name, _, number = place.partition(":")
        if number.isdecimal():
            return self._show_numbered(name, int(number))
        return self._show_named(name)

    def _show_numbered(self, name: str, number: int) -> bool:
        match name:
            case "item":
                self._choose(number)
            case "entry" | "task":
                self._show_line(name, number)
            case "vote" if not self._step.is_running:
                self._show_line(name, number)
            case _:
                return False
        return True

    def _show_named(self, name: str) -> bool:
        step = self._step
        match name:
            case "clock" if not step.is_running:
                point_at(step.head)
            case "speeches" if self._is_over:
                point_at(step.people, step.agenda)
            case "commendation" if self._praise():
                self._show_line("entry", self._praise())
            case "commendation" | "critique" if not step.is_running:
                self._show_agenda(())
            case "steps" | "agenda" | "minutes":
                self._show_agenda(self._unfinished(name))
            case "dues" | "vote" if not step.is_running:
                self._choose_first(i for i in self._agenda if _STEPS[name] in i.step_ids)
                point_at(step.text)
            case "results":
                self._choose_first(i for i in self._agenda if RESULTS_STEP in i.step_ids)
                point_at(step.text.results, step.text)
            case _:
                return False
        return True

    @property
    def _agenda(self) -> tuple[AgendaItem, ...]:
        return self._step.view.file.agenda if self._step.view else ()

    @property
    def _is_over(self) -> bool:
        header = self._step.view.file.header if self._step.view else None
        return header is None or header.ended_at is not None or not self._step.is_running

    def _praise(self) -> int:
        entries = self._step.view.file.entries if self._step.view else ()
        return next((e.id for e in entries if e.kind is EntryKind.COMMENDATION), 0)

    def _unfinished(self, name: str) -> Iterable[AgendaItem]:
        """Give the items that keep a share below the whole, or minutes from being complete."""
        if name == "minutes":
            return (item for item in self._agenda if not item.content.strip())
        return (item for item in self._agenda if item.fate is None)

    def _show_agenda(self, wanted: Iterable[AgendaItem]) -> None:
        self._choose_first(wanted)
        point_at(self._step.agenda)

    def _choose_first(self, items: Iterable[AgendaItem]) -> None:
        item = next(iter(items), None)
        if item is not None:
            self._step.choose_item(item.id)

    def _choose(self, item_id: int) -> None:
        self._step.choose_item(item_id)
        if not holds_keyboard(self._step.text):
            point_at(self._step.text)

    def _show_line(self, kind: str, number: int) -> None:
        """Bring a line of the text into sight, with the keyboard on it."""
        item_id = self._item_of(kind, number)
        if item_id:
            self._step.choose_item(item_id)
        key = f"{kind}:{number}"
        row = next((row for row in self._step.text.rows if row.line.key == key), None)
        if row is None:
            point_at(self._step.text)
            return
        self._step.text.area.ensureWidgetVisible(row, 0, 24)
        point_at(row)

    def _item_of(self, kind: str, number: int) -> int:
        file = self._step.view.file if self._step.view else None
        if file is None:
            return 0
        found = [entry.item_id for entry in file.entries if (kind, entry.id) == ("entry", number)]
        found += [vote.item_id for vote in file.votes if (kind, vote.id) == ("vote", number)]
        found += [task.item_id for task in file.tasks if (kind, task.id) == ("task", number)]
        return next(filter(None, found), 0)
