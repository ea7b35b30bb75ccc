"""Reviews of members (kiểm điểm, đánh giá, xếp loại): a review, its entries, what forms submit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.domain.dates import months_later
from app.domain.grades import MemberGrade
from app.domain.past_attendance import past_months
from app.domain.periods import DaysOff, Period, add_working_days
from app.domain.review_caps import ReviewCap
from app.domain.review_forms import ReviewFormKind, ReviewFormSet
from app.domain.review_people import ExcludedMember
from app.domain.review_votes import BallotCount, GradeVotes


class ReviewKind(StrEnum):
    """What a review looks back on."""

    YEAR = "year"
    QUARTER = "quarter"


def kind_of(period: Period) -> ReviewKind:
    """Return what a review of a period is called: of a quarter, or of the year."""
    return ReviewKind.QUARTER if period.quarter else ReviewKind.YEAR


class ReviewSubject(StrEnum):
    """Who is reviewed: a member, the chi ủy as a collective, or the whole cell."""

    MEMBER = "member"
    COMMITTEE = "committee"
    CELL = "cell"


COLLECTIVE_LABELS = {
    ReviewSubject.COMMITTEE: "Tập thể chi ủy",
    ReviewSubject.CELL: "Chi bộ",
}


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """Days and rules of a review, as opened and as changed later."""

    form_set: ReviewFormSet = ReviewFormSet.HD43
    meeting_id: int | None = None
    self_due_on: date | None = None
    committee_due_on: date | None = None
    decision_due_on: date | None = None
    cap: ReviewCap = field(default_factory=ReviewCap)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One review of a year or of a quarter."""

    id: int
    kind: ReviewKind
    year: int
    number: int
    opened_on: date
    plan: ReviewPlan
    ballot: BallotCount = field(default_factory=BallotCount)
    meeting_day: date | None = None
    sent_on: date | None = None
    decided_on: date | None = None
    published_on: date | None = None
    closed_on: date | None = None

    @property
    def period(self) -> Period:
        """Return the year or the quarter looked back on."""
        return Period(self.year, quarter=self.number or None)

    @property
    def label(self) -> str:
        """Return what the review is called: "năm 2026", "quý III/2026"."""
        return self.period.label

    @property
    def first_day(self) -> date:
        """Return the first day looked back on."""
        return self.period.first_day

    @property
    def last_day(self) -> date:
        """Return the last day looked back on."""
        return self.period.last_day

    @property
    def is_quarter(self) -> bool:
        """Tell whether it is the review of a quarter, which is for those who lead."""
        return self.kind is ReviewKind.QUARTER

    @property
    def people_day(self) -> date:
        """Return the day that decides who is reviewed: that of the meeting, else the last one."""
        return self.meeting_day or self.last_day

    @property
    def is_closed(self) -> bool:
        """Tell whether the review is read from its frozen copy."""
        return self.closed_on is not None


@dataclass(frozen=True, slots=True)
class SelfReview:
    """The self-review of a member as it was handed in; exact points, percents as written."""

    received_on: date | None = None
    general_points: Fraction | None = None
    task_points: Fraction | None = None
    grade: MemberGrade | None = None
    above: int | None = None
    mended: int | None = None
    violation: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def points(self) -> Fraction | None:
        """Return the total of both parts, None while either is missing."""
        if self.general_points is None or self.task_points is None:
            return None
        return self.general_points + self.task_points


@dataclass(frozen=True, slots=True)
class ResidenceComment:
    """What the cell of residence says of a member, on paper or online (213-QĐ/TW)."""

    received_on: date | None = None
    online: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """Everything recorded of one member, or of a collective, in a review."""

    subject: ReviewSubject = ReviewSubject.MEMBER
    member_id: int | None = None
    reminded_on: date | None = None
    own: SelfReview = field(default_factory=SelfReview)
    residence: ResidenceComment = field(default_factory=ResidenceComment)
    temporary_comment: str = ""
    committee_comment: str = ""
    committee_grade: MemberGrade | None = None
    votes: GradeVotes = field(default_factory=GradeVotes)
    proposed_grade: MemberGrade | None = None
    proposed_reason: str = ""
    superior_grade: MemberGrade | None = None
    superior_on: date | None = None
    superior_reason: str = ""
    note: str = ""
    """What a regrading changed (Mẫu 03: only its title is known, so only the fact is kept)."""

    @property
    def is_received(self) -> bool:
        """Tell whether the self-review is in."""
        return self.own.received_on is not None

    @property
    def is_commented(self) -> bool:
        """Tell whether the chi ủy has said what it thinks."""
        return self.committee_grade is not None

    @property
    def final_grade(self) -> MemberGrade | None:
        """Return the grade that counts so far: the superior's, else the cell's proposal."""
        return self.superior_grade or self.proposed_grade


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What the book knows of a member's period; counts, each with records behind it."""

    attended: int = 0
    summoned: int = 0
    tasks: int = 0
    """Tasks that were due by the day looked at."""
    done: int = 0
    late: int = 0
    """Done after the deadline."""
    speeches: int = 0
    commendations: int = 0
    reminders: int = 0
    papers: int = 0
    study_reports: int = 0
    past_months: tuple[int, ...] = ()
    """Months whose attendance was taken from an old matrix."""

    @property
    def past_note(self) -> str:
        """Return which months were taken from an old matrix, "" for none."""
        return past_months(self.past_months)

    @property
    def in_time(self) -> int:
        """Return the tasks done in time."""
        return self.done - self.late

    @property
    def undone(self) -> int:
        """Return the tasks due and not done."""
        return self.tasks - self.done


@dataclass(frozen=True, slots=True)
class ReviewPerson:
    """Who a line is about, as papers print it; part of the frozen copy."""

    member_id: int | None
    full_name: str
    form_kind: ReviewFormKind
    birth_date: str = ""
    admission_date: str = ""
    official_date: str = ""
    party_post: str = ""
    office_post: str = ""
    work_unit: str = ""
    is_away: bool = False
    """Meets elsewhere for a time: the cell there writes a comment first."""
    needs_residence: bool = True
    residence_cell: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One person or collective of a review with everything known."""

    person: ReviewPerson
    entry: ReviewEntry
    facts: ReviewFacts = field(default_factory=ReviewFacts)

    @property
    def id(self) -> int:
        """What the choice in a table is kept by; a collective has a number below zero."""
        order = list(ReviewSubject)
        return self.person.member_id or -order.index(self.entry.subject)


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A whole review: its lines, who is left out, and the base of its votes."""

    review: Review
    lines: tuple[ReviewLine, ...]
    excluded: tuple[ExcludedMember, ...]
    collectives: tuple[ReviewLine, ...]
    voting_base: int
    has_committee: bool = True
    draft_due_on: date | None = None
    """Last day to send the collective's draft to the members."""

    def line(self, member_id: int) -> ReviewLine | None:
        """Return the line of a member, None when he or she is not reviewed."""
        return next((one for one in self.lines if one.person.member_id == member_id), None)

    def missing(self) -> tuple[ReviewLine, ...]:
        """Return those whose self-review is not in."""
        return tuple(line for line in self.lines if not line.entry.is_received)


def draft_due(meeting_day: date, days: int, days_off: DaysOff) -> date:
    """Return the last day to send the collective's draft: so many full working days before."""
    return add_working_days(meeting_day, -(days + 1), days_off)


def proposed_plan(
    kind: ReviewKind, last_day: date, meeting: tuple[int, date] | None, due: date | None
) -> ReviewPlan:
    """Return the days a new review begins with; every one of them can be changed."""
    decision = last_day if kind is ReviewKind.YEAR else months_later(last_day, 1)
    if meeting is None or due is None:
        return ReviewPlan(decision_due_on=decision)
    return ReviewPlan(
        meeting_id=meeting[0],
        self_due_on=date.fromordinal(due.toordinal() - 7),
        committee_due_on=due,
        decision_due_on=max(decision, meeting[1]),
    )
