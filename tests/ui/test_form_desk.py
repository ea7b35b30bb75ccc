"""Biểu của cấp trên: a workbook is added, its cells are shown what they take, it is filled."""

from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.upward_fields import UpwardSubject
from app.services.workspace import Services
from tests.fakes import OpenedFiles
from tests.foreign_forms import SHEET, write_form
from ui.reports.form_desk import FormDesk
from ui.reports.page import ReportsPage
from ui.workspace import Workspace


@pytest.fixture
def desk(workspace: Workspace, show: Callable[..., None], opened: OpenedFiles) -> FormDesk:
    page = ReportsPage(workspace, opened)
    show(page)
    page.show_kind("forms")
    workspace.changed.connect(lambda _tables: page.refresh())
    return page.desk(FormDesk)


@pytest.fixture
def with_form(desk: FormDesk, dialogs, tmp_path) -> FormDesk:
    dialogs.files.append(write_form(tmp_path / "Bieu_02.xlsx"))
    desk.add_button.click()
    return desk


def shown(desk: FormDesk) -> dict[str, str]:
    form = desk.form()
    return {cell.address: cell.field for cell in form.cells} if form else {}


def take(desk: FormDesk, row: int, column: int, words: str) -> None:
    """Choose a cell and the first fact the words find."""
    desk.grid.choose(row, column)
    desk.panel.search.setText(words)
    desk.panel.search.search_now()
    desk.panel.pick_button.click()


def test_an_empty_desk_says_what_it_is_for_and_offers_the_next_step(desk, dialogs, tmp_path):
    assert desk._empty.isVisible()
    assert not desk.fill_button.isVisible()
    dialogs.files.append(write_form(tmp_path / "Bieu_02.xlsx"))
    desk._empty.pressed.emit()
    assert desk.fill_button.isVisible()
    assert not desk.fill_button.isEnabled()
    assert desk.state.text().startswith("Bấm vào một ô")


def test_a_cell_is_clicked_and_told_what_it_takes_with_undo(with_form, services):
    desk = with_form
    take(desk, 3, 5, "ten chi bo")
    assert shown(desk) == {"C3": "cell_name"}
    model = desk.grid.model()
    assert model.index(2, 2).data() == "Tên chi bộ"
    assert desk.panel.state.text() == "Điền: Tên chi bộ"
    services.history.undo()
    assert shown(desk) == {}
    assert desk.panel.state.text() == "Ô này giữ nguyên như biểu gốc."


def test_a_table_says_where_it_ends_and_may_end_elsewhere(with_form):
    desk = with_form
    take(desk, 12, 2, "ho va ten")
    assert desk.state.text() == "bảng người dự họp: dòng 12 đến 14, sẵn 3 dòng."
    assert desk.panel.end.value() == 14
    desk.panel.end.set_value(13)
    desk.panel.end.editingFinished.emit()
    assert desk.state.text() == "bảng người dự họp: dòng 12 đến 13, sẵn 2 dòng."
    assert desk.grid.model().index(12, 1).data() == "…"


def test_everything_goes_by_keyboard(with_form, qtbot: QtBot):
    desk = with_form
    desk.grid.choose(4, 3)
    qtbot.keyClick(desk.grid, Qt.Key.Key_Return)
    desk.panel.search.setText("ngày họp")
    desk.panel.search.search_now()
    qtbot.keyClick(desk.panel.search, Qt.Key.Key_Return)
    assert shown(desk) == {"C4": "held_on"}
    qtbot.keyClick(desk.grid, Qt.Key.Key_Delete)
    assert shown(desk) == {}


def test_a_cell_with_a_formula_is_refused_in_one_sentence(with_form, dialogs):
    take(with_form, 7, 3, "số có mặt")
    assert shown(with_form) == {}


def test_the_form_is_filled_for_the_chosen_meeting_and_opened(with_form, voted, opened):
    desk = with_form
    take(desk, 3, 3, "ten chi bo")
    take(desk, 6, 3, "so co mat")
    desk.fill_button.click()
    assert "Đã điền 2026-11_bieu-02" in desk.state.text()
    desk.open_button.click()
    sheet = load_workbook(opened[0])[SHEET]
    assert sheet["C3"].value == "Chi bộ Văn phòng"
    assert isinstance(sheet["C6"].value, int)


def test_a_form_gets_another_name_and_kind_and_a_copy_to_write_names_into(
    with_form, opened, dialogs, services: Services
):
    desk = with_form
    desk._on_named({"name": "Biểu năm", "subject": UpwardSubject.YEAR})
    assert desk.forms.texts() == ("Biểu năm",)
    assert not desk.meeting.isVisible()
    desk.take_copy()
    book = load_workbook(opened[0])
    book[SHEET]["C5"] = "Năm báo cáo"
    book.save(opened[0])
    dialogs.files.append(opened[0])
    desk.read_copy()
    assert shown(desk) == {"C5": "year"}
    desk.remove()
    assert desk._empty.isVisible()
    services.history.undo()
    assert shown(desk) == {"C5": "year"}


def test_a_form_is_opened_by_its_place(workspace, with_form):
    form = with_form.form()
    page = ReportsPage(workspace, OpenedFiles())
    page.open(f"form:{form.id}")
    assert page.desk(FormDesk).form() == form


def test_a_new_version_names_what_has_to_be_shown_again(with_form, dialogs, tmp_path):
    desk = with_form
    take(desk, 4, 3, "ngay hop")
    book = load_workbook(tmp_path / "Bieu_02.xlsx")
    book[SHEET]["A4"] = "Họp lúc nào"
    book.save(tmp_path / "Bieu_03.xlsx")
    dialogs.files.append(tmp_path / "Bieu_03.xlsx")

    action = next(a for a in desk.menu().actions() if a.text().startswith("Thay bằng"))
    action.trigger()
    assert desk.form().file_name == "Bieu_03.xlsx"
    assert desk.renewal.isVisible()
    assert "(Ngày họp)" in desk.renewal.notice.label.text()
    assert shown(desk) == {}
