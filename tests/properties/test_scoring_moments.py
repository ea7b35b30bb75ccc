"""Safe, lost and winnable: they always add up, and time alone never takes safe points away."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

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
    TopicPreparation,
)
from app.domain.meetings import MeetingKind
from app.domain.rubrics import RubricItemKind
from app.domain.scoring_options import PostingRule, ScoringOptions
from tests.domain.rubric_making import rubrics
from tests.domain.score_samples import DAY, rubric, scored

DETAILED = rubric("an-phu-chi-tiet")
KINDS = (MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED)
small = st.integers(0, 4)
days = st.integers(-3, 5).map(lambda d: DAY + timedelta(days=d))


@st.composite
def attendances(draw):
    base = draw(st.integers(0, 12))
    present = draw(st.integers(0, base))
    unmarked = draw(st.integers(0, base - present))
    unexcused = draw(st.integers(0, base - present - unmarked))
    streak = draw(st.integers(0, 4))
    state = draw(st.sampled_from(AttendanceState))
    return AttendanceFacts(
        base=base,
        present=present,
        unexcused=unexcused,
        unmarked=unmarked,
        may_arrive=draw(st.integers(unmarked, base - present)),
        member_total=base + 2,
        streaks=(AbsenceStreak("A", tuple(f"T{i}" for i in range(streak)), state),),
    )


flag = st.booleans()
preparations = st.builds(
    PreparationFacts,
    on_scheduled_day=flag,
    committee_held_on=st.none() | days,
    committee_minutes=flag,
    secretary_only=flag,
    notices_sent=small,
    notices_total=small,
    papers_posted_on=st.none() | days,
    papers_on_handbook=flag,
    topic=st.none() | st.builds(TopicPreparation, flag, flag, flag, flag),
)
closings = st.builds(
    ClosingFacts,
    conclusion_adopted=flag,
    minutes_adopted=flag,
    adoption_committed=flag,
    tasks_total=small,
    tasks_complete=small,
    posting_committed=flag,
)
durations = st.builds(
    DurationFacts,
    minutes=st.integers(0, 140),
    planned_minutes=st.none() | st.integers(0, 140),
)


@st.composite
def proceedings(draw, present):
    steps, minutes = draw(small), draw(st.integers(0, 40))
    return ProceedingsFacts(
        steps_done=draw(st.integers(0, steps)),
        steps_total=steps,
        commendation_recorded=draw(flag),
        speakers=draw(st.integers(0, present)),
        chair_only_chaired=draw(flag),
        critique=(CritiqueBlock("Mục 6", minutes),) if minutes else (),
        critique_open=draw(flag),
        body_complete=draw(flag),
    )


@st.composite
def results(draw):
    counted = draw(small)
    done = draw(st.integers(0, counted))
    waiting = draw(st.integers(0, counted - done))
    return PreviousFacts(exists=draw(flag), counted=counted, done=done, waiting=waiting)


@st.composite
def meetings(draw, phase=MeetingPhase.RUNNING):
    attendance = draw(attendances())
    return MeetingFacts(
        kind=draw(st.sampled_from(KINDS)),
        day=DAY,
        today=DAY,
        phase=phase,
        duration=draw(durations),
        attendance=attendance,
        preparation=draw(preparations),
        proceedings=draw(proceedings(attendance.present)),
        previous=draw(results()),
        closing=draw(closings),
    )


@st.composite
def entries(draw, made):
    chosen = draw(st.lists(st.sampled_from([item.id for item in made.items()]), max_size=12))
    levels = st.sampled_from([PASS, FAIL])
    return tuple(
        Choice(item.id, level_id=draw(levels))
        if item.kind is RubricItemKind.TOGGLE
        else Choice(item.id, points=(item.max or 1) * Fraction(draw(st.integers(0, 4)), 4))
        for item in made.items()
        if item.id in chosen
    )


def assert_adds_up(sheet):
    assert sheet.safe + sheet.lost + sheet.winnable == sheet.maximum
    assert min(sheet.safe, sheet.lost, sheet.winnable) >= 0
    assert sum((line.points for line in sheet.winnable_lines), Fraction(0)) == sheet.winnable
    assert sheet.total <= sheet.maximum - sheet.lost
    for item in sheet.items:
        assert 0 <= item.low <= item.high <= item.max
        assert item.points is None or item.low <= item.points <= item.high


def assert_time_takes_nothing(sheets):
    for sheet in sheets:
        assert_adds_up(sheet)
    for before, after in pairwise(sheets):
        assert after.safe >= before.safe
        assert after.lost >= before.lost


def later(facts):
    """Return the same records seen at every later time, nothing done in between."""
    ran_on = replace(facts.duration, minutes=max(facts.duration.minutes or 0, 100))
    ended = replace(facts, phase=MeetingPhase.ENDED)
    return (
        facts,
        replace(facts, duration=ran_on),
        ended,
        replace(ended, today=DAY + timedelta(days=2)),
        replace(ended, today=DAY + timedelta(days=3)),
        replace(facts, phase=MeetingPhase.LOCKED, today=DAY + timedelta(days=9)),
    )


SHIPPED = ("an-phu-chi-tiet", "hd42-rut-gon", "hd12-checklist")


@settings(max_examples=40)
@given(st.data())
def test_figures_add_up_and_time_alone_never_takes_safe_points(data):
    made = rubric(data.draw(st.sampled_from(SHIPPED)))
    facts, chosen = data.draw(meetings()), data.draw(entries(made))
    rule = ScoringOptions(posting=data.draw(st.sampled_from(PostingRule)))
    moments = (facts, *later(facts)[2:])
    sheets = [scored(made, moment, chosen, rule) for moment in moments]
    assert_time_takes_nothing(sheets)


@settings(max_examples=40)
@given(st.data())
def test_a_meeting_that_runs_on_only_adds_safe_points(data):
    facts = data.draw(meetings())
    assert_time_takes_nothing([scored(DETAILED, moment) for moment in later(facts)[:2]])


@settings(max_examples=25)
@given(st.data())
def test_any_rubric_adds_up_and_loses_nothing_by_time_alone(data):
    made = data.draw(rubrics())
    facts, chosen = data.draw(meetings()), data.draw(entries(made))
    moments = later(facts)
    sheets = [scored(made, moment, chosen) for moment in (facts, *moments[2:])]
    assert_time_takes_nothing(sheets)


@settings(max_examples=40)
@given(st.data())
def test_what_happens_never_leaves_what_was_thought_possible(data):
    held = data.draw(meetings())
    planned = replace(
        held,
        phase=MeetingPhase.BEFORE_START,
        attendance=AttendanceFacts(held.attendance.base, member_total=held.attendance.member_total),
        proceedings=ProceedingsFacts(),
        closing=ClosingFacts(),
    )
    fixed = ("1.1", "2.1", "4.5", "4.7", "8.1", "8.2", "8.3")
    before, after = scored(DETAILED, planned), scored(DETAILED, held)
    for item_id in fixed:
        was, now = before.item(item_id), after.item(item_id)
        assert was.low <= now.low <= now.high <= was.high
