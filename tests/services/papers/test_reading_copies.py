"""Large print: the same words in larger letters, the head of the paper as it was."""

from fractions import Fraction

import pytest

from app.domain.errors import Refused
from app.services.export.large_print import large_print
from app.services.papers import PaperOrder
from tests.export.docx_reader import W, attribute, part, text_of
from tests.services import paper_book

NOVEMBER = paper_book.NOVEMBER_ID
MINUTES = PaperOrder("bien-ban", meeting_id=NOVEMBER)


@pytest.fixture(scope="module")
def book(kept, tmp_path_factory):
    services = paper_book.open_copy(kept, tmp_path_factory.mktemp("large") / "so")
    yield services
    services.close()


@pytest.fixture(scope="module")
def plain(book):
    return book.papers.made([MINUTES])[0].data


def sizes(block) -> list[int]:
    return [int(attribute(size, "val")) for size in block.iter(f"{W}sz")]


def blocks(data):
    body = part(data, "word/document.xml").find(f"{W}body")
    tables = [block for block in body if block.tag == f"{W}tbl"]
    return tables, [block for block in body if block.tag == f"{W}p"]


def test_the_words_stay_and_the_letters_of_the_text_grow_by_half(plain):
    larger = large_print(plain)
    assert text_of(larger) == text_of(plain)
    _tables, before = blocks(plain)
    _tables, after = blocks(larger)
    grown = [round(size * Fraction(3, 2)) for paragraph in before for size in sizes(paragraph)]
    assert [size for paragraph in after for size in sizes(paragraph)] == grown


def test_justified_text_is_set_left_so_that_large_words_stay_together(plain):
    _tables, paragraphs = blocks(large_print(plain))
    aligns = [attribute(paragraph.find(f"{W}pPr/{W}jc"), "val") for paragraph in paragraphs]
    assert "both" not in aligns
    assert {"left", "center"} <= set(aligns)


def test_the_head_keeps_its_form_and_narrow_columns_their_size(plain):
    before, _paragraphs = blocks(plain)
    after, _paragraphs = blocks(large_print(plain))
    assert sizes(after[0]) == sizes(before[0])
    assert max(sizes(after[-1])) > max(sizes(before[-1]))
    assert min(map(min, map(sizes, after[1:]))) == min(map(min, map(sizes, before[1:])))


def test_the_file_says_what_it_is_and_excel_is_refused(book, tmp_path):
    (path,) = book.reading_copies.export([MINUTES], folder=tmp_path)
    assert path.name == "2026-11_BB_thuong-ky_DU-THAO_chu-to.docx"
    with pytest.raises(Refused, match="chỉ lập từ văn bản Word"):
        book.reading_copies.export([PaperOrder("danh-sach-du-hop", meeting_id=NOVEMBER)])
