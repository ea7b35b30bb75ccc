"""The lines a rubric scores on this occasion: options applied, items left out, maxima moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.choices import Choice
from app.domain.conditions import Values, holds
from app.domain.evidence_keys import EvidenceKey
from app.domain.rubrics import (
    Condition,
    Gap,
    Policy,
    Rubric,
    RubricGroup,
    RubricItem,
    RubricItemKind,
    ScoringKind,
)
from app.domain.scoring_options import CritiqueMinimum, GapReading, ScoringOptions

ONE = Fraction(1)
_POLICY_OPTIONS: Mapping[EvidenceKey, tuple[str, str]] = {
    EvidenceKey.THEMATIC_HELD: ("A1", "no_thematic"),
    EvidenceKey.REGULAR_PART_HELD: ("A2", "only_thematic"),
    EvidenceKey.PREVIOUS_RESOLUTION_EXISTS: ("A8", "no_previous_resolution"),
}
_GAP_OPTIONS: Mapping[EvidenceKey, str] = {
    EvidenceKey.SPEAKER_PERCENT: "exactly_half_spoke",
    EvidenceKey.DURATION_SHORTFALL_MINUTES: "short_but_over_half",
    EvidenceKey.DURATION_RATIO_PERCENT: "short_but_over_half",
}


@dataclass(frozen=True, slots=True)
class CountedItem:
    """One item as it counts on this sheet."""

    item: RubricItem
    group_id: str
    limit: Fraction
    """Its maximum here; 0 when it left the sheet."""
    applies: bool | None = True
    """None while that is not known."""
    policy: Policy | None = None
    """What was done with an item that does not apply; `ASK` while nobody has answered."""
    received: tuple[str, ...] = ()
    """Items whose points moved here."""

    @property
    def is_unsettled(self) -> bool:
        """Whether the item counts is not known yet, or nobody has answered."""
        return self.applies is None or self.policy is Policy.ASK


def counted_items(
    rubric: Rubric, values: Values, choices: Mapping[str, Choice], options: ScoringOptions
) -> tuple[CountedItem, ...]:
    """Return the lines of the sheet in the order of the form."""
    lines = [
        _line(rubric, group, item, values, choices, options)
        for group in rubric.groups
        for item in _items_of(rubric, group)
    ]
    return _moved(tuple(lines))


def _items_of(rubric: Rubric, group: RubricGroup) -> tuple[RubricItem, ...]:
    """Return the items, or the group itself as one number where items have no points yet."""
    has_points = all(item.max is not None for item in group.items) and group.items
    if rubric.scoring is ScoringKind.PASS_FAIL or has_points:
        return group.items
    return (group_line(group),)


def group_line(group: RubricGroup) -> RubricItem:
    """Return a group total as the number a person enters (Mẫu 2C prints only …/30 and …/70)."""
    hints = dict.fromkeys(key for item in group.items for key in item.evidence_hint)
    return RubricItem(
        id=group.id,
        text=group.text,
        max=group.max,
        kind=RubricItemKind.NUMBER,
        evidence_hint=tuple(hints),
        note_required_when_below_max=any(item.note_required_when_below_max for item in group.items),
    )


def _line(
    rubric: Rubric,
    group: RubricGroup,
    item: RubricItem,
    values: Values,
    choices: Mapping[str, Choice],
    options: ScoringOptions,
) -> CountedItem:
    ready = with_options(item, options)
    limit = ONE if rubric.scoring is ScoringKind.PASS_FAIL else item.max or Fraction(0)
    choice = choices.get(item.id)
    line = CountedItem(ready, group.id, limit, _applies(item, values, choice))
    if line.applies is not False:
        return line
    return replace(line, policy=_policy(item, choice, options))


def _applies(item: RubricItem, values: Values, choice: Choice | None) -> bool | None:
    """Say whether an item counts; where no record tells, what a person entered on it does."""
    applies = True if item.applies_if is None else holds(item.applies_if, values)
    if applies is not None or choice is None:
        return applies
    if choice.policy in item.answers:
        return False
    return True if choice.selects else None


def _policy(item: RubricItem, choice: Choice | None, options: ScoringOptions) -> Policy:
    rule = item.if_not_applicable
    if rule is None:
        return Policy.ASK
    if choice and choice.policy in item.answers:
        return Policy(choice.policy)
    answer = _option_policy(item, options)
    return answer if answer in rule.options and answer else rule.default


def _option_policy(item: RubricItem, options: ScoringOptions) -> Policy | None:
    """Return the cell's own answer; where it gave none, the form's default stands."""
    key = item.applies_if.evidence if item.applies_if else None
    code, field = _POLICY_OPTIONS.get(key, ("", "")) if key else ("", "")
    if not code:
        return None
    answer = Policy(getattr(options, field))
    is_given = code in options.stated or answer != getattr(ScoringOptions(), field)
    return answer if is_given else None


def _moved(lines: tuple[CountedItem, ...]) -> tuple[CountedItem, ...]:
    """Move points of items that left the sheet, and take the left ones out of the sum."""
    gifts: dict[str, list[CountedItem]] = {}
    for line in lines:
        rule = line.item.if_not_applicable
        if line.policy is Policy.TRANSFER and rule and rule.transfer_to:
            gifts.setdefault(rule.transfer_to, []).append(line)
    return tuple(_settled(line, gifts.get(line.item.id, [])) for line in lines)


def _settled(line: CountedItem, gifts: list[CountedItem]) -> CountedItem:
    if line.policy in {Policy.TRANSFER, Policy.EXCLUDE_AND_NORMALISE}:
        return replace(line, limit=Fraction(0))
    if not gifts:
        return line
    return replace(
        line,
        limit=line.limit + sum(gift.limit for gift in gifts),
        received=tuple(gift.item.id for gift in gifts),
    )


def with_options(item: RubricItem, options: ScoringOptions) -> RubricItem:
    """Return the item as the cell reads its open places: nearly always as it is."""
    gaps = tuple(_read_gap(gap, options) for gap in item.gaps)
    pass_when = tuple(_read_critique(condition, options) for condition in item.pass_when)
    full_when = tuple(_read_critique(condition, options) for condition in item.full_when)
    if (gaps, pass_when, full_when) == (item.gaps, item.pass_when, item.full_when):
        return item
    return replace(item, gaps=gaps, pass_when=pass_when, full_when=full_when)


def _read_gap(gap: Gap, options: ScoringOptions) -> Gap:
    fields = {_GAP_OPTIONS.get(condition.evidence) for condition in gap.when}
    answers = {getattr(options, field) for field in fields if field}
    return replace(gap, default=max(gap.options)) if GapReading.HIGHEST in answers else gap


def _read_critique(condition: Condition, options: ScoringOptions) -> Condition:
    is_form = options.critique_minimum is CritiqueMinimum.AS_IN_FORM
    if is_form or condition.evidence is not EvidenceKey.CRITIQUE_MINUTES or not condition.lower:
        return condition
    return replace(condition, lower=Fraction(options.critique_minimum.value))
