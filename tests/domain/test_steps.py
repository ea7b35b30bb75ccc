"""The steps of a meeting, and which of them the record shows as done."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.agendas import ItemFate, ItemKind, ItemPart
from app.domain.meetings import MeetingKind, Topic
from app.domain.minutes import EntryKind
from app.domain.score_sheets import SheetState
from app.domain.step_evidence import (
    is_step_done,
    scored_steps,
    step_states,
    steps_done_share,
    undone_steps,
)
from app.domain.steps import STEPS, StepPhase, steps_for
from app.domain.tasks import TaskState
from app.domain.votes import VoteMatter
from tests.builders import (
    MEETING_DAY,
    a_meeting_file,
    a_previous,
    a_sheet,
    a_task,
    a_vote,
    an_entry,
    an_item,
    an_old_task,
    before_meeting,
    the_notices,
    with_header,
)

FILE = a_meeting_file()
EMPTY = replace(before_meeting(), notices=(), committee=(), previous=None, agenda=())


def ids(kind: MeetingKind) -> list[str]:
    return [step.id for step in steps_for(kind)]


def test_step_ids_are_stable_and_unique():
    assert len({step.id for step in STEPS}) == len(STEPS) == 37


def test_every_kind_has_its_own_steps():
    assert ids(MeetingKind.COMMITTEE) == [f"C-{n}" for n in range(1, 7)]
    assert "T-P1" not in ids(MeetingKind.REGULAR)
    assert {"R-O5", "T-M1", "R-C6"} <= set(ids(MeetingKind.THEMATIC))
    assert not {"R-M1", "R-C1", "C-1", "R-A1"} & set(ids(MeetingKind.THEMATIC))
    assert len(ids(MeetingKind.COMBINED)) == len(STEPS) - 6
    assert ids(MeetingKind.EXTRAORDINARY) == ids(MeetingKind.REGULAR)


def test_november_went_through_every_step_but_those_after_it():
    undone = [state.step.id for state in step_states(FILE) if not state.done]
    assert undone == ["R-A1", "R-A2"]
    assert steps_done_share(FILE) == 1


def test_a_sheet_is_scored_on_all_steps_but_its_own_vote_and_the_reading_after_it():
    unvoted = with_header(replace(FILE, sheet=None, votes=()), minutes_adopted_at=None)
    unread = replace(
        unvoted, votes=(a_vote(matter=VoteMatter.AGENDA), a_vote(matter=VoteMatter.RESOLUTION))
    )
    assert not {"R-C5", "R-C6"} & {state.step.id for state in scored_steps(unread)}
    assert all(state.done for state in scored_steps(unread))
    assert scored_steps(unread) == scored_steps(FILE)


def test_nothing_is_done_in_an_empty_meeting_but_what_was_prepared():
    done = {state.step.id for state in step_states(EMPTY) if state.done}
    assert done == {"R-P1", "R-P4", "R-P5", "R-P6", "R-O2", "R-O4", "R-M2"}
    assert steps_done_share(EMPTY) == Fraction(5, 19)


def test_undone_steps_of_a_phase_leave_out_optional_ones():
    file = with_header(EMPTY, bulletin_collected=False)
    assert [s.id for s in undone_steps(file, [StepPhase.PREPARATION])] == ["R-P2", "R-P3"]


def with_item(step: str, **changes):
    return replace(EMPTY, agenda=(an_item(1, step_ids=(step,), **changes),))


@pytest.mark.parametrize(
    ("changes", "done"),
    [
        ({}, True),
        ({"fate": None}, True),
        ({"fate": None, "content": ""}, False),
        ({"fate": None, "content": "", "given_minutes": 5}, True),
        ({"fate": ItemFate.POSTPONED}, False),
        ({"fate": ItemFate.DROPPED}, False),
    ],
)
def test_a_step_without_own_evidence_is_shown_by_its_item(changes, done):
    assert is_step_done("R-M1", with_item("R-M1", **changes)) is done


TOPIC = Topic(
    "Tiết kiệm", 2, 1, MEETING_DAY, MEETING_DAY, MEETING_DAY, purpose="Nhận thức", assessment="Tốt"
)
COMMITTEE = with_header(FILE, kind=MeetingKind.COMMITTEE)
SPOKEN = replace(
    EMPTY,
    attendance=FILE.attendance,
    entries=(an_entry(item_id=1),),
    agenda=(an_item(1, kind=ItemKind.CRITIQUE, part=ItemPart.THEMATIC),),
)


@pytest.mark.parametrize(
    ("step", "file", "empty"),
    [
        ("R-P1", FILE, with_header(FILE, preparer_id=None)),
        ("R-P2", replace(EMPTY, secretary_only=True), EMPTY),
        ("R-P3", FILE, replace(FILE, notices=the_notices(None))),
        ("R-P4", FILE, with_header(FILE, papers_posted_on=date(2026, 11, 4))),
        ("R-P5", FILE, with_header(FILE, bulletin_collected=False)),
        ("R-P6", FILE, with_header(FILE, discussion_prompts=" ")),
        ("R-O2", FILE, with_header(FILE, minute_taker_id=None)),
        ("R-O3", FILE, EMPTY),
        ("R-O4", FILE, with_header(FILE, dues_announced=None)),
        ("R-O5", replace(FILE, agenda=()), EMPTY),
        ("R-O5", with_item("R-O5"), EMPTY),
        ("R-M4", SPOKEN, replace(SPOKEN, entries=())),
        ("R-M4", SPOKEN, replace(SPOKEN, agenda=())),
        ("R-C1", with_header(EMPTY, conclusion="Thống nhất."), EMPTY),
        ("R-C1", replace(EMPTY, agenda=(an_item(1, response="Tiếp thu."),)), EMPTY),
        ("R-C1", replace(EMPTY, entries=(an_entry(kind=EntryKind.DECISION),)), EMPTY),
        ("R-C2", FILE, replace(FILE, tasks=())),
        ("R-C2", FILE, replace(FILE, tasks=(a_task(owner_id=None),))),
        ("R-C2", replace(FILE, tasks=(a_task(due_on=None, standing=True),)), EMPTY),
        ("R-C3", with_header(EMPTY, petitions_up="Không."), EMPTY),
        ("R-C3", with_item("R-C3"), EMPTY),
        ("R-C4", FILE, EMPTY),
        ("R-C5", replace(FILE, votes=()), EMPTY),
        ("R-C5", FILE, replace(FILE, votes=(), sheet=a_sheet(state=SheetState.OPEN))),
        ("R-C6", FILE, with_header(replace(FILE, votes=()), minutes_adopted_at=None)),
        ("R-A1", with_header(FILE, finished_posted_on=MEETING_DAY), FILE),
        ("R-A2", with_header(FILE, reported_on=MEETING_DAY), FILE),
        ("T-P1", with_header(FILE, topic=TOPIC), FILE),
        ("T-P2", with_header(FILE, topic=TOPIC), FILE),
        ("T-P3", with_header(FILE, topic=TOPIC), FILE),
        ("T-O1", with_header(FILE, topic=TOPIC), FILE),
        ("T-O1", with_item("T-O1"), FILE),
        ("T-M2", SPOKEN, replace(SPOKEN, entries=())),
        ("T-C1", with_header(FILE, topic=TOPIC), FILE),
        (
            "T-A1",
            with_header(FILE, finished_posted_on=MEETING_DAY, reported_on=MEETING_DAY),
            with_header(FILE, finished_posted_on=MEETING_DAY),
        ),
        ("C-1", COMMITTEE, with_header(COMMITTEE, minute_taker_id=None)),
        ("C-6", COMMITTEE, with_header(COMMITTEE, conclusion="")),
        ("C-6", with_item("C-6"), EMPTY),
    ],
)
def test_a_step_is_done_by_its_own_evidence(step, file, empty):
    assert is_step_done(step, file)
    assert not is_step_done(step, empty)


def test_results_are_reviewed_when_none_is_missing_or_the_item_was_held():
    waiting = replace(
        EMPTY, previous=a_previous(tasks=(an_old_task(1, TaskState.NOT_STARTED, results=()),))
    )
    assert not is_step_done("R-M2", waiting)
    assert is_step_done("R-M2", replace(waiting, agenda=with_item("R-M2").agenda))
    assert is_step_done("R-M2", replace(EMPTY, previous=a_previous()))


def test_a_lost_vote_adopts_nothing():
    lost = replace(FILE, votes=(a_vote(matter=VoteMatter.RESOLUTION, agree=3),))
    assert not is_step_done("R-C4", lost)
