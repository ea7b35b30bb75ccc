"""The preparation ladder of a meeting: dates counted back from its day, and how far it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.meetings import MeetingKind
from app.domain.periods import DaysOff, add_working_days, is_working_day

GOAL = "meeting"
"""Key of the meeting itself on every ladder."""


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One rung as a rule: so many days before (−) or after (+) the meeting."""

    key: str
    label: str
    offset_days: int
    step_id: str = ""
    """Step of `rules.md` section 3 this rung prepares or proves."""
    working_days: bool = False
    """Count working days only."""


@dataclass(frozen=True, slots=True)
class LadderPoint:
    """One rung with its date."""

    key: str
    label: str
    due_on: date


class PointState(StrEnum):
    """How a rung is drawn."""

    DONE = "done"
    LATE = "late"
    TODAY = "today"
    NEXT = "next"
    LATER = "later"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class LadderMark:
    """One rung as of a day: its state and by how many days it is late."""

    point: LadderPoint
    state: PointState
    late_days: int = 0

    @property
    def late_text(self) -> str:
        """Return "quá 2 ngày" for a late rung, else ""."""
        return f"quá {self.late_days} ngày" if self.late_days else ""


_REGULAR = (
    LadderStep("assign", "Phân công", -14, "R-P1"),
    LadderStep("committee", "Họp chi ủy", -6, "R-P2"),
    LadderStep("draft", "Dự thảo", -5, "R-P1"),
    LadderStep("invite", "Gửi giấy mời", -4, "R-P3"),
    LadderStep("papers", "Đăng tài liệu", -1, "R-P4"),
    LadderStep("remind", "Nhắc dự họp", -1, "R-P3"),
    LadderStep(GOAL, "Buổi họp", 0),
    LadderStep("finish", "Đăng, báo cáo Đảng ủy", 2, "R-A1"),
)
_THEMATIC = (
    LadderStep("writer", "Nhắc người viết", -20, "T-P2"),
    LadderStep("writer_draft", "Nộp dự thảo", -18, "T-P3"),
    LadderStep("approve", "Chi ủy duyệt dự thảo", -7, "T-P3"),
    LadderStep("invite", "Gửi giấy mời", -5, "R-P3"),
    LadderStep("papers", "Đăng tài liệu trên Sổ tay", -4, "R-P4"),
    LadderStep(GOAL, "Buổi chuyên đề", 0),
    LadderStep("finish", "Đăng, báo cáo Đảng ủy", 2, "T-A1"),
)
LADDERS: Mapping[MeetingKind, tuple[LadderStep, ...]] = MappingProxyType(
    {
        MeetingKind.REGULAR: _REGULAR,
        MeetingKind.THEMATIC: _THEMATIC,
        MeetingKind.COMBINED: (
            *_THEMATIC[:2],
            _REGULAR[0],
            LadderStep("approve", "Chi ủy duyệt dự thảo", -7, "T-P3"),
            *_REGULAR[1:],
        ),
        MeetingKind.COMMITTEE: (
            LadderStep("content", "Chuẩn bị nội dung", -3, "C-4"),
            LadderStep("invite", "Báo lịch họp", -2, "C-1"),
            LadderStep(GOAL, "Họp chi ủy", 0),
            LadderStep("minutes", "Ghi biên bản", 1, "C-6"),
        ),
        MeetingKind.EXTRAORDINARY: (
            LadderStep("invite", "Gửi giấy mời", -2, "R-P3"),
            LadderStep("papers", "Đăng tài liệu", -1, "R-P4"),
            LadderStep(GOAL, "Buổi họp", 0),
            LadderStep("finish", "Đăng, báo cáo Đảng ủy", 2, "R-A1"),
        ),
        MeetingKind.REVIEW: (
            LadderStep("assign", "Phân công", -21, "R-P1"),
            LadderStep("forms", "Nộp bản kiểm điểm", -10),
            LadderStep("committee", "Họp chi ủy", -7, "R-P2"),
            LadderStep("invite", "Gửi giấy mời", -5, "R-P3"),
            LadderStep("papers", "Gửi dự thảo báo cáo", -3, working_days=True),
            LadderStep(GOAL, "Hội nghị kiểm điểm", 0),
            LadderStep("finish", "Đăng, báo cáo Đảng ủy", 2, "R-A2"),
        ),
    }
)


def ladder_for(
    kind: MeetingKind, day: date, days_off: DaysOff, offsets: Mapping[str, int] | None = None
) -> tuple[LadderPoint, ...]:
    """Return the rungs of a meeting in order of date; `offsets` replaces days by step key."""
    chosen = offsets or {}
    steps = (replace(s, offset_days=chosen.get(s.key, s.offset_days)) for s in LADDERS[kind])
    points = (LadderPoint(step.key, step.label, _due_on(step, day, days_off)) for step in steps)
    return tuple(sorted(points, key=lambda point: point.due_on))


def _due_on(step: LadderStep, day: date, days_off: DaysOff) -> date:
    if step.working_days:
        return add_working_days(day, step.offset_days, days_off)
    due = day + timedelta(days=step.offset_days)
    if step.offset_days >= 0 or is_working_day(due, days_off):
        return due
    # Nobody sends papers on a day off, and a day later may break the "at least one day before".
    return add_working_days(due, -1, days_off)


def move_points(
    points: Sequence[LadderPoint],
    done: Collection[str],
    before: Sequence[LadderPoint],
    after: Sequence[LadderPoint],
) -> tuple[LadderPoint, ...]:
    """Return the rungs of a moved meeting: done ones stay, the others move with the meeting.

    `before` and `after` are the ladders of the old and the new day. A rung somebody dated by hand
    keeps its distance from the meeting.
    """
    shift = goal_day(after) - goal_day(before)
    planned = {point.key: point.due_on for point in after}
    by_rule = set(before)

    def moved(point: LadderPoint) -> LadderPoint:
        if point.key in done:
            return point
        by_hand = point.due_on + shift
        return replace(point, due_on=planned[point.key] if point in by_rule else by_hand)

    return tuple(sorted(map(moved, points), key=lambda point: point.due_on))


def goal_day(points: Sequence[LadderPoint]) -> date:
    """Return the day of the meeting a ladder leads to."""
    return next(point.due_on for point in points if point.key == GOAL)


def ladder_state(
    points: Sequence[LadderPoint], done: Collection[str], today: date
) -> tuple[LadderMark, ...]:
    """Return every rung with its state on a day; one rung at most is `next`."""
    waiting = [p for p in points if p.key not in done and p.key != GOAL and p.due_on >= today]
    coming = min(waiting, key=lambda point: point.due_on, default=None)

    def marked(point: LadderPoint) -> LadderMark:
        if point.key in done:
            return LadderMark(point, PointState.DONE)
        if point.due_on < today:
            return LadderMark(point, PointState.LATE, (today - point.due_on).days)
        if point.key == GOAL:
            return LadderMark(point, PointState.GOAL)
        if point.due_on == today:
            return LadderMark(point, PointState.TODAY)
        return LadderMark(point, PointState.NEXT if point is coming else PointState.LATER)

    return tuple(marked(point) for point in points)
