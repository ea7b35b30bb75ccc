"""Bands and levels at their very edges: rounding never decides."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.evidence import known_evidence
from app.domain.evidence_keys import EvidenceKey
from app.domain.grades import band_named, band_of, is_at_least, next_band_sentence
from tests.domain.score_samples import rubric, scored, untyped

DETAILED = rubric("an-phu-chi-tiet")
NGHE_AN = rubric("nghe-an-08-2021")


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "good"),
        ("90", "good"),
        ("89.9999", "fair"),
        ("89.96", "fair"),
        ("70", "fair"),
        ("69.99", "average"),
        ("50", "average"),
        ("49.999999", "poor"),
        ("0", "poor"),
    ],
)
def test_band_of_a_total(total, grade):
    assert band_of(DETAILED.bands, Fraction(total)).grade == grade


def test_each_rubric_has_its_own_bands():
    assert band_of(NGHE_AN.bands, Fraction(80)).grade == "good"
    assert band_of(DETAILED.bands, Fraction(80)).grade == "fair"
    assert band_of(DETAILED.bands, Fraction(101)) is None
    assert band_named(DETAILED.bands, "excellent") is None


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (88, "Thêm 2 điểm nữa là Tốt."),
        (Fraction("89.996"), "Thêm 0,01 điểm nữa là Tốt."),
        (Fraction("69.5"), "Thêm 0,5 điểm nữa là Khá."),
        (95, ""),
    ],
)
def test_way_to_the_next_grade_is_never_rounded_away(total, sentence):
    assert next_band_sentence(DETAILED.bands, Fraction(total)) == sentence


def test_grades_are_compared_in_the_order_of_the_form():
    order = ("good", "fair", "average", "poor")
    assert is_at_least(order, "good", "fair")
    assert is_at_least(order, "fair", "fair")
    assert not is_at_least(order, "poor", "fair")
    assert not is_at_least(order, "unknown", "fair")


def points_on(item_id, values):
    item = untyped(DETAILED.item(item_id))
    group = replace(DETAILED.groups[0], items=(item,), max=item.max)
    alone = replace(DETAILED, groups=(group,), total=item.max, bands=())
    sheet = scored(alone, known_evidence({EvidenceKey(k): v for k, v in values.items()}))
    line = sheet.item(item_id)
    return None if line.points is None else (int(line.points), line.level_id or line.gap_id)


@pytest.mark.parametrize(
    ("percent", "points"),
    [
        ("100", (4, "a")),
        ("90", (4, "a")),
        ("89.96", (3, "b")),
        ("75", (3, "b")),
        ("74.999", (2, "c")),
        ("65", (2, "c")),
        ("64.99", (1, "d")),
        ("0", (1, "d")),
    ],
)
def test_level_of_attendance(percent, points):
    values = {"attendance_percent": Fraction(percent), "unexcused_absence_count": 0}
    assert points_on("2.1", values) == points


@pytest.mark.parametrize(
    ("percent", "points"),
    [
        ("50.01", (5, "a")),
        ("50", (4, "exactly-50")),
        ("49.99", (4, "b")),
        ("40", (4, "b")),
        ("30", (3, "c")),
        ("29.9", (2, "d")),
    ],
)
def test_level_of_speakers_with_its_gap(percent, points):
    assert points_on("4.5", {"speaker_percent": Fraction(percent)}) == points


@pytest.mark.parametrize(
    ("percent", "points"), [(100, 30), (90, 30), ("89.9", 27), (80, 27), (50, 15), ("49.9", 10)]
)
def test_level_of_the_last_resolution(percent, points):
    values = {
        "resolution_completion_percent": Fraction(percent),
        "previous_resolution_exists": True,
    }
    assert points_on("7", values)[0] == points


def test_unknown_value_gives_no_level():
    values = {"resolution_completion_percent": None, "previous_resolution_exists": True}
    assert points_on("7", values) is None
