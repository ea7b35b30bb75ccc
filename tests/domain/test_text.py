"""Cleaning, searching and sorting Vietnamese text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import (
    ascii_slug,
    clean,
    fold,
    given_name,
    initial,
    letter_count,
    lower_first,
    name_key,
    sentence_list,
    shortened,
    text_key,
    unaddressed,
    upper_first,
)

IN_TONE_ORDER = ["Ha", "Hà", "Hả", "Hã", "Há", "Hạ"]
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("một\r\nhai\rba\u2028bốn\u2029năm\x85sáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("a\x00b\x01c\x0bd\x0ce\x1bf\ufffeg\uffffh\ufdd0i", "abcdefghi"),
        ("\ud83d nửa chữ \udc00", " nửa chữ "),
        ("giữ\ttab\nvà dòng", "giữ\ttab\nvà dòng"),
        ("emoji 😀, NBSP\u00a0", "emoji 😀, NBSP\u00a0"),
        ("\ufeffLý\u200b Thị\u00ad Cúc\u2060", "Lý Thị Cúc"),
        ("xuôi \u202engược\u202c, \u200etrái\u2069", "xuôi ngược, trái"),
        ("Tiê\u200b\u0301ng", "Tiếng"),
        ("\x7f\x80\x9fx", "x"),
        ("Tiê\u0301ng", "Tiếng"),
        ("", ""),
    ],
)
def test_cleaned_text_has_one_line_end_no_control_characters_and_nfc(raw, cleaned):
    assert clean(raw) == cleaned


def test_cleaning_cuts_after_composing_so_no_letter_is_halved():
    decomposed = unicodedata.normalize("NFD", "ộộộ")
    assert clean(decomposed, 2) == "ộộ"
    assert clean("abc", 0) == ""


@settings(max_examples=300)
@given(st.text(st.characters(categories=None)), st.integers(0, 50) | st.none())
def test_cleaning_twice_changes_nothing_and_the_result_can_be_encoded(text, limit):
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert unicodedata.is_normalized("NFC", once)
    assert limit is None or len(once) <= limit


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nguyễn Thị Hạnh", "nguyen thi hanh"),
        ("ĐỖ ĐỨC THÀNH", "do duc thanh"),
        ("Ðỗ", "do"),
        ("  chi \u00a0 bộ\n", "chi bo"),
        ("Ẳ Ậ Ễ Ở Ữ Ỵ", "a a e o u y"),
        ("16-NQ/CB", "16-nq/cb"),
        ("zero\u200bwidth so\u00adft", "zerowidth soft"),
        ("", ""),
    ],
)
def test_the_search_key_has_no_marks_capitals_or_double_spaces(text, key):
    assert fold(text) == key
    assert fold(unicodedata.normalize("NFD", text)) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ủy ban", "u\u1ef7 ban"),
        ("hòa", "ho\u00e0"),
        ("Thúy", "THU\u00dd"),
        ("xóa", "xo\u00e1"),
    ],
)
def test_both_places_of_the_tone_give_the_same_search_key(one, other):
    assert fold(one) == fold(other)


@settings(max_examples=300)
@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        IN_TONE_ORDER,
        ["Dũng", "Đặng"],
        ["Lan", "Lân"],
        ["Lạ", "Lan", "Làn", "Lạn", "Lân"],
        ["An", "Anh", "Ân", "Bắc", "Bằng", "Cao"],
        ["Ê ban", "Ê bang", "Ế ban"],
        list(LETTERS),
    ],
)
def test_words_stand_in_vietnamese_letter_order_with_tones_last(ordered):
    backwards = ordered[::-1]
    assert sorted(backwards, key=text_key) == ordered


def test_the_order_does_not_depend_on_capitals_forms_or_the_place_of_the_tone():
    assert text_key("HÒA") == text_key("hòa") == text_key("ho\u00e0")
    assert text_key(unicodedata.normalize("NFD", "Nhậm")) == text_key("Nhậm")


def test_names_stand_by_given_then_middle_then_family_name():
    people = ["Trần Văn An", "Lê Thị An", "Bùi Văn An", "Đỗ Ánh", "Nguyễn Anh", "An"]
    expected = ["An", "Lê Thị An", "Bùi Văn An", "Trần Văn An", "Nguyễn Anh", "Đỗ Ánh"]
    assert sorted(people, key=name_key) == expected


def test_names_may_stand_by_family_name():
    people = ["Trần Văn An", "Đỗ Văn Bắc", "Dương Thị Cúc", "Đỗ Thị Bắc", "An"]
    expected = ["An", "Dương Thị Cúc", "Đỗ Thị Bắc", "Đỗ Văn Bắc", "Trần Văn An"]
    assert sorted(people, key=lambda name: name_key(name, by_family=True)) == expected


def test_an_empty_name_sorts_first_in_both_orders():
    assert name_key("") < name_key("An")
    assert name_key(" ", by_family=True) < name_key("An", by_family=True)


@settings(max_examples=200)
@given(st.lists(st.text(alphabet=LETTERS + "àảãáạĐẠ ", max_size=12), max_size=6))
def test_names_equal_but_for_capitals_always_sort_side_by_side(names):
    for name in names:
        assert name_key(name) == name_key(name.upper())
        assert name_key(f" {name} ") == name_key(name)


@pytest.mark.parametrize(
    ("full_name", "given_part", "letter"),
    [
        ("Nguyễn Thị Hạnh", "Hạnh", "H"),
        ("  Đỗ  Đức ", "Đức", "Đ"),
        ("ái", "ái", "Á"),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_the_given_name_is_the_last_word(full_name, given_part, letter):
    assert given_name(full_name) == given_part
    assert initial(full_name) == letter


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Thường kỳ", "thuong-ky"),
        ("  Nghị quyết 16-NQ/CB (dự thảo) ", "nghi-quyet-16-nq-cb-du-thao"),
        ("Đảng ủy xã Tân Hòa", "dang-uy-xa-tan-hoa"),
        ("…", ""),
        ("CON", "con"),
    ],
)
def test_a_slug_has_plain_letters_digits_and_hyphens(text, slug):
    assert ascii_slug(text) == slug


def test_a_sentence_list_joins_what_is_not_empty():
    assert sentence_list(["a", "", "b", "c"]) == "a; b; c"
    assert sentence_list([]) == ""


@pytest.mark.parametrize(
    ("text", "small", "capital"),
    [
        ("Đạt 20/22", "đạt 20/22", "Đạt 20/22"),
        ("Ủy ban Kiểm tra", "ủy ban Kiểm tra", "Ủy ban Kiểm tra"),
        ("ốm, đã báo", "ốm, đã báo", "Ốm, đã báo"),
        ("", "", ""),
    ],
)
def test_only_the_first_letter_changes_its_size(text, small, capital):
    assert (lower_first(text), upper_first(text)) == (small, capital)


@pytest.mark.parametrize("typed", ["Lê Hữu Nghĩa", "Đồng chí Lê Hữu Nghĩa", " đ/c  Lê Hữu Nghĩa"])
def test_a_typed_name_loses_the_form_of_address_papers_write_themselves(typed):
    assert unaddressed(typed) == "Lê Hữu Nghĩa"


def test_dots_and_blanks_are_no_letters():
    assert letter_count("…, . - \n") == 0
    assert letter_count("Ốm 2 ngày.") == 7


def test_a_long_text_is_cut_between_two_words():
    assert shortened("Sửa mái\nnhà văn hóa") == "Sửa mái nhà văn hóa"
    assert shortened("Sửa mái nhà văn hóa thôn", 12) == "Sửa mái nhà…"
    assert shortened("Sửa mái nhà, văn hóa", 12) == "Sửa mái nhà…"
