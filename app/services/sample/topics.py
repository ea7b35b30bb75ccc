"""The thematic meetings of Chi bộ mẫu, and the combined one its book begins with."""

from datetime import date, datetime, timedelta

from app.data import tables as t
from app.data.meeting_rows import new_meeting
from app.domain.agendas import ItemPart
from app.domain.attendance import AttendanceState
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage, Topic
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
from app.services.sample.months import SPEECHES, SampleTopic
from app.services.sample.papers import add_papers, tell_papers
from app.services.sample.people import PEOPLE
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
from app.services.sample.turns import first_reporter

FIRST_DAY = date(2025, 12, 3)

SPEAKERS = 16


def build_topic(book: Book, topic: SampleTopic) -> None:
    """Write a thematic meeting: held, scored and locked, or in preparation."""
    session = book.session
    draft = _topic_draft(book, topic)
    if topic.points is None:
        add_papers(book, _prepare(book, draft), topic.month)
        return
    row = add_meeting(session, draft)
    if topic.proposed_on is not None:
        row.proposed_on, row.move_reason = topic.proposed_on, topic.why_moved
    row.topic_drafted_on = topic.day - timedelta(days=18)
    row.topic_approved_on = topic.day - timedelta(days=7)
    row.topic_sent_on = topic.day - timedelta(days=4)
    row.topic_purpose = "Nâng cao nhận thức, tìm giải pháp sát với nhiệm vụ của Văn phòng."
    row.draft_resolution = f"Kết luận chuyên đề: {topic.title}."
    row.discussion_prompts = "Liên hệ bản thân; việc làm được ngay trong tháng."
    lock(session, add_chi_uy(book, row, topic.day - timedelta(days=7)))
    session.flush()
    add_agenda(session, row)
    add_papers(book, row, topic.month)
    items = row.agenda
    end = run_agenda(items, at(topic.day, 14, 0), _topic_minutes(items))
    _attend_topic(book, row, topic)
    row.conclusion = f"Chi bộ thống nhất ba giải pháp của chuyên đề {topic.title.lower()}."
    row.topic_assessment = "Chuyên đề chuẩn bị công phu, thảo luận sôi nổi, sát thực tế."
    fill_items(items, row.conclusion)
    tell_papers(book, row)
    text = f"Làm theo giải pháp của chuyên đề {topic.title.lower()}"
    given = Given(
        text,
        book.ids[topic.author],
        "Báo cáo kết quả",
        topic.day + timedelta(days=30),
        f"{topic.day.year}-{topic.month + 1:02d}",
    )
    task = add_task(session, row, 1, given)
    add_result(task, TaskState.DONE, topic.day + timedelta(days=25), "Đã báo cáo chi bộ")
    finish(row, at(topic.day, 14, 0), end)
    score_meeting(session, row, book.edition, topic.points, evening(row))
    lock(session, row)


def _topic_draft(book: Book, topic: SampleTopic) -> MeetingDraft:
    return MeetingDraft(
        kind=MeetingKind.THEMATIC,
        period=Period(topic.day.year, topic.month, (topic.month + 2) // 3),
        day=topic.day,
        starts_at=START,
        planned_minutes=90,
        place=PLACE,
        focus=topic.title,
        preparer_id=book.ids[topic.author],
        chair_id=book.ids["hanh"],
        minute_taker_id=book.ids["ha"],
        topic=Topic(title=topic.title, group=topic.group, author_id=book.ids[topic.author]),
    )


def _attend_topic(book: Book, row: t.Meeting, topic: SampleTopic) -> None:
    session, month = book.session, topic.month
    away = {book.ids[key] for key in topic.away}
    marks = [
        (
            m,
            AttendanceState.EXCUSED if m in away else AttendanceState.PRESENT,
            "đi công tác" * (m in away),
        )
        for m, _s, _r in marks_of(book, month)
    ]
    add_attendance(session, row, marks)
    talk = next(p for p, i in enumerate(row.agenda) if i.kind.value == "discussion")
    there = [p for p in PEOPLE if p.year[month - 1] != "-" and book.ids[p.key] not in away]
    add_entries(
        session,
        row,
        [
            Said(talk, EntryKind.SPEECH, book.ids[p.key], SPEECHES[n % len(SPEECHES)])
            for n, p in enumerate(there[:SPEAKERS])
        ]
        + [
            Said(
                talk, EntryKind.COMMENDATION, book.ids[topic.author], "chuẩn bị chuyên đề chu đáo."
            )
        ],
    )
    voters = sum(p.official is not None and p.official <= topic.day for p in there)
    for matter in (VoteMatter.AGENDA, VoteMatter.CONCLUSION, VoteMatter.SCORE):
        add_vote(session, row, matter, voters, None)


def _topic_minutes(items: list[t.AgendaItem]) -> list[int]:
    spent = [item.present_minutes + item.discuss_minutes for item in items]
    talk = next(p for p, item in enumerate(items) if item.kind.value == "discussion")
    spent[talk] += max(0, 95 - sum(spent))
    return spent


def _prepare(book: Book, draft: MeetingDraft) -> t.Meeting:
    row = new_meeting(book.session, draft)
    row.stage = MeetingStage.PREPARING
    row.topic_drafted_on = date(2026, 10, 30)
    for rung in row.preparations:
        if rung.key in {"writer", "writer_draft"}:
            rung.done_on, rung.person_id = rung.due_on, draft.topic.author_id
    return row


def build_december(book: Book) -> list[t.Task]:
    """Write the combined meeting of December 2025, the first in the book; return its tasks."""
    session, day = book.session, FIRST_DAY
    row = _combined(book, day)
    lock(session, add_chi_uy(book, row, day - timedelta(days=6)))
    session.flush()
    items = add_agenda(session, row)
    first_reporter(book, row)
    end = run_agenda(items, at(day, 14, 0), [i.present_minutes + i.discuss_minutes for i in items])
    _part_times(row, items, end)
    _talk_in_december(book, row)
    row.conclusion = "Chi bộ thống nhất nhiệm vụ tháng 01 và ba việc về văn hóa công sở."
    fill_items(items, row.conclusion)
    for matter in (VoteMatter.AGENDA, VoteMatter.RESOLUTION, VoteMatter.SCORE):
        add_vote(session, row, matter, 20, None)
    given = Given(
        "Báo cáo tổng kết năm 2025", book.ids["hanh"], "Báo cáo", date(2025, 12, 25), "2026-01"
    )
    tasks = [add_task(session, row, 1, given)]
    abstract = "Lãnh đạo thực hiện nhiệm vụ tháng 01"
    issued = Issued(DocumentType.RESOLUTION, FIRST_RESOLUTION, day, abstract, row.id)
    add_document(session, book.term_id, issued)
    finish(row, at(day, 14, 0), end)
    score_meeting(session, row, book.edition, 92, evening(row))
    lock(session, row)
    return tasks


def _combined(book: Book, day: date) -> t.Meeting:
    draft = MeetingDraft(
        kind=MeetingKind.COMBINED,
        period=Period(day.year, day.month, 4),
        day=day,
        starts_at=START,
        planned_minutes=120,
        place=PLACE,
        focus="Tổng kết năm, chuyên đề quý IV",
        preparer_id=book.ids["dung"],
        chair_id=book.ids["hanh"],
        minute_taker_id=book.ids["ha"],
        topic=Topic("Văn hóa công sở", 6, book.ids["tuan"], day, day, day),
    )
    row = add_meeting(book.session, draft)
    row.topic_drafted_on, row.topic_approved_on = day - timedelta(days=18), day - timedelta(days=7)
    row.topic_sent_on = day - timedelta(days=4)
    row.draft_resolution = "Lãnh đạo thực hiện nhiệm vụ tháng 01 năm 2026."
    row.discussion_prompts = "Văn hóa công sở: việc gì làm được ngay?"
    return row


def _part_times(row: t.Meeting, items: list[t.AgendaItem], end: datetime) -> None:
    regular, thematic = row.parts
    split = next(item.started_at for item in items if item.part is ItemPart.THEMATIC)
    regular.started_at, regular.ended_at = items[0].started_at, split
    thematic.started_at, thematic.ended_at = split, end


def _talk_in_december(book: Book, row: t.Meeting) -> None:
    members = [p for p in PEOPLE if p.joined <= row.day and p.key not in {"phuong", "linh"}]
    marks = [(book.ids[p.key], AttendanceState.PRESENT, "") for p in members]
    add_attendance(book.session, row, marks)
    talk = [place for place, item in enumerate(row.agenda) if item.discuss_minutes]
    lines = [
        Said(talk[n % len(talk)], EntryKind.SPEECH, book.ids[p.key], SPEECHES[n % len(SPEECHES)])
        for n, p in enumerate(members[:13])
    ]
    praise = Said(talk[0], EntryKind.COMMENDATION, book.ids["tuan"], "trình bày chuyên đề tốt.")
    add_entries(book.session, row, [*lines, praise])
