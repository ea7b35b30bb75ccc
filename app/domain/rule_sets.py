"""Thresholds in force on a day (`RuleSet`): shipped values with the cell's own over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from app.domain.findings import Severity
from app.domain.problems import Problem
from app.domain.rule_values import (
    ON,
    RULE_MARK_LABELS,
    VALUE_HINTS,
    RuleMark,
    RuleValue,
    ValueKind,
    bands_of,
    day_of,
    is_value,
    texts_of,
    threshold_text,
)
from app.domain.shipped_rules import (
    CHECK_RULES,
    HD12_FROM,
    HD42_FROM,
    SHIPPED,
    THRESHOLDS,
    severity_key,
    switch_key,
)

__all__ = [
    "CheckRow",
    "RuleMark",
    "RuleRow",
    "RuleSet",
    "RuleValue",
    "ValueKind",
    "check_rows",
    "check_rule_value",
    "number_on",
    "rule_rows",
    "rule_set_on",
    "shipped_value",
]

HD12_PROFILE, HD42_PROFILE = "meeting.hd12", "meeting.hd42"
MOST_SETS = 64
EARLY_NOTICE = "Chưa có bộ quy tắc cho ngày này, dùng bộ sớm nhất."


def _by_key(values: Sequence[RuleValue]) -> Mapping[str, tuple[RuleValue, ...]]:
    keys = dict.fromkeys(value.key for value in values)
    grouped = {key: tuple(v for v in values if v.key == key) for key in keys}
    return MappingProxyType(grouped)


_SHIPPED_BY_KEY = _by_key(SHIPPED)
_STARTS = tuple(sorted({value.valid_from for value in SHIPPED} | {HD12_FROM, HD42_FROM}))
_THRESHOLD_KEYS = tuple(_by_key(THRESHOLDS))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules one meeting is held under, kept with it for good."""

    profile: str
    values: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    """Said beside the rules when the day lies before the first shipped set."""

    def text(self, key: str) -> str:
        """Return a value as written; one that an older snapshot lacks is the shipped one."""
        for own, value in self.values:
            if own == key:
                return value
        return shipped_value(key, HD12_FROM if self.profile == HD12_PROFILE else HD42_FROM).value

    def integer(self, key: str) -> int:
        """Return a whole number."""
        return int(self.text(key))

    def optional_integer(self, key: str) -> int | None:
        """Return a whole number, None when the rule is not used."""
        value = self.text(key)
        return int(value) if value else None

    def fraction(self, key: str) -> Fraction:
        """Return an exact share such as 2/3."""
        return Fraction(self.text(key))

    def flag(self, key: str) -> bool:
        """Tell whether a switch is on."""
        return self.text(key) == ON

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the phrases of a list."""
        return texts_of(self.text(key))

    def day_in(self, key: str, year: int) -> date:
        """Return the day of a year a rule names."""
        return day_of(self.text(key), year)

    def bands(self, key: str) -> tuple[int, ...]:
        """Return limits from high to low."""
        return bands_of(self.text(key))

    def is_on(self, code: str) -> bool:
        """Tell whether a check is on."""
        return self.flag(switch_key(code))

    def severity(self, code: str) -> Severity:
        """Return the severity of a check."""
        return Severity(self.text(severity_key(code)))


def shipped_value(key: str, day: date) -> RuleValue:
    """Return the shipped value of a rule on a day; before its first date the earliest one."""
    return _in_force(_SHIPPED_BY_KEY[key], day) or _SHIPPED_BY_KEY[key][0]


def _in_force(values: Sequence[RuleValue], day: date) -> RuleValue | None:
    begun = [value for value in values if value.valid_from <= day]
    return max(begun, key=lambda value: value.valid_from, default=None)


def rule_set_on(day: date, overrides: Sequence[RuleValue] = ()) -> RuleSet:
    """Return the rules in force on a day."""
    own = tuple(overrides)
    return _rule_set_from(_last_change(day, own), own)


def _last_change(day: date, own: Sequence[RuleValue]) -> date:
    """Return when the rules of a day began: they stay the same until another value begins."""
    begun = (start for start in (*_STARTS, *(value.valid_from for value in own)) if start <= day)
    return max(begun, default=date.min)


@lru_cache(maxsize=MOST_SETS)
def _rule_set_from(start: date, overrides: tuple[RuleValue, ...]) -> RuleSet:
    own = _by_key(overrides)
    values = tuple((key, _current(key, start, own).value) for key in _SHIPPED_BY_KEY)
    profile = HD42_PROFILE if start >= HD42_FROM else HD12_PROFILE
    return RuleSet(profile, values, EARLY_NOTICE if start < HD12_FROM else "")


def number_on(key: str, day: date, overrides: Sequence[RuleValue] = ()) -> int:
    """Return one whole number in force on a day, without the rest of the rules."""
    return int(_current(key, day, _by_key(overrides)).value)


def _current(key: str, day: date, own: Mapping[str, tuple[RuleValue, ...]]) -> RuleValue:
    shipped = shipped_value(key, day)
    chosen = _in_force(own.get(key, ()), day)
    # A newer national rule ends an older number of the cell; on the same day the cell's own wins.
    if chosen is None or (shipped.valid_from > chosen.valid_from and shipped.valid_from <= day):
        return shipped
    if chosen.value == shipped.value and not chosen.citation:
        return shipped  # the cell went back to the shipped value
    return replace(chosen, label=shipped.label, unit=shipped.unit, kind=shipped.kind)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line of the table of thresholds in the settings."""

    rule: RuleValue
    threshold: str
    checked: str
    """ "Đã đối chiếu" or "Cần hỏi cấp trên"."""
    is_verified: bool
    is_own: bool
    """Set by the cell, not shipped."""


def rule_rows(day: date, overrides: Sequence[RuleValue] = ()) -> tuple[RuleRow, ...]:
    """Return the thresholds in force on a day as the settings list them."""
    own = _by_key(overrides)
    current = ((_current(key, day, own), shipped_value(key, day)) for key in _THRESHOLD_KEYS)
    return tuple(_row(rule, is_own=rule != shipped) for rule, shipped in current)


def _row(rule: RuleValue, *, is_own: bool) -> RuleRow:
    return RuleRow(
        rule=rule,
        threshold=threshold_text(rule),
        checked=RULE_MARK_LABELS[rule.mark],
        is_verified=rule.mark is RuleMark.VERIFIED,
        is_own=is_own,
    )


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check as the settings list it."""

    code: str
    label: str
    is_on: bool
    severity: Severity
    citation: str
    checked: str
    is_own: bool = False
    """Switched or weighed by the cell otherwise than shipped."""


def check_rows(rules: RuleSet, day: date) -> tuple[CheckRow, ...]:
    """Return every check with its switch and severity under the rules of a day."""
    return tuple(
        CheckRow(
            code=check.code,
            label=check.label,
            is_on=rules.is_on(check.code),
            severity=rules.severity(check.code),
            citation=check.citation,
            checked=RULE_MARK_LABELS[check.mark],
            is_own=any(
                rules.text(key) != shipped_value(key, day).value
                for key in keys_of_check(check.code)
            ),
        )
        for check in CHECK_RULES
    )


def keys_of_check(code: str) -> tuple[str, str]:
    """Return the keys of a check's switch and severity."""
    return switch_key(code), severity_key(code)


def check_rule_value(key: str, value: str) -> tuple[Problem, ...]:
    """Return what must be mended before the cell can set a value of its own."""
    if key not in _SHIPPED_BY_KEY:
        return (Problem("key", "Chương trình không có quy tắc này."),)
    kind = shipped_value(key, HD42_FROM).kind
    return () if is_value(kind, value) else (Problem("value", VALUE_HINTS[kind]),)
