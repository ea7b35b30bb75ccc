"""Finding things: every kind with where a click leads and where it comes from."""

from datetime import date, datetime, time

import pytest

from app.domain.agendas import AgendaItemDraft, ItemKind
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.member_books import ResidenceContactDraft
from app.domain.members import LeftKind
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft, TaskState
from app.services.export.paper_kinds import PaperKind
from tests.foreign_forms import write_form
from tests.scored_books import pass_by_errors


@pytest.fixture
def meeting(services, members):
    draft = MeetingDraft(
        MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3), time(14, 0), focus="Số hóa"
    )
    meeting_id = services.meetings.create(draft)
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    return meeting_id


def one(services, words):
    (found,) = services.search.find(words)
    return found


@pytest.mark.parametrize("typed", ["thắm", "tham", "THAM", "vu th"])
def test_a_member_is_found_with_and_without_marks(services, members, typed):
    found = one(services, typed)
    assert (found.kind, found.title, found.origin) == ("member", "Vũ Thị Thắm", "chính thức")


def test_a_member_says_how_often_he_or_she_came(services, members, meeting):
    services.agendas.open(meeting)
    services.attendance.mark_all_present(meeting)
    assert one(services, "thắm").origin == "chính thức · dự 1/1"


def test_a_member_who_left_says_since_when(services, members):
    services.members.leave(members["Vũ Thị Thắm"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    assert one(services, "thắm").origin == "đã rời 01/10/2026"


def test_a_member_of_another_cell_living_here_is_found_in_the_register(services):
    draft = ResidenceContactDraft("Cao Bá Nhạ", home_cell="Chi bộ Trường THPT số 2")
    line = services.member_books.add(draft)
    found = one(services, "cao ba nha")
    assert (found.kind, found.where) == ("resident", f"register:contacts:{line}")


def test_minutes_say_who_spoke_when_and_under_which_item(services, members, meeting):
    item = services.agendas.add(meeting, AgendaItemDraft(ItemKind.DISCUSSION, "Quy chế trực"))
    draft = EntryDraft(
        EntryKind.SPEECH,
        "nhất trí, tham gia ý kiến vào quy chế",
        item_id=item,
        member_id=members["Hồ Sỹ Đạt"],
        at=datetime(2026, 11, 3, 14, 30),
    )
    services.minutes.add(meeting, draft)

    found = one(services, "tham gia y kien")

    assert (found.kind, found.origin) == ("entry", "đ/c Đạt, biên bản 03/11/2026, mục 1")
    assert found.where.startswith(f"meeting:{meeting}:run:entry:")


def test_a_meeting_and_its_item_say_the_day(services, members, meeting):
    services.agendas.add(meeting, AgendaItemDraft(ItemKind.DISCUSSION, "Quy chế trực"))
    assert one(services, "số hóa").origin == "họp 03/11/2026"
    assert one(services, "quy chế trực").origin == "biên bản 03/11/2026, mục 1"


@pytest.mark.parametrize(
    ("due", "state", "origin"),
    [
        (date(2026, 11, 25), None, "hạn 25/11/2026"),
        (date(2026, 10, 30), None, "quá 5 ngày"),
        (date(2026, 11, 25), TaskState.DONE, "xong 04/11/2026"),
        (date(2026, 11, 25), TaskState.DROPPED, "thôi thực hiện"),
    ],
)
def test_a_task_says_how_it_stands(services, members, due, state, origin):
    draft = TaskDraft("Thăm gia đình chính sách", owner_id=members["Hồ Sỹ Đạt"], due_on=due)
    task = services.tasks.assign(None, draft)
    if state is not None:
        services.tasks.record(task, state, "đã chuyển phòng khác")
    assert one(services, "gia đình chính sách").origin == origin


def test_a_paper_is_found_by_its_number_and_says_when_it_is_cancelled(services, members):
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    paper = services.documents.issue(DocumentType.NOTICE, "Kết luận tháng 10", date(2026, 11, 4))
    for typed in ("01-TB/CB", "thông báo số 1", "thong bao 1"):
        assert one(services, typed).origin == "01-TB/CB, 04/11/2026"

    services.documents.cancel(paper.id, "ghi nhầm loại văn bản")

    assert one(services, "kết luận tháng 10").origin == "01-TB/CB, 04/11/2026, đã hủy"


def test_a_task_is_found_by_the_code_that_lists_and_papers_write(services, members, meeting):
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    for text in ("Số hóa hồ sơ", "Kiểm kê theo danh mục 17.2"):
        draft = TaskDraft(
            text, members["Hồ Sỹ Đạt"], due_on=date(2026, 11, 25), deliverable="Biên bản",
            report_period="2026-12",
        )  # fmt: skip
        services.tasks.assign(meeting, draft)
    pass_by_errors(services, meeting)
    resolution, day = DocumentType.RESOLUTION, date(2026, 11, 4)
    services.documents.issue(resolution, "Tháng 11", day, meeting_id=meeting, number=17)

    assert services.search.find(" 17.1 ")[0].title == "Số hóa hồ sơ"
    assert one(services, "17.2").title == "Kiểm kê theo danh mục 17.2"  # by code and words, once
    page = services.search.find_page("17.1", kinds=("task",), year=2026, limit=1)
    assert [(found.kind, found.title) for found in page.found] == [("task", "Số hóa hồ sơ")]
    assert (page.total, dict(page.kinds)["task"], page.years) == (2, 2, ((2026, 2),))
    (second,) = services.search.find_page("17.1", kinds=("task",), start=1).found
    assert second.title == "Kiểm kê theo danh mục 17.2"
    assert services.search.find_page("17.1", kinds=("member",)).found == ()


def test_nothing_typed_and_nothing_found_give_nothing(services, members):
    assert services.search.find("") == ()
    assert services.search.find("không có chữ này") == ()


def test_templates_and_forms_from_above_are_found_by_name(services, tmp_path):
    template = services.templates.copy(PaperKind.REGULAR_MINUTES)
    found = one(services, "bien ban thuong ky")
    assert (found.kind, found.where) == ("template", f"template:{template.id}")
    assert found.origin == "chưa dùng · sửa 04/11/2026"

    form = services.upward_forms.add(write_form(tmp_path / "Bieu_02.xlsx"), "Biểu tháng").form
    found = one(services, "bieu thang")
    assert (found.kind, found.where) == ("form", f"form:{form.id}")
    assert found.origin.startswith("từng buổi sinh hoạt")
