"""The regular meetings of Chi bộ mẫu from January to October, each closed and locked."""

from datetime import date, timedelta

from app.data import tables as t
from app.domain.agendas import ItemKind
from app.domain.attendance import AttendanceState
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingForm, MeetingKind
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskState
from app.domain.votes import VoteMatter
from app.services.sample.book import (
    FIRST_RESOLUTION,
    PLACE,
    Book,
    add_chi_uy,
    evening,
    fill_items,
    lock,
    marks_of,
)
from app.services.sample.months import COMMENDED, MONTHS, SPEECHES, TOPICS, SampleMonth
from app.services.sample.observers import add_visit, declare_team
from app.services.sample.people import PEOPLE
from app.services.sample.registers import pass_on
from app.services.sample.rows import (
    START,
    Given,
    Issued,
    Said,
    add_agenda,
    add_attendance,
    add_document,
    add_entries,
    add_meeting,
    add_result,
    add_task,
    add_vote,
    at,
    finish,
    run_agenda,
)
from app.services.sample.scores import score_meeting
from app.services.sample.topics import build_december, build_topic
from app.services.sample.turns import SECOND, TALK, declare_earlier, second_reporter

OPEN_TASK_MONTH = 10
CORRECTED_MONTH = 6
RECOGNISED_MONTH = 4
RECOGNISED = "đồng chí Đinh Thị Nga, tính từ ngày 15/3/2026"
"""Đ/c Nga's year of probation ended on 15/3; the next regular meeting voted on it."""


def build_months(book: Book) -> list[t.Task]:
    """Write the meetings up to October with their thematic ones; return October's tasks."""
    declare_earlier(book)
    previous = build_december(book)
    declare_team(book)
    for number, month in enumerate(MONTHS, start=FIRST_RESOLUTION + 1):
        previous = _regular(book, month, number, previous)
        add_visit(book, month.day)
        topic = next((found for found in TOPICS if found.month == month.month), None)
        if topic is not None:
            build_topic(book, topic)
    return previous


def _regular(book: Book, month: SampleMonth, number: int, previous: list[t.Task]) -> list[t.Task]:
    session = book.session
    row = add_meeting(session, _draft(book, month))
    row.moved_from = month.moved_from
    row.move_reason = "trùng ngày nghỉ cuối tuần" if month.moved_from else ""
    row.draft_resolution = f"Lãnh đạo thực hiện nhiệm vụ tháng {month.month + 1}: {month.focus}."
    row.discussion_prompts = "Việc nào còn chậm? Ai chủ trì, bao giờ xong?"
    _chi_uy(book, month, row)
    for task in previous:
        on = min(task.due_on or month.day, month.day - timedelta(days=2))
        add_result(task, TaskState.DONE, on, "Hoàn thành đúng hạn")
    session.flush()
    items = add_agenda(session, row)
    second_reporter(book, row, month.month)
    pass_on(book, month.month, items)
    critique = 12 if month.points in {88, 86} else 16
    end = run_agenda(items, at(month.day, 14, 0), _minutes(items, critique))
    add_attendance(session, row, marks_of(book, month.month))
    add_entries(session, row, _entries(book, row, month))
    row.conclusion = f"Chi bộ thống nhất nhiệm vụ trọng tâm: {month.focus.lower()}."
    fill_items(items, row.conclusion)
    present = sum(state is AttendanceState.PRESENT for _m, state, _r in _officials(book, month))
    add_vote(session, row, VoteMatter.AGENDA, present, None)
    add_vote(session, row, VoteMatter.RESOLUTION, present, None)
    add_vote(session, row, VoteMatter.SCORE, present, None)
    if month.month == RECOGNISED_MONTH:
        recognition = add_vote(session, row, VoteMatter.RECOGNITION, present - 1, None)
        recognition.text = RECOGNISED
    tasks = [
        add_task(session, row, place, _given(book, month, entry, place))
        for place, entry in enumerate(month.tasks, start=1)
    ]
    abstract = f"Lãnh đạo thực hiện nhiệm vụ tháng {month.month % 12 + 1}"
    add_document(
        session,
        book.term_id,
        Issued(DocumentType.RESOLUTION, number, month.day, abstract, row.id),
    )
    finish(row, at(month.day, 14, 0), end)
    if month.month == 2:
        row.afterwards = True
    if month.month == 7:
        row.form, row.form_basis = MeetingForm.HYBRID, "Ba đồng chí đi công tác dự trực tuyến"
    score_meeting(session, row, book.edition, month.points, evening(row))
    lock(session, row)
    if month.month == CORRECTED_MONTH:
        _correct(book, row)
    return tasks


def _chi_uy(book: Book, month: SampleMonth, row: t.Meeting) -> None:
    """Add the chi ủy meeting before a meeting; that of October gave a task, still open."""
    committee = add_chi_uy(book, row, month.committee_on or month.day - timedelta(days=6))
    if month.month == OPEN_TASK_MONTH:
        given = Given(
            text="Thu phiếu bổ sung hồ sơ",
            owner_id=book.ids["oanh"],
            product="22 phiếu",
            due_on=date(2026, 10, 30),
            report_period="2026-11",
            source="Kết luận chi ủy",
        )
        task = add_task(book.session, committee, 2, given)
        add_result(task, TaskState.IN_PROGRESS, date(2026, 11, 3), "19/22 phiếu")
    lock(book.session, committee)


def _correct(book: Book, row: t.Meeting) -> None:
    """Add the one numbered correction of the year."""
    correction = t.Correction(
        meeting_id=row.id,
        number=1,
        text="Nhiệm vụ “Kiểm kê tài sản 6 tháng”: thời hạn là ngày 30/6/2026.",
        reason="Ghi nhầm ngày khi đọc lại biên bản.",
        person="Bùi Thị Thu Hà",
        at=at(row.day, 9, 0) + timedelta(days=12),
    )
    book.session.add(correction)


def _draft(book: Book, month: SampleMonth) -> MeetingDraft:
    return MeetingDraft(
        kind=MeetingKind.REGULAR,
        period=Period(month.day.year, month.month, None),
        day=month.day,
        starts_at=START,
        planned_minutes=90,
        place=PLACE,
        focus=month.focus,
        preparer_id=book.ids["dung"],
        chair_id=book.ids["hanh"],
        minute_taker_id=book.ids["ha"],
    )


def _given(book: Book, month: SampleMonth, entry: tuple[str, str, str], place: int) -> Given:
    text, owner, product = entry
    stated = month.deadlines[place - 1 : place]
    due = stated[0] if stated else month.day + timedelta(days=18 + place)
    report = Period(month.day.year, month.month % 12 + 1, None)
    key = f"{report.year}-{report.month or 1:02d}"
    return Given(text, book.ids[owner], product, due, key)


def _officials(book: Book, month: SampleMonth) -> list[tuple[int, AttendanceState, str]]:
    official = {
        book.ids[p.key] for p in PEOPLE if p.official is not None and p.official <= month.day
    }
    return [
        (m, AttendanceState.PRESENT if s is AttendanceState.ONLINE else s, r)
        for m, s, r in marks_of(book, month.month)
        if m in official
    ]


def _minutes(items: list[t.AgendaItem], critique: int) -> list[int]:
    spent = [item.present_minutes + item.discuss_minutes for item in items]
    for place, item in enumerate(items):
        if item.kind.value == "critique":
            spent[place] = critique
    spare = 95 - sum(spent)
    spent[3] += max(0, spare)
    return spent


def _entries(book: Book, row: t.Meeting, month: SampleMonth) -> list[Said]:
    speakers = [p for p in PEOPLE if p.year[month.month - 1] == "s"]
    talk = [place for place, item in enumerate(row.agenda) if item.discuss_minutes]
    study = next(at for at, item in enumerate(row.agenda) if item.kind is ItemKind.STUDY)
    said = []
    for turn, person in enumerate(speakers):
        reports = person.key == SECOND.get(month.month)
        place = study if reports else talk[turn % len(talk)]
        item = row.agenda[place]
        moment = (item.started_at or at(row.day, 14, 0)) + timedelta(minutes=1 + turn // len(talk))
        text = TALK if reports else SPEECHES[(turn + month.month) % len(SPEECHES)]
        said.append(Said(place, EntryKind.SPEECH, book.ids[person.key], text, moment))
    praised = COMMENDED[month.month % len(COMMENDED)]
    critique = next(p for p, item in enumerate(row.agenda) if item.kind.value == "critique")
    text = "hoàn thành tốt nhiệm vụ được giao trong tháng."
    praised_at = row.agenda[critique].started_at
    praise = Said(critique, EntryKind.COMMENDATION, book.ids[praised], text, praised_at)
    return sorted([*said, praise], key=lambda line: (line.place, line.at or at(row.day, 14, 0)))
