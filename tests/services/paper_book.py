"""A held meeting of November with everything papers print, made through the services."""

import shutil
from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction
from functools import partial
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.agendas import ItemFate, ItemKind
from app.domain.attendance import AttendanceState
from app.domain.choices import FAIL, PASS, Choice
from app.domain.clock import fixed_clock
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.rubrics import RubricItemKind
from app.domain.scored_items import ScoredItem
from app.domain.tasks import TaskDraft, TaskState
from app.domain.votes import VoteDraft, VoteMatter, VoteMethod
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import TODAY, add_members, new_book
from tests.kept_books import kept

NOVEMBER_ID = 2
"""The meeting of November in a kept book."""
OCTOBER_DAY, NOVEMBER_DAY = date(2026, 10, 5), date(2026, 11, 3)
HANH, DUNG, HA = "Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà"
DAT, THAM, BAO = "Hồ Sỹ Đạt", "Vũ Thị Thắm", "Lý Gia Bảo"
REPORT = (
    "Ưu điểm: hoàn thành 1/2 nhiệm vụ; số hóa đủ 312 hồ sơ quý III. "
    "Hạn chế: hồ sơ trễ hạn còn 1,6%. Nguyên nhân: phân công trực chưa đủ người. "
    "Giải pháp: bố trí hai người trực thứ Hai."
)


def keep_book(place: Path, *, is_scored: bool = False) -> Path:
    """Put a closed book with October, November and the committee meeting into a folder."""
    name = "papers-scored" if is_scored else "papers"
    made, _ = kept(name, partial(_tell, is_scored=is_scored))
    return Path(shutil.copytree(made, place))


def _tell(place: Path, *, is_scored: bool) -> None:
    services = new_book(place)
    members = add_members(services)
    add_term(services)
    services.rubrics.seed()
    october(services, members)
    meeting = november(services, members)
    committee(services, members, meeting)
    if is_scored:
        score(services, meeting, lost="6.2")
    services.close()


def open_copy(book: Path, place: Path) -> Services:
    """Open a copy of a kept book; its day is that of the sample cell."""
    shutil.copytree(book, place)
    return Services.open(DataFolder.open(place), fixed_clock(TODAY))


def add_term(services: Services) -> None:
    """Declare the term numbers run through."""
    services.cells.save_term(None, "2025–2030", date(2025, 3, 1), None)


def october(services: Services, members: dict[str, int]) -> int:
    """Add the held meeting of October with its resolution and two tasks."""
    draft = _draft(members, MeetingKind.REGULAR, 10, OCTOBER_DAY)
    meeting = services.meetings.create(draft)
    issue_resolution(services, meeting, OCTOBER_DAY, 16)
    services.agendas.open(meeting)
    services.minutes.start(meeting, datetime(2026, 10, 5, 14, 0))
    services.attendance.mark_all_present(meeting)
    tasks = (
        ("Số hóa 312 hồ sơ quý III", DUNG, date(2026, 10, 30)),
        ("Kiểm kê tài sản phòng họp B", DAT, date(2026, 10, 31)),
    )
    ids = [
        services.tasks.assign(
            meeting,
            TaskDraft(text, owner_id=members[name], due_on=due, report_period="2026-11"),
        )
        for text, name, due in tasks
    ]
    services.tasks.record(ids[0], TaskState.DONE, "Xong 312/312 hồ sơ", on=date(2026, 10, 28))
    services.tasks.record(
        ids[1],
        TaskState.EXTENDED,
        "Chờ hồ sơ thanh lý.",
        on=date(2026, 10, 31),
        new_due_on=date(2026, 11, 13),
    )
    services.minutes.adopt(meeting, datetime(2026, 10, 5, 15, 40))
    return meeting


def issue_resolution(services: Services, meeting: int, day: date, number: int) -> None:
    """Give the resolution of a planned meeting its number, as nothing is open yet."""
    services.documents.issue(
        DocumentType.RESOLUTION, "Nghị quyết tháng", day, meeting_id=meeting, number=number
    )


def november(services: Services, members: dict[str, int]) -> int:
    """Add the meeting of November up to its adopted minutes; five of six are there."""
    draft = _draft(members, MeetingKind.REGULAR, 11, NOVEMBER_DAY)
    meeting = services.meetings.create(replace(draft, focus="Giảm hồ sơ trễ hạn"))
    services.agendas.open(meeting)
    prepare(services, members, meeting)
    hold(services, members, meeting)
    return meeting


def prepare(services: Services, members: dict[str, int], meeting: int) -> None:
    """Do what comes before the meeting."""
    facts: dict[str, str | bool | date] = {
        "draft_resolution": "Dự thảo nghị quyết tháng 11.",
        "discussion_prompts": "Vì sao hồ sơ trễ hạn tập trung vào tuần đầu tháng?",
        "papers_on_handbook": True,
        "papers_posted_on": date(2026, 11, 1),
        "dues_announced": True,
        "dues_note": "6/6 đồng chí đã nộp đảng phí tháng 10",
        "separate_from_work": True,
        "bulletin_collected": True,
    }
    for name, value in facts.items():
        services.meetings.set_fact(meeting, name, value)
    file = services.meetings.file(meeting)
    services.meetings.send_notices(
        tuple(line.id for line in file.notices), date(2026, 10, 30), "Zalo"
    )
    services.meetings.add_guest(
        meeting, GuestDraft("Nguyễn Hữu Phước", "Tổ công tác số 2", is_superior=True)
    )


def hold(services: Services, members: dict[str, int], meeting: int) -> None:
    """Do what happens in the meeting: marks, items, speeches, votes, tasks, adoption."""
    services.minutes.start(meeting, at(14, 0))
    services.attendance.mark_all_present(meeting)
    services.attendance.mark(meeting, members[THAM], AttendanceState.EXCUSED, "Ốm")
    services.attendance.set_times(meeting, members[DAT], None, at(15, 20))
    _write_items(services, members, meeting)
    _vote(services, meeting, VoteMatter.AGENDA, 4, at(14, 6))
    _vote(services, meeting, VoteMatter.RESOLUTION, 3, at(15, 24))
    _vote(services, meeting, VoteMatter.MINUTES, 3, at(15, 34))
    for text, name, due in (
        ("Báo cáo tổng kết năm 2026", HANH, date(2026, 11, 25)),
        ("Số hóa 96 hồ sơ tháng 10", DUNG, date(2026, 11, 27)),
    ):
        services.tasks.assign(
            meeting,
            TaskDraft(
                text,
                owner_id=members[name],
                due_on=due,
                deliverable="Bản dự thảo",
                report_period="2026-12",
            ),
        )
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất các nhiệm vụ tháng 11")
    services.minutes.to_scoring(meeting)
    services.minutes.read_back(meeting, at(15, 31))
    services.minutes.adopt(meeting, at(15, 35))


def _write_items(services: Services, members: dict[str, int], meeting: int) -> None:
    agenda = services.meetings.file(meeting).agenda
    starts = ((14, 0), (14, 8), (14, 20), (14, 35), (14, 57), (15, 5), (15, 20), (15, 26), (15, 31))
    for item, start, end in zip(agenda, starts, (*starts[1:], (15, 35)), strict=True):
        services.minutes.set_item_times(item.id, at(*start), at(*end))
        if item.kind is ItemKind.INFORMATION:
            services.minutes.set_item_text(item.id, "content", "Phổ biến hai văn bản mới.")
        if "R-M1" in item.step_ids:
            services.minutes.set_item_text(item.id, "content", REPORT)
        if item.kind is ItemKind.CRITIQUE:
            services.minutes.set_item_text(item.id, "content", "Trách nhiệm xử lý hồ sơ trễ hạn.")
    report = next(item for item in agenda if "R-M1" in item.step_ids)
    for name, text, minute in ((HA, "Đề nghị rà soát hồ sơ", 44), (BAO, "Nhất trí báo cáo.", 47)):
        services.minutes.add(
            meeting,
            EntryDraft(EntryKind.SPEECH, text, report.id, at(14, minute), members[name]),
        )
    services.minutes.add(
        meeting,
        EntryDraft(
            EntryKind.COMMENDATION, "Số hóa hồ sơ trước hạn.", report.id, member_id=members[DUNG]
        ),
    )


def _vote(services: Services, meeting: int, matter: VoteMatter, agree: int, when: datetime) -> None:
    services.votes.record(meeting, VoteDraft(matter, agree, method=VoteMethod.CARDS, at=when))


def score(services: Services, meeting: int, *, lost: str = "") -> None:
    """Choose every open line, vote and close the sheet; `lost` names a line that gets nothing."""
    edition = next(r for r in services.rubrics.list() if r.rubric_id == "an-phu-chi-tiet")
    services.scoring.choose_rubric(meeting, edition.id)
    while (view := services.scoring.view(meeting)) is not None and view.sheet.open_items:
        item = view.sheet.open_items[0]
        services.scoring.choose(meeting, _choice(item, is_lost=item.id == lost))
    services.scoring.vote(
        meeting, VoteDraft(VoteMatter.SCORE, 3, method=VoteMethod.CARDS, at=at(15, 30))
    )
    services.scoring.close(meeting)


def _choice(item: ScoredItem, *, is_lost: bool) -> Choice:
    points = Fraction(0) if is_lost else item.max
    choice = Choice(item.id, points=points)
    if item.kind is RubricItemKind.TOGGLE:
        choice = Choice(item.id, level_id=FAIL if is_lost else PASS)
    if not item.waits_for_record:
        return choice
    return replace(choice, is_override=True, reason="đã xem hồ sơ giấy tại chỗ")


def committee(services: Services, members: dict[str, int], prepares: int, **changes) -> int:
    """Add a held committee meeting that prepares another one."""
    draft = _draft(members, MeetingKind.COMMITTEE, 11, date(2026, 10, 28))
    meeting = services.meetings.create(replace(draft, **changes))
    services.agendas.open(meeting)
    services.meetings.link_committee(meeting, prepares)
    services.minutes.start(meeting, datetime(2026, 10, 28, 16, 0))
    services.attendance.mark_all_present(meeting)
    for item in services.meetings.file(meeting).agenda:
        if "C-2" in item.step_ids:
            services.minutes.set_item_text(
                item.id, "content", "Tư tưởng: đảng viên yên tâm công tác. " + REPORT
            )
        services.agendas.set_fate(item.id, ItemFate.DONE)
    services.meetings.set_fact(meeting, "conclusion", "Thống nhất nội dung sinh hoạt.")
    services.minutes.adopt(meeting, datetime(2026, 10, 28, 17, 0))
    return meeting


def _draft(members: dict[str, int], kind: MeetingKind, month: int, day: date) -> MeetingDraft:
    return MeetingDraft(
        kind,
        Period(2026, month=month),
        day,
        time(14, 0),
        planned_minutes=90,
        place="Phòng họp A",
        chair_id=members[HANH],
        minute_taker_id=members[HA],
    )


def at(hour: int, minute: int) -> datetime:
    """Return a moment of the meeting of November."""
    return datetime(2026, 11, 3, hour, minute)
