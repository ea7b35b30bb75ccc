"""Whose grades of a review count at a moment, and the caps on the highest against them."""

from collections.abc import Sequence

from app.domain.grades import MemberGrade
from app.domain.review_caps import CapVerdict, cap_verdict, grade_counts
from app.domain.review_forms import ReviewFormKind
from app.domain.reviews import ReviewFile, ReviewLine

Given = MemberGrade | None
POSITION_LABELS = {True: "Nhóm giữ chức vụ", False: "Nhóm không giữ chức vụ"}


def counted_grades(file: ReviewFile) -> tuple[str, tuple[Given, ...]]:
    """Return whose grades count, and the grade of every line: the latest step that was begun."""
    entries = [line.entry for line in file.lines]
    if any(entry.superior_grade for entry in entries):
        return "Cấp trên quyết định", tuple(entry.final_grade for entry in entries)
    if any(entry.proposed_grade for entry in entries):
        return "Chi bộ đề nghị", tuple(entry.proposed_grade for entry in entries)
    return "Tự nhận", tuple(entry.own.grade for entry in entries)


def cap_verdicts(file: ReviewFile, grades: Sequence[Given]) -> tuple[CapVerdict, ...]:
    """Return the cap against grades: one for the cell, or one a group of similar position."""
    cap = file.review.plan.cap
    if not cap.by_position:
        return (cap_verdict(cap, grade_counts(grades)),)
    pairs = tuple(zip(file.lines, grades, strict=True))
    return tuple(
        cap_verdict(cap, grade_counts(g for line, g in pairs if _leads(line) is leads), label)
        for leads, label in POSITION_LABELS.items()
    )


def _leads(line: ReviewLine) -> bool:
    return line.person.form_kind is ReviewFormKind.LEADER
