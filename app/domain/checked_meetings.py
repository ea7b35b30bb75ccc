"""What every check of a meeting is given, and how a check words what it found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.domain.counting import Counts, count
from app.domain.findings import Finding, Severity
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingStage
from app.domain.text import given_name, percent_text

MESSAGE_LIMIT = 90
MONTHLY = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
WITH_TOPIC = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})
_NOT_BEGUN = frozenset({MeetingStage.PLANNED, MeetingStage.PREPARING})
_AFTER_TALK = frozenset({MeetingStage.SCORING, MeetingStage.FINISHING, MeetingStage.LOCKED})
_FINISHING = frozenset({MeetingStage.FINISHING, MeetingStage.LOCKED})


@dataclass(frozen=True, slots=True)
class ScoreOutcome:
    """What scoring says of the sheet, as far as checks and texts need it."""

    points: str = ""
    """Points as text: "94"."""
    grade_label: str = ""
    open_items: tuple[str, ...] = ()
    """Ids of the lines a person still has to choose."""
    lost_without_note: tuple[str, ...] = ()
    """Ids of the lines that lost points without a written reason (K30)."""
    asked_without_note: tuple[str, ...] = ()
    """Those of them whose rubric asks for the reason itself."""
    gate_missing: tuple[str, ...] = ()
    """Ids of the lines that keep the grade from Tốt (K32)."""


NO_OUTCOME = ScoreOutcome()


@dataclass(frozen=True, slots=True)
class CheckedMeeting:
    """A meeting under the checks: its file, the time now, its counts and its points."""

    file: MeetingFile
    now: datetime
    counts: Counts
    outcome: ScoreOutcome = NO_OUTCOME

    @property
    def kind(self) -> MeetingKind:
        """Kind of the meeting."""
        return self.file.header.kind

    @property
    def is_prepared(self) -> bool:
        """Preparation has begun, or the meeting is further on."""
        return self.file.header.stage is not MeetingStage.PLANNED

    @property
    def is_before(self) -> bool:
        """The meeting has not begun."""
        return self.file.header.stage in _NOT_BEGUN

    @property
    def is_held(self) -> bool:
        """The meeting is running or was held."""
        return self.file.header.stage in HELD_STAGES

    @property
    def is_after_talk(self) -> bool:
        """Everything to be said has been said: scoring or later."""
        return self.file.header.stage in _AFTER_TALK

    @property
    def is_finishing(self) -> bool:
        """The meeting is over: finishing or locked."""
        return self.file.header.stage in _FINISHING

    def found(
        self, code: str, message: str, where: str, action: str, severity: Severity | None = None
    ) -> Finding:
        """Return a finding with the severity the rules give its check, unless one is named."""
        level = severity or self.file.rules.severity(code)
        return Finding(code, level, message, where, action)

    def milder(self, code: str) -> Severity:
        """Return the severity of something that can still be done: never red before the meeting."""
        level = self.file.rules.severity(code)
        if self.is_before and level is Severity.ERROR:
            return Severity.WARNING
        return level


Found = Iterator[Finding]


def checked(file: MeetingFile, now: datetime, outcome: ScoreOutcome = NO_OUTCOME) -> CheckedMeeting:
    """Return a meeting ready to be checked."""
    return CheckedMeeting(file, now, count(file), outcome)


def about(full_name: str, rest: str) -> str:
    """Return a sentence about a member, with the tên alone where the full name is too long."""
    sentence = f"Đ/c {full_name} {rest}"
    return sentence if len(sentence) <= MESSAGE_LIMIT else f"Đ/c {given_name(full_name)} {rest}"


def percent_beside(value: Fraction, limit: Fraction, digits: int = 1) -> str:
    """Return a share as text with as many decimals as it takes to differ from its limit."""
    shown = percent_text(value, digits)
    if value == limit or shown != percent_text(limit, digits) or digits > 3:
        return shown
    return percent_beside(value, limit, digits + 1)
