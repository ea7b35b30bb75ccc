"""The preview shows the same file the export writes, as simple HTML."""

import re
from pathlib import Path

import pytest

from tests.services import paper_book


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("kept") / "so", is_scored=True)


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bien-ban", "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"),
        ("nghi-quyet", "Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026"),
        ("phieu-cham-diem", "Chất lượng sinh hoạt chi bộ tháng 11 năm 2026"),
        ("danh-sach-u1", "DANH SÁCH TỔNG HỢP"),
        ("chuong-trinh", "14:08, 12 phút"),
    ],
)
def test_a_preview_shows_the_words_of_the_paper(papers, november, kind, words):
    html = papers.preview_html(kind, meeting_id=november)
    assert words in words_of(html)
    assert html.count("<table") == html.count("</table>")
    assert "{{" not in html


def test_a_preview_writes_nothing(services, papers, november):
    papers.preview_html("bien-ban", meeting_id=november)
    assert papers.history(2026) == ()
    assert not list(services.exports.glob("*"))


def test_only_the_appendix_begins_a_page_by_itself(papers, november):
    html = papers.preview_html("nghi-quyet", meeting_id=november)
    assert html.count("page-break-before") == 1
    assert "page-break" not in papers.preview_html("bien-ban", meeting_id=november)


def test_headings_of_tables_can_repeat(papers, november):
    html = papers.preview_html("phieu-cham-diem", meeting_id=november)
    assert words_of(html.split("<thead><tr>")[-1].split("</thead>")[0]).strip().startswith("STT")


def test_a_wide_sheet_is_drawn_smaller(papers, november):
    sizes = re.findall(r"font-size:([0-9.]+)pt", papers.preview_html("nhiem-vu", year=2026))
    assert max(map(float, sizes)) < 12


def test_papers_of_a_year_are_shown_too(papers, november):
    assert "Hồ Sỹ Đạt" in words_of(papers.preview_html("diem-danh-nam", year=2026))
    assert "Kế hoạch".upper() in words_of(papers.preview_html("ke-hoach-nam", year=2026))


def test_text_of_the_user_cannot_become_markup(services, papers, november):
    services.meetings.set_fact(november, "conclusion", "<b>3 < 5 & xong</b>")
    html = papers.preview_html("bien-ban", meeting_id=november)
    assert "&lt;b&gt;3 &lt; 5 &amp; xong" in html
