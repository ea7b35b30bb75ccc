"""What an item is worth: on the values known now, and on every value still possible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from app.domain.conditions import Values, all_hold, conditions_of, keys_of, thresholds
from app.domain.duration_evidence import ratio_percent, shortfall
from app.domain.evidence_keys import EvidenceKey, EvidenceValue, is_yes_no
from app.domain.evidence_values import Evidence, values_now
from app.domain.ranges import contains
from app.domain.rubrics import Condition, Gap, Level, PointsOverride, RubricItem, RubricItemKind

MAX_CASES = 4000
"""An item whose evidence can come out in more ways is treated as wholly open."""

ZERO = Fraction(0)
_MINUTES = EvidenceKey.DURATION_MINUTES
_REQUIRED = EvidenceKey.REQUIRED_DURATION_MINUTES
_FROM_MINUTES = (
    _MINUTES,
    EvidenceKey.DURATION_SHORTFALL_MINUTES,
    EvidenceKey.DURATION_RATIO_PERCENT,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Points that evidence gives and by which part of the item."""

    points: Fraction
    level: Level | None = None
    gap: Gap | None = None
    override: PointsOverride | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The fewest and most points still possible, and whether evidence alone must decide."""

    low: Fraction
    high: Fraction
    is_open: bool = False
    """Some still possible value leaves the item to a person."""


def outcome(item: RubricItem, limit: Fraction, values: Values) -> Outcome | None:
    """Return what the values give, or None where a person must decide; `limit` is the maximum."""
    for override in item.overrides:
        applies = all_hold(override.when, values)
        if applies is None:
            return None
        if applies:
            return Outcome(_scaled(item, limit, override.points), override=override)
    match item.kind:
        case RubricItemKind.TOGGLE:
            passes = all_hold(item.pass_when, values) if item.pass_when else None
            lost = least_points(item, limit)
            return None if passes is None else Outcome(limit if passes else lost)
        case RubricItemKind.NUMBER:
            is_full = bool(item.full_when) and all_hold(item.full_when, values)
            return Outcome(limit) if is_full else None
        case _:
            return _level_outcome(item, limit, values)


def _level_outcome(item: RubricItem, limit: Fraction, values: Values) -> Outcome | None:
    for level in item.levels:
        key = level.evidence or item.evidence
        value = values.get(key) if key is not None else None
        if value is None:
            return None
        if contains(level, value if isinstance(value, Fraction) else Fraction(value)):
            return Outcome(_scaled(item, limit, level.points), level=level)
    for gap in item.gaps:
        if all_hold(gap.when, values):
            return Outcome(_scaled(item, limit, gap.default), gap=gap)
    return None


def _scaled(item: RubricItem, limit: Fraction, points: Fraction) -> Fraction:
    """Return points of the form on the item's present maximum, never below its own minimum."""
    least = max(points, item.min_points or ZERO)
    return least * limit / item.max if item.max and limit != item.max else least


def least_points(item: RubricItem, limit: Fraction) -> Fraction:
    """Return the fewest points the form lets anybody give the item."""
    return _scaled(item, limit, ZERO)


def level_points(item: RubricItem, limit: Fraction, level: Level) -> Fraction:
    """Return what choosing a level by hand gives."""
    return _scaled(item, limit, level.points)


def choosable(item: RubricItem, limit: Fraction) -> Bounds:
    """Return the fewest and most points a person can give the item."""
    if item.kind is not RubricItemKind.BANDS:
        return Bounds(least_points(item, limit), limit, is_open=True)
    given = [
        *(level.points for level in item.levels),
        *(points for gap in item.gaps for points in gap.options),
        *(override.points for override in item.overrides),
    ]
    return Bounds(_scaled(item, limit, min(given, default=ZERO)), limit, is_open=True)


def bounds(
    item: RubricItem,
    limit: Fraction,
    entries: Mapping[EvidenceKey, Evidence],
    moving: Sequence[EvidenceKey] | None = None,
) -> Bounds:
    """Return the points still possible; only `moving` evidence may change, all if not given."""
    conditions = tuple(conditions_of(item))
    deciding = tuple(dict.fromkeys(keys_of(conditions)))
    keys = [key for key in deciding if moving is None or key in moving]
    axes = list(_axes(entries, keys, conditions))
    if prod(len(axis) for axis in axes) > MAX_CASES:
        return choosable(item, limit)
    known = values_now({key: entries[key] for key in deciding if key in entries})
    cases = (outcome(item, limit, {**known, **_merged(case)}) for case in product(*axes))
    found = list(dict.fromkeys(case.points if case else None for case in cases))
    by_hand = choosable(item, limit)
    points = [point for point in found if point is not None]
    if None in found:
        return Bounds(min([*points, by_hand.low]), max([*points, by_hand.high]), is_open=True)
    return Bounds(min(points), max(points))


Case = Mapping[EvidenceKey, EvidenceValue]


def _merged(parts: Iterable[Case]) -> dict[EvidenceKey, EvidenceValue]:
    return {key: value for part in parts for key, value in part.items()}


def _axes(
    entries: Mapping[EvidenceKey, Evidence],
    keys: Sequence[EvidenceKey],
    conditions: Iterable[Condition],
) -> Iterator[list[Case]]:
    """Give, for each piece of evidence that can move, the values worth trying."""
    limits: dict[EvidenceKey, set[Fraction]] = {}
    for key, number in thresholds(conditions):
        limits.setdefault(key, set()).add(number)
    together = [key for key in keys if key in _FROM_MINUTES] if _is_timed(entries) else []
    if together:
        yield _minute_cases(entries, limits)
    for key in keys:
        entry = entries.get(key)
        if entry is not None and not entry.is_fixed and key not in together:
            yield [{key: value} for value in _possible(entry, limits.get(key, set()))]


def _is_timed(entries: Mapping[EvidenceKey, Evidence]) -> bool:
    """Say whether shortfall and ratio follow from one length that can still change."""
    return (
        _MINUTES in entries
        and not entries[_MINUTES].is_fixed
        and _REQUIRED in entries
        and bool(entries[_REQUIRED].value)
    )


def _minute_cases(
    entries: Mapping[EvidenceKey, Evidence], limits: Mapping[EvidenceKey, set[Fraction]]
) -> list[Case]:
    required = Fraction(entries[_REQUIRED].value or 0)
    marks = {required}
    marks |= limits.get(_MINUTES, set())
    marks |= {required - mark for mark in limits.get(_FROM_MINUTES[1], set())}
    marks |= {required * mark / 100 for mark in limits.get(_FROM_MINUTES[2], set())}
    return [
        {
            _MINUTES: minutes,
            _FROM_MINUTES[1]: shortfall(minutes, required),
            _FROM_MINUTES[2]: ratio_percent(minutes, required),
        }
        for minutes in _numbers(entries[_MINUTES], marks)
    ]


def _possible(entry: Evidence, marks: set[Fraction]) -> Iterable[EvidenceValue]:
    if is_yes_no(entry.key):
        return (False, True)
    return _numbers(entry, marks)


def _numbers(entry: Evidence, marks: set[Fraction]) -> list[Fraction]:
    """Return one number from every stretch between marks that can still be reached."""
    lower, upper = entry.lower, entry.upper
    ends = {mark for mark in (lower, upper, entry.value) if isinstance(mark, Fraction)}
    points = sorted(marks | ends) or [ZERO]
    between = [(low + high) / 2 for low, high in pairwise(points)]
    beyond = [points[0] - 1, points[-1] + 1]
    return [
        number
        for number in (*points, *between, *beyond)
        if (lower is None or lower <= number) and (upper is None or number <= upper)
    ]
