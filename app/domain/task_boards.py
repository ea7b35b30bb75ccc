"""Tasks as the page shows them: grouped by the document that gave them, the pressing ones first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.documents import DocumentType, document_code
from app.domain.meetings import MeetingKind, meeting_title
from app.domain.periods import Period
from app.domain.tasks import OPEN_STATES, Task, TaskState
from app.domain.text import points_text, short_date

OTHER = "Việc khác"
RECENT_PERIODS = 2
RESOLUTION_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})


@dataclass(frozen=True, slots=True)
class TaskSource:
    """The meeting a task was given at, as far as the list of tasks shows it."""

    meeting_id: int
    kind: MeetingKind
    period: Period
    day: date
    is_locked: bool
    resolution_number: int | None = None

    @property
    def title(self) -> str:
        """Name of the document, or of the meeting while it has no resolution."""
        if self.resolution_number is not None:
            code = document_code(DocumentType.RESOLUTION, self.resolution_number)
            return f"Nghị quyết {code}, {short_date(self.day)}"
        if self.kind is MeetingKind.COMMITTEE:
            return f"Kết luận chi ủy, {short_date(self.day)}"
        return f"{meeting_title(self.kind, self.period)}, {short_date(self.day)}"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one document."""

    title: str
    source: TaskSource | None
    """None for tasks no meeting has given."""
    tasks: tuple[Task, ...]

    @property
    def counted(self) -> int:
        """Tasks that count: dropped ones do not."""
        return sum(task.state is not TaskState.DROPPED for task in self.tasks)

    @property
    def done(self) -> int:
        """Tasks that are done."""
        return sum(task.state is TaskState.DONE for task in self.tasks)

    def code(self, task: Task) -> str:
        """Return the shown number: 17.1, KL.2 for a conclusion of the chi ủy."""
        is_conclusion = self.source is not None and self.source.kind is MeetingKind.COMMITTEE
        return f"KL.{task.code}" if is_conclusion and "." not in task.code else task.code


def task_groups(
    tasks: Iterable[Task], sources: Mapping[int, TaskSource], today: date
) -> tuple[TaskGroup, ...]:
    """Return the groups: those with something overdue first, then the newest document first."""
    by_source: dict[int | None, list[Task]] = {}
    for task in tasks:
        known = task.meeting_id if task.meeting_id in sources else None
        by_source.setdefault(known, []).append(task)
    groups = [
        TaskGroup(
            title=OTHER if key is None else sources[key].title,
            source=None if key is None else sources[key],
            tasks=tuple(found),
        )
        for key, found in by_source.items()
    ]
    return tuple(sorted(groups, key=lambda group: _order(group, today)))


def _order(group: TaskGroup, today: date) -> tuple[bool, int]:
    is_late = any(task.days_late(today) for task in group.tasks)
    day = group.source.day if group.source else date.min
    return (not is_late, -day.toordinal())


def recent_periods(groups: Sequence[TaskGroup]) -> tuple[Period, ...]:
    """Return the last kỳ of regular meetings, oldest first: what one works on now."""
    found = {g.source.period for g in groups if g.source and g.source.kind in RESOLUTION_KINDS}
    return tuple(sorted(found)[-RECENT_PERIODS:])


def is_recent(group: TaskGroup, task: Task, periods: Sequence[Period]) -> bool:
    """Tell whether a task belongs to the last kỳ or is still open from before."""
    in_period = group.source is not None and group.source.period in periods
    return in_period or task.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class LastResolution:
    """How far the resolution is that the last meeting reported on, and the points it gave."""

    meeting_id: int
    code: str
    period_label: str
    done: int
    counted: int
    item_id: str = ""
    """Line of the score sheet it feeds, "" when the rubric has none."""
    points: Fraction | None = None
    maximum: Fraction | None = None
    left: tuple[str, ...] = ()
    """What became of the tasks that are not done: "16.7, gia hạn đến 13/11/2026"."""

    @property
    def share(self) -> Fraction:
        """Exact share of what is done, 0 when nothing counts."""
        return Fraction(self.done, self.counted) if self.counted else Fraction(0)

    @property
    def line_words(self) -> str:
        """Return which line of the sheet it feeds."""
        if not self.item_id:
            return "Khung tiêu chí đang dùng không chấm mục này"
        return f"Tính vào mục {self.item_id} của phiếu chấm"

    @property
    def points_words(self) -> str:
        """Return how many points it gave: 27/30 điểm."""
        if self.points is None or self.maximum is None:
            return "chưa có điểm" if self.item_id else ""
        return f"{points_text(self.points)}/{points_text(self.maximum)} điểm"


@dataclass(frozen=True, slots=True)
class TaskBoard:
    """Everything the list of tasks shows of a year."""

    groups: tuple[TaskGroup, ...]

    def find(self, task_id: int) -> tuple[TaskGroup, Task] | None:
        """Return a task with its group."""
        found = ((group, task) for group in self.groups for task in group.tasks)
        return next((pair for pair in found if pair[1].id == task_id), None)
