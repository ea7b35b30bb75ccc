"""What still keeps the minutes of a meeting from being locked, in the order it is mended."""

from collections.abc import Iterator

from app.domain.findings import open_errors
from app.domain.meeting_views import MeetingView
from app.domain.meetings import SCORED_KINDS, MeetingStage
from app.domain.score_sheets import SheetState


def lock_obstacles(view: MeetingView) -> tuple[str, ...]:
    """Return one sentence for each thing to do before the lock."""
    return tuple(_obstacles(view))


def _obstacles(view: MeetingView) -> Iterator[str]:
    header = view.file.header
    if header.stage is not MeetingStage.FINISHING:
        yield "Buổi họp chưa tới bước Hoàn thiện."
    if header.kind in SCORED_KINDS:
        yield from _sheet_obstacles(view)
    for finding in open_errors(view.findings):
        yield finding.message


def _sheet_obstacles(view: MeetingView) -> Iterator[str]:
    sheet = view.sheet
    if sheet is None:
        yield "Chưa chọn khung tiêu chí để chấm điểm."
        return
    if sheet.state is SheetState.CLOSED:
        return
    if sheet.differences:
        items = ", ".join(difference.item_id for difference in sheet.differences)
        yield f"Điểm mục {items} khác điểm biểu quyết: giữ hoặc nhận điểm mới."
    yield "Phiếu chấm điểm chưa chốt."
