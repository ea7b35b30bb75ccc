"""The tab *Luân phiên báo cáo*: the order, a skip with its reason, the way to the last report."""

from collections.abc import Callable

import pytest

from ui.main_window import MainWindow
from ui.reviews.page import ReviewsPage
from ui.reviews.turns_tab import ACT, LAST, TurnsTab


@pytest.fixture
def tab(workspace, show: Callable[..., None]) -> TurnsTab:
    page = ReviewsPage(workspace)
    workspace.changed.connect(page.on_changed)
    show(page)
    page.open("turns:")
    assert isinstance(page.front, TurnsTab)
    return page.front


def test_the_order_stands_with_who_is_next(tab):
    assert tab.table.texts()[0][2] == "Đến lượt"
    assert tab.sentence.text().startswith("Mỗi kỳ 1 đồng chí (chi bộ 6 đảng viên).")
    assert tab.fairness.text().endswith("6 đồng chí chưa báo cáo lần nào.")


def test_a_member_passes_with_a_reason_and_gets_the_turn_back(tab, dialogs, services):
    line = tab.table.records()[0]
    dialogs.reasons.append("đi học lớp bồi dưỡng")
    tab.table.link_pressed.emit(line, ACT)
    skipped = tab.table.records()[-1]
    assert (skipped.id, skipped.skip_reason) == (line.id, "đi học lớp bồi dưỡng")
    assert tab.table.texts()[-1][2] == "Bỏ lượt"
    tab.table.link_pressed.emit(skipped, ACT)
    assert tab.table.records()[0].id == line.id


def test_leaving_the_question_changes_nothing(tab, dialogs):
    before = tab.table.records()
    dialogs.reasons.append(None)
    tab.table.link_pressed.emit(before[0], ACT)
    assert tab.table.records() == before


def test_a_member_opens_and_one_without_a_report_has_no_meeting_to_open(tab, workspace):
    went: list[str] = []
    workspace.opened.connect(went.append)
    line = tab.table.records()[0]
    tab.table.opened.emit(line)
    tab.table.link_pressed.emit(line, LAST)
    assert went == [f"member:{line.id}"]


@pytest.mark.parametrize("where", ["page:reviews", "turns:", "plan:turns"])
def test_the_place_opens_by_its_name_and_by_the_old_way_to_the_turns(
    window: MainWindow, workspace, where
):
    window.show_book(workspace)
    window.go(where)
    assert isinstance(window.shell.page, ReviewsPage)
    assert window.shell.page.title == "Đánh giá đảng viên"
