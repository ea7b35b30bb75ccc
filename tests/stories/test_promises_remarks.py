"""What the articles ask of observers: S01, S17, S24 and S26 of the list of practices."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path

import pytest
from docx import Document

from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.observers import Observer, ObserverTeamForm
from app.domain.overviews import Urgency
from app.domain.periods import Period
from app.domain.remarks import AnswerForm, RemarkForm, RemarkState, VisitForm
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import TODAY, MovingClock, open_copy
from tests.told_books import peopled_book

HELD = date(2026, 11, 3)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def book(tmp_path: Path, clock: MovingClock) -> Iterator[Services]:
    with closing(open_copy(peopled_book(), tmp_path / "so", clock)) as services:
        yield services


@pytest.fixture
def meeting(book: Services) -> int:
    return add_meeting(book, 11, HELD)


def add_meeting(book: Services, month: int, day: date) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=month), day, time(14))
    made = book.meetings.create(draft)
    book.agendas.open(made)
    return made


def carried(book: Services, meeting: int) -> list[str]:
    file = book.meetings.file(meeting)
    return [line for item in file.agenda for line in item.carried_lines]


def test_s01_leaders_who_attend_online_comment_on_each_part_and_are_answered(book, meeting):
    guest = book.meetings.add_guest(
        meeting,
        GuestDraft("Nguyễn Hữu Phước", "Đảng ủy xã", "Phó Bí thư", is_superior=True, online=True),
    )
    visit = book.remarks.guest_form(guest)
    items = [item.id for item in book.meetings.file(meeting).agenda]
    said = [RemarkForm(shortcoming=f"Mục {n}: đi sâu hơn", item_id=i) for n, i in enumerate(items)]
    ids = book.remarks.note(visit, said)

    rows = book.remarks.board(2026).rows
    assert sorted(row.item_number for row in rows) == list(range(1, len(items) + 1))
    assert {(row.visit.form.online, row.visit.form.role) for row in rows} == {(True, "Phó Bí thư")}

    book.remarks.answer(ids[0], AnswerForm("Chi bộ tiếp thu.", accepted=True, on=TODAY.date()))
    book.remarks.answer(ids[1], AnswerForm("Do thời gian ngắn.", accepted=False, on=TODAY.date()))
    counts = book.remarks.board(2026).counts
    assert (counts.accepted, counts.answered, counts.total) == (1, 2, len(items))


def test_s01_an_unanswered_remark_comes_back_until_it_is_answered(book, meeting, clock):
    said = RemarkForm(proposal="Nêu rõ nguyên nhân", due_on=date(2026, 11, 13))
    (remark,) = book.remarks.note(VisitForm(meeting, "Nguyễn Hữu Phước"), (said,))
    clock.set(8, 0, date(2026, 11, 14))
    assert book.remarks.overdue() == 1
    late = [w.where for w in book.overview.load(2026).work if w.urgency is Urgency.OVERDUE]
    assert f"remark:{remark}" in late

    december = add_meeting(book, 12, date(2026, 12, 3))
    line = "Góp ý của đ/c Nguyễn Hữu Phước chưa trả lời: 1"
    assert line in carried(book, december)

    answer = AnswerForm("Đã bổ sung.", accepted=True, on=date(2026, 11, 14))
    book.remarks.answer(remark, answer)
    book.meetings.remove(december)
    assert line not in carried(book, add_meeting(book, 12, date(2026, 12, 3)))


def test_s17_what_the_superior_asks_can_become_a_task_of_the_cell(book, meeting):
    said = RemarkForm(proposal="Lập bảng theo dõi hồ sơ", due_on=date(2026, 11, 20))
    (remark,) = book.remarks.note(VisitForm(meeting, "Nguyễn Hữu Phước"), (said,))
    owner = book.members.all()[0].id
    book.remarks.save(
        remark, RemarkForm(said.strength, "", said.proposal, None, said.due_on, owner)
    )

    task = book.remarks.give_task(remark, book.remarks.task_draft(remark))
    (given,) = book.tasks.open()
    assert (given.id, given.owner_id, given.due_on) == (task, owner, date(2026, 11, 20))
    assert given.source == "Góp ý của đ/c Nguyễn Hữu Phước, buổi 03/11/2026"


def test_s24_the_team_that_follows_the_cell_is_known_with_head_members_and_dates(book, meeting):
    people = tuple(Observer(f"Đồng chí {n}", is_head=n == 1) for n in range(1, 6))
    form = ObserverTeamForm(
        "Tổ công tác số 3",
        decision="QĐ 21-QĐ/ĐU",
        decided_on=date(2026, 1, 5),
        starts_on=date(2026, 1, 10),
        observers=people,
    )
    team = book.observers.save(None, form)
    book.remarks.note(VisitForm(meeting, team_id=team), (RemarkForm(strength="Nghiêm túc"),))
    book.observers.end(team, date(2026, 12, 31))

    (kept,) = book.observers.teams()
    assert (kept.head.name, len(kept.form.observers), kept.visits) == ("Đồng chí 1", 5, 1)
    assert kept.span == "từ 10/01/2026 đến 31/12/2026"
    assert book.observers.teams_on(date(2027, 1, 1)) == ()


def test_s26_after_the_meeting_the_sheet_of_the_group_comes_back_in(book, meeting, tmp_path):
    team = book.observers.save(None, ObserverTeamForm("Tổ công tác số 3"))
    book.remarks.note(VisitForm(meeting, "Trần Thị Tám", team_id=team), ())
    (visit,) = book.remarks.visits(meeting)
    path = book.remark_sheets.export(meeting, visit.id, folder=tmp_path)
    document = Document(str(path))
    table = document.tables[2]
    for row, place, text in (
        (4, 2, "Số liệu rõ"),
        (4, 3, "Thiếu nguyên nhân"),
        (6, 4, "Đủ 15 phút"),
    ):
        table.cell(row, place).text = text
    document.save(str(path))

    preview = book.remark_sheets.read(path)
    assert book.remarks.board(2026).rows == ()
    book.remark_sheets.take(preview)
    rows = book.remarks.board(2026).rows
    assert [(row.item_number, row.visit.source) for row in rows] == [
        (4, "Tổ công tác số 3"),
        (6, "Tổ công tác số 3"),
    ]
    assert all(row.remark.state(TODAY.date()) is RemarkState.OPEN for row in rows)
    assert book.remarks.visits(meeting)[0].sheet_back_on == TODAY.date()


def test_s26_remarks_can_still_be_noted_while_the_meeting_is_being_finished(book, meeting):
    for stage in (MeetingStage.IN_SESSION, MeetingStage.SCORING, MeetingStage.FINISHING):
        book.meetings.set_stage(meeting, stage)
        book.remarks.note(VisitForm(meeting, "Trần Thị Tám"), (RemarkForm(strength=stage.value),))
    assert book.remarks.board(2026).counts.noted == 3
