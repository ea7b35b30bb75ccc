"""Periodic duties: due in their months, done where an item says so, missing otherwise."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda_building import with_carried
from app.domain.agenda_presets import HD42
from app.domain.carry_over import CarrySource, EarlierMeeting, carried_items
from app.domain.duties import (
    SUGGESTED,
    DueDuty,
    DutyItem,
    DutyState,
    PeriodicDuty,
    PeriodicDutyDraft,
    check_duty,
    due_duties,
    duty_findings,
    duty_lines,
    months_text,
    suggested,
)
from app.domain.meetings import MeetingKind
from tests.builders import a_task, an_item, some_rules

DUTY = PeriodicDuty(1, "Kiểm điểm Nghị quyết Trung ương 4", "NQTW4", "Bí thư", (6, 12), date.min)
TODAY = date(2026, 11, 4)


def an_answer(month: int = 6, **changes) -> DutyItem:
    item = DutyItem(1, month, 10 + month, 20 + month, f"Thường kỳ tháng {month}/2026", True, True)
    return replace(item, **changes)


def states(*items: DutyItem, duty: PeriodicDuty = DUTY, **changes) -> list[tuple[int, str]]:
    lines = duty_lines((duty,), items, 2026, TODAY, **changes)
    return [(line.month, line.state.value) for line in lines]


@pytest.mark.parametrize(
    ("items", "state"),
    [
        ((), DutyState.MISSING),
        ((an_answer(),), DutyState.DONE),
        ((an_answer(8),), DutyState.DONE),
        ((an_answer(5),), DutyState.MISSING),
        ((an_answer(12),), DutyState.MISSING),
        ((an_answer(duty_id=2),), DutyState.MISSING),
        ((an_answer(is_discussed=False),), DutyState.MISSING),
        ((an_answer(7, is_discussed=False, is_over=False),), DutyState.ON_AGENDA),
        ((an_answer(), an_answer(7, is_discussed=False, is_over=False)), DutyState.DONE),
    ],
)
def test_a_duty_is_answered_from_its_month_until_it_is_due_again(items, state):
    assert states(*items)[0] == (6, state)


def test_what_is_still_to_come_is_not_missing():
    assert states()[1] == (12, "coming")


def test_months_before_a_duty_starts_or_before_the_book_are_not_asked_for():
    assert states(duty=replace(DUTY, starts_on=date(2026, 7, 1))) == [(12, "coming")]
    assert states(since=date(2026, 7, 1)) == [(12, "coming")]
    assert len(states(since=date(2026, 6, 30))) == 2


def test_a_duty_that_is_switched_off_asks_for_nothing():
    assert states(duty=replace(DUTY, enabled=False)) == []


def test_lines_say_which_item_answered():
    line = duty_lines((DUTY,), (an_answer(),), 2026, TODAY)[0]
    assert line.item is not None
    assert (line.item.label, line.item.item_id) == ("Thường kỳ tháng 6/2026", 26)


@pytest.mark.parametrize(
    ("items", "month", "due"),
    [
        ((), 5, []),
        ((), 6, [6]),
        ((), 8, [6]),
        ((an_answer(),), 8, []),
        ((an_answer(7, is_discussed=False, is_over=False),), 8, []),
        ((an_answer(),), 12, [12]),
        ((), 12, [12]),
    ],
)
def test_an_agenda_takes_in_the_last_time_due_while_it_is_open(items, month, due):
    lines = duty_lines((DUTY,), items, 2026, date(2026, month, 3))
    assert [found.month for found in due_duties(lines, month)] == due


def source(day: date, *duties: DueDuty, **changes) -> CarrySource:
    return CarrySource(day, duties=duties, **changes)


def test_a_due_duty_enters_the_agenda_linked_and_says_why():
    (item,) = carried_items(source(date(2026, 6, 3), DueDuty(DUTY, 6)))
    assert (item.title, item.duty_id, item.origin.value) == (DUTY.title, 1, "carried")
    assert item.carried_lines == ("Việc định kỳ tháng 6, 12: bí thư",)
    assert (item.present_minutes, item.discuss_minutes) == (5, 10)


def test_a_duty_left_by_an_earlier_month_says_so():
    duty = replace(DUTY, subject="")
    (item,) = carried_items(source(date(2026, 8, 3), DueDuty(duty, 6)))
    assert item.carried_lines == ("Việc định kỳ tháng 6, 12; tháng 6 chưa làm",)


def test_a_duty_enters_the_monthly_meeting_only():
    assert carried_items(source(date(2026, 6, 3), DueDuty(DUTY, 6), kind=MeetingKind.THEMATIC)) == (
        ()
    )


def test_an_item_that_returns_keeps_its_duty_and_is_not_doubled():
    item = an_item(7, title=DUTY.title, fate=None, content="", duty_id=1, serves="NV 15.3")
    earlier = (EarlierMeeting("T6", (item,)),)
    (returned,) = carried_items(source(date(2026, 7, 3), DueDuty(DUTY, 6), earlier=earlier))
    assert (returned.duty_id, returned.serves) == (1, "NV 15.3")
    assert returned.carried_lines == ("T6: chưa bàn",)


def test_a_duty_finds_its_place_on_the_agenda_and_a_line_of_its_name_takes_the_link():
    carried = carried_items(source(date(2026, 6, 3), DueDuty(DUTY, 6)))
    agenda = with_carried(HD42.items, carried)
    assert [line.title for line in agenda][6] == DUTY.title
    own = replace(agenda[6], duty_id=None, carried_lines=())
    again = with_carried((own,), carried)
    assert (len(again), again[0].duty_id) == (1, 1)


def test_a_missing_duty_is_information_and_can_be_switched_off():
    lines = duty_lines((DUTY,), (), 2026, TODAY)
    (found,) = duty_findings(lines, some_rules())
    assert (found.code, found.severity.value, found.where) == ("S07", "I", "plan:duties")
    assert found.message == "Tháng 6 chưa làm việc định kỳ: NQTW4."
    assert duty_findings(lines, some_rules(S07__on="0")) == ()


def test_a_long_name_is_cut_in_the_finding():
    duty = replace(DUTY, citation="", title="Kiểm điểm " * 10)
    (found,) = duty_findings(duty_lines((duty,), (), 2026, TODAY), some_rules())
    assert len(found.message) <= 90
    assert found.message.endswith("….")


def test_suggestions_leave_out_what_the_cell_has_taken():
    assert suggested(()) == SUGGESTED
    taken = replace(DUTY, citation=SUGGESTED[0].citation)
    assert suggested((taken,)) == SUGGESTED[1:]


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (PeriodicDutyDraft("Việc", months=(6,)), []),
        (PeriodicDutyDraft(" ", months=(6,)), ["title"]),
        (PeriodicDutyDraft("Việc"), ["months"]),
        (PeriodicDutyDraft("Việc", months=(13,)), ["months"]),
    ],
)
def test_a_duty_needs_words_and_months(draft, fields):
    assert [problem.field for problem in check_duty(draft)] == fields


@pytest.mark.parametrize(
    ("months", "text"), [((12, 6), "tháng 6, 12"), (tuple(range(1, 13)), "hằng tháng")]
)
def test_months_in_words(months, text):
    assert months_text(months) == text


def test_an_open_task_of_a_duty_brings_its_item_back_with_the_link():
    item = an_item(7, title=DUTY.title, duty_id=1)
    earlier = (EarlierMeeting("T6", (item,)),)
    (returned,) = carried_items(
        source(date(2026, 7, 3), earlier=earlier, tasks=(a_task(item_id=7),))
    )
    assert returned.duty_id == 1
