"""The sample meeting of 03/11/2026 as facts, and rubrics to score it with."""

from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

from app.data.rubric_files import import_rubric
from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS, Choice
from app.domain.meeting_facts import (
    AbsenceStreak,
    AttendanceFacts,
    ClosingFacts,
    CritiqueBlock,
    DurationFacts,
    MeetingFacts,
    MeetingPhase,
    PreparationFacts,
    PreviousFacts,
    ProceedingsFacts,
)
from app.domain.meetings import MeetingKind
from app.domain.rubrics import Rubric
from app.domain.scoring import score

FOLDER = Path(__file__).parents[2] / "resources" / "rubrics"
RUBRIC_IDS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
DAY = date(2026, 11, 3)


@cache
def rubric(name: str) -> Rubric:
    """Return a shipped rubric."""
    reading = import_rubric((FOLDER / f"{name}.yaml").read_bytes())
    assert reading.rubric is not None, reading.faults
    return reading.rubric


def library() -> dict[str, Rubric]:
    """Return every shipped rubric by id."""
    return {name: rubric(name) for name in RUBRIC_IDS}


def sample_facts() -> MeetingFacts:
    """Return the meeting of the design pictures at 15:31, before the minutes are read."""
    return MeetingFacts(
        kind=MeetingKind.REGULAR,
        day=DAY,
        today=DAY,
        phase=MeetingPhase.RUNNING,
        duration=DurationFacts(minutes=91, planned_minutes=95, started_at=time(14, 0)),
        attendance=AttendanceFacts(
            base=22,
            present=20,
            member_total=24,
            streaks=(
                AbsenceStreak("Trần Quang Huy", ("T10", "T11"), AttendanceState.EXCUSED, 10),
                AbsenceStreak("Vũ Văn Nam", ("T11",), AttendanceState.EXCUSED),
            ),
        ),
        preparation=PreparationFacts(
            committee_held_on=date(2026, 10, 30),
            committee_minutes=True,
            notices_sent=24,
            notices_total=24,
            papers_posted_on=date(2026, 11, 1),
            papers_on_handbook=True,
            has_draft=True,
            has_prompts=True,
        ),
        proceedings=ProceedingsFacts(
            steps_done=14,
            steps_total=16,
            items_done=7,
            items_total=9,
            commendation_recorded=True,
            speakers=11,
            chair_only_chaired=True,
            critique=(CritiqueBlock("Mục 6", 12, time(15, 5), time(15, 17), "run:item:6"),),
            critique_open=False,
            body_complete=True,
        ),
        previous=PreviousFacts(exists=True, counted=8, done=7),
        closing=ClosingFacts(conclusion_adopted=True, tasks_total=7, tasks_complete=7),
    )


def ended_facts() -> MeetingFacts:
    """Return the same meeting on 04/11: minutes adopted at 15:34, papers posted."""
    facts = sample_facts()
    return replace(
        facts,
        today=date(2026, 11, 4),
        phase=MeetingPhase.ENDED,
        duration=replace(facts.duration, minutes=95, ended_at=time(15, 35)),
        closing=replace(facts.closing, minutes_adopted=True, finished_posted_on=date(2026, 11, 4)),
    )


JUDGED = ("3.1", "3.2", "4.1", "4.2", "4.4", "5.1", "5.2", "5.4", "6.1", "6.3", "6.4")


def choices_of_picture() -> tuple[Choice, ...]:
    """Return what is chosen in picture 06: 5.3 and 6.2 are still open."""
    return tuple(Choice(item_id, level_id=PASS) for item_id in JUDGED)


def last_choices() -> tuple[Choice, ...]:
    """Return the last two: 5.3 met, 6.2 not, which ends at 94 points."""
    return (
        *choices_of_picture(),
        Choice("5.3", level_id=PASS),
        Choice("6.2", level_id=FAIL, note="Còn nể nang khi góp ý cho nhau"),
    )


def scored(*given, **named):
    """Return a sheet without its types, so that exact points compare with plain numbers."""
    return score(*given, **named)


def untyped(value):
    """Return a value without its types, for the same reason."""
    return value
