"""Giving a meeting another day; putting it off or calling it off is the year plan's."""

from app.domain.meetings import MeetingStage
from app.domain.text import short_date
from ui.kit.date_inputs import DateField
from ui.kit.day_dialog import DayDialog
from ui.meetings.meeting_form import day_notes
from ui.workspace import Workspace


def move_meeting(workspace: Workspace, meeting_id: int) -> None:
    """Ask for another day and the reason; the rungs not done yet move along."""
    services = workspace.services
    header = services.meetings.file(meeting_id).header
    is_off = header.stage is MeetingStage.POSTPONED
    dialog = DayDialog(
        "Dời buổi họp sang ngày nào?",
        "Các mốc chuẩn bị chưa làm dời theo ngày họp.",
        "Dời buổi họp",
        field=DateField(
            today=lambda: workspace.now().date(), required=True, day_notes=day_notes(services)
        ),
        day=None if is_off else header.day,
    )
    if workspace.dialogs.show(dialog):
        day, reason = dialog.day(), dialog.reason()
        workspace.perform(
            lambda: services.meetings.move(meeting_id, day, reason),
            f"Đã dời buổi họp sang {short_date(day)}.",
        )
