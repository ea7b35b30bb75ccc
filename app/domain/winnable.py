"""What can still be won on a score sheet, and the act that wins it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.acts import ACT_LABELS, Act
from app.domain.conditions import deciding_keys
from app.domain.counted_items import CountedItem
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.outcomes import bounds
from app.domain.rubrics import RubricItemKind
from app.domain.scored_items import LineState, ScoredItem

Entries = Mapping[EvidenceKey, Evidence]


@dataclass(frozen=True, slots=True)
class WinnableLine:
    """One line whose points are neither safe nor lost."""

    item_id: str
    text: str
    points: Fraction
    """Share of the sheet's winnable points, on the sheet's own scale."""
    act: Act
    act_label: str
    where: str
    """Link to the field where the act is done."""


WinningAct = tuple[Act, str]
"""What somebody does, and the link to where."""


def winnable_line(
    scored: ScoredItem, winning: WinningAct | None, scale: Fraction
) -> WinnableLine | None:
    """Return what the line can still win, or None when it is settled."""
    points = (scored.high - scored.low) * scale
    if not points or winning is None:
        return None
    act, where = winning
    return WinnableLine(scored.id, scored.text, points, act, ACT_LABELS[act], where)


def winning_act(line: CountedItem, scored: ScoredItem, entries: Entries) -> WinningAct:
    """Return the act that wins most of what a line has open."""
    here = f"score:{line.item.id}"
    if line.is_unsettled:
        return Act.ANSWER, here
    by_record = _best_evidence(line, entries)
    is_for_person = scored.state is LineState.EMPTY and not scored.waits_for_record
    if is_for_person or by_record is None or by_record.act is None:
        is_number = line.item.kind is RubricItemKind.NUMBER
        return (Act.ENTER if is_number else Act.CHOOSE), here
    return by_record.act, by_record.where or here


def _best_evidence(line: CountedItem, entries: Entries) -> Evidence | None:
    """Return the evidence whose change alone wins most; the first one when none does alone."""
    moving = [
        entries[key]
        for key in deciding_keys(line.item)
        if key in entries and not entries[key].is_fixed
    ]
    missing = [entry for entry in moving if entry.value is not True] or moving
    if len(missing) < 2:
        return next(iter(missing), None)
    return max(missing, key=lambda entry: bounds(line.item, line.limit, entries, [entry.key]).high)
