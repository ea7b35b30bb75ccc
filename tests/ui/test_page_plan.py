"""Kế hoạch năm: from nothing to a whole year, editing in place, days, checks, the calendar."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.domain.meetings import MeetingKind, MeetingStage
from tests.books import MovingClock, open_copy
from tests.kept_books import kept
from tests.told_books import peopled_book
from ui.kit.day_dialog import DayDialog
from ui.plan.meeting_form import PlannedMeetingDialog
from ui.plan.page import CALENDAR, PlanPage
from ui.plan.proposal import DAY, FOCUS
from ui.plan.table import WRITER

YEAR = 2026


def _plan(place: Path) -> None:
    services = open_copy(peopled_book(), place, MovingClock())
    services.plans.accept(services.plans.propose(YEAR))
    services.close()


@pytest.fixture
def book_place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    is_planned = "planned" in request.fixturenames
    made = kept("planned", _plan)[0] if is_planned else peopled_book()
    return Path(shutil.copytree(made, tmp_path / "Chi bộ Văn phòng"))


@pytest.fixture
def page(workspace, show: Callable[..., None]) -> PlanPage:
    made = PlanPage(workspace)
    workspace.changed.connect(made.on_changed)
    workspace.year_changed.connect(lambda _year: made.mark_stale())
    show(made)
    return made


@pytest.fixture
def planned(page) -> PlanPage:
    """The page of a year whose plan is written: `book_place` gives it a book that has one."""
    return page


def rows(services, year: int = YEAR):
    return services.plans.rows(year)


def choose(page: PlanPage, services, key: str):
    row = next(row for row in rows(services) if row.key == key)
    page.table.table.select(row.id)
    return row


def test_two_presses_make_a_whole_year_and_one_undo_takes_it_back(page, services, workspace):
    assert page.plan_button.text() == "Lập kế hoạch 2026"
    page.plan_button.click()
    assert page.is_proposing
    assert rows(services) == ()
    assert page.write_button.text() == "Ghi 16 buổi họp"
    page.write_button.click()
    assert len(rows(services)) == 16
    assert not page.is_proposing
    assert page.header.subtitle.text() == "12 buổi thường kỳ, 4 buổi chuyên đề. Đã họp 0 buổi."
    workspace.undo()
    assert rows(services) == ()


def test_a_complete_year_offers_the_next_one_and_shows_it_when_written(
    planned, workspace, services
):
    assert planned.plan_button.text() == "Lập kế hoạch 2027"
    planned.start_proposal()
    assert planned.header.title.text() == "Kế hoạch dự kiến năm 2027"
    planned.write_proposal()
    assert workspace.year == 2027
    assert planned.header.title.text() == "Kế hoạch năm 2027"
    assert len(rows(services, 2027)) == 16


def test_a_proposal_can_be_left_without_a_trace(planned, services):
    planned.start_proposal()
    planned.leave_button.click()
    assert not planned.is_proposing
    assert rows(services, 2027) == ()
    assert planned.plan_button.isVisible()


def test_a_year_without_a_known_calendar_says_so(page, workspace):
    workspace.set_year(2035)
    page.start_proposal()
    assert page.proposal.notice.isVisible()
    assert "2035 chưa có lịch nghỉ chính thức" in page.proposal.notice.label.text()


def test_moved_days_give_their_reason(page):
    page.start_proposal()
    january = page.proposal.table.records()[0]
    assert (january.day, january.reason) == (date(2026, 1, 5), "03/01 là thứ Bảy")
    texts = page.proposal.table.texts()[0]
    assert "03/01 là thứ Bảy" in texts


def test_last_years_topics_are_taken_on_request(planned, services):
    row = choose(planned, services, "2026-03-cd")
    planned.acts_on.keep_focus(row, "Học Bác về nêu gương")
    planned.start_proposal()
    planned.proposal.copy.click()
    focus = {(m.kind, m.month): m.focus for m in planned.proposal.proposal.meetings}
    assert focus[(MeetingKind.THEMATIC, 3)] == "Học Bác về nêu gương"


def test_day_and_topic_of_a_proposed_meeting_are_edited_in_place(page, services, qtbot):
    page.start_proposal()
    view = page.proposal.table.view
    page.proposal.edit_cell(view.model().index(1, FOCUS))
    qtbot.keyClicks(QApplication.focusWidget(), "Nhiem vu sau Tet")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page.proposal.edit_cell(view.model().index(1, DAY))
    field = QApplication.focusWidget()
    field.selectAll()
    qtbot.keyClicks(field, "5/2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page.write_proposal()
    february = next(row for row in rows(services) if row.key == "2026-02")
    assert (february.focus, february.day) == ("Nhiem vu sau Tet", date(2026, 2, 5))


def test_a_meeting_left_out_of_the_proposal_is_not_written(page, services):
    page.start_proposal()
    page.proposal.leave_out(page.proposal.table.records()[0])
    assert page.write_button.text() == "Ghi 15 buổi họp"
    page.write_proposal()
    assert "2026-01" not in {row.key for row in rows(services)}


def test_the_checks_count_months_quarters_and_what_is_missing(planned, services):
    texts = planned.check_card.texts()
    assert texts[0] == "Đủ 12/12 tháng có thường kỳ"
    assert texts[1] == "Đủ 4/4 quý có chuyên đề"
    meeting = next(row for row in rows(services) if row.key == "2026-12")
    services.meetings.remove(meeting.id)
    assert planned.check_card.texts()[0] == "Mới 11/12 tháng có thường kỳ"
    assert "Tháng 12/2026 chưa có buổi thường kỳ." in planned.check_card.texts()


def test_the_day_the_plan_went_up_is_recorded(planned, services, dialogs):
    def fill(dialog: DayDialog) -> bool:
        dialog.form.set_values({"day": date(2026, 1, 12)})
        return True

    dialogs.answers.append(fill)
    planned.check_card.sent_button.click()
    assert services.plans.sent_on(YEAR) == date(2026, 1, 12)
    assert planned.check_card.texts()[-1] == "Đã gửi cấp trên ngày 12/01"


def test_focus_and_writer_are_edited_in_the_table(planned, services, qtbot):
    row = choose(planned, services, "2026-03-cd")
    member = services.members.all()[0]
    index = planned.table.table.view.currentIndex()
    planned.table.edit_cell(index.siblingAtColumn(FOCUS - 1))
    qtbot.keyClicks(QApplication.focusWidget(), "Neu guong")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    planned.table.writer_kept.emit(row, member.id)
    topic = services.meetings.file(row.id).header.topic
    assert (topic.title, topic.author_id) == ("Neu guong", member.id)
    texts = next(t for t in planned.table.table.texts() if "Neu guong" in t[2])
    assert texts[WRITER] == member.full_name


def test_another_day_moves_the_ladder_and_says_why(planned, services, dialogs):
    row = choose(planned, services, "2026-12")

    def fill(dialog: DayDialog) -> bool:
        dialog.form.set_values({"day": date(2026, 12, 7), "reason": "trùng hội nghị"})
        return True

    dialogs.answers.append(fill)
    planned.meeting_card.move_button.click()
    header = services.meetings.file(row.id).header
    assert (header.day, header.moved_from, header.move_reason) == (
        date(2026, 12, 7), date(2026, 12, 3), "trùng hội nghị",
    )  # fmt: skip
    assert "trùng hội nghị" in planned.meeting_card.who.text()
    goal = next(p for p in planned.meeting_card.ladder._points if p.key == "meeting")
    assert goal.when == "07/12"


def test_a_meeting_is_dragged_to_another_day_in_the_calendar(planned, services, dialogs, qtbot):
    planned.which.press(1)
    assert planned.which.value() == CALENDAR
    december = next(row for row in rows(services) if row.key == "2026-12")
    calendar = planned.calendar
    qtbot.waitUntil(lambda: calendar.width() > 400)
    start = calendar._area_of(date(2026, 12, 3)).center()
    end = calendar._area_of(date(2026, 12, 8)).center()
    dialogs.answers.append(lambda _dialog: True)
    qtbot.mousePress(calendar, Qt.MouseButton.LeftButton, pos=start.toPoint())
    _drag(calendar, end)
    qtbot.mouseRelease(calendar, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert services.meetings.file(december.id).header.day == date(2026, 12, 8)


def _drag(widget, point: QPointF) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, point, point, left, left, none)
    )


def test_a_meeting_is_put_off_called_off_and_taken_out(planned, services, dialogs, workspace):
    row = choose(planned, services, "2026-12")
    dialogs.reasons.extend(["bão số 9, cả xã nghỉ", "sáp nhập chi bộ"])
    planned.acts_on.postpone(row.id)
    assert services.meetings.file(row.id).header.stage is MeetingStage.POSTPONED
    planned.acts_on.call_off(row.id)
    assert services.meetings.file(row.id).header.not_held_reason == "sáp nhập chi bộ"
    planned.acts_on.remove(row)
    assert len(rows(services)) == 15
    workspace.undo()
    assert len(rows(services)) == 16


def test_the_form_of_the_plan_keeps_topic_and_people(planned, services, dialogs):
    row = choose(planned, services, "2026-11-cd")

    def fill(dialog: PlannedMeetingDialog) -> bool:
        dialog.form.set_values({"topic_title": "Chống lãng phí", "topic_group": 2})
        return True

    dialogs.answers.append(fill)
    planned.meeting_card.edit_button.click()
    topic = services.meetings.file(row.id).header.topic
    assert (topic.title, topic.group) == ("Chống lãng phí", 2)
    assert planned.meeting_card.focus_line.text() == "Chống lãng phí"


def test_enter_opens_the_meeting_and_a_rung_opens_its_field(planned, services, workspace, qtbot):
    row = choose(planned, services, "2026-12")
    with qtbot.waitSignal(workspace.opened) as opened:
        qtbot.keyClick(planned.table.table.view, Qt.Key.Key_Return)
    assert opened.args == [f"meeting:{row.id}"]
    with qtbot.waitSignal(workspace.opened) as opened:
        planned.meeting_card.ladder.clicked.emit("invite")
    assert opened.args == [f"meeting:{row.id}:prepare:notices"]


def test_a_month_is_opened_from_elsewhere(planned, workspace):
    workspace.set_year(2030)
    planned.open("plan:2026-03")
    assert workspace.year == YEAR
    assert planned.table.table.current().key == "2026-03"


def test_the_plan_is_exported_and_its_folder_offered(planned, tmp_path):
    folders: list[Path] = []
    planned.made._opener = lambda folder: folders.append(folder) is None
    planned.export_button.click()
    assert planned.made.sentence.startswith("Đã xuất ")
    planned.made.open_folder()
    assert folders[0].is_dir()


def test_the_cards_stand_under_the_plan_in_a_narrow_window(planned, qtbot):
    planned.resize(1000, 900)
    qtbot.waitUntil(
        lambda: (
            planned.board._side.mapTo(planned.board, planned.board._side.rect().topLeft()).y()
            > planned.board._views.geometry().bottom()
        )
    )
    assert planned.check_card.isVisible()
