"""Gói đăng Sổ tay: copied with one press, ticked with the day, undone, and written as a folder."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.services.posting import PostingHalf
from app.services.workspace import Services
from tests.fakes import OpenedFiles
from tests.services import paper_book
from ui.reports.page import ReportsPage
from ui.reports.posting_desk import PostingDesk
from ui.workspace import Workspace

NOVEMBER = paper_book.NOVEMBER_ID


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("posted") / "so")


@pytest.fixture
def desk(workspace: Workspace, show: Callable[..., None], opened: OpenedFiles) -> PostingDesk:
    page = ReportsPage(workspace, opened)
    workspace.changed.connect(page.on_changed)
    show(page)
    page.open(f"posting:{NOVEMBER}")
    return page.desk(PostingDesk)


def test_each_text_is_copied_whole_with_one_press(desk, workspace):
    said: list[str] = []
    workspace.said.connect(lambda sentence, _undo: said.append(sentence))
    for button in desk.texts.buttons:
        button.click()
    assert said[0] == "Đã chép: Tiêu đề."
    assert QApplication.clipboard().text() == desk.package.texts[-1].text
    assert desk.clock_label.text() == "Đăng, báo cáo: hết ngày 05/11"


def test_a_tick_keeps_today_and_is_undone(desk, workspace, services: Services):
    desk.ticks.buttons[0].click()
    assert services.meetings.file(NOVEMBER).header.finished_posted_on == date(2026, 11, 4)
    assert desk.ticks.buttons[0].text() == "Bỏ ngày"
    workspace.undo()
    assert desk.ticks.buttons[0].text() == "Đã đăng hôm nay"
    desk.ticks.buttons[1].click()
    desk.ticks.buttons[1].click()
    assert services.meetings.file(NOVEMBER).header.reported_on is None


def test_the_other_half_has_its_own_texts_and_another_day_is_written_elsewhere(desk, workspace):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    desk.other_day()
    desk.half.set_value(PostingHalf.BEFORE)
    desk.half.changed.emit()
    assert [text.label for text in desk.package.texts][:2] == ["Tiêu đề", "Thông báo"]
    desk.other_day()
    assert gone == [f"meeting:{NOVEMBER}:finish:posting", f"meeting:{NOVEMBER}:prepare:papers"]


def test_the_folder_is_written_and_opened(desk, services: Services, opened):
    desk.write_button.click()
    place = services.exports / "2026-11_goi-dang_sau-hop"
    assert desk.result.label.text().startswith(f"Đã lập {place.name}: ")
    desk.open_made()
    assert opened == [place]


def test_a_year_without_meetings_says_so(desk, workspace):
    workspace.set_year(2031)
    desk.load()
    assert desk.empty.isVisible()
    assert not desk.write_button.isVisible()
    desk.write()
    assert desk.package is None
