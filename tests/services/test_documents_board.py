"""The board of tasks and the register as the page reads them."""

from datetime import date, time

import pytest

from app.domain.documents import DocumentDraft, DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 3)


@pytest.fixture
def held(services, members):
    def hold(day, kind=MeetingKind.REGULAR):
        draft = MeetingDraft(kind, Period(day.year, month=day.month), day, time(14, 0))
        meeting = services.meetings.create(draft)
        services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
        return meeting

    return hold


@pytest.fixture
def give(services, members):
    def assign(meeting, text, due=date(2026, 10, 28)):
        draft = TaskDraft(text, owner_id=members["Hồ Sỹ Đạt"], due_on=due)
        return services.tasks.assign(meeting, draft)

    return assign


def test_an_open_task_without_deadline_shows_in_every_year(services, members):
    draft = TaskDraft("Trực cơ quan", owner_id=members["Hồ Sỹ Đạt"], standing=True)
    task = services.tasks.assign(None, draft)
    assert services.documents.task_board(2026).find(task) is not None
    assert services.documents.task_board(2030).find(task) is not None
    assert services.documents.task_year(task) == 2026


def test_the_year_of_a_task_is_the_one_of_its_meeting_else_of_its_deadline(services, held, give):
    of_meeting = give(held(OCTOBER), "một", due=date(2027, 1, 5))
    of_deadline = give(None, "hai", due=date(2028, 1, 5))
    assert services.documents.task_year(of_meeting) == 2026
    assert services.documents.task_year(of_deadline) == 2028
    assert services.documents.task_year(99) is None


def test_the_progress_is_what_the_last_meeting_saw(services, held, give):
    before = held(OCTOBER)
    done, late = give(before, "một"), give(before, "hai")
    give(before, "chưa đến hạn", due=date(2026, 12, 1))
    services.tasks.record(done, TaskState.DONE, on=date(2026, 10, 20))
    services.tasks.record(
        late, TaskState.EXTENDED, on=date(2026, 11, 3), new_due_on=date(2026, 11, 13)
    )
    assert services.documents.last_progress(2026) is None

    meeting = held(NOVEMBER)

    last = services.documents.last_progress(2026)
    assert (last.meeting_id, last.done, last.counted) == (meeting, 1, 2)
    assert last.left == ("2, gia hạn đến 13/11", "3, chưa làm")
    assert last.item_id
    assert services.documents.last_progress(2027) is None


def test_a_lock_keeps_the_progress_as_the_meeting_saw_it(services, finished):
    before = services.documents.last_progress(2026)
    assert before.meeting_id == finished
    services.finishing.lock(finished)
    assert services.documents.last_progress(2026) == before
    assert before.item_id
    for task in services.tasks.open():
        services.tasks.record(task.id, TaskState.DROPPED, "Thôi.", on=date(2026, 12, 20))
    assert services.documents.last_progress(2026) == before


def test_the_register_names_the_meetings_and_is_empty_without_a_term(services, held):
    assert services.documents.register_book(NOVEMBER).term_name == ""
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    services.documents.issue(DocumentType.PLAN, "Kế hoạch kiểm tra", NOVEMBER)

    register = services.documents.register_book(NOVEMBER)

    assert register.term_name == "2025–2030"
    assert [(row.document.code, row.meeting_title) for row in register.rows] == [("01-KH/CB", "")]
    assert [line.span for line in register.lines] == ["01, đủ số"]


def test_the_register_of_every_day_of_a_term_follows_each_change_and_its_undo(services):
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)

    def codes():
        books = [services.documents.register_book(day) for day in (OCTOBER, NOVEMBER)]
        assert books[0] == books[1]
        return [row.document.code for row in books[0].rows]

    for number, day in ((1, OCTOBER), (2, NOVEMBER)):
        services.documents.enter(DocumentDraft(DocumentType.PLAN, number, "Kế hoạch", day))
    assert codes() == ["01-KH/CB", "02-KH/CB"]
    services.history.undo()
    assert codes() == ["01-KH/CB"]
    services.history.redo()
    assert codes() == ["01-KH/CB", "02-KH/CB"]
