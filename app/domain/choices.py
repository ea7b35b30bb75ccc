"""What persons enter on a score sheet, and when an entry cannot be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.outcomes import Outcome, least_points, level_points
from app.domain.problems import Problem
from app.domain.rubrics import Gap, RubricItem, RubricItemKind
from app.domain.score_sheets import SheetLine
from app.domain.text import points_text

PASS = "pass"
FAIL = "fail"
"""Level ids of a toggle: they hold whatever its maximum becomes."""

MIN_REASON = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One person's entry on one line; a line with only a note chooses nothing."""

    item_id: str
    level_id: str = ""
    """A level, or PASS or FAIL on a toggle."""
    points: Fraction | None = None
    policy: str = ""
    """Answer to an item that does not apply, a `Policy` value."""
    is_override: bool = False
    reason: str = ""
    note: str = ""
    """Why points were lost (K30)."""
    evidence_seen: str = ""
    """`ScoredItem.evidence_mark` at the time of the entry."""

    @property
    def selects(self) -> bool:
        """Something was chosen, not only noted or answered."""
        return bool(self.level_id) or self.points is not None


def choice_of_line(line: SheetLine) -> Choice:
    """Return the choice a kept line of a sheet holds."""
    return Choice(
        item_id=line.item_id,
        level_id=line.level_id,
        points=line.self_points,
        policy=line.policy,
        is_override=line.overridden,
        reason=line.reason,
        note=line.loss_note,
        evidence_seen=line.evidence_seen,
    )


def choices_by_item(choices: Iterable[Choice]) -> Mapping[str, Choice]:
    """Return choices by item; the last one of an item stands."""
    return {choice.item_id: choice for choice in choices}


def chosen_points(item: RubricItem, limit: Fraction, choice: Choice) -> Fraction | None:
    """Return the points a choice gives, None when it does not fit the item."""
    match item.kind:
        case RubricItemKind.TOGGLE:
            return _toggle_points(item, limit, choice)
        case RubricItemKind.BANDS:
            return _level_points(item, limit, choice)
        case _:
            return choice.points


def _toggle_points(item: RubricItem, limit: Fraction, choice: Choice) -> Fraction | None:
    least = least_points(item, limit)
    if choice.level_id in {PASS, FAIL}:
        return limit if choice.level_id == PASS else least
    if choice.points is None:
        return None
    return limit if choice.points > least else least


def _level_points(item: RubricItem, limit: Fraction, choice: Choice) -> Fraction | None:
    for level in item.levels:
        if level.id == choice.level_id:
            return level_points(item, limit, level)
    return choice.points


def check_choice(
    item: RubricItem,
    limit: Fraction,
    choice: Choice,
    decided: Outcome | None,
    *,
    is_waiting: bool = False,
) -> tuple[Problem, ...]:
    """Return what keeps an entry from being made.

    `decided` is what evidence gives; `is_waiting` says that evidence will decide later.
    """
    problems = [*_value_problems(item, limit, choice), *_policy_problems(item, choice)]
    if not choice.selects or problems:
        return tuple(problems)
    points = chosen_points(item, limit, choice)
    from_gap = decided is not None and _is_gap_option(decided.gap, item, limit, points)
    by_evidence = is_waiting or (decided is not None and decided.points != points)
    if choice.is_override:
        return _reason_problems(choice)
    if by_evidence and not from_gap:
        sentence = "Mục này do hồ sơ quyết định. Muốn ghi khác, hãy chọn sửa và nêu lý do."
        return (Problem(item.id, sentence),)
    return ()


def _reason_problems(choice: Choice) -> tuple[Problem, ...]:
    if len(choice.reason.strip()) >= MIN_REASON:
        return ()
    sentence = f"Lý do sửa điểm cần ít nhất {MIN_REASON} chữ cái; lý do này được in trên phiếu."
    return (Problem(choice.item_id, sentence),)


def _is_gap_option(
    gap: Gap | None, item: RubricItem, limit: Fraction, points: Fraction | None
) -> bool:
    scale = limit / item.max if item.max else Fraction(1)
    return gap is not None and points in {option * scale for option in gap.options}


def _policy_problems(item: RubricItem, choice: Choice) -> list[Problem]:
    if not choice.policy:
        return []
    if choice.policy in item.answers:
        return []
    return [Problem(item.id, "Cách tính này không có trong phiếu. Hãy chọn cách khác.")]


def _value_problems(item: RubricItem, limit: Fraction, choice: Choice) -> list[Problem]:
    if choice.level_id and choice.level_id not in _level_ids(item):
        return [Problem(item.id, "Mức này không có trong phiếu. Hãy chọn lại.")]
    if choice.points is None:
        return []
    least = least_points(item, limit)
    if not least <= choice.points <= limit:
        sentence = f"Điểm phải từ {points_text(least)} đến {points_text(limit)}."
        return [Problem(item.id, sentence)]
    ends = {least, limit}
    if item.step and choice.points not in ends and (choice.points / item.step).denominator != 1:
        return [Problem(item.id, f"Điểm ghi theo bước {points_text(item.step)}.")]
    if item.kind is RubricItemKind.TOGGLE and choice.points not in ends:
        sentence = f"Mục này chỉ có {points_text(least)} hoặc {points_text(limit)} điểm."
        return [Problem(item.id, sentence)]
    return []


def _level_ids(item: RubricItem) -> frozenset[str]:
    match item.kind:
        case RubricItemKind.TOGGLE:
            return frozenset({PASS, FAIL})
        case RubricItemKind.BANDS:
            return frozenset(level.id for level in item.levels)
        case _:
            return frozenset()
