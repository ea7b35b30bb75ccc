"""The cap on the highest grade (366-QĐ/TW, Điều 11): a warning with its arithmetic, never a block.

What the share is taken of and how it is rounded are the cell's answers to A14.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from app.domain.grades import MemberGrade
from app.domain.scoring_options import CapDenominator, CapRounding

NEVER_BLOCKS = "Chỉ nhắc, không chặn."
GradeCounts = Mapping[MemberGrade, int]

_BASE_WORDS = {
    CapDenominator.GRADED_GOOD: "đồng chí mức Tốt",
    CapDenominator.GRADED_GOOD_AND_EXCELLENT: "đồng chí mức Tốt và Xuất sắc",
    CapDenominator.ALL_GRADED: "đồng chí được xếp loại",
}


@dataclass(frozen=True, slots=True)
class ReviewCap:
    """How the cap is reckoned."""

    percent: int = 20
    denominator: CapDenominator = CapDenominator.GRADED_GOOD
    rounding: CapRounding = CapRounding.DOWN
    by_position: bool = False
    """Per group of similar position instead of the whole cell."""


@dataclass(frozen=True, slots=True)
class CapVerdict:
    """The cap against what is counted now."""

    excellent: int
    base: int
    limit: int
    cap: ReviewCap
    group: str = ""
    """Group of similar position, "" for the whole cell."""

    @property
    def is_over(self) -> bool:
        """Tell whether more have the highest grade than the cap allows."""
        return self.excellent > self.limit

    @property
    def arithmetic(self) -> str:
        """Return how the cap came about: "20% của 10 đồng chí mức Tốt"."""
        return f"{self.cap.percent}% của {self.base} {_BASE_WORDS[self.cap.denominator]}"

    def sentence(self, who: str) -> str:
        """Say the cap with its arithmetic; `who` is whose grades are counted: "Tự nhận"."""
        return f"{self.printed(who)} {NEVER_BLOCKS}" if self.is_over else self.printed(who)

    def printed(self, who: str) -> str:
        """Say the same as papers do, which remind nobody."""
        where = f"{self.group}: " if self.group else ""
        within = f"trần đang tính được {self.limit}" if self.is_over else f"trong trần {self.limit}"
        return f"{where}{who} xuất sắc {self.excellent}, {within} ({self.arithmetic})."


def grade_counts(grades: Iterable[MemberGrade | None]) -> dict[MemberGrade, int]:
    """Return how many have each grade, best first."""
    found = list(grades)
    return {grade: found.count(grade) for grade in MemberGrade}


def cap_verdict(cap: ReviewCap, counts: GradeCounts, group: str = "") -> CapVerdict:
    """Return the cap against counted grades."""
    base = _base(cap.denominator, counts)
    exact = Fraction(base * cap.percent, 100)
    return CapVerdict(counts[MemberGrade.EXCELLENT], base, _rounded(exact, cap), cap, group)


def _base(denominator: CapDenominator, counts: GradeCounts) -> int:
    good = counts[MemberGrade.GOOD]
    match denominator:
        case CapDenominator.GRADED_GOOD:
            return good
        case CapDenominator.GRADED_GOOD_AND_EXCELLENT:
            return good + counts[MemberGrade.EXCELLENT]
        case _:
            return sum(counts.values())


def _rounded(exact: Fraction, cap: ReviewCap) -> int:
    match cap.rounding:
        case CapRounding.DOWN:
            return floor(exact)
        case CapRounding.NEAREST:
            return floor(exact + Fraction(1, 2))
        case _:
            return ceil(exact)
