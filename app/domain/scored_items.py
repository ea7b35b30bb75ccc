"""One line of a score sheet: its state, points, reason, and what can still become of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.choices import Choice, chosen_points
from app.domain.conditions import shown_keys
from app.domain.counted_items import CountedItem
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence, values_now
from app.domain.outcomes import Bounds, Outcome, bounds, choosable, outcome
from app.domain.plain_records import number_as_written
from app.domain.rubrics import Policy, RubricItem, RubricItemKind
from app.domain.score_reasons import (
    chosen_reason,
    decided_reason,
    left_out_reason,
    open_reason,
    question_reason,
    waiting_reason,
)

ZERO = Fraction(0)
Entries = Mapping[EvidenceKey, Evidence]


class LineState(StrEnum):
    """How a line got its points."""

    AUTO = "auto"
    CHOSEN = "chosen"
    OVERRIDDEN = "overridden"
    EMPTY = "empty"
    NOT_APPLICABLE = "not_applicable"


LINE_STATE_LABELS = {
    LineState.AUTO: "Tự tính",
    LineState.CHOSEN: "Đã chọn",
    LineState.OVERRIDDEN: "Đã sửa",
    LineState.EMPTY: "Chưa chọn",
    LineState.NOT_APPLICABLE: "Không áp dụng",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredItem:
    """One line of the sheet as it stands now."""

    id: str
    group_id: str
    text: str
    kind: RubricItemKind
    state: LineState
    points: Fraction | None
    """None while nobody has decided or chosen, and on a line that left the sheet."""
    max: Fraction
    """The maximum on this sheet: with points moved here, 0 when the line left it."""
    low: Fraction
    high: Fraction
    why: str
    evidence: tuple[Evidence, ...] = ()
    level_id: str = ""
    gap_id: str = ""
    """The value fell into a range the form leaves open."""
    suggestion: Fraction | None = None
    """What evidence alone, or a borrowed scale, would give."""
    policy: Policy | None = None
    policy_options: tuple[Policy, ...] = ()
    """What may be done with the line when it does not apply."""
    waits_for_record: bool = False
    """Empty because a record will decide it, not because a person must choose."""
    needs_review: bool = False
    """The evidence changed after the entry (xem lại)."""
    needs_note: bool = False
    """Points are lost and nobody said why (K30)."""
    note: str = ""
    reason: str = ""
    evidence_mark: str = ""
    """Keep it with the entry; another mark later means the evidence changed."""

    @property
    def counts(self) -> bool:
        """The line is part of the sum."""
        return self.max > 0

    @property
    def lost(self) -> Fraction:
        """Points that cannot be won any more."""
        return self.max - self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a line is worth and why, before notes and marks are added."""

    state: LineState
    points: Fraction | None
    low: Fraction
    high: Fraction
    why: str
    level_id: str = ""
    gap_id: str = ""
    suggestion: Fraction | None = None
    waits_for_record: bool = False


def scored_item(
    line: CountedItem, entries: Entries, choice: Choice | None, borrowed: Fraction | None = None
) -> ScoredItem:
    """Return the line as it stands on this evidence and this entry."""
    item = line.item
    shown = _shown(item, entries)
    mark = evidence_mark(shown)
    verdict = _verdict(line, entries, shown, choice, borrowed)
    note = choice.note if choice else ""
    is_lost = verdict.points is not None and verdict.points < line.limit
    return ScoredItem(
        id=item.id,
        group_id=line.group_id,
        text=item.text,
        kind=item.kind,
        state=verdict.state,
        points=verdict.points,
        max=line.limit,
        low=verdict.low,
        high=verdict.high,
        why=verdict.why,
        evidence=shown,
        level_id=verdict.level_id,
        gap_id=verdict.gap_id,
        suggestion=verdict.suggestion,
        policy=line.policy,
        policy_options=_policy_options(line),
        waits_for_record=verdict.waits_for_record,
        needs_review=_is_stale(verdict, choice, mark),
        needs_note=item.note_required_when_below_max and is_lost and not note.strip(),
        note=note,
        reason=choice.reason if choice and verdict.state is LineState.OVERRIDDEN else "",
        evidence_mark=mark,
    )


def shown_mark(item: RubricItem, entries: Entries) -> str:
    """Return the mark of the evidence beside an item."""
    return evidence_mark(_shown(item, entries))


def _shown(item: RubricItem, entries: Entries) -> tuple[Evidence, ...]:
    return tuple(entries[key] for key in shown_keys(item) if key in entries)


def evidence_mark(shown: tuple[Evidence, ...]) -> str:
    """Return the values beside a line as one text that changes when they change."""
    return "; ".join(f"{entry.key}={_mark_of(entry)}" for entry in shown)


def _mark_of(entry: Evidence) -> str:
    if isinstance(entry.value, Fraction):
        return number_as_written(entry.value)
    return {True: "yes", False: "no"}.get(entry.value, "?") if entry.value is not None else "?"


def _policy_options(line: CountedItem) -> tuple[Policy, ...]:
    return () if line.applies else line.item.answers


def _is_stale(verdict: Verdict, choice: Choice | None, mark: str) -> bool:
    if choice is None or verdict.state not in {LineState.CHOSEN, LineState.OVERRIDDEN}:
        return False
    return bool(choice.evidence_seen) and choice.evidence_seen != mark


def _verdict(
    line: CountedItem,
    entries: Entries,
    shown: tuple[Evidence, ...],
    choice: Choice | None,
    borrowed: Fraction | None,
) -> Verdict:
    if line.is_unsettled:
        return _fixed(
            LineState.EMPTY, None, question_reason(line, entries), between=(ZERO, line.limit)
        )
    if line.applies is False:
        points = line.limit if line.policy is Policy.FULL else None
        return _fixed(LineState.NOT_APPLICABLE, points, left_out_reason(line, entries))
    now = _decided_now(line, entries)
    entered = chosen_points(line.item, line.limit, choice) if choice and choice.selects else None
    if choice and entered is not None:
        points = min(max(entered, ZERO), line.limit)
        return _entered(line, choice, points, now, shown)
    return _by_evidence(line, entries, shown, now, borrowed)


def _decided_now(line: CountedItem, entries: Entries) -> Outcome | None:
    return outcome(line.item, line.limit, values_now(entries))


def _fixed(
    state: LineState,
    points: Fraction | None,
    why: str,
    between: tuple[Fraction, Fraction] | None = None,
) -> Verdict:
    low, high = between or (points or ZERO, points or ZERO)
    return Verdict(state=state, points=points, low=low, high=high, why=why)


def _entered(
    line: CountedItem,
    choice: Choice,
    points: Fraction,
    now: Outcome | None,
    shown: tuple[Evidence, ...],
) -> Verdict:
    return Verdict(
        state=LineState.OVERRIDDEN if choice.is_override else LineState.CHOSEN,
        points=points,
        low=points,
        high=points,
        why=chosen_reason(line, choice, points, now, shown),
        level_id=choice.level_id,
        gap_id=now.gap.id if now and now.gap else "",
        suggestion=now.points if now else None,
    )


def _by_evidence(
    line: CountedItem,
    entries: Entries,
    shown: tuple[Evidence, ...],
    now: Outcome | None,
    borrowed: Fraction | None,
) -> Verdict:
    still = bounds(line.item, line.limit, entries)
    if now is None and not still.is_open and still.low == still.high:
        now = Outcome(still.low)
    if now is None and _scored_as_worst(line, entries):
        now = Outcome(still.low)
    if now is not None and not _may_yet_pass(line, entries, now, still):
        return _auto(line, entries, now, still)
    if not still.is_open:
        return _waiting(line, entries, still)
    by_hand = choosable(line.item, line.limit)
    return Verdict(
        state=LineState.EMPTY,
        points=None,
        low=min(still.low, by_hand.low),
        high=max(still.high, by_hand.high),
        why=open_reason(line, shown, borrowed),
        suggestion=borrowed,
    )


def _auto(line: CountedItem, entries: Entries, now: Outcome, still: Bounds) -> Verdict:
    return Verdict(
        state=LineState.AUTO,
        points=now.points,
        low=still.low,
        high=still.high,
        why=decided_reason(line, entries, now),
        level_id=now.level.id if now.level else "",
        gap_id=now.gap.id if now.gap else "",
        suggestion=now.points,
    )


def _waiting(line: CountedItem, entries: Entries, still: Bounds) -> Verdict:
    return Verdict(
        state=LineState.EMPTY,
        points=None,
        low=still.low,
        high=still.high,
        why=waiting_reason(line, entries),
        waits_for_record=True,
    )


def _may_yet_pass(line: CountedItem, entries: Entries, now: Outcome, still: Bounds) -> bool:
    """A yes-or-no line that fails for want of an act still to come is open, not lost."""
    is_toggle = line.item.kind is RubricItemKind.TOGGLE
    if not is_toggle or now.points >= still.high:
        return False
    return not _scored_as_worst(line, entries)


def _scored_as_worst(line: CountedItem, entries: Entries) -> bool:
    return any(entries[key].counts_as_worst for key in shown_keys(line.item) if key in entries)
