"""A foreign workbook as it is shown: what may be filled, which rows a table has ready."""

from typing import Any

from app.domain.form_grids import GridLook, GridSheet, read_grid, with_ready_rows, written_anew
from app.domain.upward_forms import UpwardCell

LOOK = {
    "fill": "#BDD7EE", "colour": "", "is_bold": True, "is_italic": False, "align": "center",
    "has_frame": True,
}  # fmt: skip
PLAIN = {"fill": "", "colour": "", "is_bold": False, "is_italic": False, "align": "",
         "has_frame": False}  # fmt: skip


def one(row: int, column: int, text: str = "", style: int = 0, **more: bool) -> dict[str, Any]:
    return {"row": row, "column": column, "text": text, "style": style, "is_formula": False,
            "is_number": False, **more}  # fmt: skip


def sheet_of(*cells: dict[str, Any], merged: tuple[list[int], ...] = ()) -> GridSheet:
    (sheet,) = read_grid(
        [
            {
                "name": "Biểu", "row_count": 20, "column_count": 4, "cells": cells,
                "merged": merged, "widths": {"1": 9.0}, "heights": {"3": 21.0},
                "hidden_rows": [7], "hidden_columns": [], "is_hidden": False, "is_cut": False,
                "looks": [PLAIN, LOOK],
            }
        ]
    )  # fmt: skip
    return sheet


def table(*last: dict[str, Any]) -> GridSheet:
    rows = [one(row, column, style=1) for row in (4, 5, 6) for column in (1, 2)]
    return sheet_of(*rows, *last)


def test_plain_values_become_a_sheet():
    sheet = sheet_of(one(1, 1, "Biểu", 1), one(2, 1, "x", 9), merged=([1, 1, 1, 3],))
    assert sheet.cells[1, 1].look == GridLook("#BDD7EE", "", True, False, "center", True)
    assert sheet.cells[2, 1].look == GridLook()
    assert (sheet.widths, sheet.heights) == ({1: 9.0}, {3: 21.0})
    assert sheet.hidden_rows == {7}


def test_a_merged_area_is_filled_in_its_first_cell():
    sheet = sheet_of(merged=([2, 2, 3, 4],))
    assert sheet.top_of(3, 4) == (2, 2)
    assert sheet.top_of(4, 4) == (4, 4)
    assert sheet.top_of(3, 1) == (3, 1)


def test_a_cell_with_a_formula_is_not_filled():
    sheet = sheet_of(one(3, 2, "90,9%", is_formula=True), one(4, 2))
    assert sheet.refusal(3, 2) == "Ô B3 có công thức nên không điền đè. Hãy chọn ô khác."
    assert sheet.refusal(4, 2) == sheet.refusal(9, 9) == ""


def test_the_rows_of_a_table_end_before_what_looks_otherwise_or_is_written():
    assert table().last_ready_row(4, 1) == 6
    assert table(one(7, 1, style=0)).last_ready_row(4, 1) == 6
    assert table(one(7, 1, style=1), one(7, 2, "Tổng cộng")).last_ready_row(4, 1) == 6
    assert table(one(7, 1, style=1), one(7, 2, "4", is_number=True)).last_ready_row(4, 1) == 7
    assert table(one(7, 1, "đã có", style=1)).last_ready_row(4, 1) == 6
    assert table().last_ready_row(12, 3) == 12


def test_tables_named_by_markers_end_where_the_form_does():
    cell, single = UpwardCell("Biểu", 4, 1, "roll.name", 4), UpwardCell("Biểu", 1, 1, "place")
    away = UpwardCell("Khác", 4, 1, "roll.name", 4)
    assert with_ready_rows([table()], (cell, single, away)) == {cell: 6}


def test_only_what_a_copy_says_otherwise_counts():
    original = sheet_of(one(1, 1, "Tên chi bộ"), one(2, 1, "=1", is_formula=True))
    copy = sheet_of(one(1, 1, "Tên chi bộ"), one(1, 2, "Tên chi bộ"), one(3, 1, "", 1))
    (found,) = written_anew([original], [copy])
    assert (found.row, found.column, found.text) == (1, 2, "Tên chi bộ")
