from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from app.domain.attendance import AttendanceState
from app.domain.choices import PASS, Choice
from app.domain.rubric_drafts import draft_of, with_value
from app.domain.rule_loans import RuleLoan
from app.domain.scored_items import LineState
from app.domain.votes import VoteDraft, VoteMatter
from app.services.workspace import Services
from tests.domain.score_samples import rubric
from tests.scored_books import (
    CHECKLIST,
    STRANGE,
    choose_all,
    edition_of,
    members_of,
    scoring_meeting,
    voted_meeting,
)
from tests.services.paper_book import THAM, at
from tests.told_books import peopled_book, told_meeting
from tests.ui.step_showing import press, step_of
from ui.kit.inputs import Number
from ui.kit.ledger import PADDING, segment_widths
from ui.meetings.scoring import ScoringStep
from ui.meetings.scoring_columns import SheetColumn
from ui.meetings.scoring_flow import words_room
from ui.meetings.scoring_header import SheetHeader
from ui.meetings.scoring_notices import strip_texts
from ui.meetings.scoring_rows import RowKind
from ui.meetings.superior_entry import SuperiorEntry


@pytest.fixture
def meeting(scoring) -> int:
    return scoring


@pytest.fixture
def step(workspace, meeting, show) -> ScoringStep:
    return step_of(ScoringStep, workspace, meeting, show)


def row(step, number):
    """Return what a person reads in the row of a criterion."""
    return next(r for r in step.table.texts() if r[SheetColumn.NUMBER] == number)


def item(step, item_id):
    return step.view.sheet.sheet.item(item_id)


def test_groups_in_order_are_closed_and_the_others_open(step):
    closed = {r.key for r in step.table.score_model.rows if r.key in step._closed}
    assert "3" not in closed
    assert {"8"}.isdisjoint(closed)
    assert row(step, "4.7")[SheetColumn.STATUS] == "Tự tính"
    assert all(r[SheetColumn.NUMBER] != "1.1" for r in step.table.texts()) is ("1" in closed)


def test_a_line_shows_value_points_sentence_and_state(step):
    texts = row(step, "2.1")
    assert texts[SheetColumn.VALUE] == "83,3%"
    assert texts[SheetColumn.OWN] == "3/4"
    assert "Dự 5/6 = 83,3%" in texts[SheetColumn.TEXT]
    assert texts[SheetColumn.STATUS] == "Mất 1"


def test_one_attendance_tick_changes_item_group_total_and_sentence_at_once(step, services, meeting):
    step.go("score:5.3")
    before = step.table.texts()[-1]
    services.attendance.mark(meeting, members_of(services)[THAM], AttendanceState.PRESENT)
    texts = row(step, "2.1")
    assert (texts[SheetColumn.VALUE], texts[SheetColumn.OWN]) == ("100,0%", "4/4")
    assert "Dự 6/6" in texts[SheetColumn.TEXT]
    assert row(step, "4.5")[SheetColumn.OWN] == "3/5"
    assert step.table.texts()[-1] == before
    assert step.table.current_item() == "5.3"


def test_digits_choose_in_place_and_the_row_stays_chosen(step):
    step.go("score:5.3")
    press(step.table, "2")
    assert item(step, "5.3").points == 3
    assert row(step, "5.3")[SheetColumn.VALUE] == "Đạt"
    assert step.table.current_item() == "5.3"
    press(step.table, "1")
    assert item(step, "5.3").points == 0
    assert row(step, "5.3")[SheetColumn.STATUS] == "Mất 3"


def test_a_click_on_the_word_chooses_too(step, qtbot):
    step.go("score:5.3")
    index = step.table.currentIndex()
    area = step.table.visualRect(index)
    qtbot.mouseClick(step.table.viewport(), Qt.MouseButton.LeftButton, pos=_at(area, 3 / 4))
    assert item(step, "5.3").state is LineState.CHOSEN


def _at(area, share):
    centre = area.center()
    centre.setX(round(area.left() + area.width() * (0.5 + (share - 0.5) / 2)))
    return centre


def test_delete_takes_an_entry_back_and_undo_brings_it_again(step, workspace):
    step.go("score:5.3")
    press(step.table, "2", Qt.Key.Key_Delete)
    assert item(step, "5.3").state is LineState.EMPTY
    workspace.undo()
    assert item(step, "5.3").points == 3


def test_digits_leave_lines_of_the_record_alone(step):
    step.go("score:2.1")
    press(step.table, "1", "2")
    assert item(step, "2.1").state is LineState.AUTO


def test_enter_on_a_line_of_the_record_asks_for_value_and_reason(step, dialogs):
    def answer(dialog):
        dialog.form.set_values({"value": "a"})
        assert not dialog.verb.isEnabled()
        dialog.form.set_values({"reason": "đối chiếu sổ điểm danh giấy"})
        dialog._look()
        dialog.accept()
        return True

    dialogs.answers.append(answer)
    step.go("score:2.1")
    step.line.buttons["override"].click()
    line = item(step, "2.1")
    assert (line.state, line.points) == (LineState.OVERRIDDEN, 4)
    assert row(step, "2.1")[SheetColumn.STATUS] == "Đã sửa"
    step.line.buttons["clear"].click()
    assert item(step, "2.1").state is LineState.AUTO


def test_a_figure_opens_its_record(step, qtbot):
    with qtbot.waitSignal(step.wanted) as asked:
        step.table.linked.emit("2.1")
    assert asked.args == ["attendance"]


def test_the_arrows_open_and_close_a_group(step):
    step.go("score:5.3")
    count = len(step.table.texts())
    press(step.table, *[Qt.Key.Key_Up] * 3)
    assert step.table.current_item() == ""
    press(step.table, Qt.Key.Key_Left)
    assert len(step.table.texts()) == count - 4
    press(step.table, Qt.Key.Key_Right)
    assert len(step.table.texts()) == count


def test_going_to_a_line_opens_its_group_and_leaves_the_filter(step):
    step._closed.add("5")
    step.header.filter.press(1)
    assert step.table.texts()[-1][SheetColumn.TEXT] != "Tổng điểm"
    step.go("score:5.3")
    assert step.table.current_item() == "5.3"


def test_a_lost_point_is_explained_in_the_strip_under_the_sheet(step, services, meeting):
    step.go("score:5.3")
    press(step.table, "1", "n")
    assert step.line.note.isVisible()
    step.line.note.field.setPlainText("Thảo luận còn ít")
    step.leave()
    assert item(step, "5.3").note == "Thảo luận còn ít"
    assert "Lý do mất điểm: Thảo luận còn ít" in row(step, "5.3")[SheetColumn.TEXT]


def test_a_commitment_settles_what_comes_after_the_vote(step):
    step.go("score:8.3")
    assert row(step, "8.3")[SheetColumn.VALUE] == "Chọn: Cam kết"
    press(step.table, "1")
    assert step.view.file.header.posting_committed
    assert row(step, "8.3")[SheetColumn.OWN] == "1/1"
    press(step.table, "1")
    assert not step.view.file.header.posting_committed


def test_what_can_be_won_is_listed_with_its_act(step, qtbot):
    lines = {line.item_id for line in step.view.sheet.sheet.winnable_lines}
    assert {"5.3", "8.2", "8.3"} <= lines
    step.winnable.committed.emit("adoption_committed")
    assert step.view.file.header.adoption_committed
    step.winnable.go.emit("score:6.2")
    assert step.table.current_item() == "6.2"
    with qtbot.waitSignal(step.wanted) as asked:
        step.winnable.go.emit("run:readback")
    assert asked.args == ["run:readback"]


def test_too_early_a_vote_names_the_open_lines_and_goes_to_the_first(step, dialogs):
    step.vote_button.click()
    first = step.view.sheet.sheet.open_items[0].id
    assert f"{first}," in dialogs.errors[0]
    assert step.table.current_item() == first


def test_a_vote_that_cannot_be_keeps_its_form_open(step, dialogs, services, meeting):
    choose_all(services, meeting)
    shown = []

    def answer(dialog):
        dialog.form.set_values({"agree": 9, "at": None})
        dialog.accept()
        shown.append(dialog.form.problem_texts())
        dialog.form.set_values({"agree": 4})
        dialog.accept()
        return True

    dialogs.answers.append(answer)
    step.vote_button.click()
    assert shown == [{"agree": "Chỉ có 4 người biểu quyết."}]
    assert step.view.sheet.voted_points == step.view.sheet.sheet.total
    assert step.table.texts()[-1][SheetColumn.CELL] != ""
    assert step.vote_button.property("unwanted") is True


@pytest.fixture
def late(services, voted) -> int:
    """Voted on a promise to post in two days that was not kept."""
    services.minutes.adopt(voted, at(15, 35))
    services.meetings.set_fact(voted, "finished_posted_on", date(2026, 11, 9))
    return voted


@pytest.mark.parametrize("act", ["keep", "accept"])
def test_a_line_off_the_vote_is_kept_or_taken_by_a_person(workspace, late, show, dialogs, act):
    step = step_of(ScoringStep, workspace, late, show)
    voted = step.view.sheet.voted_points
    assert voted is not None
    said = step.strips.texts[0]
    assert said.text.startswith(f"Biểu quyết {voted}, theo hồ sơ {voted - 1}.")
    step.go(said.where)
    if act == "keep":
        dialogs.reasons.append("đã đăng ở nhóm Zalo của chi bộ")
    step.line.buttons[act].click()
    assert step.view.sheet.differences == ()
    expected = voted if act == "keep" else voted - 1
    assert step.view.sheet.columns.cell_total == expected
    step.close_button.click()
    assert "Phiếu đã chốt" in step.strips.texts[-1].text


def test_a_closed_sheet_is_only_read_and_can_be_opened_again(workspace, services, show, late):
    services.scoring.accept_record(late, "8.3")
    services.scoring.close(late)
    step = step_of(ScoringStep, workspace, late, show)
    step.go("score:5.3")
    press(step.table, "1")
    assert item(step, "5.3").points == 3
    step.strips.go.emit("score:reopen")
    assert step.view.sheet.state == "voted"


def test_the_superior_scores_lines_and_the_whole(workspace, services, show, dialogs, late):
    step = step_of(ScoringStep, workspace, late, show)
    step.go("score:5.3")
    field = step.line.inputs["superior"]
    assert isinstance(field, Number)
    field.set_value(2)
    step.line.buttons["superior"].click()
    assert row(step, "5.3")[SheetColumn.SUPERIOR] == "2"

    def answer(dialog):
        dialog.form.set_values({"total": 90})
        dialog.accept()
        return True

    dialogs.answers.append(answer)
    step.header.superior_button.click()
    assert step.table.texts()[-1][SheetColumn.SUPERIOR] == "90"


def test_another_rubric_is_offered_and_its_remarks_are_shown(step, services):
    step._offer_rubrics()
    words = [action.text() for action in step.header.menu.actions()]
    assert any("hiệu lực 06/7/2018–27/10/2025" in text for text in words)
    step.header.rubric_chosen.emit(edition_of(services, CHECKLIST))
    texts = [strip.text for strip in step.strips.texts]
    assert any("do chi bộ chọn" in text for text in texts)
    assert any("đã đối chiếu" in text for text in texts)
    step.strips.go.emit("score:caveats")
    assert not any("đã đối chiếu" in strip.text for strip in step.strips.texts)


def test_a_sheet_without_points_speaks_in_words(workspace, services, show):
    meeting = scoring_meeting(services, CHECKLIST)
    step = step_of(ScoringStep, workspace, meeting, show)
    assert row(step, "1.1")[SheetColumn.OWN] == "Không"
    assert row(step, "1.1")[SheetColumn.STATUS] == "Không đạt"
    step.go("score:4.1")
    press(step.table, "2")
    assert row(step, "4.1")[SheetColumn.OWN] == "Đạt"
    assert step.table.texts()[-1][SheetColumn.TEXT] == "Số nội dung đạt"


def tell_of_a_strange_sheet(services: Services) -> int:
    services.rubrics.import_bytes(STRANGE.encode())
    return scoring_meeting(services, "la-doi")


def strange_sheet() -> tuple[Path, int]:
    return told_meeting("strange-sheet", tell_of_a_strange_sheet)


@pytest.fixture
def made_book(request: pytest.FixtureRequest) -> Path:
    return strange_sheet()[0] if "strange" in request.fixturenames else peopled_book()


@pytest.fixture
def strange(workspace, show) -> ScoringStep:
    return step_of(ScoringStep, workspace, strange_sheet()[1], show)


def test_printed_parts_of_a_group_stand_between_its_lines(strange):
    numbers = [r[SheetColumn.NUMBER] for r in strange.table.texts()]
    assert numbers[:6] == ["", "I.a", "1", "2", "I.b", "3"]


def test_levels_the_record_cannot_decide_are_chosen_in_place_or_in_full_words(strange):
    strange.go("score:2")
    assert row(strange, "2")[SheetColumn.VALUE] == "Chọn: 3, 2, 0"
    press(strange.table, "2")
    assert row(strange, "2")[SheetColumn.OWN] == "2/3"
    field = strange.line.inputs["entry"]
    assert field.texts()[0] == "3 điểm: Tốt"
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert item(strange, "2").points == 3


def test_a_number_is_entered_in_its_steps(strange, dialogs):
    strange.go("score:3")
    press(strange.table, Qt.Key.Key_Return)
    field = strange.line.inputs["entry"]
    field.setText("2,3")
    strange.line.buttons["entry"].click()
    assert dialogs.errors == ["Điểm ghi theo bước 0,5."]
    strange.line.inputs["entry"].setText("2,5")
    strange.line.buttons["entry"].click()
    assert row(strange, "3")[SheetColumn.OWN] == "2,5/4"
    assert row(strange, "3")[SheetColumn.VALUE] == "2,5 điểm"


def test_a_changed_record_marks_an_entry_for_review(step, services, meeting):
    services.scoring.choose(meeting, Choice("4.1", level_id=PASS))
    services.votes.record(meeting, VoteDraft(VoteMatter.RESOLUTION, 4, at=at(15, 24)))
    step.go("score:4.1")
    assert row(step, "4.1")[SheetColumn.STATUS] == "Xem lại"
    step.line.buttons["review"].click()
    assert row(step, "4.1")[SheetColumn.STATUS] == "Đã chọn"


def test_a_line_that_does_not_apply_offers_the_ways_to_count_it(step):
    step.go("score:4.3")
    field = step.line.inputs["policy"]
    assert field.texts()[0] == "Chuyển điểm sang mục khác"
    step.line.policy_chosen.emit("4.3", "full")
    assert item(step, "4.3").points == 5


def test_the_tab_counts_what_a_person_must_choose_then_shows_the_points(step, services, meeting):
    open_lines = [i for i in step.view.sheet.sheet.open_items if not i.waits_for_record]
    assert step.mark(step.view) == f"{len(open_lines)}!"
    choose_all(services, meeting)
    assert step.mark(step.view) == f"{step.view.sheet.sheet.total}"


def test_a_typed_note_stays_while_the_sheet_is_drawn_again(step, services, meeting):
    step.go("score:5.3")
    press(step.table, "1", "n")
    press(step.line.note.field, "chua goi mo")
    services.meetings.set_fact(meeting, "ended_at", datetime(2026, 11, 3, 15, 40))
    assert step.line.note.value() == "chua goi mo"


def test_a_long_criterion_takes_a_second_line_and_says_the_rest_on_demand(step):
    table, rows = step.table, step.table.score_model.rows
    short = replace(next(r for r in rows if r.key == "2.1"), text="Tỷ lệ dự họp", why="20/22")
    long = replace(short, key="2.2", text="Thực hiện đủ các bước của quy trình sinh hoạt " * 6)
    table.set_rows((short, long), ())
    texts = [table.score_model.index(place, SheetColumn.TEXT) for place in (0, 1)]
    shown = [table.ledger.cut_text(table.visualRect(index), index) for index in texts]
    assert table.rowHeight(1) > table.rowHeight(0)
    assert shown == ["", f"{long.text}\n20/22"]


def test_the_words_of_a_heading_go_on_over_its_empty_value(step):
    table, model = step.table, step.table.score_model
    place = next(n for n, row in enumerate(model.rows) if row.kind is RowKind.GROUP)
    value = table.visualRect(model.index(place, SheetColumn.VALUE))
    text = f"{model.rows[place].text} " * 9
    head = replace(model.rows[place], text=text)
    room = words_room(head, 100, value.width())
    assert room == 100 + value.width()
    line = next(row for row in model.rows if row.kind is RowKind.LINE)
    assert words_room(line, 100, value.width()) == 100
    table.set_rows((head, *model.rows[:place], *model.rows[place + 1 :]), step._closed)
    drawn = table.viewport().grab(table.visualRect(model.index(0, SheetColumn.VALUE))).toImage()
    ground = drawn.pixel(drawn.width() - 2, 2)
    inside = [drawn.pixel(x, drawn.height() // 3) for x in range(drawn.width() - 2 * PADDING)]
    assert any(pixel != ground for pixel in inside)


def test_the_keyboard_is_told_what_was_cut(step, qtbot):
    table, rows = step.table, step.table.score_model.rows
    line = replace(next(r for r in rows if r.key == "2.1"), why="lý do rất dài " * 30)
    table.set_rows((line, replace(line, key="2.2", why="")), ())
    table.setCurrentIndex(table.score_model.index(1, SheetColumn.TEXT))
    press(table, Qt.Key.Key_Up)
    assert QToolTip.text() == f"{line.text}\n{line.why}"
    press(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_condition_that_asks_is_answered_from_its_strip(services, workspace, show, dialogs):
    draft = draft_of(services.rubrics.get(edition_of(services, "binh-thuan-gates")))
    draft = with_value(with_value(draft, "id", "hoi"), "gates[0].else_grade", None)
    services.rubrics.save_draft(draft)
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, gate_loans=(RuleLoan("hoi"),)))
    step = step_of(ScoringStep, workspace, voted_meeting(services), show)

    def answer(dialog):
        assert not dialog.verb.isEnabled()
        dialog.form.input("grade").set_value("fair")
        dialog.form.changed.emit()
        assert dialog.verb.isEnabled()
        return True

    view = step.view
    assert view is not None
    (asks,) = (text for text in strip_texts(view) if text.where == "score:gate")
    assert (asks.role, asks.act) == ("warn", "Chọn mức")
    dialogs.answers.append(answer)
    step.go(asks.where)
    assert services.scoring.view(view.file.header.id).sheet.verdict.grade == "fair"


def test_the_number_of_a_line_and_the_key_h_open_the_record_behind_it(step, qtbot):
    step.go("score:4.1")
    table = step.table
    place = table.score_model.place_of(RowKind.LINE, "4.1")
    with qtbot.waitSignal(step.wanted) as pressed:
        table.link_pressed.emit(table.score_model.index(place, SheetColumn.NUMBER))
    with qtbot.waitSignal(step.wanted) as typed:
        press(table, "h")
    assert pressed.args == typed.args == ["run:steps"]


def test_a_lost_line_names_its_records(step, qtbot):
    step.go("score:2.1")
    assert step.line.isVisible()
    (link,) = step.line.records.links
    assert link.text() == "Tỷ lệ đảng viên dự họp"
    with qtbot.waitSignal(step.wanted) as gone:
        link.click()
    assert gone.args == ["attendance"]


def test_what_the_superior_changed_stands_out_in_words_with_its_reason(
    workspace, services, show, late
):
    step = step_of(ScoringStep, workspace, late, show)
    step.go("score:5.3")
    entry = step.line.inputs["superior"].parentWidget()
    assert isinstance(entry, SuperiorEntry)
    entry.points.setText("2")
    entry.reason.setText("còn 2 ý kiến trùng")
    step.line.buttons["superior"].click()
    texts = row(step, "5.3")
    assert (texts[SheetColumn.SUPERIOR], texts[SheetColumn.STATUS]) == ("2", "Cấp trên −1")
    assert "Cấp trên chấm 2, thấp hơn chi bộ 1 điểm: còn 2 ý kiến trùng." in texts[SheetColumn.TEXT]
    assert any("(mục 5.3 −1)." in strip.text for strip in step.strips.texts)
    assert not next(r for r in step._rows if r.key == "5.3").is_calm


def test_what_is_entered_in_place_is_never_cut(step):
    table = step.table
    values = [row.segments for row in table.score_model.rows if row.segments]
    widest = max(sum(segment_widths(segments)) for segments in values)
    assert table.columnWidth(SheetColumn.VALUE) >= widest + 2 * PADDING


def test_the_dates_of_the_rubric_give_way_to_its_name(show):
    header = SheetHeader()
    header.show_rubric(rubric("an-phu-chi-tiet"), by_hand=False, can_change=False)
    show(header, 1100, 52)
    wide = header.chip.isHidden()
    header.resize(560, 52)
    assert (wide, header.chip.isHidden()) == (False, True)
    assert "hiệu lực từ 28/10/2025" in header.name.toolTip()
