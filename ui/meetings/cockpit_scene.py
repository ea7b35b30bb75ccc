"""What the parts of the cockpit ask of the step they stand in."""

from typing import Protocol

from app.domain.agendas import AgendaItem
from app.domain.meeting_views import MeetingView
from ui.meetings.cockpit_acts import CockpitActs
from ui.meetings.cockpit_flow import TextCard
from ui.meetings.cockpit_paper import ClockHead
from ui.workspace import Workspace


class CockpitScene(Protocol):
    """The step as its forms, keys and menu see it."""

    workspace: Workspace
    text: TextCard
    head: ClockHead

    @property
    def view(self) -> MeetingView | None:
        """Return the last reading."""

    @property
    def item(self) -> AgendaItem | None:
        """Return the item in front."""

    @property
    def is_running(self) -> bool:
        """Say whether lines can be written."""

    def acts_on(self) -> CockpitActs | None:
        """Return the acts on the meeting in front."""

    def choose_item(self, item_id: int) -> None:
        """Bring an item to the front."""

    def follow_running(self) -> None:
        """Bring the running item to the front at the next reading."""

    def show_keys(self) -> None:
        """Show the function keys with the one in use."""

    def open_readback(self) -> None:
        """Cover the window with the minutes."""

    def want(self, where: str) -> None:
        """Ask for another step."""
