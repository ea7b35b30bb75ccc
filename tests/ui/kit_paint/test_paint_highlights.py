"""Typed letters are found in shown words, with and without diacritics."""

import unicodedata

import pytest

from ui.kit.highlights import highlight_spans
from ui.kit.palette_rows import pieces
from ui.kit.speaker_box import name_spans


def stressed(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in highlight_spans(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Vũ Thị Thắm", "tham", ["Thắm"]),
        ("Vũ Thị Thắm", "thắm", ["Thắm"]),
        ("Vũ Thị Thắm", "th", ["Th", "Th"]),
        ("Đỗ Đức Thành", "do duc", ["Đỗ", "Đức"]),
        ("Thăm, tặng quà", "tham", ["Thăm"]),
        ("Nguyễn Văn Thâm", "uyen", []),
        ("Biên bản 03/8", "03", ["03"]),
        ("Vũ Thị Thắm", "", []),
    ],
)
def test_word_beginnings_are_stressed(text: str, query: str, found: list[str]):
    assert stressed(text, query) == found


def test_decomposed_letters_keep_their_marks_inside_the_match():
    text = unicodedata.normalize("NFD", "Thắm tên")

    assert [unicodedata.normalize("NFC", part) for part in stressed(text, "tham")] == ["Thắm"]


def test_pieces_put_together_give_the_text_back():
    text = "Nâng cao chất lượng tham mưu"

    cut = pieces(text, highlight_spans(text, "tham luong"))

    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, is_match in cut if is_match] == ["lượng", "tham"]


def test_the_given_name_alone_is_underlined_when_it_fits():
    assert name_spans("Vũ Thị Thắm", "th") == ((7, 9),)
    assert name_spans("Thái Văn Bình", "th") == ((0, 2),)
