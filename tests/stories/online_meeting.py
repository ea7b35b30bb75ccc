"""The meeting of seed 000 that leaders of the province followed online, and the one after it.

Cell, superiors, what they praised and what they missed are those of the article. It names neither
day nor month: the resolution of 10/3/2021 and the epidemic put it into the summer of 2021, the
advice to meet at the beginning of the month puts it after its first week. Members are invented.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.cells import CellForm
from app.domain.directives import DirectiveDraft
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from app.domain.votes import VoteMatter
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import MovingClock
from tests.stories import telling
from tests.stories.telling import Chosen, Line, People, Told

CELL = CellForm(
    name="Chi bộ Cục Kiểm lâm",
    superior_name="Đảng bộ Sở Nông nghiệp và Phát triển nông thôn",
    place_name="Tuyên Quang",
    records_from=date(2021, 7, 1),
    assigned_superior="Hoàng Văn Lực",
)
RUBRIC = "an-phu-chi-tiet"
SECRETARY, DEPUTY, TAKER = "Nông Văn Kiên", "Ma Thị Huệ", "Lý Văn Toàn"
LATE_WITH_FILE, ADVISED = "Bàn Văn Sáng", "Triệu Thị Mây"
MEMBERS = (
    SECRETARY,
    DEPUTY,
    TAKER,
    LATE_WITH_FILE,
    ADVISED,
    "Đặng Văn Phin",
    "Hà Thị Nụ",
    "Hứa Văn Tài",
    "Phan Thị Vinh",
    "Quan Văn Dũng",
)
GROUP = "Tổ đảng Thanh tra, pháp chế"
PROVINCE, BLOCK = "Tỉnh ủy Tuyên Quang", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"
LEADER = "Chẩu Văn Lâm"
GUESTS = (
    GuestDraft(LEADER, PROVINCE, "Ủy viên BCH Trung ương Đảng, Bí thư Tỉnh ủy", True, True),
    GuestDraft("Lê Thị Kim Dung", PROVINCE, "Phó Bí thư Thường trực Tỉnh ủy", True, True),
    GuestDraft("Ma Thế Hồng", BLOCK, "Trưởng Ban Tổ chức Tỉnh ủy", True, True),
)
LATE_PAPER = DirectiveDraft(
    "11-NQ/ĐUK",
    "Đảng ủy Khối",
    "Nâng cao chất lượng sinh hoạt chi bộ",
    received_on=date(2021, 3, 15),
    issued_on=date(2021, 3, 10),
)
EPIDEMIC_PAPER = DirectiveDraft(
    "",
    "Tỉnh ủy",
    "Phòng, chống dịch Covid-19 trong tình hình mới",
    received_on=date(2021, 8, 4),
    summary="Trực chốt rừng giáp ranh đủ ba ca\nKhai báo y tế khi đi cơ sở\nHọp dưới 20 người",
)
JULY_DAY, AUGUST_DAY, SEPTEMBER_DAY = date(2021, 7, 5), date(2021, 8, 12), date(2021, 9, 6)

JULY = {
    "Ổn định": Told(6),
    "Sinh hoạt đầu giờ": Told(14, "Thời sự tháng 6."),
    "Báo cáo tháng 6": Told(20, "Ưu điểm: tuần tra đủ. Hạn chế: hồ sơ chậm."),
    "Thảo luận": Told(20, "Bàn việc phòng cháy rừng."),
    "Học tập và làm theo Bác": Told(8, "Một đồng chí báo cáo."),
    "Rà soát": Told(15, "Không có nghị quyết trước trong sổ."),
    "Đánh giá": Told(15, "Thống nhất nghị quyết."),
}
JULY_TASKS = (
    ("Kiểm tra trang bị chữa cháy rừng", DEPUTY, date(2021, 8, 5)),
    ("Lập danh sách hộ sống gần rừng", "Hứa Văn Tài", date(2021, 8, 10)),
)
AUGUST_REPORT = (
    "Công tác xây dựng đảng: kết nạp đúng quy trình, sinh hoạt đều. Ưu điểm: tuần tra 96 lượt, "
    "không để xảy ra cháy rừng."
)
AUGUST_MINUTES = {
    "Thời sự": (30, 0),
    "Báo cáo tháng 7": (14, 3),
    "Kết quả Nghị quyết": (8, 2),
    "Nâng cao chất lượng": (8, 0),
    "Covid-19": (4, 0),
}
"""As the chi ủy planned it: one long reading, little time to talk."""
AUGUST = {
    "Mở đầu": Told(6),
    "Thời sự": Told(30, "Điểm tin trong nước và quốc tế tháng 7."),
    "Kết quả Nghị quyết 01-NQ/CB": Told(8, "Hai nhiệm vụ đã xong."),
    "Báo cáo tháng 7": Told(
        14,
        "Tuần tra 96 lượt, không để xảy ra cháy rừng.",
        (
            Line("Đặng Văn Phin", "đề nghị bổ sung máy định vị cho trạm."),
            Line("Hà Thị Nụ", "nêu việc phối hợp với xã khi trực chốt."),
        ),
    ),
    "Nâng cao chất lượng": Told(7, "Đọc toàn văn nghị quyết."),
    "Covid-19": Told(
        4,
        "Quán triệt ba ý liên quan đến đơn vị.",
        (Line("Hứa Văn Tài", "nhận trực chốt giáp ranh ca đêm."),),
    ),
    "Nghị quyết Trung ương 4": Told(0, put_off="dịch Covid-19, chưa chuẩn bị bản tự kiểm điểm"),
    "Học tập và làm theo Bác": Told(6, "Báo cáo việc nêu gương giữ giờ trực."),
    "Tự phê bình": Told(
        16,
        "Tự phê bình, phê bình kết quả thực hiện nhiệm vụ được giao.",
        (
            Line(LATE_WITH_FILE, "nhận khuyết điểm chậm hồ sơ vi phạm lâm luật."),
            Line(ADVISED, "giữ đúng giờ trực chốt", EntryKind.REMINDER),
            Line("Quan Văn Dũng", "phát hiện sớm điểm cháy", EntryKind.COMMENDATION),
        ),
    ),
    "Kết luận": Told(8, "Giao việc cho tổ đảng, đảng viên."),
    "Chấm điểm": Told(5),
    "Đọc và thông qua": Told(4),
}
GROUP_TASK = ("Lập lại hồ sơ vi phạm lâm luật quý III", "Bộ hồ sơ đủ chữ ký", date(2021, 8, 30))
MEMBER_TASK = ("Hướng dẫn khai báo y tế trước khi đi cơ sở", ADVISED, date(2021, 8, 20))
AUGUST_POINTS = Chosen(
    failed={"5.2": "Đọc văn bản một mạch, chưa gợi ý thảo luận."},
    notes={"4.5": "Bốn đồng chí phát biểu, mục quán triệt chưa có thảo luận."},
)
AUGUST_TOTAL = 95
"""100 less 4 for chairing and 1 for four speakers of ten."""


def new_cell(place: Path, clock: MovingClock) -> tuple[Services, dict[str, int]]:
    """Return the open book of the cell, its party group named, its members by name."""
    clock.set(8, 0, date(2021, 7, 1))
    services = Services.create(DataFolder.create(place), CELL, clock)
    services.cells.save_term(None, "2020–2025", date(2020, 5, 1), None)
    people = telling.add_members(services, MEMBERS, date(2020, 5, 20))
    group = services.members.add_group(GROUP)
    for name in MEMBERS[3:7]:
        services.members.set_group(people[name], group, date(2020, 5, 20))
    return services, people


def draft(people: People, day: date) -> MeetingDraft:
    """Return the header of the monthly meeting of a day."""
    return MeetingDraft(
        MeetingKind.REGULAR,
        Period(2021, month=day.month),
        day,
        time(14, 0),
        planned_minutes=90,
        place="Hội trường Cục Kiểm lâm",
        focus="Bảo vệ rừng gắn với phòng, chống dịch",
        preparer_id=people[DEPUTY],
        chair_id=people[SECRETARY],
        minute_taker_id=people[TAKER],
    )


def keep_july(services: Services, clock: MovingClock, people: People) -> int:
    """Record the meeting before: it gave two tasks, done by August."""
    meeting = services.meetings.create(draft(people, JULY_DAY))
    committee(services, clock, people, meeting, date(2021, 7, 2))
    clock.set(13, 0, JULY_DAY)
    services.agendas.open(meeting, "thuong-ky-90")
    end = telling.hold(services, meeting, JULY, people, telling.clock_at(JULY_DAY, 14))
    for text, owner, due in JULY_TASKS:
        services.tasks.assign(
            meeting, TaskDraft(text, people[owner], due_on=due, report_period="2021-08")
        )
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất nhiệm vụ tháng 7")
    telling.vote(services, meeting, VoteMatter.RESOLUTION, 10, end)
    services.minutes.adopt(meeting, end)
    clock.set(16, 0, JULY_DAY)
    issue(services, meeting, JULY_DAY)
    return meeting


def register_duty_and_papers(services: Services, clock: MovingClock) -> None:
    """Take the suggested duty of NQTW4 for July and December, and enter two papers from above."""
    clock.set(8, 0, date(2021, 8, 4))
    duty = services.duties.suggested()[0]
    services.duties.add(replace(duty, months=(7, 12), starts_on=date(2021, 7, 1)))
    services.directives.add(LATE_PAPER)
    services.directives.add(EPIDEMIC_PAPER)


def prepare_august(services: Services, clock: MovingClock, people: People) -> int:
    """Prepare the meeting the leaders will follow, with its faults."""
    meeting = services.meetings.create(draft(people, AUGUST_DAY))
    committee(services, clock, people, meeting, date(2021, 8, 9))
    services.agendas.open(meeting)
    for words, (present, discuss) in AUGUST_MINUTES.items():
        item = telling.item_called(services, meeting, words)
        changed = replace(telling.draft_of(item), present_minutes=present, discuss_minutes=discuss)
        services.agendas.save(item.id, changed)
    report = telling.item_called(services, meeting, "Báo cáo tháng 7")
    services.minutes.set_item_text(report.id, "draft_text", AUGUST_REPORT)
    prepare(services, meeting, date(2021, 8, 10))
    for guest in GUESTS:
        services.meetings.add_guest(meeting, guest)
    telling.choose_rubric(services, meeting, RUBRIC)
    return meeting


def committee(
    services: Services, clock: MovingClock, people: People, meeting: int, day: date
) -> None:
    """Let the chi ủy meet before a meeting."""
    header = replace(draft(people, day), starts_at=time(8, 0), planned_minutes=60)
    conclusion = f"Thống nhất nội dung tháng {day.month}"
    telling.committee_meets(services, clock, header, meeting, conclusion)


def prepare(services: Services, meeting: int, on: date) -> None:
    """Do what the checklist asks of every meeting, and tell everybody."""
    for name, value in (
        ("draft_resolution", "Dự thảo nghị quyết tháng."),
        ("discussion_prompts", "Việc nào còn vướng? Cách gỡ?"),
        ("papers_posted_on", on),
        ("papers_on_handbook", True),
        ("separate_from_work", True),
        ("dues_announced", True),
        ("bulletin_collected", True),
    ):
        services.meetings.set_fact(meeting, name, value)
    telling.send_notices(services, meeting, on)


def hold_august(services: Services, clock: MovingClock, people: People, meeting: int) -> None:
    """12/8: the meeting up to its adopted minutes."""
    start = telling.clock_at(AUGUST_DAY, 14)
    clock.moment = start
    for task in services.tasks.open():
        services.tasks.record(task.id, TaskState.DONE, "đã xong", meeting_id=meeting)
    end = telling.hold(services, meeting, AUGUST, people, start)
    item = telling.item_called(services, meeting, "Kết luận")
    blank = TaskDraft("", report_period="2021-09", item_id=item.id)
    text, product, due = GROUP_TASK
    group = services.members.groups()[0].id
    given = replace(blank, text=text, owner_group_id=group, due_on=due, deliverable=product)
    services.tasks.assign(meeting, given)
    text, owner, due = MEMBER_TASK
    services.tasks.assign(meeting, replace(blank, text=text, owner_id=people[owner], due_on=due))
    close(services, clock, meeting, end, AUGUST_POINTS)


def close(
    services: Services, clock: MovingClock, meeting: int, end: datetime, chosen: Chosen
) -> None:
    """Vote, score, adopt; the day after number the resolution, post, close the sheet, lock."""
    month = end.month
    conclusion = f"Thống nhất đánh giá tháng {month - 1}, nhiệm vụ tháng {month}"
    services.meetings.set_fact(meeting, "conclusion", conclusion)
    telling.vote(services, meeting, VoteMatter.RESOLUTION, 10, end)
    telling.score(services, meeting, chosen)
    telling.adopt(services, meeting, end, 10)
    clock.set(8, 0, end.date() + timedelta(days=1))
    issue(services, meeting, end.date())
    telling.finish(services, meeting, clock().date())
    services.finishing.lock(meeting)


def issue(services: Services, meeting: int, day: date) -> None:
    services.documents.issue(
        DocumentType.RESOLUTION, f"Lãnh đạo nhiệm vụ tháng {day.month}", day, meeting_id=meeting
    )
