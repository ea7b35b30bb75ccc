"""Acts on a meeting that did not go as planned: another day, put off, not held."""

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


def postpone_meeting(workspace: Workspace, meeting_id: int) -> None:
    """Ask why a meeting is put off, its new day not known yet."""
    reason = workspace.dialogs.ask_reason(
        "Hoãn buổi họp?", "Chưa có ngày mới; khi có, bấm Dời buổi họp.", "Hoãn buổi họp"
    )
    if reason is not None:
        meetings = workspace.services.meetings
        workspace.perform(lambda: meetings.postpone(meeting_id, reason), "Đã hoãn buổi họp.")


def call_off_meeting(workspace: Workspace, meeting_id: int) -> None:
    """Ask why a meeting is not held at all."""
    reason = workspace.dialogs.ask_reason(
        "Ghi buổi này không họp?", "Kế hoạch năm và bảng tháng sẽ nêu lý do.", "Ghi không họp"
    )
    if reason is not None:
        meetings = workspace.services.meetings
        workspace.perform(lambda: meetings.not_held(meeting_id, reason), "Đã ghi không họp.")
