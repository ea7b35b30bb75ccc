"""The function keys of the cockpit, as they stand at each stage of a meeting."""

from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingStage
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


def has_next(file: MeetingFile) -> bool:
    """Say whether there is an item to go on to."""
    if file.header.afterwards:
        return sum(item.fate is None for item in file.agenda) > 1
    return any(item.started_at is None and item.fate is None for item in file.agenda)


def next_words(file: MeetingFile) -> str:
    """Return what F2 does now."""
    header = file.header
    if header.stage in BEFORE:
        return START_PAPER if header.afterwards else START
    if header.stage is MeetingStage.FINISHING:
        return "Hoàn thiện"
    if has_next(file):
        return "Mục tiếp"
    if header.stage is MeetingStage.SCORING:
        return "Đọc lại"
    return "Chấm điểm" if header.kind in SCORED_KINDS else "Kết thúc"


def function_keys(file: MeetingFile, active: str) -> tuple[FunctionKey, ...]:
    """Return the row; the key in use has an edge, the one next thing is red."""
    first = FunctionKey(NEXT, next_words(file), is_primary=True)
    others = (
        FunctionKey(key, words, is_active=key == active, rank=rank, tip=f"{tip} ({key})")
        for key, words, rank, tip in _KEYS
    )
    return (first, *others)
