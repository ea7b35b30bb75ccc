"""The tab *Cuối năm*: the picture, the one next act, one member's sheet, the votes as a grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.domain.grades import MemberGrade
from app.domain.votes import VoteMethod
from tests.fakes import InstantTasks
from tests.services.sample_book import open_sample
from ui.reviews.page import ReviewsPage
from ui.reviews.year_tab import YearTab
from ui.workspace import Workspace

DAT, DUNG = 5, 4
GOOD = MemberGrade.GOOD


@pytest.fixture
def book(tmp_path):
    made = open_sample(tmp_path / "mau")
    yield made
    made.close()


@pytest.fixture
def sample_workspace(book, dialogs, dressed, state):
    return Workspace(book, dialogs, InstantTasks(), state)


@pytest.fixture
def page(sample_workspace, show):
    made = ReviewsPage(sample_workspace)
    sample_workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def tab(page) -> YearTab:
    return page.parts[0]


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
    tab._open_part("votes")
    votes = tab.votes
    fill_ballot(votes)
    boxes = votes.boxes[DUNG]
    for grade, number in zip(MemberGrade, (2, 15, 0, 0), strict=True):
        boxes[grade].set_value(number)
    boxes[GOOD].changed.emit()
    assert votes.results[DUNG].text() == "15/20 phiếu (75%, cần ≥ 11): Hoàn thành tốt nhiệm vụ."
    votes.save()
    tab.load()
    assert tab.table.texts()[3][7] == "2 · 15 · 0 · 0"
    assert sample_workspace.services.reviews.find(2026).file.review.ballot.valid == 17


def test_a_sum_that_cannot_be_stays_in_the_grid_and_is_said(tab, dialogs):
    tab._open_part("votes")
    fill_ballot(tab.votes)
    tab.votes.boxes[DUNG][GOOD].set_value(18)
    tab.votes.save()
    assert tab._stack.currentWidget() is tab.votes
    assert "Cộng 18, nhưng chỉ có 17 phiếu hợp lệ" in dialogs.errors[-1]


def test_enter_goes_down_the_column_of_the_grid(tab, qtbot):
    tab._open_part("votes")
    first, second = list(tab.votes.boxes.values())[:2]
    first[GOOD].setFocus()
    QTest.keyClick(first[GOOD], Qt.Key.Key_Return)
    qtbot.waitUntil(second[GOOD].hasFocus)
    assert not first[GOOD].hasFocus()


def test_days_collective_and_dossier_belong_to_the_review(tab, sample_workspace):
    tab._open_part("plan")
    tab.plan.form.set_values({"cap_percent": 25})
    tab.plan.save()
    tab.load()
    assert "trần đang tính được 2 (25% của 10" in tab.grades.words.text()
    tab._open_part("collective")
    tab.collective.form.set_values({"grade": GOOD, "general_points": 28, "task_points": 60})
    tab.collective.save()
    file = sample_workspace.services.reviews.find(2026).file
    assert file.collectives[0].entry.own.grade is GOOD
    tab._open_part("dossier")
    kind = next(iter(tab.dossier.ticks))
    tab.dossier._on_tick(kind)
    assert tab.dossier.ticks[kind].value()
    tab.dossier._on_tick(kind)
    assert not tab.dossier.ticks[kind].value()


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
    tab._open_part("papers")
    tab.papers.buttons["xep-loai-u6"].click()
    assert tab.papers.made.sentence == "Đã xuất 2026_xep-loai-u6.xlsx."
    tab.open("review:1:4")
    tab.sheet.print_button.click()
    assert (book.exports / "2026_ban-kiem-diem_pham-van-dung.docx").is_file()
