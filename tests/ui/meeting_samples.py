"""Meetings to test the workspace with, and two small steps that remember what they were given."""

from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.services.workspace import Services
from tests.told_books import told_meeting
from ui.kit.buttons import secondary
from ui.kit.labels import Label
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

NOVEMBER = date(2026, 11, 10)


def a_meeting(
    services: Services,
    kind: MeetingKind = MeetingKind.REGULAR,
    *,
    month: int = 11,
    day: date = NOVEMBER,
    is_open: bool = True,
) -> int:
    """Return a meeting that is still to come, its preparation opened unless told otherwise."""
    draft = MeetingDraft(kind, Period(2026, month=month), day, time(14, 0), place="Phòng họp A")
    meeting_id = services.meetings.create(draft)
    if is_open:
        services.agendas.open(meeting_id)
    return meeting_id


def opened_meeting() -> tuple[Path, int]:
    """Return the folder of a closed book with `a_meeting` in it, and the meeting."""
    return told_meeting("opened-meeting", a_meeting)


class SmallStep(MeetingStep):
    """Shows nothing and remembers everything."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.views: list[MeetingView] = []
        self.gone_to: list[str] = []
        self.left = 0
        self.button = secondary(f"Việc của {self.title}")
        self.card = Label(f"Thẻ của {self.title}")

    def show_view(self, view: MeetingView) -> None:
        self.views.append(view)

    def go(self, where: str) -> None:
        self.gone_to.append(where)

    def acts(self) -> tuple[QWidget, ...]:
        return (self.button,)

    def side_cards(self) -> tuple[QWidget, ...]:
        return (self.card,)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        return f"{len(view.findings)}!"

    def leave(self) -> None:
        self.left += 1


class SmallPrepare(SmallStep):
    key = "prepare"
    title = "Chuẩn bị"
    icon = "clipboard-list"


class SmallCockpit(SmallStep):
    key = "run"
    title = "Điều hành & biên bản"
    icon = "notebook-pen"


class SmallScore(SmallStep):
    key = "score"
    title = "Chấm điểm"
    icon = "calculator"


STEPS = (SmallPrepare, SmallCockpit, SmallScore)
