"""What acts of a person on one meeting share: the view last read, and doing one thing on it."""

from collections.abc import Callable

from app.domain.meeting_views import MeetingView
from app.services.workspace import Services
from ui.kit.forms import Form
from ui.workspace import Workspace


class MeetingActs:
    """The acts on the meeting last read; without one nothing is done."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.view: MeetingView | None = None

    @property
    def _services(self) -> Services:
        return self.workspace.services

    def _do(self, act: Callable[[int], object], said: str, *, undo: bool = True) -> None:
        view = self.view
        if view is not None:
            self.workspace.perform(lambda: act(view.file.header.id), said, undo=undo)

    def _is_done(self, act: Callable[[int], object], said: str, form: Form) -> bool:
        view = self.view
        if view is None:
            return False

        def run() -> bool:
            act(view.file.header.id)
            return True

        return bool(self.workspace.perform(run, said, form=form))
