"""The tab *Nhận xét tháng, quý*: list, period by keys, the sheet typed line by line, remarks."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.evidence_keys import EvidenceKey
from app.domain.periods import Period
from app.domain.score_sheets import SheetState
from ui.main_window import MainWindow
from ui.reviews.page import ReviewsPage
from ui.reviews.points_lines import CELL, NUMBER, SELF, SUPERIOR, SheetRow
from ui.reviews.points_tab import PointsTab

QUARTER = Period(2026, quarter=3)


@pytest.fixture
def tab(workspace, show: Callable[..., None]) -> PointsTab:
    page = ReviewsPage(workspace)
    workspace.changed.connect(page.on_changed)
    page.show_tab(PointsTab)
    show(page)
    assert isinstance(page.front, PointsTab)
    page.front.parent_page = page  # type: ignore[attr-defined]  # keeps the page alive
    return page.front


@pytest.fixture
def sheet(tab, services):
    services.member_points.choose_rubric("member-d")
    tab.table.select(tab.board.rows[0].id)
    tab.score()
    return tab.sheet


def first_line(sheet, title: str = SELF) -> None:
    titles = [column.title for column in sheet.lines.model.columns]
    sheet.lines.select("1.1")
    index = sheet.lines.model.index(sheet.lines.view.current_row(), titles.index(title))
    sheet.lines.view.setCurrentIndex(index)


def press(qtbot: QtBot, sheet, digits: str) -> None:
    """Type an entry as a person does: the first digit begins it, Enter keeps it."""
    qtbot.keyClicks(sheet.lines.view, digits[0])
    qtbot.keyClicks(sheet.lines._edit.field, digits[1:])
    qtbot.keyClick(sheet.lines._edit.field, Qt.Key.Key_Return)
    qtbot.wait(1)


def test_the_list_opens_on_the_last_quarter_and_asks_for_a_rubric(tab, services):
    assert tab.period == QUARTER
    assert not tab.score_button.isEnabled()
    tab.score()
    assert not tab.is_scoring
    tab.rubric.set_value("member-d")
    tab.rubric.changed.emit()
    assert services.cells.settings().member_rubric_id == "member-d"
    assert tab.score_button.isEnabled()
    assert tab.state_line() == "Quý III/2026: đã chấm 0/6 đồng chí."


def test_months_and_quarters_are_chosen_by_word_list_and_column(tab):
    tab.kind.press(0)
    assert tab.period == Period(2026, 9)
    assert tab.parent_page.header.subtitle.text().startswith("Tháng 9/2026")
    tab.when.set_value(2)
    tab.when.changed.emit()
    assert tab.period == Period(2026, 2)
    tab.table.view.setCurrentIndex(tab.table.model.index(0, 5))
    assert tab.period == Period(2026, 5)
    tab.kind.press(1)
    assert tab.period == Period(2026, quarter=2)


def test_points_are_typed_and_enter_goes_to_the_next_line(sheet, services, qtbot):
    first_line(sheet)
    press(qtbot, sheet, "4,5")
    press(qtbot, sheet, "3")
    view = services.member_points.view(sheet.view.member_id, QUARTER)
    assert [view.sheet.item(line).points for line in ("1.1", "1.2")] == [Fraction(9, 2), 3]
    assert sheet.lines.current().id == "1.3"
    assert sheet.status.figure.text() == "7,5/100 điểm"
    assert not sheet.status.agree_button.isEnabled()


def test_points_beyond_the_line_are_refused_in_words(sheet, dialogs, services, qtbot):
    first_line(sheet)
    press(qtbot, sheet, "4,7")
    assert dialogs.errors == ["Điểm ghi theo bước 0,5."]
    assert services.member_points.view(sheet.view.member_id, QUARTER).record is None


def test_words_are_chosen_by_keys_and_everything_else_passed(tab, services, qtbot):
    services.member_points.choose_rubric("member-a")
    tab.score()
    sheet = tab.sheet
    sheet.lines.select("III.1.1")
    qtbot.keyClicks(sheet.lines.view, "1")
    item = services.member_points.view(sheet.view.member_id, QUARTER).sheet.item("III.1.1")
    assert (item.points, sheet.lines.current().id) == (0, "III.1.2")
    sheet.status.pass_button.click()
    assert [item.id for item in sheet.view.sheet.open_items] == ["B"]


def test_the_cell_agrees_the_superior_differs_with_a_reason_and_it_is_closed(
    sheet, services, dialogs, qtbot
):
    for item in sheet.view.sheet.items:
        sheet._type(_row(sheet, item.id), SELF, item.max)
    first_line(sheet, CELL)
    press(qtbot, sheet, "4")
    sheet.status.agree_button.click()
    assert sheet.view.state is SheetState.VOTED
    dialogs.reasons.append("còn chậm một việc")
    sheet._type(_row(sheet, "2.1"), SUPERIOR, Fraction(10))
    assert (sheet.view.columns.cell_total, sheet.view.total) == (99, 94)
    sheet.status.close_button.click()
    assert sheet.view.is_closed
    sheet.status.reopen_button.click()
    assert sheet.view.state is SheetState.VOTED


def _row(sheet, item_id: str):
    return next(row for row in sheet.lines.records() if row.id == item_id)


def test_why_points_were_lost_is_asked_and_shown(sheet, dialogs):
    sheet._type(_row(sheet, "1.1"), SELF, Fraction(4))
    dialogs.reasons.append("nộp bài thu hoạch muộn")
    sheet.lines.note_asked.emit(_row(sheet, "1.1"))
    assert _row(sheet, "1.1").item.note == "nộp bài thu hoạch muộn"


def test_keys_go_on_to_the_next_member_and_back_to_the_list(sheet, tab):
    people = [row.id for row in tab.board.rows]
    assert sheet.view.member_id == people[0]
    sheet.step(1)
    assert sheet.view.member_id == people[1]
    sheet.step(-1)
    sheet.step(-1)
    assert sheet.view.member_id == people[0]
    sheet.back_button.click()
    assert not tab.is_scoring


def test_conditions_are_stated_and_the_grade_follows(tab, services, qtbot):
    services.member_points.choose_rubric("member-a")
    tab.score()
    sheet = tab.sheet
    sheet.status.pass_button.click()
    sheet._type(_row(sheet, "B"), SELF, Fraction(50))
    assert sheet.status.grade.isVisible()
    sheet.status.grade.set_value("completed")
    sheet.status.grade.changed.emit()
    assert sheet.view.grade == "completed"
    field = sheet.conditions.inputs[EvidenceKey.CONCLUDED_DEGRADATION]
    field.set_value("yes")
    field.changed.emit()
    assert sheet.view.grade == "not_completed"
    field.set_value("")
    field.changed.emit()
    assert sheet.view.evidence[EvidenceKey.CONCLUDED_DEGRADATION].value is None


def test_a_remark_is_written_changed_and_taken_away(tab, services, dialogs):
    services.member_points.choose_rubric("member-d")

    def words(text: str) -> Callable[..., bool]:
        def answer(dialog) -> bool:
            dialog.form.input("text").set_value(text)
            return True

        return answer

    dialogs.answers.extend([words("Tích cực phát biểu"), words("Phát biểu nhiều")])
    tab.card.remark_button.click()
    remark = tab.card.remarks.rows[0]
    tab.card.remark_edit_asked.emit(services.member_points.view(
        tab.board.rows[0].id, QUARTER).remarks[0])  # fmt: skip
    kept = services.member_points.view(tab.board.rows[0].id, QUARTER).remarks
    assert [one.draft.text for one in kept] == ["Phát biểu nhiều"]
    assert remark is not tab.card.remarks.rows[0]
    tab.card.remarks.rows[0].remove_button.click()
    assert services.member_points.view(tab.board.rows[0].id, QUARTER).remarks == ()


def test_a_place_opens_the_sheet_of_its_period(window: MainWindow, workspace, services):
    services.member_points.choose_rubric("member-d")
    window.show_book(workspace)
    member = services.member_points.board(QUARTER).rows[2].id
    window.go(f"points:{member}:2026:quarter:2")
    page = window.shell.page
    assert isinstance(page, ReviewsPage)
    assert isinstance(page.front, PointsTab)
    assert page.front.period == Period(2026, quarter=2)
    assert page.front.table.current().id == member


def test_the_period_is_exported_and_the_file_is_offered(tab, sheet, qtbot):
    sheet._type(_row(sheet, "1.1"), SELF, Fraction(4))
    tab.leave_sheet()
    tab.export_button.click()
    assert tab.made.isVisible()


def test_every_fact_of_the_card_leads_to_its_record(tab, services, workspace):
    services.member_points.choose_rubric("member-d")
    went: list[str] = []
    workspace.opened.connect(went.append)
    for row in tab.card.evidence.rows:
        row.button.click()
    assert went == [f"member:{tab.board.rows[0].id}"] * 3


def test_the_number_of_every_line_opens_what_it_was_judged_by(sheet, services, workspace):
    """A line only a person judges has the card of the member."""
    went: list[str] = []
    workspace.opened.connect(went.append)
    rows = [row for row in sheet.lines.records() if isinstance(row, SheetRow)]
    for row in rows:
        sheet.lines.link_pressed.emit(row, NUMBER)
    card = f"member:{sheet.view.member_id}"
    assert went == [next((e.where for e in row.item.evidence), card) for row in rows]
    assert card in went


def test_kinds_of_members_have_rubrics_of_their_own(tab, services, dialogs):
    services.member_points.choose_rubric("member-d")

    def fill(dialog):
        dialog.form.set_values({"plain": "member-a"})
        return True

    dialogs.answers.append(fill)
    tab.own_button.click()
    assert dialogs.asked[-1] == "Bộ tiêu chí riêng từng nhóm"
    assert services.cells.settings().member_rubrics_by_form == (("plain", "member-a"),)
    assert dict(tab.board.own_rubrics) == {"plain": "member-a"}
