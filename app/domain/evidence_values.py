"""One piece of evidence (căn cứ): its value, its sentence and what can still change."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.acts import Act
from app.domain.evidence_keys import (
    EVIDENCE_KINDS,
    EVIDENCE_LABELS,
    EVIDENCE_UNITS,
    EvidenceKey,
    EvidenceValue,
    is_yes_no,
)
from app.domain.text import number_text

HUNDRED = Fraction(100)
Reach = tuple[Fraction | None, Fraction | None]
"""The least and greatest number still possible; None where there is no bound."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact as far as it is known now."""

    key: EvidenceKey
    value: EvidenceValue
    sentence: str
    where: str = ""
    """Link to the record, such as "attendance" or "run:item:7"."""
    is_fixed: bool = True
    lower: Fraction | None = None
    """Least number still possible; says nothing once the value is fixed."""
    upper: Fraction | None = None
    act: Act | None = None
    """What somebody does to better it."""
    counts_as_worst: bool = False
    """While unknown it is scored as its worst value instead of being left open."""


def yes_no(
    key: EvidenceKey,
    holds: bool | None,
    sentence: str,
    where: str,
    *,
    open_for: Act | None = None,
) -> Evidence:
    """Return evidence that holds or not; what holds stays, the rest may still come true."""
    if holds or open_for is None:
        return Evidence(key, holds, sentence, where)
    return Evidence(key, holds, sentence, where, is_fixed=False, act=open_for)


def number(
    key: EvidenceKey,
    value: Fraction | None,
    sentence: str,
    where: str,
    *,
    reach: Reach | None = None,
    act: Act | None = None,
) -> Evidence:
    """Return evidence that is a number, open while `reach` holds more than the value."""
    if reach is None or (value is not None and reach == (value, value)):
        return Evidence(key, value, sentence, where)
    lower, upper = reach
    return Evidence(key, value, sentence, where, is_fixed=False, lower=lower, upper=upper, act=act)


def share(part: int, whole: int) -> Fraction | None:
    """Return part of whole as an exact percentage, None when there is no whole."""
    return Fraction(part * 100, whole) if whole else None


def share_text(part: int, whole: int) -> str:
    """Return "20/22 = 90,9%"; the figure is rounded for reading only."""
    return f"{part}/{whole} = {percent_of_sheet(Fraction(part * 100, whole))}"


def percent_of_sheet(percent: Fraction) -> str:
    """Return a percentage with its one decimal always written: 90,9%, 55,0%."""
    figure = number_text(percent, 1)
    return f"{figure}%" if "," in figure else f"{figure},0%"


def value_text(key: EvidenceKey, value: EvidenceValue) -> str:
    """Return a value as the sheet shows it: 90,9%, 12 phút, Có."""
    if value is None:
        return "Chưa rõ"
    if isinstance(value, bool):
        return "Có" if value else "Không"
    unit = EVIDENCE_UNITS[EVIDENCE_KINDS[key]]
    if unit == "%":
        return percent_of_sheet(Fraction(value))
    return number_text(value, 1) + unit


def values_now(entries: Mapping[EvidenceKey, Evidence]) -> dict[EvidenceKey, EvidenceValue]:
    """Return the bare values of evidence."""
    return {key: entry.value for key, entry in entries.items()}


def known_evidence(
    values: Mapping[EvidenceKey, bool | int | Fraction | None],
) -> dict[EvidenceKey, Evidence]:
    """Return fixed evidence from bare values, as member reviews enter them."""
    return {key: _known(key, value) for key, value in values.items()}


def _known(key: EvidenceKey, value: bool | int | Fraction | None) -> Evidence:
    exact: EvidenceValue = None
    if value is not None:
        exact = bool(value) if is_yes_no(key) else Fraction(value)
    return Evidence(key, exact, f"{EVIDENCE_LABELS[key]}: {value_text(key, exact).lower()}")
