"""Safe, lost and winnable: they always add up, and time alone never takes safe points away."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.acts import Act
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
    phase_of,
)
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.rubrics import RubricItemKind
from app.domain.scored_items import LineState
from app.domain.scoring_options import PostingRule, ScoringOptions
from tests.domain.rubric_making import rubrics
from tests.domain.score_samples import DAY, choices_of_picture, rubric, sample_facts, scored

DETAILED = rubric("an-phu-chi-tiet")
CHECKLIST = rubric("hd12-checklist")
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
    for sheet in sheets:
        assert_adds_up(sheet)
    for before, after in pairwise(sheets):
        assert after.safe >= before.safe
        assert after.lost >= before.lost


@settings(max_examples=40)
@given(st.data())
def test_a_meeting_that_runs_on_only_adds_safe_points(data):
    facts = data.draw(meetings())
    before, after = (scored(DETAILED, moment) for moment in later(facts)[:2])
    assert after.safe >= before.safe
    assert after.lost >= before.lost


@settings(max_examples=25)
@given(st.data())
def test_any_rubric_adds_up_and_loses_nothing_by_time_alone(data):
    made = data.draw(rubrics())
    facts, chosen = data.draw(meetings()), data.draw(entries(made))
    moments = later(facts)
    sheets = [scored(made, moment, chosen) for moment in (facts, *moments[2:])]
    for sheet in sheets:
        assert_adds_up(sheet)
    for before, after in pairwise(sheets):
        assert after.safe >= before.safe
        assert after.lost >= before.lost


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


def empty_meeting(**changes):
    facts = MeetingFacts(
        kind=MeetingKind.COMBINED,
        day=DAY,
        today=DAY - timedelta(days=5),
        phase=MeetingPhase.BEFORE_START,
        attendance=AttendanceFacts(base=22, member_total=24),
    )
    return replace(facts, **changes)


def test_before_the_start_nearly_everything_is_still_winnable():
    sheet = scored(DETAILED, empty_meeting(previous=PreviousFacts(exists=True, counted=4, done=2)))
    assert (sheet.safe, sheet.lost) == (20, 15)
    acts = {line.item_id: line.act for line in sheet.winnable_lines}
    assert acts["3.3"] is Act.HOLD_COMMITTEE
    assert acts["3.4"] is Act.SEND_NOTICE
    assert acts["3.5"] is Act.POST_PAPERS
    assert acts["4.3"] is Act.PREPARE_TOPIC
    assert acts["1.1"] is Act.CONTINUE
    assert acts["4.7"] is Act.CRITIQUE
    assert "7" not in acts


def test_papers_not_posted_a_day_before_are_lost_that_morning():
    early = scored(DETAILED, empty_meeting(today=DAY - timedelta(days=1))).item("3.5")
    late = scored(DETAILED, empty_meeting(today=DAY)).item("3.5")
    assert (early.state, early.high) == (LineState.EMPTY, 2)
    assert (late.state, late.points, late.high) == (LineState.AUTO, 0, 0)
    assert late.why == "Chưa đăng tài liệu."


def test_old_tasks_without_a_result_can_still_be_won():
    facts = replace(
        sample_facts(), previous=PreviousFacts(exists=True, counted=8, done=7, waiting=1)
    )
    line = scored(DETAILED, facts, choices_of_picture()).item("7")
    assert (line.points, line.low, line.high) == (27, 27, 30)


def test_latecomers_who_stay_silent_can_lower_the_share_of_speakers():
    facts = sample_facts()
    open_list = replace(facts.attendance, may_arrive=2)
    line = scored(DETAILED, replace(facts, attendance=open_list)).item("4.5")
    assert (line.points, line.low, line.high) == (5, 4, 5)


@pytest.mark.parametrize(
    ("rule", "state", "points", "act"),
    [
        (PostingRule.COMMITMENT, LineState.EMPTY, None, Act.COMMIT),
        (PostingRule.LEAVE_OPEN, LineState.EMPTY, None, Act.POST),
        (PostingRule.ZERO_UNTIL_POSTED, LineState.AUTO, 0, Act.POST),
    ],
)
def test_posting_is_scored_as_the_cell_has_chosen(rule, state, points, act):
    sheet = scored(DETAILED, sample_facts(), (), ScoringOptions(posting=rule))
    line = sheet.item("8.3")
    assert (line.state, line.points, line.low, line.high) == (state, points, 0, 1)
    assert sheet.winnable_lines[-1].act is act


@pytest.mark.parametrize(
    ("stage", "phase"),
    [
        (MeetingStage.PLANNED, MeetingPhase.BEFORE_START),
        (MeetingStage.PREPARING, MeetingPhase.BEFORE_START),
        (MeetingStage.POSTPONED, MeetingPhase.BEFORE_START),
        (MeetingStage.IN_SESSION, MeetingPhase.RUNNING),
        (MeetingStage.SCORING, MeetingPhase.RUNNING),
        (MeetingStage.FINISHING, MeetingPhase.ENDED),
        (MeetingStage.LOCKED, MeetingPhase.LOCKED),
    ],
)
def test_scoring_lies_inside_the_meeting(stage, phase):
    assert phase_of(stage) is phase


def test_lines_of_the_checklist_are_counted():
    sheet = scored(CHECKLIST, sample_facts())
    assert sheet.maximum == len(sheet.items) == 17
    assert (sheet.grade, sheet.grade_label) == (None, "")
    assert sheet.safe + sheet.lost + sheet.winnable == 17
    assert sheet.verdict.sentence == f"Đạt {sheet.total} tiêu chí"
