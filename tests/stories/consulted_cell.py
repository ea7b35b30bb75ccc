"""A cell consulted by its superior on 21 and 22/9/2022, as seed 004 tells it.

The days, the superior, its 92 units and 7,200 members and what the cells asked for are those of the
article; the cell itself, its members, its papers from above and its models are invented.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.agendas import AgendaItemDraft, ItemKind
from app.domain.attendance import AttendanceState
from app.domain.cells import CellForm
from app.domain.dates import PartialDate
from app.domain.directives import DirectiveDraft
from app.domain.good_models import GoodModelDraft
from app.domain.meetings import MeetingDraft, MeetingForm, MeetingKind, Topic
from app.domain.members import MemberForm, Post
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.papers import PaperDraft
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import MovingClock

SUPERIOR = "Đảng ủy Khối các cơ quan tỉnh"
CELL = CellForm(
    name="Chi bộ Trung tâm Khuyến nông",
    superior_name=SUPERIOR,
    place_name="Cao Lãnh",
    records_from=date(2022, 8, 1),
)
RUBRIC = "hd42-rut-gon"
DAY = date(2022, 9, 6)
CONSULTED = date(2022, 9, 22)
"""The second of the two days the secretaries were heard."""
LEGAL_DAY = date(2022, 11, 3)
"""Thirty working days after it; no day off lies between."""
SECRETARY, DEPUTY, TAKER = "Võ Thị Kim Loan", "Lê Minh Trí", "Phan Thị Bé"
PROMOTED = "Trương Văn Đức"
SCATTERED = (PROMOTED, "Bùi Thị Sáu", "Dương Văn Nhàn", "Hồ Thị Phượng", "Lưu Văn Tám")
PROBATIONARY = "Nguyễn Thị Mộng Cầm"
OFFICIAL = (SECRETARY, DEPUTY, TAKER, *SCATTERED)
UNITS = "Đảng bộ Khối có 92 đơn vị cơ sở và trên 7.200 đảng viên."
ASKED = (
    (
        "Tiếp tục cải cách hành chính trong Đảng, áp dụng các hình thức trực tuyến để tạo thuận "
        "lợi cho đảng viên học tập, quán triệt Nghị quyết, Kết luận"
    ),
    (
        "Quan tâm thẩm định và kết luận về tiêu chuẩn chính trị đối với đảng viên được đề bạt, bổ "
        "nhiệm, phát triển đảng viên"
    ),
    "Triển khai các văn bản quy định của Đảng, thông tin thời sự nhanh chóng, kịp thời hơn",
    "Tổ chức hội nghị chuyên đề, giao lưu để các đơn vị chia sẻ mô hình, cách làm hay",
)
"""The four things the article says the cells asked of their superior."""
ANSWER = "Ghi nhận; nâng chất lượng văn bản theo hướng mẫu hóa, ứng dụng công nghệ thông tin."
SLOW, FAST = (
    DirectiveDraft(
        "118-CV/ĐUK",
        SUPERIOR,
        "Hướng dẫn học tập nghị quyết bằng hình thức trực tuyến",
        date(2022, 8, 2),
        summary="Học trực tuyến tại nơi công tác\nBáo số lượng trước ngày 10",
    ),
    DirectiveDraft(
        "126-CV/ĐUK",
        SUPERIOR,
        "Thông tin thời sự tháng 8",
        date(2022, 8, 29),
        summary="Giá vật tư tăng: vận động mua chung",
    ),
)
DAYS = {"118-CV/ĐUK": 35, "126-CV/ĐUK": 8}
"""Days from receipt to the meeting of the cell; 31 are allowed."""
MODELS = (
    GoodModelDraft(
        "Họp chi bộ tại điểm trình diễn",
        "Hai tháng một lần họp tại ruộng mẫu của đảng viên phụ trách",
        "Đảng viên dự đủ, bà con nghe được nghị quyết",
        date(2022, 9, 6),
        reported_on=CONSULTED,
    ),
    GoodModelDraft(
        "Nhóm tin nhắn thời sự sáng thứ Hai",
        "Phó bí thư gửi năm dòng tin mỗi tuần",
        "Không còn đọc tin dài trong buổi họp",
        date(2022, 9, 6),
    ),
)
NEIGHBOUR = "Đồng chí Đoàn Văn Út, Chi bộ Chi cục Thủy lợi"
SHARED = "Cách làm hay: sổ tay đảng viên xa cơ quan"
SPEECHES = (
    (PROMOTED, "đề nghị được học nghị quyết trực tuyến tại trạm."),
    ("Bùi Thị Sáu", "kiến nghị gửi văn bản sớm hơn qua thư điện tử."),
    (DEPUTY, "nhất trí, cả chi bộ cùng nêu."),
    (PROMOTED, "nhận theo dõi nhóm tin nhắn thời sự."),
)
LEFT_OUT = ("Thảo luận", "Rà soát kết quả nghị quyết")
"""What the agenda gives up for the consultation."""
TASK = "Hướng dẫn đảng viên xa cơ quan dùng phòng họp trực tuyến"


@dataclass(frozen=True)
class Told:
    """The book with its members by name and the meeting of September."""

    services: Services
    clock: MovingClock
    people: dict[str, int]
    meeting: int

    def meet(self, clock_day: date, hour: int = 8) -> None:
        """Let the day go on."""
        self.clock.set(hour, 0, clock_day)


def new_cell(place: Path, clock: MovingClock) -> tuple[Services, dict[str, int]]:
    """Return the open book of the cell with its members by name."""
    clock.set(8, 0, date(2022, 8, 30))
    services = Services.create(DataFolder.create(place), CELL, clock)
    services.cells.save_term(None, "2020–2025", date(2020, 6, 1), None)
    forms = [_official(name) for name in OFFICIAL]
    admitted = date(2021, 9, 2)
    forms.append(MemberForm(PROBATIONARY, admission_date=PartialDate(admitted), joined_on=admitted))
    ids = services.members.add_many(tuple(forms))
    people = dict(zip((*OFFICIAL, PROBATIONARY), ids, strict=True))
    for name, post in zip(OFFICIAL[:3], Post, strict=True):
        services.members.set_post(people[name], post, date(2020, 6, 1))
    return services, people


def _official(name: str) -> MemberForm:
    return MemberForm(
        name,
        admission_date=PartialDate(date(2010, 9, 2)),
        official_date=PartialDate(date(2011, 9, 2)),
        joined_on=date(2014, 1, 2),
        political_theory="Trung cấp" if name == PROMOTED else "",
    )


def tell(place: Path) -> Told:
    """Return the cell with its meeting of September held partly online."""
    clock = MovingClock()
    services, people = new_cell(place, clock)
    for directive in (SLOW, FAST):
        services.directives.add(directive)
    told = Told(services, clock, people, prepare(services, people))
    hold(told)
    return told


def prepare(services: Services, people: dict[str, int], basis: str = "Quy chế làm việc") -> int:
    """Open the regular meeting of September, held in one room and online."""
    draft = MeetingDraft(
        MeetingKind.REGULAR,
        Period(2022, 9),
        DAY,
        time(8),
        planned_minutes=90,
        place="Hội trường Trung tâm và phòng họp trực tuyến",
        form=MeetingForm.HYBRID,
        form_basis=basis,
        chair_id=people[SECRETARY],
        minute_taker_id=people[TAKER],
    )
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting, "thuong-ky-90")
    news = AgendaItemDraft(
        ItemKind.INFORMATION,
        "Đảng ủy Khối sắp tham vấn ý kiến bí thư cấp ủy cơ sở",
        present_minutes=5,
        discuss_minutes=10,
        info_source="Thông báo của Đảng ủy Khối",
        local_meaning="Chi bộ gom kiến nghị gửi trước ngày 22/9",
    )
    services.agendas.add(meeting, news, 2)
    for item in services.meetings.file(meeting).agenda:
        if item.title in LEFT_OUT:
            services.agendas.remove(item.id)
    edition = next(row for row in services.rubrics.list() if row.rubric_id == RUBRIC)
    services.scoring.choose_rubric(meeting, edition.id)
    return meeting


def hold(told: Told) -> None:
    """Hold the meeting: five scattered members take part online, one task is given."""
    services, meeting = told.services, told.meeting
    told.clock.set(8, 0, DAY)
    services.minutes.set_afterwards(meeting, True)
    services.minutes.start(meeting, datetime.combine(DAY, time(8)))
    for name in SCATTERED:
        services.attendance.mark(meeting, told.people[name], AttendanceState.ONLINE)
    services.attendance.mark_all_present(meeting)
    _write(told)
    task = TaskDraft(TASK, told.people[PROMOTED], due_on=date(2022, 9, 20), report_period="2022-10")
    given = services.tasks.assign(meeting, task)
    told.clock.set(8, 0, CONSULTED)
    services.tasks.record(given, TaskState.DONE, "Năm đồng chí dùng được", on=date(2022, 9, 19))


def _write(told: Told) -> None:
    services, meeting = told.services, told.meeting
    start = datetime.combine(DAY, time(8))
    for item in services.meetings.file(meeting).agenda:
        end = start + timedelta(minutes=item.planned_minutes)
        services.minutes.set_item_times(item.id, start, end)
        start = end
    news = next(i for i in services.meetings.file(meeting).agenda if i.info_source)
    services.minutes.set_item_text(news.id, "content", UNITS)
    for name, text in SPEECHES:
        line = EntryDraft(EntryKind.SPEECH, text, news.id, member_id=told.people[name])
        services.minutes.add(meeting, line)
    praised = EntryDraft(
        EntryKind.COMMENDATION,
        "giữ nền nếp dự họp từ xa.",
        news.id,
        member_id=told.people[PROMOTED],
    )
    services.minutes.add(meeting, praised)
    services.meetings.set_fact(meeting, "petitions_up", "\n".join(f"- {text}" for text in ASKED))
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất bốn kiến nghị gửi Đảng ủy Khối")


def shared_topic(told: Told) -> int:
    """Hold the thematic meeting of the quarter at which a neighbour tells of its way of working."""
    services, people, day = told.services, told.people, date(2022, 9, 27)
    topic = Topic("Sinh hoạt chi bộ khi đảng viên phân tán", 3, people[SECRETARY])
    draft = MeetingDraft(
        MeetingKind.THEMATIC,
        Period(2022, quarter=3),
        day,
        time(8),
        planned_minutes=90,
        chair_id=people[SECRETARY],
        minute_taker_id=people[TAKER],
        topic=topic,
    )
    meeting = services.meetings.create(draft)
    text = "Mỗi đảng viên xa cơ quan có một trang việc và một người giữ liên lạc."
    paper = PaperDraft(SHARED, author_name=NEIGHBOUR, minutes=15, text=text)
    services.thematic_papers.add(meeting, paper)
    services.agendas.open(meeting)
    services.meetings.add_guest(meeting, GuestDraft("Đoàn Văn Út", "Chi bộ Chi cục Thủy lợi"))
    told.clock.set(8, 0, day)
    services.minutes.start(meeting)
    return meeting
