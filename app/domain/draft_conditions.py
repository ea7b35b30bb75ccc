"""Conditions of a rubric being edited, taken apart into what a person chooses and put together.

A condition of a file is evidence with up to two bounds, each with or without its own value. A
person rather says one relation: "từ … đến dưới …". Both say the same; nothing else is touched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.evidence_keys import EvidenceKey, is_yes_no
from app.domain.plain_records import number_as_written, number_of
from app.domain.text import number_text


class Relation(StrEnum):
    """How evidence must stand to the figures of a condition."""

    YES = "yes"
    NO = "no"
    FROM = "from"
    ABOVE = "above"
    UP_TO = "up_to"
    BELOW = "below"
    EXACTLY = "exactly"
    FROM_UP_TO = "from_up_to"
    FROM_BELOW = "from_below"
    ABOVE_UP_TO = "above_up_to"
    ABOVE_BELOW = "above_below"


RELATION_LABELS = {
    Relation.YES: "có",
    Relation.NO: "không",
    Relation.FROM: "từ",
    Relation.ABOVE: "trên",
    Relation.UP_TO: "đến",
    Relation.BELOW: "dưới",
    Relation.EXACTLY: "đúng",
    Relation.FROM_UP_TO: "từ … đến …",
    Relation.FROM_BELOW: "từ … đến dưới …",
    Relation.ABOVE_UP_TO: "trên … đến …",
    Relation.ABOVE_BELOW: "trên … đến dưới …",
}
_YES_NO = (Relation.YES, Relation.NO)
_BOUNDS: Mapping[tuple[bool | None, bool | None], Relation] = {
    (True, None): Relation.FROM,
    (False, None): Relation.ABOVE,
    (None, True): Relation.UP_TO,
    (None, False): Relation.BELOW,
    (True, True): Relation.FROM_UP_TO,
    (True, False): Relation.FROM_BELOW,
    (False, True): Relation.ABOVE_UP_TO,
    (False, False): Relation.ABOVE_BELOW,
}
_SIDES: Mapping[Relation | None, tuple[bool | None, ...]] = {
    relation: sides for sides, relation in _BOUNDS.items()
}
_OWN = ("equals", "lower", "lower_inclusive", "upper", "upper_inclusive")
_TRUE, _FALSE = (True, "true"), (False, "false")


@dataclass(frozen=True, slots=True)
class ConditionParts:
    """A condition as a form asks for it; figures are written numbers of a draft."""

    evidence: str = ""
    relation: Relation | None = None
    figures: tuple[str, ...] = ()


def relations_for(evidence: str) -> tuple[Relation, ...]:
    """Return the relations that fit a piece of evidence; none for one not known."""
    if evidence not in set(EvidenceKey):
        return ()
    if is_yes_no(EvidenceKey(evidence)):
        return _YES_NO
    return tuple(relation for relation in Relation if relation not in _YES_NO)


def figures_of(relation: Relation | None) -> int:
    """Return how many figures a relation needs."""
    if relation is Relation.EXACTLY:
        return 1
    return sum(side is not None for side in _SIDES.get(relation, ()))


def parts_of(entry: Mapping[str, Any]) -> ConditionParts:
    """Return the parts of a condition of a draft."""
    evidence, equals = str(entry.get("evidence") or ""), entry.get("equals")
    if equals in _TRUE:
        return ConditionParts(evidence, Relation.YES)
    if equals in _FALSE:
        return ConditionParts(evidence, Relation.NO)
    if equals is not None:
        return ConditionParts(evidence, Relation.EXACTLY, (str(equals),))
    sides = (_takes(entry, "lower"), _takes(entry, "upper"))
    figures = tuple(str(entry[side]) for side in ("lower", "upper") if entry.get(side) is not None)
    return ConditionParts(evidence, _BOUNDS.get(sides), figures)


def _takes(entry: Mapping[str, Any], side: str) -> bool | None:
    if entry.get(side) is None:
        return None
    return entry.get(f"{side}_inclusive") in _TRUE


def condition_with(entry: Mapping[str, Any], parts: ConditionParts) -> dict[str, Any]:
    """Return a condition of a draft saying other parts; what hangs on it besides stays."""
    kept = {name: value for name, value in entry.items() if name not in _OWN}
    made: dict[str, Any] = {**kept, "evidence": parts.evidence}
    if parts.relation in _YES_NO:
        return {**made, "equals": parts.relation is Relation.YES}
    if parts.relation is Relation.EXACTLY:
        return {**made, "equals": parts.figures[0]}
    figures = iter(parts.figures)
    for side, takes in zip(("lower", "upper"), _SIDES.get(parts.relation, ()), strict=False):
        if takes is not None:
            made |= {side: next(figures), f"{side}_inclusive": takes}
    return made


def points_list(typed: str) -> tuple[str, ...] | None:
    """Return the points a person typed, as "3; 4,5", None where something is no number."""
    words = [word.strip().replace(",", ".") for word in typed.split(";") if word.strip()]
    numbers = [number_of(word) for word in words]
    if None in numbers:
        return None
    return tuple(number_as_written(number) for number in numbers if number is not None)


def points_list_text(written: Sequence[Any]) -> str:
    """Return points of a draft as a person types them: "3; 4,5"."""
    numbers = ((str(one), number_of(str(one))) for one in written)
    return "; ".join(text if number is None else number_text(number) for text, number in numbers)
