"""The five steps of a review (366-QĐ/TW, Điều 12) with state, deadline and the one next act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.review_people import people_sentence
from app.domain.reviews import ReviewFile, ReviewLine
from app.domain.text import day_month


class ReviewStep(StrEnum):
    """The steps in order."""

    SELF = "self"
    COMMITTEE = "committee"
    VOTE = "vote"
    PROPOSAL = "proposal"
    DECISION = "decision"


class ReviewStepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


REVIEW_STEP_LABELS = {
    ReviewStep.SELF: "Tự đánh giá",
    ReviewStep.COMMITTEE: "Chi ủy nhận xét",
    ReviewStep.VOTE: "Biểu quyết",
    ReviewStep.PROPOSAL: "Chi bộ đề nghị",
    ReviewStep.DECISION: "Đảng ủy quyết định",
}
WITHOUT_COMMITTEE = "Bí thư nhận xét"


@dataclass(frozen=True, slots=True)
class ReviewStepLine:
    """One step as the bar shows it."""

    step: ReviewStep
    label: str
    note: str
    state: ReviewStepState
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class ReviewAct:
    """The one next act of a review: its step, its button, and why."""

    step: ReviewStep
    button: str
    sentence: str


def steps_of(file: ReviewFile, today: date) -> tuple[ReviewStepLine, ...]:
    """Return the five steps; the first that is not finished is the present one."""
    lines: list[ReviewStepLine] = []
    for step in ReviewStep:
        state = _state(file, step, lines)
        is_late = state is ReviewStepState.NOW and _is_late(file, step, today)
        label = _label(file, step)
        lines.append(ReviewStepLine(step, label, _note(file, step, state), state, is_late))
    return tuple(lines)


def present_step(file: ReviewFile) -> ReviewStep | None:
    """Return the first step that is not finished, None when all are."""
    return next((step for step in ReviewStep if not _is_done(file, step)), None)


def step_of(line: ReviewLine) -> ReviewStep | None:
    """Return the first step one person has not passed, None when all are."""
    return next((step for step in ReviewStep if not _passed(line, step)), None)


def first_waiting(file: ReviewFile, step: ReviewStep) -> ReviewLine | None:
    """Return the first person who has not passed a step, None when all have."""
    return next((line for line in file.lines if not _passed(line, step)), None)


def _state(file: ReviewFile, step: ReviewStep, before: list[ReviewStepLine]) -> ReviewStepState:
    if any(line.state is not ReviewStepState.DONE for line in before):
        return ReviewStepState.LATER
    return ReviewStepState.DONE if _is_done(file, step) else ReviewStepState.NOW


def _is_done(file: ReviewFile, step: ReviewStep) -> bool:
    return bool(file.lines) and _number(file, step) == len(file.lines)


def _number(file: ReviewFile, step: ReviewStep) -> int:
    """Count who has passed a step; a decision of the superior closes all before it."""
    return sum(_passed(line, step) for line in file.lines)


def _passed(line: ReviewLine, step: ReviewStep) -> bool:
    entry = line.entry
    match step:
        case ReviewStep.SELF:
            return entry.is_received
        case ReviewStep.COMMITTEE:
            return entry.is_commented
        case ReviewStep.VOTE:
            return bool(entry.votes.cast)
        case ReviewStep.PROPOSAL:
            return entry.proposed_grade is not None
        case _:
            return entry.superior_grade is not None


def _label(file: ReviewFile, step: ReviewStep) -> str:
    if step is ReviewStep.COMMITTEE and not file.has_committee:
        return WITHOUT_COMMITTEE
    return REVIEW_STEP_LABELS[step]


def _note(file: ReviewFile, step: ReviewStep, state: ReviewStepState) -> str:
    done = f"{_number(file, step)}/{len(file.lines)}"
    if step is ReviewStep.SELF:
        return f"{done} đã nộp"
    if state is ReviewStepState.DONE:
        return f"{done} xong"
    due = _due_words(file, step)
    if state is ReviewStepState.NOW and _number(file, step):
        return f"{done}, {due}" if due else done
    return due


def _due_words(file: ReviewFile, step: ReviewStep) -> str:
    day = _due(file, step)
    if day is None:
        return ""
    before = {ReviewStep.VOTE: "họp", ReviewStep.DECISION: "trước"}
    return f"{before.get(step, 'hạn')} {day_month(day)}"


def _due(file: ReviewFile, step: ReviewStep) -> date | None:
    plan = file.review.plan
    days = {
        ReviewStep.SELF: plan.self_due_on,
        ReviewStep.COMMITTEE: plan.committee_due_on,
        ReviewStep.VOTE: file.review.meeting_day,
        ReviewStep.DECISION: plan.decision_due_on,
    }
    return days.get(step)


def _is_late(file: ReviewFile, step: ReviewStep, today: date) -> bool:
    day = _due(file, step)
    return day is not None and today > day


def next_act(file: ReviewFile) -> ReviewAct | None:
    """Return the one act the review waits for, None when it is closed."""
    if file.review.is_closed or not file.lines:
        return None
    step = present_step(file)
    if step is None:
        sentence = "Mọi đồng chí đã có mức cấp trên quyết định. Kết thúc đợt để giữ bản lưu."
        return ReviewAct(ReviewStep.DECISION, "Kết thúc đợt", sentence)
    return _act_of(file, step)


def _act_of(file: ReviewFile, step: ReviewStep) -> ReviewAct:
    left = len(file.lines) - _number(file, step)
    match step:
        case ReviewStep.SELF:
            sentence = f"Còn {left} đồng chí chưa nộp bản tự đánh giá."
            return ReviewAct(step, f"Nhắc {left} đồng chí", sentence)
        case ReviewStep.COMMITTEE:
            who = _label(file, step).removesuffix(" nhận xét")
            return ReviewAct(step, "Ghi nhận xét", f"{who} còn nhận xét {left} đồng chí.")
        case ReviewStep.VOTE:
            return ReviewAct(step, "Nhập kết quả phiếu", f"Còn {left} đồng chí chưa biểu quyết.")
        case ReviewStep.PROPOSAL:
            sentence = f"Còn {left} đồng chí chưa có mức chi bộ đề nghị."
            return ReviewAct(step, "Lấy mức quá nửa", sentence)
        case _:
            sentence = f"Còn {left} đồng chí chờ cấp trên quyết định."
            return ReviewAct(step, "Ghi quyết định cấp trên", sentence)


def file_sentence(file: ReviewFile) -> str:
    """Say who is reviewed and who is not, for the head of the page."""
    is_quarter = file.review.is_quarter
    return people_sentence(len(file.lines), file.excluded, leaders_only=is_quarter)


def reminder_text(file: ReviewFile, cell_name: str) -> str:
    """Return the message to copy for those who have not handed in."""
    return "\n".join(_reminder_lines(file, cell_name))


def _reminder_lines(file: ReviewFile, cell_name: str) -> Iterator[str]:
    yield f"{cell_name}: nhắc nộp bản tự kiểm điểm, đánh giá, xếp loại {file.review.label}."
    names = "; ".join(line.person.full_name for line in file.missing())
    yield f"Các đồng chí chưa nộp: {names}."
    due = file.review.plan.self_due_on
    if due is not None:
        yield f"Hạn nộp: {day_month(due)}. Gửi bí thư bản giấy hoặc tệp Word đã điền."
    else:
        yield "Gửi bí thư bản giấy hoặc tệp Word đã điền."
