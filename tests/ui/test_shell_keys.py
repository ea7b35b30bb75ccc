"""The keys of the window, and whose Ctrl+Z it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.workspace import Services
from tests.ui.shell_pages import TWO, MembersListPage
from ui.kit import theme
from ui.kit.tokens import SizeName
from ui.main_window import MainWindow
from ui.workspace import Workspace

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def front(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> MainWindow:
    window.show_book(workspace, TWO)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


@pytest.fixture
def page(front: MainWindow) -> MembersListPage:
    shown = front.show_place("members")
    assert isinstance(shown, MembersListPage)
    return shown


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier=CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def add_day_off(services: Services) -> None:
    services.cells.add_day_off(services.now().date(), "Nghỉ bù")


def test_digits_open_places(front: MainWindow, qtbot: QtBot):
    press(front, qtbot, Qt.Key.Key_2)
    assert front.shell.page is not None
    assert front.shell.page.title == "Đảng viên"  # type: ignore[attr-defined]

    press(front, qtbot, Qt.Key.Key_1)
    assert front.shell.page.title == "Tổng quan"  # type: ignore[attr-defined]


def test_alt_with_arrows_changes_the_year(front: MainWindow, workspace: Workspace, qtbot: QtBot):
    press(front, qtbot, Qt.Key.Key_Left, ALT)
    press(front, qtbot, Qt.Key.Key_Left, ALT)
    press(front, qtbot, Qt.Key.Key_Right, ALT)

    assert workspace.year == 2025


def test_undo_and_redo_have_keys(front: MainWindow, workspace: Workspace, qtbot: QtBot):
    add_day_off(workspace.services)

    press(front, qtbot, Qt.Key.Key_Z)
    assert workspace.services.history.labels().redo == "Thêm ngày nghỉ"

    press(front, qtbot, Qt.Key.Key_Y)
    assert workspace.services.history.labels().undo == "Thêm ngày nghỉ"


def test_ctrl_z_belongs_to_a_field_that_has_something_to_take_back(
    page: MembersListPage, front: MainWindow, workspace: Workspace, qtbot: QtBot
):
    add_day_off(workspace.services)
    page.line.setFocus()
    qtbot.keyClicks(page.line, "abc")

    press(front, qtbot, Qt.Key.Key_Z)

    assert page.line.text() == ""
    assert workspace.services.history.labels().undo == "Thêm ngày nghỉ"


def test_ctrl_z_in_a_field_with_nothing_typed_takes_back_the_last_action(
    page: MembersListPage, front: MainWindow, workspace: Workspace, qtbot: QtBot
):
    add_day_off(workspace.services)
    page.line.setFocus()

    press(front, qtbot, Qt.Key.Key_Z)

    assert workspace.services.history.labels().undo is None


def test_ctrl_s_says_that_everything_is_saved(
    page: MembersListPage, front: MainWindow, qtbot: QtBot
):
    page.line.setFocus()
    qtbot.keyClicks(page.line, "ghi")

    press(front, qtbot, Qt.Key.Key_S)

    assert front.shell.strip.text() == "Đã lưu. Sổ tự lưu mỗi thay đổi."
    assert page.kept[-1:] == ["ghi"]
    assert page.line.hasFocus()


def test_ctrl_k_finds_commands_without_diacritics_and_does_them(
    page: MembersListPage, front: MainWindow, qtbot: QtBot
):
    press(front, qtbot, Qt.Key.Key_K)
    palette = front.finder.palette
    assert palette.isVisible()

    qtbot.keyClicks(palette.field, "them dang")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert page.opened == ["new"]
    assert not palette.isVisible()


def test_records_are_found_before_commands_once_there_is_a_search(
    page: MembersListPage, front: MainWindow
):
    from ui.kit.palette_rows import PaletteGroup, PaletteRow

    row = PaletteRow("user-round", "Vũ Thị Thắm", "member:5")
    front.add_search(lambda query: (PaletteGroup("Đảng viên", (row,)),) if query else ())

    groups = front.finder.find("th")
    front.finder.palette.picked.emit(row.payload)

    assert any(group.rows == (row,) for group in groups[:-1])
    assert groups[-1].heading == "Lệnh"
    assert page.opened == ["member:5"]
    assert "đảng viên" in front.shell.topbar.search.accessibleName()


def test_the_last_action_can_be_found_and_taken_back(front: MainWindow, workspace: Workspace):
    add_day_off(workspace.services)

    commands = front.finder.find("hoàn tác")[-1]
    front.finder.palette.picked.emit(commands.rows[0].payload)

    assert commands.rows[0].text == "Hoàn tác: Thêm ngày nghỉ"
    assert workspace.services.history.labels().undo is None


def test_sizes_have_keys(front: MainWindow, qtbot: QtBot):
    press(front, qtbot, Qt.Key.Key_Plus)
    assert theme.current().size is SizeName.LARGE

    press(front, qtbot, Qt.Key.Key_Minus)
    assert theme.current().size is SizeName.NORMAL

    press(front, qtbot, Qt.Key.Key_Equal)
    press(front, qtbot, Qt.Key.Key_Equal)
    press(front, qtbot, Qt.Key.Key_0)
    assert theme.current().size is SizeName.NORMAL


def test_f6_goes_to_the_message_and_back_to_nothing_without_one(
    page: MembersListPage, front: MainWindow, workspace: Workspace, qtbot: QtBot
):
    page.line.setFocus()
    press(front, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert page.line.hasFocus()

    workspace.said.emit("Đã xóa.", True)
    press(front, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)

    assert front.shell.strip.undo_button.hasFocus()


def test_keys_sleep_while_no_book_is_open(front: MainWindow, qtbot: QtBot):
    front.leave_book()

    press(front, qtbot, Qt.Key.Key_K)

    assert not front.finder.palette.isVisible()
