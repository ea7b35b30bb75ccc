"""Stand-ins of an anonymised copy: the same every time, of the same build, and of nobody."""

import uuid

import pytest

from app.domain.masks import Mask
from app.domain.text import fold

PEOPLE = ("Bùi Thị Thu Hà", "Đinh Văn Nam", "Lê Na", "Hạnh", "")
PLACES = {"Chi bộ Kho bạc": "Chi bộ Ẩn danh", "": "không dùng"}


@pytest.fixture
def mask() -> Mask:
    made = Mask(b"salt")
    made.keep_words(("Kết quả nghị quyết tháng 10", "12"), ("tăng cường",))
    made.learn(PEOPLE, PLACES)
    return made


def test_a_person_has_one_invented_name_everywhere(mask):
    invented = mask.person("Bùi Thị Thu Hà")

    assert invented == mask.person("  Bùi Thị  Thu Hà ")
    assert len(invented.split()) == 4
    assert mask.person("BÙI THỊ THU HÀ") == invented.upper()
    text = mask.text("Giao đồng chí Bùi Thị Thu Hà, đ/c Hà viết; BÙI THỊ THU HÀ ký.")
    assert invented in text
    assert invented.upper() in text
    assert f"đ/c {invented.split()[-1]} " in text
    assert "Hà" not in text


def test_nobody_is_given_the_name_of_another(mask):
    names = [mask.person(name) for name in PEOPLE if name]
    later = [mask.person(f"Người Mới {letter}") for letter in "ABCDEFGH"]

    assert len({*names, *later}) == len(names) + len(later)
    assert not {*names, *later} & set(PEOPLE)
    assert [len(name.split()) for name in names] == [4, 3, 2, 1]
    assert mask.person("") == ""
    assert mask.person("Một Tên Dài Năm Chữ").count(" ") == 3


def test_when_every_name_is_taken_one_is_given_twice(mask):
    given = {mask.person(f"Tên{number}") for number in range(80)}
    assert given == {name for name in given if name}


def test_a_text_keeps_its_build_and_loses_its_words(mask):
    text = "Chi bộ Kho bạc họp ngày 12/5.\nCần tăng cường: 20 hồ sơ; nguyên nhân do MÁY hỏng."
    made = mask.text(text)

    assert made == mask.text(text)
    assert made.startswith("Chi bộ Ẩn danh ")
    assert "tăng cường" in made
    assert "nguyên nhân" in made
    assert [len(line.split()) for line in made.splitlines()] == [7, 11]
    for word in ("Kho bạc", "họp", "12/5", "hồ sơ", "hỏng"):
        assert word not in made
    assert Mask(b"other").text(text) != made


def test_copies_of_a_sentence_stay_copies(mask):
    first, second = mask.text("Đọc báo. Trồng cây ven đường."), mask.text("Trồng cây ven đường!")
    assert second[:-1] in first


@pytest.mark.parametrize("text", ["", " \n", "Kết quả nghị quyết tháng 11", "…; 0/0", "tăng cường"])
def test_what_says_nothing_of_a_cell_stands(mask, text):
    assert mask.text(text) == text


@pytest.mark.parametrize("text", ["12", "Kết quả nghị quyết tháng mười", "Na", "bánh", "1"])
def test_any_other_text_is_replaced(mask, text):
    assert mask.text(text) != text


@pytest.mark.parametrize(
    "text", ["regular", "2026-11-04T08:05:00", "25/2", "1.4", "report_meeting", "", "75%"]
)
def test_slugs_and_figures_stay_plain(mask, text):
    assert mask.plain(text) == text
    assert mask.plain("Sáng dạ") != "Sáng dạ"


def test_a_number_keeps_its_build(mask):
    made = mask.code("0912 345-678 QĐ/Tu")

    assert made == mask.code("0912 345-678 QĐ/Tu")
    assert made != "0912 345-678 QĐ/Tu"
    assert [char for char in made if not char.isalnum()] == [" ", "-", " ", "/"]
    assert made[0] == "0"
    assert made[-1].islower()
    assert (mask.code(""), mask.code("00-00")) == ("", "00-00")


@pytest.mark.parametrize("sign", ["²", "½", "Ⅷ", "\u0660"])
def test_signs_that_are_no_digit_and_no_letter_stay_as_they_are(mask, sign):
    assert (mask.code(sign), mask.code(f"{sign}/0")) == (sign, f"{sign}/0")
    assert mask.code(f"A{sign}")[1] == sign
    assert mask.text(f"{sign}.")[-1] == "."


@pytest.mark.parametrize("seed", range(12))
def test_a_day_of_birth_moves_within_its_year_the_same_in_every_form(seed):
    mask = Mask(bytes([seed]))
    year, month, day = mask.birth("1974-03-09").split("-")

    assert year == "1974"
    assert month != "03"
    assert day != "09"
    assert mask.birth("09/03/1974") == f"{day}/{month}/1974"
    assert mask.birth("9/3/1974") == f"{int(day)}/{int(month)}/1974"
    assert mask.birth("9.3.1974") == f"{int(day)}.{int(month)}.1974"


def test_a_year_alone_stays_and_an_odd_day_is_a_number(mask):
    assert (mask.birth(""), mask.birth("1974")) == ("", "1974")
    odd = mask.birth("khoảng 3/1974")
    assert odd != "khoảng 3/1974"
    assert len(odd) == len("khoảng 3/1974")


def test_other_values_become_others_of_their_kind(mask):
    assert mask.mail("ha@chibo.vn").endswith("@vi-du.vn")
    assert (mask.mail("superior"), mask.mail("Cô Hà") == "Cô Hà") == ("superior", False)
    assert mask.file_name("Biên bản Hà.DOCX").endswith(".docx")
    assert mask.file_name("") == mask.digest("") == mask.identity("") == ""
    assert len(mask.digest("ab")) == 64
    assert str(uuid.UUID(mask.identity("x"))) == mask.identity("x")
    assert (mask.term("2025–2030"), mask.term("Nhiệm kỳ 2020-2025")) == (
        "2025–2030",
        "Nhiệm kỳ 2020-2025",
    )
    assert fold(mask.term("Nhiệm kỳ đồng chí An")) != fold("Nhiệm kỳ đồng chí An")
