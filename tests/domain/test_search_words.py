"""Typed words against a text: any spelling finds, and marks count where somebody typed them."""

import unicodedata

import pytest

from app.domain.search_words import MOST_WORDS, fits_marks, has_marks, search_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Nghị quyết 17-NQ/CB", ("nghi", "quyet", "17", "nq", "cb")),
        ("  Đảng   ỦY ", ("dang", "uy")),
        (unicodedata.normalize("NFD", "hoà giải"), ("hoa", "giai")),
        ("“thăm”, (gia đình)!", ("tham", "gia", "dinh")),
        ("…", ()),
    ],
)
def test_words_are_looked_for_without_marks_and_signs(typed, words):
    assert search_words(typed) == words


def test_a_pasted_page_is_looked_for_by_its_first_words():
    assert len(search_words("từ " * 50)) == MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "said"), [("Thắm", True), ("tham", False), ("  THAM  gia ", False), ("đ", True)]
)
def test_marks_are_noticed(typed, said):
    assert has_marks(typed) is said


@pytest.mark.parametrize(
    ("typed", "text", "fits"),
    [
        ("thắm", "Vũ Thị Thắm", True),
        ("thắm", "Trịnh Hồng Tham", False),
        ("thăm", "Vũ Thị Thắm", True),  # the tone is not typed yet
        ("thâm", "Vũ Thị Thắm", False),
        ("ủy", "Cấp uỷ", True),
        ("uỷ", "cấp ủy viên", True),
        ("hòa giải", "tổ hoà giải", True),
        ("đảng", "dang dở", False),
        ("dang", "Đảng bộ", True),
        ("quyết nghị", "Nghị quyết số 17", True),
        ("giải quyết", "quyết định", False),
    ],
)
def test_typed_marks_prefer_their_own_words(typed, text, fits):
    assert fits_marks(typed, text) is fits
