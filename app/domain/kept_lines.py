"""Lines of score sheets worked out before: one click changes one line, the others are looked up.

A line is worked out from what it is given here and from nothing else, and is given again only
where all of that is equal, so nothing kept can be out of date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.choices import Choice
from app.domain.conditions import shown_keys
from app.domain.counted_items import CountedItem
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.scored_items import ScoredItem, scored_item
from app.domain.winnable import WinningAct, winning_act

MOST_KEPT = 1024

Entries = Mapping[EvidenceKey, Evidence]

_LENGTH = (EvidenceKey.DURATION_MINUTES, EvidenceKey.REQUIRED_DURATION_MINUTES)
"""What tells whether shortfall and ratio still follow one length, on any line that names them."""


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A scored line, the act that wins its open points, and all it was made of."""

    line: CountedItem
    choice: Choice | None
    borrowed: Fraction | None
    keys: tuple[EvidenceKey, ...]
    seen: tuple[Evidence | None, ...]
    scored: ScoredItem
    act: WinningAct | None

    def is_of(
        self, line: CountedItem, entries: Entries, choice: Choice | None, borrowed: Fraction | None
    ) -> bool:
        """Tell whether it was made of just this."""
        given = (self.line, self.choice, self.borrowed)
        return given == (line, choice, borrowed) and self.seen == tuple(map(entries.get, self.keys))


_KEPT: dict[tuple[str, str], KeptLine] = {}


def kept_line(
    line: CountedItem, entries: Entries, choice: Choice | None, borrowed: Fraction | None
) -> KeptLine:
    """Return the line as it stands on this evidence and this entry."""
    place = line.item.id, line.item.text
    known = _KEPT.get(place)
    if known is not None and known.is_of(line, entries, choice, borrowed):
        return known
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    _KEPT[place] = made = _made(line, entries, choice, borrowed)
    return made


def _made(
    line: CountedItem, entries: Entries, choice: Choice | None, borrowed: Fraction | None
) -> KeptLine:
    applied = line.item.applies_if
    asked = () if applied is None else (applied.evidence,)
    keys = tuple(dict.fromkeys((*shown_keys(line.item), *asked, *_LENGTH)))
    own = {key: entries[key] for key in keys if key in entries}
    scored = scored_item(line, own, choice, borrowed)
    return KeptLine(
        line=line,
        choice=choice,
        borrowed=borrowed,
        keys=keys,
        seen=tuple(map(own.get, keys)),
        scored=scored,
        act=winning_act(line, scored, own) if scored.low != scored.high else None,
    )
