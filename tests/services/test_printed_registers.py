"""Registers as Word papers: A4 across, headings on each page, page numbers, words whole."""

from collections.abc import Iterator
from datetime import date

import pytest
from lxml import etree

from app.domain.errors import Refused
from app.services.export import printed_registers as printed
from app.services.export.columns import DATE_FORMAT, Column
from app.services.export.paper_kinds import PaperKind
from app.services.export.printed_registers import WIDTH_MM, column_widths
from app.services.paper_names import REGISTER_PRINTS
from app.services.papers import PaperOrder
from app.services.workspace import Services
from tests.export.docx_reader import W, attribute, millimetres
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import Produced, is_ruled
from tests.services.sample_book import open_sample

TITLES = {
    "in-so-van-ban-di": "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    "in-so-van-ban-den": "SỔ VĂN BẢN CẤP TRÊN",
    "in-so-nhiem-vu": "BẢNG THEO DÕI NHIỆM VỤ",
    "in-so-kien-nghi": "THEO DÕI KIẾN NGHỊ",
    "in-so-mo-hinh": "MÔ HÌNH, CÁCH LÀM HAY",
}
LINES = [
    line
    for line in TABLE
    if line.startswith(
        ("1 page", "1 margins", "1 font", "1 line", "2.1", "2.2", "2.4", "2.5", "4", "10")
    )
]
"""What a register shares with the papers of the format table; it is no paper with a body."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_sample(tmp_path_factory.mktemp("registers") / "so")
    yield book
    book.close()


@pytest.fixture(scope="module")
def registers(services: Services) -> tuple[Produced, ...]:
    made = services.papers.made([PaperOrder(code, year=2026) for code in REGISTER_PRINTS])
    return tuple(Produced(paper.code, PaperKind.YEAR_PLAN, paper.data) for paper in made)


def ruled(paper: Produced) -> etree._Element:
    (table,) = filter(is_ruled, paper.document.iter(f"{W}tbl"))
    return table


@pytest.mark.parametrize("line", LINES)
def test_printed_registers_keep_the_format_table(line, registers):
    assert faults(line, registers) == []


def test_each_register_has_its_title_and_its_signature(registers):
    assert {paper.name: paper.lines for paper in registers}.keys() == TITLES.keys()
    for paper in registers:
        said = [line.text for line in paper.lines if line.text]
        assert TITLES[paper.name] in said
        assert said[-3:] == ["T/M CHI BỘ", "BÍ THƯ", "Nguyễn Thị Hạnh"]


def test_columns_fill_the_width_of_the_paper(registers):
    for paper in registers:
        grid = ruled(paper).find(f"{W}tblGrid")
        widths = [millimetres(attribute(column, "w")) for column in grid]
        assert sum(widths) == pytest.approx(WIDTH_MM, abs=0.5), paper.name


def test_the_last_lines_stay_with_the_signature(registers):
    for paper in registers:
        rows = ruled(paper).findall(f"{W}tr")
        kept = [attribute(row.find(f".//{W}keepNext"), "val") for row in rows[1:-1]]
        last = min(printed.KEPT_ROWS, len(kept))
        assert kept == ["0"] * (len(kept) - last) + ["1"] * last


def test_the_register_of_papers_counts_what_the_screen_counts(services, registers):
    book = next(paper for paper in registers if paper.name == "in-so-van-ban-di")
    issued = services.documents.register(date(2026, 11, 4))

    assert issued
    assert {document.code for document in issued} <= {line.text for line in book.lines}


def test_an_empty_register_is_refused(services):
    with pytest.raises(Refused):
        services.papers.export("in-so-kien-nghi", year=2001)


def test_all_registers_of_members_are_printed(services, tmp_path):
    places = services.member_books.export_all(2026, as_word=True, folder=tmp_path)

    assert len(places) == len(set(places)) >= 7
    for place in places:
        paper = Produced(place.name, PaperKind.YEAR_PLAN, place.read_bytes())
        assert [fault for line in LINES for fault in faults(line, [paper])] == []
        assert "Tính đến ngày 04/11/2026" in paper.text


def test_long_texts_get_the_room_that_dates_do_not_need():
    columns = (
        Column("TT", 5, "center"),
        Column("Ngày", 12, "center", DATE_FORMAT),
        Column("Nội dung", 30),
        Column("Ký nhận", 10),
    )
    rows = [("1", "03/11/2026", "một câu dài về việc đã làm " * 6, "")]

    number, day, text, hand = column_widths(columns, rows)
    assert number < day < 25 < text
    assert hand >= printed.HAND_MM
    assert number + day + text + hand == pytest.approx(WIDTH_MM)


def test_columns_too_many_for_the_paper_are_all_made_narrower():
    columns = tuple(Column("Nghiêng" * 3, 10) for _ in range(13))

    widths = column_widths(columns, [])
    assert sum(widths) == pytest.approx(WIDTH_MM)
    assert len(set(widths)) == 1
