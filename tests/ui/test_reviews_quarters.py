"""The review of a quarter beside that of the year: who leads, a paper of its own, one switch."""

import pytest

from app.domain.periods import Period
from app.domain.reviews import ReviewKind
from ui.reports.page import ReportsPage
from ui.reviews.page import ReviewsPage
from ui.reviews.year_tab import YearTab

THIRD = Period(2026, quarter=3)


@pytest.fixture
def page(sample_workspace, show):
    made = ReviewsPage(sample_workspace)
    sample_workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def tab(page) -> YearTab:
    return page.part(YearTab)


def open_quarter(tab, page):
    tab.periods.choice.press(3)
    tab.act()
    page.refresh_if_stale()


def test_a_quarter_is_opened_for_those_who_lead_and_the_year_stays(tab, page):
    assert tab.periods.waits.text() == "Còn 8 đồng chí chưa nộp bản tự đánh giá."
    tab.periods.choice.press(3)
    assert tab.empty.sentence.text() == "Chưa mở đợt kiểm điểm quý III/2026."
    assert "Đánh giá quý chỉ gồm" in tab.empty.hint.text()
    tab.act()
    page.refresh_if_stale()
    names = [line[1] for line in tab.table.texts()]
    assert names == ["Phạm Văn Dũng", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh"]
    assert {line[2] for line in tab.table.texts()} == {"05"}
    assert page.header.subtitle.text() == "3 đồng chí giữ chức vụ thuộc diện đánh giá quý."
    assert page.tabs.tabText(0) == "Quý III/2026"
    tab.periods.choice.press(0)
    assert len(tab.table.texts()) == 22
    assert page.tabs.tabText(0) == "Cuối năm 2026"


def test_papers_of_a_quarter_have_names_of_their_own(tab, page, book):
    open_quarter(tab, page)
    tab.print_button.click()
    tab.open(f"review:{tab.board.file.review.id}:4")
    assert "Mẫu 05" in tab.sheet.hint.text()
    tab.sheet.print_button.click()
    tab.open_part("papers")
    assert tab.papers.title.text() == "Văn bản kiểm điểm quý III/2026"
    tab.papers.all_button.click()
    made = {path.name for path in book.exports.iterdir()}
    assert "2026-quy-3_ban-kiem-diem_pham-van-dung.docx" in made
    assert {name for name in made if name.startswith("2026_")} == set()
    assert len(made) == 8, "seven papers (no votes yet), and the form of one member"


def test_a_review_is_opened_by_its_number_whatever_period_is_shown(tab, page, book):
    quarter = book.reviews.start(2026, ReviewKind.QUARTER, 3)
    tab.open(f"review:{quarter}")
    assert tab.period == THIRD
    tab.open("review:1:5")
    assert (tab.period, tab.sheet.title.text()) == (Period(2026), "Hồ Sỹ Đạt")
    assert tab.periods.isHidden()


def test_the_papers_of_a_review_stand_among_all_others(sample_workspace, show, book):
    book.papers.export_review_form(Period(2026), 4)
    page = ReportsPage(sample_workspace)
    show(page)
    page.show_kind("review")
    items = page.set.list.papers.items
    assert len(items) == 8
    assert items[0].label == "Bản kiểm điểm điền sẵn"
    assert not items[0].file_name, "the form of one member is not the paper of the year"
    assert "KIỂM ĐIỂM" in page.preview.html
    page.set.list.choose("bien-ban-kiem-phieu:")
    assert "Chưa ghi kết quả phiếu" in page.preview.message.sentence.text()
    assert page.preview.link.text() == "Mở đợt kiểm điểm"
