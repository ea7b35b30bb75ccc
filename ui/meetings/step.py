"""What the five steps of a meeting share: one reading in, places to focus, marks for the tab."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.meeting_views import MeetingView
from ui.kit.focus import holds_keyboard, point_at
from ui.workspace import Workspace


class MeetingStep(QWidget):
    """One step of the workspace; drawn from a `MeetingView`, never from its own reading."""

    key = ""
    """First part of the places it answers for: prepare, attendance, run, score, finish."""
    title = ""
    icon = ""
    wanted = Signal(str)
    """Asks the workspace to go somewhere else, e.g. "score:4.7" or "run"."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def show_view(self, view: MeetingView) -> None:
        """Draw this reading; keeps focus, scroll place and what is being typed."""

    def go(self, where: str) -> None:
        """Put the focus on a place such as "prepare:notices" or "score:4.7"."""

    def acts(self) -> tuple[QWidget, ...]:
        """Return the buttons this step puts into the header of the meeting."""
        return ()

    @classmethod
    def mark(cls, view: MeetingView) -> str:  # noqa: ARG003 - steps with a mark read it
        """Return the mark behind the tab: "ok" for a check, a figure, "3!" for things to see.

        Told of the reading alone, so that a step need not be built for the mark of its tab.
        """
        return ""

    def side_cards(self) -> tuple[QWidget, ...]:
        """Return cards shown above Điểm and Cần xử lý in the right panel of this step."""
        return ()

    def above(self) -> QWidget | None:
        """Return what stands across step and panel above them, such as clocks."""
        return None

    def below(self) -> QWidget | None:
        """Return what stands across step and panel below them, such as function keys."""
        return None

    def full_view(self) -> QWidget | None:
        """Return what stands in place of the step, as the reading view does; None now."""
        return None

    def leave(self) -> None:
        """Keep what is being typed before another step or meeting is shown."""


def show_place(step: MeetingStep, where: str) -> None:
    """Put the keyboard on a place of a step, on the step itself where it shows no such part."""
    is_place = ":" in where
    if is_place or step.key in {"attendance", "score"}:
        step.go(where)
    parts = (step, step.above(), step.below(), step.full_view(), *step.side_cards())
    if is_place and not any(holds_keyboard(part) for part in parts if part is not None):
        point_at(step)
