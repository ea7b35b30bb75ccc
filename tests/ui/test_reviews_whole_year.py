"""The whole review of Chi bộ mẫu by the hands of its secretary: every step on its screen."""

from datetime import date

import pytest

from app.domain.grades import MemberGrade
from app.domain.review_dossiers import DossierPaper
from app.domain.votes import VoteMethod
from tests.export.docx_reader import text_of
from ui.reviews.page import ReviewsPage
from ui.reviews.year_tab import YearTab

G, E = MemberGrade.GOOD, MemberGrade.EXCELLENT
TODAY = date(2026, 11, 4)
PRESENT = 19


@pytest.fixture
def page(sample_workspace, show):
    made = ReviewsPage(sample_workspace)
    sample_workspace.changed.connect(made.on_changed)
    show(made)
    return made


def write_next(page, tab: YearTab, values) -> int:
    """Do the next act of the page again and again while it opens the same part of a sheet."""
    done, title = 0, tab.act_button.text()
    while tab.act_button.text() == title:
        tab.act()
        tab.sheet.form.set_values(values(tab.sheet.sheet))
        tab.sheet.save()
        tab.go_home()
        page.refresh_if_stale()
        done += 1
    return done


def hand_in(page, tab: YearTab) -> None:
    for line in tab.board.file.missing():
        tab.table.select(line.id)
        tab.table.opened.emit(tab.table.current())
        tab.sheet.form.set_values({"grade": G, "general_points": 25, "task_points": 57})
        tab.sheet.save()
        tab.go_home()
    page.refresh_if_stale()


def vote(page, tab: YearTab) -> None:
    tab.act()
    counts = dict.fromkeys(("present", "issued", "collected", "valid"), PRESENT)
    tab.votes.form.set_values({"method": VoteMethod.SECRET_BALLOT, **counts})
    for line in tab.board.file.lines:
        tab.votes.lines.typed.emit(line.id, line.entry.own.grade or G, PRESENT)
    tab.votes.save()
    page.refresh_if_stale()


def test_the_next_act_leads_from_the_first_slip_to_the_printed_papers(page, book):
    tab = page.part(YearTab)
    hand_in(page, tab)
    assert tab.act_button.text() == "Ghi nhận xét"
    said = {"comment": "Nhất trí với tự đánh giá."}
    assert write_next(page, tab, lambda sheet: {"grade": sheet.line.entry.own.grade, **said}) == 22
    assert tab.act_button.text() == "Nhập kết quả phiếu"
    vote(page, tab)
    tab.act()
    page.refresh_if_stale()
    assert "Chi bộ đề nghị xuất sắc 3, trong trần 3 (20% của 18" in tab.grades.words.text()
    assert tab.act_button.text() == "Ghi quyết định cấp trên"
    tab.act()
    tab.outcome.form.set_values({"sent_on": TODAY, "published_on": TODAY})
    tab.outcome.save()
    tab.act()
    tab.outcome.agree()
    page.refresh_if_stale()
    tab.open_part("dossier")
    tab.dossier._on_tick(DossierPaper.MINUTES)
    tab.go_home()
    tab.act()
    page.refresh_if_stale()
    assert tab.act_button.text() == "Đợt đã kết thúc"
    tab.open_part("papers")
    tab.papers.all_button.click()
    assert len(list(book.exports.iterdir())) == 8
    record = " ".join(text_of((book.exports / "2026_BB_kiem-phieu.docx").read_bytes()).split())
    assert "4 Phạm Văn Dũng 19 0 0 0 Hoàn thành xuất sắc nhiệm vụ" in record
