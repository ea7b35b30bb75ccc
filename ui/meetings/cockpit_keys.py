"""The function keys of the cockpit, as they stand at each stage of a meeting."""

from app.domain.agendas import AgendaItem
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingStage
from app.services.votes import LIVE_STAGES
from ui.kit.function_keys import FunctionKey
from ui.meetings.cockpit_start import BEFORE, START, START_PAPER

NEXT, SPEECH, DECISION, TASK, VOTE, PRAISE, REMIND, TIME, READ = (
    "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10",
)  # fmt: skip
_KEYS = (
    (SPEECH, "Phát biểu", 0, "Ghi người phát biểu và giờ"),
    (DECISION, "Quyết định", 0, "Ghi điều chi bộ quyết định"),
    (TASK, "Giao việc", 0, "Giao nhiệm vụ có người, có hạn"),
    (VOTE, "Biểu quyết", 0, "Ghi số biểu quyết"),
    (PRAISE, "Biểu dương", 2, "Ghi đồng chí được biểu dương"),
    (REMIND, "Nhắc nhở", 3, "Ghi đồng chí được nhắc nhở"),
    (TIME, "Giờ", 4, "Sửa giờ của dòng hoặc của mục"),
    (READ, "Đọc lại", 0, "Đọc lại và thông qua biên bản"),
)


def following(file: MeetingFile, item: AgendaItem | None) -> AgendaItem | None:
    """Return the item to go on to: the next not begun, or from paper the next on the programme."""
    if file.header.afterwards:
        places = [place for place, one in enumerate(file.agenda) if item and one.id == item.id]
        after = file.agenda[places[0] + 1 :] if places else ()
        return next(iter(after), None)
    waiting = (one for one in file.agenda if one.started_at is None and one.fate is None)
    return next(waiting, None)


def next_words(file: MeetingFile, item: AgendaItem | None) -> str:
    """Return what F2 does now."""
    header = file.header
    if header.stage in BEFORE:
        return START_PAPER if header.afterwards else START
    if header.stage not in LIVE_STAGES:
        return "Hoàn thiện"
    if following(file, item) is not None:
        return "Mục tiếp"
    if header.stage is MeetingStage.SCORING:
        return "Đọc lại"
    return "Chấm điểm" if header.kind in SCORED_KINDS else "Kết thúc"


def function_keys(
    file: MeetingFile, item: AgendaItem | None, active: str
) -> tuple[FunctionKey, ...]:
    """Return the row; the key in use has an edge, the one next thing is red."""
    is_begun = file.header.stage not in BEFORE  # before, the red button stands in the middle
    first = FunctionKey(NEXT, next_words(file, item), is_primary=is_begun)
    others = (
        FunctionKey(key, words, is_active=key == active, rank=rank, tip=f"{tip} ({key})")
        for key, words, rank, tip in _KEYS
    )
    return (first, *others)
