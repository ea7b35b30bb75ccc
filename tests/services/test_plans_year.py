"""The plan of a year through the services: proposing, keeping, gaps, ladder, sending."""

from collections import Counter
from dataclasses import replace
from datetime import date, time

import pytest

from app.domain.cells import CellType
from app.domain.errors import Refused
from app.domain.ladders import PointState
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.rule_sets import RuleValue
from tests.books import CELL

TET_2027 = (date(2027, 2, 5), date(2027, 2, 11))


def accept(services, year: int) -> list[MeetingKind]:
    services.plans.accept(services.plans.propose(year))
    return [row.kind for row in services.plans.rows(year)]


def test_a_year_gets_twelve_regular_meetings_and_one_topic_a_quarter(services, members):
    kinds = Counter(accept(services, 2027))
    assert kinds == {MeetingKind.REGULAR: 12, MeetingKind.THEMATIC: 4}
    assert services.plans.gaps(2027) == ()
    coverage = services.plans.coverage(2027)
    assert (coverage.months, coverage.quarters) == (12, 4)


def test_no_meeting_falls_on_a_weekend_or_a_day_off(services):
    accept(services, 2027)
    days_off = services.cells.days_off().days
    rows = services.plans.rows(2027)
    assert [row.day for row in rows if row.day.weekday() >= 5 or row.day in days_off] == []
    assert not any(TET_2027[0] <= row.day <= TET_2027[1] for row in rows)


def test_a_meeting_that_had_to_move_says_from_where(services):
    moved = {m.period.month: (m.day, m.moved_from) for m in services.plans.propose(2027).meetings}
    assert moved[1] == (date(2027, 1, 4), date(2027, 1, 3))
    assert moved[6] == (date(2027, 6, 3), None)
    accept(services, 2027)
    january = services.plans.rows(2027)[0]
    assert (january.day, january.moved_from) == (date(2027, 1, 4), date(2027, 1, 3))


def test_a_residential_cell_may_meet_on_a_saturday(services):
    services.cells.save(replace(CELL, cell_type=CellType.RESIDENTIAL))
    days = {m.period.month: m.day for m in services.plans.propose(2027).meetings}
    assert days[4] == date(2027, 4, 3)
    assert days[4].weekday() == 5


def test_the_cell_meets_on_the_day_of_its_own_rule(services):
    services.cells.set_rule(RuleValue("meeting_day", "5", date(2027, 1, 1)))
    regular = [m for m in services.plans.propose(2027).meetings if m.kind is MeetingKind.REGULAR]
    assert {m.day.day for m in regular if m.moved_from is None} == {5}


def test_what_is_planned_already_is_not_proposed_again(services, members):
    services.meetings.create(
        MeetingDraft(MeetingKind.COMBINED, Period(2027, 8, 3), date(2027, 8, 3), time(14, 0))
    )
    proposal = services.plans.propose(2027)
    kinds = Counter(m.kind for m in proposal.meetings)
    assert kinds == {MeetingKind.REGULAR: 11, MeetingKind.THEMATIC: 3}
    assert all(m.period.month != 8 for m in proposal.meetings if m.kind is MeetingKind.REGULAR)


def test_months_before_the_records_begin_are_left_out(services):
    services.cells.save(replace(CELL, records_from=date(2027, 6, 1)))
    months = {m.period.month for m in services.plans.propose(2027).meetings}
    assert min(month for month in months if month) == 6


def test_a_full_year_has_nothing_left_to_accept(services):
    accept(services, 2027)
    with pytest.raises(Refused, match="Năm 2027 đã đủ buổi họp"):
        services.plans.accept(services.plans.propose(2027))


def test_one_undo_takes_the_whole_plan_back(services):
    accept(services, 2027)
    assert services.history.undo() == "Lập kế hoạch năm 2027"
    assert services.plans.rows(2027) == ()


def test_months_without_a_meeting_are_gaps(services):
    codes = Counter(gap.code for gap in services.plans.gaps(2026))
    assert codes == {"K01": 12, "K03": 4}
    assert all(gap.sentence.endswith(".") for gap in services.plans.gaps(2026))


def test_the_ladder_of_a_meeting_stands_as_of_today(services, clock, members):
    clock.set(8, 0, date(2026, 11, 4))
    draft = MeetingDraft(MeetingKind.THEMATIC, Period(2026, 11, 4), date(2026, 11, 17))
    meeting = services.meetings.create(draft)
    first = services.plans.preparations(meeting)[0]
    services.meetings.set_preparation(first.id, date(2026, 10, 28))
    states = [mark.state for mark in services.plans.ladder(meeting)]
    assert states[0] is PointState.DONE
    assert PointState.GOAL in states
    assert services.plans.preparations(meeting)[0].done_on == date(2026, 10, 28)


def test_sending_the_plan_is_recorded_and_taken_back(services):
    assert services.plans.sent_on(2027) is None
    services.plans.set_sent(2027, date(2027, 1, 12))
    assert services.plans.sent_on(2027) == date(2027, 1, 12)
    services.history.undo()
    assert services.plans.sent_on(2027) is None


def test_planned_meetings_wait_in_their_stage(services):
    accept(services, 2027)
    assert {row.stage for row in services.plans.rows(2027)} == {MeetingStage.PLANNED}
