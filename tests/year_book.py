"""A cell of ten and its twelve meetings of 2026, held and recorded, none of them scored yet.

What every rubric decides by is told here as plain figures; the tests that score the year work
their sums out from this table, by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.domain.agendas import ItemKind
from app.domain.attendance import AttendanceState
from app.domain.dates import PartialDate
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, Topic
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from app.domain.votes import VoteDraft, VoteMatter
from app.services.workspace import Services
from tests.books import MovingClock, new_book

NAMES = tuple(
    f"Nguyễn Văn {name}"
    for name in ("An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khoa", "Lâm", "Minh", "Nam")
)
REGULAR, THEMATIC, COMBINED = MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED
OCTOBER_ENDS = date(2026, 10, 31)
"""The deputy secretary has left: from November the cell has only its secretary."""
YEAR_END = datetime(2026, 12, 31, 8, 0)


@dataclass(frozen=True, slots=True)
class Month:
    """One meeting in figures."""

    month: int
    kind: MeetingKind
    excused: int
    """How many of ten are away with a reason, from the end of the list."""
    unexcused: int
    speakers: int
    minutes: int
    critique: int | None
    """Minutes of self-criticism; None: the item was not reached."""
    posted_before: int | None
    finished_after: int | None
    committee: bool
    notified: bool
    done: int
    """Tasks of this meeting done before the next one, of two."""
    adopts: bool = True
    """The resolution was voted."""
    praised: bool = True
    full: bool = True
    """The minutes say something of every item."""
    prepared: bool = True
    """The topic, where there is one, has its author, draft, approval and sending."""
    day: int = 5


MONTHS = (
    #     kind      exc une spk min  crit before after committee notified done
    Month(1, REGULAR, 0, 0, 6, 95, 20, 2, 1, True, True, 2),
    Month(2, REGULAR, 1, 0, 5, 90, 15, 1, 2, True, True, 1),
    Month(3, COMBINED, 0, 0, 5, 125, 30, 3, 2, True, True, 2, prepared=False),
    Month(4, REGULAR, 1, 1, 3, 80, 10, 0, 3, False, True, 0, full=False),
    Month(5, THEMATIC, 1, 0, 9, 90, None, 2, 1, True, True, 2, praised=False, full=False),
    Month(
        6, REGULAR, 3, 0, 2, 60, None, None, None, False, False, 1, adopts=False, full=False, day=12
    ),
    Month(7, REGULAR, 0, 0, 10, 90, 25, 5, 0, True, True, 2),
    Month(8, REGULAR, 1, 0, 4, 45, 15, 1, 2, False, False, 2, praised=False, full=False),
    Month(9, COMBINED, 2, 0, 4, 150, 15, 2, 2, True, True, 2),
    Month(10, REGULAR, 0, 0, 5, 92, 18, 2, 1, True, True, 2),
    Month(11, REGULAR, 0, 1, 6, 75, 15, 1, 1, True, True, 2, full=False),
    Month(12, REGULAR, 0, 0, 8, 100, 20, 2, None, True, True, 2),
)


def keep_year(place: Path) -> Path:
    """Make the book of the year and close it."""
    clock = MovingClock(datetime(2026, 1, 2, 8, 0))
    services = new_book(place, clock)
    services.cells.save_term(None, "2025–2030", date(2025, 3, 1), None)
    members = _members(services)
    services.rubrics.seed()
    for month in MONTHS:
        clock.moment = datetime(2026, month.month, month.day, 8, 0)
        _hold(services, members, month)
    services.close()
    return place


def _members(services: Services) -> list[int]:
    forms = [
        MemberForm(
            name,
            admission_date=PartialDate(date(2010, 2, 3)),
            official_date=PartialDate(date(2011, 2, 3)),
            joined_on=date(2015, 1, 1),
        )
        for name in NAMES
    ]
    ids = list(services.members.add_many(tuple(forms)))
    services.members.set_post(ids[0], Post.SECRETARY, date(2025, 6, 1))
    services.members.set_post(ids[1], Post.DEPUTY_SECRETARY, date(2025, 6, 1), OCTOBER_ENDS)
    return ids


def _hold(services: Services, members: list[int], month: Month) -> None:
    meeting = services.meetings.create(_draft(members, month, month.kind, month.day))
    services.documents.issue(
        DocumentType.RESOLUTION,
        "Nghị quyết tháng",
        date(2026, month.month, month.day),
        meeting_id=meeting,
        number=month.month,
    )
    services.agendas.open(meeting)
    _prepare(services, members, meeting, month)
    start = datetime(2026, month.month, month.day, 14, 0)
    services.minutes.start(meeting, start)
    _mark(services, members, meeting, month)
    _speak(services, members, meeting, month, start)
    _conclude(services, members, meeting, month)
    services.minutes.to_scoring(meeting)
    services.minutes.adopt(meeting, start + timedelta(minutes=month.minutes))
    if month.finished_after is not None:
        on = date(2026, month.month, month.day) + timedelta(days=month.finished_after)
        services.meetings.set_fact(meeting, "finished_posted_on", on)


def _draft(members: list[int], month: Month, kind: MeetingKind, day: int) -> MeetingDraft:
    return MeetingDraft(
        kind,
        Period(2026, month=month.month),
        date(2026, month.month, day),
        time(14, 0),
        planned_minutes=90,
        place="Phòng họp A",
        chair_id=members[0],
        minute_taker_id=members[1],
        topic=_topic(members, month) if kind in {THEMATIC, COMBINED} else Topic(),
    )


def _topic(members: list[int], month: Month) -> Topic:
    if not month.prepared:
        return Topic(title="Gần dân, vì dân")
    day = date(2026, month.month, 2)
    return Topic("Gần dân, vì dân", None, members[3], day, day, day)


def _prepare(services: Services, members: list[int], meeting: int, month: Month) -> None:
    if month.committee:
        _committee(services, members, meeting, month)
    if month.notified:
        notices = tuple(line.id for line in services.meetings.file(meeting).notices)
        services.meetings.send_notices(notices, date(2026, month.month, 2), "Zalo")
    if month.posted_before is not None:
        on = date(2026, month.month, month.day) - timedelta(days=month.posted_before)
        services.meetings.set_fact(meeting, "papers_posted_on", on)
        services.meetings.set_fact(meeting, "papers_on_handbook", True)
        services.meetings.set_fact(meeting, "draft_resolution", "Dự thảo nghị quyết.")
    if month.committee:
        services.meetings.set_fact(meeting, "discussion_prompts", "Vì sao hồ sơ trễ hạn?")


def _committee(services: Services, members: list[int], prepares: int, month: Month) -> None:
    meeting = services.meetings.create(_draft(members, month, MeetingKind.COMMITTEE, 3))
    services.agendas.open(meeting)
    services.meetings.link_committee(meeting, prepares)
    start = datetime(2026, month.month, 3, 16, 0)
    services.minutes.start(meeting, start)
    services.attendance.mark_all_present(meeting)
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất nội dung sinh hoạt.")
    services.minutes.adopt(meeting, start + timedelta(minutes=45))


def _mark(services: Services, members: list[int], meeting: int, month: Month) -> None:
    services.attendance.mark_all_present(meeting)
    away = members[10 - month.excused - month.unexcused :]
    for at, member in enumerate(away):
        state = AttendanceState.EXCUSED if at >= month.unexcused else AttendanceState.UNEXCUSED
        services.attendance.mark(meeting, member, state, "Ốm" if at >= month.unexcused else "")


def _speak(
    services: Services, members: list[int], meeting: int, month: Month, start: datetime
) -> None:
    agenda = services.meetings.file(meeting).agenda
    content = next(item for item in agenda if item.kind in {ItemKind.REPORT, ItemKind.PAPER})
    for member in members[: month.speakers]:
        draft = EntryDraft(EntryKind.SPEECH, "Nhất trí báo cáo.", content.id, start, member)
        services.minutes.add(meeting, draft)
    if month.praised:
        draft = EntryDraft(EntryKind.COMMENDATION, "Xong sớm.", content.id, member_id=members[2])
        services.minutes.add(meeting, draft)
    for item in agenda:
        if month.full:
            services.minutes.set_item_text(item.id, "content", "Đã bàn và thống nhất.")
        if item.kind is ItemKind.CRITIQUE and month.critique is not None:
            end = start + timedelta(minutes=month.critique)
            services.minutes.set_item_times(item.id, start, end)


def _conclude(services: Services, members: list[int], meeting: int, month: Month) -> None:
    if month.adopts:
        here = 10 - month.excused - month.unexcused
        services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, here))
    due = date(2026, month.month, 28)
    for at in range(2):
        draft = TaskDraft(f"Nhiệm vụ {at + 1} tháng {month.month}", members[at + 2], due_on=due)
        task = services.tasks.assign(meeting, draft)
        if at < month.done:
            services.tasks.record(task, TaskState.DONE, "Đã xong.", on=due)
        else:
            services.tasks.record(task, TaskState.IN_PROGRESS, "Chưa xong.", on=due)


def scored_meetings(services: Services) -> Iterator[tuple[Month, int]]:
    """Give each month with its meeting."""
    kinds = {REGULAR, THEMATIC, COMBINED}
    rows = {row.day.month: row.id for row in services.meetings.list(2026) if row.kind in kinds}
    return ((month, rows[month.month]) for month in MONTHS)
