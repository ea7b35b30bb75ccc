"""The main window over an open book: pages at first visit, badges, years, undo, closing."""

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.progress import Progress
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs
from tests.ui import shell_pages
from tests.ui.shell_pages import TWO, MembersListPage, a_place
from ui.kit.state import WindowState
from ui.kit.tasks import TaskRunner
from ui.main_window import MainWindow
from ui.places import PLACES
from ui.workspace import Workspace


@pytest.fixture
def open_window(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> MainWindow:
    shell_pages.BUILT.clear()
    window.show_book(workspace, TWO)
    window.show()
    qtbot.waitExposed(window)
    return window


def members_page(window: MainWindow) -> MembersListPage:
    page = window.show_place("members")
    assert isinstance(page, MembersListPage)
    return page


def test_a_page_is_built_at_its_first_visit_and_kept(open_window: MainWindow):
    assert shell_pages.BUILT == ["plain"]

    first = members_page(open_window)
    open_window.show_place("overview")
    again = members_page(open_window)

    assert shell_pages.BUILT == ["plain", "members"]
    assert again is first


def test_a_place_without_a_page_is_not_shown(window: MainWindow, workspace: Workspace):
    missing = a_place("missing", "PlainPage")
    nowhere = type(missing)("nowhere", "Không có", "Không", "star", "ui.no_such_place.page:Page")

    window.show_book(workspace, (nowhere, missing))

    assert window.place_keys() == ("missing",)
    assert [item.key for item in window.shell.sidebar.list.rows.items] == ["missing"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_every_place_whose_page_exists_names_a_page(place):
    from ui.kit.page import Page

    assert not place.exists() or issubclass(place.page_class(), Page)


def test_badges_stand_beside_their_places_once_the_first_page_is_painted(
    open_window: MainWindow, qtbot: QtBot
):
    rows = open_window.shell.sidebar.list.rows
    qtbot.waitUntil(lambda: any(item.badge for item in rows.items))
    badges = {item.key: item.badge for item in open_window.shell.sidebar.list.rows.items}

    assert badges == {"overview": 0, "members": 2}
    assert open_window.shell.sidebar.list.rows.items[1].spoken == "Đảng viên, 2 việc quá hạn"


def test_a_hidden_page_is_refreshed_when_it_is_shown_again(
    open_window: MainWindow, workspace: Workspace
):
    page = members_page(open_window)
    open_window.show_place("overview")
    before = page.refreshed

    workspace.changed.emit(frozenset({"members"}))
    assert page.refreshed == before
    members_page(open_window)

    assert page.refreshed == before + 1


def test_another_table_does_not_refresh_a_page(open_window: MainWindow, workspace: Workspace):
    page = members_page(open_window)
    before = page.refreshed

    workspace.changed.emit(frozenset({"votes"}))

    assert page.refreshed == before


def test_another_year_refreshes_the_page_in_front(open_window: MainWindow, workspace: Workspace):
    page = members_page(open_window)

    workspace.set_year(2025)

    assert page.header.subtitle.text() == "6 đồng chí, năm 2025"
    assert open_window.shell.topbar.years.name.text() == "Năm 2025"


def test_a_window_left_open_says_on_the_next_day_what_is_late_then(
    open_window: MainWindow, workspace: Workspace, clock: MovingClock
):
    page = members_page(open_window)
    before = page.refreshed
    open_window.show_place("overview")
    workspace.look_at_day()
    members_page(open_window)
    assert page.refreshed == before, "the same day"

    clock.moment += timedelta(days=1)
    QApplication.sendEvent(open_window, QEvent(QEvent.Type.WindowActivate))
    assert page.refreshed == before + 1

    clock.moment += timedelta(days=1)
    open_window.show_place("overview")
    members_page(open_window)
    assert page.refreshed == before + 2


def test_a_record_is_opened_on_the_page_that_handles_it(
    open_window: MainWindow, workspace: Workspace
):
    workspace.go("member:3")

    page = open_window.shell.page
    assert isinstance(page, MembersListPage)
    assert page.opened == ["member:3"]


def test_a_page_is_opened_by_its_key_without_a_record(
    open_window: MainWindow, workspace: Workspace
):
    workspace.go("page:members")

    page = open_window.shell.page
    assert isinstance(page, MembersListPage)
    assert page.opened == []


def test_an_unknown_place_leaves_the_window_as_it_was(
    open_window: MainWindow, workspace: Workspace
):
    before = open_window.shell.page

    workspace.go("rubric:7")

    assert open_window.shell.page is before


def test_undo_and_redo_name_their_actions(
    open_window: MainWindow, workspace: Workspace, qtbot: QtBot
):
    bar = open_window.shell.topbar
    assert not bar.undo_button.isEnabled()
    assert bar.undo_button.toolTip() == "Chưa có gì để hoàn tác (Ctrl+Z)"

    cell = workspace.services.cells
    workspace.perform(lambda: cell.add_day_off(workspace.now().date(), "Nghỉ bù"), "Đã thêm.")
    qtbot.waitUntil(bar.undo_button.isEnabled)
    assert bar.undo_button.toolTip() == "Hoàn tác: Thêm ngày nghỉ (Ctrl+Z)"

    bar.undo_button.click()
    qtbot.waitUntil(bar.redo_button.isEnabled)
    assert bar.redo_button.toolTip() == "Làm lại: Thêm ngày nghỉ (Ctrl+Y)"
    assert open_window.shell.strip.text() == "Đã hoàn tác: Thêm ngày nghỉ."


def test_the_strip_takes_back_what_it_names_and_nothing_later(
    open_window: MainWindow, workspace: Workspace
):
    day, strip = workspace.now().date(), open_window.shell.strip
    workspace.perform(lambda: workspace.services.cells.add_day_off(day, "Nghỉ"), "Đã thêm ngày.")
    assert strip.text() == "Đã thêm ngày."

    workspace.services.cells.fill_days_off(2027)  # another change, with no word about it

    assert strip.text() == ""


def test_the_bar_says_when_the_last_change_was_kept(open_window: MainWindow, workspace: Workspace):
    saved = open_window.shell.topbar.saved
    assert saved.label.text() == "Đã lưu 08:05"

    workspace.save_state_changed.emit(DiskFull().sentence)
    assert saved.label.text() == "Chưa lưu được"
    assert not saved.why.isHidden()

    workspace.save_state_changed.emit("")
    assert saved.label.text() == "Đã lưu 08:05"


def test_the_reason_why_nothing_was_saved_is_one_press_away(
    open_window: MainWindow, workspace: Workspace, dialogs: FakeDialogs
):
    workspace.save_state_changed.emit("Ổ đĩa đã đầy.")

    open_window.shell.topbar.saved.why.click()

    assert dialogs.errors == ["Ổ đĩa đã đầy."]


def test_the_name_of_the_cell_follows_its_form(open_window: MainWindow, workspace: Workspace):
    from app.domain.cells import CellForm

    workspace.services.cells.save(CellForm("Chi bộ Trường học", "Đảng bộ xã Tân Hòa"))

    brand = open_window.shell.sidebar.brand
    assert (brand.name.text(), brand.superior.text()) == ("Chi bộ Trường học", "Đảng bộ xã Tân Hòa")
    assert open_window.windowTitle() == "Chi bộ Trường học – Sổ Chi bộ"


def test_years_are_offered_with_their_meetings(open_window: MainWindow, workspace: Workspace):
    plans = workspace.services.plans
    plans.accept(plans.propose(2026))

    menu = open_window.shell.topbar.years.open_list()

    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Năm 2027\tchưa có buổi nào"
    assert texts[1].startswith("Năm 2026\t")
    assert texts[1].endswith(" buổi")
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    menu.close()


def test_typed_text_is_kept_when_another_place_is_opened(open_window: MainWindow):
    page = members_page(open_window)
    page.line.setText("đang gõ")

    open_window.show_place("overview")

    assert page.kept[-1:] == ["đang gõ"]


def test_typed_text_is_kept_when_the_session_ends_and_nobody_is_asked(
    open_window: MainWindow, dialogs: FakeDialogs, state: WindowState
):
    page = members_page(open_window)
    page.line.setText("đang gõ")

    QApplication.instance().commitDataRequest.emit(None)

    assert page.kept[-1:] == ["đang gõ"]
    assert dialogs.errors == []
    assert state.restore_window(open_window, "window")


def test_closing_closes_the_book(open_window: MainWindow, workspace: Workspace, book_place):
    from app.data.folder import DataFolder

    open_window.close()

    assert open_window.workspace is None
    DataFolder.open(book_place).close()  # the lock is free


def test_closing_stops_work_that_runs(
    dressed: QApplication, window: MainWindow, services: Services, dialogs, state, qtbot: QtBot
):
    workspace = Workspace(services, dialogs, TaskRunner(window), state)
    window.show_book(workspace, TWO)
    window.show()
    begun = Event()
    steps: list[bool] = []

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(len(steps), 1000, "Biên bản")
            steps.append(Event().wait(0.005))

    workspace.run(work, "Đang xuất biên bản")
    assert begun.wait(5)
    window.close()

    assert len(steps) < 1000
    assert not workspace.tasks.is_busy() or workspace.tasks.stop_all(0)


def test_a_card_shows_how_far_work_is_and_leaves_with_it(
    open_window: MainWindow, workspace: Workspace, qtbot: QtBot
):
    release, cards = Event(), open_window.shell.cards
    workspace.tasks = TaskRunner(open_window)

    def work(progress: Progress) -> None:
        progress(12, 60, "Biên bản tháng 4")
        release.wait(5)

    workspace.run(work, "Đang xuất")
    qtbot.waitUntil(cards.isVisible, timeout=3000)
    assert cards.cards[0].label.text() == "Đang xuất: Biên bản tháng 4"
    assert open_window.shell.strip.geometry().bottom() <= open_window.shell.height()
    release.set()

    qtbot.waitUntil(lambda: cards.cards == ())
    assert not cards.isVisible()


def test_the_next_book_begins_with_its_own_pages(open_window: MainWindow, workspace: Workspace):
    page = members_page(open_window)

    open_window.leave_book()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert open_window.workspace is None
    assert open_window.shell.page is None
    assert open_window.shell.sidebar.list.rows.items == ()
    assert page not in open_window.findChildren(MembersListPage)
