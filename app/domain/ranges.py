"""Ranges of numbers with open and closed ends: where a scale overlaps itself or leaves holes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Protocol

from app.domain.text import number_text

Cut = tuple[Fraction | float, int]
"""A place between numbers: just before (0) or just after (1) a value."""

_EVERYTHING_FROM: Cut = (-inf, 0)
_EVERYTHING_TO: Cut = (inf, 1)


class Bounded(Protocol):
    """Anything with a lower and an upper bound; a missing bound is open."""

    @property
    def lower(self) -> Fraction | None:
        """The lower bound."""

    @property
    def lower_inclusive(self) -> bool | None:
        """Whether the lower bound itself belongs to the range."""

    @property
    def upper(self) -> Fraction | None:
        """The upper bound."""

    @property
    def upper_inclusive(self) -> bool | None:
        """Whether the upper bound itself belongs to the range."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of numbers between two cuts."""

    start: Cut
    end: Cut


def span_of(bounds: Bounded) -> Span:
    """Return the numbers that lie within bounds."""
    start, end = _EVERYTHING_FROM, _EVERYTHING_TO
    if bounds.lower is not None:
        start = (bounds.lower, 0 if bounds.lower_inclusive else 1)
    if bounds.upper is not None:
        end = (bounds.upper, 1 if bounds.upper_inclusive else 0)
    return Span(start, end)


def closed_span(lower: Fraction | None, upper: Fraction | None) -> Span:
    """Return the numbers from lower to upper, both included."""
    start = _EVERYTHING_FROM if lower is None else (lower, 0)
    return Span(start, _EVERYTHING_TO if upper is None else (upper, 1))


def contains(bounds: Bounded, number: Fraction) -> bool:
    """Say whether a number lies within bounds, exactly."""
    lower, upper = bounds.lower, bounds.upper
    if lower is not None and not (number >= lower if bounds.lower_inclusive else number > lower):
        return False
    return upper is None or (number <= upper if bounds.upper_inclusive else number < upper)


def overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    """Give what two neighbouring spans have in common."""
    ordered = sorted(spans)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            yield Span(after.start, min(before.end, after.end))


def holes(spans: Iterable[Span], whole: Span) -> Iterator[Span]:
    """Give the stretches of `whole` that no span covers."""
    reached = whole.start
    for span in sorted(spans):
        if reached < span.start and reached < whole.end:
            yield Span(reached, min(span.start, whole.end))
        reached = max(reached, span.end)
    if reached < whole.end:
        yield Span(reached, whole.end)


def span_text(span: Span) -> str:
    """Return a span in words: đúng 50, từ 80 đến dưới 90, trên 100."""
    (low, after_low), (high, after_high) = span.start, span.end
    if low == high:
        return f"đúng {_number(low)}"
    from_text = "" if low == -inf else f"{'trên' if after_low else 'từ'} {_number(low)}"
    if high == inf:
        return from_text or "mọi giá trị"
    to_text = f"{'đến' if after_high else 'dưới'} {_number(high)}"
    if not from_text:
        return to_text
    return f"{from_text} {to_text}" if after_high else f"{from_text} đến {to_text}"


def _number(value: Fraction | float) -> str:
    return number_text(Fraction(value), 6)
