"""Shares of time against targets of the cell's own, with the arithmetic (A5)."""

from datetime import date

import pytest

from app.domain.agendas import ItemKind
from app.domain.meeting_checks import check_meeting
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.share_targets import (
    ShareTargets,
    meeting_shares,
    share_targets,
    target_sentences,
    year_shares,
)
from app.domain.time_shares import ShareKind, planned_shares
from tests.builders import NOW, a_header, a_meeting_file, an_item, found, some_rules

TARGETS = share_targets(some_rules())


def agenda(spread: int, talk: int, rest: int = 0, **changes):
    """Return an agenda that plans, and took, these minutes."""
    return (
        an_item(1, kind=ItemKind.INFORMATION, **minutes(spread), **changes),
        an_item(2, kind=ItemKind.DISCUSSION, **minutes(talk)),
        an_item(3, kind=ItemKind.PROCEDURE, **minutes(rest)),
    )


def minutes(count: int):
    return {
        "present_minutes": count,
        "discuss_minutes": 0,
        "given_minutes": count,
        "started_at": None,
        "ended_at": None,
    }


def sentences(items, targets=TARGETS) -> list[str]:
    return list(target_sentences(planned_shares(items), targets))


@pytest.mark.parametrize(
    ("spread", "talk", "rest", "said"),
    [
        (40, 60, 0, []),
        (40, 25, 35, []),
        (41, 25, 34, ["Quán triệt 41/100 phút = 41%, quá mục tiêu 40%."]),
        (10, 24, 66, ["Thảo luận 24/100 phút = 24%, dưới mục tiêu 25%."]),
        (0, 0, 0, []),
    ],
)
def test_each_missed_target_is_one_sentence_with_its_arithmetic(spread, talk, rest, said):
    assert sentences(agenda(spread, talk, rest)) == said


def test_both_targets_can_be_missed_and_neither_is_asked_for_when_left_empty():
    assert len(sentences(agenda(80, 10, 10))) == 2
    rules = some_rules(spread_share_max="", discussion_share_min="")
    assert share_targets(rules) == ShareTargets()
    assert sentences(agenda(80, 10, 10), ShareTargets()) == []


@pytest.mark.parametrize(
    ("stage", "where"),
    [
        (MeetingStage.PREPARING, "prepare:agenda"),
        (MeetingStage.FINISHING, "run:agenda"),
    ],
)
def test_the_check_looks_at_the_plan_before_and_at_the_minutes_after(stage, where):
    file = a_meeting_file(header=a_header(stage=stage), agenda=agenda(60, 10, 30))
    assert [level for level, _ in found(file, "A5")] == ["I", "I"]

    assert {f.where for f in check_meeting(file, NOW) if f.code == "A5"} == {where}


@pytest.mark.parametrize(
    "header",
    [
        a_header(stage=MeetingStage.IN_SESSION),
        a_header(stage=MeetingStage.FINISHING, kind=MeetingKind.COMMITTEE),
    ],
)
def test_a_running_meeting_and_a_committee_are_not_measured(header):
    assert found(a_meeting_file(header=header, agenda=agenda(60, 10, 30)), "A5") == []


def test_a_meeting_knows_its_plan_its_minutes_and_its_professional_items():
    items = agenda(20, 30, 50, is_professional=True)
    shares = meeting_shares(1, "Thường kỳ tháng 11/2026", date(2026, 11, 3), items)
    assert shares.professional == 20
    assert shares.is_timed
    assert [share.minutes for share in shares.actual] == [20, 0, 30, 0, 50]


def test_a_year_sums_the_meetings_that_were_timed():
    timed = meeting_shares(1, "T10", date(2026, 10, 5), agenda(50, 30, 20))
    planned = meeting_shares(2, "T12", date(2026, 12, 3), (an_item(1, kind=ItemKind.DISCUSSION,
        present_minutes=0, discuss_minutes=90, given_minutes=None, started_at=None,
        ended_at=None),))  # fmt: skip
    year = year_shares((timed, planned), TARGETS)
    assert [meeting.is_timed for meeting in year.meetings] == [True, False]
    by_kind = {share.kind: share.minutes for share in year.actual}
    assert by_kind[ShareKind.DISSEMINATION] == 50
    assert sum(share.minutes for share in year.planned) == 100
    assert year.missed == ("Quán triệt 50/100 phút = 50%, quá mục tiêu 40%.",)
