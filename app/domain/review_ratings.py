"""The four grades of a member with their conditions (366-QĐ/TW, Điều 11), said with arithmetic.

A condition not met is a doubt to look at: the grade stays what people decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.rule_sets import RuleSet
from app.domain.text import lower_first, percent_text, points_text

MOST_GENERAL, MOST_TASKS, MOST_POINTS = 30, 70, 100
SHORT_GRADES = {
    MemberGrade.EXCELLENT: "Xuất sắc",
    MemberGrade.GOOD: "Tốt",
    MemberGrade.COMPLETED: "Hoàn thành",
    MemberGrade.NOT_COMPLETED: "Không HT",
}


@dataclass(frozen=True, slots=True)
class RatingLimits:
    """Thresholds in force: points, and the shares of tasks."""

    bands: tuple[int, ...] = (90, 70, 50)
    above_least: int = 30
    late_most: int = 20
    undone_over: int = 50

    @classmethod
    def of(cls, rules: RuleSet) -> "RatingLimits":
        """Return the limits of a day."""
        return cls(
            rules.bands("review_bands"),
            rules.integer("review_above_min"),
            rules.integer("review_late_max"),
            rules.integer("review_undone_over"),
        )


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """What a grade is held against; None is not known and is never guessed."""

    points: Fraction | None = None
    tasks: int = 0
    """Tasks that were due."""
    in_time: int = 0
    late: int = 0
    """Done after the deadline."""
    undone: int = 0
    above: int | None = None
    """Share of tasks done beyond what was asked, in percent."""
    mended: int | None = None
    """Share of earlier shortcomings that are mended, in percent."""
    violation: str = ""
    """A conclusion or discipline that alone gives the lowest grade; empty: none."""


def grade_of_points(points: Fraction, limits: RatingLimits) -> MemberGrade:
    """Return the grade the points alone would give."""
    for grade, least in zip(MemberGrade, limits.bands, strict=False):
        if points >= least:
            return grade
    return MemberGrade.NOT_COMPLETED


def rating_doubts(grade: MemberGrade, facts: RatingFacts, limits: RatingLimits) -> tuple[str, ...]:
    """Return why a grade does not fit what is on record, each with its figures."""
    return (
        *_points_doubt(grade, facts, limits),
        *_task_doubts(grade, facts, limits),
        *_excellent_doubts(grade, facts, limits),
        *_lowest_doubts(grade, facts, limits),
    )


def _points_doubt(grade: MemberGrade, facts: RatingFacts, limits: RatingLimits) -> Iterator[str]:
    if facts.points is None:
        return
    given = grade_of_points(facts.points, limits)
    if given is not grade:
        yield (
            f"{points_text(facts.points)} điểm thuộc mức {SHORT_GRADES[given]}, không phải "
            f"{SHORT_GRADES[grade]} (mốc {'/'.join(map(str, limits.bands))})."
        )


def _task_doubts(grade: MemberGrade, facts: RatingFacts, limits: RatingLimits) -> Iterator[str]:
    if not facts.tasks or grade is MemberGrade.NOT_COMPLETED:
        return
    if grade is not MemberGrade.COMPLETED:
        if facts.in_time < facts.tasks:
            yield (
                f"{SHORT_GRADES[grade]} cần 100% việc đúng hạn; sổ ghi "
                f"{_share(facts.in_time, facts.tasks)}."
            )
        return
    if facts.undone:
        done = facts.tasks - facts.undone
        yield f"Hoàn thành cần 100% việc xong; sổ ghi {_share(done, facts.tasks)}."
    if facts.late * 100 > limits.late_most * facts.tasks:
        yield (
            f"Hoàn thành cho chậm nhiều nhất {limits.late_most}%; sổ ghi chậm "
            f"{_share(facts.late, facts.tasks)}."
        )


def _excellent_doubts(
    grade: MemberGrade, facts: RatingFacts, limits: RatingLimits
) -> Iterator[str]:
    if grade is not MemberGrade.EXCELLENT:
        return
    if facts.above is None:
        yield f"Chưa ghi tỷ lệ việc vượt mức (Xuất sắc cần từ {limits.above_least}%)."
    elif facts.above < limits.above_least:
        yield f"Xuất sắc cần từ {limits.above_least}% việc vượt mức; mới ghi {facts.above}%."
    if facts.mended is None:
        yield "Chưa ghi kết quả khắc phục hạn chế kỳ trước (Xuất sắc cần 100%)."
    elif facts.mended < MOST_POINTS:
        yield f"Xuất sắc cần khắc phục 100% hạn chế kỳ trước; mới ghi {facts.mended}%."


def _lowest_doubts(grade: MemberGrade, facts: RatingFacts, limits: RatingLimits) -> Iterator[str]:
    if grade is MemberGrade.NOT_COMPLETED:
        return
    lowest = lower_first(MEMBER_GRADE_LABELS[MemberGrade.NOT_COMPLETED])
    if facts.violation:
        yield f"Có kết luận hoặc kỷ luật ({facts.violation}): quy định xếp {lowest}."
    if facts.undone * 100 > limits.undone_over * facts.tasks:
        yield (
            f"Việc không xong {_share(facts.undone, facts.tasks)}, quá {limits.undone_over}%: "
            f"quy định xếp {lowest}."
        )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({percent_text(Fraction(part, whole))})"
