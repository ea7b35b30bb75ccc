"""What is said and decided in a meeting, line by line (diễn biến biên bản)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """Kind of a line in the minutes."""

    SPEECH = "speech"
    RESPONSE = "response"
    DECISION = "decision"
    COMMENDATION = "commendation"
    REMINDER = "reminder"
    NOTE = "note"
    PARKED = "parked"


ENTRY_KIND_LABELS = {
    EntryKind.SPEECH: "Phát biểu",
    EntryKind.RESPONSE: "Tiếp thu, giải trình",
    EntryKind.DECISION: "Quyết định",
    EntryKind.COMMENDATION: "Biểu dương",
    EntryKind.REMINDER: "Nhắc nhở",
    EntryKind.NOTE: "Ghi chú",
    EntryKind.PARKED: "Để lại kỳ sau",
}


@dataclass(frozen=True, slots=True)
class MinutesEntry:
    """One line of the minutes; the speaker is a member or a named guest."""

    id: int
    item_id: int | None
    kind: EntryKind
    text: str
    at: datetime | None = None
    member_id: int | None = None
    guest_name: str = ""
    as_chair: bool = False
    """Said while chairing; does not count as speaking (A10)."""
    correction_mark: str = ""
    """Note of a place to correct, put at the read-back (M)."""


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What writing a line of the minutes submits."""

    kind: EntryKind
    text: str = ""
    item_id: int | None = None
    at: datetime | None = None
    member_id: int | None = None
    guest_name: str = ""
    as_chair: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A numbered correction (đính chính) to locked minutes."""

    number: int
    text: str
    reason: str
    person: str
    at: datetime
