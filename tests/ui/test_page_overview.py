"""Tổng quan on the screen: the work list and its one red button, months, shares, first steps."""

from datetime import date, datetime, time
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.attendance import AttendanceState
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.overviews import Averages
from app.domain.periods import Period
from app.domain.tasks import TaskDraft
from app.services.workspace import Services
from ui.kit.buttons import ButtonKind, PushButton
from ui.overview.averages import average_bars
from ui.overview.page import OverviewPage, greeting
from ui.overview.year_card import ago, grade_word
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, show) -> OverviewPage:
    made = OverviewPage(workspace)
    show(made, 1188, 844)
    return made


@pytest.fixture
def went(workspace: Workspace) -> list[str]:
    places: list[str] = []
    workspace.opened.connect(places.append)
    return places


def plan(services: Services, month: int, day: date, kind=MeetingKind.REGULAR) -> int:
    draft = MeetingDraft(kind, Period(2026, month=month), day, time(14, 0), place="Phòng họp A")
    return services.meetings.create(draft)


def give(services: Services, text: str, due: date) -> int:
    owner = services.members.all()[0].id
    return services.tasks.assign(None, TaskDraft(text, owner_id=owner, due_on=due))


def red_buttons(page: OverviewPage) -> list[str]:
    buttons = page.findChildren(PushButton)
    return [b.text() for b in buttons if b.kind is ButtonKind.PRIMARY and b.isVisible()]


def test_a_book_without_meetings_shows_the_next_step_with_the_red_button(page, went):
    rows = page.first_steps.rows
    assert [row.step.is_done for row in rows] == [True, False, False]
    assert red_buttons(page) == ["Lập kế hoạch"]
    assert not page.board.isVisible()

    rows[1].button.click()

    assert went == ["page:plan"]


def test_the_page_greets_the_secretary_with_day_and_count(services, page):
    plan(services, 12, date(2026, 12, 3))
    give(services, "Báo cáo", date(2026, 11, 10))
    page.refresh()
    count = len(page.work._lines)
    said = f"Chào đồng chí Hạnh. Hôm nay thứ Tư, 04/11/2026, có {count} việc cần làm."
    assert page.header.subtitle.text() == said


def test_the_first_thing_to_do_has_the_only_red_button_and_leads_to_its_field(services, page, went):
    plan(services, 12, date(2026, 12, 3))
    late = give(services, "Thu phiếu", date(2026, 10, 30))
    page.refresh()

    assert red_buttons(page) == ["Xem nhiệm vụ"]
    first = page.work.rows[0]
    assert (first.when.text(), first.line.what) == ("Quá 5 ngày", "Thu phiếu")
    first.button.click()

    assert went == [f"task:{late}"]


def test_the_list_shows_five_and_opens_in_place(services, page):
    plan(services, 12, date(2026, 12, 3))
    for number in range(7):
        give(services, f"việc {number}", date(2026, 11, 5))
    page.refresh()
    assert len(page.work.rows) == 5

    page.work.all_link.click()

    assert len(page.work.rows) == len(page.work._lines) > 5
    assert page.work.all_link.text() == "Thu gọn"


def test_an_equal_list_keeps_the_keyboard_where_it_was(services, page):
    plan(services, 12, date(2026, 12, 3))
    give(services, "Thu phiếu", date(2026, 10, 30))
    page.refresh()
    page.activateWindow()
    page.work.rows[0].button.setFocus()

    page.refresh()

    assert page.work.rows[0].button.hasFocus()


def test_the_next_meeting_says_when_where_and_what_is_left(services, page, went):
    meeting = plan(services, 11, date(2026, 11, 17))
    page.refresh()
    assert page.meeting.title_label.text() == "Thường kỳ tháng 11"
    assert page.meeting.facts.text() == "14:00 · Phòng họp A · còn 13 ngày"
    rows = page.meeting.rows
    assert page.meeting.count.text() == f"0/{len(rows)} việc xong"

    page.meeting.count.click()
    page.meeting.open_button.click()

    assert went == [f"meeting:{meeting}:prepare", f"meeting:{meeting}"]


def test_a_month_opens_its_meeting_or_its_line_of_the_plan(services, page, went):
    meeting = plan(services, 12, date(2026, 12, 3))
    page.refresh()

    page.strip.opened.emit(12)
    page.strip.opened.emit(3)

    assert went == [f"meeting:{meeting}", "plan:2026-03"]


def test_the_strip_tells_missed_planned_and_this_month_in_words(services, page):
    plan(services, 12, date(2026, 12, 3))
    page.refresh()
    spoken = [spot.text for spot in page.strip.spots]
    assert spoken[0] == "Tháng 1, Chưa họp"
    assert spoken[11] == "Tháng 12, 03/12, Dự kiến"
    assert page.strip.current_key == "11"


def test_shares_are_shown_with_counts_and_open_their_meetings(services, page):
    meeting = plan(services, 10, date(2026, 10, 5))
    services.agendas.open(meeting)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    services.attendance.mark_all_present(meeting)
    member = services.members.all()[3].id
    services.attendance.mark(meeting, member, AttendanceState.EXCUSED, "ốm")
    page.refresh()

    assert page.bars.spots[0].text.startswith("Dự họp bình quân: 83,3% dưới mốc")
    page.bars.clicked.emit("attendance")

    assert page.shows_year_table
    assert page.year_view.table.texts()[0][5] == "5/6"


def test_without_scores_and_rule_the_page_says_so_and_leads_there(services, page, went):
    plan(services, 12, date(2026, 12, 3))
    page.refresh()
    assert page.no_points.isVisible()
    assert "Chưa bật quy tắc" in page.year_card.sentence.text()
    assert page.year_card.backup.value.text() == "chưa lần nào"

    page.year_card.rules_link.click()
    page.year_card.backup.value.click()

    assert went == ["settings:rubrics", "settings:backup"]


def test_a_change_of_a_task_is_seen_at_once(services, page):
    plan(services, 12, date(2026, 12, 3))
    page.refresh()
    page.workspace.changed.connect(page.on_changed)

    give(services, "Thu phiếu", date(2026, 10, 30))

    assert page.work.rows[0].line.what == "Thu phiếu"


def test_the_cards_fold_under_each_other_when_the_window_is_narrow(services, page):
    plan(services, 12, date(2026, 12, 3))
    page.refresh()
    for width, lines in ((1188, 3), (820, 5), (480, 6)):
        page.resize(width, 844)
        QApplication.processEvents()
        assert len(page.board.shelves()) == lines
        seen = [card for shelf in page.board.shelves() for card in shelf.widgets]
        assert len(set(seen)) == 6
        assert all(card.isVisible() for card in seen)


def test_the_keyboard_reaches_every_button_of_the_list(services, page, qtbot):
    plan(services, 12, date(2026, 12, 3))
    give(services, "một", date(2026, 10, 30))
    give(services, "hai", date(2026, 10, 31))
    page.refresh()
    page.activateWindow()
    page.work.rows[0].button.setFocus()
    qtbot.keyClick(page.work.rows[0].button, Qt.Key.Key_Tab)
    assert page.work.rows[1].button.hasFocus()


@pytest.mark.parametrize(
    ("averages", "below"),
    [
        (Averages(9, 10, 5, 9, 90, 50), (False, False)),
        (Averages(899, 1000, 1, 2, 90, 50), (True, True)),  # the speaker band begins above 50%
        (Averages(0, 0, 0, 0, 90, 50), (False, False)),
    ],
)
def test_an_average_below_its_threshold_says_so(averages, below):
    bars = average_bars(averages)
    assert tuple(one.bar.is_below for one in bars) == below
    assert [one.bar.word for one in bars] == ["dưới mốc" if is_below else "" for is_below in below]
    assert bars[0].target == Fraction(9, 10)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "chưa lần nào"),
        (datetime(2026, 11, 4, 7, 0), "hôm nay, 07:00"),
        (datetime(2026, 11, 3, 17, 20), "hôm qua, 17:20"),
        (datetime(2026, 10, 22, 9, 0), "13 ngày trước"),
        (datetime(2026, 1, 5, 9, 0), "05/01/2026"),
    ],
)
def test_a_backup_says_how_old_it_is(moment, words):
    assert ago(moment, date(2026, 11, 4)) == words


def test_no_grade_is_shown_without_a_rule(services):
    overview = services.overview.load(2026)
    assert grade_word(overview.forecast) == ""
    assert "Sổ còn mới" in greeting(overview)
