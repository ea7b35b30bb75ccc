"""Forms of the upper level: which cell takes what, tables, names written into cells."""

from datetime import datetime

import pytest

from app.domain.upward_fields import (
    UPWARD_FIELDS,
    UPWARD_GROUP_LABELS,
    UPWARD_SUBJECT_LABELS,
    UpwardGroup,
    UpwardSubject,
    field_named,
    fields_for,
    fields_found,
    is_marker,
    nearest_field,
    upward_field,
)
from app.domain.upward_forms import (
    LONGEST_NAME,
    MOST_CELLS,
    MarkedCell,
    UpwardCell,
    UpwardForm,
    address_of,
    cells_from_markers,
    cells_from_plain,
    cells_problem,
    column_letters,
    column_number,
    form_name,
    name_problem,
    place_of,
    plain_cells,
    table_words,
    tables_in,
    what_of,
    with_cell,
    with_last_row,
    without_cell,
)

MEETING, YEAR = UpwardSubject.MEETING, UpwardSubject.YEAR


def cell(row: int, column: int, field: str, last_row: int = 0) -> UpwardCell:
    return UpwardCell("Biểu", row, column, field, last_row)


NAME_COLUMN, STATE_COLUMN = cell(8, 2, "roll.name", 20), cell(8, 5, "roll.state", 20)


def test_every_fact_has_a_slug_and_a_name_of_its_own():
    assert len({field.key for field in UPWARD_FIELDS}) == len(UPWARD_FIELDS)
    assert len({field.marker for field in UPWARD_FIELDS}) == len(UPWARD_FIELDS)
    assert {field.group for field in UPWARD_FIELDS} == set(UpwardGroup) == set(UPWARD_GROUP_LABELS)
    assert set(UPWARD_SUBJECT_LABELS) == set(UpwardSubject)
    assert all(field.example for field in UPWARD_FIELDS)


@pytest.mark.parametrize("field", UPWARD_FIELDS, ids=lambda field: field.key)
def test_a_fact_is_known_by_its_marker_and_by_its_name(field):
    assert field_named(field.marker) == field
    assert field_named(f"{{{{ {field.label} }}}}") == field
    assert field_named(f" {field.label.upper()}: ") == field


def test_a_wrong_name_finds_what_is_near_and_nothing_else():
    assert field_named("{{ten_chi_bbo}}") is None
    assert nearest_field("{{ten_chi_bbo}}") == upward_field("cell_name")
    assert nearest_field("{{xyzw}}") is None
    assert is_marker(" {{Ngày họp}} ")
    assert not is_marker("{{}}")
    assert not is_marker("Ngày họp")


def test_a_form_of_a_year_is_not_offered_facts_of_one_meeting():
    of_year = {field.group for field in fields_for(YEAR)}
    assert of_year.isdisjoint({UpwardGroup.MEETING, UpwardGroup.ROLL, UpwardGroup.POINTS})
    assert {UpwardGroup.MEETINGS, UpwardGroup.CELL} < of_year
    assert len(fields_for(MEETING)) == len(UPWARD_FIELDS)


def test_facts_are_found_by_words_of_name_group_and_example():
    assert [f.key for f in fields_found(MEETING, "ty le du")] == ["attendance"]
    assert upward_field("cell_name") in fields_found(MEETING, "chi bộ văn phòng")
    assert fields_found(MEETING, "ho va ten")[0].key == "roll.name"
    assert fields_found(MEETING, "không có đâu") == ()


@pytest.mark.parametrize(("row", "column", "address"), [(1, 1, "A1"), (5, 26, "Z5"), (9, 28, "AB9"),
                                                        (2, 16_384, "XFD2")])  # fmt: skip
def test_places_are_written_as_in_excel(row, column, address):
    assert address_of(row, column) == address
    assert place_of(f" {address.lower()} ") == (row, column)
    assert column_number(column_letters(column)) == column


@pytest.mark.parametrize("wrong", ["", "A0", "XFE1", "A1048577", "1A", "A1:B2"])
def test_what_is_no_cell_is_told(wrong):
    with pytest.raises(ValueError, match="no cell"):
        place_of(wrong)


def test_columns_of_one_list_in_one_row_are_one_table():
    date_cell = cell(3, 3, "held_on")
    (table,) = tables_in((date_cell, STATE_COLUMN, NAME_COLUMN))
    assert table.columns == ((2, "roll.name"), (5, "roll.state"))
    assert (table.first_row, table.last_row, table.row_count) == (8, 20, 13)
    assert table_words(table) == "Bảng người dự họp: dòng 8 đến 20, sẵn 13 dòng"
    other = cell(8, 7, "tasks.text", 9)
    assert len(tables_in((NAME_COLUMN, other))) == 2


def test_a_column_added_later_ends_where_its_table_ends():
    cells = with_cell((NAME_COLUMN,), cell(8, 5, "roll.state", 99))
    assert cells[1].last_row == 20
    (table,) = tables_in(cells)
    assert {one.last_row for one in with_last_row((*cells, cell(3, 3, "place")), table, 12)} == {
        0,
        12,
    }


def test_a_cell_takes_one_thing_and_may_be_left_again():
    cells = with_cell((cell(3, 3, "held_on"),), cell(3, 3, "place", 7))
    assert cells == (cell(3, 3, "place"),)
    assert without_cell(cells, "Biểu", 3, 3) == ()
    assert without_cell(cells, "Trang khác", 3, 3) == cells


@pytest.mark.parametrize(
    ("subject", "cells", "words"),
    [
        (MEETING, (cell(3, 3, "held_on"), NAME_COLUMN), ""),
        (YEAR, (cell(3, 3, "held_on"),), "C3: mục này không dùng"),
        (MEETING, (cell(3, 3, "of another version"),), "C3: mục này không dùng"),
        (MEETING, (NAME_COLUMN, cell(9, 2, "place")), "Ô B9 nằm trong bảng bắt đầu ở ô B8"),
        (MEETING, (cell(9, 2, "place"), NAME_COLUMN), "Ô B8 nằm trong bảng bắt đầu ở ô B9"),
        (MEETING, (cell(8, 2, "roll.name", 4),), "kết thúc trước khi bắt đầu"),
        (MEETING, tuple(cell(n, 1, "place") for n in range(1, MOST_CELLS + 2)), "500 ô"),
    ],
)
def test_what_is_shown_wrongly_is_told_in_words(subject, cells, words):
    problem = cells_problem(subject, cells)
    assert words in problem
    assert bool(problem) == bool(words)


def test_cells_of_two_sheets_never_meet():
    other = UpwardCell("Khác", 9, 2, "place")
    assert cells_problem(MEETING, (NAME_COLUMN, other)) == ""


def test_names_in_cells_become_cells_and_wrong_ones_are_told():
    marked = (
        MarkedCell("Biểu", 3, 3, "{{ten_chi_bo}}"),
        MarkedCell("Biểu", 8, 2, "Người dự: họ và tên"),
        MarkedCell("Biểu", 9, 2, "Lời thường"),
        MarkedCell("Biểu", 4, 3, "{{ngay_hop_x}}"),
        MarkedCell("Biểu", 5, 3, "{{qqqq}}"),
    )
    found = cells_from_markers(MEETING, marked)
    assert found.cells == (cell(3, 3, "cell_name"), cell(8, 2, "roll.name", 8))
    assert found.unknown == (
        "Ô C4 trang “Biểu”: không rõ “{{ngay_hop_x}}”. Có phải “Ngày họp”?",
        "Ô C5 trang “Biểu”: không rõ “{{qqqq}}”.",
    )
    assert (
        "{{ngay_hop}}"
        in cells_from_markers(YEAR, [MarkedCell("B", 1, 1, "{{ngay_hop}}")]).unknown[0]
    )


def test_cells_are_kept_as_plain_values_and_read_again():
    cells = (cell(3, 3, "held_on"), NAME_COLUMN)
    assert plain_cells(cells)[1] == {
        "sheet": "Biểu", "cell": "B8", "field": "roll.name", "last_row": 20,
    }  # fmt: skip
    assert cells_from_plain(plain_cells(cells)) == cells
    form = UpwardForm(1, "Biểu 1", MEETING, "b.xlsx", "0", cells, datetime(2026, 11, 4, 8, 5))
    assert form.note == ""


def test_what_a_cell_takes_is_told_also_when_the_fact_is_gone():
    assert what_of(cell(3, 3, "held_on")) == "Ngày họp"
    gone = cell(3, 3, "of another version")
    assert what_of(gone) == "mục không còn dùng"
    assert gone.group is None
    assert not gone.is_listed


def test_a_form_is_called_by_its_file_until_it_gets_a_name():
    assert form_name("Bieu_02  thang.xlsx") == "Bieu 02 thang"
    assert form_name("bieu") == "bieu"
    assert name_problem("Biểu 02") == ""
    assert "chưa có tên" in name_problem("  ")
    assert "dài quá" in name_problem("a" * (LONGEST_NAME + 1))
