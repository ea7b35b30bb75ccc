"""One step of a meeting on the screen, drawn again after every change, without its frame."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

Step = TypeVar("Step", bound=MeetingStep)


def step_of(
    made: type[Step], workspace: Workspace, meeting: int, show: Callable[..., None]
) -> Step:
    """Return a shown step that follows the book as the frame would make it."""
    step = made(workspace)

    def refresh(*_changed: object) -> None:
        step.show_view(workspace.services.meetings.view(meeting))

    refresh()
    workspace.changed.connect(refresh)
    show(step, 900, 700)
    return step


def press(widget: QWidget, *keys: Qt.Key | str) -> None:
    """Press keys one after another."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)
