"""The year's grade by an annual rule: what is already shown, what is still possible, honestly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from app.domain.grades import is_at_least
from app.domain.rubrics import AppliesTo, Requirement, RollUp, RollUpRule
from app.domain.text import number_text, upper_first


class RuleStanding(StrEnum):
    """How far the year is from one grade."""

    MET = "met"
    ON_TRACK = "on_track"
    REACHABLE = "reachable"
    OUT_OF_REACH = "out_of_reach"


RULE_STANDING_LABELS = {
    RuleStanding.MET: "đạt điều kiện",
    RuleStanding.ON_TRACK: "đến nay đạt điều kiện",
    RuleStanding.REACHABLE: "chưa đạt, còn có thể đạt",
    RuleStanding.OUT_OF_REACH: "không còn đạt được",
}


@dataclass(frozen=True, slots=True)
class SessionGrade:
    """One held meeting of the year: its kind and grade, None while it has none."""

    kind: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class RequirementStanding:
    """One demand of the rule and how far the year meets it."""

    sentence: str
    standing: RuleStanding


@dataclass(frozen=True, slots=True)
class RuleForecast:
    """How far the year is from the grade of one rule."""

    grade: str
    label: str
    standing: RuleStanding
    requirements: tuple[RequirementStanding, ...]
    is_incomplete: bool
    """The rule states only part of its conditions, so meeting them proves nothing."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the annual rule says of the year so far."""

    grade: str | None
    """Only when the year is over and a complete rule is met; never a guess."""
    sentence: str
    rules: tuple[RuleForecast, ...]
    counted: int
    remaining: int
    counts: tuple[tuple[str, int], ...]
    """Meetings by grade, best grade first."""


@dataclass(frozen=True, slots=True)
class _Year:
    order: tuple[str, ...]
    grades: tuple[str | None, ...]
    remaining: int
    labels: Mapping[str, str]


def forecast(
    rule: RollUp, labels: Mapping[str, str], sessions: Sequence[SessionGrade], remaining: int
) -> Forecast:
    """Return where the year stands; `remaining` are counted meetings still to be held.

    `labels` are the grades the rule speaks of with their words, the best first.
    """
    order = tuple(labels)
    grades = tuple(s.grade for s in sessions if is_counted(rule, s.kind))
    year = _Year(order, grades, max(0, remaining), labels)
    rules = tuple(_rule(stated, year) for stated in rule.rules)
    grade = _certain(rules, year)
    return Forecast(
        grade=grade,
        sentence=_sentence(rule, rules, year, grade),
        rules=rules,
        counted=len(grades),
        remaining=year.remaining,
        counts=tuple((name, grades.count(name)) for name in order),
    )


def is_counted(rule: RollUp, kind: str) -> bool:
    """Say whether a kind of meeting counts; a combined one is also regular and thematic."""
    is_both = kind == AppliesTo.COMBINED
    return kind in rule.counts or (is_both and not _BOTH.isdisjoint(rule.counts))


_BOTH = frozenset({AppliesTo.REGULAR, AppliesTo.THEMATIC})


def _rule(stated: RollUpRule, year: _Year) -> RuleForecast:
    demands = tuple(_requirement(demand, year) for demand in stated.require)
    worst = max((list(RuleStanding).index(d.standing) for d in demands), default=0)
    return RuleForecast(
        grade=stated.grade,
        label=stated.label,
        standing=list(RuleStanding)[worst],
        requirements=demands,
        is_incomplete=stated.incomplete,
    )


def _requirement(demand: Requirement, year: _Year) -> RequirementStanding:
    good = sum(1 for g in year.grades if g and is_at_least(year.order, g, demand.at_least))
    label = _label(year, demand.at_least)
    if demand.sessions_count is not None:
        needed = ceil(demand.sessions_count)
        sentence = f"{good} kỳ từ mức {label} (cần {needed})"
        return RequirementStanding(sentence, _count_standing(good, needed, year))
    percent = demand.share_of_sessions_percent or Fraction(0)
    sentence = f"{good}/{len(year.grades)} kỳ từ mức {label} (cần {number_text(percent)}%)"
    return RequirementStanding(sentence, _share_standing(good, percent, year))


def _count_standing(good: int, needed: int, year: _Year) -> RuleStanding:
    if good >= needed:
        return RuleStanding.MET
    within_reach = good + _undecided(year) >= needed
    return RuleStanding.REACHABLE if within_reach else RuleStanding.OUT_OF_REACH


def _share_standing(good: int, percent: Fraction, year: _Year) -> RuleStanding:
    whole = len(year.grades) + year.remaining
    if not whole:
        return RuleStanding.REACHABLE
    if Fraction(good * 100, whole) >= percent:
        return RuleStanding.MET
    if Fraction((good + _undecided(year)) * 100, whole) < percent:
        return RuleStanding.OUT_OF_REACH
    held = len(year.grades)
    so_far = bool(held) and Fraction(good * 100, held) >= percent
    return RuleStanding.ON_TRACK if so_far else RuleStanding.REACHABLE


def _undecided(year: _Year) -> int:
    return year.remaining + year.grades.count(None)


def _certain(rules: Sequence[RuleForecast], year: _Year) -> str | None:
    """Return the first grade that is proved once nothing can change any more."""
    if _undecided(year) or not year.grades:
        return None
    for rule in rules:
        if rule.standing is RuleStanding.MET:
            return None if rule.is_incomplete else rule.grade
    return None


def _sentence(rule: RollUp, rules: Sequence[RuleForecast], year: _Year, grade: str | None) -> str:
    if not year.grades:
        return "Chưa có kỳ nào được xếp loại trong năm."
    parts = [_rule_text(stated) for stated in rules if not stated.is_incomplete]
    if grade is None and (not rule.complete or any(stated.is_incomplete for stated in rules)):
        parts.append("mức khác: chưa có quy định")
    if year.remaining:
        parts.append(f"còn {year.remaining} kỳ")
    text = "; ".join(parts)
    return f"{upper_first(text)}."


def _rule_text(stated: RuleForecast) -> str:
    demands = ", ".join(demand.sentence for demand in stated.requirements)
    return f"{RULE_STANDING_LABELS[stated.standing]} mức {stated.label}: {demands}"


def _label(year: _Year, grade: str) -> str:
    return year.labels.get(grade, grade)
