"""Tìm kiếm: Ctrl+K leads to everything found; kinds, years, more, and the record by Enter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.services.workspace import Services
from tests.services.sample_book import open_sample
from ui.search.kinds import GROUPS, ICONS, NAMES
from ui.search.page import SearchPage
from ui.search.palette_search import palette_groups
from ui.workspace import Workspace


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


@pytest.fixture
def page(workspace: Workspace, show) -> SearchPage:
    made = SearchPage(workspace)
    show(made, 1100, 700)
    return made


def test_ctrl_k_leads_to_the_page_when_there_is_more(workspace):
    groups = palette_groups(workspace, "nghi quyet")
    assert groups[-1].heading == "Còn nữa"
    assert groups[-1].rows[0].text == "Xem tất cả kết quả cho “nghi quyet”"
    assert groups[-1].rows[0].payload == "search:nghi quyet"
    assert palette_groups(workspace, "Trịnh Hồng Tham")[-1].heading != "Còn nữa"


def test_the_page_lists_what_was_found(page, services):
    page.open("search:nghị quyết")
    total = services.search.find_page("nghị quyết").total
    assert page.count.text() == f"{total} kết quả"
    assert page.search.value() == "nghị quyết"
    assert page.table.view.hasFocus()
    assert len(page.table.records()) == 50
    page.more_button.click()
    assert len(page.table.records()) == min(total, 100)


def test_the_page_is_narrowed_by_kind_and_year(page):
    page.open("search:chi bo")
    words = page.kind.texts()
    assert words[0] == "Mọi loại"
    place = next(n for n, text in enumerate(words) if text.startswith("Nhiệm vụ"))
    page.kind.setCurrentIndex(place)
    page.kind.changed.emit()
    assert {found.kind for found in page.table.records()} == {"task"}
    assert page.kind.texts()[page.kind.currentIndex()].startswith("Nhiệm vụ")
    page.year.set_value(page.table.records()[0].year)
    page.year.changed.emit()
    assert len({found.year for found in page.table.records()}) == 1


def test_typing_on_the_page_looks_again(page):
    page.open("search:nghị quyết")
    page.search.setText("không có chữ này")
    page.search.search_now()
    assert page.table.records() == ()
    assert page.table.empty.sentence.text() == "Không thấy “không có chữ này”."
    page.search.setText("")
    page.search.search_now()
    assert page.table.empty.sentence.text() == "Gõ từ cần tìm ở ô trên."


def test_enter_opens_the_record(page, workspace, qtbot):
    page.open("search:Trịnh Hồng Tham")
    page.table.select(page.table.records()[0].where)
    with qtbot.waitSignal(workspace.opened) as gone:
        qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    assert gone.args[0].startswith("member:")


def test_every_kind_has_a_heading_an_icon_and_a_name():
    kinds = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(kinds) == sorted(ICONS) == sorted(NAMES)


def test_the_place_is_reached_without_standing_in_the_sidebar(window, workspace):
    window.show_book(workspace)
    window.go("search:chi bộ")
    assert isinstance(window.shell.page, SearchPage)
    assert "search" not in window.place_keys()
