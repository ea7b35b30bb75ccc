"""Minutes of a meeting (A5): what each kind of work takes, running starts, sum against need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemKind, ItemPart
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingKind, MeetingPart, PartKind
from app.domain.rule_sets import RuleSet
from app.domain.text import clock_text

Timed = AgendaItem | AgendaItemDraft


class ShareKind(StrEnum):
    """What time is spent on, the bar under the agenda."""

    DISSEMINATION = "dissemination"
    REPORT = "report"
    DISCUSSION = "discussion"
    CRITIQUE = "critique"
    PROCEDURE = "procedure"


SHARE_LABELS = {
    ShareKind.DISSEMINATION: "Quán triệt",
    ShareKind.REPORT: "Báo cáo",
    ShareKind.DISCUSSION: "Thảo luận",
    ShareKind.CRITIQUE: "Tự phê bình",
    ShareKind.PROCEDURE: "Thủ tục, kết luận",
}
_PRESENTING: Mapping[ItemKind, ShareKind] = MappingProxyType(
    {
        ItemKind.INFORMATION: ShareKind.DISSEMINATION,
        ItemKind.REPORT: ShareKind.REPORT,
        ItemKind.STUDY: ShareKind.REPORT,
        ItemKind.PAPER: ShareKind.REPORT,
        ItemKind.DISCUSSION: ShareKind.DISCUSSION,
        ItemKind.CRITIQUE: ShareKind.CRITIQUE,
        ItemKind.PROCEDURE: ShareKind.PROCEDURE,
        ItemKind.DECISION: ShareKind.PROCEDURE,
        ItemKind.SCORING: ShareKind.PROCEDURE,
        ItemKind.GUEST: ShareKind.PROCEDURE,
        ItemKind.READING: ShareKind.PROCEDURE,
    }
)


@dataclass(frozen=True, slots=True)
class TimeShare:
    """Minutes of one kind of work and their exact share of the whole."""

    kind: ShareKind
    minutes: int
    share: Fraction

    @property
    def label(self) -> str:
        """Words of the legend, minutes with the prime sign."""
        return f"{SHARE_LABELS[self.kind]} {self.minutes}\N{PRIME}"


def planned_shares(items: Iterable[Timed]) -> tuple[TimeShare, ...]:
    """Return the planned minutes by kind of work."""
    spent = dict.fromkeys(ShareKind, 0)
    for item in items:
        spent[_PRESENTING[item.kind]] += item.present_minutes
        spent[_discussing(item)] += item.discuss_minutes
    return _shares(spent)


def actual_shares(items: Iterable[AgendaItem]) -> tuple[TimeShare, ...]:
    """Return the minutes taken by kind of work; an item is split as it was planned."""
    spent = dict.fromkeys(ShareKind, 0)
    for item in items:
        taken = item.actual_minutes or 0
        discussed = _discussed_minutes(item, taken)
        spent[_PRESENTING[item.kind]] += taken - discussed
        spent[_discussing(item)] += discussed
    return _shares(spent)


def summed_shares(meetings: Iterable[Iterable[TimeShare]]) -> tuple[TimeShare, ...]:
    """Return the minutes of several meetings by kind of work."""
    spent = dict.fromkeys(ShareKind, 0)
    for shares in meetings:
        for share in shares:
            spent[share.kind] += share.minutes
    return _shares(spent)


def _discussing(item: Timed) -> ShareKind:
    return ShareKind.CRITIQUE if item.kind is ItemKind.CRITIQUE else ShareKind.DISCUSSION


def _discussed_minutes(item: AgendaItem, taken: int) -> int:
    if not item.planned_minutes:
        return 0
    return int(Fraction(taken * item.discuss_minutes, item.planned_minutes) + Fraction(1, 2))


def _shares(spent: Mapping[ShareKind, int]) -> tuple[TimeShare, ...]:
    total = sum(spent.values())
    return tuple(
        TimeShare(kind, minutes, Fraction(minutes, total) if total else Fraction(0))
        for kind, minutes in spent.items()
    )


def running_starts(starts_at: time, items: Iterable[Timed]) -> tuple[time, ...]:
    """Return when each item begins if every item takes its planned minutes."""
    starts, at = [], starts_at
    for item in items:
        starts.append(at)
        at = _later(at, item.present_minutes + item.discuss_minutes)
    return tuple(starts)


def _later(at: time, minutes: int) -> time:
    return time(*divmod((at.hour * 60 + at.minute + minutes) % (24 * 60), 60))


def total_minutes(items: Iterable[Timed]) -> int:
    """Return the planned minutes of an agenda."""
    return sum(item.present_minutes + item.discuss_minutes for item in items)


def critique_minutes(items: Iterable[AgendaItem]) -> int | None:
    """Return the minutes self-criticism took, None while one of its items is not timed."""
    taken = [item.actual_minutes for item in items if item.kind is ItemKind.CRITIQUE]
    known = [minutes for minutes in taken if minutes is not None]
    return sum(known) if len(known) == len(taken) else None


@dataclass(frozen=True, slots=True)
class AgendaSum:
    """The sum under an agenda: minutes planned, needed, and when it would end."""

    planned: int
    required: int
    ends_at: time | None

    @property
    def missing(self) -> int:
        """Minutes still missing, 0 when there are enough."""
        return max(0, self.required - self.planned)

    @property
    def sentence(self) -> str:
        """Say whether the minutes are enough: "đủ mức 90, kết thúc 15:33"."""
        end = f", kết thúc {clock_text(self.ends_at)}" if self.ends_at else ""
        if not self.required:
            return end.removeprefix(", ")
        if self.missing:
            return f"thiếu {self.missing} phút so với {self.required}{end}"
        return f"đủ mức {self.required}{end}"


def agenda_sum(file: MeetingFile) -> AgendaSum:
    """Return the sum of a meeting's agenda against the minutes its kind needs."""
    planned, starts_at = total_minutes(file.agenda), file.header.starts_at
    ends_at = _later(starts_at, planned) if starts_at is not None else None
    return AgendaSum(planned, required_minutes(file), ends_at)


def required_minutes(file: MeetingFile) -> int:
    """Return the minutes a meeting must last by the rules of its day (K05), 0 when none."""
    return required_for(file.header.kind, file.member_total, file.rules)


def required_for(kind: MeetingKind, members: int, rules: RuleSet) -> int:
    """Return the minutes a kind of meeting must last in a cell of this size."""
    if kind not in SCORED_KINDS:
        return 0
    override = rules.optional_integer("min_minutes_override")
    if override is not None:
        return override
    by_size = minimum_by_size(members, rules)
    if kind is not MeetingKind.COMBINED:
        return by_size
    return max(by_size, rules.integer("min_minutes_combined"))


def minimum_by_size(members: int, rules: RuleSet) -> int:
    """Return the minutes a cell of this size must meet."""
    large_from = rules.optional_integer("large_cell_from")
    is_large = large_from is not None and members >= large_from
    return rules.integer("min_minutes_large" if is_large else "min_minutes")


def held_minutes(file: MeetingFile) -> int | None:
    """Return whole minutes a meeting lasted, None while unknown.

    Times count first; a meeting by party groups lasted as long as its shortest sitting; one
    recorded afterwards without times as long as the minutes given for its items.
    """
    groups = [part for part in file.parts if part.kind is PartKind.GROUP]
    if groups:
        sittings = [_minutes(part.started_at, part.ended_at) for part in groups]
        known = [minutes for minutes in sittings if minutes is not None]
        return min(known) if len(known) == len(groups) else None
    stamped = _minutes(file.header.started_at, file.header.ended_at)
    return stamped if stamped is not None else _given_minutes(file)


def part_minutes(part: MeetingPart) -> int | None:
    """Return whole minutes a part of a meeting lasted."""
    return _minutes(part.started_at, part.ended_at)


def planned_part_minutes(items: Iterable[Timed], part: ItemPart) -> int:
    """Return the planned minutes of one half of a combined meeting."""
    return total_minutes(item for item in items if item.part is part)


def _minutes(start: datetime | None, end: datetime | None) -> int | None:
    if start is None or end is None:
        return None
    return (end - start) // timedelta(minutes=1)


def _given_minutes(file: MeetingFile) -> int | None:
    taken = [item.actual_minutes for item in file.agenda]
    if not (file.header.afterwards and taken) or None in taken:
        return None
    return sum(minutes or 0 for minutes in taken)
