"""Where a printed sheet breaks: the signature never stands alone on a page."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.services.export import excel_pages
from app.services.export.excel_pages import PrintedRows, break_after, shrink
from app.services.export.samples import sample_attendance_year
from tests.export.form_samples import printed

PAGE_MM = 101 / excel_pages.POINTS_PER_MM / 0.98
"""A page that holds ten rows of ten points."""


def a_sheet(table_rows: int, tail: int) -> PrintedRows:
    """A heading of one row of ten points, a table, then notes and signature."""
    return PrintedRows([10.0] * (1 + table_rows + tail), (1, 1), 1 + table_rows)


@pytest.mark.parametrize(
    ("table_rows", "tail", "last"),
    [
        (5, 4, 0),
        (6, 4, 4),
        (9, 3, 7),
        (10, 3, 8),
        (14, 3, 0),
        (2, 9, 0),
    ],
)
def test_rows_of_the_table_go_with_a_signature_that_needs_a_page_of_its_own(table_rows, tail, last):
    assert break_after(a_sheet(table_rows, tail), PAGE_MM, 1.0) == last


def test_a_wide_sheet_is_made_smaller_and_a_narrow_one_is_left():
    assert shrink([10.0], 165) == 1
    assert shrink([60.0, 60.0, 60.0], 165) == pytest.approx(0.48, abs=0.02)


@pytest.mark.parametrize(("members", "is_broken"), [(3, False), (23, True)])
def test_a_year_that_just_overflows_keeps_members_beside_the_signature(members, is_broken):
    year = sample_attendance_year()
    context = replace(year, rows=(year.rows * 8)[:members])
    sheet = load_workbook(BytesIO(printed(context))).worksheets[0]
    (last_member,) = (row[0].row for row in sheet.iter_rows() if row[0].value == members)
    beside = [last_member - found.id for found in sheet.row_breaks.brk]
    assert bool(beside) is is_broken
    assert all(members >= excel_pages.KEPT_ROWS for members in beside)
