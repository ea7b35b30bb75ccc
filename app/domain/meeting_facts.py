"""The plain facts of one meeting that points are computed from, as far as they are known now."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingKind, MeetingStage


class MeetingPhase(StrEnum):
    """Which facts can still change."""

    BEFORE_START = "before_start"
    RUNNING = "running"
    ENDED = "ended"
    LOCKED = "locked"


def phase_of(stage: MeetingStage) -> MeetingPhase:
    """Return the phase of a meeting; scoring lies inside the meeting."""
    match stage:
        case MeetingStage.IN_SESSION | MeetingStage.SCORING:
            return MeetingPhase.RUNNING
        case MeetingStage.FINISHING:
            return MeetingPhase.ENDED
        case MeetingStage.LOCKED:
            return MeetingPhase.LOCKED
        case _:
            return MeetingPhase.BEFORE_START


@dataclass(frozen=True, slots=True)
class DurationFacts:
    """How long the meeting is and must be."""

    minutes: int | None = None
    """Minutes since the start while it runs, the whole length once it has ended."""
    planned_minutes: int | None = None
    minimum: int = 90
    """K05 for this cell, its size counted in."""
    minimum_combined: int = 120
    minimum_override: int | None = None
    started_at: time | None = None
    ended_at: time | None = None


@dataclass(frozen=True, slots=True)
class AbsenceStreak:
    """One member's run of excused absences this year, this meeting included if excused."""

    name: str
    meetings: tuple[str, ...]
    """Labels such as ("T10", "T11"), as `streaks.excused_streak` gives them."""
    state: AttendanceState
    """What is marked for the member at this meeting."""
    member_id: int = 0


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """Who must attend and who does."""

    base: int = 0
    present: int = 0
    """Of the base; those who left early still count."""
    unexcused: int = 0
    unmarked: int = 0
    """Of the base; counted neither present nor absent."""
    may_arrive: int = 0
    """Of the base, not present and still able to come; 0 once the list is closed."""
    member_total: int = 0
    """Đảng số on the day."""
    streaks: tuple[AbsenceStreak, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicPreparation:
    """What a thematic part needs before it is held (K34)."""

    has_author: bool = False
    is_drafted: bool = False
    is_approved: bool = False
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class PreparationFacts:
    """What was done before the meeting."""

    on_scheduled_day: bool = True
    """Inside window K02 or on the date the cell registered."""
    committee_held_on: date | None = None
    """Day of the committee meeting or hội ý held before the start."""
    is_consultation: bool = False
    committee_minutes: bool = False
    secretary_only: bool = False
    notices_sent: int = 0
    notices_total: int = 0
    papers_posted_on: date | None = None
    papers_on_handbook: bool = False
    has_draft: bool = False
    has_prompts: bool = False
    topic: TopicPreparation | None = None


@dataclass(frozen=True, slots=True)
class CritiqueBlock:
    """One agenda item flagged tự phê bình or tư tưởng, as held."""

    label: str
    """Such as "Mục 6"."""
    minutes: int
    started_at: time | None = None
    ended_at: time | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class ProceedingsFacts:
    """What happened during the meeting."""

    steps_done: int = 0
    steps_total: int = 0
    items_done: int = 0
    items_total: int = 0
    commendation_recorded: bool = False
    """A biểu dương row, or "không có" stated."""
    speakers: int = 0
    """Distinct present members of the base who spoke to an item; chairing is no speech."""
    chair_only_chaired: bool = False
    """The chair is present, of the base, and not among `speakers`."""
    critique: tuple[CritiqueBlock, ...] = ()
    critique_open: bool = True
    """A flagged item is still to come or running."""
    body_complete: bool = False
    body_missing: tuple[str, ...] = ()
    """Names of what the minutes still lack, for the sentence."""


@dataclass(frozen=True, slots=True)
class PreviousFacts:
    """What became of the last resolution's tasks."""

    exists: bool = False
    counted: int = 0
    done: int = 0
    waiting: int = 0
    """Counted tasks with no result recorded yet: they can still become done."""


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """How the meeting is concluded and what follows."""

    conclusion_adopted: bool = False
    minutes_adopted: bool = False
    adoption_committed: bool = False
    tasks_total: int = 0
    tasks_complete: int = 0
    """Tasks with person and deadline."""
    finished_posted_on: date | None = None
    posting_committed: bool = False
    posting_limit_days: int = 2
    """K31, for the sentence of a commitment."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Everything the meeting rubrics can ask about one meeting."""

    kind: MeetingKind
    day: date
    today: date
    phase: MeetingPhase
    duration: DurationFacts = DurationFacts()
    attendance: AttendanceFacts = AttendanceFacts()
    preparation: PreparationFacts = PreparationFacts()
    proceedings: ProceedingsFacts = ProceedingsFacts()
    previous: PreviousFacts = PreviousFacts()
    closing: ClosingFacts = ClosingFacts()

    @property
    def before_start(self) -> bool:
        """The meeting has not begun."""
        return self.phase is MeetingPhase.BEFORE_START

    @property
    def before_end(self) -> bool:
        """The meeting has not ended."""
        return self.phase in {MeetingPhase.BEFORE_START, MeetingPhase.RUNNING}

    @property
    def before_lock(self) -> bool:
        """The meeting is not locked."""
        return self.phase is not MeetingPhase.LOCKED
