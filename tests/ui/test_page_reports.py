"""Báo cáo và biểu mẫu: what the page shows of a paper before anything is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.findings import Finding, Severity, open_errors
from app.domain.form_habits import FormHabit
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.services.export.paper_kinds import PaperKind
from app.services.paper_names import PaperCode
from app.services.workspace import Services
from tests.fakes import FakeDialogs
from tests.services import paper_book
from ui.kit.page import scrolling
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.reports.checks import check_line
from ui.reports.items import PaperItem
from ui.reports.page import ReportsPage
from ui.reports.template_desk import TemplateDesk
from ui.workspace import Workspace

NOVEMBER = paper_book.NOVEMBER_ID
COMMITTEE = 3
DATA = Path(__file__).parents[1] / "export"


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("reports") / "so")


@pytest.fixture
def page(workspace: Workspace, show: Callable[..., None]) -> ReportsPage:
    made = ReportsPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def december(services: Services) -> int:
    draft = MeetingDraft(
        MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3), time(14, 0)
    )
    return services.meetings.create(draft)


def labels(page: ReportsPage) -> list[str]:
    return [item.label for item in page.set.list.papers.items]


def test_the_papers_of_the_last_meeting_held_stand_in_the_middle(page):
    assert page.set.meeting.currentText() == "Thường kỳ tháng 11/2026 · 03/11"
    assert labels(page) == [
        "Biên bản thường kỳ",
        "Nghị quyết tháng",
        "Phiếu chấm điểm",
        "Theo dõi nhiệm vụ",
        "Báo cáo tháng",
        "Danh sách dự họp",
        "Gói đăng Sổ tay",
    ]


def test_a_row_says_what_is_in_the_paper_and_how_much_is_left(page):
    said = dict(text.split(", ", 1) for text in page.set.list.texts())
    left = len(open_errors(page.workspace.services.findings.of_meeting(NOVEMBER)))
    assert left, "the meeting is not scored yet"
    assert said["Biên bản thường kỳ"].startswith(f"Còn {left} việc, ")
    assert said["Theo dõi nhiệm vụ"] == f"Còn {left} việc, 2 nhiệm vụ"
    assert said["Gói đăng Sổ tay"].startswith("Còn 2 việc, ")


@pytest.mark.parametrize(("row", "where"), [(0, f"meeting:{NOVEMBER}:"), (6, "posting:")])
def test_the_chip_of_what_is_left_leads_there(page, workspace, qtbot, row, where):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    papers = page.set.list
    area = papers.visualRect(papers.papers.index(row))
    chip = QPoint(area.right() - 40, area.center().y())
    qtbot.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=chip)
    assert [place.startswith(where) for place in gone] == [True]


def test_what_is_made_at_a_desk_takes_no_tick_and_leads_there(page, workspace, qtbot):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    papers = page.set.list
    papers.choose(f"posting:{NOVEMBER}")
    assert page.preview.link.text() == "Mở gói đăng"
    assert page.preview.sentence.text() == "Còn 2 việc chưa làm."
    qtbot.keyClick(papers, Qt.Key.Key_Space)
    assert papers.papers.ticked_items == ()
    qtbot.keyClick(papers, Qt.Key.Key_Return)
    page.preview.link.click()
    assert gone == [f"posting:{NOVEMBER}"] * 2


def test_a_template_of_the_cell_and_a_form_from_above_stand_among_the_papers(page, services):
    template = services.templates.copy(PaperKind.REGULAR_MINUTES)
    services.templates.use(template.id)
    services.upward_forms.add(DATA / "bieu_libreoffice.xlsx", "Danh sách xếp loại")
    page.refresh()
    assert page.set.list.papers.items[0].second == "Mẫu của chi bộ, sửa 04/11"
    form = page.set.list.papers.items[5]
    assert (form.label, form.chip(date(2026, 11, 4)).text) == ("Danh sách xếp loại", "Còn 1 việc")
    assert "Sau buổi họp, 8 văn bản" in [item.spoken for item in page.kinds.rows.items]


def test_the_pages_of_the_first_paper_are_shown_at_once(page):
    assert "BIÊN BẢN" in page.preview.html
    assert page.preview.preview.page_count > 1
    assert page.preview.turner.label.text().startswith("trang 1/")
    assert page.preview.open_button.text() == "Mở bằng Word"


def test_a_draft_says_what_is_left_to_mend_and_goes_there(page, workspace):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    assert page.preview.sentence.text().startswith("Bản dự thảo. ")
    page.preview.link.click()
    assert gone[0].startswith(f"meeting:{NOVEMBER}:")


def test_the_page_turner_turns_the_pages(page):
    page.preview.turner.forward.click()
    assert page.preview.preview.page == 1
    page.refresh()
    assert page.preview.preview.page == 1, "the same paper again stays on its page"


def test_kinds_tell_how_many_papers_they_hold(page):
    spoken = [item.spoken for item in page.kinds.rows.items]
    assert spoken == [
        "Kế hoạch năm, 4 văn bản",
        "Trước buổi họp, 4 văn bản",
        "Sau buổi họp, 7 văn bản",
        "Nhiệm vụ, 2 văn bản",
        "Sổ theo dõi, 10 văn bản",
        "Văn bản tự soạn, 0 văn bản",
        "Kiểm điểm, 8 văn bản",
        "Gửi cấp trên, 6 văn bản",
        "Gói đăng Sổ tay",
        "Quản lý mẫu",
        "Biểu của cấp trên",
        "Thư gửi đi",
        "Hồ sơ kiểm tra",
        "Tổng hợp chi bộ",
    ]


def test_before_a_meeting_the_next_one_is_offered(december, page):
    page.show_kind("before")
    assert page.set.meeting.currentText() == "Thường kỳ tháng 12/2026 · 03/12"
    page.show_kind("after")
    assert page.set.meeting.currentText() == "Thường kỳ tháng 11/2026 · 03/11"


def test_a_paper_that_cannot_be_made_yet_says_why_and_takes_no_tick(december, page, qtbot):
    page.open(f"report:bien-ban:{december}")
    sentence = page.preview.message.sentence.text()
    assert sentence == "Buổi họp chưa diễn ra nên chưa có biên bản."
    assert not page.preview.open_button.isEnabled()
    qtbot.keyClick(page.set.list, Qt.Key.Key_Space)
    assert page.set.list.papers.ticked_items == ()


def test_a_paper_of_the_year_with_nothing_to_list_says_so(page):
    page.show_kind("upward")
    page.set.list.choose("danh-sach-u1:")
    sentence = page.preview.message.sentence.text()
    assert sentence == "Năm 2026 chưa có buổi họp nào biểu quyết điểm."
    assert page.preview.link.text() == "Mở kế hoạch năm"


def test_a_workbook_is_opened_in_excel(page):
    page.show_kind("tasks")
    assert page.preview.open_button.text() == "Mở bằng Excel"
    assert "Số hóa 96 hồ sơ" in page.preview.html


def test_space_ticks_and_a_click_on_the_box_does_too(page, qtbot):
    papers = page.set.list
    qtbot.keyClick(papers, Qt.Key.Key_Space)
    box = papers.visualRect(papers.papers.index(1)).topLeft() + QPoint(24, 28)
    qtbot.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert [item.code for item in papers.papers.ticked_items] == ["bien-ban", "nghi-quyet"]
    assert papers.current().code == "bien-ban", "ticking does not change what is looked at"
    assert page.set.chosen_label.text() == "Chọn 2/6"
    assert page.set.export_button.text() == "Xuất 2 văn bản"


def test_all_are_ticked_and_unticked_with_one_button(page):
    page.set.all_button.click()
    assert len(page.set.list.papers.ticked_items) == 6
    assert page.set.all_button.text() == "Bỏ chọn"
    page.set.all_button.click()
    assert page.set.list.papers.ticked_items == ()
    assert page.set.export_button.text() == "Xuất cả bộ"


def test_a_place_opens_its_paper(page):
    page.open(f"report:bien-ban:{COMMITTEE}")
    assert labels(page)[0] == "Biên bản họp chi ủy"
    plans = [
        "Kế hoạch năm 2026",
        "Kế hoạch chuyên đề 2026",
        "Kiểm tra, giám sát",
        "Thực hiện kế hoạch năm 2026",
    ]
    page.open("report:ke-hoach-nam")
    assert labels(page) == plans
    page.open("report:khong-co:1")
    assert labels(page) == plans


def test_a_place_of_a_meeting_of_another_year_shows_that_year(page, services, workspace):
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2027, month=1), date(2027, 1, 4), time(14, 0))
    other = services.meetings.create(draft)
    page.open(f"report:giay-moi:{other}")
    assert workspace.year == 2027
    assert page.set.list.current().code == "giay-moi"


def test_a_meeting_that_is_gone_is_said_in_a_sentence(page, dialogs):
    page.open("report:bien-ban:999")
    assert len(dialogs.errors) == 1
    assert labels(page)[0] == "Biên bản thường kỳ"


def test_an_empty_year_leads_to_the_plan(page, workspace):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    workspace.set_year(2031)
    page.refresh()
    assert labels(page) == []
    page.set.empty.pressed.emit()
    assert gone == ["page:plan"]
    assert not page.year_button.isEnabled()


def test_narrow_windows_fold_the_kinds_into_a_choice(page, qtbot):
    page.resize(860, 600)
    assert not page._kind_card.isVisible()
    page.set.kinds.set_value("tasks")
    page.set.kinds.changed.emit()
    assert labels(page) == ["Theo dõi nhiệm vụ", "Theo dõi nhiệm vụ cả năm"]


def test_another_desk_is_shown_from_its_title_on(workspace, show, qtbot):
    page = ReportsPage(workspace)
    area = scrolling(page)
    show(area, 868, 300)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    page.show_kind(TemplateDesk.place.key)

    assert bar.value() == 0


def test_only_the_paper_chosen_last_is_shown(
    dressed: QApplication,
    services: Services,
    dialogs: FakeDialogs,
    state: WindowState,
    show: Callable[..., None],
    qtbot: QtBot,
):
    tasks = TaskRunner()
    page = ReportsPage(Workspace(services, dialogs, tasks, state))
    show(page)
    page.set.list.choose(f"nghi-quyet:{NOVEMBER}")
    page.set.list.choose(f"nhiem-vu:{NOVEMBER}")
    with qtbot.waitSignal(tasks.idle):
        pass
    assert "NHIỆM VỤ" in page.preview.html.upper()
    assert page.preview.open_button.text() == "Mở bằng Excel"


def test_the_list_keeps_what_a_model_must_keep(page, qtmodeltester):
    qtmodeltester.check(page.set.list.papers)


READY = "Không còn việc phải sửa, đúng thể thức HD 36"
MINUTES = PaperItem(PaperCode.MINUTES, "Biên bản", 2026, NOVEMBER)
OPEN = Finding("K20", Severity.ERROR, "Số phiếu lớn hơn số người.", "run:item:5", "Sửa phiếu")


@pytest.mark.parametrize(
    ("item", "errors", "day", "sentence"),
    [
        (MINUTES, (), date(2026, 11, 3), "Không còn việc phải sửa, đúng thể thức HD 05."),
        (
            MINUTES,
            (),
            date(2026, 3, 3),
            f"{READY} (số trang, dòng T/M, mức độ khẩn theo HD 05).",
        ),
        (
            MINUTES,
            (),
            date(2017, 3, 3),
            f"{READY}, bộ sớm nhất vì chưa có bộ thể thức cho ngày này.",
        ),
        (
            replace(MINUTES, code=PaperCode.TASKS),
            (),
            date(2026, 11, 3),
            "Không còn việc phải sửa.",
        ),
        (
            MINUTES,
            (OPEN, OPEN),
            date(2026, 11, 3),
            "Bản dự thảo. Số phiếu lớn hơn số người. Còn 1 việc nữa phải sửa.",
        ),
        (
            replace(MINUTES, code=PaperCode.YEAR_PLAN, meeting_id=None),
            (),
            date(2026, 11, 3),
            "Đúng thể thức HD 05.",
        ),
    ],
)
def test_the_line_under_the_page_says_only_what_is_true(item, errors, day, sentence):
    assert check_line(item, errors, day).sentence == sentence


def test_the_line_under_the_page_says_where_the_cell_differs_from_the_form():
    habits = (FormHabit.NUMBER_COLON, FormHabit.BOLD_TITLE)
    line = check_line(MINUTES, (), date(2026, 11, 3), None, habits)

    assert line.sentence.endswith("theo thể thức HD 05, trừ 2 điểm chi bộ chọn khác.")


def test_a_paper_written_by_hand_says_why_it_is_still_a_draft():
    draft = PaperItem(PaperCode.WRITTEN, "Quyết định", 2026, written_id=3, unfinished="chưa cấp số")
    line = check_line(draft, (), date(2026, 11, 5))
    assert line.sentence == "Bản dự thảo: chưa cấp số. Đúng thể thức HD 05."
    assert (line.tone, line.where) == ("warn", "written:3")
    assert check_line(replace(draft, unfinished=""), (), date(2026, 11, 5)).tone == "ok"
