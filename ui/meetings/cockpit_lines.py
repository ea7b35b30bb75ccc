"""What stands in the text of an item: lines, votes and tasks in the order they came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.agendas import AgendaItem
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import ENTRY_KIND_LABELS, EntryDraft, EntryKind, MinutesEntry
from app.domain.tasks import Task
from app.domain.text import clock_text, given_name, short_date
from app.domain.votes import VOTE_MATTER_LABELS, Vote
from app.domain.voting import vote_passed, vote_sentence
from ui.kit.chips import ChipSpec

_CHIPS = {
    EntryKind.DECISION: ChipSpec(ENTRY_KIND_LABELS[EntryKind.DECISION], "info"),
    EntryKind.COMMENDATION: ChipSpec(ENTRY_KIND_LABELS[EntryKind.COMMENDATION], "ok"),
    EntryKind.REMINDER: ChipSpec(ENTRY_KIND_LABELS[EntryKind.REMINDER], "warn"),
    EntryKind.RESPONSE: ChipSpec("Tiếp thu"),
    EntryKind.PARKED: ChipSpec(ENTRY_KIND_LABELS[EntryKind.PARKED], "gold"),
}
_VOTE, _FAILED, _TASK = (
    ChipSpec("Biểu quyết", "info"),
    ChipSpec("Chưa đạt", "warn"),
    ChipSpec("Giao việc"),
)


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line of the text: its key, time, chip, whom it names in bold, and its words."""

    key: str
    at: datetime | None
    text: str
    speaker: str = ""
    chip: ChipSpec | None = None

    @property
    def time_text(self) -> str:
        """Return the time as the column shows it."""
        return clock_text(self.at) if self.at else ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        words = (self.time_text, self.chip.text if self.chip else "", self.speaker, self.text)
        return " ".join(filter(None, words))


def flow_lines(file: MeetingFile, item: AgendaItem) -> tuple[FlowLine, ...]:
    """Return the lines of an item; a vote stands after what was said before it, tasks last."""
    lines = [entry_line(file, entry) for entry in file.item_entries(item.id)]
    for vote in file.votes:
        if vote.item_id == item.id:
            lines.insert(_place_for(lines, vote.at), vote_line(file, vote))
    tasks = [task_line(task) for task in file.tasks if task.item_id == item.id]
    return (*lines, *tasks)


def _place_for(lines: list[FlowLine], at: datetime | None) -> int:
    if at is None:
        return len(lines)
    earlier = [place for place, line in enumerate(lines) if line.at is not None and line.at <= at]
    later = any(line.at is not None and line.at > at for line in lines)
    return earlier[-1] + 1 if earlier and later else 0 if later else len(lines)


def entry_line(file: MeetingFile, entry: MinutesEntry) -> FlowLine:
    """Return a line of the minutes."""
    name = file.name(entry.member_id) or entry.guest_name
    chip = _CHIPS.get(entry.kind)
    if entry.kind in {EntryKind.COMMENDATION, EntryKind.REMINDER} and name:
        words = f"Đ/c {name}{f': {entry.text}' if entry.text.strip() else ''}"
        return FlowLine(f"entry:{entry.id}", entry.at, words, chip=chip)
    speaker = "Chủ trì" if entry.as_chair else name
    text = entry.text.strip() or ("phát biểu." if entry.kind is EntryKind.SPEECH else "")
    return FlowLine(f"entry:{entry.id}", entry.at, text, speaker, chip)


def vote_line(file: MeetingFile, vote: Vote) -> FlowLine:
    """Return a vote with both figures."""
    chip = _VOTE if vote_passed(vote, file) else _FAILED
    matter = vote.text.strip() or VOTE_MATTER_LABELS[vote.matter]
    return FlowLine(f"vote:{vote.id}", vote.at, f"{matter}: {vote_sentence(vote, file)}", chip=chip)


def task_line(task: Task) -> FlowLine:
    """Return a task with its person and deadline."""
    due = short_date(task.due_on) if task.due_on else "thường xuyên"
    code = f"{task.code} " if task.code else ""
    return FlowLine(
        f"task:{task.id}", None, f"{code}{task.text} (đ/c {task.owner_name}, hạn {due})", chip=_TASK
    )


def parked_lines(file: MeetingFile) -> Iterator[tuple[MinutesEntry, str]]:
    """Give what is left for the next meeting, with who and when behind it."""
    for entry in file.entries:
        if entry.kind is EntryKind.PARKED:
            name = given_name(file.name(entry.member_id) or entry.guest_name)
            who = f"đ/c {name}" if name else ""
            at = clock_text(entry.at) if entry.at else ""
            note = ", ".join(filter(None, (who, at)))
            yield entry, f"({note})" if note else ""


def draft_of(entry: MinutesEntry) -> EntryDraft:
    """Return a line as its correction submits it."""
    return EntryDraft(
        kind=entry.kind,
        text=entry.text,
        item_id=entry.item_id,
        at=entry.at,
        member_id=entry.member_id,
        guest_name=entry.guest_name,
        as_chair=entry.as_chair,
    )
