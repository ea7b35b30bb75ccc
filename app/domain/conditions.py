"""Conditions of a rubric against values: true, false, or not known."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from app.domain.evidence_keys import EvidenceKey, EvidenceValue
from app.domain.ranges import contains
from app.domain.rubrics import Condition, RubricItem

Values = Mapping[EvidenceKey, EvidenceValue]


def holds(condition: Condition, values: Values) -> bool | None:
    """Say whether a condition holds; one that does not apply holds, None is not known."""
    if condition.applies_if is not None:
        applies = holds(condition.applies_if, values)
        if not applies:
            return True if applies is False else None
    value = values.get(condition.evidence)
    if value is None:
        return None
    if condition.equals is not None:
        return value == condition.equals
    return contains(condition, Fraction(value))


def all_hold(conditions: Iterable[Condition], values: Values) -> bool | None:
    """Say whether every condition holds; one that fails decides even if others are unknown."""
    said = [holds(condition, values) for condition in conditions]
    if False in said:
        return False
    return None if None in said else True


def any_holds(conditions: Iterable[Condition], values: Values) -> bool | None:
    """Say whether one condition holds; one that holds decides even if others are unknown."""
    said = [holds(condition, values) for condition in conditions]
    if True in said:
        return True
    return None if None in said else False


def conditions_of(item: RubricItem) -> Iterator[Condition]:
    """Give every condition that can decide the points of an item."""
    for override in item.overrides:
        yield from override.when
    yield from item.pass_when
    yield from item.full_when
    for level in item.levels:
        key = level.evidence or item.evidence
        if key is not None:
            yield Condition(
                evidence=key,
                lower=level.lower,
                lower_inclusive=level.lower_inclusive,
                upper=level.upper,
                upper_inclusive=level.upper_inclusive,
            )
    for gap in item.gaps:
        yield from gap.when


def deciding_keys(item: RubricItem) -> tuple[EvidenceKey, ...]:
    """Return the evidence that can decide an item, in the order it is asked."""
    return tuple(dict.fromkeys(keys_of(conditions_of(item))))


def shown_keys(item: RubricItem) -> tuple[EvidenceKey, ...]:
    """Return the evidence that stands beside an item: what decides it and what hints at it."""
    own = (item.evidence,) if item.evidence else ()
    return tuple(dict.fromkeys((*own, *deciding_keys(item), *item.evidence_hint)))


def keys_of(conditions: Iterable[Condition]) -> Iterator[EvidenceKey]:
    """Give the keys that conditions name, nested ones included."""
    for condition in conditions:
        yield condition.evidence
        if condition.applies_if is not None:
            yield from keys_of((condition.applies_if,))


def thresholds(conditions: Iterable[Condition]) -> Iterator[tuple[EvidenceKey, Fraction]]:
    """Give every number at which a condition on a key can change its answer."""
    for condition in conditions:
        for bound in (condition.lower, condition.upper, condition.equals):
            if isinstance(bound, Fraction):
                yield condition.evidence, bound
        if condition.applies_if is not None:
            yield from thresholds((condition.applies_if,))
