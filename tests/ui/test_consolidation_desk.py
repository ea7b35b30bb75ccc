"""Tổng hợp chi bộ: files of many cells are chosen or dropped, read, and become one workbook."""

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.cell_workbooks import write_slips
from tests.fakes import OpenedFiles
from ui.kit.record_table import RecordTable
from ui.reports.consolidation_desk import ConsolidationDesk
from ui.reports.page import ReportsPage
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, show: Callable[..., None], opened: OpenedFiles) -> ReportsPage:
    made = ReportsPage(workspace, opened)
    show(made)
    made.show_kind("consolidation")
    return made


@pytest.fixture
def desk(page: ReportsPage) -> ConsolidationDesk:
    return page.desk(ConsolidationDesk)


def column(table: RecordTable[Any], place: int) -> list[str]:
    return [row[place] for row in table.texts()]


def test_the_desk_takes_the_place_of_the_papers_and_gives_it_back(page, desk):
    assert desk.isVisible()
    assert not page.set.isVisible()
    assert not desk.write_button.isEnabled()
    page.show_kind("after")
    assert page.set.isVisible()
    assert not desk.isVisible()


def test_a_folder_is_read_and_written_as_one_workbook(desk, dialogs, tmp_path, opened):
    write_slips(tmp_path / "den", [1, 2, 10])
    (tmp_path / "den" / "hong.xlsx").write_bytes(b"x")
    dialogs.folders.append(tmp_path / "den")
    desk.folder_button.click()
    assert column(desk.taken, 0) == ["Chi bộ Thôn 1", "Chi bộ Thôn 2", "Chi bộ Thôn 10"]
    assert desk.state.text() == "3 chi bộ, 3 buổi họp; 1 tệp không lấy được."
    desk.views.set_value("left")
    assert column(desk.left_out, 0) == ["hong.xlsx"]
    desk.write_button.click()
    assert [path.name for path in opened] == ["tong-hop_2026-11.xlsx"]
    assert load_workbook(opened[0]).sheetnames[0] == "T11-2026"


def test_a_month_and_the_cells_expected_narrow_and_complete_the_list(desk, dialogs, tmp_path):
    dialogs.files.extend(
        (*write_slips(tmp_path, [1], month=10), *write_slips(tmp_path, [1], made_after=5))
    )
    desk.files_button.click()
    assert column(desk.taken, 1) == ["10/2026", "11/2026"]
    desk.month.setCurrentIndex(2)
    desk.month.activated.emit(2)
    assert column(desk.taken, 1) == ["11/2026"]
    desk.expected.set_value("Chi bộ Thôn 1\nChi bộ Thôn 7\n")
    desk.again_button.click()
    assert desk.open_reports.texts() == [
        ("Chi bộ Thôn 7", "tháng 11/2026", "Chưa có báo cáo"),
        ("Chi bộ Thôn 1", "tháng 11/2026", "Chậm 3 ngày"),
    ]


def test_every_line_opens_the_workbook_it_was_taken_from(desk, dialogs, tmp_path, opened):
    (slip,) = write_slips(tmp_path / "den", [1])
    broken = tmp_path / "den" / "hong.xlsx"
    broken.write_bytes(b"x")
    dialogs.folders.append(tmp_path / "den")
    desk.folder_button.click()
    desk.taken.link_pressed.emit(desk.taken.records()[0], "Tệp")
    desk.left_out.opened.emit(desk.left_out.records()[0])
    assert opened == [slip, broken]
    broken.unlink()
    desk.left_out.link_pressed.emit(desk.left_out.records()[0], "Tệp")
    assert "Không còn thấy hong.xlsx" in dialogs.errors[-1]
    (tmp_path / "den" / "cu").mkdir()
    (tmp_path / "den" / "cu" / slip.name).write_bytes(b"x")
    desk.taken.opened.emit(desk.taken.records()[0])
    assert f"Có 2 tệp cùng tên {slip.name}" in dialogs.errors[-1]
    assert opened == [slip, broken]


def test_expected_cells_are_remembered_for_the_next_time(desk, dialogs, tmp_path, workspace):
    desk.expected.set_value("Chi bộ Thôn 7")
    dialogs.files.extend(write_slips(tmp_path, [1]))
    desk.files_button.click()
    assert ConsolidationDesk(workspace).expected.value() == "Chi bộ Thôn 7"


def test_files_may_be_dropped_and_leaving_the_dialog_changes_nothing(desk, dialogs, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in write_slips(tmp_path, [4])])
    act, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    desk.dropEvent(QDropEvent(QPointF(5, 5), act, data, button, Qt.KeyboardModifier.NoModifier))
    assert column(desk.taken, 0) == ["Chi bộ Thôn 4"]
    dialogs.folders.append(None)
    desk.folder_button.click()
    assert column(desk.taken, 0) == ["Chi bộ Thôn 4"]


def test_when_nothing_can_be_taken_the_reasons_are_in_front(desk, dialogs, tmp_path):
    (tmp_path / "la.xlsx").write_bytes(b"x")
    dialogs.files.append(tmp_path / "la.xlsx")
    desk.files_button.click()
    assert desk.views.value() == "left"
    assert desk.left_out.isVisible()
    assert not desk.write_button.isEnabled()
