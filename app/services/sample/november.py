"""November 2026 of Chi bộ mẫu: the meeting of 03/11 being finished, and what lies ahead."""

from datetime import date, time, timedelta

from app.data import tables as t
from app.data.meeting_rows import new_meeting
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskState
from app.domain.votes import VoteMatter
from app.services.sample.book import (
    FIRST_RESOLUTION,
    PLACE,
    Book,
    add_chi_uy,
    fill_items,
    lock,
    marks_of,
)
from app.services.sample.months import NOVEMBER_TASKS, TOPICS
from app.services.sample.observers import add_visit, draft_answer
from app.services.sample.registers import pass_on
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
    run_agenda,
)
from app.services.sample.scores import score_meeting
from app.services.sample.topics import build_topic

DAY = date(2026, 11, 3)
UNDONE = 7
"""Place of the task of October that was put off: kiểm kê tài sản phòng họp B."""
MINUTES = (8, 12, 15, 22, 8, 12, 7, 5, 6)
SAID: tuple[tuple[int, str, int, int, str], ...] = (
    (1, "tham_h", 14, 18, "đề nghị gửi bản tóm tắt văn bản mới trước buổi họp hai ngày."),
    (2, "thanh", 14, 31, "báo cáo dự thảo chuyên đề đã xong, xin ý kiến chi ủy."),
    (2, "tuan", 14, 33, "hồ sơ trễ hạn còn 1,6%, đề nghị giữ chỉ tiêu dưới 1,5% trong tháng 11."),
    (3, "tham_v", 14, 44, "đề nghị phân công người theo dõi từng hồ sơ sắp đến hạn."),
    (3, "hai", 14, 48, "nêu bất cập lịch trực cuối tuần, đề nghị chi bộ xem lại."),
    (3, "oanh", 14, 51, "báo cáo còn ba đồng chí chưa nộp phiếu bổ sung hồ sơ."),
    (4, "lan", 14, 58, "báo cáo kết quả học tập và làm theo Bác: tự soạn sổ hướng dẫn một cửa."),
    (
        5,
        "ha",
        15,
        8,
        "nhận khuyết điểm chậm gửi báo cáo tháng 9 hai ngày; sẽ chốt số trước ngày 28.",
    ),
    (5, "khanh", 15, 12, "góp ý việc phối hợp giữa các bộ phận khi xử lý hồ sơ liên thông."),
    (5, "bao", 15, 14, "tự nhận xét thời gian dự bị, hứa khắc phục việc ghi chép còn sơ sài."),
    (6, "dung", 15, 19, "thống nhất dự thảo, đề nghị ghi rõ sản phẩm từng nhiệm vụ."),
)
"""Item, who, when, what was said."""
CHAIR = "nêu yêu cầu tự phê bình và phê bình, tập trung vào trách nhiệm trong xử lý hồ sơ trễ hạn."
CONCLUSION = (
    "Tháng 10 chi bộ hoàn thành 7 trên 8 nhiệm vụ, hồ sơ trễ hạn còn 1,6%. Chi bộ thống nhất "
    "bảy nhiệm vụ tháng 11; việc kiểm kê tài sản phòng họp B gia hạn đến ngày 13 tháng 11."
)


def build_november(book: Book, october: list[t.Task]) -> None:
    """Write the meeting of 03/11/2026 up to the morning after, and the meetings ahead."""
    row = _meeting(book)
    _finish_october(october)
    book.session.flush()
    items = add_agenda(book.session, row)
    pass_on(book, 11, items)
    _present(items, book)
    run_agenda(items, at(DAY, 14, 0), MINUTES)
    _attend(book, row)
    _record(book, row)
    _conclude(book, row, items)
    score_meeting(book.session, row, book.edition, 94, at(DAY, 15, 31), closed=False)
    add_visit(book, DAY)
    draft_answer(book, october)
    _other_papers(book)
    build_topic(book, TOPICS[-1])
    _december(book)


def _meeting(book: Book) -> t.Meeting:
    ids = book.ids
    draft = MeetingDraft(
        kind=MeetingKind.REGULAR,
        period=Period(2026, 11, None),
        day=DAY,
        starts_at=START,
        planned_minutes=90,
        place=PLACE,
        focus="Hồ sơ trễ hạn, chuẩn bị tổng kết",
        preparer_id=ids["dung"],
        chair_id=ids["hanh"],
        minute_taker_id=ids["ha"],
    )
    row = add_meeting(book.session, draft)
    row.draft_resolution = (
        "Lãnh đạo thực hiện nhiệm vụ tháng 11: giảm hồ sơ trễ hạn, chuẩn bị tổng kết."
    )
    row.discussion_prompts = "Hồ sơ nào trễ hạn, vì sao? Làm gì để còn dưới 1,5%?"
    lock(book.session, add_chi_uy(book, row, date(2026, 10, 28)))
    row.guests = [
        t.Guest(
            name="Nguyễn Hữu Phước",
            unit="Tổ công tác số 2",
            role="Đảng ủy viên theo dõi",
            is_superior=True,
            online=False,
        )
    ]
    return row


def _finish_october(october: list[t.Task]) -> None:
    texts = {2: "312/312 hồ sơ", 3: "Đạt 1,6%", 4: "Đã tặng 2 suất quà"}
    days = {4: date(2026, 10, 19), 1: date(2026, 10, 28)}
    for place, task in enumerate(october, start=1):
        if place == UNDONE:
            add_result(
                task,
                TaskState.EXTENDED,
                DAY,
                "Chờ hồ sơ thanh lý",
                date(2026, 11, 13),
            )
        else:
            on = days.get(place, min(task.due_on or DAY, date(2026, 10, 30)))
            add_result(task, TaskState.DONE, on, texts.get(place, "Hoàn thành đúng hạn"))


def _present(items: list[t.AgendaItem], book: Book) -> None:
    keys = ("hanh", "dung", "ha", "hanh", "lan", "hanh", "hanh", "dung", "ha")
    for item, key in zip(items, keys, strict=True):
        item.presenter_id = book.ids[key]


def _attend(book: Book, row: t.Meeting) -> None:
    reasons = {book.ids["huong"]: "đi công tác", book.ids["huy"]: "ốm"}
    marks = [(m, state, reasons.get(m, "")) for m, state, _reason in marks_of(book, 11)]
    add_attendance(book.session, row, marks)
    book.session.flush()
    book.session.refresh(row)
    for mark in row.attendance:
        if mark.member_id == book.ids["diep"]:
            mark.arrived_at = at(DAY, 14, 10)
        if mark.member_id == book.ids["dat"]:
            mark.left_at = at(DAY, 15, 20)


def _record(book: Book, row: t.Meeting) -> None:
    lines = [
        Said(place, EntryKind.SPEECH, book.ids[key], text, at(DAY, hour, minute))
        for place, key, hour, minute, text in SAID
    ]
    chair = Said(5, EntryKind.SPEECH, book.ids["hanh"], CHAIR, at(DAY, 15, 5), as_chair=True)
    praise = Said(
        5,
        EntryKind.COMMENDATION,
        book.ids["dung"],
        "hoàn thành số hóa 312 hồ sơ quý III trước hạn.",
        at(DAY, 15, 10),
    )
    parked = Said(3, EntryKind.PARKED, book.ids["hai"], "Quy định trực cuối tuần", at(DAY, 14, 54))
    add_entries(
        book.session,
        row,
        sorted([*lines, chair, praise, parked], key=lambda line: line.at or at(DAY, 14, 0)),
    )


def _conclude(book: Book, row: t.Meeting, items: list[t.AgendaItem]) -> None:
    session = book.session
    fill_items(items, CONCLUSION)
    row.conclusion = CONCLUSION
    add_vote(session, row, VoteMatter.AGENDA, 18, None)
    add_vote(session, row, VoteMatter.RESOLUTION, 17, at(DAY, 15, 22))
    add_vote(session, row, VoteMatter.SCORE, 17, at(DAY, 15, 28))
    add_vote(session, row, VoteMatter.MINUTES, 17, at(DAY, 15, 34))
    for place, (text, owner, product, due, helpers) in enumerate(NOVEMBER_TASKS, start=1):
        given = Given(
            text=text,
            owner_id=book.ids[owner],
            product=product,
            due_on=due,
            report_period="2026-12",
            helper_ids=tuple(book.ids[key] for key in helpers),
        )
        task = add_task(session, row, place, given)
        if place in {1, 4, 5}:
            task.state = TaskState.IN_PROGRESS
    issued = Issued(
        DocumentType.RESOLUTION,
        FIRST_RESOLUTION + 11,
        DAY,
        "Lãnh đạo thực hiện nhiệm vụ tháng 11",
        row.id,
    )
    add_document(session, book.term_id, issued)
    _close_session(row)


def _close_session(row: t.Meeting) -> None:
    row.stage = MeetingStage.FINISHING
    row.started_at, row.ended_at = at(DAY, 14, 0), at(DAY, 15, 35)
    row.minutes_read_at, row.minutes_adopted_at = at(DAY, 15, 29), at(DAY, 15, 34)
    row.adoption_committed = row.posting_committed = True
    row.finished_posted_on = date(2026, 11, 4)


def _other_papers(book: Book) -> None:
    """Enter resolutions before the book, reports, and notices without 04, which is missed."""
    for number in range(1, FIRST_RESOLUTION):
        abstract = f"Lãnh đạo thực hiện nhiệm vụ tháng {number + 7}"
        issued = Issued(DocumentType.RESOLUTION, number, date(2025, number + 6, 3), abstract)
        add_document(book.session, book.term_id, issued)
    for number in range(1, 23):
        day = date(2025, 7, 4) + timedelta(days=22 * (number - 1))
        issued = Issued(DocumentType.REPORT, number, day, f"Báo cáo công tác kỳ {number}")
        add_document(book.session, book.term_id, issued)
    days = {3: date(2026, 2, 5), 5: date(2026, 4, 6)}
    for number in (1, 2, 3, 5, 6, 7, 8, 9):
        day = days.get(number, date(2025, 9, 1) + timedelta(days=45 * (number - 1)))
        issued = Issued(DocumentType.NOTICE, number, day, f"Thông báo kết luận kỳ {number}")
        add_document(book.session, book.term_id, issued)


def _december(book: Book) -> None:
    new_meeting(
        book.session,
        MeetingDraft(
            kind=MeetingKind.REGULAR,
            period=Period(2026, 12, None),
            day=date(2026, 12, 3),
            starts_at=time(14, 0),
            planned_minutes=90,
            place=PLACE,
            focus="Kiểm điểm, đánh giá cuối năm",
        ),
    )
