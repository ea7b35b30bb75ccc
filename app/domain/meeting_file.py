"""One meeting with everything recorded about it, as one value.

Screens, checks, points and papers all read this value, so they cannot disagree. While a meeting is
open it is loaded from the tables; once locked it is the frozen snapshot and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.agendas import AgendaItem
from app.domain.attendance import AttendanceLine
from app.domain.cells import Cell, Term
from app.domain.documents import IssuedDocument
from app.domain.meetings import (
    Guest,
    MeetingHeader,
    MeetingKind,
    MeetingPart,
    NoticeLine,
    Preparation,
)
from app.domain.minutes import Correction, MinutesEntry
from app.domain.papers import Paper
from app.domain.rule_sets import RuleSet
from app.domain.score_sheets import SheetRecord
from app.domain.settings import Settings
from app.domain.tasks import Task
from app.domain.votes import Vote


@dataclass(frozen=True, slots=True)
class Person:
    """A member by name and post on the meeting's day."""

    id: int
    full_name: str
    post_label: str = ""


@dataclass(frozen=True, slots=True)
class PreviousResolution:
    """The last resolution before this meeting and its tasks with results up to its day."""

    code: str
    period_label: str
    day: date
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class CommitteeRecord:
    """A committee meeting (or hội ý) that prepares this meeting."""

    meeting_id: int
    key: str
    day: date
    held: bool
    minutes_recorded: bool
    consultation: bool


@dataclass(frozen=True, slots=True)
class MemberYear:
    """What the year so far says of one member, this meeting included."""

    member_id: int
    excused_streak: int = 0
    streak_periods: tuple[str, ...] = ()
    """Labels of the meetings in the streak, e.g. ("T10", "T11")."""
    unexcused_months: int = 0
    meetings_since_speech: int | None = None
    """Attended meetings in a row, before this one, without a word; None before the first."""


@dataclass(frozen=True, slots=True)
class SiblingMeeting:
    """Another meeting of the year: enough for K01, K03, K04."""

    key: str
    kind: MeetingKind
    month: int | None
    quarter: int
    day: date
    held: bool
    counted: bool
    """Not postponed, not called off, not before records_from."""


@dataclass(frozen=True, slots=True)
class Override:
    """An E finding overridden with a written reason; prints."""

    code: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingOutline:
    """What the year plan shows of one meeting; the whole file holds the same and far more."""

    header: MeetingHeader
    preparations: tuple[Preparation, ...]
    names: Mapping[int, str]
    """Full names by member id, of a locked meeting as of its day."""

    def name(self, member_id: int | None) -> str:
        """Return the full name of a member, "" when unknown."""
        return self.names.get(member_id or 0, "")


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """Everything recorded about one meeting."""

    cell: Cell
    term: Term | None
    settings: Settings
    rules: RuleSet
    header: MeetingHeader
    title: str
    people: tuple[Person, ...]
    parts: tuple[MeetingPart, ...] = ()
    guests: tuple[Guest, ...] = ()
    preparations: tuple[Preparation, ...] = ()
    notices: tuple[NoticeLine, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[AttendanceLine, ...] = ()
    entries: tuple[MinutesEntry, ...] = ()
    votes: tuple[Vote, ...] = ()
    tasks: tuple[Task, ...] = ()
    previous: PreviousResolution | None = None
    committee: tuple[CommitteeRecord, ...] = ()
    secretary_only: bool = False
    """No chi ủy and no deputy on the day: the preparatory meeting does not apply."""
    has_committee: bool = True
    sheet: SheetRecord | None = None
    documents: tuple[IssuedDocument, ...] = ()
    corrections: tuple[Correction, ...] = ()
    overrides: tuple[Override, ...] = ()
    member_years: tuple[MemberYear, ...] = ()
    siblings: tuple[SiblingMeeting, ...] = ()
    member_total: int = 0
    """Đảng số on the day."""
    probation_due: tuple[tuple[int, date], ...] = ()
    """Probationary members and the day their 12 months end (K39)."""
    papers: tuple[Paper, ...] = ()
    """Tham luận of a thematic meeting in their order; older snapshots have none."""

    def name(self, member_id: int | None) -> str:
        """Return the full name of a member as of the meeting's day, "" when unknown."""
        return self.names().get(member_id or 0, "")

    def names(self) -> Mapping[int, str]:
        """Return full names by member id."""
        return {person.id: person.full_name for person in self.people}

    def item(self, item_id: int | None) -> AgendaItem | None:
        """Return an agenda item by id."""
        return next((item for item in self.agenda if item.id == item_id), None)

    def paper_of(self, item_id: int | None) -> Paper | None:
        """Return the paper an agenda item stands for, None when it stands for none."""
        return next((p for p in self.papers if p.item_id == item_id and item_id), None)

    def author_of(self, paper: Paper) -> str:
        """Return who gives a paper, "" while nobody is named."""
        return self.name(paper.author_id) or paper.author_name

    def item_entries(self, item_id: int) -> tuple[MinutesEntry, ...]:
        """Return the lines of one item in the order they were written."""
        return tuple(entry for entry in self.entries if entry.item_id == item_id)
