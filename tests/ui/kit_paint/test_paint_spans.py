"""Shares of a whole become whole pixels that add up."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.kit import spans

PARTS = st.lists(st.integers(0, 300).map(lambda n: Fraction(n, 4)), min_size=1, max_size=9)


@given(st.integers(1, 40), st.integers(0, 3000))
def test_equal_cells_fill_the_length_and_touch(count: int, total: int):
    cells = spans.equal(count, total)

    assert sum(width for _, width in cells) == total
    assert all(a + w == b for (a, w), (b, _) in pairwise(cells))
    assert max(w for _, w in cells) - min(w for _, w in cells) <= 1


@given(PARTS, st.integers(60, 2000), st.integers(0, 3), st.integers(0, 4))
def test_shares_and_gaps_fill_the_bar_exactly(parts, total, gap, least):
    pieces = spans.shares(parts, total, gap, least)

    filled = [width for width, part in zip((w for _, w in pieces), parts, strict=True) if part]
    assert all(width == 0 for (_, width), part in zip(pieces, parts, strict=True) if not part)
    if filled:
        assert sum(filled) + gap * (len(filled) - 1) == total
        assert min(filled) >= least


@given(PARTS, st.integers(60, 2000))
def test_shares_never_overlap(parts, total):
    pieces = [piece for piece in spans.shares(parts, total, 2) if piece[1]]

    assert all(a + w + 2 == b for (a, w), (b, _) in pairwise(pieces))


def test_one_lost_point_of_a_hundred_stays_visible():
    pieces = spans.shares([Fraction(99), Fraction(0), Fraction(1)], 200, gap=2, least=4)

    assert pieces[2][1] >= 4
    assert pieces[1] == (pieces[2][0], 0)


@pytest.mark.parametrize(
    ("value", "pixel"), [(0, 0), (90, 180), (100, 200), (130, 200), (-5, 0), (45, 90)]
)
def test_a_value_stands_on_its_scale_and_never_outside(value: int, pixel: int):
    assert spans.along(Fraction(value), Fraction(0), Fraction(100), 200) == pixel


def test_an_empty_scale_has_one_place():
    assert spans.along(Fraction(5), Fraction(3), Fraction(3), 200) == 0


@given(st.lists(st.integers(1, 200), min_size=1, max_size=6), st.integers(1200, 2000))
def test_stretched_pieces_keep_their_width_and_fill_the_row(naturals, total):
    pieces = spans.stretched(naturals, total)

    assert sum(width for _, width in pieces) == total
    assert all(w >= n for (_, w), n in zip(pieces, naturals, strict=True))


def test_pieces_wrap_like_words():
    assert spans.rows_that_fit([60, 30, 50, 200], 100, gap=10) == ((0, 1), (2,), (3,))
    assert spans.rows_that_fit([], 100) == ()
