"""Promises of `seed-practices.md` that checks, tasks and the register keep, named by their rows."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from app.domain.agendas import ItemKind
from app.domain.documents import DocumentDraft, DocumentType
from app.domain.errors import Refused, ValidationError
from app.domain.findings import open_errors
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.task_months import owner_year, task_months
from app.domain.tasks import TaskDraft, TaskState
from app.services.remedies import remedies_of
from app.services.workspace import Services
from tests import scored_books as scored
from tests.books import MovingClock, open_copy
from tests.services import paper_book as pb
from tests.told_books import peopled_book

DAY = pb.NOVEMBER_DAY
REASON = "cấp trên đã đồng ý bằng văn bản"


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def book(tmp_path: Path, clock: MovingClock) -> Iterator[Services]:
    with closing(open_copy(peopled_book(), tmp_path / "so", clock)) as services:
        services.rubrics.seed()
        pb.add_term(services)
        yield services


@pytest.fixture
def members(book: Services) -> dict[str, int]:
    return scored.members_of(book)


@pytest.fixture
def november(book: Services, members: dict[str, int]) -> int:
    """The meeting of November up to its adopted minutes, with its chi ủy meeting not recorded."""
    return pb.november(book, members)


def codes(book: Services, meeting: int) -> set[str]:
    return {finding.code for finding in book.findings.of_meeting(meeting)}


def test_s03_criticism_takes_its_time_and_what_is_said_of_a_member_is_kept(book, members, november):
    file = book.meetings.file(november)
    critique = next(item for item in file.agenda if item.kind is ItemKind.CRITIQUE)
    reminder = EntryDraft(
        EntryKind.REMINDER, "nộp hồ sơ đúng hạn", critique.id, member_id=members[pb.DAT]
    )
    book.minutes.add(november, reminder)
    recent = [line.text for line in book.members.card(members[pb.DAT], 2026).recent]
    assert "Được nhắc nhở, thường kỳ tháng 11/2026: nộp hồ sơ đúng hạn" in recent
    book.minutes.set_item_times(critique.id, pb.at(15, 5), pb.at(15, 17))
    short = [f for f in book.findings.of_meeting(november) if f.code == "K26"]
    assert [f.message for f in short] == ["Tự phê bình và phê bình 12 phút, cần từ 15 phút."]


def test_s04_a_task_is_given_to_a_group_or_a_member_with_its_time_and_product(book, november):
    group = book.members.add_group("Tổ đảng 1")
    with pytest.raises(ValidationError):
        book.tasks.assign(november, TaskDraft("Trực tiếp dân", due_on=date(2026, 11, 25)))
    with pytest.raises(ValidationError):
        book.tasks.assign(november, TaskDraft("Trực tiếp dân", owner_group_id=group))
    draft = TaskDraft(
        "Trực tiếp dân",
        owner_group_id=group,
        due_on=date(2026, 11, 25),
        deliverable="Sổ trực",
        report_period="2026-12",
    )
    task_id = book.tasks.assign(november, draft)
    book.tasks.record(task_id, TaskState.DONE, "đủ 20 ngày", on=date(2026, 11, 24))
    task = next(task for task in book.tasks.list(2026) if task.id == task_id)
    assert task.owner_name == "Tổ đảng 1"
    assert task_months(task, 2026)[10].sentence == "Tháng 11: xong, đủ 20 ngày, đến hạn"
    year = owner_year(book.tasks.list(2026), -group, date(2026, 11, 30))
    assert (year.done, year.on_time) == (1, 1)


def test_s05_a_report_without_limits_and_remedies_is_found(book, november):
    report = next(i for i in book.meetings.file(november).agenda if "R-M1" in i.step_ids)
    book.minutes.set_item_text(report.id, "draft_text", "Ưu điểm: hoàn thành nhiệm vụ.")
    book.minutes.set_item_text(report.id, "content", "Chi bộ nhất trí.")
    (found,) = [f for f in book.findings.of_meeting(november) if f.code == "A4"]
    assert "hạn chế" in found.message
    assert found.where == f"prepare:item:{report.id}"
    book.minutes.set_item_text(report.id, "draft_text", pb.REPORT)
    assert "A4" not in codes(book, november)


def test_s11_a_remedy_of_the_report_becomes_a_task(book, members, november):
    report = next(i for i in book.meetings.file(november).agenda if "R-M1" in i.step_ids)
    (remedy,) = remedies_of(report)
    assert remedy == "Bố trí hai người trực thứ Hai"
    draft = TaskDraft(
        remedy,
        owner_id=members[pb.DUNG],
        due_on=date(2026, 11, 30),
        report_period="2026-12",
        item_id=report.id,
    )
    book.tasks.assign(november, draft)
    assert remedy in {task.text for task in book.meetings.file(november).tasks}


def test_s15_a_month_without_its_meeting_and_a_meeting_without_its_committee_are_found(
    book, members, november
):
    found = {f.where: f for f in book.findings.of_year(2026) if f.code == "K01"}
    assert found["plan:2026-10"].severity.value == "E"
    assert "plan:2026-11" not in found
    assert "K08" in codes(book, november)
    pb.committee(book, members, november)
    assert "K08" not in codes(book, november)


def test_s27_a_meeting_is_kept_apart_from_work_and_long_enough(book, november):
    assert not {"K05", "K07"} & codes(book, november)
    item = book.meetings.file(november).agenda[2]
    book.meetings.set_fact(november, "separate_from_work", None)
    book.minutes.set_times(november, pb.at(14, 0), pb.at(15, 20))
    found = {f.code: f for f in book.findings.of_meeting(november)}
    assert found["K05"].message == "Buổi họp 80 phút, thiếu 10 phút so với 90."
    assert found["K07"].where == "finish:separate"
    assert item.title


def test_s28_points_come_from_records_and_a_lost_one_says_why(book):
    meeting = scored.voted_meeting(book)
    book.minutes.adopt(meeting, pb.at(15, 35))
    view = book.scoring.view(meeting)
    assert view is not None
    lost = [
        item.id for item in view.sheet.items if item.points is not None and item.points < item.max
    ]
    assert lost
    (found,) = [f for f in book.findings.of_meeting(meeting) if f.code == "K30"]
    assert found.where == f"score:{lost[0]}"
    for item in lost:
        book.scoring.set_note(meeting, item, "thiếu thời gian tự phê bình")
    assert "K30" not in codes(book, meeting)


def test_s36_checks_help_and_never_block_and_papers_keep_the_partys_forms(book, november):
    errors = open_errors(book.findings.of_meeting(november))
    assert errors
    (draft,) = book.papers.export("bien-ban", meeting_id=november)
    assert draft.name.endswith("_DU-THAO.docx")
    with pytest.raises(Refused):
        book.finishing.lock(november)
    for error in errors:
        book.findings.override(november, error.code, error.where, REASON)
    (paper,) = book.papers.export("bien-ban", meeting_id=november)
    assert "DU-THAO" not in paper.name
    book.history.undo()
    assert len(open_errors(book.findings.of_meeting(november))) == 1


def test_s36_the_register_takes_old_papers_and_refuses_types_no_cell_issues(book):
    old = DocumentDraft(DocumentType.NOTICE, 3, "Thông báo cũ", date(2026, 1, 12))
    book.documents.enter(old)
    book.documents.enter(replace(old, number=5, day=date(2026, 3, 2)))
    with pytest.raises(Refused, match="không ban hành chỉ thị"):
        book.documents.issue(DocumentType.DIRECTIVE, "Chỉ thị", DAY)
    found = [f.message for f in book.findings.of_year(2026) if f.code == "K37"]
    assert found == [
        "Thiếu 2 số, 01 đến 02-TB/CB. Trước 03 (12/01/2026).",
        "Thiếu số 04-TB/CB. Giữa 03 (12/01) và 05 (02/3/2026).",
    ]
    (sheet,) = book.papers.export("so-van-ban", year=2026)
    assert sheet.suffix == ".xlsx"


def test_s15_a_planned_year_that_was_never_sent_is_asked_for_from_its_day(book, clock):
    for month in (2, 5, 8, 11):
        day = date(2026, month, 17)
        period = Period(2026, month=month)
        book.meetings.create(MeetingDraft(MeetingKind.THEMATIC, period, day, time(14)))
    clock.set(8, 0, date(2026, 3, 31))
    assert "K35" not in {f.code for f in book.findings.of_year(2026)}
    clock.set(8, 0, date(2026, 4, 1))
    (found,) = [f for f in book.findings.of_year(2026) if f.code == "K35"]
    assert found.where == "plan:2026-sent"
    book.plans.set_sent(2026, date(2026, 3, 20))
    assert "K35" not in {f.code for f in book.findings.of_year(2026)}
