"""Records with sensible defaults: the invented cell of the pictures and its meeting of November.

`a_meeting_file()` is that meeting as it stands on 04/11/2026, finished, with nothing left to
mend; a test changes what it is about.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.domain.agenda_presets import HD42
from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemFate, ItemKind
from app.domain.attendance import AttendanceLine, AttendanceState
from app.domain.cells import Cell, CellType, Term
from app.domain.checked_meetings import NO_OUTCOME, ScoreOutcome
from app.domain.dates import PartialDate
from app.domain.meeting_checks import check_meeting
from app.domain.meeting_file import (
    CommitteeRecord,
    MeetingFile,
    MemberYear,
    Person,
    PreviousResolution,
)
from app.domain.meetings import MeetingHeader, MeetingKind, MeetingStage, NoticeLine
from app.domain.members import Member, MemberClass, MemberForm, Post, PostPeriod, SituationPeriod
from app.domain.minutes import EntryKind, MinutesEntry
from app.domain.periods import Period
from app.domain.rule_sets import RuleSet, RuleValue, rule_set_on
from app.domain.score_sheets import SheetRecord, SheetState
from app.domain.settings import Settings
from app.domain.tasks import Task, TaskResult, TaskState
from app.domain.votes import Threshold, Vote, VoteMatter, VoteMethod

MEETING_DAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 4, 8, 5)
OFFICIAL = (
    "Dương Quốc Bình",
    "Cao Thị Diệp",
    "Phạm Văn Dũng",
    "Hồ Sỹ Đạt",
    "Bùi Thị Thu Hà",
    "Đặng Văn Hải",
    "Nguyễn Thị Hạnh",
    "Mai Thị Hương",
    "Trần Quang Huy",
    "Phan Đình Khánh",
    "Hoàng Thị Lan",
    "Tạ Thị Loan",
    "Lương Ngọc Minh",
    "Đinh Thị Nga",
    "Ngô Thị Kim Oanh",
    "Nguyễn Văn Thâm",
    "Trịnh Hồng Tham",
    "Vũ Thị Thắm",
    "Đỗ Đức Thành",
    "Lê Minh Tuấn",
)
PROBATIONARY = ("Lý Gia Bảo", "Phan Thị Mỹ Linh")
EXEMPT, AWAY = "Trần Thị Phượng", "Võ Hoài Nam"
NAMES = (*OFFICIAL, *PROBATIONARY, EXEMPT, AWAY)
IDS = {name: number for number, name in enumerate(NAMES, start=1)}
HANH, HA, DUNG, DAT = (
    IDS[name] for name in ("Nguyễn Thị Hạnh", "Bùi Thị Thu Hà", "Phạm Văn Dũng", "Hồ Sỹ Đạt")
)
HUY, HUONG, LAN = IDS["Trần Quang Huy"], IDS["Mai Thị Hương"], IDS["Hoàng Thị Lan"]
SPEAKERS = (*range(1, 7), *range(10, 15))
"""Eleven of the twenty present; the chair only chaired."""


def at(hour: int, minute: int, day: date = MEETING_DAY) -> datetime:
    """Return a moment of the meeting's day."""
    return datetime.combine(day, time(hour, minute))


def a_cell(**changes: Any) -> Cell:
    """Return the cell of the pictures."""
    cell = Cell(
        permanent_id="cb-1",
        name="Chi bộ Văn phòng",
        superior_name="Đảng bộ xã Tân Hòa",
        place_name="Tân Hòa",
        cell_type=CellType.OFFICE,
        organisation_code="",
        records_from=date(2026, 1, 1),
        is_sample=True,
        sample_now=NOW,
        assigned_superior="Nguyễn Hữu Phước",
    )
    return replace(cell, **changes)


def a_partial(day: date) -> PartialDate:
    """Return a date of which the day is known."""
    return PartialDate(day)


def a_member_form(**changes: Any) -> MemberForm:
    """Return the form of an official member."""
    form = MemberForm(
        full_name="Nguyễn Thị Hạnh",
        birth_date=a_partial(date(1980, 5, 19)),
        admission_date=a_partial(date(2005, 2, 3)),
        official_date=a_partial(date(2006, 2, 3)),
        joined_on=date(2010, 1, 1),
    )
    return replace(form, **changes)


def a_member(
    member_id: int = 1,
    *,
    situations: tuple[SituationPeriod, ...] = (),
    posts: tuple[Post, ...] = (),
    **changes: Any,
) -> Member:
    """Return an official member, with posts held since 2020."""
    held = tuple(PostPeriod(n, post, date(2020, 1, 1), None) for n, post in enumerate(posts))
    return Member(member_id, a_member_form(**changes), situations, held)


def a_line(name: str = "Nguyễn Thị Hạnh", **changes: Any) -> AttendanceLine:
    """Return an official member who is present."""
    line = AttendanceLine(
        member_id=IDS.get(name, 99),
        full_name=name,
        member_class=MemberClass.OFFICIAL,
        state=AttendanceState.PRESENT,
    )
    return replace(line, **changes)


def an_attendance() -> tuple[AttendanceLine, ...]:
    """Return the attendance of November: 20 of 22 there, one exempt, one away."""
    changed: dict[str, dict[str, Any]] = {
        "Trần Quang Huy": {"state": AttendanceState.EXCUSED, "reason": "Ốm"},
        "Mai Thị Hương": {"state": AttendanceState.EXCUSED, "reason": "Đi công tác"},
        "Cao Thị Diệp": {"arrived_at": at(14, 10)},
        "Hồ Sỹ Đạt": {"left_at": at(15, 20)},
        "Nguyễn Thị Hạnh": {"is_committee": True, "post_label": "Bí thư"},
        "Phạm Văn Dũng": {"is_committee": True, "post_label": "Phó bí thư"},
        "Bùi Thị Thu Hà": {"is_committee": True, "post_label": "Chi ủy viên"},
    }
    official = [a_line(name, **changed.get(name, {})) for name in OFFICIAL]
    young = [
        a_line(name, member_class=MemberClass.PROBATIONARY, is_official=False)
        for name in PROBATIONARY
    ]
    unmarked = AttendanceState.UNMARKED
    return (
        *official,
        *young,
        a_line(EXEMPT, member_class=MemberClass.EXEMPT, state=unmarked),
        a_line(AWAY, member_class=MemberClass.TEMPORARY_OUT, state=unmarked),
    )


def plain_lines(
    official: int, present: int, probationary: int = 0, probationary_present: int = 0
) -> tuple[AttendanceLine, ...]:
    """Return so many members of which so many are present, the others excused."""
    people = [(True, n < present) for n in range(official)]
    people += [(False, n < probationary_present) for n in range(probationary)]
    return tuple(
        AttendanceLine(
            member_id=number,
            full_name=f"Đảng viên {number}",
            member_class=MemberClass.OFFICIAL if is_official else MemberClass.PROBATIONARY,
            state=AttendanceState.PRESENT if is_there else AttendanceState.EXCUSED,
            is_official=is_official,
        )
        for number, (is_official, is_there) in enumerate(people, start=1)
    )


def an_item(position: int = 1, **changes: Any) -> AgendaItem:
    """Return an item that was dealt with."""
    item = AgendaItem(
        id=position,
        position=position,
        kind=ItemKind.DISCUSSION,
        title="Thảo luận",
        present_minutes=5,
        discuss_minutes=5,
        content="Đã bàn.",
        fate=ItemFate.DONE,
    )
    return replace(item, **changes)


def item_of(draft: AgendaItemDraft, position: int, **changes: Any) -> AgendaItem:
    """Return an item on the agenda made from a draft."""
    item = AgendaItem(
        id=position,
        position=position,
        kind=draft.kind,
        title=draft.title,
        part=draft.part,
        origin=draft.origin,
        step_ids=draft.step_ids,
        presenter_id=draft.presenter_id,
        present_minutes=draft.present_minutes,
        discuss_minutes=draft.discuss_minutes,
        carried_lines=draft.carried_lines,
    )
    return replace(item, **changes)


def an_agenda() -> tuple[AgendaItem, ...]:
    """Return the nine items of November as they were held."""
    starts = ((14, 0), (14, 8), (14, 20), (14, 35), (14, 57), (15, 5), (15, 20), (15, 26), (15, 31))
    ends = (*starts[1:], (15, 35))
    return tuple(
        item_of(
            draft,
            number,
            presenter_id=LAN if draft.kind is ItemKind.STUDY else HANH,
            started_at=at(*starts[number - 1]),
            ended_at=at(*ends[number - 1]),
            content="Đã trình bày, thảo luận.",
            fate=ItemFate.DONE,
        )
        for number, draft in enumerate(HD42.items, start=1)
    )


def a_vote(**changes: Any) -> Vote:
    """Return the vote on the resolution: 17 of a base of 20, after one member left."""
    vote = Vote(
        id=1,
        matter=VoteMatter.RESOLUTION,
        text="Nghị quyết tháng 11",
        method=VoteMethod.CARDS,
        threshold=Threshold.HALF,
        agree=17,
        against=0,
        other=0,
        item_id=7,
        at=at(15, 24),
    )
    return replace(vote, **changes)


def a_task(**changes: Any) -> Task:
    """Return a task with person, deadline and kỳ of report."""
    task = Task(
        id=1,
        code="17.1",
        meeting_id=11,
        item_id=7,
        text="Báo cáo tổng kết năm 2026",
        owner_id=HANH,
        owner_group_id=None,
        owner_name="Nguyễn Thị Hạnh",
        co_owner_ids=(),
        co_owner_names="",
        due_on=date(2026, 11, 25),
        deliverable="Dự thảo báo cáo",
        report_period="2026-12",
        standing=False,
        source="Nghị quyết 17-NQ/CB",
        state=TaskState.NOT_STARTED,
    )
    return replace(task, **changes)


def an_old_task(number: int, state: TaskState = TaskState.DONE, **changes: Any) -> Task:
    """Return a task of Nghị quyết 16, due in October, with its result."""
    result = TaskResult(number, state, date(2026, 10, 28))
    task = a_task(
        id=100 + number,
        code=f"16.{number}",
        meeting_id=10,
        due_on=date(2026, 10, 25),
        state=state,
        results=(result,),
    )
    return replace(task, **changes)


def a_previous(**changes: Any) -> PreviousResolution:
    """Return Nghị quyết 16 with eight tasks, seven of them done."""
    tasks = tuple(
        an_old_task(number, TaskState.EXTENDED if number == 7 else TaskState.DONE)
        for number in range(1, 9)
    )
    previous = PreviousResolution("16-NQ/CB", "tháng 10/2026", date(2026, 10, 5), tasks)
    return replace(previous, **changes)


def an_entry(entry_id: int = 1, **changes: Any) -> MinutesEntry:
    """Return a speech of a member."""
    entry = MinutesEntry(
        entry_id, 4, EntryKind.SPEECH, "Đề nghị rà soát hồ sơ.", at(14, 40), member_id=HA
    )
    return replace(entry, **changes)


def the_entries() -> tuple[MinutesEntry, ...]:
    """Return eleven speeches and one praise."""
    speeches = tuple(an_entry(n, member_id=member) for n, member in enumerate(SPEAKERS, start=1))
    praise = an_entry(99, kind=EntryKind.COMMENDATION, member_id=DUNG, text="Số hóa trước hạn.")
    return (*speeches, praise)


def the_notices(sent_on: date | None = date(2026, 10, 30)) -> tuple[NoticeLine, ...]:
    """Return the recipients of the invitation: every member summoned and the superior's."""
    members = tuple(
        NoticeLine(n, n, name, is_superior=False, sent_on=sent_on)
        for n, name in enumerate(NAMES[:22], start=1)
    )
    return (*members, NoticeLine(90, None, "Nguyễn Hữu Phước", is_superior=True, sent_on=sent_on))


def a_header(**changes: Any) -> MeetingHeader:
    """Return the head of the meeting of November, finished."""
    header = MeetingHeader(
        id=11,
        key="2026-11",
        kind=MeetingKind.REGULAR,
        period=Period(2026, month=11),
        stage=MeetingStage.FINISHING,
        day=MEETING_DAY,
        starts_at=time(14, 0),
        planned_minutes=90,
        place="Phòng họp A",
        preparer_id=DUNG,
        chair_id=HANH,
        minute_taker_id=HA,
        started_at=at(14, 0),
        ended_at=at(15, 35),
        separate_from_work=True,
        dues_announced=True,
        bulletin_collected=True,
        draft_resolution="Dự thảo nghị quyết tháng 11.",
        discussion_prompts="Làm gì để giảm hồ sơ trễ hạn?",
        conclusion="Thống nhất các nhiệm vụ tháng 11.",
        papers_posted_on=date(2026, 11, 1),
        papers_on_handbook=True,
        minutes_read_at=at(15, 31),
        minutes_adopted_at=at(15, 34),
        announced_on=MEETING_DAY,
    )
    return replace(header, **changes)


def a_sheet(**changes: Any) -> SheetRecord:
    """Return a voted sheet."""
    return replace(
        SheetRecord(id=1, rubric_edition_id=1, chosen_by_hand=False, state=SheetState.VOTED),
        **changes,
    )


def some_rules(day: date = MEETING_DAY, **values: str) -> RuleSet:
    """Return the rules of a day with some values set by the cell; "__" in a key stands for "."."""
    own = [RuleValue(k.replace("__", "."), v, day) for k, v in values.items()]
    return rule_set_on(day, own)


def a_meeting_file(**changes: Any) -> MeetingFile:
    """Return the finished meeting of November; `header` may be changed apart."""
    file = MeetingFile(
        cell=a_cell(),
        term=Term(1, "2025–2030", date(2025, 3, 1), None),
        settings=Settings(),
        rules=rule_set_on(MEETING_DAY),
        header=a_header(),
        title="Thường kỳ tháng 11/2026",
        people=tuple(Person(n, name) for name, n in IDS.items()),
        notices=the_notices(),
        agenda=an_agenda(),
        attendance=an_attendance(),
        entries=the_entries(),
        votes=(
            a_vote(id=1, matter=VoteMatter.AGENDA, agree=18, item_id=1, at=at(14, 15)),
            a_vote(id=2),
            a_vote(id=3, matter=VoteMatter.SCORE, item_id=8, at=at(15, 30)),
            a_vote(id=4, matter=VoteMatter.MINUTES, item_id=9, at=at(15, 34)),
        ),
        tasks=(a_task(), a_task(id=2, code="17.2", owner_id=DUNG)),
        previous=a_previous(),
        committee=(CommitteeRecord(21, "2026-11-cu", date(2026, 10, 28), True, True, False),),
        sheet=a_sheet(),
        member_years=(MemberYear(HUONG, 1, ("T11",)),),
        member_total=24,
    )
    return replace(file, **changes)


def with_header(file: MeetingFile, **changes: Any) -> MeetingFile:
    """Return a meeting with a changed head."""
    return replace(file, header=replace(file.header, **changes))


def before_meeting(stage: MeetingStage = MeetingStage.PREPARING, **changes: Any) -> MeetingFile:
    """Return the meeting of November before it is held: planned items, nobody marked."""
    file = a_meeting_file()
    agenda = tuple(
        replace(item, started_at=None, ended_at=None, content="", fate=None) for item in file.agenda
    )
    lines = tuple(
        replace(line, state=AttendanceState.UNMARKED, reason="", arrived_at=None, left_at=None)
        for line in file.attendance
    )
    header = replace(
        file.header,
        stage=stage,
        started_at=None,
        ended_at=None,
        conclusion="",
        minutes_read_at=None,
        minutes_adopted_at=None,
        announced_on=None,
    )
    blank = replace(
        file,
        header=header,
        agenda=agenda,
        attendance=lines,
        entries=(),
        votes=(),
        tasks=(),
        sheet=None,
        member_years=(),
    )
    return replace(blank, **changes)


def at_stage(stage: MeetingStage, file: MeetingFile | None = None) -> MeetingFile:
    """Return a meeting at another stage, everything else unchanged."""
    return with_header(file or a_meeting_file(), stage=stage)


def found(
    file: MeetingFile, code: str, now: datetime = NOW, outcome: ScoreOutcome = NO_OUTCOME
) -> list[tuple[str, str]]:
    """Return severity and message of what one check finds in a meeting."""
    findings = check_meeting(file, now, outcome)
    return [(f.severity.value, f.message) for f in findings if f.code == code]
