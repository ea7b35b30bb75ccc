"""Tự chấm, chi bộ, cấp trên side by side: where they differ, in words and with the reason."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.score_columns import (
    ColumnLine,
    ScoreColumns,
    signed_points,
    superior_points,
    superior_sentence,
    superior_summary,
)


def line(item: str, cell: int | None, superior: int | None, reason: str = "") -> ColumnLine:
    given, other = (None if points is None else Fraction(points) for points in (cell, superior))
    return ColumnLine(item, given, given, other, reason)


def columns(*lines: ColumnLine, total: int | None = None, reason: str = "") -> ScoreColumns:
    cell = sum((one.cell_points or Fraction(0) for one in lines), Fraction(0))
    return ScoreColumns(
        lines=lines,
        self_total=cell,
        cell_total=cell,
        superior_total=None if total is None else Fraction(total),
        superior_reason=reason,
        reported_total=cell,
        reported_by_superior=total is not None,
        grade=None,
        grade_label="",
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (line("4.7", 4, 3, "ít ý kiến."), "Cấp trên chấm 3, thấp hơn chi bộ 1 điểm: ít ý kiến."),
        (line("4.7", 4, 5), "Cấp trên chấm 5, cao hơn chi bộ 1 điểm; chưa ghi lý do."),
        (line("4.7", 4, 4), ""),
        (line("4.7", 4, None), ""),
        (line("4.7", None, 4), ""),
    ],
)  # fmt: skip
def test_a_line_says_how_far_apart_the_columns_are_and_why(given, said):
    assert superior_sentence(given) == said


def test_the_sheet_sums_up_which_lines_differ():
    lines = (line("4.5", 5, 4, "trùng"), line("4.7", 1, 2, "đủ"), line("5.2", 4, None))
    assert superior_summary(columns(*lines, total=10)) == (
        "Cấp trên chấm 10, bằng điểm chi bộ (mục 4.5 −1, 4.7 +1)."
    )


def test_a_difference_without_a_reason_is_said_to_have_none():
    one = columns(line("4.5", 5, 4), total=4)
    assert superior_summary(one) == (
        "Cấp trên chấm 4, thấp hơn chi bộ 1 điểm (mục 4.5 −1); chưa ghi lý do."
    )
    told = replace(one, superior_reason="trừ một điểm")
    assert superior_summary(told).endswith("(mục 4.5 −1): trừ một điểm.")


def test_a_total_alone_is_compared_and_equal_columns_say_nothing():
    whole = columns(line("4.5", 5, None), total=3, reason="họp muộn")
    assert superior_summary(whole) == "Cấp trên chấm 3, thấp hơn chi bộ 2 điểm: họp muộn."
    assert superior_summary(columns(line("4.5", 5, 5), total=5)) == ""
    assert superior_summary(columns(line("4.5", 5, None))) == ""


def test_a_difference_is_written_with_its_sign():
    assert [signed_points(Fraction(p)) for p in (2, -1)] == ["+2", "−1"]


@pytest.mark.parametrize(
    ("cell_total", "lines", "total"),
    [
        (9, [(5, None), (4, None)], None),
        (9, [(5, 4), (4, None)], 8),
        (9, [(5, 5), (4, 2)], 7),
        (18, [(5, 4), (4, None)], 16),
        (0, [(0, 3), (0, None)], 3),
        (9, [], None),
    ],
)
def test_the_superiors_total_takes_the_cells_points_where_they_gave_none(cell_total, lines, total):
    assert superior_points(Fraction(cell_total), [pair(*line) for line in lines]) == total


def pair(cell: int, superior: int | None) -> tuple[Fraction, Fraction | None]:
    return Fraction(cell), None if superior is None else Fraction(superior)
