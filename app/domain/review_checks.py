"""What would make a record of a review false, and the sentences that refuse it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from app.domain.grades import MemberGrade
from app.domain.problems import Problem
from app.domain.review_ratings import MOST_GENERAL, MOST_POINTS, MOST_TASKS
from app.domain.review_votes import GradeVotes, majority_grade
from app.domain.reviews import Review, ReviewPlan, SelfReview


def check_plan(plan: ReviewPlan, review: Review) -> tuple[Problem, ...]:
    """Return what is wrong with the days of a review: they have an order."""
    return tuple(Problem(field, words) for field, words in _plan_problems(plan, review))


def _plan_problems(plan: ReviewPlan, review: Review) -> Iterator[tuple[str, str]]:
    if not 0 < plan.cap.percent <= MOST_POINTS:
        yield "cap_percent", "Tỷ lệ trần phải từ 1 đến 100."
    days = (
        ("self_due_on", plan.self_due_on),
        ("committee_due_on", plan.committee_due_on),
        ("decision_due_on", plan.decision_due_on),
    )
    previous: date | None = None
    for field, day in days:
        if day is None:
            continue
        if day < review.first_day:
            yield field, f"Phải trong hoặc sau {review.label}."
        elif previous is not None and day < previous:
            yield field, "Không thể trước hạn của bước trước."
        previous = day


def check_self_review(own: SelfReview, today: date) -> tuple[Problem, ...]:
    """Return what is missing or cannot be in a self-review that was handed in."""
    return tuple(Problem(field, words) for field, words in _self_problems(own, today))


def _self_problems(own: SelfReview, today: date) -> Iterator[tuple[str, str]]:
    if own.received_on is None:
        yield "received_on", "Chưa ghi ngày nhận."
    elif own.received_on > today:
        yield "received_on", "Ngày nhận không thể sau hôm nay."
    if own.grade is None:
        yield "grade", "Chưa chọn mức tự nhận."
    yield from _out_of_range("general_points", own.general_points, MOST_GENERAL)
    yield from _out_of_range("task_points", own.task_points, MOST_TASKS)
    yield from _out_of_range("above", own.above, MOST_POINTS)
    yield from _out_of_range("mended", own.mended, MOST_POINTS)


def _out_of_range(field: str, value: Fraction | int | None, most: int) -> Iterator[tuple[str, str]]:
    if value is not None and not 0 <= value <= most:
        yield field, f"Phải từ 0 đến {most}."


def check_proposal(
    grade: MemberGrade, reason: str, votes: GradeVotes, base: int
) -> tuple[Problem, ...]:
    """Return why a proposal needs a reason: no majority, or another grade than its own."""
    given = majority_grade(votes, base)
    if given is grade or reason.strip():
        return ()
    if given is None:
        return (Problem("reason", "Chưa mức nào quá nửa: hãy ghi lý do chi bộ đề nghị mức này."),)
    return (Problem("reason", "Khác với kết quả biểu quyết: hãy ghi lý do."),)


def check_decision(
    grade: MemberGrade | None, on: date | None, review: Review, today: date
) -> tuple[Problem, ...]:
    """Return what is missing or cannot be in a decision of the superior."""
    problems = []
    if grade is None:
        problems.append(Problem("grade", "Chưa chọn mức cấp trên quyết định."))
    if on is None:
        problems.append(Problem("on", "Chưa ghi ngày quyết định."))
    elif not review.opened_on <= on <= today:
        problems.append(Problem("on", "Ngày quyết định phải từ ngày mở đợt đến hôm nay."))
    return tuple(problems)
