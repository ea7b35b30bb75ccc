"""Báo cáo và biểu mẫu: writing papers, opening them, and what the page says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.pdfs import NO_OFFICE, PdfService
from app.services.workspace import Services
from tests.fakes import FakeDialogs
from tests.services import paper_book
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.reports.files import exported_sentence
from ui.reports.page import ReportsPage
from ui.workspace import Workspace

NOVEMBER = paper_book.NOVEMBER_ID


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("exports") / "so", is_scored=True)


class Desk:
    """Remembers what was to be opened; `works` tells whether the system has a program for it."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.works = True

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return self.works


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(workspace: Workspace, desk: Desk, show: Callable[..., None]) -> ReportsPage:
    made = ReportsPage(workspace, desk)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


def names(services: Services) -> list[str]:
    return sorted(path.name for path in services.exports.iterdir())


def test_a_paper_without_open_findings_says_its_form_was_checked(page):
    assert page.preview.sentence.text() == "Không còn việc phải sửa, đúng thể thức HD 05."
    assert page.preview.link.text() == "Xem kiểm tra"


def test_the_whole_set_is_written_and_every_paper_shows_its_date(page, services):
    page.set.export_button.click()
    assert names(services) == [
        "2026-11_BB_thuong-ky.docx",
        "2026-11_BC_thang.docx",
        "2026-11_NQ_thang-11.docx",
        "2026-11_danh-sach-du-hop.xlsx",
        "2026-11_nhiem-vu.xlsx",
        "2026-11_phieu-cham.docx",
    ]
    *papers, posting = page.set.list.texts()
    assert {text.split(", ")[1] for text in papers} == {"Đã xuất 04/11"}
    assert posting.startswith("Gói đăng Sổ tay, Còn 2 việc, 4 tệp"), "made at its own desk"


def test_the_result_stays_with_a_way_to_the_folder(page, services, desk):
    page.set.list.papers.toggle(0)
    page.set.export_button.click()
    assert page.set.result.notice.label.text() == "Đã xuất 2026-11_BB_thuong-ky.docx."
    page.set.result.folder_asked.emit()
    assert desk.opened == [services.exports]
    page.show_kind("tasks")
    assert page.set.result.isHidden(), "the result belongs to the papers shown before"


def test_the_primary_writes_the_paper_and_opens_it(page, services, desk):
    page.preview.open_button.click()
    assert desk.opened == [services.exports / "2026-11_BB_thuong-ky.docx"]
    assert desk.opened[0].exists()


def test_enter_on_a_row_opens_the_paper_too(page, desk, qtbot):
    page.show_kind("registers")
    page.set.list.choose("diem-danh-nam:")
    qtbot.keyClick(page.set.list, Qt.Key.Key_Return)
    assert [path.name for path in desk.opened] == ["2026_diem-danh.xlsx"]


def test_ctrl_e_writes_the_set(page, services, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(names(services)) == 6


def test_a_file_changed_by_hand_is_kept_and_said(page, services):
    page.preview.open_button.click()
    path = services.exports / "2026-11_BB_thuong-ky.docx"
    path.write_bytes(b"changed by hand")
    page.preview.again_asked.emit()
    assert path.read_bytes() == b"changed by hand"
    assert page.set.result.notice.label.text() == (
        "Đã xuất 2026-11_BB_thuong-ky (2).docx. Tệp đã được sửa thì giữ nguyên, "
        "bản mới mang số thứ tự."
    )


def test_the_last_file_opens_without_being_written_again(page, services, desk, dialogs):
    page.preview.again_asked.emit()
    path = services.exports / "2026-11_BB_thuong-ky.docx"
    path.write_bytes(b"changed by hand")
    page.preview.last_asked.emit()
    assert desk.opened == [path]
    path.unlink()
    page.preview.last_asked.emit()
    assert dialogs.errors == [
        "Không còn thấy 2026-11_BB_thuong-ky.docx trong thư mục xuất. Hãy xuất lại."
    ]


def test_the_menu_offers_the_last_file_only_once_there_is_one(page):
    def offered() -> dict[str, bool]:
        menu = page.preview.menu()
        found = {action.text(): action.isEnabled() for action in menu.actions()}
        menu.deleteLater()
        return found

    assert offered() == {
        "Mở tệp xuất gần nhất": False,
        "Xuất lại, không mở": True,
        "Xuất ra PDF": True,
        "Xuất bản đọc chữ to": True,
        "Mở thư mục xuất": True,
    }
    page.preview.again_asked.emit()
    assert offered()["Mở tệp xuất gần nhất"]


def test_a_machine_without_a_program_for_pdf_is_told_so(page, services, dialogs):
    services.pdfs = PdfService(
        services._db, services.papers, services.exports, services.now, lambda: None
    )
    page.preview.pdf_asked.emit()
    assert dialogs.errors == [NO_OFFICE]
    assert not page.set.result.isVisible()


def test_no_program_for_the_file_is_said_in_a_sentence(page, desk, dialogs):
    desk.works = False
    page.preview.open_button.click()
    page.folder_button.click()
    assert dialogs.errors[0].startswith("Máy này chưa có chương trình mở 2026-11_BB_thuong-ky")
    assert dialogs.errors[1].startswith("Máy này không mở được thư mục.")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(page, services, dialogs):
    services.exports.rmdir()
    services.exports.write_bytes(b"in the way")
    page.set.export_button.click()
    page.folder_button.click()
    assert dialogs.errors == [
        "Không tạo được thư mục xuat. Hãy chọn thư mục khác rồi xuất lại.",
        "Không tạo được thư mục xuat. Hãy kiểm tra quyền ghi của thư mục sổ.",
    ]


def test_a_whole_year_is_written_at_once(page, services):
    page.year_button.click()
    made = names(services)
    assert {"2026-10_BB_thuong-ky_DU-THAO.docx", "2026-11_BB_thuong-ky.docx"} <= set(made)
    assert "2026_KH_sinh-hoat-nam.docx" in made
    said = page.set.result.notice.label.text()
    assert said.startswith(f"Đã xuất {len(made)} tệp, ")
    assert said.endswith("tệp là bản dự thảo.")


def test_what_ends_while_another_place_is_seen_is_said_on_the_strip(page, workspace):
    said: list[str] = []
    workspace.said.connect(lambda sentence, _undo: said.append(sentence))
    page.hide()
    page.preview.again_asked.emit()
    assert said == ["Đã xuất 2026-11_BB_thuong-ky.docx."]


def test_stopping_keeps_what_was_written(
    dressed: QApplication,
    services: Services,
    dialogs: FakeDialogs,
    state: WindowState,
    show: Callable[..., None],
    qtbot: QtBot,
):
    tasks = TaskRunner()
    workspace = Workspace(services, dialogs, tasks, state)
    page = ReportsPage(workspace)
    show(page)
    qtbot.waitUntil(lambda: not tasks.is_busy())
    workspace.task_started.connect(
        lambda task, _title: task.progressed.connect(
            lambda done, _total, _what: task.cancel() if done else None,
            Qt.ConnectionType.DirectConnection,
        )
    )
    page.export_year()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert 1 <= len(names(services)) < 5
    assert dialogs.errors == []


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (["a.docx"], "Đã xuất a.docx."),
        (["a_DU-THAO.docx"], "Đã xuất a_DU-THAO.docx, là bản dự thảo."),
        (["a.docx", "b.docx"], "Đã xuất 2 tệp."),
        (["a.docx", "b_DU-THAO.docx"], "Đã xuất 2 tệp, 1 tệp là bản dự thảo."),
        (
            ["a (2).docx", "b.docx"],
            "Đã xuất 2 tệp. Tệp đã được sửa thì giữ nguyên, bản mới mang số thứ tự.",
        ),
    ],
)
def test_the_result_tells_drafts_and_kept_files(files, sentence):
    assert exported_sentence([Path(name) for name in files]) == sentence
