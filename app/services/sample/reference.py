"""The reference data: many years of a large cell, each year written in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.data import tables as t
from app.data.closing import close_sheet, freeze_meeting
from app.data.meeting_files import read_open_meeting
from app.data.meeting_rows import new_meeting
from app.data.member_records import write_member
from app.data.rubric_records import edition_on, rubric_of
from app.data.score_records import points_text_of, sheet_record
from app.data.score_rows import new_line, new_sheet
from app.data.sheet_views import load_sheet_view
from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS
from app.domain.dates import PartialDate
from app.domain.documents import DocumentType
from app.domain.ladders import GOAL
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingDraft, MeetingKind, Topic
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.rubrics import RubricItemKind
from app.domain.tasks import TaskState
from app.domain.votes import VoteMatter
from app.services.sample.book import cell_row
from app.services.sample.months import SPEECHES
from app.services.sample.names import invented_names
from app.services.sample.reference_registers import (
    Registers,
    add_registers_of_year,
    declare_registers,
    fill_agenda,
)
from app.services.sample.rows import (
    START,
    Given,
    Issued,
    Said,
    add_attendance,
    add_document,
    add_entries,
    add_preset,
    add_result,
    add_task,
    add_vote,
    at,
    finish,
    run_agenda,
)

LAST_YEAR = 2026
MOST_YEARS_TO_JOIN, YEARS_TO_LEAVE = 20, 25
"""Nobody joins or leaves a short book after its last year."""
LAST_DAY = date(LAST_YEAR, 11, 4)
STAYING = 6
"""Members from the start of the list who neither join late nor leave."""
PERMANENT_ID = "5f1b1d3e-0000-4000-8000-c0ffee000030"
SPEECHES_A_MEETING = 20
TASKS_A_MEETING = 8
THEMATIC_MONTHS = (2, 5, 8, 11)
COMBINED_MONTH = 8
RUBRIC = "an-phu-chi-tiet"
UNTOLD = ("3.4",)
"""The line about invitations: the reference data sends none."""
LOST = "Chi bộ rút kinh nghiệm kỳ sau."
BY_HAND = frozenset(
    ("3.1", "3.2", "4.1", "4.2", "4.4", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "6.4")
)
JUDGED = ("3.1", "4.1", "5.2", "5.3", "6.2")
"""Lines that are sometimes not met, so that the years differ."""


@dataclass(slots=True)
class Reference:
    """What writing a year needs; the numbers run on from year to year."""

    member_ids: list[int]
    term_id: int
    edition_id: int
    rng: Random
    registers: Registers
    resolution: int = 0
    committee_id: int = 0
    """The last chi ủy meeting, which also prepares the thematic one of its month."""
    open_tasks: Sequence[t.Task] = ()


def declare_reference(session: Session, years: int, members: int) -> Reference:
    """Write the cell and its members, a few joining and leaving over the years."""
    first = date(LAST_YEAR - years + 1, 1, 1)
    session.add(cell_row(PERMANENT_ID, first, datetime(LAST_YEAR, 11, 4, 8, 5)))
    term = t.Term(name="Nhiệm kỳ", starts_on=first, ends_on=None)
    session.add(term)
    session.flush()
    edition = edition_on(session, RUBRIC, date(LAST_YEAR, 1, 1))
    if edition is None:
        raise ValueError(RUBRIC)
    ids = [
        _add_member(session, name, gender, place, first)
        for place, (name, gender) in enumerate(invented_names(members))
    ]
    for post, member_id in zip(Post, ids, strict=False):
        session.add(t.MemberPost(member_id=member_id, post=post, starts_on=first, ends_on=None))
    registers = declare_registers(session, ids[:STAYING], first, LAST_DAY)
    return Reference(ids, term.id, edition.id, Random(7), registers)


def _add_member(session: Session, name: str, gender: str, place: int, first: date) -> int:
    admitted = date(first.year - 2 - place % 30, 1 + place % 12, 3)
    joins_late = place % 7 == 6
    joined_after = place % min(MOST_YEARS_TO_JOIN, LAST_YEAR - first.year + 1)
    leaves = place % 19 == 18 and first.year + YEARS_TO_LEAVE <= LAST_YEAR
    row = t.Member()
    form = MemberForm(
        full_name=name,
        gender=gender,
        birth_date=PartialDate(date(admitted.year - 28, 1 + place % 12, 1 + place % 27)),
        admission_date=PartialDate(admitted),
        official_date=PartialDate(admitted.replace(year=admitted.year + 1)),
        joined_on=date(first.year + joined_after, 3, 1) if joins_late else first,
        left_on=date(first.year + YEARS_TO_LEAVE, 6, 1) if leaves else None,
        review_form="2B",
    )
    write_member(row, form)
    session.add(row)
    session.flush()
    return row.id


def build_reference_year(session: Session, reference: Reference, year: int) -> None:
    """Write the records of one year: regular, thematic, chi ủy, review."""
    for month in range(1, 13):
        if datetime(year, month, 3) > datetime(LAST_YEAR, 11, 4):
            _plan(session, year, month)
            continue
        kind = MeetingKind.COMBINED if month == COMBINED_MONTH else MeetingKind.REGULAR
        _record(session, reference, kind, date(year, month, 3))
        if month in THEMATIC_MONTHS and date(year, month, 17) <= date(LAST_YEAR, 11, 4):
            _record(session, reference, MeetingKind.THEMATIC, date(year, month, 17))
    if year < LAST_YEAR:
        _record(session, reference, MeetingKind.REVIEW, date(year, 12, 20))
    add_registers_of_year(session, reference.registers, year)


def _plan(session: Session, year: int, month: int) -> None:
    period = Period(year, month, None)
    new_meeting(session, MeetingDraft(MeetingKind.REGULAR, period, date(year, month, 3), START))


def _draft(reference: Reference, kind: MeetingKind, day: date) -> MeetingDraft:
    ids = reference.member_ids
    has_topic = kind in {MeetingKind.THEMATIC, MeetingKind.COMBINED}
    month = None if kind is MeetingKind.REVIEW else day.month
    quarter = (day.month + 2) // 3 if has_topic else None
    topic = Topic(f"Chuyên đề {day.month}/{day.year}", 1 + day.month % 7, ids[3], day, day, day)
    return MeetingDraft(
        kind=kind,
        period=Period(day.year, month, quarter),
        day=day,
        starts_at=START,
        planned_minutes=120 if kind is MeetingKind.COMBINED else 90,
        place="Phòng họp A",
        focus=f"Nhiệm vụ tháng {day.month}",
        preparer_id=ids[1],
        chair_id=ids[0],
        minute_taker_id=ids[2],
        topic=topic if has_topic else Topic(),
    )


def _record(session: Session, reference: Reference, kind: MeetingKind, day: date) -> t.Meeting:
    row = _prepared(session, _draft(reference, kind, day))
    if kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}:
        reference.committee_id = _committee(session, reference, row)
    if kind is not MeetingKind.REVIEW:
        session.add(t.CommitteeLink(committee_id=reference.committee_id, meeting_id=row.id))
    items = add_preset(session, row)
    fill_agenda(session, reference.registers, row, items)
    for item in items:
        item.presenter_id = reference.member_ids[day.month % len(reference.member_ids)]
    end = run_agenda(items, at(day, 14, 0), _minutes_of(items))
    present = _attend(session, reference, row)
    entries = _talk(session, reference, row, present)
    for item in items:
        item.content = f"{item.title}: đã thực hiện đúng kế hoạch, có thảo luận, kết luận."
    row.conclusion = f"Chi bộ thống nhất nhiệm vụ trọng tâm tháng {day.month}."
    matters = (VoteMatter.AGENDA, VoteMatter.RESOLUTION, VoteMatter.SCORE)
    votes = [add_vote(session, row, matter, len(present) - 2, None) for matter in matters]
    if kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}:
        _resolution(session, reference, row)
    finish(row, at(day, 14, 0), end)
    file = _read(session, row, entries, votes)
    if kind is not MeetingKind.REVIEW:
        file = _score(session, reference, row, file)
    freeze_meeting(session, row, file, (), at(day, 17, 0) + timedelta(days=3))
    return row


def _minutes_of(items: Sequence[t.AgendaItem]) -> list[int]:
    return [max(1, item.present_minutes + item.discuss_minutes) for item in items]


def _prepared(session: Session, draft: MeetingDraft) -> t.Meeting:
    row = new_meeting(session, draft)
    for rung in row.preparations:
        rung.done_on = None if rung.key == GOAL else rung.due_on
    row.topic_drafted_on = row.topic_approved_on = row.topic_sent_on = draft.day
    row.papers_posted_on = draft.day - timedelta(days=1)
    row.papers_on_handbook = row.bulletin_collected = True
    row.separate_from_work = row.dues_announced = True
    row.draft_resolution = f"Lãnh đạo thực hiện nhiệm vụ tháng {draft.day.month}."
    row.discussion_prompts = "Việc nào còn chậm? Ai chủ trì, bao giờ xong?"
    return row


def _attend(session: Session, reference: Reference, row: t.Meeting) -> list[int]:
    marks = []
    for member_id in reference.member_ids:
        absent = reference.rng.random() < 0.06 and member_id not in reference.member_ids[:3]
        state = AttendanceState.EXCUSED if absent else AttendanceState.PRESENT
        marks.append((member_id, state, "đi công tác" if absent else ""))
    add_attendance(session, row, marks)
    return [member_id for member_id, state, _reason in marks if state is AttendanceState.PRESENT]


def _talk(
    session: Session, reference: Reference, row: t.Meeting, present: Sequence[int]
) -> list[t.MinutesEntry]:
    places = [place for place, item in enumerate(row.agenda) if item.discuss_minutes] or [0]
    speakers = reference.rng.sample(list(present), min(SPEECHES_A_MEETING, len(present)))
    lines = [
        Said(
            places[turn % len(places)],
            EntryKind.SPEECH,
            member_id,
            SPEECHES[(turn + row.day.month) % len(SPEECHES)],
        )
        for turn, member_id in enumerate(speakers)
    ]
    praise = Said(places[0], EntryKind.COMMENDATION, speakers[0], "hoàn thành tốt nhiệm vụ.")
    return add_entries(session, row, [*lines, praise])


def _resolution(session: Session, reference: Reference, row: t.Meeting) -> None:
    for task in reference.open_tasks:
        done = reference.rng.random() < 0.92
        state = TaskState.DONE if done else TaskState.DROPPED
        add_result(
            task, state, row.day - timedelta(days=1), "Hoàn thành" if done else "Không còn phù hợp"
        )
    reference.resolution += 1
    issued = Issued(
        DocumentType.RESOLUTION,
        reference.resolution,
        row.day,
        f"Lãnh đạo thực hiện nhiệm vụ tháng {row.day.month}/{row.day.year}",
        row.id,
    )
    add_document(session, reference.term_id, issued)
    ids = reference.member_ids
    reference.open_tasks = [
        add_task(
            session,
            row,
            place,
            Given(
                text=f"Nhiệm vụ {place} của tháng {row.day.month}/{row.day.year}",
                owner_id=ids[(row.day.month + place) % len(ids)],
                product=f"{place * 10} hồ sơ",
                due_on=row.day + timedelta(days=20),
                report_period=_next_period(row.day),
            ),
        )
        for place in range(1, TASKS_A_MEETING + 1)
    ]


def _next_period(day: date) -> str:
    return f"{day.year + day.month // 12}-{day.month % 12 + 1:02d}"


def _committee(session: Session, reference: Reference, regular: t.Meeting) -> int:
    leaders, day = reference.member_ids[:3], regular.day - timedelta(days=6)
    draft = MeetingDraft(
        kind=MeetingKind.COMMITTEE,
        period=Period(regular.year, regular.month, None),
        day=day,
        starts_at=START,
        place="Phòng Bí thư",
        chair_id=leaders[0],
        minute_taker_id=leaders[2],
    )
    row = _prepared(session, draft)
    items = add_preset(session, row)
    end = run_agenda(items, at(day, 14, 0), [10] * len(items))
    add_attendance(session, row, [(m, AttendanceState.PRESENT, "") for m in leaders])
    row.conclusion = "Thống nhất nội dung, chương trình trình chi bộ."
    finish(row, at(day, 14, 0), end)
    freeze_meeting(session, row, _read(session, row), (), at(day, 17, 0) + timedelta(days=3))
    return row.id


def _score(
    session: Session, reference: Reference, row: t.Meeting, file: MeetingFile
) -> MeetingFile:
    edition = session.get_one(t.RubricEdition, reference.edition_id)
    sheet = new_sheet(row.id, edition, row.day)
    session.add(sheet)
    missed = set(reference.rng.sample(JUDGED, reference.rng.randint(0, 2)))
    sheet.lines = [
        _chosen(item.id, item.kind, item.levels[0].id if item.levels else "", item.id in missed)
        for item in rubric_of(edition).items()
        if item.id in BY_HAND
    ]
    sheet.lines += [_noted(item_id, "", LOST) for item_id in UNTOLD]
    session.flush()
    file = replace(file, sheet=sheet_record(sheet))
    view = load_sheet_view(session, file, at(row.day, 17, 0))
    if view is None:
        raise ValueError(row.key)
    sheet.voted_points = points_text_of(view.sheet.total)
    close_sheet(session, file, view, sheet)
    return replace(file, sheet=sheet_record(sheet))


def _chosen(item_id: str, kind: RubricItemKind, best: str, is_missed: bool) -> t.ScoreLine:
    level = best if kind is RubricItemKind.BANDS else FAIL if is_missed else PASS
    return _noted(item_id, level, LOST if is_missed else "")


def _noted(item_id: str, level: str, note: str) -> t.ScoreLine:
    line = new_line(item_id)
    line.level_id, line.loss_note = level, note
    return line


def _read(
    session: Session,
    row: t.Meeting,
    entries: Sequence[t.MinutesEntry] = (),
    votes: Sequence[t.Vote] = (),
) -> MeetingFile:
    """Return what was written; what is known is not asked for: a third of the time otherwise."""
    session.flush()
    for name, known in (("entries", entries), ("votes", votes), ("guests", ()), ("notices", ())):
        set_committed_value(row, name, list(known))
    return read_open_meeting(session, row)
