"""Rows of a whole recorded meeting, written straight into the tables of a sample book."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.data import tables as t
from app.data.agenda_rows import new_item
from app.data.carry_records import load_carry_source
from app.data.meeting_rows import add_notices, new_meeting
from app.domain.agenda_building import with_carried
from app.domain.agenda_presets import preset_for, with_months
from app.domain.agendas import ItemFate, ItemKind
from app.domain.attendance import AttendanceState
from app.domain.carry_over import carried_items
from app.domain.documents import DocumentState, DocumentType
from app.domain.ladders import GOAL
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskState
from app.domain.votes import Threshold, VoteMatter, VoteMethod

START = time(14, 0)
POSTING = "finish"
"""The rung that is done only after the meeting."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the minutes to write: who, what, under which item."""

    place: int
    kind: EntryKind
    member_id: int | None
    text: str
    at: datetime | None = None
    as_chair: bool = False


def at(day: date, hour: int, minute: int) -> datetime:
    """Return a moment of a meeting day."""
    return datetime(day.year, day.month, day.day, hour, minute)


def add_meeting(session: Session, draft: MeetingDraft) -> t.Meeting:
    """Add a meeting with its ladder done, recipients told and papers posted in time."""
    row = new_meeting(session, draft)
    add_notices(session, row)
    for line in row.notices:
        line.sent_on, line.channel = draft.day - timedelta(days=4), "Sổ tay đảng viên điện tử"
    people = {"assign": draft.preparer_id, "draft": draft.minute_taker_id}
    for rung in row.preparations:
        if rung.key not in {GOAL, POSTING}:
            rung.done_on, rung.person_id = rung.due_on, people.get(rung.key)
    row.papers_posted_on = draft.day - timedelta(days=1)
    row.papers_on_handbook = row.bulletin_collected = True
    row.separate_from_work = row.dues_announced = True
    row.dues_note = "Đã nộp đủ, đúng kỳ."
    return row


def add_agenda(session: Session, row: t.Meeting) -> list[t.AgendaItem]:
    """Give a meeting the agenda of its kind with what is carried in."""
    chosen = preset_for(row.kind)
    carried = carried_items(load_carry_source(session, row))
    drafts = with_carried(with_months(chosen.items, row.month), carried)
    row.agenda = [new_item(row.id, place, draft) for place, draft in enumerate(drafts, start=1)]
    session.flush()
    return row.agenda


def add_preset(session: Session, row: t.Meeting) -> list[t.AgendaItem]:
    """Give a meeting the bare agenda of its kind."""
    drafts = with_months(preset_for(row.kind).items, row.month)
    items = [new_item(row.id, place, draft) for place, draft in enumerate(drafts, start=1)]
    session.add_all(items)
    session.flush()
    set_committed_value(row, "agenda", items)  # a new meeting had none: nothing is asked for
    return items


def run_agenda(items: Sequence[t.AgendaItem], start: datetime, minutes: Sequence[int]) -> datetime:
    """Stamp the items one after the other and return the end."""
    moment = start
    for item, spent in zip(items, minutes, strict=True):
        item.started_at, item.fate = moment, ItemFate.DONE
        moment += timedelta(minutes=spent)
        item.ended_at = moment
    return moment


def add_attendance(
    session: Session, row: t.Meeting, marks: Iterable[tuple[int, AttendanceState, str]]
) -> None:
    """Mark members: id, state, reason."""
    for member_id, state, reason in marks:
        session.add(
            t.Attendance(
                meeting_id=row.id, member_id=member_id, state=state, reason=reason, votes=False
            )
        )


def add_entries(session: Session, row: t.Meeting, lines: Iterable[Said]) -> list[t.MinutesEntry]:
    """Write the lines of the minutes in order."""
    entries = [
        t.MinutesEntry(
            meeting_id=row.id,
            item_id=row.agenda[said.place].id,
            position=position,
            kind=said.kind,
            at=said.at,
            member_id=said.member_id,
            guest_name="",
            text=said.text,
            as_chair=said.as_chair,
            correction_mark="",
        )
        for position, said in enumerate(lines)
    ]
    session.add_all(entries)
    return entries


def add_vote(
    session: Session, row: t.Meeting, matter: VoteMatter, agree: int, moment: datetime | None
) -> t.Vote:
    """Record a vote by hands under the item it belongs to."""
    kinds = {VoteMatter.SCORE: ItemKind.SCORING, VoteMatter.MINUTES: ItemKind.READING}
    wanted = kinds.get(matter, ItemKind.DECISION)
    first = row.agenda[0] if matter is VoteMatter.AGENDA else None
    item = first or next((i for i in row.agenda if i.kind is wanted), row.agenda[-1])
    vote = t.Vote(
        meeting_id=row.id,
        item_id=item.id,
        matter=matter,
        text="",
        method=VoteMethod.HANDS,
        threshold=Threshold.HALF,
        agree=agree,
        against=0,
        other=0,
        at=moment,
    )
    session.add(vote)
    return vote


@dataclass(frozen=True, slots=True)
class Given:
    """One task to give."""

    text: str
    owner_id: int
    product: str
    due_on: date
    report_period: str = ""
    helper_ids: tuple[int, ...] = ()
    source: str = ""


def add_task(session: Session, row: t.Meeting, position: int, given: Given) -> t.Task:
    """Give a task with person, deadline, product and the meeting it is reported at."""
    task = t.Task(
        meeting_id=row.id,
        item_id=None,
        position=position,
        text=given.text,
        owner_id=given.owner_id,
        owner_group_id=None,
        due_on=given.due_on,
        deliverable=given.product,
        report_period=given.report_period,
        standing=False,
        source=given.source,
        state=TaskState.NOT_STARTED,
        co_owners=[t.TaskCoOwner(member_id=member_id) for member_id in given.helper_ids],
        results=[],  # a new task has none: nothing is asked for
    )
    session.add(task)
    return task


def add_result(
    task: t.Task, state: TaskState, on: date, text: str = "", new_due_on: date | None = None
) -> None:
    """Record what became of a task."""
    task.state = state
    task.results.append(
        t.TaskResult(meeting_id=None, on=on, state=state, text=text, new_due_on=new_due_on)
    )


@dataclass(frozen=True, slots=True)
class Issued:
    """One paper of the register to enter."""

    type: DocumentType
    number: int
    issued_on: date
    abstract: str
    meeting_id: int | None = None


def add_document(session: Session, term_id: int, issued: Issued) -> None:
    """Enter an issued paper in the register."""
    session.add(
        t.IssuedDocument(
            type=issued.type,
            number=issued.number,
            term_id=term_id,
            issued_on=issued.issued_on,
            abstract=issued.abstract,
            meeting_id=issued.meeting_id,
            state=DocumentState.ISSUED,
            cancel_reason="",
        )
    )


def finish(row: t.Meeting, start: datetime, end: datetime) -> None:
    """Stamp start, adoption and end, and the posting two days later."""
    row.stage = MeetingStage.FINISHING
    row.started_at, row.ended_at = start, end
    row.minutes_read_at = end - timedelta(minutes=3)
    row.minutes_adopted_at = end - timedelta(minutes=1)
    row.adoption_committed = row.posting_committed = True
    posted = row.day + timedelta(days=1)
    row.finished_posted_on = row.reported_on = row.announced_on = posted
    for rung in row.preparations:
        if rung.key == POSTING:
            rung.done_on = posted
    row.signed_scan = "Đã có bản quét"


def add_committee_meeting(
    session: Session, meeting: t.Meeting, day: date, leaders: Sequence[int], chair_id: int
) -> t.Meeting:
    """Add the chi ủy meeting that prepares a meeting, held and with minutes."""
    draft = MeetingDraft(
        kind=MeetingKind.COMMITTEE,
        period=_period(meeting),
        day=day,
        starts_at=time(8, 0),
        place="Phòng Bí thư",
        focus="Chuẩn bị sinh hoạt chi bộ",
        chair_id=chair_id,
        minute_taker_id=leaders[-1],
    )
    row = add_meeting(session, draft)
    items = add_agenda(session, row)
    start = at(day, 8, 0)
    run_agenda(items, start, [10] * len(items))
    for item in items:
        item.content = "Chi ủy thảo luận, thống nhất."
    add_attendance(session, row, [(m, AttendanceState.PRESENT, "") for m in leaders])
    row.conclusion = "Thống nhất nội dung, chương trình, dự thảo nghị quyết trình chi bộ."
    row.stage = MeetingStage.FINISHING
    row.started_at, row.ended_at = start, start + timedelta(minutes=10 * len(items))
    session.add(t.CommitteeLink(committee_id=row.id, meeting_id=meeting.id))
    return row


def _period(meeting: t.Meeting) -> Period:
    return Period(meeting.year, meeting.month, None)
