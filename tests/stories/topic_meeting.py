"""The thematic meeting of quarter III/2020 of seed 001, and the year it stands in.

Cell, day, topic, the titles of the three tham luận, what was discussed and what the superior asked
are those of the article; every member, the minutes of each item and the two earlier topics are
invented. The regular meeting of September is the "lối sinh hoạt cũ" the secretary criticised.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemFate, ItemKind, ItemPart
from app.domain.cells import CellForm
from app.domain.choices import Choice
from app.domain.dates import PartialDate
from app.domain.duties import SUGGESTED
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage, Topic
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.papers import PaperDraft
from app.domain.periods import Period
from app.domain.votes import VoteDraft, VoteMatter, VoteMethod
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import MovingClock

CELL = CellForm(
    name="Chi bộ cơ quan Ủy ban MTTQ Việt Nam tỉnh",
    superior_name="Đảng ủy Khối các cơ quan tỉnh",
    records_from=date(2020, 1, 1),
)
DAY, KY = date(2020, 10, 7), Period(2020, quarter=3)
TOPIC = (
    "Đổi mới nội dung sinh hoạt chi bộ theo hướng thiết thực, phù hợp với nhiệm vụ chính trị "
    "của cơ quan"
)
EARLIER = (
    (Period(2020, 3), date(2020, 3, 20), "Học Bác về phong cách gần dân, trọng dân", 1),
    (Period(2020, 6), date(2020, 6, 19), "Nâng chất lượng giám sát và phản biện xã hội", 6),
)
RUBRIC = "hd42-rut-gon"
SECRETARY, DEPUTY, TAKER = "Đặng Thị Hòa", "Mai Văn Thông", "Trần Thị Lụa"
OTHERS = (
    "Cao Văn Bình",
    "Đỗ Thị Cúc",
    "Huỳnh Văn Giàu",
    "Kiều Thị Hạnh",
    "Lâm Quốc Khánh",
    "Ngô Thị Nga",
)
GUEST, GUEST_POST = "Nguyễn Phước Sơn", "Phó Bí thư Thường trực"
PAPERS = (
    (DEPUTY, "Vai trò của cấp ủy trong đổi mới, nâng cao chất lượng sinh hoạt chi bộ"),
    (
        "Cao Văn Bình",
        "Đổi mới, nâng cao chất lượng sinh hoạt định kỳ hàng tháng của chi bộ",
    ),
    (
        "Đỗ Thị Cúc",
        (
            "Đổi mới, nâng cao chất lượng sinh hoạt chuyên đề gắn với thực hiện nhiệm vụ chính trị "
            "của cơ quan"
        ),
    ),
)
OPENING = "Chi bộ cơ sở là nền tảng của Đảng, là hạt nhân chính trị ở cơ sở."
SPEECHES = (
    (SECRETARY, "làm rõ trách nhiệm của Bí thư chi bộ trong chuẩn bị nội dung."),
    ("Huỳnh Văn Giàu", "làm rõ trách nhiệm của cấp ủy trong buổi định kỳ hàng tháng."),
    ("Kiều Thị Hạnh", "làm rõ trách nhiệm của đảng viên trong buổi chuyên đề."),
    ("Ngô Thị Nga", "đề nghị dành thời gian tranh luận sau mỗi nội dung."),
)
SUPERIOR_SAID = (
    "đánh giá cao việc tổ chức hội nghị với chuyên đề thiết thực; đề nghị chi bộ thực hiện nghiêm "
    "túc, nề nếp chế độ sinh hoạt chi bộ theo Điều lệ Đảng, Kết luận số 18-KL/TW và Hướng dẫn số "
    "12-HD/BTCTW."
)
TAKEN_IN = "Chi bộ tiếp thu đầy đủ, đưa vào kế hoạch sinh hoạt quý IV."
CONCLUSION = "Thống nhất ba nhóm giải pháp đổi mới nội dung sinh hoạt chi bộ."
POINTS = {
    "1": "5",
    "2": "5",
    "3.1": "5",
    "3.2": "5",
    "4.1": "5",
    "4.2": "21",
    "4.3": "9",
    "5": "5",
    "6": "28",
    "7": "5",
}
NOTES = {
    "4.2": "Tranh luận, thảo luận chưa sôi nổi.",
    "4.3": "Thời gian hỏi đáp còn ngắn.",
    "6": "Hai việc của chuyên đề quý II xong muộn.",
}
TOTAL = Fraction(93)
PAPER_MINUTES = 8
GUEST_MINUTES = 6


def at(minute: int, day: date = DAY) -> datetime:
    """Return a moment of a morning meeting, counted in minutes from 8:00."""
    return datetime.combine(day, time(8)) + timedelta(minutes=minute)


def new_cell(place: Path, clock: MovingClock) -> tuple[Services, dict[str, int]]:
    """Return the open book of the cell with its members by name."""
    clock.set(8, 0, date(2020, 1, 6))
    services = Services.create(DataFolder.create(place), CELL, clock)
    services.cells.save_term(None, "2020–2025", date(2020, 1, 2), None)
    names = (SECRETARY, DEPUTY, TAKER, *OTHERS)
    ids = services.members.add_many(tuple(map(_official, names)))
    people = dict(zip(names, ids, strict=True))
    for name, post in zip(names[:3], Post, strict=True):
        services.members.set_post(people[name], post, date(2020, 1, 2))
    for draft in SUGGESTED:
        services.duties.add(replace(draft, starts_on=date(2020, 1, 1)))
    return services, people


def _official(name: str) -> MemberForm:
    joined = date(2012, 3, 1)
    return MemberForm(
        name,
        admission_date=PartialDate(date(2008, 5, 19)),
        official_date=PartialDate(date(2009, 5, 19)),
        joined_on=joined,
    )


def hold_earlier_topics(services: Services, people: dict[str, int]) -> tuple[int, ...]:
    """Hold the first and the second thematic meeting of the year."""
    return tuple(_held_topic(services, people, *told) for told in EARLIER)


def _held_topic(
    services: Services, people: dict[str, int], ky: Period, day: date, title: str, group: int
) -> int:
    topic = Topic(title, group, people[SECRETARY], drafted_on=day, approved_on=day, sent_on=day)
    meeting = services.meetings.create(_header(people, MeetingKind.THEMATIC, ky, day, topic))
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, at(0, day))
    return meeting


def _header(
    people: dict[str, int], kind: MeetingKind, ky: Period, day: date, topic: Topic | None = None
) -> MeetingDraft:
    return MeetingDraft(
        kind,
        ky,
        day,
        time(8),
        planned_minutes=90,
        place="Hội trường cơ quan",
        chair_id=people[SECRETARY],
        minute_taker_id=people[TAKER],
        topic=topic or Topic(),
    )


@dataclass(frozen=True)
class OldItem:
    """One item of the regular meeting held "the old way"."""

    kind: ItemKind
    title: str
    present: int
    discuss: int
    is_professional: bool = False


OLD_WAY = (
    OldItem(ItemKind.PROCEDURE, "Mở đầu, điểm danh", 5, 0),
    OldItem(ItemKind.INFORMATION, "Phổ biến, quán triệt văn bản cấp trên", 50, 0),
    OldItem(ItemKind.REPORT, "Góp ý nhiệm vụ quý III của các ban", 20, 5, is_professional=True),
    OldItem(ItemKind.DISCUSSION, "Ý kiến đảng viên", 0, 5),
    OldItem(ItemKind.DECISION, "Kết luận", 5, 0),
)


def old_regular_meeting(services: Services, people: dict[str, int]) -> int:
    """Prepare the regular meeting of September as such meetings used to be."""
    draft = _header(people, MeetingKind.REGULAR, Period(2020, 9), date(2020, 9, 4))
    meeting = services.meetings.create(draft)
    for item in OLD_WAY:
        services.agendas.add(
            meeting,
            AgendaItemDraft(
                item.kind,
                item.title,
                present_minutes=item.present,
                discuss_minutes=item.discuss,
                is_professional=item.is_professional,
            ),
        )
    services.meetings.set_stage(meeting, MeetingStage.PREPARING)
    return meeting


def hold_old_way(services: Services, meeting: int) -> None:
    """Hold that meeting as it was planned, minute by minute."""
    start = datetime.combine(date(2020, 9, 4), time(8))
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, start)
    for item in services.meetings.file(meeting).agenda:
        services.minutes.set_item_times(item.id, None, None, item.planned_minutes)
    services.minutes.adopt(meeting, start + timedelta(minutes=90))


def next_regular_meeting(services: Services, people: dict[str, int]) -> int:
    """Open the regular meeting of November with the agenda the application offers."""
    draft = _header(people, MeetingKind.REGULAR, Period(2020, 11), date(2020, 11, 5))
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting, "thuong-ky-90")
    return meeting


def prepare(services: Services, clock: MovingClock, people: dict[str, int]) -> int:
    """Prepare the thematic meeting with its three tham luận and return its id."""
    clock.set(8, 0, date(2020, 9, 21))
    topic = Topic(
        TOPIC,
        3,
        people[SECRETARY],
        drafted_on=date(2020, 9, 21),
        approved_on=date(2020, 9, 28),
        sent_on=date(2020, 10, 2),
        purpose="Đổi mới theo Chỉ thị số 10-CT/TW và Hướng dẫn số 12-HD/BTCTW.",
        assessment="Chuyên đề thiết thực, thảo luận thẳng thắn.",
    )
    meeting = services.meetings.create(_header(people, MeetingKind.THEMATIC, KY, DAY, topic))
    for author, title in PAPERS:
        draft = PaperDraft(title, people[author], minutes=PAPER_MINUTES, text=f"Nêu: {title}")
        services.thematic_papers.add(meeting, draft)
    services.agendas.open(meeting, "chuyen-de")
    _shape(services, meeting)
    guest = GuestDraft(GUEST, CELL.superior_name, GUEST_POST, is_superior=True)
    services.meetings.add_guest(meeting, guest)
    services.meetings.set_fact(meeting, "discussion_prompts", "Vì sao còn ít tranh luận?")
    edition = next(row for row in services.rubrics.list() if row.rubric_id == RUBRIC)
    services.scoring.choose_rubric(meeting, edition.id)
    return meeting


def _shape(services: Services, meeting: int) -> None:
    """Let the three tham luận stand for the single paper, and the superior speak at the end."""
    agenda = services.meetings.file(meeting).agenda
    services.agendas.remove(next(i.id for i in agenda if i.title == "Trình bày chuyên đề"))
    agenda = services.meetings.file(meeting).agenda
    place = next(at for at, i in enumerate(agenda) if i.kind is ItemKind.DISCUSSION) + 1
    guest = AgendaItemDraft(
        ItemKind.GUEST,
        "Đại biểu cấp trên phát biểu chỉ đạo",
        part=ItemPart.THEMATIC,
        presenter_name=GUEST,
        present_minutes=GUEST_MINUTES,
        discuss_minutes=0,
    )
    services.agendas.add(meeting, guest, place)


def committee_meets(
    services: Services, clock: MovingClock, people: dict[str, int], meeting: int
) -> None:
    """Hold the chi ủy meeting that prepares the thematic one."""
    day = date(2020, 9, 28)
    header = _header(people, MeetingKind.COMMITTEE, Period(2020, 9), day)
    committee = services.meetings.create(header)
    services.agendas.open(committee)
    services.meetings.link_committee(committee, meeting)
    clock.set(8, 0, day)
    services.minutes.start(committee)
    services.attendance.mark_all_present(committee)
    for item in services.meetings.file(committee).agenda:
        services.minutes.set_item_text(item.id, "content", "Chi ủy thống nhất.")
        services.agendas.set_fate(item.id, ItemFate.DONE)
    services.meetings.set_fact(committee, "conclusion", "Thống nhất chuyên đề quý III")
    clock.set(9, 0)
    services.minutes.adopt(committee)


def hold(services: Services, clock: MovingClock, people: dict[str, int], meeting: int) -> None:
    """Record the meeting from paper: items, speeches, the superior, votes."""
    clock.set(14, 0, DAY)
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, at(0))
    services.attendance.mark_all_present(meeting)
    minute = 0
    for item in services.meetings.file(meeting).agenda:
        services.minutes.set_item_times(item.id, at(minute), at(minute + item.planned_minutes))
        _write(services, meeting, people, item, minute)
        minute += item.planned_minutes
    services.meetings.set_fact(meeting, "conclusion", CONCLUSION)
    services.meetings.set_fact(meeting, "separate_from_work", True)
    _score(services, meeting)
    services.votes.record(meeting, _vote(VoteMatter.CONCLUSION))
    services.minutes.adopt(meeting, at(minute), replace(_vote(VoteMatter.MINUTES), at=at(minute)))


def _score(services: Services, meeting: int) -> None:
    """Let the chi ủy enter its points with why points were lost, and the cell vote them."""
    services.minutes.to_scoring(meeting)
    for line, points in POINTS.items():
        choice = Choice(line, points=Fraction(points), note=NOTES.get(line, ""))
        services.scoring.choose(meeting, choice)
    services.scoring.vote(meeting, _vote(VoteMatter.SCORE))


def _vote(matter: VoteMatter) -> VoteDraft:
    return VoteDraft(matter, 9, method=VoteMethod.HANDS, at=at(80))


def _write(
    services: Services, meeting: int, people: dict[str, int], item: AgendaItem, minute: int
) -> None:
    if item.position == 2:
        services.minutes.set_item_text(item.id, "content", OPENING)
    if item.kind is ItemKind.DISCUSSION:
        for name, text in SPEECHES:
            line = EntryDraft(EntryKind.SPEECH, text, item.id, at(minute), people[name])
            services.minutes.add(meeting, line)
    if item.kind is ItemKind.GUEST:
        said = EntryDraft(EntryKind.SPEECH, SUPERIOR_SAID, item.id, at(minute), guest_name=GUEST)
        services.minutes.add(meeting, said)
        services.minutes.set_item_text(item.id, "response", TAKEN_IN)
