"""A task month by month, and the year of one owner."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.domain.task_months import owner_key, owner_year, task_months
from app.domain.tasks import TaskResult, TaskState
from tests.builders import DUNG, HANH, a_task

TODAY = date(2026, 11, 4)
DONE, IN_PROGRESS = TaskState.DONE, TaskState.IN_PROGRESS


def a_result(state, on, text="", new_due_on=None):
    return TaskResult(1, state, on, text, new_due_on)


def test_a_month_shows_the_last_thing_recorded_in_it_and_where_the_task_is_due():
    task = a_task(
        due_on=date(2026, 10, 25),
        results=(
            a_result(IN_PROGRESS, date(2026, 10, 5), "19/22 phiếu"),
            a_result(TaskState.EXTENDED, date(2026, 10, 20), "", date(2026, 11, 13)),
            a_result(DONE, date(2027, 1, 3)),
        ),
    )
    months = task_months(task, 2026)
    assert [m.month for m in months if m.state is not None] == [10]
    assert months[9].sentence == "Tháng 10: gia hạn"
    assert months[10].sentence == "Tháng 11: đến hạn"
    assert months[0].sentence == "Tháng 1: chưa ghi"
    assert task_months(task, 2027)[0].state is DONE
    kept = replace(task, results=task.results[:1])
    assert task_months(kept, 2026)[9].sentence == "Tháng 10: đang làm, 19/22 phiếu, đến hạn"


def test_a_task_without_a_day_is_due_in_no_month():
    assert not any(m.is_due for m in task_months(a_task(due_on=None, standing=True), 2026))


def test_an_owner_is_a_member_or_a_group():
    assert owner_key(a_task()) == HANH
    assert owner_key(a_task(owner_id=None, owner_group_id=2)) == -2
    assert owner_key(a_task(owner_id=None)) is None


def test_the_year_of_an_owner_counts_what_is_done_in_time_late_and_helped():
    on_time = a_task(state=DONE, results=(a_result(DONE, date(2026, 11, 20)),))
    too_late = a_task(state=DONE, results=(a_result(DONE, date(2026, 12, 1)),))
    undated = a_task(state=DONE, due_on=None, standing=True)
    overdue = a_task(due_on=date(2026, 10, 30))
    dropped = a_task(state=TaskState.DROPPED)
    helped = a_task(owner_id=DUNG, co_owner_ids=(HANH,))
    year = owner_year((on_time, too_late, undated, overdue, dropped, helped), HANH, TODAY)
    assert (year.name, year.share) == ("Nguyễn Thị Hạnh", Fraction(3, 4))
    assert year.sentence == "Xong 3/4 = 75%, đúng hạn 2, quá hạn 1, phối hợp 1 việc khác."


def test_an_owner_without_tasks_is_said_so():
    year = owner_year((a_task(state=DONE),), DUNG, TODAY)
    assert (year.name, year.share) == ("", None)
    assert year.sentence == "Chưa được giao việc nào trong các kỳ này."
    alone = owner_year((a_task(due_on=date(2026, 12, 1)),), HANH, TODAY)
    assert alone.sentence == "Xong 0/1 = 0%, đúng hạn 0."
