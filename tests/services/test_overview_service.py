"""Tổng quan in one reading: greeting, months, scale, averages, and its cost over the years."""

from datetime import date, time

import pytest
from sqlalchemy import Engine, event

from app.domain.attendance import AttendanceState
from app.domain.cells import CellForm
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.overviews import FirstSteps
from app.domain.periods import Period
from app.domain.tasks import TaskDraft
from tests.books import MovingClock


def held(services, year, month, kind=MeetingKind.REGULAR, day=3):
    draft = MeetingDraft(kind, Period(year, month=month), date(year, month, day), time(14, 0))
    meeting = services.meetings.create(draft)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    return meeting


def test_a_new_book_is_at_its_first_steps_and_greets_nobody(services):
    overview = services.overview.load(2026)

    assert overview.first_steps == FirstSteps(members=0, meetings=0)
    assert not overview.first_steps.is_over
    assert overview.greeted == ""


def test_the_secretary_is_greeted_by_the_given_name(services, members):
    assert services.overview.load(2026).greeted == "Hạnh"


def test_the_months_say_what_was_held_missed_and_planned(services, members):
    held(services, 2026, 9)
    held(services, 2026, 9, MeetingKind.THEMATIC, 17)
    services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3))
    )

    overview = services.overview.load(2026)

    september, october, december = (overview.months[place] for place in (8, 9, 11))
    assert september.is_held
    assert september.thematic_day == date(2026, 9, 17)
    assert october.is_missed
    assert (december.is_held, december.is_missed, december.day) == (False, False, date(2026, 12, 3))
    assert (overview.regular_held, overview.regular_planned) == (1, 2)
    assert overview.scale is None


def test_averages_are_exact_sums_over_the_regular_meetings(services, members):
    meeting = held(services, 2026, 10)
    services.agendas.open(meeting)
    services.attendance.mark_all_present(meeting)
    services.attendance.mark(meeting, members["Hồ Sỹ Đạt"], AttendanceState.EXCUSED, "ốm")

    averages = services.overview.load(2026).averages

    assert (averages.present, averages.base, averages.speakers) == (5, 6, 0)


def test_a_year_that_begins_later_says_since_when(services, members):
    assert services.overview.load(2026).since == ""
    services.cells.save(_from(services, date(2026, 6, 1)))
    assert services.overview.load(2026).since == "từ tháng 6"


def _from(services, day):
    return CellForm(services.cells.get().name, records_from=day)


@pytest.fixture
def statements():
    """Count the SQL statements of one call."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    def count(act):
        seen.clear()
        act()
        return len(seen)

    event.listen(Engine, "before_cursor_execute", note)
    yield count
    event.remove(Engine, "before_cursor_execute", note)


def test_the_number_of_statements_does_not_grow_with_the_years(
    services, members, statements, clock: MovingClock
):
    services.cells.save(_from(services, date(2016, 1, 1)))
    fill_year(services, members, 2026)
    services.overview.load(2026)  # what does not change from look to look is known from here on
    one_year = statements(lambda: services.overview.load(2026))

    for year in range(2016, 2026):
        fill_year(services, members, year)
    services.overview.load(2026)

    assert statements(lambda: services.overview.load(2026)) == one_year
    assert one_year <= 40


def fill_year(services, members, year):
    for month in (1, 5, 9):
        meeting = held(services, year, month)
        services.meetings.set_stage(meeting, MeetingStage.FINISHING)
        draft = TaskDraft("việc", owner_id=members["Hồ Sỹ Đạt"], due_on=date(year, month, 28))
        services.tasks.assign(meeting, draft)
