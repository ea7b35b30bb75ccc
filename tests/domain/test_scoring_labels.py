"""Points in the words of their form: figures where points count, else met or not met."""

from fractions import Fraction

import pytest

from tests.domain.score_samples import rubric


@pytest.mark.parametrize(
    ("name", "points", "words"),
    [
        ("an-phu-chi-tiet", Fraction(9, 2), "4,5"),
        ("an-phu-chi-tiet", Fraction(0), "0"),
        ("hd12-checklist", Fraction(1), "Đạt"),
        ("hd12-checklist", Fraction(0), "Không"),
    ],
)
def test_a_form_says_points_in_its_own_words(name, points, words):
    assert rubric(name).said(points) == words
