"""What the leaders of seed 000 said of each part, how the cell answers, and its next meeting."""

from dataclasses import replace
from datetime import date

from app.domain.directives import DirectiveDraft
from app.domain.meetings import MeetingKind
from app.domain.minutes import EntryKind
from app.domain.remarks import AnswerForm, RemarkForm
from app.domain.tasks import TaskDraft, TaskState
from app.services.remedies import remedies_of
from app.services.workspace import Services
from tests.books import MovingClock
from tests.stories import online_meeting as told
from tests.stories import telling
from tests.stories.telling import Chosen, Line, People, Told

SAID: dict[str, tuple[tuple[str, RemarkForm], ...]] = {
    "Ma Thế Hồng": (
        (
            "Báo cáo tháng 7",
            RemarkForm(shortcoming="Báo cáo công tác xây dựng đảng còn thiếu mặt hạn chế"),
        ),
        (
            "Nâng cao chất lượng",
            RemarkForm(shortcoming="Quán triệt nội dung của cấp ủy cấp trên còn chậm"),
        ),
        (
            "Nghị quyết Trung ương 4",
            RemarkForm(shortcoming="Chưa đánh giá đảng viên và người đứng đầu theo NQTW4"),
        ),
        ("Tự phê bình", RemarkForm(strength="Tự phê bình và phê bình, góp ý đảng viên")),
        ("Kết luận", RemarkForm(strength="Giao việc có thời gian hoàn thành")),
        ("", RemarkForm(strength="Nội dung chuẩn bị kỹ, gắn với nhiệm vụ chính trị")),
    ),
    told.LEADER: (
        (
            "Thời sự",
            RemarkForm(proposal="Thông tin đầy đủ tình hình địa phương, dịch bệnh, có dự báo"),
        ),
        ("Covid-19", RemarkForm(proposal="Lược những nội dung trực tiếp liên quan, tóm tắt gọn")),
        (
            "Báo cáo tháng 7",
            RemarkForm(proposal="Xác định rõ nguyên nhân của hạn chế để có giải pháp khắc phục"),
        ),
        ("", RemarkForm(proposal="Trao đổi mạnh mẽ, tăng tính tương tác; họp vào đầu tháng")),
    ),
}
"""Of each leader: the words of the item and what was said of it; none is the whole meeting."""
NOTED_ON, ANSWERED_ON = date(2021, 8, 13), date(2021, 8, 16)
BECOMES_TASK = "Lược những nội dung"
LEFT_OPEN = ("Chưa đánh giá đảng viên", "Trao đổi mạnh mẽ")
"""Remarks the cell has not answered when it prepares September."""
TASK_DUE = date(2021, 9, 3)

NEW_PAPER = DirectiveDraft(
    "",
    "Đảng ủy Sở",
    "Bảo vệ rừng mùa khô",
    received_on=date(2021, 8, 25),
    summary="Tuần tra ba ca ở xã giáp ranh\nKý cam kết với 40 hộ sống gần rừng\nBáo cáo ngày 20",
)
SERVES = "Nghị quyết 02-NQ/CB, nhiệm vụ bảo vệ rừng"
REPORT = (
    "Ưu điểm: tuần tra 102 lượt, hai vụ vi phạm được xử lý. "
    "Hạn chế: sáu hồ sơ vi phạm còn chậm. "
    "Nguyên nhân: chưa giao người theo dõi từng hồ sơ. "
    "Giải pháp: lập bảng theo dõi hồ sơ vi phạm."
)
REMEDY, REMEDY_DUE = "Lập bảng theo dõi hồ sơ vi phạm", date(2021, 9, 20)
SEPTEMBER = {
    "Mở đầu": Told(7),
    "Thời sự": Told(10, "Tình hình địa phương, dự báo dịch bệnh tháng 9."),
    "Bảo vệ rừng mùa khô": Told(
        5, "Phổ biến ba ý của văn bản.", (Line("Hứa Văn Tài", "nhận tuần tra ca đêm."),)
    ),
    "Kết quả Nghị quyết 02-NQ/CB": Told(
        11, "Hai nhiệm vụ đã xong.", (Line("Phan Thị Vinh", "báo cáo hồ sơ của tổ đảng."),)
    ),
    "Báo cáo tháng 8": Told(
        18,
        "Hạn chế, nguyên nhân, giải pháp như báo cáo.",
        (
            Line("Đặng Văn Phin", "đề nghị giao người theo dõi từng hồ sơ."),
            Line("Hà Thị Nụ", "đề nghị ký cam kết trước mùa khô."),
            Line("Quan Văn Dũng", "nêu cách phối hợp với xã."),
        ),
    ),
    "Nghị quyết Trung ương 4": Told(
        14,
        "Bí thư và từng đảng viên được đánh giá.",
        (
            Line(told.SECRETARY, "tự đánh giá vai trò người đứng đầu."),
            Line(told.LATE_WITH_FILE, "tự đánh giá theo các biểu hiện đã nêu."),
        ),
    ),
    "Học tập và làm theo Bác": Told(7, "Một đồng chí báo cáo."),
    "Tự phê bình": Told(
        15,
        "Tự phê bình và phê bình.",
        (Line("Hứa Văn Tài", "trực chốt đủ ca", EntryKind.COMMENDATION),),
    ),
    "Kết luận": Told(6, "Giao việc."),
    "Chấm điểm": Told(5),
    "Đọc và thông qua": Told(4),
}
SEPTEMBER_TOTAL = 100


def note_remarks(services: Services, clock: MovingClock, meeting: int) -> None:
    """13/8: write down what each leader said, of each part, though the minutes are locked."""
    clock.set(9, 0, NOTED_ON)
    file = services.meetings.file(meeting)
    guests = {guest.name: guest.id for guest in file.guests}
    due = services.remarks.due_for(meeting)
    for name, said in SAID.items():
        forms = [
            replace(
                form,
                item_id=telling.item_called(services, meeting, words).id if words else None,
                due_on=due if form.needs_answer else None,
            )
            for words, form in said
        ]
        services.remarks.note(services.remarks.guest_form(guests[name]), forms)


def answer_remarks(services: Services, clock: MovingClock, people: People) -> None:
    """16/8: answer all but two; one becomes a task of the minute taker."""
    clock.set(9, 0, ANSWERED_ON)
    for row in services.remarks.board(2021).rows:
        gist = row.remark.form.gist
        if not row.remark.form.needs_answer or gist.startswith(LEFT_OPEN):
            continue
        task = None
        if gist.startswith(BECOMES_TASK):
            draft = services.remarks.task_draft(row.id)
            given = replace(draft, owner_id=people[told.TAKER], due_on=TASK_DUE)
            task = services.remarks.give_task(row.id, given)
        said = "Chi bộ tiếp thu, làm từ tháng 9."
        answer = AnswerForm(said, accepted=True, on=ANSWERED_ON, task_id=task)
        services.remarks.answer(row.id, answer)


def plan_september(services: Services, clock: MovingClock, people: People) -> int:
    """Take the days the plan proposes for the rest of the year; returns September's."""
    clock.set(9, 0, date(2021, 8, 17))
    proposal = services.plans.propose(2021)
    regular = tuple(m for m in proposal.meetings if m.kind is MeetingKind.REGULAR)
    meeting = services.plans.accept(replace(proposal, meetings=regular))[0]
    day = services.meetings.file(meeting).header.day
    services.meetings.save(meeting, told.draft(people, day))
    return meeting


def prepare_september(services: Services, clock: MovingClock, people: People, meeting: int) -> None:
    """Prepare it as the leaders asked: remedies in the report, one summary, what is served."""
    clock.set(8, 0, date(2021, 8, 26))
    services.directives.add(NEW_PAPER)
    told.committee(services, clock, people, meeting, date(2021, 8, 31))
    services.agendas.open(meeting)
    report = telling.item_called(services, meeting, "Báo cáo tháng 8")
    services.minutes.set_item_text(report.id, "draft_text", REPORT)
    report = telling.item_called(services, meeting, "Báo cáo tháng 8")
    services.agendas.save(report.id, replace(telling.draft_of(report), serves=SERVES))
    told.prepare(services, meeting, date(2021, 9, 1))
    telling.choose_rubric(services, meeting, told.RUBRIC)


def hold_september(services: Services, clock: MovingClock, people: People, meeting: int) -> None:
    """Hold it at the beginning of the month; the remedy of the report becomes a task."""
    day = services.meetings.file(meeting).header.day
    clock.moment = start = telling.clock_at(day, 14)
    for task in services.tasks.open():
        services.tasks.record(task.id, TaskState.DONE, "đã xong", meeting_id=meeting)
    end = telling.hold(services, meeting, SEPTEMBER, people, start)
    report = telling.item_called(services, meeting, "Báo cáo tháng 8")
    (remedy,) = remedies_of(report)
    services.tasks.assign(
        meeting,
        TaskDraft(
            remedy,
            people[told.DEPUTY],
            due_on=REMEDY_DUE,
            report_period="2021-10",
            item_id=report.id,
        ),
    )
    told.close(services, clock, meeting, end, Chosen())
