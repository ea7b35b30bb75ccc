"""What the minutes of a meeting hold and still lack (K18, rubric item on the minutes)."""

from app.domain.agendas import AgendaItem, ItemFate, ItemKind
from app.domain.counting import Counts
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage
from app.domain.minutes import EntryKind
from app.domain.step_evidence import minutes_adopted
from app.domain.time_shares import held_minutes

_OVER = frozenset({MeetingStage.FINISHING, MeetingStage.LOCKED})
"""Not by the end on record: a past meeting is copied with it before its minutes are read."""
_AT_THE_END = frozenset({ItemKind.SCORING, ItemKind.READING})


def missing_head_parts(file: MeetingFile, counts: Counts) -> tuple[str, ...]:
    """Return what the head and the end of the minutes lack: people, times, counts."""
    header = file.header
    timed_by_items = header.afterwards and held_minutes(file) is not None
    ended = header.ended_at is not None or timed_by_items
    missing = missing_opening_parts(file, counts)
    return missing if ended else (*missing, "giờ kết thúc")


def missing_opening_parts(file: MeetingFile, counts: Counts) -> tuple[str, ...]:
    """Return what the head of the minutes lacks while the meeting is still on."""
    header = file.header
    timed_by_items = header.afterwards and held_minutes(file) is not None
    parts = (
        ("chủ trì", header.chair_id is not None),
        ("thư ký", header.minute_taker_id is not None),
        ("giờ bắt đầu", header.started_at is not None or timed_by_items),
        ("số dự họp", counts.attendance_base > 0),
        (f"điểm danh {len(counts.unmarked)} đồng chí", not counts.unmarked),
    )
    return tuple(words for words, filled in parts if not filled)


def item_has_content(file: MeetingFile, item: AgendaItem) -> bool:
    """Tell whether the minutes say something of an item, or why it was not dealt with."""
    if item.fate in {ItemFate.POSTPONED, ItemFate.DROPPED}:
        return bool(item.fate_reason.strip())
    if any(text.strip() for text in (item.content, item.response, item.conclusion)):
        return True
    if file.item_entries(item.id) or any(vote.item_id == item.id for vote in file.votes):
        return True
    match item.kind:
        case ItemKind.PROCEDURE:
            return any(line.attends for line in file.attendance)
        case ItemKind.SCORING:
            return file.sheet is not None
        case ItemKind.READING:
            return minutes_adopted(file)
        case _:
            return False


def empty_items(file: MeetingFile) -> tuple[AgendaItem, ...]:
    """Return the items the minutes say nothing of."""
    return tuple(item for item in file.agenda if not item_has_content(file, item))


def missing_body_parts(file: MeetingFile, counts: Counts) -> tuple[str, ...]:
    """Return what the minutes lack now; what only the end brings is not missed before."""
    is_over = file.header.stage in _OVER
    head = missing_head_parts(file, counts) if is_over else missing_opening_parts(file, counts)
    empty = [i for i in empty_items(file) if is_over or i.kind not in _AT_THE_END]
    if not empty:
        return head
    return (*head, f"nội dung mục {', '.join(str(item.position) for item in empty)}")


def commendation_recorded(file: MeetingFile) -> bool:
    """Tell whether praise was recorded, or stated as none (K25)."""
    kinds = {entry.kind for entry in file.entries}
    return file.header.no_commendation or EntryKind.COMMENDATION in kinds
