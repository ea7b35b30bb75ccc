"""Periodic duties (việc định kỳ, S07): subjects that come back on the agenda by themselves.

How often a subject is due is the cell's own choice. A duty of a month waits for the next regular
meeting until the month it is due again; what is left then is said, never blocked.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from app.domain.findings import Finding
from app.domain.periods import MONTHS, Period
from app.domain.problems import Problem
from app.domain.rule_sets import RuleSet

CODE = "S07"
_LONGEST_NAME = 52


class DutyState(StrEnum):
    """What became of a duty in the months it is due."""

    DONE = "done"
    ON_AGENDA = "on_agenda"
    COMING = "coming"
    MISSING = "missing"


DUTY_STATE_LABELS = {
    DutyState.DONE: "Đã làm",
    DutyState.ON_AGENDA: "Có trong chương trình",
    DutyState.COMING: "Chưa đến hạn",
    DutyState.MISSING: "Chưa làm",
}


@dataclass(frozen=True, slots=True)
class PeriodicDutyDraft:
    """What the form of a duty submits."""

    title: str
    citation: str = ""
    subject: str = ""
    """Whom it concerns: "Bí thư và từng đảng viên"."""
    months: tuple[int, ...] = ()
    starts_on: date = date(2026, 1, 1)
    enabled: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class PeriodicDuty:
    """A subject the cell deals with in certain months of every year."""

    id: int
    title: str
    citation: str
    subject: str
    months: tuple[int, ...]
    starts_on: date
    enabled: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class DutyItem:
    """An item of a meeting that discharges a duty."""

    duty_id: int
    month: int
    """Month of the kỳ of its meeting."""
    meeting_id: int
    item_id: int
    label: str
    """Name of the meeting: "Thường kỳ tháng 6/2026"."""
    is_over: bool
    """The meeting has been held to its end."""
    is_discussed: bool


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One time a duty is due in a year, and the item that answers it."""

    duty: PeriodicDuty
    month: int
    state: DutyState
    item: DutyItem | None = None


@dataclass(frozen=True, slots=True)
class DueDuty:
    """A duty a new agenda takes in, and the month it was due."""

    duty: PeriodicDuty
    month: int


SUGGESTED: tuple[PeriodicDutyDraft, ...] = (
    PeriodicDutyDraft(
        title="Kiểm điểm việc thực hiện Nghị quyết Trung ương 4 (khóa XII)",
        citation="Nghị quyết Trung ương 4 (khóa XII)",
        subject="Bí thư và từng đảng viên",
        months=(6, 12),
    ),
    PeriodicDutyDraft(
        title="Đánh giá kết quả thực hiện Chỉ thị 05-CT/TW",
        citation="Chỉ thị 05-CT/TW",
        subject="Chi bộ và từng đảng viên",
        months=(6, 12),
    ),
)
"""Subjects superiors have asked cells about; which months is a habit to be edited, not a rule."""


def suggested(known: Iterable[PeriodicDuty]) -> tuple[PeriodicDutyDraft, ...]:
    """Return the suggestions a cell has not taken yet."""
    taken = {duty.citation for duty in known}
    return tuple(draft for draft in SUGGESTED if draft.citation not in taken)


def check_duty(draft: PeriodicDutyDraft) -> tuple[Problem, ...]:
    """Return what must be mended before a duty can be kept."""
    problems = []
    if not draft.title.strip():
        problems.append(Problem("title", "Chưa ghi nội dung của việc định kỳ."))
    if not draft.months:
        problems.append(Problem("months", "Chưa chọn tháng nào trong năm."))
    elif not set(draft.months) <= set(MONTHS):
        problems.append(Problem("months", "Tháng phải từ 1 đến 12."))
    return tuple(problems)


def duty_lines(
    duties: Iterable[PeriodicDuty],
    items: Sequence[DutyItem],
    year: int,
    today: date,
    since: date | None = None,
) -> tuple[DutyLine, ...]:
    """Return every time a duty is due in a year with its state, by month.

    Months that end before a duty starts or before `since` are not asked for.
    """
    lines = chain.from_iterable(
        _lines_of(duty, items, Period(year), today, since) for duty in duties if duty.enabled
    )
    return tuple(sorted(lines, key=lambda line: (line.month, line.duty.id)))


def _lines_of(
    duty: PeriodicDuty,
    items: Sequence[DutyItem],
    year: Period,
    today: date,
    since: date | None,
) -> Iterator[DutyLine]:
    first_day = max(duty.starts_on, since) if since else duty.starts_on
    months = sorted(set(duty.months))
    for month, after in zip(months, [*months[1:], 13], strict=True):
        last_day = Period(year.year, month=month).last_day
        if last_day < first_day:
            continue
        own = [i for i in items if i.duty_id == duty.id and month <= i.month < after]
        item = _answering(own)
        yield DutyLine(duty, month, _state(item, is_past=last_day < today), item)


def _answering(items: Iterable[DutyItem]) -> DutyItem | None:
    """Return the item that counts: one discussed, else the last one still to be discussed."""
    ranked = sorted(items, key=lambda item: (item.is_discussed, not item.is_over, item.month))
    return ranked[-1] if ranked else None


def _state(item: DutyItem | None, *, is_past: bool) -> DutyState:
    if item is not None and item.is_discussed:
        return DutyState.DONE
    if item is not None and not item.is_over:
        return DutyState.ON_AGENDA
    return DutyState.MISSING if is_past else DutyState.COMING


def due_duties(lines: Iterable[DutyLine], month: int) -> tuple[DueDuty, ...]:
    """Return what the agenda of a month takes in: the last time due, not answered yet."""
    latest = {line.duty.id: line for line in lines if line.month <= month}
    answered = {DutyState.DONE, DutyState.ON_AGENDA}
    return tuple(
        DueDuty(line.duty, line.month) for line in latest.values() if line.state not in answered
    )


def duty_findings(lines: Iterable[DutyLine], rules: RuleSet) -> tuple[Finding, ...]:
    """Return one finding for every duty that was missed; they never stop a meeting."""
    if not rules.is_on(CODE):
        return ()
    return tuple(
        Finding(
            code=CODE,
            severity=rules.severity(CODE),
            message=f"Tháng {line.month} chưa làm việc định kỳ: {_name(line.duty)}.",
            where="plan:duties",
            action="Xem việc định kỳ",
        )
        for line in lines
        if line.state is DutyState.MISSING
    )


def _name(duty: PeriodicDuty) -> str:
    name = duty.citation or duty.title
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def months_text(months: Collection[int]) -> str:
    """Return the months of a duty in words: "tháng 6, 12", "hằng tháng"."""
    if set(months) == set(MONTHS):
        return "hằng tháng"
    return f"tháng {', '.join(str(month) for month in sorted(set(months)))}"
