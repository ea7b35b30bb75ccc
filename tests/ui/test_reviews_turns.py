"""The tab *Luân phiên báo cáo*: the order, a skip with its reason, the way to the last report."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from ui.main_window import MainWindow
from ui.reviews.page import ReviewsPage
from ui.reviews.turns_card import TurnsCard
from ui.reviews.turns_tab import ACT, LAST, TurnsTab


@pytest.fixture
def tab(workspace, show: Callable[..., None]) -> TurnsTab:
    page = ReviewsPage(workspace)
    workspace.changed.connect(page.on_changed)
    page.show_tab(TurnsTab)
    show(page)
    page.open("turns:")
    assert isinstance(page.front, TurnsTab)
    return page.front


def test_the_order_stands_with_who_is_next(tab):
    assert tab.table.texts()[0][2] == "Đến lượt"
    assert tab.sentence.text().startswith("Mỗi kỳ 1 đồng chí (chi bộ 6 đảng viên).")
    assert tab.fairness.text().endswith("6 đồng chí chưa báo cáo lần nào.")
    assert tab.table.texts()[0][3] == "chưa lần nào"


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


def test_a_member_opens_and_one_without_a_report_is_asked_for_an_earlier_one(
    tab, workspace, dialogs
):
    dialogs.answers.append(False)
    went: list[str] = []
    workspace.opened.connect(went.append)
    line = tab.table.records()[0]
    tab.table.opened.emit(line)
    tab.table.link_pressed.emit(line, LAST)
    assert went == [f"member:{line.id}"]


def test_the_month_of_an_earlier_report_is_asked_and_kept(tab, dialogs):
    line = tab.table.records()[0]

    def answer(dialog) -> bool:
        dialog.form.input("month").line.setText("8/2026")
        assert dialog.month() == Period(2026, 8)
        return True

    dialogs.answers.append(answer)
    tab.table.link_pressed.emit(line, LAST)
    kept = next(n for n in tab.table.records() if n.id == line.id)
    assert (kept.last_label, kept.place) == ("T8/2026", 6)


def test_the_red_button_puts_the_turn_on_the_agenda_and_then_opens_it(tab, workspace, services):
    meeting = services.meetings.create(
        MeetingDraft(MeetingKind.REGULAR, Period(2026, 12), date(2026, 12, 3), planned_minutes=90)
    )
    went: list[str] = []
    workspace.opened.connect(went.append)
    assert tab.agenda_button.text() == "Đưa vào họp tháng 12"
    tab.agenda_button.click()
    assert went == [f"meeting:{meeting}:prepare:agenda"]
    assert tab.agenda_button.text() == "Mở chương trình tháng 12"
    tab.agenda_button.click()
    assert went == [f"meeting:{meeting}:prepare:agenda"] * 2


def test_the_card_shows_three_and_leads_to_the_whole_order(workspace, show):
    card, went = TurnsCard(workspace), list[str]()
    show(card, 304, 300)
    card.load()
    workspace.opened.connect(went.append)
    assert [text[-13:] for text in card.texts()] == [" chưa lần nào"] * 3
    card.all_button.click()
    assert went == ["turns:"]


@pytest.mark.parametrize("where", ["page:reviews", "turns:", "plan:turns"])
def test_the_place_opens_by_its_name_and_by_the_old_way_to_the_turns(
    window: MainWindow, workspace, where
):
    window.show_book(workspace)
    window.go(where)
    assert isinstance(window.shell.page, ReviewsPage)
    assert window.shell.page.title == "Đánh giá đảng viên"
