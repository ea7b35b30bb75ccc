"""Headings between the people of a foreign list: left out or asked about, never a person."""

import pytest

from app.domain.import_columns import ImportColumn
from app.domain.member_imports import MemberImport
from app.domain.xl_sheets import XlArea, XlSheet
from tests.domain.test_import_rows import draft, sheet_of

HEAD = "STT|Họ và tên|Ngày sinh|Chức vụ|Ghi chú"
TWO = ("1|Lý Văn Bình|01/01/1980||", "2|Lý Thị Cúc|02/01/1981||")
NAMES = ["Lý Văn Bình", "Lý Thị Cúc"]


def with_row(row: str) -> MemberImport:
    first, second = TWO
    return draft(sheet_of("\n".join((HEAD, first, row, second))))


@pytest.mark.parametrize(
    "row",
    [
        "II|BAN CHUYÊN MÔN|||",
        "II.|BAN CHUYÊN MÔN|||",
        "B|KHỐI HƯU TRÍ|||",
        "II|BAN CHUYÊN MÔN|||12",
        "II|Phòng Tổ chức Cán bộ|||12 đ/c",
        "2|TỔ CHUYÊN MÔN SỐ 2|||",
        "II. Ban Chuyên môn||||",
        "|U\u1ef7 ban nhân dân|||",
        "|BAN CHUYÊN MÔN|||",
        "BAN CHUYÊN MÔN||||",
        "|Văn phòng Đảng ủy|||",
        "|Bộ phận Một cửa|||",
        "I. Tổ 1||||",
        "|Tổ đảng số 2|||",
        "|Tổ đảng số 2|||7",
        "A|Đảng viên chính thức|||",
        "3|Đảng Viên Dự Bị|||",
        "3.|ĐẢNG VIÊN DỰ BỊ|||",
        "3|Tổ Đảng Hai|||",
        "3|Khối hưu trí|||",
        "A||||",
        "TỔNG CỘNG: 31||||",
        "|Tổng cộng: 31 đồng chí|||",
        "|CỘNG|||31",
    ],
)
def test_a_heading_of_a_group_is_no_person_and_asks_nothing(row):
    found = with_row(row)

    assert [person.name for person in found.sheet.people] == NAMES
    assert found.doubts == ()


@pytest.mark.parametrize(
    "row",
    ["II|LÂM NGHIỆP|||", "B|Hưu Trí|||", "III.|Quân Sự|||", "iv|Lâm Nghiệp|||", "II|Quân Sự|||9",
     "3|Hội Văn Nam|||", "3.|Ban Văn An|||", "3|KHU VĂN TƯ|||", "3.|Tô Đăng Khoa|||"],
)  # fmt: skip
def test_a_name_that_may_head_a_group_is_asked_about(row):
    found = with_row(row)

    number, name = row.split("|")[:2]
    figures = "".join(f" {part}" for part in row.split("|")[2:] if part)
    [doubt] = found.doubts
    assert doubt.question == (
        f"Dòng 3 ({number} {name}{figures}) có thể là tiêu đề nhóm. Có phải một đảng viên?"
    )
    assert [choice.label for choice in doubt.choices] == ["Nhập", "Không nhập"]


def test_the_answer_leaves_the_heading_out_or_takes_the_person():
    row = "II|LÂM NGHIỆP|||"
    [doubt] = with_row(row).doubts
    lines = "\n".join((HEAD, TWO[0], row, TWO[1]))
    left = draft(sheet_of(lines), {doubt.key: "bỏ"})
    assert [person.name for person in left.sheet.people] == NAMES
    assert left.open == ()
    taken = draft(sheet_of(lines), {doubt.key: "nhập"})
    assert [person.name for person in taken.sheet.people][1] == "Lâm Nghiệp"


def test_a_whole_list_numbered_in_roman_figures_is_people():
    rows = "I|Lý Văn Bình|01/01/1980|Bí thư|\nII|Lý Thị Cúc|02/01/1981|Đảng viên|"
    found = draft(sheet_of(f"{HEAD}\n{rows}"))
    assert [person.name for person in found.sheet.people] == NAMES
    assert found.doubts == ()


def test_a_heading_merged_across_the_row_is_no_person():
    source = sheet_of("\n".join((HEAD, TWO[0], "BAN CHUYÊN MÔN||||", TWO[1])))
    sheet = XlSheet("ds", source.rows, merged=(XlArea(3, 1, 3, 5),))
    assert [person.name for person in draft(sheet).sheet.people] == NAMES


@pytest.mark.parametrize("heading", ["BAN CHUYÊN MÔN", "LÂM NGHIỆP"])
def test_people_below_a_heading_without_any_figure_are_still_people(heading):
    rows = (f"{heading}||||", "|Lý Văn Bình||Bí thư|", "|Lý Thị Cúc||Đảng viên|")
    found = draft(sheet_of("\n".join((HEAD, *rows))))
    assert [person.name for person in found.sheet.people] == NAMES


def test_a_unit_is_no_group_of_the_cell_but_a_party_group_is():
    unit, group = (with_row(row).sheet.people[1] for row in ("II|BAN TÀI VỤ|||", "|Tổ đảng 2|||"))
    assert unit.text_of(ImportColumn.GROUP) == ""
    assert group.text_of(ImportColumn.GROUP) == "Tổ đảng 2"


SIGNED = """
|||Tân Hòa, ngày 04 tháng 11 năm 2026|
|NGƯỜI LẬP BIỂU||T/M CHI BỘ|
|(Ký, ghi rõ họ tên)||BÍ THƯ|
|Lý Thị Tâm||Lý Văn Đức|
"""


def test_who_signed_below_is_no_person():
    found = draft(sheet_of("\n".join((HEAD, *TWO)) + SIGNED))
    assert [person.name for person in found.sheet.people] == NAMES
    assert found.doubts == ()
    assert len(found.sheet.skipped) == 4


def test_a_figure_alone_is_asked_about():
    [doubt] = with_row("||||12").doubts
    assert doubt.question == "Dòng 3 không có họ tên. Ghi họ tên nào?"


@pytest.mark.parametrize("name", ["Đoàn Văn Ban", "Văn Tiến Dũng", "Tô Thị Khoa", "Phòng Văn An"])
def test_a_person_whose_name_has_a_word_of_units_is_a_person(name):
    found = with_row(f"3|{name}|05/5/1979||")
    assert [person.name for person in found.sheet.people][1] == name
