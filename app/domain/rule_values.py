"""One dated value of a rule: what it is, where it comes from, and how it reads on screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from app.domain.findings import SEVERITY_LABELS, Severity
from app.domain.votes import VOTE_MATTER_LABELS, VoteMatter

ON, OFF = "1", "0"


class RuleMark(StrEnum):
    """How far a value has been compared with its original, the marks of `rules.md`."""

    VERIFIED = "✔"
    SECONDARY = "◇"
    MISSING = "✘"


RULE_MARK_LABELS = {
    RuleMark.VERIFIED: "Đã đối chiếu",
    RuleMark.SECONDARY: "Cần hỏi cấp trên",
    RuleMark.MISSING: "Cần hỏi cấp trên",
}


class ValueKind(StrEnum):
    """What may be written as the value of a rule."""

    INTEGER = "integer"
    OPTIONAL = "optional"
    FRACTION = "fraction"
    FLAG = "flag"
    BANDS = "bands"
    TEXTS = "texts"
    MATTERS = "matters"
    DAY_MONTH = "day_month"
    SEVERITY = "severity"


VALUE_HINTS = {
    ValueKind.INTEGER: "Ghi một số nguyên, ví dụ 90.",
    ValueKind.OPTIONAL: "Ghi một số nguyên, hoặc để trống nếu không dùng.",
    ValueKind.FRACTION: "Ghi một phân số, ví dụ 2/3.",
    ValueKind.FLAG: "Chọn bật hoặc tắt.",
    ValueKind.BANDS: "Ghi các mốc từ cao xuống thấp, ví dụ 50/40/30.",
    ValueKind.TEXTS: "Ghi các cụm từ, cách nhau bằng dấu phẩy.",
    ValueKind.MATTERS: "Chọn các việc cần từ hai phần ba.",
    ValueKind.DAY_MONTH: "Ghi ngày và tháng, ví dụ 31/3.",
    ValueKind.SEVERITY: "Chọn một mức: phải sửa, nên xem hoặc ghi nhận.",
}


@dataclass(frozen=True, slots=True)
class RuleValue:
    """A value of a rule from a day on, shipped or set by the cell; `unit` holds "{}"."""

    key: str
    value: str
    valid_from: date
    citation: str = ""
    mark: RuleMark = RuleMark.SECONDARY
    label: str = ""
    unit: str = "{}"
    kind: ValueKind = ValueKind.INTEGER


def texts_of(value: str) -> tuple[str, ...]:
    """Return the phrases of a value, "giao ban, chuyên môn" as two."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def bands_of(value: str) -> tuple[int, ...]:
    """Return the limits of a value from high to low, "50/40/30" as three numbers."""
    return tuple(int(part) for part in value.split("/"))


def day_of(value: str, year: int) -> date:
    """Return the day a value such as "31/3" names in a year."""
    day, month = value.split("/")
    return date(year, int(month), int(day))


def threshold_text(rule: RuleValue) -> str:
    """Return a value as the settings page writes it: "≥ 90%", "90 phút", "3 kỳ"."""
    match rule.kind:
        case ValueKind.FLAG:
            return "Bật" if rule.value == ON else "Tắt"
        case ValueKind.SEVERITY:
            return SEVERITY_LABELS[Severity(rule.value)]
        case ValueKind.MATTERS:
            return ", ".join(VOTE_MATTER_LABELS[VoteMatter(m)] for m in texts_of(rule.value))
        case ValueKind.OPTIONAL if not rule.value:
            return "Không dùng"
        case _:
            return rule.unit.format(rule.value)


def is_value(kind: ValueKind, value: str) -> bool:
    """Tell whether a text can be the value of a rule of this kind."""
    try:
        return _READERS[kind](value.strip())
    except (ValueError, ZeroDivisionError):
        return False


_COMMON_YEAR = 2001
"""A year without 29/2, so that every day of the year can be named in all years."""


def _is_fraction(value: str) -> bool:
    return 0 < Fraction(value) <= 1


def _is_falling(value: str) -> bool:
    bands = bands_of(value)
    return min(bands) >= 0 and list(bands) == sorted(set(bands), reverse=True)


def _are_matters(value: str) -> bool:
    return all(VoteMatter(matter) for matter in texts_of(value))


_READERS: Mapping[ValueKind, Callable[[str], bool]] = MappingProxyType(
    {
        ValueKind.INTEGER: lambda value: int(value) >= 0,
        ValueKind.OPTIONAL: lambda value: not value or int(value) >= 0,
        ValueKind.FRACTION: _is_fraction,
        ValueKind.FLAG: lambda value: value in {ON, OFF},
        ValueKind.BANDS: _is_falling,
        ValueKind.TEXTS: lambda _: True,
        ValueKind.MATTERS: _are_matters,
        ValueKind.DAY_MONTH: lambda value: bool(day_of(value, _COMMON_YEAR)),
        ValueKind.SEVERITY: lambda value: bool(Severity(value)),
    }
)
