"""Safe, lost and winnable at moments of a meeting; see also tests/properties."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.acts import Act
from app.domain.meeting_facts import (
    AttendanceFacts,
    MeetingFacts,
    MeetingPhase,
    PreviousFacts,
    phase_of,
)
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.scored_items import LineState
from app.domain.scoring_options import PostingRule, ScoringOptions
from tests.domain.score_samples import DAY, choices_of_picture, rubric, sample_facts, scored

DETAILED = rubric("an-phu-chi-tiet")
CHECKLIST = rubric("hd12-checklist")


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
