"""Ranges with open and closed ends, and numbers and records written plainly."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.evidence_keys import EvidenceKey
from app.domain.plain_records import (
    MAX_SUGGESTED_FROM,
    RecordReader,
    did_you_mean,
    encode,
    number_as_written,
    number_of,
)
from app.domain.ranges import Span, closed_span, contains, holes, overlaps, span_of, span_text
from app.domain.rubric_reading import read_rubric
from app.domain.rubrics import Condition
from tests.domain.rubric_making import rubrics

KEY = EvidenceKey.SPEAKER_PERCENT


def between(lower, upper, lower_inclusive=True, upper_inclusive=True):
    return Condition(
        evidence=KEY,
        lower=None if lower is None else Fraction(lower),
        lower_inclusive=lower_inclusive,
        upper=None if upper is None else Fraction(upper),
        upper_inclusive=upper_inclusive,
    )


@pytest.mark.parametrize(
    ("bounds", "number", "inside"),
    [
        (between(90, 100), "90", True),
        (between(90, 100), "89.9999999", False),
        (between(90, 100, lower_inclusive=False), "90", False),
        (between(90, 100, upper_inclusive=False), "100", False),
        (between(None, 3), "-5", True),
        (between(3, None), "1000000", True),
        (between(50, 50), "50", True),
    ],
)
def test_edges_are_exact(bounds, number, inside):
    assert contains(bounds, Fraction(number)) is inside


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (between(50, 50), "đúng 50"),
        (between(80, 90, upper_inclusive=False), "từ 80 đến dưới 90"),
        (between(80, 90, lower_inclusive=False), "trên 80 đến 90"),
        (between(100, None, lower_inclusive=False), "trên 100"),
        (between(None, "2.5", upper_inclusive=False), "dưới 2,5"),
        (between(None, 3), "đến 3"),
        (between(None, None), "mọi giá trị"),
    ],
)
def test_span_in_words(bounds, text):
    assert span_text(span_of(bounds)) == text


def test_holes_and_overlaps_of_a_scale():
    low = span_of(between(0, 40, upper_inclusive=False))
    high = span_of(between(50, 100))
    whole = closed_span(Fraction(0), Fraction(100))
    assert [span_text(hole) for hole in holes([high, low], whole)] == ["từ 40 đến dưới 50"]
    assert list(overlaps([high, low])) == []
    both = span_of(between(30, 60))
    assert [span_text(common) for common in overlaps([low, both])] == ["từ 30 đến dưới 40"]
    assert list(holes([Span(whole.start, whole.end)], whole)) == []
    beyond = span_of(between(110, 120))
    assert [span_text(hole) for hole in holes([beyond], whole)] == ["từ 0 đến 100"]


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6))
def test_number_is_written_so_that_it_reads_back(number):
    assert number_of(number_as_written(number)) == number


@pytest.mark.parametrize("text", ["", "1,5", "1/0", "٣", "1e3", "0x1", "1_000", " 1", "9" * 40])
def test_what_is_no_number_is_none(text):
    assert number_of(text) is None


@settings(max_examples=25)
@given(rubrics())
def test_made_rubric_adds_up_and_survives_its_plain_form(made):
    reading = read_rubric(encode(made))
    assert reading.faults == ()
    assert reading.rubric == made


def test_suggestions_stop_where_there_are_too_many_names():
    assert did_you_mean("max_", ["max", "min"]) == ", có phải “max”"
    assert did_you_mean("max_", [f"max{i}" for i in range(MAX_SUGGESTED_FROM + 1)]) == ""


@dataclass(frozen=True)
class Sample:
    """A record with an optional and a defaulted field."""

    day: date | None
    words: tuple[str, ...] = ()
    by_name: dict[str, int] | None = None


def test_values_equal_to_their_default_are_left_out():
    assert encode(Sample(date(2026, 11, 3))) == {"day": "2026-11-03"}
    assert encode(Sample(None, ("a",))) == {"day": None, "words": ["a"]}


def test_nothing_written_beside_a_key_means_its_default():
    reader = RecordReader()
    assert reader.read(Sample, {"day": None, "words": None}, "") == Sample(None)
    plain = {"evidence": KEY.value, "lower": 50, "equals": None}
    assert reader.read(Condition, plain, "") == Condition(evidence=KEY, lower=Fraction(50))
    assert reader.faults == []


def test_reader_takes_native_numbers_and_truth_as_json_has_them():
    reader = RecordReader()
    assert reader.read(Fraction, 5, "a") == 5
    assert reader.read(bool, raw=True, path="b") is True
    assert reader.read(bool, raw=False, path="c") is False
    assert reader.read(int, "7", "d") == 7
    assert reader.faults == []
    assert reader.read(date, "20261103", "e") is None
    assert reader.read(int, "7.5", "f") is None
    assert len(reader.faults) == 2
