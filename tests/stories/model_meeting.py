"""The model meeting of March 2018 of seed 002, as a book can be made of it.

Cell, month, length, agenda and the superior's remark are those of the article; every member is
invented.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.agendas import AgendaItem
from app.domain.attendance import AttendanceState
from app.domain.cells import CellForm
from app.domain.choices import Choice
from app.domain.dates import PartialDate
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.rule_sets import RuleValue
from app.domain.tasks import TaskDraft
from app.domain.votes import VoteDraft, VoteMatter, VoteMethod
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import MovingClock
from tests.stories import telling

CELL = CellForm(
    name="Chi bộ Văn phòng HĐND – UBND thành phố",
    superior_name="Thành ủy Bắc Kạn",
    place_name="Bắc Kạn",
    records_from=date(2018, 3, 1),
    assigned_superior="Triệu Đức Lân",
)
DAY = date(2018, 3, 30)
RUBRIC = "hd42-rut-gon"
SECRETARY, DEPUTY, TAKER = "Nông Thị Hằng", "Hà Văn Tuyên", "Lường Thị Mai"
OFFICIAL = (
    SECRETARY,
    DEPUTY,
    TAKER,
    "Bàn Văn Thắng",
    "Đàm Thị Liễu",
    "Hoàng Văn Cường",
    "La Thị Dung",
    "Ma Thế Anh",
    "Nguyễn Thị Thúy",
    "Phùng Thị Hòa",
    "Triệu Văn Sơn",
    "Vi Thị Ngân",
)
PROBATIONARY = "Lý Văn Khoa"
GUEST = "Triệu Đức Lân"
REVIEWED = ("Ma Thế Anh", "Hoàng Văn Cường")
"""Whose turn it is: nobody has reported yet, so it goes by tên, đệm, họ."""
REMARK = (
    "đánh giá nội dung sinh hoạt cơ bản đảm bảo, thời gian phù hợp; đảng viên thảo luận, thẳng "
    "thắn chỉ ra những việc chuyên môn chưa đạt yêu cầu. Sau mỗi nội dung nên dành thời gian để "
    "đảng viên thảo luận; mỗi buổi kiểm điểm từ 01 đến 02 đảng viên; điểm do chi ủy chấm cần "
    "công bố cho toàn thể đảng viên sau buổi sinh hoạt."
)
CONCLUSION = (
    "thống nhất đánh giá tháng 3, nhiệm vụ trọng tâm năm 2018 và việc giao cho từng đồng chí"
)
POINTS = {
    "1": "5",
    "2": "5",
    "3.1": "5",
    "3.2": "5",
    "4.1": "5",
    "4.2": "22",
    "4.3": "9",
    "5": "5",
    "6": "28",
    "7": "5",
}
NOTES = {
    "4.2": "Có nội dung triển khai còn liền mạch.",
    "4.3": "Thảo luận mục đầu còn ngắn.",
    "6": "Hai việc chuyên môn chưa đạt yêu cầu.",
}
TOTAL = Fraction(94)
TITLES = {
    2: "Đánh giá công tác Đảng và kết quả công việc tháng 3/2018",
    3: "Nhiệm vụ trọng tâm năm 2018",
}
"""What the article calls two items the preset names by the months."""
TASKS = (
    ("Trả lời các kiến nghị của cử tri quý I", DEPUTY, date(2018, 4, 20)),
    ("Rà soát quy chế làm việc của Văn phòng", "Hoàng Văn Cường", date(2018, 4, 16)),
    ("Hướng dẫn các phòng dùng phần mềm văn bản", "Ma Thế Anh", date(2018, 4, 25)),
)


@dataclass(frozen=True)
class Said:
    """One line of the minutes: when, what kind, who, what."""

    minute: int
    kind: EntryKind
    who: str
    text: str


@dataclass(frozen=True)
class Held:
    """One item as it went: minutes, what the minutes say, who spoke."""

    minutes: int
    content: str
    said: tuple[Said, ...] = ()


def _speech(minute: int, who: str, text: str) -> Said:
    return Said(minute, EntryKind.SPEECH, who, text)


MEETING = (
    Held(5, ""),
    Held(
        7,
        "Điểm tin nổi bật trong nước và quốc tế tháng 3.",
        (_speech(10, "La Thị Dung", "đề nghị gửi trước bản điểm tin."),),
    ),
    Held(
        13,
        "Ưu điểm: phục vụ đủ các kỳ họp. Hạn chế: hai việc chuyên môn chưa đạt. "
        "Nguyên nhân: phối hợp chậm. Giải pháp: phân công đầu mối.",
        (
            _speech(20, "Đàm Thị Liễu", "nêu hai việc tham mưu chậm của tháng."),
            _speech(23, "Vi Thị Ngân", "nhất trí đánh giá, đề nghị rõ đầu mối."),
        ),
    ),
    Held(
        10,
        "Nhiệm vụ trọng tâm năm 2018.",
        (_speech(32, "Bàn Văn Thắng", "đề nghị ưu tiên phần mềm văn bản."),),
    ),
    Held(
        15,
        "Hai đồng chí tự kiểm điểm việc học tập và làm theo Bác.",
        (
            _speech(37, REVIEWED[0], "kiểm điểm việc nêu gương về giờ giấc."),
            _speech(43, REVIEWED[1], "kiểm điểm việc tiết kiệm văn phòng phẩm."),
        ),
    ),
    Held(
        9,
        "Giải đáp các việc còn khó khăn, hạn chế.",
        (_speech(54, "Phùng Thị Hòa", "nêu khó khăn khi tiếp công dân."),),
    ),
    Held(
        15,
        "Tự phê bình và phê bình thẳng thắn, đúng mực.",
        (
            _speech(62, "Triệu Văn Sơn", "nhận khuyết điểm gửi báo cáo chậm."),
            Said(66, EntryKind.COMMENDATION, "Nguyễn Thị Thúy", "hoàn thành tốt đợt tiếp dân."),
        ),
    ),
    Held(8, "Giao việc cho từng đồng chí.", (_speech(76, GUEST, REMARK),)),
    Held(4, ""),
    Held(4, ""),
)
"""The items of the preset in order; minutes are counted from 14:00."""
LENGTH = sum(item.minutes for item in MEETING)


def moment(minute: int) -> datetime:
    """Return a moment of the meeting, counted in minutes from its start."""
    hours, rest = divmod(minute, 60)
    return datetime(2018, 3, 30, 14 + hours, rest)


START, END = moment(0), moment(LENGTH)
VOTED_AGENDA, VOTED_TASKS, VOTED_SCORE = moment(4), moment(80), moment(85)


def new_cell(place: Path, clock: MovingClock) -> tuple[Services, dict[str, int]]:
    """Return the open book of the cell with its members by name."""
    clock.set(8, 0, date(2018, 3, 19))
    services = Services.create(DataFolder.create(place), CELL, clock)
    services.cells.save_term(None, "2015–2020", date(2015, 4, 1), None)
    days = (("meeting_day", "30"), ("window_from", "25"), ("window_to", "31"))
    services.cells.set_rules([RuleValue(key, value, date(2018, 1, 1)) for key, value in days])
    services.cells.set_rule(RuleValue("review_two_from", "12", date(2018, 1, 1)))
    return services, _members(services)


def _members(services: Services) -> dict[str, int]:
    forms = [telling.official(name) for name in OFFICIAL]
    admitted = date(2017, 9, 2)
    forms.append(MemberForm(PROBATIONARY, admission_date=PartialDate(admitted), joined_on=admitted))
    ids = services.members.add_many(tuple(forms))
    people = dict(zip((*OFFICIAL, PROBATIONARY), ids, strict=True))
    for name, post in zip(OFFICIAL[:3], Post, strict=True):
        services.members.set_post(people[name], post, date(2015, 4, 20))
    return people


def prepare(services: Services, clock: MovingClock, people: dict[str, int]) -> int:
    """Plan and prepare the meeting as the article tells it; return its id."""
    meeting = services.meetings.create(draft(people))
    committee_meets(services, clock, people, meeting)
    clock.set(9, 0, date(2018, 3, 27))
    services.agendas.open(meeting, "thuong-ky-mau-90")
    _name_months(services, meeting)
    for name, value in (
        ("draft_resolution", "Dự thảo nghị quyết tháng 3/2018."),
        ("discussion_prompts", "Việc nào còn khó khăn, hạn chế? Cách khắc phục?"),
        ("papers_posted_on", date(2018, 3, 28)),
        ("separate_from_work", True),
        ("dues_announced", True),
    ):
        services.meetings.set_fact(meeting, name, value)
    telling.send_notices(services, meeting, date(2018, 3, 26))
    role = "Ủy viên BTV Tỉnh ủy, Bí thư Thành ủy, Chủ tịch HĐND thành phố"
    services.meetings.add_guest(meeting, GuestDraft(GUEST, "Thành ủy Bắc Kạn", role, True))
    services.meetings.add_guest(
        meeting, GuestDraft("Đại biểu các chi bộ trực thuộc", "Thành ủy Bắc Kạn")
    )
    telling.choose_rubric(services, meeting, RUBRIC)
    return meeting


def draft(people: dict[str, int]) -> MeetingDraft:
    """Return the header of the meeting."""
    return MeetingDraft(
        MeetingKind.REGULAR,
        Period(2018, month=3),
        DAY,
        time(14, 0),
        planned_minutes=90,
        place="Phòng họp UBND thành phố",
        focus="Sinh hoạt thường kỳ mẫu",
        preparer_id=people[DEPUTY],
        chair_id=people[SECRETARY],
        minute_taker_id=people[TAKER],
    )


def committee_meets(
    services: Services, clock: MovingClock, people: dict[str, int], meeting: int
) -> None:
    """Add the chi ủy meeting that prepares the meeting."""
    header = replace(draft(people), day=date(2018, 3, 23), starts_at=time(8, 0))
    conclusion = "Thống nhất nội dung buổi sinh hoạt mẫu"
    telling.committee_meets(services, clock, header, meeting, conclusion)


def _name_months(services: Services, meeting: int) -> None:
    """Say what the article says: the work of March, the tasks of the whole year 2018."""
    agenda = services.meetings.file(meeting).agenda
    for place, title in TITLES.items():
        services.agendas.save(
            agenda[place].id, replace(telling.draft_of(agenda[place]), title=title)
        )
    study = replace(telling.draft_of(agenda[4]), present_minutes=8, discuss_minutes=7)
    services.agendas.save(agenda[4].id, study)


def record_live(
    services: Services, clock: MovingClock, meeting: int, people: dict[str, int]
) -> None:
    """Record the meeting while it is held: every time is stamped by the clock."""
    _tick(clock, START)
    services.minutes.start(meeting)
    _attend(services, meeting, people)
    minute = 0
    for place, held in enumerate(MEETING):
        if place:
            _tick(clock, moment(minute))
            services.minutes.next_item(meeting)
        _write_item(services, clock, meeting, people, place)
        minute += held.minutes
    _tick(clock, END)
    services.minutes.read_back(meeting, moment(LENGTH - 3))
    services.minutes.adopt(meeting, vote=_vote(VoteMatter.MINUTES, None))


def _write_item(
    services: Services, clock: MovingClock, meeting: int, people: dict[str, int], place: int
) -> None:
    item = services.meetings.file(meeting).agenda[place]
    services.minutes.set_item_text(item.id, "content", MEETING[place].content)
    if place == 0:
        _tick(clock, VOTED_AGENDA)
        services.votes.record(meeting, _vote(VoteMatter.AGENDA, item.id))
    for line in MEETING[place].said:
        _tick(clock, moment(line.minute))
        services.minutes.add(meeting, _entry(line, item.id, people, None))
    if place == 7:
        give_tasks(services, meeting, people, item.id)
        _tick(clock, VOTED_TASKS)
        services.votes.record(meeting, _vote(VoteMatter.RESOLUTION, item.id))
    if place == 8:
        score(services, meeting)
        _tick(clock, VOTED_SCORE)
        services.scoring.vote(meeting, _vote(VoteMatter.SCORE, item.id))


def record_afterwards(
    services: Services, meeting: int, people: dict[str, int], *, with_times: bool = True
) -> None:
    """Record the meeting from paper: times typed, or only the minutes each item took."""
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, START)
    _attend(services, meeting, people)
    minute = 0
    for place, held in enumerate(MEETING):
        item = services.meetings.file(meeting).agenda[place]
        if with_times:
            end = moment(minute + held.minutes)
            services.minutes.set_item_times(item.id, moment(minute), end)
        else:
            services.minutes.set_item_times(item.id, None, None, held.minutes)
        minute += held.minutes
        _type_item(services, meeting, people, item, place)
    services.minutes.read_back(meeting, moment(LENGTH - 3))
    services.minutes.adopt(meeting, END, replace(_vote(VoteMatter.MINUTES, None), at=END))


def _type_item(
    services: Services, meeting: int, people: dict[str, int], item: AgendaItem, place: int
) -> None:
    services.minutes.set_item_text(item.id, "content", MEETING[place].content)
    if place == 0:
        vote = replace(_vote(VoteMatter.AGENDA, item.id), at=VOTED_AGENDA)
        services.votes.record(meeting, vote)
    for line in MEETING[place].said:
        services.minutes.add(meeting, _entry(line, item.id, people, moment(line.minute)))
    if place == 7:
        give_tasks(services, meeting, people, item.id)
        vote = replace(_vote(VoteMatter.RESOLUTION, item.id), at=VOTED_TASKS)
        services.votes.record(meeting, vote)
    if place == 8:
        score(services, meeting)
        vote = replace(_vote(VoteMatter.SCORE, item.id), at=VOTED_SCORE)
        services.scoring.vote(meeting, vote)


def _attend(services: Services, meeting: int, people: dict[str, int]) -> None:
    away = people["La Thị Dung"], people["Phùng Thị Hòa"]
    services.attendance.mark(meeting, people["Vi Thị Ngân"], AttendanceState.PRESENT)
    services.attendance.mark(
        meeting, people[PROBATIONARY], AttendanceState.EXCUSED, "học lớp bồi dưỡng"
    )
    services.attendance.mark_all_present(meeting)
    services.attendance.set_times(meeting, away[0], moment(6), None)
    services.attendance.set_times(meeting, away[1], None, moment(82))


def _entry(line: Said, item_id: int, people: dict[str, int], at: datetime | None) -> EntryDraft:
    guest = line.who if line.who == GUEST else ""
    member = people.get(line.who)
    return EntryDraft(line.kind, line.text, item_id, at, member, guest)


def _vote(matter: VoteMatter, item_id: int | None) -> VoteDraft:
    agree = {VoteMatter.SCORE: 11, VoteMatter.MINUTES: 11, VoteMatter.AGENDA: 11}.get(matter, 12)
    return VoteDraft(matter, agree, method=VoteMethod.HANDS, item_id=item_id)


def give_tasks(services: Services, meeting: int, people: dict[str, int], item_id: int) -> None:
    """Give each task its person and deadline, and write the conclusion."""
    services.meetings.set_fact(meeting, "conclusion", CONCLUSION)
    for text, owner, due in TASKS:
        task = TaskDraft(text, people[owner], due_on=due, report_period="2018-04", item_id=item_id)
        services.tasks.assign(meeting, task)


def score(services: Services, meeting: int) -> None:
    """Let the chi ủy enter its points, with why points were lost."""
    services.meetings.set_fact(meeting, "adoption_committed", True)
    services.meetings.set_fact(meeting, "posting_committed", True)
    services.minutes.to_scoring(meeting)
    view = services.scoring.view(meeting)
    for item in view.sheet.items if view else ():
        choice = Choice(item.id, points=Fraction(POINTS[item.id]), note=NOTES.get(item.id, ""))
        services.scoring.choose(meeting, choice)


def finish(services: Services, clock: MovingClock, meeting: int) -> None:
    """Do what follows: number, posting, announcement, and the closed sheet."""
    clock.set(8, 0, date(2018, 3, 31))
    services.documents.issue(
        DocumentType.RESOLUTION, "Lãnh đạo nhiệm vụ tháng 4", DAY, meeting_id=meeting
    )
    for name in ("finished_posted_on", "reported_on", "announced_on"):
        services.meetings.set_fact(meeting, name, date(2018, 3, 31))
    services.scoring.close(meeting)


def _tick(clock: MovingClock, at: datetime) -> None:
    clock.moment = at
