"""The tab *Cuối năm*: the picture, the one next act, one member's sheet, the votes as a grid."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.grades import MemberGrade
from app.domain.review_dossiers import DossierPaper
from app.domain.votes import VoteMethod
from ui.reviews.page import ReviewsPage
from ui.reviews.points_tab import PointsTab
from ui.reviews.year_tab import YearTab
from ui.reviews.year_table import PRESENCE, TASKS

DAT, DUNG = 5, 4
GOOD = MemberGrade.GOOD


@pytest.fixture
def page(sample_workspace, show):
    made = ReviewsPage(sample_workspace)
    sample_workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def tab(page) -> YearTab:
    return page.part(YearTab)


def rows(tab):
    return [line[:6] for line in tab.table.texts()]


def test_the_page_is_the_picture(page, tab):
    assert page.header.subtitle.text().startswith("22 đồng chí thuộc diện đánh giá.")
    assert rows(tab)[3] == ("4", "Phạm Văn Dũng", "2A", "11/11", "9/9", "Xuất sắc")
    assert rows(tab)[4][-1] == "Chưa nộp"
    assert tab.act_button.text() == "Nhắc 8 đồng chí"
    assert "trần đang tính được 2 (20% của 10" in tab.grades.words.text()
    assert tab.grades.bars.accessibleName() == "Xuất sắc 3, Tốt 10, Hoàn thành 1, Không HT 0"
    assert [spot.text.split(":")[0] for spot in tab.steps.spots] == [
        "Tự đánh giá", "Chi ủy nhận xét", "Biểu quyết", "Chi bộ đề nghị", "Đảng ủy quyết định",
    ]  # fmt: skip


def test_the_figures_of_a_line_open_what_they_count(tab, sample_workspace):
    went: list[str] = []
    sample_workspace.opened.connect(went.append)
    line = tab.table.records()[0]
    for title in (PRESENCE, TASKS):
        tab.table.link_pressed.emit(line, title)
    assert went == [f"member:{line.id}", f"tasks:member:{line.id}"]


def test_reminding_copies_a_text_and_notes_the_day(tab, sample_workspace):
    tab.act()
    assert "Cao Thị Diệp" in QGuiApplication.clipboard().text()
    line = sample_workspace.services.reviews.find(2026).file.line(3)
    assert line.entry.reminded_on == sample_workspace.now().date()


def test_a_member_opens_on_the_one_thing_to_do_next(tab):
    tab.open("review:1:5")
    assert tab.sheet.title.text() == "Hồ Sỹ Đạt"
    assert (tab.sheet.part, tab.sheet.save_button.text()) == ("self", "Ghi bản tự đánh giá")
    tab.sheet.moved.emit(-1)
    assert (tab.sheet.title.text(), tab.sheet.part) == ("Phạm Văn Dũng", "committee")
    assert "Điểm tự chấm" in dict(tab.sheet.facts.facts())


def test_a_self_review_is_written_and_the_sheet_goes_on(tab, sample_workspace):
    tab.open("review:1:5")
    tab.sheet.form.set_values({"grade": GOOD, "general_points": 26, "task_points": 55})
    QTest.keyClick(tab.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tab.load()
    assert tab.sheet.part == "committee"
    tab.go_home()
    assert rows(tab)[4][-1] == "Tốt"
    assert tab.act_button.text() == "Nhắc 7 đồng chí"
    sample_workspace.undo()
    tab.load()
    assert rows(tab)[4][-1] == "Chưa nộp"


def test_an_empty_self_review_is_refused_beside_its_field(tab):
    tab.open("review:1:5")
    tab.sheet.save()
    assert "grade" in tab.sheet.form.problem_texts()


def test_who_meets_elsewhere_has_a_place_for_the_comment_from_there(tab):
    tab.open("review:1:16")
    assert "Nơi tạm thời" in tab.sheet.parts.texts()
    tab.sheet.parts.set_value("temporary")
    tab.sheet._on_part()
    tab.sheet.form.set_values({"text": "Sinh hoạt đều."})
    tab.sheet.save()
    entry = tab.sheet.sheet.line.entry
    assert entry.temporary_comment == "Sinh hoạt đều."


def fill_ballot(votes):
    votes.form.set_values(
        {
            "method": VoteMethod.SECRET_BALLOT,
            "present": 18,
            "issued": 18,
            "collected": 18,
            "valid": 17,
        }
    )


def test_votes_are_one_grid_whose_sums_are_checked_at_once(tab, sample_workspace):
    tab.open_part("votes")
    votes = tab.votes
    fill_ballot(votes)
    for grade, number in zip(MemberGrade, (2, 15, 0, 0), strict=True):
        votes.lines.typed.emit(DUNG, grade, number)
    assert votes.lines.texts()[3][-1] == "Tốt: 15/20 phiếu"
    told = votes.lines.records()[3].why
    assert told == "15/20 phiếu (75%, cần ≥ 11): Hoàn thành tốt nhiệm vụ."
    votes.save()
    tab.load()
    assert tab.table.texts()[3][7] == "2 · 15 · 0 · 0"
    assert sample_workspace.services.reviews.find(2026).file.review.ballot.valid == 17


def test_a_sum_that_cannot_be_stays_in_the_grid_and_is_said(tab, dialogs):
    tab.open_part("votes")
    fill_ballot(tab.votes)
    tab.votes.lines.typed.emit(DUNG, GOOD, 18)
    assert tab.votes.lines.texts()[3][-1] == "Cộng 18, nhưng chỉ có 17 phiếu hợp lệ."
    tab.votes.save()
    assert tab.stack.currentWidget() is tab.votes
    assert "Cộng 18, nhưng chỉ có 17 phiếu hợp lệ" in dialogs.errors[-1]


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def test_digits_enter_and_tab_fill_the_grid(tab):
    tab.open_part("votes")
    lines = tab.votes.lines
    lines.go_to_first()
    press(lines.view, Qt.Key.Key_7)
    press(lines.edit.field, Qt.Key.Key_Tab)
    press(lines.edit.field, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Return)
    press(lines.edit.field, Qt.Key.Key_9)
    tab.votes.lines.close_edit()
    assert [row[1:4] for row in lines.texts()[:2]] == [("7", "11", "Ghi"), ("Ghi", "9", "Ghi")]


def test_a_count_that_is_no_number_stays_to_be_mended(tab):
    tab.open_part("votes")
    lines = tab.votes.lines
    lines.go_to_first()
    press(lines.view, Qt.Key.Key_1)
    lines.edit.field.setText("1a")
    press(lines.edit.field, Qt.Key.Key_Return)
    assert lines.edit.field.text() == "1a"
    tab.votes.save()
    assert lines.texts()[0][1] == "Ghi", "nothing is taken before it can be read"


def test_days_collective_and_dossier_belong_to_the_review(tab, sample_workspace):
    tab.open_part("plan")
    tab.plan.form.set_values({"cap_percent": 25})
    tab.plan.save()
    tab.load()
    assert "trần đang tính được 2 (25% của 10" in tab.grades.words.text()
    tab.open_part("collective")
    tab.collective.form.set_values({"grade": GOOD, "general_points": 28, "task_points": 60})
    tab.collective.save()
    file = sample_workspace.services.reviews.find(2026).file
    assert file.collectives[0].entry.own.grade is GOOD
    tab.open_part("dossier")
    kind = next(iter(tab.dossier.ticks))
    tab.dossier._on_tick(kind)
    assert tab.dossier.ticks[kind].value()
    tab.dossier._on_tick(kind)
    assert not tab.dossier.ticks[kind].value()


def test_a_paper_of_the_dossier_says_how_it_is_kept(tab, book):
    tab.open_part("dossier")
    page, kind = tab.dossier, DossierPaper.MINUTES
    assert page.remarks[kind].isHidden()
    page._on_tick(kind)
    page.electronic[kind].set_value(True)
    page.remarks[kind].setText("Tủ hồ sơ số 2")
    page.keep(kind)
    paper = next(line for line in book.reviews.dossier(1) if line.kind is kind).papers[0]
    assert (paper.electronic, paper.note) == (True, "Tủ hồ sơ số 2")
    book.history.undo()
    page.show_review(page.review)
    assert page.remarks[kind].value() == ""


def write(tab, part, values):
    tab.sheet.parts.set_value(part)
    tab.sheet._on_part()
    tab.sheet.form.set_values(values)
    tab.sheet.save()


def test_comment_proposal_and_decision_are_written_on_the_sheet(tab, book):
    tab.open("review:1:4")
    write(tab, "committee", {"grade": GOOD, "comment": "Gương mẫu."})
    write(tab, "residence", {"received_on": date(2026, 11, 2), "text": "Tốt."})
    write(tab, "proposal", {"grade": GOOD, "reason": ""})
    assert "hãy ghi lý do" in tab.sheet.form.problem_texts()["reason"]
    write(tab, "proposal", {"grade": GOOD, "reason": "Chi bộ thống nhất."})
    write(tab, "decision", {"grade": GOOD, "on": date(2026, 11, 4), "reason": "QĐ 12"})
    entry = book.reviews.find(2026).file.line(4).entry
    assert (entry.committee_comment, entry.committee_grade) == ("Gương mẫu.", GOOD)
    assert (entry.residence.text, entry.proposed_reason) == ("Tốt.", "Chi bộ thống nhất.")
    assert (entry.superior_grade, entry.superior_reason) == (GOOD, "QĐ 12")


def test_days_of_the_superior_stand_on_one_page_and_all_are_decided_at_once(tab, book):
    book.review_entries.propose(1, DUNG, GOOD, "Chi bộ thống nhất.")
    book.review_entries.propose(1, DAT, GOOD, "Chi bộ thống nhất.")
    tab.load()
    tab.open_part("outcome")
    assert tab.outcome.agree_button.text() == "Cấp trên quyết định như đề nghị: 2 đồng chí"
    day = date(2026, 11, 4)
    tab.outcome.form.set_values({"sent_on": day, "published_on": date(2026, 11, 5)})
    tab.outcome.save()
    assert tab.outcome.form.problem_texts()["published_on"].startswith("Ngày phải")
    tab.outcome.form.set_values({"published_on": day})
    tab.outcome.save()
    tab.outcome.agree()
    review = book.reviews.find(2026).file
    assert (review.review.sent_on, review.review.published_on) == (day, day)
    assert review.line(DAT).entry.superior_grade is GOOD
    assert review.review.decided_on == day


def test_a_year_without_a_review_offers_to_open_one(tab, sample_workspace):
    sample_workspace.set_year(2025)
    tab.load()
    assert tab.empty.sentence.text() == "Chưa mở đợt kiểm điểm năm 2025."
    tab.act()
    tab.load()
    assert tab.board is not None
    tab._remove()
    tab.load()
    assert tab.board is None


def test_forms_and_papers_are_written_from_the_tab(tab, book):
    tab.print_button.click()
    assert tab.made.sentence == "Đã xuất 2026_ban-kiem-diem.docx."
    tab.open_part("papers")
    tab.papers.buttons["xep-loai-u6"].click()
    assert tab.papers.made.sentence == "Đã xuất 2026_xep-loai-u6.xlsx."
    tab.open("review:1:4")
    tab.sheet.print_button.click()
    assert (book.exports / "2026_ban-kiem-diem_pham-van-dung.docx").is_file()


def test_what_is_typed_and_not_recorded_stands_there_again(tab, sample_workspace):
    tab.open("review:1:5")
    typed = {"grade": GOOD, "general_points": 26, "text:1.1": "Chấp hành tốt, còn ghi tiếp"}
    for name, value in typed.items():
        tab.sheet.form.input(name).set_value(value)
    tab.sheet.after_button.click()
    assert tab.sheet.title.text() != "Hồ Sỹ Đạt"
    tab.sheet.before_button.click()
    values = tab.sheet.form.values()
    assert {name: values[name] for name in typed} == typed
    assert tab.sheet.draft.isVisible()
    tab.sheet.save()
    assert sample_workspace.services.history.unfinished() == ()
    assert tab.sheet.part == "committee"


def test_what_is_typed_is_kept_for_another_day_and_can_be_let_go(tab, sample_workspace):
    tab.open_part("collective")
    field = tab.collective.form.input("text:1.1")
    field.set_value("Dở dang")
    field.changed.emit()
    tab.keep_typed()
    other = YearTab(sample_workspace)
    other.load()
    other.open_part("collective")
    assert other.collective.form.values()["text:1.1"] == "Dở dang"
    other.collective.draft._drop()
    assert other.collective.form.values()["text:1.1"] == ""
    assert sample_workspace.services.history.unfinished() == ()


def test_an_undo_leads_back_to_the_form_of_the_present_step(page, tab, sample_workspace):
    tab.open("review:1:5")
    tab.sheet.form.set_values({"grade": GOOD, "general_points": 26, "task_points": 55})
    tab.sheet.save()
    assert tab.sheet.part == "committee"
    sample_workspace.undo()
    page.refresh_if_stale()
    assert tab.sheet.part == "self"


def test_another_year_leaves_the_sheet_of_this_one(page, tab, sample_workspace):
    tab.open("review:1:5")
    sample_workspace.set_year(2025)
    page.mark_stale()
    assert tab.stack.currentWidget() is tab.empty
    assert "2025" in tab.empty.sentence.text()


def test_an_undo_shows_in_whatever_stands_over_the_table(page, tab, sample_workspace):
    tab.open_part("votes")
    fill_ballot(tab.votes)
    tab.votes.lines.typed.emit(DUNG, GOOD, 15)
    tab.votes.save()
    tab.open_part("votes")
    assert tab.votes.lines.texts()[3][2] == "15"
    sample_workspace.undo()
    page.refresh_if_stale()
    assert tab.votes.lines.texts()[3][2] == "Ghi"
    tab.open_part("dossier")
    tab.dossier._on_tick(DossierPaper.MINUTES)
    sample_workspace.undo()
    page.refresh_if_stale()
    assert not tab.dossier.ticks[DossierPaper.MINUTES].value()


def test_votes_half_typed_stand_there_again_when_the_book_is_opened_anew(tab, sample_workspace):
    tab.open_part("votes")
    tab.votes.form.input("present").set_value(19)
    tab.votes.form.changed.emit()
    tab.votes.lines.typed.emit(DUNG, GOOD, 15)
    tab.votes.lines.go_to_first()
    QTest.keyClick(tab.votes.lines.view, Qt.Key.Key_2)
    tab.votes.draft.keep_now()
    after = YearTab(sample_workspace)
    after.load()
    after.open_part("votes")
    assert after.votes.form.values()["present"] == 19
    assert after.votes.lines.texts()[3][2] == "15"
    assert after.votes.lines.texts()[0][1] == "2"
    assert after.votes.draft.isVisibleTo(after.votes)
    after.votes.draft._drop()
    assert (after.votes.is_changed(), after.votes.lines.texts()[3][2]) == (False, "Ghi")
    assert sample_workspace.services.history.unfinished() == ()


def test_votes_that_are_recorded_leave_nothing_half_typed(tab, sample_workspace):
    tab.open_part("votes")
    fill_ballot(tab.votes)
    tab.votes.lines.typed.emit(DUNG, GOOD, 15)
    tab.votes.draft.keep_now()
    tab.go_home()
    tab.open_part("votes")
    assert tab.votes.lines.texts()[3][2] == "15"
    tab.votes.save()
    assert sample_workspace.services.history.unfinished() == ()
    tab.open_part("votes")
    assert not tab.votes.draft.isVisibleTo(tab.votes)


def test_a_count_given_up_with_esc_is_forgotten(tab, sample_workspace, qtbot):
    history = sample_workspace.services.history
    tab.open_part("votes")
    tab.votes.lines.go_to_first()
    QTest.keyClick(tab.votes.lines.view, Qt.Key.Key_2)
    tab.votes.draft.keep_now()
    assert len(history.unfinished()) == 1
    QTest.keyClick(tab.votes.lines.edit.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: history.unfinished() == ())
    tab.go_home()
    tab.open_part("votes")
    assert (tab.votes.lines.texts()[0][1], tab.votes.is_changed()) == ("Ghi", False)


def test_a_figure_typed_and_taken_back_is_forgotten(tab, sample_workspace):
    tab.open_part("votes")
    field = tab.votes.form.input("present")
    before = field.value()
    for value in (19, before):
        field.set_value(value)
        field.changed.emit()
        tab.keep_typed()
    assert sample_workspace.services.history.unfinished() == ()


def test_a_link_to_another_tab_leaves_the_sheet_that_stands_open(page, tab):
    tab.open("review:1:5")
    assert page.header.isHidden()
    page.open("points:5:2026:quarter:3")
    assert (page.header.isHidden(), page.tabs_row.isHidden()) == (False, False)
    assert page.front is page.part(PointsTab)
