"""Remarks of a year as the page shows them: with meeting, item and person; counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.meetings import MeetingKind, meeting_title
from app.domain.periods import Period
from app.domain.remarks import WHOLE_MEETING, Remark, RemarkState, Visit
from app.domain.text import day_month, short_date


@dataclass(frozen=True, slots=True)
class VisitedMeeting:
    """The meeting of a remark, as far as lists show it."""

    id: int
    kind: MeetingKind
    period: Period
    day: date

    @property
    def title(self) -> str:
        """Return "Thường kỳ tháng 9, 03/9/2026"."""
        name = meeting_title(self.kind, self.period).removesuffix(f"/{self.period.year}")
        return f"{name}, {short_date(self.day)}"

    def short(self, year: int) -> str:
        """Return "Buổi 03/9", with its year when it is another than the one shown."""
        return f"Buổi {day_month(self.day) if self.day.year == year else short_date(self.day)}"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark with everything a list or its card says of it."""

    remark: Remark
    visit: Visit
    meeting: VisitedMeeting
    item_number: int | None = None
    item_title: str = ""
    owner_name: str = ""
    task_text: str = ""

    @property
    def id(self) -> int:
        """The remark's own id."""
        return self.remark.id

    @property
    def item_words(self) -> str:
        """Return "4. Báo cáo tháng 8", or that it is on the whole meeting."""
        return (
            WHOLE_MEETING if self.item_number is None else f"{self.item_number}. {self.item_title}"
        )

    def place_words(self, year: int) -> str:
        """Return the line under a remark: "Buổi 03/9 · mục 4. Báo cáo tháng 8"."""
        if self.item_number is None:
            return f"{self.meeting.short(year)} · chung cả buổi"
        return f"{self.meeting.short(year)} · mục {self.item_words}"


@dataclass(frozen=True, slots=True)
class RemarkCounts:
    """How many remarks of some observers there are, and what became of them."""

    total: int = 0
    """Those that need an answer."""
    answered: int = 0
    accepted: int = 0
    overdue: int = 0
    noted: int = 0
    """Those that only praise."""

    @property
    def waiting(self) -> int:
        """Those still owed an answer."""
        return self.total - self.answered


@dataclass(frozen=True, slots=True)
class VisitSummary:
    """One attendance with what was said and answered."""

    visit: Visit
    meeting: VisitedMeeting
    counts: RemarkCounts

    @property
    def id(self) -> int:
        """The attendance's own id."""
        return self.visit.id


@dataclass(frozen=True, slots=True)
class RemarkBoard:
    """Everything the page shows of a year: its remarks, and those of before still waiting."""

    year: int
    today: date
    rows: tuple[RemarkRow, ...] = ()
    visits: tuple[VisitSummary, ...] = ()
    """Attendances at the meetings of the year, the newest first."""

    def find(self, remark_id: int) -> RemarkRow | None:
        """Return a remark of the board."""
        return next((row for row in self.rows if row.id == remark_id), None)

    @property
    def counts(self) -> RemarkCounts:
        """Return the counts of the year itself; older remarks that wait are not in it."""
        of_year = (row.remark for row in self.rows if row.meeting.period.year == self.year)
        return count_remarks(of_year, self.today)

    @property
    def accepted_sentence(self) -> str:
        """Return "Chi bộ đã tiếp thu 7/9 góp ý trong năm 2026."."""
        counts = self.counts
        if not counts.total:
            return f"Năm {self.year} chưa có góp ý nào cần trả lời."
        return f"Chi bộ đã tiếp thu {counts.accepted}/{counts.total} góp ý trong năm {self.year}."


def count_remarks(remarks: Iterable[Remark], today: date) -> RemarkCounts:
    """Return the counts of some remarks on a day."""
    needing, noted = [], 0
    for remark in remarks:
        if remark.state(today) is RemarkState.NOTED:
            noted += 1
        else:
            needing.append(remark)
    answered = [remark for remark in needing if remark.answered_on is not None]
    return RemarkCounts(
        total=len(needing),
        answered=len(answered),
        accepted=sum(remark.accepted is True for remark in answered),
        overdue=sum(remark.state(today) is RemarkState.OVERDUE for remark in needing),
        noted=noted,
    )


def pressing_first(rows: Iterable[RemarkRow], today: date) -> tuple[RemarkRow, ...]:
    """Return the waiting ones by deadline, then the others from the newest meeting back."""
    shown = tuple(rows)
    waiting = [row for row in shown if row.remark.is_waiting(today)]
    others = [row for row in shown if not row.remark.is_waiting(today)]
    waiting.sort(key=lambda row: (row.remark.form.due_on or date.max, row.meeting.day, row.id))
    others.sort(key=lambda row: (-row.meeting.day.toordinal(), row.item_number or 0, row.id))
    return (*waiting, *others)
