"""Visits, remarks, answers and the tasks they become, through the service."""

from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.observers import ObserverTeamForm
from app.domain.periods import Period
from app.domain.remarks import AnswerForm, RemarkForm, RemarkState, VisitForm
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import TODAY
from tests.services.sample_book import open_sample

DAY, HELD = TODAY.date(), date(2026, 9, 3)
SAID = RemarkForm(
    strength="Số liệu rõ",
    shortcoming="Báo cáo chưa nêu hạn chế",
    proposal="Bổ sung phần hạn chế",
    due_on=date(2026, 10, 31),
)
ANSWER = AnswerForm("Chi bộ tiếp thu.", accepted=True, on=DAY)


@pytest.fixture
def meeting(services: Services) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), HELD, time(14))
    made = services.meetings.create(draft)
    services.agendas.open(made)
    return made


@pytest.fixture
def team(services: Services) -> int:
    return services.observers.save(None, ObserverTeamForm("Tổ công tác số 2"))


@pytest.fixture
def remark(services, meeting, team) -> int:
    return services.remarks.note(VisitForm(meeting, team_id=team), (SAID,))[0]


def state_of(services: Services, remark: int) -> RemarkState:
    return services.remarks.find(remark).remark.state(DAY)


def test_a_remark_is_on_an_item_or_on_the_meeting_as_a_whole(services, meeting, team):
    item = services.meetings.file(meeting).agenda[3]
    on_item = replace(SAID, item_id=item.id)
    services.remarks.note(VisitForm(meeting, team_id=team), (on_item, SAID))

    rows = services.remarks.board(2026).rows
    assert [row.item_words for row in rows] == [f"4. {item.title}", "Cả buổi họp"]
    assert {row.visit.source for row in rows} == {"Tổ công tác số 2"}


def test_an_attendance_is_recorded_once_however_often_something_is_noted(services, meeting, team):
    for _ in range(2):
        services.remarks.note(VisitForm(meeting, team_id=team), (SAID,))

    assert len(services.remarks.visits(meeting)) == 1
    assert services.remarks.board(2026).visits[0].counts.waiting == 2


def test_only_remarks_that_are_owed_an_answer_are_unfinished_work(services, meeting, team):
    services.remarks.note(VisitForm(meeting, team_id=team), (SAID, RemarkForm(strength="Đúng giờ")))

    open_work = {one.label: one.count for one in services.handovers.contents().unfinished}
    assert open_work["Ý kiến tổ công tác chưa trả lời"] == 1


def test_a_guest_of_the_superior_becomes_an_observer_in_one_click(services, meeting, team):
    guest = services.meetings.add_guest(
        meeting,
        GuestDraft("Nguyễn Hữu Phước", "tổ công tác số 2", is_superior=True, online=True),
    )
    first = services.remarks.add_guest_visit(guest)

    assert services.remarks.add_guest_visit(guest) == first
    visit = services.remarks.visits(meeting)[0]
    assert (visit.source, visit.form.online) == ("Tổ công tác số 2", True)
    assert visit.form.name == "Nguyễn Hữu Phước"


def test_a_remark_closes_only_with_an_answer(services, remark):
    for wrong in (replace(ANSWER, text=" "), replace(ANSWER, accepted=None)):
        with pytest.raises(ValidationError):
            services.remarks.answer(remark, wrong)
    assert state_of(services, remark) is RemarkState.OVERDUE

    services.remarks.answer(remark, ANSWER)
    assert state_of(services, remark) is RemarkState.ANSWERED
    assert services.remarks.board(2026).accepted_sentence.startswith("Chi bộ đã tiếp thu 1/1")

    services.history.undo()
    assert state_of(services, remark) is RemarkState.OVERDUE


def test_a_draft_answer_is_kept_and_the_remark_stays_open(services, remark):
    services.remarks.keep_draft(remark, "Chi bộ sẽ ")

    assert services.remarks.find(remark).remark.answer == "Chi bộ sẽ"
    assert services.remarks.overdue() == 1

    services.remarks.answer(remark, ANSWER)
    with pytest.raises(Refused):
        services.remarks.keep_draft(remark, "khác")


def test_praise_alone_is_taken_note_of_and_never_late(services, meeting, team):
    praise = RemarkForm(strength="Sôi nổi", due_on=HELD)
    services.remarks.note(VisitForm(meeting, team_id=team), (praise,))

    assert services.remarks.overdue() == services.remarks.count(2026) == 0
    assert services.remarks.board(2026).counts.noted == 1


def test_waiting_remarks_of_earlier_years_stay_on_the_board(services, remark):
    assert [row.id for row in services.remarks.board(2027).rows] == [remark]
    assert services.remarks.count(2027) == 1

    services.remarks.answer(remark, ANSWER)
    assert services.remarks.board(2027).rows == ()


def test_a_remark_becomes_a_task_that_is_linked_to_it(services, remark, members):
    owner, due = members["Nguyễn Thị Hạnh"], date(2026, 11, 20)
    draft = services.remarks.task_draft(remark)
    assert draft.source == "Góp ý của Tổ công tác số 2, buổi 03/9/2026"
    assert (draft.text, draft.owner_id, draft.due_on) == ("Bổ sung phần hạn chế", None, None)

    task = services.remarks.give_task(remark, replace(draft, owner_id=owner, due_on=due))
    row = services.remarks.find(remark)
    assert (row.remark.task_id, row.task_text) == (task, "Bổ sung phần hạn chế")
    with pytest.raises(Refused):
        services.remarks.give_task(remark, replace(draft, owner_id=owner, due_on=due))

    services.history.undo()
    assert services.remarks.find(remark).remark.task_id is None
    assert services.tasks.open() == ()


def test_a_task_without_a_person_is_refused_and_nothing_is_linked(services, remark):
    with pytest.raises(ValidationError):
        services.remarks.give_task(remark, services.remarks.task_draft(remark))
    assert services.remarks.find(remark).remark.task_id is None


def test_whoever_answers_in_time_is_proposed_for_the_task(services, remark, members):
    owner, due = members["Nguyễn Thị Hạnh"], DAY + timedelta(days=9)
    services.remarks.save(remark, replace(SAID, owner_id=owner, due_on=due))

    draft = services.remarks.task_draft(remark)
    assert (draft.owner_id, draft.due_on) == (owner, due)


def test_the_deadline_proposed_follows_the_rule_and_is_never_gone_by(services, meeting):
    assert services.remarks.due_for(meeting) == DAY + timedelta(days=10)


def test_remarks_and_answers_stay_possible_after_the_lock(tmp_path):
    with closing(open_sample(tmp_path / "mau")) as book:
        meeting = book.meetings.id_of("2026-09")
        assert book.meetings.file(meeting).header.stage is MeetingStage.LOCKED

        added = book.remarks.note(VisitForm(meeting, name="Trần Thị Tám"), (SAID,))[0]
        book.remarks.answer(added, ANSWER)
        assert book.remarks.find(added).remark.answered_on == DAY


def test_an_attendance_with_remarks_is_not_deleted(services, meeting, remark):
    visit = services.remarks.visits(meeting)[0].id
    with pytest.raises(Refused):
        services.remarks.remove_visit(visit)

    services.remarks.remove(remark)
    services.remarks.remove_visit(visit)
    assert services.remarks.visits(meeting) == ()
    with pytest.raises(NotFound):
        services.remarks.find(remark)


def test_an_attendance_can_be_corrected(services, meeting, remark):
    visit = services.remarks.visits(meeting)[0]
    services.remarks.save_visit(visit.id, replace(visit.form, online=True, name="Trần Thị Tám"))
    services.remarks.mark_sheet(visit.id, sent_on=HELD)
    services.remarks.mark_sheet(visit.id, back_on=DAY)

    after = services.remarks.visits(meeting)[0]
    assert (after.form.online, after.form.name) == (True, "Trần Thị Tám")
    assert (after.sheet_sent_on, after.sheet_back_on) == (HELD, DAY)


def test_unanswered_remarks_enter_the_next_agenda(services, remark, members):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY, time(14))
    services.agendas.open(made := services.meetings.create(draft))

    lines = [line for item in services.meetings.file(made).agenda for line in item.carried_lines]
    assert "Góp ý của Tổ công tác số 2 chưa trả lời: 1" in lines


def test_an_answered_remark_does_not_return(services, remark):
    services.remarks.answer(remark, ANSWER)
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY, time(14))
    services.agendas.open(made := services.meetings.create(draft))

    assert all(not item.carried_lines for item in services.meetings.file(made).agenda)


def test_a_late_remark_stands_on_the_work_list_of_the_first_page(services, remark, members):
    services.remarks.save(remark, replace(SAID, owner_id=members["Nguyễn Thị Hạnh"]))

    line = next(w for w in services.overview.load(2026).work if w.where == f"remark:{remark}")
    assert (line.when, line.button) == ("Quá 4 ngày", "Viết trả lời")
    assert line.what == "Trả lời góp ý của Tổ công tác số 2 (buổi 03/9)"
    assert line.why == "Báo cáo chưa nêu hạn chế. Đ/c Hạnh trả lời."


@pytest.mark.parametrize(
    ("words", "where", "origin"),
    [
        ("chua neu han che", "remark", "Tổ công tác số 2, 03/9/2026 · quá 4 ngày"),
        ("sua ngay", "remark", "Tổ công tác số 2, 03/9/2026 · quá 4 ngày"),
        ("tran thi tam", "visit", "dự họp 03/9/2026"),
        ("to cong tac so 2", "team", ""),
    ],
)
def test_remarks_visits_and_teams_are_found(services, meeting, remark, words, where, origin):
    services.remarks.keep_draft(remark, "Chi bộ sẽ sửa ngay")
    services.remarks.note(VisitForm(meeting, name="Trần Thị Tám"), ())

    (found,) = services.search.find(words)
    assert (found.where.partition(":")[0], found.origin) == (where, origin)
