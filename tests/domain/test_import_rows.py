"""Rows of a foreign list that are no people: sections, totals, repeated headings, closing lines."""

from dataclasses import replace
from datetime import date

from app.domain.doubts import Answers
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import MemberImport, draft_members
from app.domain.xl_sheets import XlSheet, day_cell, text_cell, text_sheet

LIST = """
STT|Họ tên|Ngày sinh|Đơn vị
I. ĐẢNG VIÊN DỰ BỊ
1|Lý Bình|01/01/1980|Văn phòng
Tổ đảng 2
2|Lý Cúc|02/01/1981|Tư pháp
1|2|3|4
STT|Họ tên|Ngày sinh|Đơn vị
3||01/01/1975|
Tổng số: 3 đồng chí
Tân Hòa, ngày 01 tháng 11 năm 2026
|NGƯỜI LẬP||
|Lý Tâm||
"""


def sheet_of(text: str) -> XlSheet:
    return text_sheet("ds", [line.split("|") for line in text.strip().splitlines()])


def draft(sheet: XlSheet, answers: Answers | None = None) -> MemberImport:
    setting = ImportSetting(date(2026, 11, 4))
    return draft_members(ForeignFile("ds", "", (sheet,)), ImportChoices(answers or {}), setting)


def test_rows_that_are_no_people_are_left_out_each_with_its_reason():
    found = draft(sheet_of(LIST)).sheet

    assert [person.name for person in found.people] == ["Lý Bình", "Lý Cúc"]
    assert [(row.row, row.reason) for row in found.skipped] == [
        (2, "dòng tiêu đề nhóm"),
        (4, "dòng tiêu đề nhóm"),
        (6, "dòng đánh số cột"),
        (7, "dòng tiêu đề lặp lại"),
        (9, "dòng tổng cộng"),
        (10, "ghi chú hoặc phần ký tên"),
        (11, "ghi chú hoặc phần ký tên"),
        (12, "ghi chú hoặc phần ký tên"),
    ]


def test_a_section_says_status_or_group_of_everybody_below_it():
    first, second = draft(sheet_of(LIST)).sheet.people

    assert first.text_of(ImportColumn.GROUP) == ""
    assert first.shown[ImportColumn.STATUS] == "Dự bị"
    assert second.text_of(ImportColumn.GROUP) == "Tổ đảng 2"
    assert ImportColumn.STATUS not in second.values


def test_a_numbered_title_that_is_no_name_is_a_section_too():
    found = draft(sheet_of("STT|Họ tên|Ngày sinh\nII||Khối Đảng, đoàn thể\n1|Lý An|01/01/1980"))

    assert [person.name for person in found.sheet.people] == ["Lý An"]


def test_facts_without_a_name_and_a_name_without_facts_are_asked():
    found = draft(sheet_of("STT|Họ tên|Ngày sinh\n1||01/01/1975\n|Lý Ba|\n2|Lý An|01/01/1980"))

    assert [doubt.question for doubt in found.doubts] == [
        "Dòng 2 không có họ tên. Ghi họ tên nào?",
        "Dòng 3 chỉ có “Lý Ba”. Có phải một đảng viên?",
    ]


def test_a_hidden_row_is_asked_about():
    sheet = replace(sheet_of("Họ tên|Ngày sinh\nLý An|01/01/1980"), hidden_rows=frozenset({2}))

    [doubt] = draft(sheet).doubts

    assert doubt.question == "Dòng 2 (Lý An 01/01/1980) đang ẩn trong tệp. Có nhập không?"


def test_real_days_beside_typed_days_after_the_twelfth_may_be_swapped():
    head = (text_cell("Họ tên"), text_cell("Ngày sinh"))
    real = (text_cell("Lý An"), day_cell(date(1980, 5, 3)))
    typed = (text_cell("Lý Cúc"), text_cell("19/5/1980"))

    [doubt] = draft(XlSheet("ds", (head, real, typed))).doubts

    assert "đã đổi chỗ ngày và tháng" in doubt.question
    assert [choice.answer for choice in doubt.choices] == ["03/05/1980", "05/03/1980", ""]
    assert draft(XlSheet("ds", (head, real))).doubts == ()


def test_a_post_that_says_member_only_leaves_no_post():
    found = draft(sheet_of("Họ tên|Ngày sinh|Chức vụ\nLý An|01/01/1980|Đảng viên"))

    assert ImportColumn.POST not in found.sheet.people[0].values
    assert found.doubts == ()
