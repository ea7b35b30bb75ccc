"""The year's programme of inspection and supervision (chương trình kiểm tra, giám sát, W14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.periods import MONTHS, QUARTERS, ROMAN, Period
from app.domain.problems import Problem


class InspectionKind(StrEnum):
    """The five parts of the programme, in the order the form prints them."""

    MEMBER = "member"
    SUPERVISION = "supervision"
    SIGNS = "signs"
    DISCIPLINE = "discipline"
    OTHER = "other"


INSPECTION_KIND_LABELS = {
    InspectionKind.MEMBER: "Kiểm tra đảng viên chấp hành",
    InspectionKind.SUPERVISION: "Giám sát thường xuyên, chuyên đề",
    InspectionKind.SIGNS: "Kiểm tra khi có dấu hiệu vi phạm",
    InspectionKind.DISCIPLINE: "Thi hành kỷ luật",
    InspectionKind.OTHER: "Công tác khác",
}


class InspectionState(StrEnum):
    """How far a line of the programme is; computed, never stored."""

    DONE = "done"
    COMING = "coming"
    DUE = "due"
    LATE = "late"


INSPECTION_STATE_LABELS = {
    InspectionState.DONE: "Đã làm",
    InspectionState.COMING: "Chưa đến hạn",
    InspectionState.DUE: "Đang trong hạn",
    InspectionState.LATE: "Quá hạn",
}
WHOLE_YEAR = "year"
"""Planned for the year as a whole, `planned` of a line that is done whenever it is needed."""
_PLANNED: Mapping[str, tuple[str, int | None, int | None]] = MappingProxyType(
    {WHOLE_YEAR: ("Cả năm", None, None)}
    | {f"q{quarter}": (f"Quý {ROMAN[quarter - 1]}", None, quarter) for quarter in QUARTERS}
    | {f"m{month}": (f"Tháng {month}", month, None) for month in MONTHS}
)


@dataclass(frozen=True, slots=True)
class InspectionDraft:
    """What the form of a line submits."""

    kind: InspectionKind
    subject: str
    planned: str = WHOLE_YEAR
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class InspectionResult:
    """What came of a line, and at which meeting the cell heard of it."""

    on: date
    text: str = ""
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One line of the programme: whom or what, when, and what came of it."""

    id: int
    year: int
    kind: InspectionKind
    position: int
    subject: str
    planned: str
    member_id: int | None = None
    member_name: str = ""
    member_post: str = ""
    done_on: date | None = None
    result: str = ""
    meeting_id: int | None = None
    meeting_title: str = ""
    """The meeting that heard of the result: "Thường kỳ tháng 6/2026"."""

    @property
    def period(self) -> Period:
        """Return the month, quarter or year it is planned for."""
        return planned_period(self.year, self.planned)

    @property
    def planned_label(self) -> str:
        """Return when it is planned, in words."""
        return _PLANNED[self.planned][0]

    @property
    def title(self) -> str:
        """Return whom it is about and what, in one line."""
        return f"{self.member_name}: {self.subject}" if self.member_name else self.subject

    def state(self, today: date) -> InspectionState:
        """Return how far it is on a day."""
        if self.done_on is not None:
            return InspectionState.DONE
        if today > self.period.last_day:
            return InspectionState.LATE
        return InspectionState.COMING if today < self.period.first_day else InspectionState.DUE

    def is_late(self, today: date) -> bool:
        """Tell whether its time is over and it is not done."""
        return self.state(today) is InspectionState.LATE

    def draft(self) -> InspectionDraft:
        """Return what its form shows."""
        return InspectionDraft(self.kind, self.subject, self.planned, self.member_id)


def planned_period(year: int, planned: str) -> Period:
    """Return the kỳ of a key: "m5", "q2", "year"."""
    _label, month, quarter = _PLANNED[planned]
    return Period(year, month, quarter)


def planned_choices() -> tuple[tuple[str, str], ...]:
    """Return the kỳ a line may be planned for, as a form offers them."""
    return tuple((key, label) for key, (label, _month, _quarter) in _PLANNED.items())


def check_inspection(draft: InspectionDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a line can be kept."""
    problems = []
    if not draft.subject.strip():
        problems.append(Problem("subject", "Chưa ghi nội dung kiểm tra, giám sát."))
    if draft.planned not in _PLANNED:
        problems.append(Problem("planned", "Chưa chọn thời gian thực hiện."))
    if draft.kind is InspectionKind.MEMBER and draft.member_id is None:
        problems.append(Problem("member_id", "Chưa chọn đảng viên được kiểm tra."))
    return tuple(problems)


def why_not_done(year: int, on: date, today: date) -> str:
    """Say why a line cannot be done on a day, "" when it can."""
    if on > today:
        return "Ngày làm không thể sau hôm nay."
    if on.year < year:
        return f"Ngày làm không thể trước năm {year} của chương trình."
    return ""


def inspection_words(lines: Iterable[InspectionLine], today: date) -> str:
    """Return the figures of a programme in one line: "4 việc; đã làm 2; quá hạn 1"."""
    listed = tuple(lines)
    done = sum(line.done_on is not None for line in listed)
    late = sum(line.is_late(today) for line in listed)
    words = f"{len(listed)} việc; đã làm {done}"
    return f"{words}; quá hạn {late}" if late else words
