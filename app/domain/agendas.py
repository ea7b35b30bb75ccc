"""The agenda (chương trình) of a meeting and the presets it starts from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """Type of an agenda item; decides its clock, its share of time and its checks."""

    PROCEDURE = "procedure"
    INFORMATION = "information"
    REPORT = "report"
    DISCUSSION = "discussion"
    DECISION = "decision"
    STUDY = "study"
    CRITIQUE = "critique"
    PAPER = "paper"
    SCORING = "scoring"
    READING = "reading"
    GUEST = "guest"


class ItemPart(StrEnum):
    """Which half of a combined meeting an item belongs to."""

    REGULAR = "regular"
    THEMATIC = "thematic"


class ItemOrigin(StrEnum):
    """How an item came onto the agenda; `CARRIED` ones show "Tự đưa vào"."""

    PRESET = "preset"
    MANUAL = "manual"
    CARRIED = "carried"


class ItemFate(StrEnum):
    """What closing the meeting says of an item (A2)."""

    DONE = "done"
    POSTPONED = "postponed"
    DROPPED = "dropped"


ITEM_KIND_LABELS = {
    ItemKind.PROCEDURE: "Thủ tục",
    ItemKind.INFORMATION: "Thông tin, quán triệt",
    ItemKind.REPORT: "Báo cáo",
    ItemKind.DISCUSSION: "Thảo luận",
    ItemKind.DECISION: "Quyết định",
    ItemKind.STUDY: "Học tập và làm theo Bác",
    ItemKind.CRITIQUE: "Tự phê bình và phê bình",
    ItemKind.PAPER: "Tham luận, chuyên đề",
    ItemKind.SCORING: "Chấm điểm",
    ItemKind.READING: "Đọc, thông qua biên bản",
    ItemKind.GUEST: "Cấp trên phát biểu",
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item (mục) of an agenda with what happened to it."""

    id: int
    position: int
    """Place on the agenda as papers number it, from 1."""
    kind: ItemKind
    title: str
    part: ItemPart = ItemPart.REGULAR
    origin: ItemOrigin = ItemOrigin.MANUAL
    step_ids: tuple[str, ...] = ()
    """Steps of `rules.md` section 3 this item carries out."""
    presenter_id: int | None = None
    presenter_name: str = ""
    """A presenter who is no member (guest), else empty."""
    present_minutes: int = 0
    discuss_minutes: int = 0
    carried_lines: tuple[str, ...] = ()
    """Indented lines under the item: what was carried in."""
    carried_from_id: int | None = None
    recurring: bool = False
    is_professional: bool = False
    draft_text: str = ""
    content: str = ""
    """Summary as the minutes print it."""
    response: str = ""
    conclusion: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    given_minutes: int | None = None
    """Minutes stated instead of times when recorded afterwards."""
    fate: ItemFate | None = None
    fate_reason: str = ""
    duty_id: int | None = None
    """The periodic duty this item discharges (S07)."""
    directive_id: int | None = None
    """The paper from above this item passes on (A6)."""
    serves: str = ""
    """The task or resolution this item serves (S02)."""
    info_source: str = ""
    local_meaning: str = ""
    """What an information item means for this cell (S08)."""

    @property
    def planned_minutes(self) -> int:
        """Presentation and discussion together."""
        return self.present_minutes + self.discuss_minutes

    @property
    def serves_line(self) -> str:
        """Say what the item serves, "" when nobody named it: "Phục vụ: Nghị quyết 02-NQ/CB"."""
        return f"Phục vụ: {self.serves}" if self.serves else ""

    @property
    def actual_minutes(self) -> int | None:
        """Whole minutes the item took, or None while unknown."""
        if self.given_minutes is not None:
            return self.given_minutes
        if self.started_at is None or self.ended_at is None:
            return None
        return int((self.ended_at - self.started_at).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class AgendaItemDraft:
    """What adding or editing an agenda item submits."""

    kind: ItemKind
    title: str
    part: ItemPart = ItemPart.REGULAR
    presenter_id: int | None = None
    presenter_name: str = ""
    present_minutes: int = 5
    discuss_minutes: int = 5
    step_ids: tuple[str, ...] = ()
    recurring: bool = False
    is_professional: bool = False
    draft_text: str = ""
    origin: ItemOrigin = ItemOrigin.MANUAL
    carried_lines: tuple[str, ...] = ()
    carried_from_id: int | None = None
    duty_id: int | None = None
    directive_id: int | None = None
    serves: str = ""
    info_source: str = ""
    local_meaning: str = ""


@dataclass(frozen=True, slots=True)
class AgendaPreset:
    """A named agenda to start from; `slug` is stable, texts are editable copies."""

    slug: str
    name: str
    items: tuple[AgendaItemDraft, ...]
